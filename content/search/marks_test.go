package search_test

import (
	"slices"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/content/search"
)

// TestFindAcrossNoteMarks finds phrases across the marks of footnotes, in paragraphs, headings,
// lists and quotations, and the marks themselves.
func TestFindAcrossNoteMarks(t *testing.T) {
	var s strings.Builder
	s.WriteString("# The gate[^1] at dawn\n\nThe gate stood open[^1]. They[^2] told[^3] me: 10 m2.\n\n- An item[^1], or two\n- another one[^2].\n\n> It holds[^1], they say.\n\n")
	for _, n := range []string{"1", "2", "3"} {
		s.WriteString("[^" + n + "]: A note.\n")
	}
	a := markdown.Parse([]byte(s.String()))
	lazy, err := markdown.ParseLazily(t.Context(), []byte(s.String()+strings.Repeat("\nNothing of it.\n", 200_000)), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string][]string{
		"gate at":          {"gate¹ at"},
		"stood open. They": {"stood open¹. They"},
		"open. they told":  {"open¹. They² told"},
		"told me":          {"told³ me"},
		"They2":            {"They²"},
		"open1":            {"open¹"},
		"item, or two":     {"item¹, or two"},
		"two another one.": {"two\nanother one²."},
		"holds, they":      {"holds¹, they"},
		"they":             {"They", "they"},
		"open":             {"open"},
		"re:open\\. T":     {"open¹. T"},
		"gate they":        nil,
	} {
		q, err := search.Parse(query, search.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range []*content.Article{a, lazy} {
			var got []string
			for _, r := range q.All(a, nil) {
				got = append(got, a.Text(r))
				part := q.NewSearcher().Part(r.Start.Block, a.Block(r.Start.Block), r.Start.Offset, r.End.Offset, nil)
				if len(part) != 1 || part[0] != (search.Match{Start: r.Start.Offset, End: r.End.Offset}) {
					t.Errorf("%q: in its own part, the match is %v", query, part)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%q finds %q, want %q", query, got, want)
			}
		}
	}
}
