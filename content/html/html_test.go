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

var update = flag.Bool("update", false, "write the actual output into the test cases")

// fragment parses the HTML fragment of a case.
func fragment(source []byte) *content.Article { return articleOf(Fragment(string(source), "")) }

func articleOf(r Result) *content.Article {
	a := content.NewArticle(r.Blocks...)
	a.Targets = r.Targets
	a.AddProblems(r.Problems...)
	return a
}

func TestFragment(t *testing.T) { blocktest.Run(t, fragment, *update) }

func TestAddresses(t *testing.T) {
	base, err := url.Parse("https://example.com/news/tide.html?p=1")
	if err != nil {
		t.Fatal(err)
	}
	chapters := func(use Use, rawURL string) string {
		if use == Picture {
			return "OPS/" + rawURL
		}
		if chapter, id, ok := strings.Cut(rawURL, "#"); ok {
			return "#" + chapter + "#" + id
		}
		return ""
	}
	for _, c := range []struct {
		name, in, want string
		o              Options
	}{
		{"no base", `<a href="b.html">x</a>`, "b.html", Options{}},
		{"relative to the page", `<a href=" b.html ">x</a>`, "https://example.com/news/b.html", Options{Base: base}},
		{"relative to the root", `<a href="/b?c=d">x</a>`, "https://example.com/b?c=d", Options{Base: base}},
		{"another scheme", `<a href="mailto:jo@example.com">x</a>`, "mailto:jo@example.com", Options{Base: base}},
		{"within the page", `<a href="#ebb">x</a>`, "#ebb", Options{Base: base}},
		{"within the page by its URL", `<a href="https://example.com/news/tide.html?p=1#ebb">x</a>`, "#ebb", Options{Base: base}},
		{"a part of another page", `<a href="tide.html#ebb">x</a>`, "https://example.com/news/tide.html#ebb", Options{Base: base}},
		{"an escaped fragment", `<a href="#%C3%A9bb">x</a>`, "#ébb", Options{Base: base}},
		{"not a URL", `<a href="http://[::">x</a>`, "http://[::", Options{Base: base}},
		{"rewritten", `<a href="two.xhtml#n1">x</a>`, "#two.xhtml#n1", Options{Rewrite: chapters}},
		{"rewritten to nothing", `<a href="two.xhtml">x</a>`, "", Options{Rewrite: chapters}},
		{"a picture", `<img src="p.jpg">`, "https://example.com/news/p.jpg", Options{Base: base}},
		{"a picture, rewritten", `<img src="p.jpg">`, "OPS/p.jpg", Options{Rewrite: chapters}},
	} {
		root, _ := dom.Parse([]byte(c.in))
		got := ""
		switch b := Blocks(dom.Body(root), c.o).Blocks[0].(type) {
		case *content.Paragraph:
			got = b.Text.Span(0).Link.String()
		case *content.Figure:
			got = b.Src.String()
		}
		if got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

// TestTooDeep checks that a page that the parser refuses is still shown, with a problem
// for the reader.
func TestTooDeep(t *testing.T) {
	a := fragment([]byte("<p>One</p>" + strings.Repeat("<div><b>", 10_000) + "deep <a href=u>link</a><p>two"))
	text := a.Text(content.Range{End: content.Anchor{Block: 99, Offset: 99}})
	if text != "One\n\ndeep link\n\ntwo" || len(a.Problems) != 1 {
		t.Errorf("the text is %q, with the problems %q", text, a.Problems)
	}
}
