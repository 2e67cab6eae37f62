package content

import "cmp"

// A BlockIndex is the index of a top-level block of an article, from 0. It is not
// the paragraph number that readers see; see [Number].
type BlockIndex int

// An Anchor is a position in an article: a byte offset into the plain text of a block.
type Anchor struct {
	Block  BlockIndex
	Offset int
}

// Compare returns -1 if a comes before b in the article, 1 if it comes after b, and 0
// if they are equal.
func (a Anchor) Compare(b Anchor) int {
	return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.Offset, b.Offset))
}

// A Range is the text from Start up to, but not including, End.
type Range struct{ Start, End Anchor }

// In returns the part of r that lies in block i, as byte offsets into the block's
// text, which is n bytes long. It reports false if r covers no text of the block.
func (r Range) In(i BlockIndex, n int) (start, end int, ok bool) {
	if i < r.Start.Block || i > r.End.Block {
		return 0, 0, false
	}
	end = n
	if i == r.Start.Block {
		start = r.Start.Offset
	}
	if i == r.End.Block {
		end = min(end, r.End.Offset)
	}
	return start, end, start < end
}

// Within returns the range from start to end, both byte offsets, in one block.
func Within(block BlockIndex, start, end int) Range {
	return Range{Anchor{block, start}, Anchor{block, end}}
}
