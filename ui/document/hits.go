package document

import (
	"context"
	"sort"

	"pullquote/content"
	contentsearch "pullquote/content/search"
	"pullquote/ui/task"
)

// hits are the hits of a query in an article. Only the number of hits in each block is
// stored; the hits of a block are found again when they are needed. Of a block with a great
// many hits, only the part around the hit is searched again.
type hits struct {
	article *content.Article
	query   contentsearch.Query
	quoted  contentsearch.Quoted         // nil unless the query needs the quotations
	counts  []int32                      // per block; 0 for blocks not searched yet
	marks   map[content.BlockIndex][]int // the offsets of every markDistance-th hit of a block, without the first
	total   int
	before  []int // number of hits before each block; nil until all blocks have been searched
	density density

	// withoutCase is the number of hits if case did not matter. It is counted only if there
	// are no hits.
	withoutCase int
}

// isComplete reports whether all blocks have been searched.
func (h *hits) isComplete() bool { return h.before != nil }

// complete returns the number of hits before each block. All blocks must have been
// searched.
func (h *hits) complete() []int {
	before := make([]int, len(h.counts))
	n := 0
	for i, count := range h.counts {
		before[i] = n
		n += int(count)
	}
	return before
}

// in returns the hits in a block.
func (h *hits) in(block content.BlockIndex) []contentsearch.Match {
	return h.query.NewSearcher().Block(block, h.article.Block(block), h.quoted)
}

// markDistance is the number of hits from one mark to the next.
const markDistance = 1 << 12

// mark sets the marks in a block.
func (h *hits) mark(block content.BlockIndex, matches []contentsearch.Match) {
	for i := markDistance; i < len(matches); i += markDistance {
		h.marks[block] = append(h.marks[block], matches[i].Start)
	}
}

// between returns the hits in a block from mark i-1 to mark i.
func (h *hits) between(block content.BlockIndex, i int) []contentsearch.Match {
	if h.counts[block] == 0 {
		return nil
	}
	marks, b := h.marks[block], h.article.Block(block)
	start, end := 0, len(b.Plain())
	if i > 0 {
		start = marks[i-1]
	}
	if i < len(marks) {
		end = marks[i]
	}
	return h.query.NewSearcher().Part(block, b, start, end, h.quoted)
}

// at returns hit i, from 0. The hits must be complete.
func (h *hits) at(i int) content.Range {
	block := content.BlockIndex(sort.SearchInts(h.before, i+1) - 1)
	i -= h.before[block]
	m := h.between(block, i/markDistance)[i%markDistance]
	return content.Within(block, m.Start, m.End)
}

// countBefore returns the number of hits that end at or before a. The hits must be
// complete.
func (h *hits) countBefore(a content.Anchor) int {
	mark := sort.SearchInts(h.marks[a.Block], a.Offset+1)
	n := h.before[a.Block] + mark*markDistance
	for _, m := range h.between(a.Block, mark) {
		if m.End > a.Offset {
			break
		}
		n++
	}
	return n
}

// A scan is a search in progress. It starts in the block where the reader is, continues to
// the end, and then from the top back to where it started. If there is no hit although case
// matters, it counts those that differ only in case.
type scan struct {
	hits     *hits
	searcher *contentsearch.Searcher
	index    *content.Index
	from     content.Anchor
	next     content.BlockIndex
	wrapped  bool
	first    content.Range // the first hit after from, or else in the article; empty: none yet
	earlier  content.Range // the first hit before from in the same block; empty: none

	signatures *contentsearch.Index // nil: not made yet
	filter     contentsearch.Filter

	caseless *contentsearch.Searcher // nil: not counting
	counted  content.BlockIndex      // blocks in which it has counted
	count    int
}

// A scanResult is the result of one slice of a scan.
type scanResult struct {
	total       int
	offsets     []int // of hits, as [content.Index] counts them, at most one per part of the density
	hasFirst    bool  // the first hit of the scan is among them
	before      []int // as in [hits]; nil before the last slice
	withoutCase int   // as in [hits]
}

func newScan(h *hits, x *content.Index, from content.Anchor, signatures *contentsearch.Index) *scan {
	a := h.article
	from.Block = min(from.Block, content.BlockIndex(max(a.Len()-1, 0)))
	h.counts, h.density = make([]int32, a.Len()), newDensity(x.Size())
	h.marks = make(map[content.BlockIndex][]int)
	s := &scan{hits: h, searcher: h.query.NewSearcher(), index: x, from: from, next: from.Block}
	if signatures != nil && signatures.Len() == a.Len() {
		s.signatures, s.filter = signatures, h.query.NewFilter()
	}
	return s
}

// slice searches blocks until it has found the first hit or its time is up.
func (s *scan) slice(ctx context.Context) scanResult {
	var f scanResult
	pace := task.StartSlice(ctx)
	for !f.hasFirst {
		if s.signatures != nil {
			s.next = s.signatures.Next(s.next, s.filter)
		}
		if !s.wrapped && int(s.next) >= s.hits.article.Len() {
			s.next, s.wrapped = 0, true
			continue
		}
		if s.wrapped && s.next >= s.from.Block {
			s.finish(&f, pace)
			return f
		}
		s.search(s.next, &f)
		s.next++
		if pace.IsOver() {
			return f
		}
	}
	return f
}

// finish ends the scan, unless the hits without case have to be counted first.
func (s *scan) finish(f *scanResult, pace task.SliceTimer) {
	if s.first == (content.Range{}) {
		s.first = s.earlier
		f.hasFirst = s.first != content.Range{}
	}
	if q := s.hits.query; s.first == (content.Range{}) && q.MatchesCase() {
		if s.caseless == nil {
			s.caseless = q.IgnoringCase().NewSearcher()
		}
		for ; int(s.counted) < s.hits.article.Len(); s.counted++ {
			if pace.IsOver() {
				return
			}
			s.count += len(s.caseless.Block(s.counted, s.hits.article.Block(s.counted), s.hits.quoted))
		}
	}
	f.withoutCase = s.count
	f.before = s.hits.complete()
}

// search searches one block.
func (s *scan) search(i content.BlockIndex, f *scanResult) {
	matches := s.searcher.Block(i, s.hits.article.Block(i), s.hits.quoted)
	s.hits.counts[i] = int32(len(matches))
	s.hits.mark(i, matches)
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
