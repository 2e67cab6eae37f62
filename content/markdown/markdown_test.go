package markdown

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

var update = flag.Bool("update", false, "write the results into the test cases")

func TestParse(t *testing.T) { blocktest.Run(t, Parse, *update) }

func FuzzParse(f *testing.F) {
	f.Add("# Title\n\nText *with* `code`, [a link](http://example.com/) and\n![alt](p.png \"t\")\n\n*caption*\n")
	f.Add("---\ntitle: a\n---\n> - 1. x\n\n| a | b |\n|--|:-:|\n| c |\n\n&#27;[31m \x1b[0m \u202e[^1]\n\n[^1]: note\n")
	f.Add("x <b>a <a href=u><img src=a alt=b></a> <q>c</q></b> <sup>2</sup>\n![a](b)<br>\n*c*\n\n<figure><ul><li>\n\n- d\n\n<figcaption>e</ul></figure><pre>f")
	f.Add("<table><tr><td>\n\n*a*\n\n</td></tr></table>\n\n> <blockquote>\n>\n> - b <s>c\n>\n> </blockquote>\n\n|<br>|\n|-|\n|`a\\|b`<button>c|\n")
	f.Add("<div>text<img src=a alt=b>\n<script>x</script>\n\nterm\n: description\n")
	f.Add("{\"title\": 1}\n> [!NOTE]- a\n> b\n\n:::tip[c]{d=e}\n:::\n\n!!! f \"g\"\n\n    h\n\n{% hint style=\"info\" %}\n[[i|j]] ![[k.png]] ==l== ~~m~~n :tada:\n{% endhint %}\n")
	f.Add("Title: a\nAuthor: b\n\n# c {#d .e}\n{: .f }\n\n$$\ng\n$$\n\n<Ab c={d}>\n\n{{< figure src=\"h.png\" >}}\n\n</Ab>\n\nimport {i} from 'j'\n\n%%k%% `l`{.m} [n]({{ o }}) 中**。**文 $p_1$\n")
	f.Add("| a\n|\n| *b*\n\n+---+\n| c |\n+---+\n\n*[d]: e\n\nf^[g]{: .h}\n\n{% quote i %}\n{++j++}{>>k<<} x^2^\n{% endquote %}\n")
	f.Fuzz(func(t *testing.T, source string) {
		if err := blocktest.Check(Parse([]byte(source))); err != nil {
			t.Fatal(err)
		}
	})
}

