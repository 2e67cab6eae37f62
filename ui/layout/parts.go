package layout

import (
	"sort"
	"strings"
	"unicode/utf8"

	"pullquote/content"
)

// A long block is composed in parts, so that the work for a screen does not depend on the
// length of the block. Where a part ends depends only on the text: after a line, a cell row, an
// item of a list, or at least a word.

// maxPart bounds the text of a part, in bytes.
const maxPart = 32 << 10

// cutParts returns where the parts of a block begin in its text, which have at most size bytes
// if that is possible.
func cutParts(b content.Block, size int) []int {
	text := b.Plain()
	cuts := []int{0}
	if len(text) <= size {
		return cuts
	}
	leaves := content.Leaves(b)
	for at := 0; len(text)-at > size; {
		next, _ := wholeAt(leaves, at+cutLen(text[at:at+size]))
		if next <= at { // something that cannot be cut
			_, next = wholeAt(leaves, at)
		}
		if next <= at || next >= len(text) {
			break
		}
		cuts = append(cuts, next)
		at = next
	}
	return cuts
}

// cutLen returns how much of s belongs to the same part.
func cutLen(s string) int {
	half := len(s) / 2
	if i := strings.LastIndexByte(s[half:], '\n'); i >= 0 {
		return half + i + 1
	}
	if i := strings.LastIndexByte(s[half:], ' '); i >= 0 {
		return half + i + 1
	}
	n := 0
	for c := range PerCluster.clusters(s) {
		n = c.start // the last may go on after s
	}
	if n == 0 {
		for n = len(s) - 1; n > 0 && !utf8.RuneStart(s[n]); n-- {
		}
	}
	return n
}

// wholeAt returns what must not be cut at a place: the start of the text there, and of the text
// after it.
func wholeAt(leaves []content.Leaf, at int) (start, end int) {
	i := sort.Search(len(leaves), func(i int) bool { return leaves[i].Offset > at }) - 1
	leaf := leaves[i]
	switch b := leaf.Block.(type) {
	case *content.Figure:
		return leaf.Offset, leaf.Offset + len(b.Plain()) + len("\n")
	case *content.Table:
		start = leaf.Offset
		for i, row := range b.AllRows() {
			end += rowLen(row)
			if i == 0 {
				end += start
			}
			if end > at && (i > 0 || b.Header == nil || len(b.Rows) == 0) { // the header belongs to the first row

				return start, end
			}
			if i > 0 || b.Header == nil {
				start = end
			}
		}
	}
	return at, at
}

// rowLen returns the length of the text of a row of a table, with the newline after it.
func rowLen(row []content.Inline) int {
	n := 0
	for _, cell := range row {
		n += len(cell.String()) + 1
	}
	return n
}

// A span is a part of a text, in bytes.
type span struct{ from, to int }

// in returns the part of a leaf's text that is in a span of its block's text. The leaf has n
// bytes and begins at offset.
func (s span) in(offset, n int) span {
	return span{min(max(s.from-offset, 0), n), min(max(s.to-offset, 0), n)}
}

// isRest reports whether a leaf has no text in the span but an end.
func (s span) isRest() bool { return s.from > 0 && s.from == s.to }

// lastLine returns the end of the span without the newline that ends its last line, unless the
// text ends there.
func (s span) lastLine(text string) int {
	if s.to < len(text) && s.to > s.from && text[s.to-1] == '\n' {
		return s.to - 1
	}
	return s.to
}

// slice returns a part of a text.
func (s span) slice(t content.Inline) content.Inline {
	if s.from == 0 && s.to == len(t.String()) {
		return t
	}
	return t.Slice(s.from, s.to)
}

// isOutside reports whether the next n bytes of the block's text are before or after the part to
// compose.
func (c *composer) isOutside(n int) bool {
	return c.offset+n <= c.part.from || c.offset >= c.part.to
}

// sizeOf returns how much text a block adds: with the newline after it, and nothing if it has no
// leaf.
func sizeOf(b content.Block) int {
	if n := len(b.Plain()); n > 0 || len(content.Leaves(b)) > 0 {
		return n + len("\n")
	}
	return 0
}
