package source

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"strings"
)

// isGzip reports whether data begins as gzip data do.
func isGzip(data []byte) bool { return bytes.HasPrefix(data, []byte("\x1f\x8b\x08")) }

// errTooLarge says that there is more than may be read.
var errTooLarge = errors.New("too large")

// gunzip unpacks gzip data to at most so many bytes.
func gunzip(data []byte, most int64) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return readMost(z, most)
}

// readMost reads to the end, which comes after at most so many bytes.
func readMost(r io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if int64(len(data)) > most {
		return nil, errTooLarge
	}
	return data, err
}

// unpack takes one layer of gzip off: what "page.html.gz" holds is "page.html".
func (r *raw) unpack(o opener) error {
	if !isGzip(r.data) {
		return nil
	}
	data, err := gunzip(r.data, r.most)
	switch {
	case errors.Is(err, errTooLarge):
		return &Error{Name: o.spec, Reason: r.tooLarge, Limit: r.most, Kind: "unpacked"}
	case err != nil:
		return &Error{Name: o.spec, Reason: Damaged, Kind: "gzip data", Err: err}
	case isGzip(data):
		return &Error{Name: o.spec, Reason: Packed, Kind: "gzip data in gzip data"}
	}
	r.data = data
	if ext := path.Ext(r.name); strings.EqualFold(ext, ".gz") {
		r.name = strings.TrimSuffix(r.name, ext)
	}
	if strings.HasSuffix(r.media, "gzip") {
		r.media = ""
	}
	return nil
}
