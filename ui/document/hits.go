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
	quoted  contentsearch.Quoted             // nil unless the query needs the quotations
	counts  []int32                          // per block; 0 for blocks not searched yet
	marks   map[content.BlockIndex][]hitMark // of blocks with many hits, or in a long text
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

// A hitMark is a place in the text of a block, and the number of hits before it. Between two marks,
// there are few hits in little text, or none.
type hitMark struct{ offset, hits int }

// Bounds of the hits between two marks and of the text that they are in, in bytes.
const (
	markHits  = 1 << 10
	markBytes = 64 << 10
)

// mark sets the marks in a block. The first one is its start.
func (h *hits) mark(block content.BlockIndex, matches []contentsearch.Match) {
	if len(matches) == 0 {
		return
	}
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
	if marks != nil {
		h.marks[block] = append(append([]hitMark{{}}, marks...), hitMark{end, len(matches)})
	}
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
	i -= h.before[block]
	run := h.run(block, func(m hitMark) bool { return m.hits <= i })
	m := run.matches[i-run.first]
	return content.Within(block, m.Start, m.End)
}

// countBefore returns the number of hits that end at or before a. The hits must be
// complete.
func (h *hits) countBefore(a content.Anchor) int {
	run := h.run(a.Block, func(m hitMark) bool { return m.offset <= a.Offset })
	n := h.before[a.Block] + run.first
	for _, m := range run.matches {
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
	h.marks = make(map[content.BlockIndex][]hitMark)
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
