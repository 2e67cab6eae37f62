package source

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"strings"
)

// isGzip reports whether data begins like gzip data.
func isGzip(data []byte) bool { return bytes.HasPrefix(data, []byte("\x1f\x8b\x08")) }

// errTooLarge means that data exceeds its bound.
var errTooLarge = errors.New("too large")

// gunzip decompresses gzip data. The error is errTooLarge if the result is longer than
// maxBytes.
func gunzip(data []byte, maxBytes int64) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return readAtMost(z, maxBytes)
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
	data, err := gunzip(p.data, p.maxSize)
	switch {
	case errors.Is(err, errTooLarge):
		return &Error{Reason: p.tooLarge, Limit: p.maxSize}
	case err != nil:
		return &Error{Reason: Damaged, Err: err}
	case isGzip(data):
		return &Error{Reason: Packed, Detail: "gzip files inside gzip files"}
	}
	p.data = data
	if ext := path.Ext(p.name); strings.EqualFold(ext, ".gz") {
		p.name = strings.TrimSuffix(p.name, ext)
	}
	if strings.HasSuffix(p.mediaType, "gzip") {
		p.mediaType = ""
	}
	return nil
}
