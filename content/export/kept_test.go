package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/content/markdown"
)

// kept returns a document with a highlight, a highlight with a comment, and a comment.
func kept() Kept {
	a := markdown.Parse([]byte("# Tide & ebb\n\n“It *turns*,” said Jo Park.\n\n=SUM of the nets.\n"))
	at := time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)
	locate := func(block content.BlockIndex, start, end int) content.Locator {
		return content.NewLocator(a, content.Within(block, start, end))
	}
	return Kept{
		Document: library.Document{
			ID: "QX4ZT7RBQX4ZT7RBQX4ZT7RBQX", Title: "Tide & ebb", Byline: "Ida Brandt and Jo Lund", Site: "Norland Press", Lang: "en",
			Published: "2026-02-01", Source: "https://example.com/tide", Added: at, Opened: at,
		},
		Tags:    []string{"sea", "long read"},
		Article: a,
		Annotations: []library.Annotation{
			{ID: "AAAAAAAAAAAAAA", Kind: library.Highlight, Color: library.Green, Speaker: "Jo Park", Paragraph: 1, Locator: locate(1, 0, len("“It turns,”")), Made: at},
			{ID: "BBBBBBBBBBBBBB", Kind: library.Highlight, Color: library.Cyan, Body: "Really?\n* yes", Paragraph: 2, Locator: locate(2, 0, 4), Made: at},
			{ID: "CCCCCCCCCCCCCC", Kind: library.Comment, Body: "Of what?", Paragraph: 2, Locator: locate(2, 5, 16), Made: at},
		},
	}
}

