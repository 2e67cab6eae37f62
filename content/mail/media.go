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

// id returns the Content-ID of a part, or "" if it has none.
func (p *part) id() string { return strings.Trim(p.header.get("Content-ID"), "<> ") }

// partScheme is the scheme of the address of a part without a Content-ID; the part's
// number follows.
const partScheme = "mailpart:"

// source returns the address of a picture in the message.
func (p *part) source() string {
	if id := p.id(); id != "" {
		return content.SanitizeURL("cid:" + id).String()
	}
	return partScheme + strconv.Itoa(p.number)
}

// A media opens the pictures in a message by their cid: address (RFC 2392), their
// Content-Location, or their number.
type media struct{ root *part }

// OpenLocal implements [content.Media].
func (m media) OpenLocal(ctx context.Context, src string) (io.ReadCloser, error) {
	return m.Open(ctx, src)
}

// Open implements [content.Media].
func (m media) Open(_ context.Context, src string) (io.ReadCloser, error) {
	p := m.root.find(func(p *part) bool { return p.isAt(src) })
	if p == nil {
		return nil, fs.ErrNotExist
	}
	data, _ := decodeBody(p.body, p.encoding())
	return io.NopCloser(bytes.NewReader(data)), nil
}

// find returns the first part without subparts for which match reports true, or nil if
// there is no such part.
func (p *part) find(match func(*part) bool) *part {
	if len(p.parts) == 0 && match(p) {
		return p
	}
	for _, c := range p.parts {
		if found := c.find(match); found != nil {
			return found
		}
	}
	return nil
}

// isAt reports whether an address refers to a part.
func (p *part) isAt(src string) bool {
	if id, ok := strings.CutPrefix(src, "cid:"); ok {
		decoded, err := url.PathUnescape(id)
		return id != "" && (p.id() == id || err == nil && p.id() == decoded)
	}
	if strings.HasPrefix(src, partScheme) {
		return strings.HasPrefix(p.mediaType, "image/") && p.source() == src
	}
	location := p.header.get("Content-Location")
	return location != "" && isSameAddress(location, src)
}

// isSameAddress reports whether two addresses are the same apart from their escaping.
func isSameAddress(a, b string) bool {
	if a == b {
		return true
	}
	x, err := url.Parse(a)
	y, err2 := url.Parse(b)
	return err == nil && err2 == nil && x.String() == y.String()
}
