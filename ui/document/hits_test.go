package document

import (
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
	contentsearch "pullquote/content/search"
)

// TestManyHitsInBlock goes through the hits of a paragraph that has more than a few thousand.
func TestManyHitsInBlock(t *testing.T) {
	line := strings.Repeat("the other oath, Thé bathe ", 2*markHits)
	source := "A first line without it.\n\n" + line + "\n\nThe last one."
	for _, typed := range []string{"th", "the", "re:th[eé]", "the -missing"} {
		s := show(t, 4, markdown.Parse([]byte(source)))
		query, err := contentsearch.Parse(typed, contentsearch.Options{Case: contentsearch.IgnoreCase})
		if err != nil {
			t.Fatal(err)
		}
		s.doc.OpenSearch()
		s.do(s.doc.SetSearch(typed, contentsearch.Options{Case: contentsearch.IgnoreCase}))
		s.finish()
		all := query.All(s.doc.Article(), nil)
		if len(all) != s.doc.search.hits.total || len(all) < 2*markHits {
			t.Fatalf("%s: %d hits, want %d", typed, s.doc.search.hits.total, len(all))
		}
		for i, want := range all {
			if isNearMark := (i+1)%markHits < 3; !isNearMark && i%997 != 0 && i < len(all)-2 {
				continue
			}
			if got := s.doc.HitAt(i); got != want {
				t.Fatalf("%s: hit %d is at %v, want %v", typed, i, got, want)
			}
			before := content.Anchor{Block: want.Start.Block, Offset: want.Start.Offset}
			if got := s.doc.search.hits.countBefore(before); got != i {
				t.Fatalf("%s: %d hits before hit %d", typed, got, i)
			}
			if got := s.doc.search.hits.countBefore(want.End); got != i+1 {
				t.Fatalf("%s: %d hits up to the end of hit %d", typed, got, i)
			}
		}
	}
}

// TestFarHits goes through hits that are far apart in a long paragraph. Little text is searched again
// for each.
func TestFarHits(t *testing.T) {
	far := strings.Repeat("the tide turns ", 3*markBytes/15)
	text := far + "oath " + far + strings.Repeat("oath ", 2*markHits) + far + "oath" + far
	s := show(t, 4, content.NewArticle(&content.Paragraph{Text: content.PlainInline("Before it.")}, &content.Paragraph{Text: content.PlainInline(text)}))
	s.doc.OpenSearch()
	s.do(s.doc.SetSearch("oath", contentsearch.Options{}))
	s.finish()
	h := s.doc.search.hits
	query, err := contentsearch.Parse("oath", contentsearch.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range query.All(s.doc.Article(), nil) {
		if got := h.at(i); got != want {
			t.Fatalf("hit %d is at %v, want %v", i, got, want)
		}
		if got := h.countBefore(want.End); got != i+1 {
			t.Fatalf("%d hits up to the end of hit %d", got, i)
		}
	}
	marks := h.marks[1]
	for i, m := range marks[:len(marks)-1] {
		next := marks[i+1]
		if n := next.hits - m.hits; n > markHits || n > 0 && next.offset-m.offset > 2*markBytes {
			t.Errorf("%d hits in %d bytes are between two marks", n, next.offset-m.offset)
		}
	}
}
