package search

import (
	"sort"
	"strings"

	"pullquote/content"
)

// The mark of a footnote interrupts the text that it stands in. A phrase is found across it,
// as if it were not there: "open. They" finds “open¹. They”. Blocks with marks are searched
// a second time, without them.

// noteMarks returns the marks of footnotes in a part of the text of a block: links that are
// raised. Offsets count from the start of the part.
func noteMarks(b content.Block, start, end int) []Match {
	var marks []Match
	add := func(text content.Inline, offset int) {
		from := sort.Search(text.NumSpans(), func(i int) bool { return offset+text.Span(i).Start >= start })
		for i := from; i < text.NumSpans(); i++ {
			s := text.Span(i)
			if offset+s.End > end {
				break
			}
			if s.Style&content.Sup != 0 && !s.Link.IsEmpty() {
				marks = append(marks, Match{offset + s.Start - start, offset + s.End - start})
			}
		}
	}
	switch b := b.(type) {
	case *content.Paragraph:
		add(b.Text, 0)
	case *content.Heading:
		add(b.Text, 0)
	case *content.List, *content.BlockQuote:
		for leaf := range content.AllLeaves(b) {
			if leaf.Offset >= end {
				break
			}
			if p, ok := leaf.Block.(*content.Paragraph); ok && leaf.Offset+len(p.Text.String()) > start {
				add(p.Text, leaf.Offset)
			}
		}
	}
	return marks
}

// without returns a text without its marks.
func without(text string, marks []Match) string {
	var s strings.Builder
	at := 0
	for _, m := range marks {
		s.WriteString(text[at:m.Start])
		at = m.End
	}
	s.WriteString(text[at:])
	return s.String()
}

// findAcross returns the matches in a part of the text of a block, in order, with those that
// contain a mark of a footnote which is not matched itself.
func (s *Searcher) findAcross(b content.Block, start, end int) []Match {
	text := b.Plain()
	matches := s.find(nil, text[start:end])
	for i := range matches {
		matches[i].Start += start
		matches[i].End += start
	}
	if s.query.IsEmpty() {
		return matches
	}
	marks := noteMarks(b, start, end)
	if len(marks) == 0 {
		return matches
	}
	next, cut := 0, 0 // the next mark, and how much has been cut before it
	var across []Match
	for _, m := range s.find(nil, without(text[start:end], marks)) {
		for next < len(marks) && marks[next].Start-cut <= m.Start {
			cut += marks[next].End - marks[next].Start
			next++
		}
		from, to := m.Start+cut, m.End+cut
		for i := next; i < len(marks) && marks[i].Start < to; i++ {
			to += marks[i].End - marks[i].Start
		}
		if to-from > m.End-m.Start {
			across = append(across, Match{start + from, start + to})
		}
	}
	return merge(matches, across)
}

// merge returns the matches of two lists in order, without those of the second list that overlap
// one before them, or one of the first list.
func merge(matches, more []Match) []Match {
	if len(more) == 0 {
		return matches
	}
	out := make([]Match, 0, len(matches)+len(more))
	for _, m := range more {
		for len(matches) > 0 && matches[0].Start < m.Start {
			out, matches = append(out, matches[0]), matches[1:]
		}
		if n := len(out); n > 0 && out[n-1].End > m.Start || len(matches) > 0 && matches[0].Start < m.End {
			continue
		}
		out = append(out, m)
	}
	return append(out, matches...)
}
