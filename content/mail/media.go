package mail

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"net/url"
	"strconv"
	"strings"

	"pullquote/content"
)

// id returns the identifier of a part; "" if it has none.
func (p *part) id() string { return strings.Trim(p.header.get("Content-ID"), "<> ") }

// partScheme begins the address of a part without an identifier. Its number follows.
const partScheme = "mailpart:"

// source returns the address of a picture.
func (p *part) source() string {
	if id := p.id(); id != "" {
		return content.SanitizeURL("cid:" + id)
	}
	return partScheme + strconv.Itoa(p.number)
}

// A media opens the pictures in a mail: by their cid: address (RFC 2392), by the address
// that they were downloaded from, or by their number.
type media struct{ root *part }

// Open implements [content.Media].
func (m media) Open(_ context.Context, src string) (io.ReadCloser, error) {
	p := m.root.find(func(p *part) bool { return p.isAt(src) })
	if p == nil {
		return nil, fs.ErrNotExist
	}
	data, _ := decodeBody(p.body, p.encoding())
	return io.NopCloser(bytes.NewReader(data)), nil
}

// find returns the first part for which is reports true; nil if there is none.
func (p *part) find(is func(*part) bool) *part {
	if len(p.parts) == 0 && is(p) {
		return p
	}
	for _, c := range p.parts {
		if found := c.find(is); found != nil {
			return found
		}
	}
	return nil
}

// isAt reports whether a part is what an address refers to.
func (p *part) isAt(src string) bool {
	if id, ok := strings.CutPrefix(src, "cid:"); ok {
		decoded, err := url.PathUnescape(id)
		return id != "" && (p.id() == id || err == nil && p.id() == decoded)
	}
	if strings.HasPrefix(src, partScheme) {
		return strings.HasPrefix(p.mediaType, "image/") && p.source() == src
	}
	location := p.header.get("Content-Location")
	return location != "" && sameAddress(location, src)
}

// sameAddress reports whether two addresses are the same, however they are escaped.
func sameAddress(a, b string) bool {
	if a == b {
		return true
	}
	x, err := url.Parse(a)
	y, err2 := url.Parse(b)
	return err == nil && err2 == nil && x.String() == y.String()
}
