package content

import "cmp"

// A BlockIndex counts an article's top-level blocks from 0. It is not the
// number of a paragraph that a reader sees; see [Number].
type BlockIndex int

// An Anchor is a place in an article: a byte offset into the plain text of a
// block.
type Anchor struct {
	Block  BlockIndex
	Offset int
}

// Compare orders anchors by their place in the article.
func (a Anchor) Compare(b Anchor) int {
	return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.Offset, b.Offset))
}

// A Range is the text from Start up to, not including, End.
type Range struct{ Start, End Anchor }

// In returns the part of r that lies in block i, whose text is n bytes long, as
// offsets into it. It reports false if there is none.
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

// Within is a range of one block.
func Within(block BlockIndex, start, end int) Range {
	return Range{Anchor{block, start}, Anchor{block, end}}
}