// pathological returns sources that cost a parser with a quadratic step minutes or all
// memory. Each has about n bytes and contains the word "deep".
func pathological(n int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, n/len(s)) }
	numbered := func(times int, format string) string {
		var b strings.Builder
		for i := 0; b.Len() < n && i < times; i++ {
			b.WriteString(strings.ReplaceAll(format, "#", strconv.Itoa(i)))
		}
		return b.String()
	}
	count := func(format string) string { return numbered(n, format) }
	stairs := func(step, line string) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(step, i) + line)
		}
		return b.String()
	}
	half := strings.Repeat("x", n/2)
	columns := func(k, rows int) string {
		return strings.Repeat("|a", k) + "\n" + strings.Repeat("|-", k) + "\n" + strings.Repeat("|\n", rows) + "\n"
	}
	return map[string]string{
		// Markers at the start of lines.
		"quotes": fill(">") + " deep", "bullets": fill("- ") + "deep", "numbers": fill("1. ") + "deep",
		"footnotes in footnotes": fill("[^1]: ") + "deep[^1]\n\ndeep",
		"quoted lines":           fill(strings.Repeat("> ", 500) + "deep\n"),
		"stairs":                 stairs("  ", "- deep\n"), "tab stairs": stairs("\t", "- deep\n"),
		"definition stairs": stairs("  ", "deep\n") + stairs("  ", ": deep\n"),
		"blank in lists":    strings.Repeat("- ", 60) + "deep\n" + fill("\n"),
		"blank in quotes":   "> " + strings.Repeat("- ", 60) + "deep\n" + fill(">\n"),
		// Delimiters in lines.
		"emphasis": fill("*") + "deep", "emphases": fill("a* _b* ") + "deep", "pairs": fill("*a* ") + "deep",
		"in a heading": "# " + fill("a* _b* ") + "deep", "in a cell": "|a|\n|-|\n|" + fill("a* _b* ") + "deep|\n",
		"brackets": fill("[") + "deep", "closed brackets": fill("[") + "deep" + fill("]"), "intervals": fill("[0,1) ") + "deep",
		"many in brackets": strings.Repeat("[", 900) + fill("a* ") + "deep" + strings.Repeat("]", 900),
		"pictures":         fill("![") + "deep" + fill("](x)"), "links in brackets": strings.Repeat("[", n/3) + fill("[a](b)") + "deep",
		"addresses": fill("[a](b") + "deep", "angles": fill("[a](<b") + "deep", "titles": fill("[a](b 'c ") + "deep",
		"backticks": fill("`a") + "deep", "more and more backticks": stairs("`", "a") + "deep", "half links": fill("[*a](b) ") + "deep",
		"labels on lines": fill("[a]\n") + "deep", "labels over lines": fill("[a\nb][a\nb]\n") + "deep",
		// Definitions and references.
		"footnotes": count("a[^#]\n\n[^#]: deep\n\n"), "definitions": "deep\n\n" + count("[a#]: b\n"),
		"long definition": "deep\n\n[a]: " + half + "\n\n" + fill("[a] "), "long title": "deep\n\n[a]: x '" + half + "'\n\n" + fill("![a] "),
		"long link": "deep\n\n[" + fill("*a* b ") + "](<" + half + ">)",
		// Tables.
		"wide table": "deep\n\n" + columns(n/6, n/3), "wide tables": "deep\n\n" + fill(columns(64, 64)), "bars": fill("|\n") + "deep",
		"bars in code": "|deep|\n|-|\n" + fill("|`a\\|b`|\n"),
		// HTML.
		"long HTML link": "<div>deep<a href='" + half + "'>" + fill("<b>x</b>y"), "inline HTML link": "deep <a href='" + half + "'>" + fill("<b>x</b>y"),
		"tags": "x " + fill("<b>a") + "deep", "quotations": "x " + fill("<q>a") + "deep",
		"HTML quotes": "<div>" + fill("<blockquote>a") + "deep", "HTML lists": "<div>" + fill("<ul><li>") + "deep",
		"figures": fill("<figure><img><figcaption>deep\n\n"), "captions": fill("![a](b)\n*deep*\n"),
		"open lists": fill("<ul><li>deep\n\n"), "closed lists": fill("<ul><li>\n\ndeep\n\n</li></ul>\n\n"), "open cells": fill("<table><tr><td>\n\ndeep\n\n"),
		"quotes around quotes": fill("<blockquote>\n\n") + "deep\n\n" + fill("</blockquote>\n\n"), "ends in lines": "<ul><li>\n\n" + fill("deep</li></ul><ul><li>x\n\n"),
		"tags in lines": fill("deep<br>\n\n"), "pictures in lines": fill("<img src=a>deep\n\n"), "controls": "<div>" + fill("<button>deep<select>"),
		"long links with tags": "deep\n\n[a]: " + half + "\n\n" + fill("[a]<br>\n\n"), "code in cells": "|deep|\n|-|\n" + fill("|`a\\|b`<br>|\n"),
		"open emphasis": fill("x " + numbered(250, "<b x=#>") + strings.Repeat("<p>deep", 300) + "\n\n"), "open emphasis in a block": fill("<p>" + numbered(250, "<i x=#>") + strings.Repeat("<p>deep", 300) + "\n\n"),
		// Dialects.
		"colons": fill(":::note\n") + "deep", "closed colons": strings.Repeat(":::note\n", n/12) + "deep\n" + strings.Repeat(":::\n", n/12),
		"admonition stairs": stairs("    ", "!!! note\n") + "deep", "admonitions": fill("!!! a\n") + "deep", "tab stairs in colons": stairs("    ", "=== \"deep\"\n"),
		"shortcodes": "deep " + fill("{{< a "), "shortcode lines": fill("{{< a\n") + "deep", "liquid": "deep " + fill("a {% b %} "), "code regions": "deep\n" + fill("{% code %}\n"),
		"open code regions": fill("{% highlight a %}\n\n") + "deep", "comment regions": fill("%% a\n%%\n\n") + "deep", "components": fill("<Ab {\n") + "deep",
		"component quotes": fill("<Ab x=\"\n\n") + "deep", "inline components": "deep " + fill("<Ab {"), "closed components": fill("<Ab>\n") + "deep\n" + fill("</Ab>\n"),
		"formulas": "deep " + fill("$a "), "formula lines": fill("$$ a\n") + "deep", "bracket formulas": "deep " + fill("\\(a "), "formula brackets": fill("\\[a\n") + "deep",
		"comments": "deep " + fill("%%a "), "wiki links": "deep " + fill("a [[b "), "highlights": "deep " + fill("==a b"), "keys": "deep " + fill(" ++a"), "emoji": "deep " + fill(":a"),
		"attributes": "deep " + fill("`a`{:b "), "attribute lines": fill("{:a}\n") + "deep", "attribute braces": "deep" + fill("{"), "heading attributes": fill("# deep {a\n"), "spans": "deep " + fill("[a]{.b "),
		"notes in lines": "deep " + fill("a^[b "), "note lines": fill("a^[\n") + "deep", "notes in notes": "deep" + fill("^[a") + fill("]"), "edits": "deep " + fill("{++a"), "superscripts": "deep " + fill("a^b "),
		"bars on lines": fill("| deep\n"), "borders": fill("+---+\n") + "| deep |\n", "roles": "deep " + fill("{a}`b "), "badges": "deep " + fill("![a](http://b.c/badge)"), "struck words": "deep" + fill("~~a~~b"),
		"carets": "deep" + fill("^"), "equals signs": "deep" + fill("="), "tildes": "deep" + fill("~"), "lists in lines": "deep" + fill("![<ul><li>a"),
		"imports": fill("import {\n") + "deep", "alerts": fill("> [!a]\n> deep\n\n"), "directives": fill("```{note}\n") + "deep", "templates": "deep " + fill("[a]({{b"),
		"open header": fill("a: b\n") + "deep", "title block": "% deep\n" + fill(" a\n"), "json": "{\"deep\": " + fill("[") + "\n",
		"emphasis in tags": "<b>" + fill("*a* **b** ") + "deep</b>", "tags in emphasis": fill("*<i>") + "deep",
	}
}

