package layout

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// A long block is composed in parts, so that the work for a screen does not depend on the
// length of the block. Where a part ends depends only on the text: after a line, a cell row, an
// item of a list, or at least a word.

// maxPart bounds the text of a block that is composed as a whole, in bytes. A longer one has
// parts of at most partSize, so that going through it takes no longer.
const (
	maxPart  = 32 << 10
	partSize = 8 << 10
)

// maxCaption bounds the caption of a figure that is never cut, in bytes.
const maxCaption = 2 << 10

// cutParts returns where the parts of a block begin in its text, which have at most size bytes
// if that is possible. The captions of figures are not cut if they are shown elsewhere.
func cutParts(b content.Block, size int, o Options) []int {
	text := b.Plain()
	cuts := []int{0}
	if len(text) <= size {
		return cuts
	}
	c := partCutter{leaves: content.Leaves(b), noCaption: o.NoCaption, table: -1}
	for at := 0; len(text)-at > size; {
		n := cutLen(text[at : at+size])
		if o.Whole {
			n = linesLen(text[at:], size)
		}
		next, _ := c.wholeAt(at + n)
		if next <= at { // something that cannot be cut
			_, next = c.wholeAt(at)
		}
		if next <= at || next >= len(text) {
			break
		}
		cuts = append(cuts, next)
		at = next
	}
	return cuts
}

// linesLen returns the length of the lines of s that belong to the same part: at most size bytes,
// or else one line.
func linesLen(s string, size int) int {
	if i := strings.LastIndexByte(s[:size], '\n'); i >= 0 {
		return i + 1
	}
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i + 1
	}
	return len(s)
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
	return lastCluster(s)
}

// clusterWindow is how much text before its end is searched for the last grapheme, in bytes. It is
// much longer than a grapheme.
const clusterWindow = 512

// lastCluster returns where the last grapheme of s begins, which may go on after s. It looks only at
// the end of s: a word may have megabytes.
func lastCluster(s string) int {
	from := max(len(s)-clusterWindow, 0)
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	for from > 0 { // two regional indicators are a flag, so which belong together depends on the first
		r, size := utf8.DecodeLastRuneInString(s[:from])
		if !unicode.Is(unicode.Regional_Indicator, r) {
			break
		}
		from -= size
	}
	n := from
	for c := range PerCluster.clusters(s[from:]) {
		n = from + c.start
	}
	if n == 0 || n == from && from > 0 {
		for n = len(s) - 1; n > 0 && !utf8.RuneStart(s[n]); n-- {
		}
	}
	return n
}

// A partCutter finds the places at which a block can be cut.
type partCutter struct {
	leaves    []content.Leaf
	noCaption bool
	table     int   // the leaf that rows are of; -1: none
	rows      []int // where the rows of that table begin, and its end
}

// wholeAt returns what must not be cut at a place: the start of the text there, and of the text
// after it.
func (c *partCutter) wholeAt(at int) (start, end int) {
	i := sort.Search(len(c.leaves), func(i int) bool { return c.leaves[i].Offset > at }) - 1
	leaf := c.leaves[i]
	switch b := leaf.Block.(type) {
	case *content.Figure:
		if n := len(b.Plain()); c.noCaption || n <= maxCaption {
			return leaf.Offset, leaf.Offset + n + len("\n")
		}
	case *content.Table:
		if IsRecordList(b) {
			return at, at
		}
		if c.table != i {
			c.table, c.rows = i, rowStarts(b, leaf.Offset)
		}
		n := sort.SearchInts(c.rows, at+1)
		if n == len(c.rows) {
			return at, at
		}
		return c.rows[n-1], c.rows[n]
	}
	return at, at
}

// rowStarts returns where the rows of a table begin that can be cut off, and where it ends. The
// header belongs to the first row.
func rowStarts(b *content.Table, offset int) []int {
	starts := []int{offset}
	for i, row := range b.AllRows() {
		offset += rowLen(row)
		if i == 0 && b.Header != nil && len(b.Rows) > 0 {
			continue
		}
		starts = append(starts, offset)
	}
	return starts
}

// rowLen returns the length of the text of a row of a table, with the newline after it.
func rowLen(row []content.Inline) int {
	n := 0
	for _, cell := range row {
		n += len(cell.String()) + 1
	}
	return n
}

// Bounds of the text of a cell and of a row of a table that has columns, in bytes.
const (
	maxCell = 16 << 10
	maxRow  = 64 << 10
)

// IsRecordList reports whether a table has too much text in a row for columns. Each of its rows
// is shown as a list of cells, which can be cut anywhere.
func IsRecordList(b *content.Table) bool {
	isLong := func(row []content.Inline) bool {
		return rowLen(row) > maxRow || slices.ContainsFunc(row, func(cell content.Inline) bool { return len(cell.String()) > maxCell })
	}
	return len(b.Plain()) > maxCell && (isLong(b.Header) || slices.ContainsFunc(b.Rows, isLong))
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
	n := len(b.Plain())
	if n > 0 {
		return n + len("\n")
	}
	for range content.AllLeaves(b) {
		return len("\n")
	}
	return 0
}
