package content

import (
	"slices"
	"sort"
)

// A Number is the number of a paragraph as readers count them, from 1. Zero means
// before the first paragraph.
type Number int

// An Index answers questions about positions in an article: how much text and how many
// words are before a position, and which paragraph it is in. Building one takes time
// proportional to the length of the article; queries do not. If a part of the article has
// not been parsed yet, an Index estimates the numbers after that part, and the totals.
type Index struct {
	bytes  []uint32 // bytes of plain text before block i, and one entry for the end
	words  []uint32 // the same for words
	number []uint32 // of the last paragraph that begins at or before block i

	// If a part of the article has not been parsed, the numbers of the blocks from exact on
	// are estimates, and rest is estimated to follow after the last block.
	exact BlockIndex
	rest  amount
}

// An amount is an amount of text.
type amount struct{ bytes, words, paragraphs uint32 }

// NewIndex returns the index of a.
func NewIndex(a *Article) *Index {
	if a.lazy != nil {
		return a.lazy.index
	}
	n := a.Len()
	x := &Index{bytes: make([]uint32, 1, n+1), words: make([]uint32, 1, n+1), number: make([]uint32, 0, n)}
	for i, b := range a.Blocks() {
		x.add(i, b)
	}
	x.exact = BlockIndex(n)
	return x
}

// add adds block i, which is the next one.
func (x *Index) add(i BlockIndex, b Block) {
	text := b.Plain()
	// Every block counts at least one byte, so that moving past a rule or a picture without
	// a caption changes the offset.
	x.bytes = append(x.bytes, x.bytes[i]+uint32(len(text))+1)
	x.words = append(x.words, x.words[i]+uint32(CountWords(text)))
	number := x.lastNumber()
	if IsCounted(b) {
		number++
	}
	x.number = append(x.number, number)
}

// lastNumber returns the number of the last paragraph.
func (x *Index) lastNumber() uint32 {
	if len(x.number) == 0 {
		return 0
	}
	return x.number[len(x.number)-1]
}

// snapshot returns an index that does not change when blocks are added to x. All its numbers
// are exact.
func (x *Index) snapshot() *Index {
	return &Index{bytes: slices.Clip(x.bytes), words: slices.Clip(x.words), number: slices.Clip(x.number), exact: BlockIndex(len(x.number))}
}

// blockSize returns the length of the plain text of block i, in bytes.
func (x *Index) blockSize(i BlockIndex) int { return int(x.bytes[i+1]-x.bytes[i]) - 1 }

// IsCounted reports whether b has a paragraph number. Headings, figures and rules have
// none.
func IsCounted(b Block) bool {
	switch b.(type) {
	case *Paragraph, *List, *BlockQuote, *Code, *Preformatted, *Verse, *Table:
		return true
	case *Heading, *Figure, *Rule:
		return false
	}
	return false
}

// IsEstimate reports whether the numbers of block i are estimates, because text before it has
// not been parsed.
func (x *Index) IsEstimate(i BlockIndex) bool { return i >= x.exact }

// Paragraphs returns the number of paragraphs.
func (x *Index) Paragraphs() Number { return Number(x.lastNumber() + x.rest.paragraphs) }

// Number returns the number of the paragraph at block i, or of the last one before it.
// It returns 0 if there isn't one, or if i is not a block of the article.
func (x *Index) Number(i BlockIndex) Number {
	if i < 0 || int(i) >= len(x.number) {
		return 0
	}
	return Number(x.number[i])
}

// HasNumber reports whether block i has a paragraph number of its own.
func (x *Index) HasNumber(i BlockIndex) bool {
	return x.Number(i) != x.Number(i-1)
}

// Paragraph returns the block of paragraph n, or of the first or the last paragraph if
// n is out of range. It reports false if the article has no paragraphs.
func (x *Index) Paragraph(n Number) (BlockIndex, bool) {
	last := x.lastNumber()
	if last == 0 {
		return 0, false
	}
	n = min(max(n, 1), Number(last))
	return BlockIndex(sort.Search(len(x.number), func(i int) bool { return Number(x.number[i]) >= n })), true
}

// Size returns the length of the article in bytes of plain text.
func (x *Index) Size() int { return int(x.bytes[len(x.bytes)-1] + x.rest.bytes) }

// Offset returns how many of the article's [Index.Size] bytes are before p.
func (x *Index) Offset(p Anchor) int {
	i := min(max(int(p.Block), 0), len(x.bytes)-1)
	if i == len(x.bytes)-1 {
		return int(x.bytes[i])
	}
	return min(int(x.bytes[i])+p.Offset, int(x.bytes[i+1]))
}

// At returns the position that has offset bytes of the article before it. It is the
// inverse of [Index.Offset].
func (x *Index) At(offset int) Anchor {
	i := sort.Search(len(x.bytes), func(i int) bool { return int(x.bytes[i]) > offset }) - 1
	i = min(max(i, 0), max(len(x.bytes)-2, 0))
	return Anchor{BlockIndex(i), max(offset-int(x.bytes[i]), 0)}
}

// Words returns the number of words in the article.
func (x *Index) Words() int { return int(x.words[len(x.words)-1] + x.rest.words) }

// WordsBefore returns the approximate number of words before p.
func (x *Index) WordsBefore(p Anchor) int {
	i := min(max(int(p.Block), 0), len(x.words)-1)
	if i == len(x.words)-1 {
		return int(x.words[i])
	}
	size := int(x.bytes[i+1] - x.bytes[i])
	return int(x.words[i]) + int(x.words[i+1]-x.words[i])*min(p.Offset, size)/size
}