// TestPathological checks that parsing is linear: with a quadratic step, these sources
// exceed the time limit of a test.
func TestPathological(t *testing.T) {
	for name, source := range pathological(50_000) {
		t.Run(name, func(t *testing.T) {
			a := Parse([]byte(source))
			if err := blocktest.Check(a); err != nil {
				t.Error(err)
			}
			found := false
			for _, b := range a.Blocks() {
				found = found || strings.Contains(b.Plain(), "deep")
			}
			if !found {
				t.Error("the text is lost")
			}
		})
	}
}

// TestLongText checks that the bounds do not affect a long ordinary text.
func TestLongText(t *testing.T) {
	const n = 5000
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Paragraph %d with [a link][l%d], *emphasis*[^%d] and ![a picture](p%d.png).\n\n", i, i, i, i)
	}
	for i := range n {
		fmt.Fprintf(&b, "[^%d]: Note %d.\n", i, i)
	}
	b.WriteString("\n")
	for i := range n {
		fmt.Fprintf(&b, "[l%d]: https://example.com/%d\n", i, i)
	}
	for i := range n {
		fmt.Fprintf(&b, "*One %d* and **two**, [three](u).\n", i)
	}
	a := Parse([]byte(b.String()))
	if len(a.Problems) > 0 {
		t.Error(a.Problems)
	}
	links, notes, emphases := 0, 0, 0
	for _, block := range a.Blocks() {
		for _, leaf := range content.Leaves(block) {
			p, ok := leaf.Block.(*content.Paragraph)
			if !ok {
				continue
			}
			if strings.HasPrefix(p.Text.String(), "Note ") {
				notes++
			}
			for _, s := range p.Text.Spans() {
				if strings.HasPrefix(s.Link.String(), "https://example.com/") {
					links++
				}
				if s.Style&content.Emph != 0 {
					emphases++
				}
			}
		}
	}
	if links != n || notes != n || emphases != 2*n {
		t.Errorf("%d links, %d notes, %d emphases", links, notes, emphases)
	}
}

