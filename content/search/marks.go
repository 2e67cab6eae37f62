package search

import (
	"slices"
	"strings"

	"pullquote/content"
)

// The mark of a footnote interrupts the text that it stands in. A phrase is found across it,
// as if it were not there: "open. They" finds “open¹. They”. Blocks with marks are searched
// a second time, without them.

// noteMarks returns the parts of the text of a block that are marks of footnotes: links that
// are raised.
func noteMarks(b content.Block) []Match {
	switch b := b.(type) {
	case *content.Paragraph:
		return appendMarks(nil, b.Text, 0)
	case *content.Heading:
		return appendMarks(nil, b.Text, 0)
	case *content.List, *content.BlockQuote:
		var marks []Match
		for _, leaf := range content.Leaves(b) {
			if p, ok := leaf.Block.(*content.Paragraph); ok {
				marks = appendMarks(marks, p.Text, leaf.Offset)
			}
		}
		return marks
	}
	return nil
}

// appendMarks appends the marks in a text that begins at an offset.
func appendMarks(marks []Match, text content.Inline, offset int) []Match {
	for _, s := range text.Spans() {
		if s.Style&content.Sup != 0 && !s.Link.IsEmpty() {
			marks = append(marks, Match{offset + s.Start, offset + s.End})
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
	var marks []Match // in the part
	for _, m := range noteMarks(b) {
		if m.Start >= start && m.End <= end {
			marks = append(marks, Match{m.Start - start, m.End - start})
		}
	}
	if len(marks) == 0 {
		return matches
	}
	next, cut := 0, 0 // the next mark, and how much has been cut before it
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
			matches = insert(matches, Match{start + from, start + to})
		}
	}
	return matches
}

// insert inserts a match into matches that are in order, unless it overlaps one of them.
func insert(matches []Match, m Match) []Match {
	i, _ := slices.BinarySearchFunc(matches, m, func(a, b Match) int { return a.Start - b.Start })
	if i > 0 && matches[i-1].End > m.Start || i < len(matches) && matches[i].Start < m.End {
		return matches
	}
	return slices.Insert(matches, i, m)
}
