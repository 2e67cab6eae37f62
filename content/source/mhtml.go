package source

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/charset"
	webpage "pullquote/content/page"
)

// maxParts bounds how many parts of a page in one file are looked through for
// the page itself, which mostly is the first.
const maxParts = 1000

// isMHTML reports whether data is a web page that a browser saved with its
// pictures in one file: it begins with a mail's header that says so.
func isMHTML(data []byte) bool {
	header, _, _ := bytes.Cut(bytes.ReplaceAll(data[:min(len(data), 4<<10)], []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	m, err := mail.ReadMessage(io.MultiReader(bytes.NewReader(header), strings.NewReader("\n\n")))
	if err != nil {
		return false
	}
	media, _ := contentType(m.Header.Get("Content-Type"))
	return media == "multipart/related" && m.Header.Get("MIME-Version") != ""
}

// parseMHTML reads the page in such a file. Where the file says what the page
// was fetched from, it is from there.
func parseMHTML(_ context.Context, data []byte, in input) (*content.Article, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, errNoPage
	}
	_, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || parameters["boundary"] == "" {
		return nil, errNoPage
	}
	parts := multipart.NewReader(m.Body, parameters["boundary"])
	for range maxParts {
		part, err := parts.NextPart() // which decodes quoted-printable
		if err != nil {
			return nil, errNoPage
		}
		media, label := contentType(part.Header.Get("Content-Type"))
		if media != "text/html" && media != "application/xhtml+xml" {
			continue
		}
		for _, base := range []string{part.Header.Get("Content-Location"), m.Header.Get("Snapshot-Content-Location")} {
			if in.base == "" && isAddress(base) {
				in.base = base
			}
		}
		return parsePart(part, label, in.base)
	}
	return nil, errNoPage
}

// errNoPage says that there is no page in the file.
var errNoPage = errors.New("there is no page in it; save it again, as HTML")

// parsePart reads a page that is a part of a file. One that breaks off is read up
// to there.
func parsePart(part *multipart.Part, label, base string) (*content.Article, error) {
	var in io.Reader = part
	if strings.EqualFold(part.Header.Get("Content-Transfer-Encoding"), "base64") {
		in = base64.NewDecoder(base64.StdEncoding, in)
	}
	data, err := io.ReadAll(in)
	if len(data) == 0 && err != nil {
		return nil, errNoPage
	}
	a := webpage.Parse(charset.UTF8(data, label), base)
	if a.Source == "" {
		a.Source = content.SanitizeLine(base)
	}
	if err != nil {
		a.Problems = append(a.Problems, "the file is damaged, so the page is shown up to there")
	}
	return a, nil
}