// TestLongElementEndsWithItsBlock checks that a start tag does not turn the whole
// document into one block.
func TestLongElementEndsWithItsBlock(t *testing.T) {
	text := strings.Repeat("A line of text.\n\n", maxElement/16)
	for name, c := range map[string]struct {
		source string
		blocks int
	}{
		"short": {"<blockquote>\n\nText.\n\nText.\n\n</blockquote>", 1},
		"long":  {"<blockquote>\n\n" + text + "</blockquote>", maxElement / 16},
	} {
		if a := Parse([]byte(c.source)); a.Len() != c.blocks {
			t.Errorf("%s: %d blocks", name, a.Len())
		}
	}
}

// TestLinksAreBounded checks that a long link around many spans does not make the article
// much longer than its source.
func TestLinksAreBounded(t *testing.T) {
	part := "x <a href='" + strings.Repeat("u", 2000) + "'>" + strings.Repeat("<b>x</b>y", 500) + "</a>\n\n"
	source := strings.Repeat(part, 100)
	a := Parse([]byte(source))
	links := 0
	for _, b := range a.Blocks() {
		if p, ok := b.(*content.Paragraph); ok {
			for _, s := range p.Text.Spans() {
				links += len(s.Link.String())
			}
		}
	}
	if limit := maxRepeated + 4*len(source); links > limit || links < limit/2 || len(a.Problems) == 0 {
		t.Errorf("%d bytes of links, %q", links, a.Problems)
	}
}

func TestTableOfEmptyCellsStaysText(t *testing.T) {
	source := strings.Repeat("|a", 1000) + "\n" + strings.Repeat("|-", 1000) + "\n" + strings.Repeat("|\n", 1000)
	if a := Parse([]byte(source)); len(a.Problems) != 1 || a.Len() != 1 || a.Block(0).Kind() != "paragraph" {
		t.Errorf("%d blocks, %q", a.Len(), a.Problems)
	}
}

func BenchmarkParse(b *testing.B) {
	part := "## Section\n\nA paragraph of *some* words with a [link](https://example.com/) and “a quotation”, she said.\n\n- one\n- two\n\n> quoted\n\n"
	source := []byte(strings.Repeat(part, 1<<20/len(part)))
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		Parse(source)
	}
}

// BenchmarkHTML parses Markdown with HTML in it, as in README files.
func BenchmarkHTML(b *testing.B) {
	part := "## Section <img src=\"a.png\" width=\"80\">\n\nA paragraph of *some*<br>words with <a href=\"https://example.com/\">a *link*</a> and H<sub>2</sub>O.\n\n" +
		"<p align=\"center\"><img src=\"b.png\" alt=\"Boats\"></p>\n\n<details>\n<summary>More</summary>\n\n- one<br>two\n\n</details>\n\n| a | b |\n|---|---|\n| c<br>d | e |\n\n"
	source := []byte(strings.Repeat(part, 1<<18/len(part)))
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		Parse(source)
	}
}

// BenchmarkPathological parses the sources in two sizes: the times show whether a step is
// not linear.
func BenchmarkPathological(b *testing.B) {
	for _, n := range []int{1 << 18, 1 << 19} {
		sources := pathological(n)
		for _, name := range slices.Sorted(maps.Keys(sources)) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				source := []byte(sources[name])
				b.SetBytes(int64(len(source)))
				for b.Loop() {
					Parse(source)
				}
			})
		}
	}
}
