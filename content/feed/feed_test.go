package feed

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

var update = flag.Bool("update", false, "write the results into the test cases")

const here = "https://example.org/feeds/all.xml"

// parseAll returns the article of a feed followed by the articles of its entries,
// separated by rules.
func parseAll(data []byte) *content.Article {
	a, err := Parse(data, here)
	if err != nil {
		return &content.Article{Problems: []content.Text{content.SanitizeLine(err.Error())}}
	}
	for _, e := range a.Entries {
		if e.Article == nil || e.IsPartial {
			continue
		}
		inner := e.Article()
		a.Problems = append(a.Problems, inner.Problems...)
		a.Append(&content.Rule{})
		for _, b := range inner.Blocks() {
			a.Append(b)
		}
	}
	return a
}

func TestParse(t *testing.T) { blocktest.Run(t, parseAll, *update) }

// TestEntry checks the metadata of an entry's article, and that links within it still
// lead to the same targets after a title and a picture have been added.
func TestEntry(t *testing.T) {
	a, err := Parse([]byte(`<rss><channel><title>Tides</title><link>https://example.org/</link><language>en</language><item>
		<title>The pier</title><author>jo@example.org (Jo Park)</author><pubDate>Thu, 04 Mar 2021 10:00:00 GMT</pubDate><link>/pier</link>
		<content:encoded><![CDATA[<p>See <a href="#b">below</a>.</p><p id="b">Text.</p>]]></content:encoded>
		<enclosure url="/lead.png" type="image/png"/></item></channel></rss>`), "")
	if err != nil {
		t.Fatal(err)
	}
	if a.Source.String() != "https://example.org/" {
		t.Errorf("the source of the feed is %q", a.Source.String())
	}
	got := a.Entries[0].Article()
	if err := blocktest.Check(got); err != nil {
		t.Error(err)
	}
	want := `title: The pier
byline: Jo Park
published: 2021-03-04
site: Tides
source: https://example.org/pier
lang: en
h1 The pier
figure https://example.org/lead.png alt="" caption=
p See <a #b>below</a>.
p Text.
target b: block 3, 0
`
	if s := blocktest.Dump(got); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

// TestPartial checks that a description also becomes an article, which is partial if the
// entry has a link.
func TestPartial(t *testing.T) {
	const item = "<item><title>The pier</title>%s<description>It is &lt;b&gt;open&lt;/b&gt; again.</description></item>"
	for link, partial := range map[string]bool{"": false, "<link>https://example.org/pier</link>": true} {
		a, err := Parse([]byte("<rss><channel><title>Tides</title>"+fmt.Sprintf(item, link)+"</channel></rss>"), "")
		if err != nil {
			t.Fatal(err)
		}
		e := a.Entries[0]
		if e.IsPartial != partial || e.Article == nil || !strings.Contains(blocktest.Dump(e.Article()), "p It is <b>open</b> again.") {
			t.Errorf("%q: %+v", link, e)
		}
	}
	a, err := Parse([]byte("<rss><channel><title>Tides</title><item><title>The pier</title><link>https://example.org/</link></item></channel></rss>"), "")
	if err != nil || a.Entries[0].Article != nil || a.Entries[0].IsPartial {
		t.Errorf("no description: %+v, %v", a.Entries, err)
	}
}

func TestError(t *testing.T) {
	for _, data := range []string{"", "text", "<html>", "{", "[1]", "<?xml version='1.0'?>", `{"a":1}`} {
		_, err := Parse([]byte(data), "")
		if !errors.Is(err, ErrNotFeed) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

func TestSniff(t *testing.T) {
	for data, want := range map[string]bool{
		"\ufeff \n<?xml version='1.0'?><!-- <html> --><?x y?><!DOCTYPE rss [<!ENTITY a \"]>\">]><rss>": true,
		"<RSS version=2.0>": true,
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">`: true,
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:owl="http://x.example/">`:    false,
		`<feed xmlns="http://www.w3.org/2005/Atom">`:                                                         true, `<a:feed xmlns:a='http://purl.org/atom/ns#'>`: true, "<feed>": true,
		`<feed xmlns="http://example.org/cattle">`:       false,
		`{"version": "https://jsonfeed.org/version/1.1"`: true, `{"title":"x","version" : "https:\/\/jsonfeed.org\/version\/1"}`: true,
		`{"version": 1, "text": "https://jsonfeed.org/version/1"}`: false, `{"a": "version"}`: false, `{}`: false, `["https://jsonfeed.org/version/1"]`: false,
		`{"items": "` + strings.Repeat("x", 2*maxSniffed) + `", "version": "https://jsonfeed.org/version/1"}`: true,
		"": false, "<": false, "<!--": false, "<!DOCTYPE html><html>": false, "<svg>": false, "# Title": false, "text <rss>": false,
		"<!--" + strings.Repeat("x", 2*maxSniffed) + "--><rss>": false,
	} {
		if Sniff([]byte(data)) != want {
			t.Errorf("%.80q: not %v", data, want)
		}
	}
}

// TestBounds checks that everything is bounded, and that the reader is told about
// omissions.
func TestBounds(t *testing.T) {
	const (
		more = "the feed is very long; its first %d entries are shown, and the rest is left out"
		one  = "the feed is very long; its first entry is shown, and the rest is left out"
	)
	item := "<item><title>Deep</title><link>http://example.org/</link>%s</item>"
	fill := func(s string, n int) string { return strings.Repeat(s, n/len(s)) }
	of := func(s string) string {
		return "<rss><channel><title>Feed</title>" + fmt.Sprintf(item, s) + "</channel></rss>"
	}
	const size = 1 << 19 // a step that is not linear exceeds the time limit of a test
	for _, c := range []struct{ name, data, problem string }{
		{"entries", "<rss><channel>" + strings.Repeat(fmt.Sprintf(item, ""), 2*maxItems), fmt.Sprintf(more, maxItems)},
		{"entries in JSON", `{"version":"https://jsonfeed.org/version/1","items":[` + strings.Repeat(`{"title":"Deep"},`, 2*maxItems), fmt.Sprintf(more, maxItems)},
		{"a large text", of("<description>" + fill("word ", 2*maxText) + "</description>"), "a text in the feed is longer than 4 MiB; its end is left out"},
		{"a large feed", of("") + fill(" ", maxSize), one},
		{"nesting", of(fill("<x:a>", size)), ""},
		{"nested content", of("<content:encoded>" + fill("<b>", size) + "</content:encoded>"), ""},
		{"nested media", of(fill("<media:content>", size)), ""},
		{"nested entries", of(fill("<item>", size)), one},
		{"end tags", of(fill("</b>", size)), ""},
		{"namespaces", of("<x " + fill("xmlns:a='b' ", size) + "/>" + fill("<y xmlns:z='a'/>", size)), ""},
		{"authors", of(fill("<dc:creator>A</dc:creator>", size)), ""},
		{"pictures", of(fill("<media:content medium='image' url='/a'/>", size)), ""},
		{"an attribute", of("<media:content url='" + fill("a", size) + "'/>"), ""},
		{"quotation marks", of(fill("<a b=\"", size)), ""},
		{"comments", of(fill("<!--", size)), "the feed breaks off in the middle; the part before that point is shown"},
		{"ampersands", of("<description>" + fill("&", size) + "</description>"), ""},
		{"angles", of("<description>" + fill("<", size) + fill("<b", size) + "</description>"), ""},
		{"lines", of("<description>" + fill("x\n\ny,\nz\n", size) + "</description>"), ""},
		{"lines with elements", of("<description>" + fill("x &lt;b>y&lt;/b>\n", size) + "</description>"), ""},
		{"Markdown", of("<description>" + fill("**x** [y](z.html ](\n", size) + "</description>"), ""},
		{"unknown tags", of("<description>" + fill("&lt;x> &lt;y@z>", size) + "</description>"), ""},
		{"base64", of("") + "<entry xmlns='http://www.w3.org/2005/Atom'><title mode='base64'>" + fill("QUJD\n", size) + "</title></entry>", ""},
		{"JSON nesting", `{"version":"https://jsonfeed.org/version/1","items":[{"title":"Deep"},` + fill("[", size), "the feed breaks off in the middle; the part before that point is shown"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := parseAll([]byte(c.data))
			if err := blocktest.Check(a); err != nil {
				t.Error(err)
			}
			if len(a.Entries) == 0 || len(a.Entries) > maxItems || a.Entries[0].Title.String() != "Deep" {
				t.Errorf("%d entries", len(a.Entries))
			}
			if c.problem != "" && !slices.Contains(a.Problems, content.Sanitize(c.problem)) || c.problem == "" && slices.Contains(a.Problems, content.Sanitize(one)) {
				t.Errorf("the problems are %q", a.Problems)
			}
		})
	}
}

// TestEmptyEntries checks that the reader is told about entries without text in one sentence.
func TestEmptyEntries(t *testing.T) {
	const empty, full = "<item/>", "<item><title>Deep</title></item>"
	for _, c := range []struct{ data, problem string }{
		{"<rss><channel></channel></rss>", "the feed has no entries"},
		{"<rss><channel>" + empty + "</channel></rss>", "the feed has no entries"},
		{"<rss><channel>" + empty, "the feed breaks off in the middle; the part before that point has no entries to read"},
		{"<rss><channel>" + strings.Repeat(empty, maxItems+1), "the feed is very long; its first part has no entries to read, and the rest is left out"},
		{"<rss><channel><title>T</title>" + strings.Repeat(" ", maxSize), "the feed is very long; its first part has no entries to read, and the rest is left out"},
		{`{"version":"https://jsonfeed.org/version/1","items":[` + strings.Repeat(`{},`, maxItems+1), "the feed is very long; its first part has no entries to read, and the rest is left out"},
		{"<rss><channel>" + full + full + strings.Repeat(empty, maxItems), "the feed is very long; its first 2 entries are shown, and the rest is left out"},
	} {
		a, err := Parse([]byte(c.data), here)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Problems) != 1 || a.Problems[0].String() != c.problem {
			t.Errorf("%.60s: the reader is told %q, want %q", c.data, a.Problems, c.problem)
		}
	}
}

// TestTruncated checks that a feed may end anywhere.
func TestTruncated(t *testing.T) {
	for name, data := range samples() {
		last := 0
		for end := range len(data) {
			a := parseAll([]byte(data[:end]))
			if err := blocktest.Check(a); err != nil {
				t.Fatalf("%s, cut at %d: %v", name, end, err)
			}
			if len(a.Entries) < last {
				t.Fatalf("%s, cut at %d: %d entries, after %d", name, end, len(a.Entries), last)
			}
			last = len(a.Entries)
			for _, e := range a.Entries {
				if !e.Link.IsEmpty() && e.Link.String() != "http://example.org/1" && e.Link.String() != "http://example.org/2" {
					t.Fatalf("%s, cut at %d: truncated address %q", name, end, e.Link.String())
				}
			}
		}
	}
}

func samples() map[string]string {
	return map[string]string{
		"RSS":  `<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>A</title><item><title>One</title><link>http://example.org/1</link><content:encoded><![CDATA[<p>B</p>]]></content:encoded></item><item><title>Two</title><description>&lt;p&gt;C</description><link>http://example.org/2</link></item></channel></rss>`,
		"Atom": `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title type="xhtml"><div>One <b>x</b></div></title><link rel="alternate" href="http://example.org/1"/></entry><entry><title>Two</title><link href="http://example.org/2"/><content type="html">&lt;p&gt;C</content></entry></feed>`,
		"JSON": `{"version":"https://jsonfeed.org/version/1","title":"A","items":[{"id":"1","title":"One","url":"http://example.org/1","content_html":"<p>B</p>"},{"title":"Two","url":"http://example.org/2"}]}`,
	}
}

func FuzzParse(f *testing.F) {
	for _, data := range slices.Sorted(maps.Values(samples())) {
		f.Add(data)
	}
	f.Add("<!DOCTYPE a [<!ENTITY b '<c>'>]><a:rdf xmlns:a='x' xml:base='http://h/'><item><media:group><media:content url='&#27;' medium=image><media:credit>\x1b[m\u202e</media:group><media:thumbnail url=b.png></item>")
	f.Add(`<feed xml:base="a" xml:lang="x"><subtitle mode="xml"><x:p/>&lt;</subtitle><author><name>By A</author><entry><summary type="xhtml"><![CDATA[<]]><a href="b"/></summary><content type="text/html">&amp;lt;p&amp;gt;c&amp;lt;/p&amp;gt;</content><link rel="enclosure" href="c.jpg"></entry>`)
	f.Add("<rss><item><description>a\n  b &lt;c>\n\n- d\n- e</description></item><item><description># a\n**b** &lt;i>c&lt;/i> [d](e.html)</description></item><item><body>&lt;img alt=a></body></item></rss>")
	f.Add(`<feed xmlns="http://purl.org/atom/ns#"><entry><title mode="base64">PGI+YTwvYj4=</title><content type="image/png">AAAA</content></entry><entry><content type="text/markdown">a *b*</content></entry></feed>`)
	f.Fuzz(func(t *testing.T, data string) {
		a, err := Parse([]byte(data), here)
		if err != nil {
			if strings.HasPrefix(data, "<") && Sniff([]byte(data)) {
				t.Fatalf("it looks like a feed: %v", err)
			}
			return
		}
		if err := blocktest.Check(a); err != nil {
			t.Fatal(err)
		}
		for _, e := range a.Entries {
			if e.Title.IsEmpty() {
				t.Fatalf("an entry has no title: %+v", e)
			}
			if e.Article == nil {
				continue
			}
			if err := blocktest.Check(e.Article()); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	var s strings.Builder
	s.WriteString("<rss><channel><title>Feed</title>")
	for i := range 1000 {
		fmt.Fprintf(&s, "<item><title>Entry %d</title><link>http://example.org/%[1]d</link><content:encoded><![CDATA[%s]]></content:encoded></item>", i, strings.Repeat("<p>The dredgers would deepen the channel by four metres, and <em>larger</em> ships could reach the basin.</p>", 10))
	}
	s.WriteString("</channel></rss>")
	data := []byte(s.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Parse(data, here); err != nil {
			b.Fatal(err)
		}
	}
}
