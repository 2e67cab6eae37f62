package memory

import (
	"bytes"
	"compress/flate"
	"io"
	"sync"
)

// A Source is a long text of which parts are asked for. [Source.Pack] compresses what has been
// parsed, because most of it is not asked for again. Several goroutines may use a Source, but
// only one may pack it.
type Source struct {
	size int

	mu     sync.Mutex // guards what follows
	buffer *Buffer    // holds raw; nil if raw is in the heap
	raw    []byte     // the whole text; nil if all of it is packed
	frames [][]byte   // the compressed text, frameSize bytes in each
	room   []byte     // outside the heap, for the next frames
	rooms  []*Buffer
	cache  [cachedFrames]cachedFrame // the frames that were used last come first
	reader io.ReadCloser             // decompresses frames; nil before the first
	writer *flate.Writer             // compresses frames; nil before the first and after the last
}

// A cachedFrame is a frame that has been decompressed.
type cachedFrame struct {
	number int
	text   []byte // nil: none
}

const (
	frameSize    = 64 << 10 // bytes of text
	cachedFrames = 4
	roomSize     = 1 << 20 // bytes
)

// NewSource returns the source with a text, which must not be used any more. In is the buffer
// that holds it; it may be nil.
func NewSource(text []byte, in *Buffer) *Source {
	return &Source{size: len(text), buffer: in, raw: text}
}

// Len returns the number of bytes.
func (s *Source) Len() int { return s.size }

// Slice returns a copy of the text from one byte up to another.
func (s *Source) Slice(from, to int) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]byte, 0, to-from)
	for from < to {
		if from >= len(s.frames)*frameSize {
			return append(out, s.raw[from:to]...)
		}
		frame := s.frame(from / frameSize)
		part := frame[from%frameSize : min(from%frameSize+to-from, len(frame))]
		out = append(out, part...)
		from += len(part)
	}
	return out
}

// frame returns the text of a frame.
func (s *Source) frame(number int) []byte {
	for i, c := range s.cache {
		if c.text != nil && c.number == number {
			copy(s.cache[1:], s.cache[:i])
			s.cache[0] = c
			return c.text
		}
	}
	oldest := s.cache[len(s.cache)-1].text
	copy(s.cache[1:], s.cache[:])
	size := min(frameSize, s.size-number*frameSize)
	if cap(oldest) < size {
		oldest = make([]byte, frameSize)
	}
	packed := bytes.NewReader(s.frames[number])
	if s.reader == nil {
		s.reader = flate.NewReader(packed)
	} else if err := s.reader.(flate.Resetter).Reset(packed, nil); err != nil {
		panic(err) // it never fails without a dictionary
	}
	if _, err := io.ReadFull(s.reader, oldest[:size]); err != nil {
		panic(err) // it was compressed here
	}
	s.cache[0] = cachedFrame{number, oldest[:size]}
	return s.cache[0].text
}

// Pack compresses the text before a byte, or all of it at the end, and returns its memory to
// the system. A short source is not worth it.
func (s *Source) Pack(end int) {
	if s.size < minLarge {
		return
	}
	for {
		from := len(s.frames) * frameSize
		to := min(from+frameSize, s.size)
		if from >= s.size || to > end {
			break
		}
		s.pack(from, to)
	}
	if end >= s.size {
		s.mu.Lock()
		s.raw, s.buffer, s.writer = nil, nil, nil
		s.mu.Unlock()
	}
}

// pack compresses the next frame.
func (s *Source) pack(from, to int) {
	var out bytes.Buffer
	if s.writer == nil {
		s.writer, _ = flate.NewWriter(&out, flate.BestSpeed) // the level is valid
	} else {
		s.writer.Reset(&out)
	}
	_, err := s.writer.Write(s.raw[from:to])
	if err == nil {
		err = s.writer.Close()
	}
	if err != nil {
		panic(err) // a bytes.Buffer does not fail
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.frames = append(s.frames, s.store(out.Bytes()))
	s.buffer.discard(s.raw[from:to])
}

// store copies a compressed frame to a place outside the heap.
func (s *Source) store(frame []byte) []byte {
	if len(s.room) < len(frame) {
		b := New(max(roomSize, len(frame)))
		s.rooms = append(s.rooms, b)
		s.room = b.bytes
	}
	n := copy(s.room, frame)
	out := s.room[:n:n]
	s.room = s.room[n:]
	return out
}
