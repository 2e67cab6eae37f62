package document

import (
	"context"
	"slices"

	"pullquote/content"
	contentsearch "pullquote/content/search"
	"pullquote/ui/task"
)

// A scan is a search in progress. It searches from the place where the reader is outwards, so that
// the next hit and the previous one are known long before all are. At each end of the article it goes
// on at the other end. If there is no hit although case matters, it counts those that differ only in
// case.
type scan struct {
	hits     *hits
	searcher *contentsearch.Searcher
	index    *content.Index

	center     content.Anchor // where the reader is
	seeksFirst bool           // the first hit after the center is wanted before anything else
	isBackward bool           // it searches before the center and after it in turn
	counts     []int32        // of hits in each block; -1 for blocks not searched yet
	known      stretch        // the blocks around the center whose hits are known
	hasHits    bool

	signatures *contentsearch.Index // nil: not made yet
	filter     contentsearch.Filter

	caseless *contentsearch.Searcher // nil: not counting
	counted  content.BlockIndex      // blocks in which it has counted
	count    int
}

// A stretch is a number of consecutive blocks of an article. The first block of the article counts as
// the one after the last.
type stretch struct{ first, len, of int }

// has reports whether a block is in the stretch.
func (s stretch) has(block content.BlockIndex) bool {
	return s.len > 0 && (int(block)-s.first+s.of)%s.of < s.len
}

// grow adds blocks after the stretch, or before it.
func (s *stretch) grow(blocks int, isBackward bool) {
	blocks = min(blocks, s.of-s.len)
	if isBackward {
		s.first = (s.first - blocks + s.of) % s.of
	}
	s.len += blocks
}

// A scanResult is the result of one slice of a scan.
type scanResult struct {
	blocks      []blockHits // with hits
	offsets     []int       // of hits, as [content.Index] counts them, at most one per part of the density
	known       stretch     // as in [hits]
	before      []int       // as in [hits]; nil before the last slice
	withoutCase int         // as in [hits]
}

// A blockHits is what is stored of the hits in a block.
type blockHits struct {
	block content.BlockIndex
	count int
	marks []hitMark
}

func newScan(h *hits, x *content.Index, center content.Anchor, signatures *contentsearch.Index) *scan {
	n := h.article.Len()
	h.counts, h.density = make([]int32, n), newDensity(x.Size())
	h.marks = make(map[content.BlockIndex][]hitMark)
	s := &scan{hits: h, searcher: h.query.NewSearcher(), index: x, counts: slices.Repeat([]int32{-1}, n), known: stretch{of: n}}
	s.setCenter(center)
	if signatures != nil && signatures.Len() == n {
		s.signatures, s.filter = signatures, h.query.NewFilter()
	}
	return s
}

// setCenter sets the place where the reader is.
func (s *scan) setCenter(a content.Anchor) {
	a.Block = min(a.Block, content.BlockIndex(max(len(s.counts)-1, 0)))
	s.center = a
	if !s.known.has(a.Block) {
		s.known = stretch{first: int(a.Block), of: s.known.of}
	}
}

// slice searches blocks until it has found the first hit, if it is wanted, or its time is up.
func (s *scan) slice(ctx context.Context) scanResult {
	var f scanResult
	pace := task.StartSlice(ctx)
	for {
		block, ok := s.next()
		if !ok {
			f.before = s.finish(pace)
			break
		}
		isFirst := s.search(block, &f) && s.seeksFirst
		if isFirst {
			s.seeksFirst = false
		}
		if isFirst || pace.IsOver() {
			break
		}
	}
	f.known, f.withoutCase = s.known, s.count
	return f
}

// next returns the block to search next. It reports false if all have been searched.
func (s *scan) next() (content.BlockIndex, bool) {
	for r := &s.known; r.len < r.of; {
		s.isBackward = !s.isBackward && !s.seeksFirst
		block := content.BlockIndex((r.first + r.len) % r.of)
		if s.isBackward {
			block = content.BlockIndex((r.first - 1 + r.of) % r.of)
		}
		if skipped := s.countSkipped(block); skipped > 0 {
			r.grow(skipped, s.isBackward)
			continue
		}
		r.grow(1, s.isBackward)
		if s.counts[block] < 0 {
			return block, true
		}
	}
	return 0, false
}

// countSkipped returns the number of blocks from one on, or back from it, that cannot have a hit
// by their signatures.
func (s *scan) countSkipped(block content.BlockIndex) int {
	switch {
	case s.signatures == nil:
		return 0
	case s.isBackward:
		return int(block - s.signatures.Prev(block, s.filter))
	}
	return int(s.signatures.Next(block, s.filter) - block)
}

// search searches one block. It reports whether it has found the first hit from the center on.
func (s *scan) search(block content.BlockIndex, f *scanResult) bool {
	matches := s.searcher.Block(block, s.hits.article.Block(block), s.hits.quoted)
	s.counts[block] = int32(len(matches))
	if len(matches) == 0 {
		return false
	}
	s.hasHits = true
	f.blocks = append(f.blocks, blockHits{block, len(matches), marksOf(matches)})
	last := -1
	for _, m := range matches {
		offset := s.index.Offset(content.Anchor{Block: block, Offset: m.Start})
		if part := s.hits.density.part(offset); part != last {
			f.offsets = append(f.offsets, offset)
			last = part
		}
	}
	return block != s.center.Block || matches[len(matches)-1].End > s.center.Offset
}

// finish returns the number of hits before each block. If nothing has been found, it first counts what
// differs only in case; it returns nil if its time is up.
func (s *scan) finish(pace task.SliceTimer) []int {
	if q := s.hits.query; !s.hasHits && q.MatchesCase() {
		if s.caseless == nil {
			s.caseless = q.IgnoringCase().NewSearcher()
		}
		for ; int(s.counted) < s.hits.article.Len(); s.counted++ {
			if pace.IsOver() {
				return nil
			}
			s.count += len(s.caseless.Block(s.counted, s.hits.article.Block(s.counted), s.hits.quoted))
		}
	}
	before := make([]int, len(s.counts))
	n := 0
	for i, count := range s.counts {
		before[i] = n
		n += max(int(count), 0)
	}
	return before
}
