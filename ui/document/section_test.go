package document

import (
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
)

// book returns an article whose chapters have two parts of 500 words each.
func book(chapters int) *content.Article {
	a := content.NewArticle(&content.Heading{Level: 1, Text: content.PlainInline("The Ledger")})
	a.Title = content.Sanitize("The Ledger")
	for i := range chapters {
		a.Append(&content.Heading{Level: 2, Text: content.PlainInline(fmt.Sprintf("Chapter %d", i+1))})
		for j := range 2 {
			a.Append(&content.Heading{Level: 3, Text: content.PlainInline(fmt.Sprintf("Part %d", j+1))})
			a.Append(&content.Paragraph{Text: content.PlainInline(strings.Repeat("tide ", 500))})
		}
	}
	return a
}

func TestSection(t *testing.T) {
	const perChapter = 5 // blocks
	for _, c := range []struct {
		name     string
		chapters int
		scroll   int
		want     Section
	}{
		{"at the title", 30, 0, Section{}},
		{"in a chapter", 30, 10*perChapter + 1, Section{"Chapter 11", true, 5}},
		{"later in it", 30, 10*perChapter + 4, Section{"Chapter 11", true, 3}},
		{"not in a book", 3, perChapter + 2, Section{Title: "Part 1"}},
	} {
		s := show(t, 1, book(c.chapters))
		s.scroll(c.scroll)
		if got := s.doc.Section(); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}
