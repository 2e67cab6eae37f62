package source

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"path"
	"strings"

	"pullquote/content/internal/memory"
)

// isGzip reports whether data begins like gzip data.
func isGzip(data []byte) bool { return bytes.HasPrefix(data, []byte("\x1f\x8b\x08")) }

// errTooLarge means that data exceeds its bound.
var errTooLarge = errors.New("too large")

// gunzip decompresses gzip data. The error is [memory.ErrTooLong] if the result is longer than
// maxBytes.
func gunzip(data []byte, maxBytes int64) (*memory.Buffer, error) {
	packed := bytes.NewReader(data)
	z, err := gzip.NewReader(packed)
	if err != nil {
		return nil, err
	}
	size := unpackedSize(data)
	if size > maxBytes { // count before memory is taken for it
		if n, _ := io.Copy(io.Discard, io.LimitReader(z, maxBytes+1)); n > maxBytes {
			return nil, memory.ErrTooLong
		}
		packed.Reset(data)
		if err := z.Reset(packed); err != nil {
			return nil, err
		}
	}
	return memory.ReadAll(z, size, maxBytes)
}

// unpackedSize returns the size that gzip data declares at its end, or what the data can unpack
// to at most.
func unpackedSize(data []byte) int64 {
	const trailer, maxRatio = 4, 1032 // of the format
	if len(data) < trailer {
		return 0
	}
	declared := int64(binary.LittleEndian.Uint32(data[len(data)-trailer:]))
	return min(declared, maxRatio*int64(len(data)))
}

// readAtMost reads to the end. The error is errTooLarge if there are more than maxBytes.
func readAtMost(r io.Reader, maxBytes int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if int64(len(data)) > maxBytes {
		return nil, errTooLarge
	}
	return data, err
}

// unpack decompresses gzip data once: "page.html.gz" becomes "page.html".
func (p *payload) unpack() error {
	if !isGzip(p.data) {
		return nil
	}
	b, err := gunzip(p.data, p.maxSize)
	data := b.Bytes()
	switch {
	case errors.Is(err, memory.ErrTooLong):
		return &Error{Reason: p.tooLarge, Limit: p.maxSize}
	case err != nil:
		return &Error{Reason: Damaged, Err: err}
	case isGzip(data):
		return &Error{Reason: Packed, Detail: "gzip files inside gzip files"}
	}
	p.data, p.buffer = data, b
	if ext := path.Ext(p.name); strings.EqualFold(ext, ".gz") {
		p.name = strings.TrimSuffix(p.name, ext)
	}
	if strings.HasSuffix(p.mediaType, "gzip") {
		p.mediaType = ""
	}
	return nil
}
