package source

import (
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"io/fs"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/url"
	"strings"

	"pullquote/content"
	"pullquote/content/html"
	"pullquote/content/internal/charset"
)

// maxParts bounds how many parts of a saved page are looked through.
const maxParts = 1000

// isMHTML reports whether data is a web page that a browser saved with its pictures in
// one file: it begins with the header of a mail that says so, which nobody sent.
func isMHTML(data []byte) bool {
	header, _, _ := bytes.Cut(bytes.ReplaceAll(data[:min(len(data), 4<<10)], []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	m, err := mail.ReadMessage(io.MultiReader(bytes.NewReader(header), strings.NewReader("\n\n")))
	if err != nil {
		return false
	}
	mediaType, _ := contentType(m.Header.Get("Content-Type"))
	return mediaType == "multipart/related" && m.Header.Get("MIME-Version") != "" && !strings.Contains(m.Header.Get("From"), "@")
}

// parseMHTML parses the page in such a file. If the file names the address that the page
// was downloaded from, its links are relative to it.
func parseMHTML(_ context.Context, data []byte, in input) (*content.Article, error) {
	var a *content.Article
	err := eachPart(data, func(header mail.Header, p *multipart.Part) (isLast bool, err error) {
		mediaType, label := contentType(p.Header.Get("Content-Type"))
		if mediaType != "text/html" && mediaType != "application/xhtml+xml" {
			return false, nil
		}
		for _, base := range []string{p.Header.Get("Content-Location"), header.Get("Snapshot-Content-Location")} {
			if in.base == "" && isWebAddress(base) {
				in.base = base
			}
		}
		a, err = parsePart(p, label, in)
		return true, err
	})
	if a == nil {
		return nil, &Error{Reason: NoPage, Err: err}
	}
	a.Media = savedMedia(data)
	return a, nil
}

// eachPart calls yield for each part of a saved page, with the header of the whole, until
// it reports that it was the last one. The error is yield's, or says what is wrong with
// the file; io.EOF if there are no more parts.
func eachPart(data []byte, yield func(header mail.Header, p *multipart.Part) (isLast bool, err error)) error {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return err
	}
	_, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || parameters["boundary"] == "" {
		return err
	}
	parts := multipart.NewReader(m.Body, parameters["boundary"])
	for range maxParts {
		p, err := parts.NextPart() // decodes quoted-printable
		if err != nil {
			return err
		}
		if isLast, err := yield(m.Header, p); isLast || err != nil {
			return err
		}
	}
	return nil
}

// decoded returns the data of a part.
func decoded(p *multipart.Part) io.Reader {
	if strings.EqualFold(p.Header.Get("Content-Transfer-Encoding"), "base64") {
		return base64.NewDecoder(base64.StdEncoding, p)
	}
	return p
}

// parsePart parses the page in a part of a file, as far as it can be decoded.
func parsePart(p *multipart.Part, label string, in input) (*content.Article, error) {
	data, err := io.ReadAll(decoded(p))
	if len(data) == 0 && err != nil {
		return nil, err
	}
	text, ok := charset.As(data, in.charset)
	if !ok {
		text = charset.UTF8(data, label)
	}
	a := html.Parse(text, in.base)
	if a.Source == "" {
		a.Source = content.SanitizeLine(in.base)
	}
	if err != nil {
		a.Problems = append(a.Problems, "the file is damaged; the page is shown as far as it could be read")
	}
	return a, nil
}

// savedMedia opens the pictures in a saved page, which it is the data of: parts with the
// address that they were downloaded from, or with an identifier for cid: addresses
// (RFC 2557).
type savedMedia []byte

// Open implements [content.Media].
func (s savedMedia) Open(_ context.Context, src string) (io.ReadCloser, error) {
	var found io.Reader
	id, isID := strings.CutPrefix(src, "cid:")
	_ = eachPart(s, func(_ mail.Header, p *multipart.Part) (isLast bool, err error) {
		if isID && id != "" && strings.Trim(p.Header.Get("Content-ID"), "<>") == id || sameAddress(p.Header.Get("Content-Location"), src) {
			found = decoded(p)
		}
		return found != nil, nil
	})
	if found == nil {
		return nil, fs.ErrNotExist
	}
	return io.NopCloser(found), nil
}

// sameAddress reports whether two addresses are the same, however they are escaped.
func sameAddress(a, b string) bool {
	if a == b {
		return a != ""
	}
	x, err := url.Parse(a)
	y, err2 := url.Parse(b)
	return err == nil && err2 == nil && a != "" && x.String() == y.String()
}
