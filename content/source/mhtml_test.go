package source

import (
	"strings"
	"testing"

	"pullquote/content"
)

// savedPage returns an MHTML file with a page in a transfer encoding and a charset.
func savedPage(encoding, charset, part string) string {
	return strings.ReplaceAll(`From: <Saved by a browser>
Snapshot-Content-Location: https://example.com/a/tide
Subject: The tide
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="--cut--"

----cut--
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
----cut--
Content-Type: text/html; charset=`+charset+`
Content-Transfer-Encoding: `+encoding+`
Content-Location: cid:page

`+part+`
----cut----
`, "\n", "\r\n")
}

func TestMHTML(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"quoted-printable", savedPage("quoted-printable", "utf-8", "<!doctype html><p>Caf=C3=A9 and <a href=3D\"../b\">=\na link</a>."), "Café and a link."},
		{"base64", savedPage("base64", "utf-8", "PHA+Q2Fmw6kgYW5kIDxhIGhyZWY9\nLi4vYj5hIGxpbms8L2E+Lg=="), "Café and a link."},
		{"the boundary is not declared", strings.ReplaceAll(savedPage("8bit", "utf-8", "<p>Café and <a href=../b>a link</a>."), "\tboundary", "\tcut"), "Café and a link."},
		{"another boundary is declared", strings.ReplaceAll(savedPage("8bit", "utf-8", "<p>Café and <a href=../b>a link</a>."), "----cut", "----tuc"), "Café and a link."},
		{"8bit", savedPage("8bit", "iso-8859-1", "<p>Caf\xe9 and <a href=../b>a link</a>."), "Café and a link."},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := openTyped(t.Context(), "-", Options{Stdin: strings.NewReader(c.data)})
			if err != nil {
				t.Fatal(err)
			}
			p, ok := a.Block(0).(*content.Paragraph)
			if !ok || p.Text.String() != c.want || p.Text.Span(1).Link.String() != "https://example.com/b" || a.Source.String() != "https://example.com/a/tide" {
				t.Errorf("%+v", a)
			}
		})
	}
}

func TestMHTMLErrors(t *testing.T) {
	for name, data := range map[string]string{
		"no page":  strings.ReplaceAll(savedPage("8bit", "utf-8", "<p>Text."), "text/html; ch", "text/css; ch"),
		"no parts": "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\nText.",
	} {
		_, err := openTyped(t.Context(), "-", Options{Stdin: strings.NewReader(data)})
		t.Run(name, func(t *testing.T) { sameError(t, err, Error{Name: "-", Reason: NoPage}) })
	}
	mail := "From: a@example.com\nContent-Type: text/plain\n\nText."
	if a, err := openTyped(t.Context(), "-", Options{Stdin: strings.NewReader(mail)}); err != nil || !strings.Contains(texts(a), "Text.") {
		t.Errorf("a message was parsed as a page: %+v, %v", a, err)
	}
}
