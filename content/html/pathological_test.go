package html

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

func FuzzBlocks(f *testing.F) {
	f.Add("<h1>T</h1><p>x <b>a <a href=u><img src=a alt=b></a> <q>c</q></b> <sup>2</sup></p><figure><img src=a><figcaption>b<span class=credit>c</figcaption></figure>")
	f.Add("<table><caption>a<tr><th rowspan=3>b<td colspan=9>c<tr><td id=x>d<table><td>e</table><tr></table>&#27;[31m &#x202e;<pre><code class=language-go>\tf")
	f.Add("<ul><li><input type=checkbox checked>a<ol start=7><li>b</ul><dl><dt>c<div><dd>d</dl><blockquote>e<cite>f</cite><footer>g</footer></blockquote><br><br>")
	f.Add("<p>a<sup id=r><a href=#n>1</a></sup><section role=doc-endnotes><ol><li id=n>b<a href=#r>↩</a></ol></section><aside epub:type=footnote id=m>c</aside>")
	f.Add("<p>a<a name=r href=#n>[1]</a><sup><a>2</a></sup><span role=tooltip>b</span><label class=margin-toggle><small class=sidenote>c</small></p><dl class=footnote><dt id=n>1<dd>. d</dl><div class=footnote><a href=#r>1</a>. e</div>")
	f.Add("<math><msup><mfrac><mn>1</mn><mi>x</mi></mfrac><mi>n</mi></msup><mtable><mtr><mtd>a<mtd>=b</mtable><mroot><mi>x</mi></math>x<sup>n+1</sup><sub><i>i</i>j</sub><script type=math/tex>x</script><span class=lang>go</span><pre class='hljs c'>d</pre>")
	f.Add("<math alttext='{\\displaystyle x}'></math><ruby>a<rt>b</ruby><noscript><img src=a></noscript><svg><p>x</svg><span style='display:none'>y</span>")
	f.Add("<p>a<span>1<span hidden>b c</span></span><sup data-n=k>*</sup></p><aside id=k hidden>d e</aside><aside><ol start=2><li>f</ol></aside><h5 id=q><a href=#w>(1)</a></h5><p>g<a id=w href=#q><sup>1</sup></a>")
	f.Add("<mjx-container><mjx-math><mjx-msubsup><mjx-mi><mjx-c class=mjx-c1D465></mjx-c></mjx-mi><mjx-script>a</mjx-script></mjx-msubsup></mjx-math></mjx-container><span class=katex><span class=katex-html><span class=mfrac><span class='vlist-t vlist'><span>a</span><span>b</span></span></span><span class=msupsub></span></span></span><b data-tex='x^2'></b>")
	f.Add("<pre><i>1</i>a\n<i>2</i>b</pre><code style=white-space:pre>c\nd</code><p style='mso-list:l0 level2'>a.&nbsp;&nbsp;e<p style='mso-list:l0 level1'>·&nbsp;&nbsp;f<ol type=i reversed><li value=9>g</ol><div class=faq><p>h i</p><div hidden>j</div></div><p style=white-space:pre>k\nl")
	f.Add("<div class=poem><p id=a>a b c,<br></p><p><span>2</span> d e f</p><p>g<span>3</span></p></div><p class=verse><span>a b,</span> <span>c d</span></p>")
	f.Fuzz(func(t *testing.T, source string) {
		for _, a := range []*content.Article{articleOf(Fragment(source, "")), articleOf(Fragment(source, "https://example.com/a/b"))} {
			if err := blocktest.Check(a); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// pathological returns sources on which a parser with a quadratic step would take minutes, or
// run out of memory. Each has about n bytes and contains the word "deep".
func pathological(n int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, n/len(s)) }
	count := func(format string, maxCount int) string {
		var b strings.Builder
		for i := 0; b.Len() < n && i < maxCount; i++ {
			b.WriteString(strings.ReplaceAll(format, "#", strconv.Itoa(i)))
		}
		return b.String()
	}
	half := strings.Repeat("x", n/2)
	return map[string]string{
		// Deep nesting.
		"divs": fill("<div>") + "deep", "bold": fill("<b>") + "deep", "spans": fill("<span>") + "deep", "custom": fill("<x-y>") + "deep",
		"tables": fill("<table><tr><td>") + "deep", "lists": fill("<ul><li>") + "deep", "quotations": fill("<blockquote>") + "deep",
		"definitions": fill("<dl><dd>") + "deep", "figures": fill("<figure>") + "<img><figcaption>deep", "captions": fill("<figure><figcaption>") + "deep",
		"notes": fill("<aside epub:type=footnote>") + "deep", "quoted words": fill("<q>") + "deep", "raised": fill("<sup>") + "deep",
		"formulas": "deep" + fill("<math><mi>"), "fractions": "deep<math>" + fill("<mfrac><mi>x</mi>"), "powers": "deep" + fill("<math><msup><mi>x</mi><mn>2</mn></msup></math>"), "scripts of formulas": "deep" + fill("<script type=math/tex>x</script>"), "indices": "deep" + fill("<sup>n"),
		"code": fill("<pre><div>") + "deep", "buttons": "deep" + fill("<button>"), "silent": "deep" + fill("<noscript>"),
		// Elements that are not closed.
		"paragraphs": fill("<p>deep"), "items": "<ul>" + fill("<li>deep"), "cells": "<table><tr>" + fill("<td>deep"), "rows": "<table>" + fill("<tr><td>deep"),
		"repeated emphasis": count("<b #>", 400) + fill("<p>deep"), "fonts": count("<p><font size=#>deep", n), "misnested emphasis": fill("<p><b><i>deep</b>"),
		"links": fill("<a href=u>deep"), "headings": fill("<h1>deep"), "open comment": "deep" + fill("<!--"), "open tag": "deep<a " + fill("b=c "), "script": "deep<script>" + fill("<"),
		// Input that the parser joins or copies.
		"stray end tags": fill("deep</q>"), "text in tables": "<table>" + fill("deep<tr>"), "end tags in select": "deep<select>" + fill("a</q>"), "cells outside tables": fill("deep<td>"),
		"roots": "deep" + count("<html a#=b>", n), "bodies": "deep" + count("<body a#=b>", n), "attributes": "deep<p " + count("a#=b ", n) + ">",
		// Input that is looked up or repeated.
		"ids": count("<p id=a#>deep", n), "long address": "<a href='" + half + "'>" + fill("<b>x</b>y") + "deep", "addresses": count("<a href=https://example.com/#>deep</a> ", n),
		"wide table": "deep<table><tr>" + fill("<td>") + fill("<tr><td>x"), "spans of cells": "<table>" + fill("<tr><td colspan=1000 rowspan=60000>deep"),
		"rows that span": "<table>" + fill("<tr><td rowspan=60000>deep<td>"), "sets of pictures": "deep<img srcset='" + fill("a 1x,") + "'>", "styles": fill("<b style='color:red;display:block'>deep</b>"),
		"breaks": fill("<br>") + "deep", "blanks": fill(" ") + "deep" + fill("\n"), "pictures": fill("<img src=a.jpg>") + "deep", "classes": "<p class='" + fill("a ") + "'>deep",
		"lines in a quotation": "<blockquote>deep" + fill("a\n"), "sources in a quotation": "<blockquote>deep" + fill("a\n— b"), "entities": fill("&amp;") + "deep", "combining marks": "deep" + fill("\u0301"),
		"backlinks":      count("<p>x<a id=r# href=#n#>[#]</a></p>", n/4) + count("<p><a id=n# href=#r#>[#]</a> deep</p>", n/4),
		"lines of verse": "<div>" + fill("<p>deep and low,</p>"), "stanzas": fill("<div><p>deep and low,</p><p>and high</p></div>"), "spans of verse": fill("<div class=verse><span>deep and low</span><span>or high</span>"),
		"side notes": fill("<p>x<sup><a>1</a></sup><span role=tooltip>deep</span>"), "notes in notes": fill("<span class=sidenote>") + "deep", "terms of notes": fill("<dl class=footnote><dt id=a>1<dd>") + "deep",
		"hidden notes": fill("<p>x<span>1<span hidden>deep note</span></span>"), "hidden notes in each other": "deep" + fill("<span>1<span hidden>a note"), "notes in asides": fill("<p>x<sup>1</sup></p><aside><ol><li>deep</ol></aside>"),
		"notes without text": "deep" + count("<p>x<sup><a href=#n#>1</a></sup></p>", n/4) + count("<h5 id=n#><a>1</a></h5>", n/4), "disclosures": "deep" + fill("<div class=faq><p>a title</p><div hidden>x y"),
		"listings": "deep" + fill("<div data-lang=x>") + "a\nb", "code in code": "deep" + fill("<code style=white-space:pre>") + "a\nb", "numbers of lines": "<pre>deep" + count("<i>#</i>x\n", n), "kept lines": "deep" + fill("<div style=white-space:pre>a\n"),
		"KaTeX": "deep<span class='katex katex-html'>" + fill("<span class='mfrac vlist-t vlist'>x"), "indices of KaTeX": "deep<span class='katex katex-html'>" + fill("<span class=msupsub><span class=vlist-t><span class=vlist><span>x</span></span></span></span>"),
		"MathJax": "deep<mjx-container><mjx-math>" + fill("<mjx-msup><mjx-base>x"), "sources of formulas": "deep" + fill("<span data-tex=x>"), "rows of MathJax": "deep<mjx-container><mjx-math><mjx-mtable>" + fill("<mjx-row><mjx-mtr>"),
		"items of a word processor": fill("<p style='mso-list:l0 level2'>·&nbsp;&nbsp;deep"), "numerals": "<ol type=I>" + fill("<li value=3999>deep"), "tables in cells": "deep<table><tr><th>a<th>b<tr><td>" + fill("<table><tr><td>x<td>"),
		"references": fill("<sup><a href=#a>1</a></sup>deep "), "captions of one picture": "<figure><img src=a>" + fill("<figcaption>deep</figcaption>"),
	}
}

// TestPathological checks that parsing takes linear time. With a quadratic step, these sources
// would exceed the time limit of tests.
func TestPathological(t *testing.T) {
	for name, source := range pathological(200_000) {
		t.Run(name, func(t *testing.T) {
			a := articleOf(Fragment(source, "https://example.com/"))
			if err := blocktest.Check(a); err != nil {
				t.Error(err)
			}
			if !strings.Contains(blocktest.Dump(a), "deep") {
				t.Errorf("the text is lost: %q", a.Problems)
			}
		})
	}
}

// TestSpanningCells checks that cells that span a lot and are empty take no memory for each place
// that they span.
func TestSpanningCells(t *testing.T) {
	source := "<p>deep</p><table>" + strings.Repeat("<tr>"+strings.Repeat("<td colspan=1000 rowspan=65534>", 10), 1000) + "</table>"
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	Fragment(source, "")
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 200*uint64(len(source)) {
		t.Errorf("%d bytes were allocated for a table of %d", n, len(source))
	}
}

// BenchmarkBlocks parses a text in three sizes. The time should be proportional to the
// size.
func BenchmarkBlocks(b *testing.B) {
	part := "<h2>Section</h2>\n<p>A paragraph of <em>some</em> words with a <a href=\"https://example.com/\">link</a> and “a quotation”, she said.</p>\n<ul><li>one</li><li>two</li></ul>\n<figure><img src=p.jpg alt=x><figcaption>A caption. <span class=credit>Jo Park</span></figcaption></figure>\n<blockquote><p>quoted</p></blockquote>\n<table><tr><th>a<th>b<tr><td>1<td>2</table>\n"
	for _, n := range []int{10 << 10, 1 << 20, 10 << 20} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			source := strings.Repeat(part, n/len(part)+1)
			b.SetBytes(int64(len(source)))
			for b.Loop() {
				Fragment(source, "")
			}
		})
	}
}

// BenchmarkPathological parses each pathological source in two sizes. A time that grows faster than
// the size shows a step that is not linear.
func BenchmarkPathological(b *testing.B) {
	for _, n := range []int{1 << 18, 1 << 19} {
		sources := pathological(n)
		for _, name := range slices.Sorted(maps.Keys(sources)) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(sources[name])))
				for b.Loop() {
					Fragment(sources[name], "")
				}
			})
		}
	}
}
