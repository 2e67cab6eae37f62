package document

import (
	"context"
	"sort"

	"pullquote/content"
	contentsearch "pullquote/content/search"
	"pullquote/ui/task"
)

// Hits are what a query finds in an article: how many in each block, not each of them.
// Those of one block are found again when they are needed.
type hits struct {
	article *content.Article
	query   contentsearch.Query
	counts  []int32 // per block; 0 for those not searched yet
	total   int
	before  []int // how many there are before each block; nil until all have been searched
	density density
}

// isComplete reports whether all blocks have been searched.
func (h *hits) isComplete() bool { return h.before != nil }

// complete counts the hits before each block, now that all have been searched.
func (h *hits) complete() []int {
	before := make([]int, len(h.counts))
	n := 0
	for i, count := range h.counts {
		before[i] = n
		n += int(count)
	}
	return before
}

// at returns hit i, from 0. The hits must be complete.
func (h *hits) at(i int) content.Range {
	block := content.BlockIndex(sort.SearchInts(h.before, i+1) - 1)
	m := h.query.Find(h.article.Block(block).Plain())[i-h.before[block]]
	return content.Within(block, m.Start, m.End)
}

// countBefore returns how many hits end at or before a. The hits must be complete.
func (h *hits) countBefore(a content.Anchor) int {
	n := h.before[a.Block]
	for _, m := range h.query.Find(h.article.Block(a.Block).Plain()) {
		if m.End > a.Offset {
			break
		}
		n++
	}
	return n
}

// A scan is a search in progress. It begins in the block where the reader is, goes on to
// the end, and then from the top to where it began.
type scan struct {
	hits    *hits
	index   *content.Index
	from    content.Anchor
	next    content.BlockIndex
	wrapped bool
	first   content.Range // the first hit after from, or else the first of all; empty: none yet
	earlier content.Range // the first hit in the block of from that is before it; empty: none
}

// A scanResult is what one slice of a scan has found.
type scanResult struct {
	total    int
	offsets  []int // of the hits, as [content.Index] counts them, at most one a tick
	hasFirst bool  // the scan's first hit is among them
	before   []int // as in [hits]; not nil after the last slice
}

func newScan(q contentsearch.Query, a *content.Article, x *content.Index, from content.Anchor) *scan {
	from.Block = min(from.Block, content.BlockIndex(max(a.Len()-1, 0)))
	h := &hits{article: a, query: q, counts: make([]int32, a.Len()), density: newDensity(x.Size())}
	return &scan{hits: h, index: x, from: from, next: from.Block}
}

// slice searches blocks until it finds the first hit or its time is over.
func (s *scan) slice(ctx context.Context) scanResult {
	var f scanResult
	for pace := task.StartSlice(ctx); !pace.IsOver() && !f.hasFirst; {
		if !s.wrapped && int(s.next) >= s.hits.article.Len() {
			s.next, s.wrapped = 0, true
		}
		if s.wrapped && s.next >= s.from.Block {
			if s.first == (content.Range{}) {
				s.first = s.earlier
				f.hasFirst = s.first != content.Range{}
			}
			f.before = s.hits.complete()
			return f
		}
		s.search(s.next, &f)
		s.next++
	}
	return f
}

// search searches a block.
func (s *scan) search(i content.BlockIndex, f *scanResult) {
	matches := s.hits.query.Find(s.hits.article.Block(i).Plain())
	s.hits.counts[i] = int32(len(matches))
	f.total += len(matches)
	last := -1
	for _, m := range matches {
		r := content.Within(i, m.Start, m.End)
		isPassed := !s.wrapped && r.End.Compare(s.from) <= 0
		switch {
		case isPassed && s.earlier == content.Range{}:
			s.earlier = r
		case !isPassed && s.first == content.Range{}:
			s.first, f.hasFirst = r, true
		}
		offset := s.index.Offset(r.Start)
		if part := s.hits.density.part(offset); part != last {
			f.offsets = append(f.offsets, offset)
			last = part
		}
	}
}
