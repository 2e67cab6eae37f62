package page

import (
	"flag"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

var update = flag.Bool("update", false, "write the actual output into the test cases")

func parseCase(source []byte) *content.Article { return Parse(source, "") }

// TestParse runs the cases that are whole pages.
func TestParse(t *testing.T) { blocktest.Run(t, parseCase, *update) }

func FuzzParse(f *testing.F) {
	f.Add("<title>a - b</title><h1>a</h1><div class=byline>By Jo Park</div><article><p>text, text<figure><img src=a><figcaption>c</figcaption></figure></article>")
	f.Add("<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"}},{\"@id\":\"#a\",\"name\":\"b\"}]}</script><p>x")
	f.Add("<base href=//x/><link rel=canonical href=http://a/b><div hidden><p data-pullquote-number=9>x<img data-src=a class=lazy><span class=caption>y")
	f.Add("<noscript><img src=a></noscript><a href=b><img src=c><i class=credit>d</i></a><ul><li><a href=#e>e</a></ul><time datetime=2021-03-04>")
	f.Add("<frameset><frame src=a.html></frameset>\n<title>Name</title> and text.")
	f.Fuzz(func(t *testing.T, source string) {
		if err := blocktest.Check(Parse([]byte(source), "https://example.com/a/b")); err != nil {
			t.Fatal(err)
		}
	})
}
