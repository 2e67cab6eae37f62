package html

import (
	"flag"
	"net/url"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
	"pullquote/content/internal/dom"
)

var update = flag.Bool("update", false, "write what comes out into the cases")

// fragment parses a case: a piece of HTML.
func fragment(source []byte) *content.Article { return articleOf(Fragment(string(source), "")) }

func articleOf(r Result) *content.Article {
	a := content.NewArticle(r.Blocks...)
	a.Targets, a.Problems = r.Targets, r.Problems
	return a
}

func TestFragment(t *testing.T) { blocktest.Run(t, fragment, *update) }

func TestAddresses(t *testing.T) {
	base, err := url.Parse("https://example.com/news/tide.html?p=1")
	if err != nil {
		t.Fatal(err)
	}
	chapters := func(use Use, address string) string {
		if use == Picture {
			return "OPS/" + address
		}
		if chapter, id, ok := strings.Cut(address, "#"); ok {
			return "#" + chapter + "#" + id
		}
		return ""
	}
	for _, c := range []struct {
		name, in, want string
		o              Options
	}{
		{"as they are", `<a href="b.html">x</a>`, "b.html", Options{}},
		{"against the page", `<a href=" b.html ">x</a>`, "https://example.com/news/b.html", Options{Base: base}},
		{"from the root", `<a href="/b?c=d">x</a>`, "https://example.com/b?c=d", Options{Base: base}},
		{"elsewhere", `<a href="mailto:jo@example.com">x</a>`, "mailto:jo@example.com", Options{Base: base}},
		{"within the page", `<a href="#ebb">x</a>`, "#ebb", Options{Base: base}},
		{"within the page by its address", `<a href="https://example.com/news/tide.html?p=1#ebb">x</a>`, "#ebb", Options{Base: base}},
		{"a part of another page", `<a href="tide.html#ebb">x</a>`, "https://example.com/news/tide.html#ebb", Options{Base: base}},
		{"an escaped part", `<a href="#%C3%A9bb">x</a>`, "#ébb", Options{Base: base}},
		{"no address", `<a href="http://[::">x</a>`, "http://[::", Options{Base: base}},
		{"rewritten", `<a href="two.xhtml#n1">x</a>`, "#two.xhtml#n1", Options{Rewrite: chapters}},
		{"rewritten to none", `<a href="two.xhtml">x</a>`, "", Options{Rewrite: chapters}},
		{"a picture's", `<img src="p.jpg">`, "https://example.com/news/p.jpg", Options{Base: base}},
		{"a picture's, rewritten", `<img src="p.jpg">`, "OPS/p.jpg", Options{Rewrite: chapters}},
	} {
		root, _ := dom.Parse([]byte(c.in))
		got := ""
		switch b := Blocks(dom.Body(root), c.o).Blocks[0].(type) {
		case *content.Paragraph:
			got = b.Text.Spans[0].Link
		case *content.Figure:
			got = b.Src
		}
		if got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

// TestTooDeep holds that a page which the parser refuses is read all the same, and
// that the reader is told.
func TestTooDeep(t *testing.T) {
	a := fragment([]byte("<p>One</p>" + strings.Repeat("<div><b>", 100_000) + "deep <a href=u>link</a><p>two"))
	text := a.Text(content.Range{End: content.Anchor{Block: 99, Offset: 99}})
	if text != "One\n\ndeep link\n\ntwo" || len(a.Problems) != 1 {
		t.Errorf("%q, %q", text, a.Problems)
	}
}