func written(t *testing.T, format string, k ...Kept) string {
	t.Helper()
	f, ok := KeptFormatByName(format)
	if !ok {
		t.Fatalf("there is no format %s", format)
	}
	var b bytes.Buffer
	if err := f.Write(&b, k); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestKeptMarkdown exports one document, and two.
func TestKeptMarkdown(t *testing.T) {
	const want = `---
title: "Tide & ebb"
author: "Ida Brandt and Jo Lund"
site: "Norland Press"
url: "https://example.com/tide"
date: "2026-02-01"
read: "2026-02-03"
tags:
  - "sea"
  - "long read"
---

# Tide & ebb

> “It turns,”
>
> — Jo Park · ¶ 1

^aaaaaaaaaa

> =SUM
>
> — ¶ 2 · cyan

^bbbbbbbbbb

Really?
* yes

> of the nets
>
> — ¶ 2

^cccccccccc

Of what?
`
	if got := written(t, "markdown", kept()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := written(t, "markdown", kept(), kept()); strings.Contains(got, "---\n") || strings.Count(got, "\n<https://example.com/tide>\n") != 2 {
		t.Errorf("two documents give\n%s", got)
	}
	k := kept()
	if name := k.FileName(); name != "tide-ebb-qx4zt7" {
		t.Errorf("the file is called %s", name)
	}
}

func TestKeptOrg(t *testing.T) {
	const want = `* Tide & ebb :sea:long_read:
:PROPERTIES:
:AUTHOR: Ida Brandt and Jo Lund
:SITE: Norland Press
:URL: https://example.com/tide
:DATE: 2026-02-01
:READ: 2026-02-03
:END:

** Jo Park · ¶ 1
:PROPERTIES:
:CUSTOM_ID: aaaaaaaaaa
:END:
#+begin_quote
“It turns,”
#+end_quote

** ¶ 2 · cyan
:PROPERTIES:
:CUSTOM_ID: bbbbbbbbbb
:END:
#+begin_quote
=SUM
#+end_quote
Really?
,* yes
`
	if got := written(t, "org", kept()); !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestKeptCSV(t *testing.T) {
	for format, want := range map[string]string{
		"csv":      "bbbbbbbbbbbbbb,Tide & ebb,Ida Brandt and Jo Lund,Norland Press,https://example.com/tide,2026-02-01,highlight,cyan,'=SUM,Really?\n* yes,,2,2026-02-03T04:05:06Z",
		"readwise": "=SUM,Tide & ebb,Ida Brandt and Jo Lund,https://example.com/tide,Really?\n* yes,2,2026-02-03 04:05:06",
	} {
		rows, err := csv.NewReader(strings.NewReader(written(t, format, kept()))).ReadAll()
		if err != nil || len(rows) != 4 {
			t.Fatalf("%s: %q, %v", format, rows, err)
		}
		if got := strings.Join(rows[2], ","); got != want {
			t.Errorf("%s: %s\nwant %s", format, got, want)
		}
	}
	if got, _, _ := strings.Cut(written(t, "readwise"), "\n"); got != "Highlight,Title,Author,URL,Note,Location,Date" {
		t.Errorf("the columns of Readwise are %s", got)
	}
}

func TestKeptBibliographies(t *testing.T) {
	const want = `@online{brandt2026qx4zt7,
  title = {Tide \& ebb},
  author = {Ida Brandt and Jo Lund},
  organization = {Norland Press},
  date = {2026-02-01},
  url = {https://example.com/tide},
  urldate = {2026-02-03},
  langid = {en},
  note = {quoted: Jo Park},
}
`
	if got := written(t, "bibtex", kept()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	var items []map[string]any
	if err := json.Unmarshal([]byte(written(t, "csl", kept())), &items); err != nil || len(items) != 1 {
		t.Fatal(items, err)
	}
	if i := items[0]; i["type"] != "article-newspaper" || i["id"] != "brandt2026qx4zt7" || len(i["author"].([]any)) != 2 || i["container-title"] != "Norland Press" {
		t.Errorf("the item is %v", i)
	}
	if got := written(t, "csl", Kept{Document: library.Document{ID: "QX4ZT7RB", Published: "last May"}}); strings.Contains(got, "issued") || strings.Contains(got, `""`) {
		t.Errorf("an item without metadata is %s", got)
	}
}

func TestKeptJSON(t *testing.T) {
	var out []jsonKept
	if err := json.Unmarshal([]byte(written(t, "json", kept())), &out); err != nil || len(out) != 1 || len(out[0].Annotations) != 3 {
		t.Fatal(out, err)
	}
	if a := out[0].Annotations[1]; a.Comment != "Really?\n* yes" || a.Text != "=SUM" || a.Suffix != " of the nets." {
		t.Errorf("the annotation is %+v", a)
	}
	if got := written(t, "json"); got != "[]\n" {
		t.Errorf("nothing is %s", got)
	}
}

// TestW3C checks the export against the requirements of the W3C Web Annotation data model.
func TestW3C(t *testing.T) {
	noSource := kept()
	noSource.Source, noSource.Article = "", nil
	local := kept()
	local.Source = "/home/a reader/tide.md"
	var c map[string]any
	if err := json.Unmarshal([]byte(written(t, "w3c", kept(), noSource, local)), &c); err != nil {
		t.Fatal(err)
	}
	mustBe := func(m map[string]any, name string, want any) {
		t.Helper()
		if m[name] != want {
			t.Errorf("%s is %v, want %v", name, m[name], want)
		}
	}
	mustBe(c, "@context", w3cContext)
	mustBe(c, "type", "AnnotationCollection")
	mustBe(c, "total", 9.0)
	page := c["first"].(map[string]any)
	mustBe(page, "type", "AnnotationPage")
	items := page["items"].([]any)
	for _, i := range items {
		checkAnnotation(t, i.(map[string]any))
	}
	selectors := items[1].(map[string]any)["target"].(map[string]any)["selector"].([]any)
	position := selectors[1].(map[string]any)
	text := []rune(kept().Article.Text(content.Range{End: content.Anchor{Block: 9}}))
	if got := string(text[int(position["start"].(float64)):int(position["end"].(float64))]); got != "=SUM" {
		t.Errorf("the position is that of %q", got)
	}
	if n := len(items[3].(map[string]any)["target"].(map[string]any)["selector"].([]any)); n != 1 {
		t.Errorf("without the text, there are %d selectors", n)
	}
}

// checkAnnotation checks what the model requires of an annotation.
func checkAnnotation(t *testing.T, a map[string]any) {
	t.Helper()
	isIRI := func(v any) bool {
		s, _ := v.(string)
		u, err := url.Parse(s)
		return err == nil && u.Scheme != "" && !strings.ContainsAny(s, " <>\"{}|\\^`")
	}
	if a["@context"] != w3cContext || a["type"] != "Annotation" || !isIRI(a["id"]) {
		t.Errorf("not an annotation: %v", a)
	}
	if m := a["motivation"]; m != "highlighting" && m != "commenting" {
		t.Errorf("the motivation is %v", m)
	}
	if _, err := time.Parse(time.RFC3339, a["created"].(string)); err != nil {
		t.Error(err)
	}
	if bodies, ok := a["body"].([]any); ok {
		for _, b := range bodies {
			if b := b.(map[string]any); b["type"] != "TextualBody" || b["value"] == "" || b["format"] != "text/plain" {
				t.Errorf("the body is %v", b)
			}
		}
	}
	target := a["target"].(map[string]any)
	if !isIRI(target["source"]) {
		t.Errorf("the source is %v", target["source"])
	}
	for _, s := range target["selector"].([]any) {
		switch s := s.(map[string]any); s["type"] {
		case "TextQuoteSelector":
			if s["exact"] == nil {
				t.Errorf("the selector is %v", s)
			}
		case "TextPositionSelector":
			if s["start"].(float64) > s["end"].(float64) {
				t.Errorf("the selector is %v", s)
			}
		default:
			t.Errorf("the selector is %v", s)
		}
	}
}

// TestOfQuotations gives quotations IDs that do not depend on those before them.
func TestOfQuotations(t *testing.T) {
	d := library.Document{ID: "QX4ZT7RB"}
	one, two := library.Quotation{Words: "It turns", Name: "Jo Park"}, library.Quotation{Words: "It ebbs"}
	all := OfQuotations(d, nil, time.Time{}, []library.Quotation{one, two, one})
	alone := OfQuotations(d, nil, time.Time{}, []library.Quotation{two})
	if all[1].ID != alone[0].ID || all[0].ID == all[2].ID || all[0].Speaker != "Jo Park" || all[0].Locator.Exact != "It turns" {
		t.Errorf("%+v, %+v", all, alone)
	}
}
