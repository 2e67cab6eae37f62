package epub

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

var update = flag.Bool("update", false, "write the results into the test cases")

// parse parses a book in the notation of the test cases. An error becomes a problem.
func parse(source []byte) *content.Article {
	a, err := Parse(context.Background(), makeBook(string(source)).zip(), nil, nil)
	if err != nil {
		return &content.Article{Problems: []content.Text{content.SanitizeLine("error: " + err.Error())}}
	}
	return a
}

func TestParse(t *testing.T) { blocktest.Run(t, parse, *update) }

// novel returns a book with a number of chapters of about 12 kB each.
func novel(chapters int) testBook {
	var s strings.Builder
	s.WriteString("=== metadata\n<dc:title>The Harbour</dc:title><dc:creator>Ana Ruiz</dc:creator>\n=== nav.xhtml\n<ol>")
	for i := range chapters {
		fmt.Fprintf(&s, `<li><a href="c%d.xhtml">Chapter %d</a></li>`, i, i)
	}
	s.WriteString("</ol>\n")
	for i := range chapters {
		fmt.Fprintf(&s, "=== c%d.xhtml\n<section epub:type=\"chapter\"><h2>Chapter %d</h2>\n", i, i)
		for j := range 40 {
			fmt.Fprintf(&s, "<p>“My dear <abbr>Mr.</abbr> Park,” said his <em>wife</em> in chapter %d, “have you heard that the quay is let at last?” "+
				"He made no answer to paragraph %d, and she went on about the boats, the tide, and the rain that had not stopped since Monday.</p>\n", i, j)
		}
		s.WriteString("</section>\n")
	}
	return makeBook(s.String())
}

// TestPrefixes checks that the prefixes of a book get longer, have the same text as the
// whole, and do not change after they have been handed out.
func TestPrefixes(t *testing.T) {
	var prefixes []*content.Article
	var dumps []string
	last := 0
	whole, err := Parse(t.Context(), novel(60).zip(), nil, func(a *content.Article, percent int) {
		if percent <= last || percent > 50 {
			t.Errorf("%d%% after %d%%", percent, last)
		}
		last = percent
		prefixes, dumps = append(prefixes, a), append(dumps, blocktest.Dump(a))
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(prefixes) != 2 {
		t.Fatalf("%d prefixes", len(prefixes))
	}
	for i, a := range prefixes {
		if got := blocktest.Dump(a); got != dumps[i] {
			t.Errorf("prefix %d has changed", i)
		}
		if err := blocktest.Check(a); err != nil {
			t.Error(err)
		}
		for j, b := range a.Blocks() {
			if b.Plain() != whole.Block(j).Plain() {
				t.Fatalf("block %d is %q at first and %q in the whole", j, b.Plain(), whole.Block(j).Plain())
			}
		}
		at := content.Anchor{Block: content.BlockIndex(a.Len() - 1), Offset: 3}
		if got := content.Relocate(a, whole, at); got != at {
			t.Errorf("%v is %v in the whole", at, got)
		}
	}
	if n := len(whole.Outline()); n != 61 {
		t.Errorf("%d headings", n)
	}
}

// TestShortBookHasNoPrefixes checks that a short book is handed out only as a whole.
func TestShortBookHasNoPrefixes(t *testing.T) {
	if _, err := Parse(t.Context(), novel(1).zip(), nil, func(*content.Article, int) { t.Error("there is a prefix") }); err != nil {
		t.Error(err)
	}
}

// FuzzParse parses books in the notation of the test cases.
func FuzzParse(f *testing.F) {
	f.Add("=== metadata\n<dc:title>a</dc:title><meta name='cover' content='c.jpg'/>\n=== nav.xhtml\n<ol><li><span>p</span><ol><li><a href='a.xhtml#b'>c</a></ol></ol>\n=== a.xhtml\n<h1>a</h1><p id='b'>c<a id='r' href='#n'>[1]</a>\n=== c.jpg\n")
	f.Add("=== toc.ncx\n<navPoint><navLabel><text>a</text></navLabel><content src='a.html'/><navPoint>\n=== a.html\n<p><img alt='T'/>he <span class='pagenum'>12</span><svg><image href='a.html'/></svg>\n=== notes.xhtml\n<ol><li id='n'><a href='a.html#r'>1</a> x\n")
	f.Add("=== META-INF/encryption.xml\n<CipherReference URI='%61.xhtml'/>\n=== META-INF/container.xml\n<rootfile full-path='../x.opf'/>\n=== x.opf\n<item id=a href='/a.xhtml'/><itemref idref=a linear=no>\n=== a.xhtml\n<?xml encoding='utf-16'?>\x00\xff")
	f.Add("=== a.xhtml\n<svg id='s'><g><text transform='matrix(1 0 0 1 2 3)'><tspan y='1,2' dy='1em'>a</tspan>b</text></g><foreignObject><p>c</svg><div><p>d</p><p>e</p></div>")
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 1<<16 {
			return // file names are bounded
		}
		if err := blocktest.Check(parse([]byte(source))); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzArchive parses arbitrary bytes.
func FuzzArchive(f *testing.F) {
	f.Add(plain().zip())
	f.Add(testBook{{"a.txt", "It rains."}}.zip())
	f.Fuzz(func(t *testing.T, data []byte) { reason(t, data) })
}

func BenchmarkParse(b *testing.B) {
	data := novel(60).zip()
	b.SetBytes(int64(60 * 12 << 10))
	for b.Loop() {
		if _, err := Parse(b.Context(), data, nil, nil); err != nil {
			b.Fatal(err)
		}
	}
}
