package page

import (
	"strings"
	"testing"

	"pullquote/content/internal/blocktest"
)

// pathologicalPages returns pages on which a parser with a quadratic step would take minutes, or
// run out of memory. Each has about n bytes and contains the word "deep".
func pathologicalPages(n int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, n/len(s)) }
	return map[string]string{
		"prose":                "<article>" + fill("<p>deep water, and more of it than anybody in the town had seen before.</p>"),
		"links":                fill("<a href=/x>deep</a> "),
		"items":                "<ul>" + fill("<li><a href=/x>deep</a>"),
		"nested":               fill("<div>") + "deep" + fill("</div>"),
		"nested paragraphs":    strings.Repeat("<div>", 300) + fill("<p>deep, deep and deep</p>"),
		"nested captions":      strings.Repeat("<div class=caption>", 300) + fill("<b></b>") + "deep",
		"nested links":         fill("<div><a href=x>deep</a>"),
		"captions":             "<p>deep<figure><img src=a.jpg>" + fill("<i class=caption>x</i>"),
		"figures":              "deep" + fill("<figure><img src=a.jpg><figcaption>b</figcaption></figure>"),
		"pictures of a figure": "deep<figure>" + fill("<img src=a.jpg>") + "<figcaption>b</figcaption></figure>",
		"captions first":       "deep" + fill("<figure><figcaption>b</figcaption>") + fill("<img src=a.jpg>"),
		"empty beside":         "deep<span>" + fill("<b></b>") + fill("<img src=a.jpg><i class=caption>x</i>"),
		"silent":               "deep" + fill("<noscript><img src=a.jpg></noscript>"),
		"junk":                 "deep" + fill("<div class=share>x</div>"),
		"bylines":              "deep" + fill("<div class=byline>By Jo Park</div>"),
		"headlines":            "deep" + fill("<h1>deep</h1>"),
		"times":                "deep" + fill("<time>4 March 2021</time>"),
		"breaks":               "deep" + fill("<br>"), "lines": fill("deep<br><br>"), "text and blocks": fill("deep<p>x</p>"),
		"data":    "deep<script type=application/ld+json>[" + fill(`{"@type":"Article","author":{"@id":"a"}},`) + "{}]</script>",
		"arrays":  "deep<script type=application/ld+json>" + fill("[") + "</script>",
		"scripts": "deep" + fill(`<script type=application/ld+json>{"@type":"Article","headline":"a"}</script>`),
		"metas":   "deep" + fill("<meta name=author content='Jo Park'>"),
		"title":   "<title>" + fill("a - ") + "</title>deep", "headline": "<title>a</title><h1>" + fill("a | ") + "</h1>deep",
		"classes": "<p class='" + fill("a-b ") + "'>deep", "srcset": "deep<img srcset='" + fill("a 1w, ") + "'>",
		"tables": fill("<table><tr><td>deep</table>"), "cells": "<table><tr>" + fill("<td>deep"),
		"forms": fill("<form>deep</form>"),
	}
}

// TestPathologicalPages checks that parsing takes linear time. With a quadratic step, these pages
// would exceed the time limit of tests.
func TestPathologicalPages(t *testing.T) {
	for name, source := range pathologicalPages(400_000) {
		t.Run(name, func(t *testing.T) {
			a := Parse([]byte(source), "https://example.com/")
			if err := blocktest.Check(a); err != nil {
				t.Error(err)
			}
			for _, b := range a.Blocks() {
				if strings.Contains(b.Plain(), "deep") {
					return
				}
			}
			t.Error("the text is lost")
		})
	}
}

// BenchmarkPages parses each pathological page in two sizes. A time that grows faster than the
// size shows a step that is not linear.
func BenchmarkPages(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"one", 1 << 19}, {"two", 1 << 20}} {
		for name, source := range pathologicalPages(size.n) {
			b.Run(name+"/"+size.name, func(b *testing.B) {
				b.SetBytes(int64(len(source)))
				for b.Loop() {
					Parse([]byte(source), "")
				}
			})
		}
	}
}
