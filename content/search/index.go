package search

import (
	"sort"

	"pullquote/content"
)

// An Index holds the signatures of an article, so that a search need not look into blocks
// that cannot match. Add the blocks in order; after that, several goroutines may use it.
// Until then they may use a [Index.Snapshot].
type Index struct {
	signer  *Signer
	chunks  []*chunk
	open    int // bytes of text in the last chunk, from which no more blocks fit
	indexed content.BlockIndex
}

// A chunk is a number of blocks with one signature.
type chunk struct {
	from      content.BlockIndex
	signature Signature
}

// NewIndex returns an index without blocks.
func NewIndex() *Index { return &Index{signer: NewSigner()} }

// Add adds the next block.
func (x *Index) Add(b content.Block) {
	text := b.Plain()
	if marks := noteMarks(b, 0, len(b.Plain())); len(marks) > 0 {
		text += "\n" + without(text, marks)
	}
	if len(x.chunks) == 0 || x.open > 0 && x.open+len(text) >= SignatureText {
		x.chunks = append(x.chunks, &chunk{from: x.indexed})
		x.open = 0
	}
	x.signer.Add(&x.chunks[len(x.chunks)-1].signature, text)
	x.open += len(text)
	x.indexed++
}

// Snapshot implements [content.TextIndex].
func (x *Index) Snapshot() content.TextIndex {
	x.open = SignatureText // the last chunk does not change any more
	return &Index{chunks: x.chunks[:len(x.chunks):len(x.chunks)], indexed: x.indexed}
}

// IndexOf returns the index of an article, or nil if it has none.
func IndexOf(a *content.Article) *Index {
	x, _ := a.TextIndex().(*Index)
	return x
}

// Len returns the number of blocks that have been added.
func (x *Index) Len() int { return int(x.indexed) }

// Next returns the first block from i on that the filter allows, or Len if it allows no more.
func (x *Index) Next(i content.BlockIndex, f Filter) content.BlockIndex {
	if i >= x.indexed {
		return i
	}
	for n := x.chunkOf(i); n < len(x.chunks); n++ {
		if f.Allows(&x.chunks[n].signature) {
			return max(i, x.chunks[n].from)
		}
	}
	return x.indexed
}

// Prev returns the last block up to i that the filter allows, or -1 if it allows none. I must be less
// than Len.
func (x *Index) Prev(i content.BlockIndex, f Filter) content.BlockIndex {
	for n := x.chunkOf(i); n >= 0; n-- {
		if f.Allows(&x.chunks[n].signature) {
			return i
		}
		i = x.chunks[n].from - 1
	}
	return -1
}

// chunkOf returns the index of the chunk that contains a block.
func (x *Index) chunkOf(i content.BlockIndex) int {
	return sort.Search(len(x.chunks), func(n int) bool { return x.chunks[n].from > i }) - 1
}
