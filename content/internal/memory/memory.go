// Package memory holds large sources in memory that the garbage collector does not count,
// where the system has such memory. Otherwise the collector would let the heap grow by the
// size of the source before it collects anything.
//
// What always holds: the memory is never a mapping of the file itself, so a file that gets
// shorter while it is read does no harm; and it is returned when nothing refers to the
// [Buffer] any more, so keep the buffer as long as you use its bytes.
package memory

import (
	"errors"
	"io"
	"runtime"
	"unsafe"
)

// A Buffer is memory for a source.
type Buffer struct {
	bytes   []byte
	cleanup runtime.Cleanup
	all     []byte // outside the heap; nil: bytes are in it
}

// minOutside is the size from which a buffer is outside the heap, in bytes.
const minOutside = 1 << 20

// minLarge is the size of a source, in bytes, from which it is worth some time to pack it.
const minLarge = 4 << 20

// New returns a buffer of n bytes.
func New(n int) *Buffer {
	Expect(n)
	if n >= minOutside {
		if data, ok := allocate(n); ok {
			b := &Buffer{bytes: data, all: data}
			b.cleanup = runtime.AddCleanup(b, release, data)
			return b
		}
	}
	return &Buffer{bytes: make([]byte, n)}
}

// free returns the memory to the system at once.
func (b *Buffer) free() {
	if b.all != nil {
		b.cleanup.Stop()
		release(b.all)
	}
	b.bytes, b.all = nil, nil
}

// discard returns the memory before the end of part to the system, if b is outside the heap and
// part is in it.
func (b *Buffer) discard(part []byte) {
	if b == nil || b.all == nil || len(part) == 0 {
		return
	}
	end := uintptr(unsafe.Pointer(unsafe.SliceData(part))) + uintptr(len(part))
	if start := uintptr(unsafe.Pointer(unsafe.SliceData(b.all))); end > start && end <= start+uintptr(len(b.all)) {
		discard(b.all, int(end-start))
	}
}

// Bytes returns the bytes; nil if b is nil. They are valid as long as b is in use: see
// [runtime.KeepAlive].
func (b *Buffer) Bytes() []byte {
	if b == nil {
		return nil
	}
	return b.bytes
}

// IsOutside reports whether b is outside the heap, so that its bytes are only valid as long
// as it is in use.
func (b *Buffer) IsOutside() bool { return b != nil && b.all != nil }

// ErrTooLong is the error of [ReadAll] if there are more than the maximum of bytes.
var ErrTooLong = errors.New("memory: too long")

// ReadAll reads r to its end, at most maxSize bytes. Size is the number of bytes that are
// expected, or 0 if it is unknown.
func ReadAll(r io.Reader, size, maxSize int64) (*Buffer, error) {
	const minSize = 64 << 10
	b := New(int(min(max(size+1, minSize), maxSize+1)))
	n := 0
	for {
		if n == len(b.bytes) {
			if int64(n) > maxSize {
				return nil, ErrTooLong
			}
			larger := New(int(min(2*int64(n), maxSize+1)))
			copy(larger.bytes, b.bytes)
			b.free()
			b = larger
		}
		m, err := r.Read(b.bytes[n:])
		n += m
		switch {
		case errors.Is(err, io.EOF) && int64(n) > maxSize:
			return nil, ErrTooLong
		case errors.Is(err, io.EOF):
			b.bytes = b.bytes[:n:n]
			return b, nil
		case err != nil:
			return nil, err
		}
	}
}
