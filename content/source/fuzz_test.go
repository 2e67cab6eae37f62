package source

import (
	"context"
	"errors"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

// FuzzOpen opens arbitrary data with a name and a Content-Type. The result must be an
// article that is safe to draw, or an [*Error].
func FuzzOpen(f *testing.F) {
	f.Setenv("PATH", f.TempDir()) // so that no converter is run
	f.Add("a.md", "text/html; charset=gbk", []byte(page))
	f.Add("a.html.gz", "application/gzip", gzipped(page))
	f.Add("a", "", gzipped(string(gzipped(page))))
	f.Add("a.xml", "text/xml", []byte("<?xml version='1.0' encoding='koi8-r'?><!-- a --><rss version='2.0'><channel><title>\xf4</title></channel></rss>"))
	f.Add("a.json", "application/feed+json", []byte(`{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1", "content_text": "x"}]}`))
	f.Add("a.mhtml", "", []byte(savedPage("quoted-printable", "gbk", "<p>Caf=C3")))
	f.Add("a.eml", "message/rfc822", []byte("From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nText \x1b[m\n--x--"))
	f.Add("a.pdf", "application/pdf", []byte("%PDF-1.7"))
	f.Add("a.epub", "application/epub+zip", []byte("PK\x03\x04 META-INF/container.xml"))
	f.Add("a.txt", "text/plain; charset=utf-16le", []byte("\xff\xfeT\x00e\x00\x1b\x00"))
	f.Add("a.txt", "text/plain; charset=iso-2022-jp", []byte("\x1b$BD,\x1b(B"))
	f.Fuzz(func(t *testing.T, name, header string, data []byte) {
		o := opener{spec: name, Options: Options{Limits: generousLimits()}}
		o.OnPrefix = func(a *content.Article, _ Origin, _ int) { checkResult(t, a, nil) }
		mediaType, charset := contentType(header)
		p := payload{data: data, name: name, mediaType: mediaType, charset: charset, base: "https://example.com/a", maxSize: o.Limits.Source, tooLarge: ResponseTooLarge}
		a, err := o.article(context.Background(), nil, p)
		checkResult(t, a, err)
	})
}

// checkResult checks the results of Open.
func checkResult(t *testing.T, a *content.Article, err error) {
	t.Helper()
	if err == nil {
		if err := blocktest.Check(a); err != nil {
			t.Fatal(err)
		}
		return
	}
	var e *Error
	if !errors.As(err, &e) || a != nil {
		t.Fatalf("%v, %v", a, err)
	}
	if text := e.Error(); content.SanitizeLine(text).String() != text {
		t.Fatalf("unsafe log entry %q", text)
	}
}
