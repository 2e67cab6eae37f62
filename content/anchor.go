package content

import (
	"cmp"
	"strings"
)

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

// Relocate finds the place of another version of an article that a is in this
// one: in the nearest block with the same text, else where the words that follow
// a stand, else at the same count.
func Relocate(from, to *Article, a Anchor) Anchor {
	if a.Block < 0 || int(a.Block) >= len(from.Blocks) || len(to.Blocks) == 0 {
		return Anchor{}
	}
	text := from.Blocks[a.Block].Plain()
	if i, ok := nearest(to, a.Block, func(s string) bool { return s == text }); ok {
		return Anchor{i, a.Offset}
	}
	if words := wordsAt(text, a.Offset); words != "" {
		if i, ok := nearest(to, a.Block, func(s string) bool { return strings.Contains(s, words) }); ok {
			return Anchor{i, strings.Index(to.Blocks[i].Plain(), words)}
		}
	}
	a.Block = min(a.Block, BlockIndex(len(to.Blocks)-1))
	a.Offset = min(a.Offset, len(to.Blocks[a.Block].Plain()))
	return a
}

// nearest is the block nearest to i whose text passes.
func nearest(a *Article, i BlockIndex, ok func(string) bool) (BlockIndex, bool) {
	n := BlockIndex(len(a.Blocks))
	for d := range max(n, i+1) {
		if j := i + d; j < n && ok(a.Blocks[j].Plain()) {
			return j, true
		}
		if j := i - d; j >= 0 && j < n && ok(a.Blocks[j].Plain()) {
			return j, true
		}
	}
	return 0, false
}

// wordsAt are a few words of a text from an offset on.
func wordsAt(text string, offset int) string {
	const enough = 40 // bytes
	words := text[min(max(offset, 0), len(text)):]
	if i := strings.IndexByte(words[min(enough, len(words)):], ' '); i >= 0 {
		words = words[:enough+i]
	}
	return strings.TrimSpace(words)
}
