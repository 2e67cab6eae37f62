package document

import (
	"sort"

	"pullquote/content"
	contentsearch "pullquote/content/search"
)

// hits are the hits of a query in an article. Only the number of hits in each block is
// stored; the hits of a block are found again when they are needed. Of a block with a great
// many hits, only the part around the hit is searched again.
type hits struct {
	article *content.Article
	query   contentsearch.Query
	quoted  contentsearch.Quoted             // nil unless the query needs the quotations
	counts  []int32                          // per block; 0 for blocks not searched yet
	marks   map[content.BlockIndex][]hitMark // of blocks with many hits, or in a long text
	known   stretch                          // the blocks around the reader whose hits are known
	recent  hitRun                           // the hits that were found again last
	total   int
	before  []int // number of hits before each block; nil until all blocks have been searched
	density density

	// withoutCase is the number of hits if case did not matter. It is counted only if there
	// are no hits.
	withoutCase int
}

// isComplete reports whether all blocks have been searched.
func (h *hits) isComplete() bool { return h.before != nil }

// add adds the result of a slice.
func (h *hits) add(f scanResult) {
	for _, b := range f.blocks {
		h.counts[b.block] = int32(b.count)
		h.total += b.count
		if b.marks != nil {
			h.marks[b.block] = b.marks
		}
	}
	for _, offset := range f.offsets {
		h.density.add(offset)
	}
	h.known, h.before, h.withoutCase = f.known, f.before, f.withoutCase
}

// in returns the hits in a block.
func (h *hits) in(block content.BlockIndex) []contentsearch.Match {
	return h.query.NewSearcher().Block(block, h.article.Block(block), h.quoted)
}

// A hitMark is a place in the text of a block, and the number of hits before it. Between two marks,
// there are few hits in little text, or none.
type hitMark struct{ offset, hits int }

// Bounds of the hits between two marks and of the text that they are in, in bytes.
const (
	markHits  = 1 << 10
	markBytes = 64 << 10
)

// marksOf returns the marks in a block, or nil if it needs none. The first one is its start.
func marksOf(matches []contentsearch.Match) []hitMark {
	last, end := hitMark{}, 0
	var marks []hitMark
	add := func(offset, hits int) {
		last = hitMark{offset, hits}
		marks = append(marks, last)
	}
	for i, m := range matches {
		if i > 0 && m.Start-end > markBytes {
			add(end, i)
		}
		if i-last.hits >= markHits || m.Start-last.offset > markBytes {
			add(m.Start, i)
		}
		end = m.End
	}
	if marks == nil {
		return nil
	}
	return append(append([]hitMark{{}}, marks...), hitMark{end, len(matches)})
}

// A hitRun is the hits between two marks of a block. First is the number of hits before them.
type hitRun struct {
	block   content.BlockIndex
	first   int
	matches []contentsearch.Match
}

// run returns the hits from the last mark before which there are at most as many hits as isBefore
// allows to the next one.
func (h *hits) run(block content.BlockIndex, isBefore func(hitMark) bool) hitRun {
	marks, b := h.marks[block], h.article.Block(block)
	if marks == nil {
		marks = []hitMark{{}, {len(b.Plain()), int(h.counts[block])}}
	}
	i := max(sort.Search(len(marks), func(i int) bool { return !isBefore(marks[i]) })-1, 0)
	run := hitRun{block: block, first: marks[i].hits}
	if i+1 == len(marks) || marks[i+1].hits == run.first {
		return run
	}
	if r := h.recent; r.block == block && r.first == run.first && r.matches != nil {
		return r
	}
	run.matches = h.query.NewSearcher().Part(block, b, marks[i].offset, marks[i+1].offset, h.quoted)
	h.recent = run
	return run
}

// at returns hit i, from 0. The hits must be complete.
func (h *hits) at(i int) content.Range {
	block := content.BlockIndex(sort.SearchInts(h.before, i+1) - 1)
	return h.inBlock(block, i-h.before[block])
}

// inBlock returns hit i of a block that has been searched, from 0.
func (h *hits) inBlock(block content.BlockIndex, i int) content.Range {
	run := h.run(block, func(m hitMark) bool { return m.hits <= i })
	m := run.matches[i-run.first]
	return content.Within(block, m.Start, m.End)
}

// countBefore returns the number of hits that end at or before a. The hits must be
// complete.
func (h *hits) countBefore(a content.Anchor) int { return h.before[a.Block] + h.countInBlock(a) }

// countInBlock returns the number of hits in a's block that end at or before a. The block must
// have been searched.
func (h *hits) countInBlock(a content.Anchor) int {
	run := h.run(a.Block, func(m hitMark) bool { return m.offset <= a.Offset })
	n := run.first
	for _, m := range run.matches {
		if m.End > a.Offset {
			break
		}
		n++
	}
	return n
}

// step returns the n'th hit that ends after a place, or the -n'th one that ends at or before it
// if n is negative. It goes on at the other end of the article, and reports whether it did. Ok is
// false if the hit is not known yet, or if there isn't one.
func (h *hits) step(from content.Anchor, n int) (hit content.Range, wraps, ok bool) {
	block := from.Block
	if h.total == 0 || !h.known.has(block) {
		return hit, false, false
	}
	i := h.countInBlock(from) + n // in the block
	if n > 0 {
		i--
	}
	if h.isComplete() {
		i += h.before[block]
		return h.at((i%h.total + h.total) % h.total), i < 0 || i >= h.total, true
	}
	end := content.BlockIndex(len(h.counts))
	for i < 0 {
		if block == 0 {
			block, wraps = end, true
		}
		if block--; !h.known.has(block) {
			return hit, wraps, false
		}
		i += int(h.counts[block])
	}
	for i >= int(h.counts[block]) {
		i -= int(h.counts[block])
		if block++; block == end {
			block, wraps = 0, true
		}
		if !h.known.has(block) {
			return hit, wraps, false
		}
	}
	return h.inBlock(block, i), wraps, true
}
