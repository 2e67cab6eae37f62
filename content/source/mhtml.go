package source

import (
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"

	"pullquote/content"
	"pullquote/content/html"
	"pullquote/content/internal/charset"
)

// maxParts bounds how many parts of a saved page are looked through for the page itself,
// which usually is the first.
const maxParts = 1000

// isMHTML reports whether data is a web page that a browser saved with its pictures in
// one file: it begins with the header of a mail that says so.
func isMHTML(data []byte) bool {
	header, _, _ := bytes.Cut(bytes.ReplaceAll(data[:min(len(data), 4<<10)], []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	m, err := mail.ReadMessage(io.MultiReader(bytes.NewReader(header), strings.NewReader("\n\n")))
	if err != nil {
		return false
	}
	mediaType, _ := contentType(m.Header.Get("Content-Type"))
	return mediaType == "multipart/related" && m.Header.Get("MIME-Version") != ""
}

// parseMHTML parses the page in such a file. If the file names the address that the page
// was downloaded from, its links are relative to it.
func parseMHTML(_ context.Context, data []byte, in input) (*content.Article, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, &Error{Reason: NoPage, Err: err}
	}
	_, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || parameters["boundary"] == "" {
		return nil, &Error{Reason: NoPage, Err: err}
	}
	parts := multipart.NewReader(m.Body, parameters["boundary"])
	for range maxParts {
		part, err := parts.NextPart() // decodes quoted-printable
		if err != nil {
			return nil, &Error{Reason: NoPage, Err: err}
		}
		mediaType, label := contentType(part.Header.Get("Content-Type"))
		if mediaType != "text/html" && mediaType != "application/xhtml+xml" {
			continue
		}
		for _, base := range []string{part.Header.Get("Content-Location"), m.Header.Get("Snapshot-Content-Location")} {
			if in.base == "" && isWebAddress(base) {
				in.base = base
			}
		}
		return parsePart(part, label, in.base)
	}
	return nil, &Error{Reason: NoPage}
}

// parsePart parses the page in a part of a file, as far as it can be decoded.
func parsePart(part *multipart.Part, label, base string) (*content.Article, error) {
	var in io.Reader = part
	if strings.EqualFold(part.Header.Get("Content-Transfer-Encoding"), "base64") {
		in = base64.NewDecoder(base64.StdEncoding, in)
	}
	data, err := io.ReadAll(in)
	if len(data) == 0 && err != nil {
		return nil, &Error{Reason: NoPage, Err: err}
	}
	a := html.Parse(charset.UTF8(data, label), base)
	if a.Source == "" {
		a.Source = content.SanitizeLine(base)
	}
	if err != nil {
		a.Problems = append(a.Problems, "the file is damaged; the page is shown as far as it could be read")
	}
	return a, nil
}
