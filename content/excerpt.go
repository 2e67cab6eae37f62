package content

import (
	"slices"
	"sort"
)

// The pieces of a [Lazy] are added in order, and that takes a while for a long source. An
// excerpt of the article can be read before. It also has pieces from farther on, in extents:
//
//	added pieces | gap | extent | gap | extent | rest
//
// A gap is one block without text. It stands for the pieces between. The index of an excerpt
// estimates the text in the gaps and in the rest from the text of the added pieces.

// A pieceSource tells where the pieces of a Lazy are in the source.
type pieceSource struct {
	ends    []int // of the pieces, in bytes
	preview func(piece int) []Block
	hasMore bool // there are blocks after those of these pieces
}

// SetSource makes excerpts possible. Ends holds the end of each piece in the source, in bytes.
// Preview returns the blocks of a piece that has not been added yet; several goroutines may
// call it at once. HasMore says whether other pieces follow after these. SetSource must be
// called before the blocks become those of an article.
func (l *Lazy) SetSource(ends []int, preview func(piece int) []Block, hasMore bool) {
	l.source = pieceSource{ends, preview, hasMore}
}

// start returns where a piece begins in the source.
func (p *pieceSource) start(piece int) int {
	if piece == 0 {
		return 0
	}
	return p.ends[piece-1]
}

// An extent is a run of pieces that have not been added. It does not change.
type extent struct {
	piece  int          // the first
	blocks [][]Block    // of each piece
	first  []BlockIndex // the first block of each piece, and the one after the last
}

// end returns the piece after the last.
func (e *extent) end() int { return e.piece + len(e.blocks) }

func (e *extent) startBlock() BlockIndex { return e.first[0] }

// endBlock returns the block after the last.
func (e *extent) endBlock() BlockIndex { return e.first[len(e.first)-1] }

// pieceAt returns the piece that contains block i, and that block's index in it.
func (e *extent) pieceAt(i BlockIndex) (piece int, k BlockIndex) {
	n := sort.Search(len(e.blocks), func(n int) bool { return e.first[n+1] > i })
	return e.piece + n, i - e.first[n]
}

// extentAt returns the first extent that ends after block i.
func (s *snapshot) extentAt(i BlockIndex) *extent {
	return s.extents[sort.Search(len(s.extents), func(n int) bool { return s.extents[n].endBlock() > i })]
}

// previewed returns a block that does not belong to the added pieces.
func (s *snapshot) previewed(i BlockIndex) Block {
	e := s.extentAt(i)
	if i < e.startBlock() {
		return &Paragraph{} // a gap
	}
	piece, k := e.pieceAt(i)
	return e.blocks[piece-e.piece][k]
}

// place returns the piece that contains block i, and that block's index in it. A gap counts as
// the first block of the first piece that it stands for.
func (s *snapshot) place(i BlockIndex) (piece int, k BlockIndex) {
	if i < s.addedLen() {
		piece = s.pieceOf(i)
		return piece, i - BlockIndex(s.first[piece])
	}
	before := s.added()
	for _, e := range s.extents {
		if i < e.startBlock() {
			return before, 0
		}
		if i < e.endBlock() {
			return e.pieceAt(i)
		}
		before = e.end()
	}
	return before, 0
}

// blocksOf returns the first block of a piece and the one after its last. It reports false if
// s does not have the piece, and returns the block before which it belongs.
func (s *snapshot) blocksOf(piece int) (from, to BlockIndex, ok bool) {
	if piece < s.added() {
		return BlockIndex(s.first[piece]), BlockIndex(s.first[piece+1]), true
	}
	for _, e := range s.extents {
		if piece < e.piece {
			return e.startBlock(), e.startBlock(), false
		}
		if piece < e.end() {
			n := piece - e.piece
			return e.first[n], e.first[n+1], true
		}
	}
	return BlockIndex(s.len()), BlockIndex(s.len()), false
}

// estimate returns how much text is probably in the pieces from one up to another, judging by
// the pieces that have been added.
func (s *snapshot) estimate(from, to int) amount {
	if from >= to {
		return amount{}
	}
	last := s.addedLen()
	added := amount{s.index.bytes[last], s.index.words[last], 0}
	if last > 0 {
		added.paragraphs = s.index.number[last-1]
	}
	share := float64(s.source.start(to)-s.source.start(from)) / float64(max(s.source.start(s.added()), 1))
	scale := func(n uint32) uint32 { return uint32(float64(n) * share) }
	return amount{scale(added.bytes), scale(added.words), scale(added.paragraphs)}
}

// addGap adds a block that stands for text that has not been parsed.
func (x *Index) addGap(n amount) {
	last := len(x.number)
	x.bytes = append(x.bytes, x.bytes[last]+max(n.bytes, 1))
	x.words = append(x.words, x.words[last]+n.words)
	x.number = append(x.number, x.lastNumber()+n.paragraphs)
}

// CanReach reports whether pieces of the source have not been added, and [Article.Reaching] can
// reach them.
func (a *Article) CanReach() bool { return a.lazy != nil && a.lazy.added() < len(a.lazy.source.ends) }

// HasEnd reports whether an excerpt has the last block of the whole article.
func (a *Article) HasEnd() bool {
	if a.lazy == nil || a.lazy.source.ends == nil || a.lazy.source.hasMore {
		return false
	}
	end := a.lazy.added()
	if n := len(a.lazy.extents); n > 0 {
		end = a.lazy.extents[n-1].end()
	}
	return end >= len(a.lazy.source.ends)
}

// Extent returns the first block of the part around block i in which no text is missing, and
// the block after its last.
func (a *Article) Extent(i BlockIndex) (from, to BlockIndex) {
	if a.lazy == nil || len(a.lazy.extents) == 0 {
		return 0, BlockIndex(a.Len())
	}
	s := a.lazy
	to = s.addedLen()
	for _, e := range s.extents {
		if i < e.startBlock() && to < e.startBlock() {
			break
		}
		if to < e.startBlock() {
			from = e.startBlock()
		}
		to = e.endBlock()
	}
	return from, to
}

// minReach is how much of the source before and after a place an excerpt has at least, in
// bytes. It fills several screens of any size.
const minReach = 64 << 10

// Reaching returns an article that extends a, and has the text around an offset of its index.
// It takes as long as parsing that text. It returns a if that text is there already, or if
// [Article.CanReach] reports false.
func (a *Article) Reaching(offset int) *Article {
	if !a.CanReach() || a.Reaches(offset) {
		return a
	}
	s := a.lazy
	return a.with(append(s.runs(), s.source.around(s.pieceAtOffset(offset), minReach)), s)
}

// Reaches reports whether a has the text around an offset of its index.
func (a *Article) Reaches(offset int) bool {
	return !a.CanReach() || a.lazy.hasPieces(a.lazy.source.around(a.lazy.pieceAtOffset(offset), minReach/2))
}

// around returns the pieces within a distance of one, in bytes, and the next on each side.
func (p *pieceSource) around(piece, distance int) run {
	r := run{piece, piece + 1}
	for r.from > 0 && p.start(piece)-p.start(r.from) < distance {
		r.from--
	}
	for r.to < len(p.ends) && p.start(r.to)-p.ends[piece] < distance {
		r.to++
	}
	return r
}

// hasPieces reports whether the blocks of some consecutive pieces are known.
func (s *snapshot) hasPieces(r run) bool {
	known := run{0, s.added()}
	for _, e := range s.extents {
		if e.piece > known.to {
			if known.contains(r) {
				return true
			}
			known.from = e.piece
		}
		known.to = e.end()
	}
	return known.contains(r)
}

// Keeping returns an article that has all text of a later version a of b, and the pieces of
// the excerpt b.
func (a *Article) Keeping(b *Article) *Article {
	if !a.IsSame(b) {
		return a
	}
	return a.with(append(a.lazy.runs(), b.lazy.runs()...), a.lazy, b.lazy)
}

// IsSame reports whether a and b are parts of one lazy article.
func (a *Article) IsSame(b *Article) bool {
	return a.lazy != nil && b.lazy != nil && a.lazy.Lazy == b.lazy.Lazy
}

// Translate returns the anchor in a of a place in b, which is a part of the same article.
func (a *Article) Translate(b *Article, at Anchor) Anchor {
	piece, k := b.lazy.place(at.Block)
	from, to, ok := a.lazy.blocksOf(piece)
	if !ok {
		return Anchor{Block: max(from-1, 0)}
	}
	if k > max(to-from-1, 0) {
		return Anchor{Block: max(to-1, 0)}
	}
	return Anchor{from + k, at.Offset}
}

// Extends reports whether a is the same article as an earlier one or begins with it: all
// anchors of the other are valid in a and mean the same.
func (a *Article) Extends(earlier *Article) bool {
	if a == earlier {
		return true
	}
	if !a.IsSame(earlier) || a.Len() < earlier.Len() {
		return false
	}
	return !slices.ContainsFunc(earlier.lazy.extents, func(e *extent) bool {
		first, _, _ := a.lazy.blocksOf(e.piece)
		last, _, ok := a.lazy.blocksOf(e.end() - 1)
		return !ok || first != e.startBlock() || last != e.first[len(e.blocks)-1]
	})
}

// pieceAtOffset returns the piece that contains an offset of the index, or probably does.
func (s *snapshot) pieceAtOffset(offset int) int {
	x, n := s.index, len(s.source.ends)
	block := x.At(offset).Block
	piece, _ := s.place(block)
	from, to, missing := int(x.bytes[block]), int(x.bytes[block+1]), piece
	if offset >= to && int(block)+1 == s.len() { // in the rest
		from, to, missing = to, x.Size(), n
	} else if _, _, ok := s.blocksOf(piece); !ok {
		e := s.extentAt(block)
		missing = e.piece
	}
	if missing == n {
		piece, _ = s.place(BlockIndex(s.len()))
	}
	if missing > piece {
		start, end := s.source.start(piece), s.source.start(missing)
		at := start + int(float64(offset-from)/float64(max(to-from, 1))*float64(end-start))
		piece = sort.Search(n, func(i int) bool { return s.source.ends[i] > at })
	}
	return min(piece, n-1)
}

// A run is a number of consecutive pieces.
type run struct{ from, to int }

func (r run) contains(other run) bool { return other.from >= r.from && other.to <= r.to }

// runs returns the pieces of the extents.
func (s *snapshot) runs() []run {
	var out []run
	for _, e := range s.extents {
		out = append(out, run{e.piece, e.end()})
	}
	return out
}

// with returns a with the pieces of runs as its extents. It takes their blocks from known
// excerpts if those have them.
func (a *Article) with(runs []run, known ...*snapshot) *Article {
	old := a.lazy
	slices.SortFunc(runs, func(a, b run) int { return a.from - b.from })
	var merged []run
	for _, r := range runs {
		r.from = max(r.from, old.added())
		switch n := len(merged); {
		case r.from >= r.to:
		case n > 0 && r.from <= merged[n-1].to:
			merged[n-1].to = max(merged[n-1].to, r.to)
		default:
			merged = append(merged, r)
		}
	}
	if slices.Equal(merged, old.runs()) {
		return a
	}
	s := *old
	s.texts, s.index = nil, s.addedIndex()
	s.outline = slices.Clip(s.outline[:sort.Search(len(s.outline), func(i int) bool { return s.outline[i].Block >= s.addedLen() })])
	s.extents = nil
	next := s.added()
	for _, r := range merged {
		if r.from > next {
			s.index.addGap(s.estimate(next, r.from))
		}
		s.extents = append(s.extents, s.newExtent(r, known))
		next = r.to
	}
	s.index.rest = s.estimate(next, len(s.source.ends))
	out := *a
	out.lazy = &s
	return &out
}

// addedIndex returns an index of the added pieces. More blocks can be added to it.
func (s *snapshot) addedIndex() *Index {
	n := s.addedLen()
	return &Index{bytes: slices.Clip(s.index.bytes[:n+1]), words: slices.Clip(s.index.words[:n+1]), number: slices.Clip(s.index.number[:n]), exact: n}
}

// newExtent returns an extent with some pieces, and adds its blocks to the index and its headings
// to the outline.
func (s *snapshot) newExtent(r run, known []*snapshot) *extent {
	e := &extent{piece: r.from}
	for piece := r.from; piece < r.to; piece++ {
		blocks := s.previewOf(piece, known)
		e.blocks = append(e.blocks, blocks)
		e.first = append(e.first, BlockIndex(len(s.index.number)))
		for _, b := range blocks {
			i := BlockIndex(len(s.index.number))
			s.index.add(i, b)
			if h, ok := b.(*Heading); ok {
				s.outline = append(s.outline, Section{i, h.Level, Text{h.Text.text}})
			}
		}
	}
	e.first = append(e.first, BlockIndex(len(s.index.number)))
	if r.from == s.added() {
		s.index.exact = e.endBlock()
	}
	return e
}

// previewOf returns the blocks of a piece that has not been added.
func (s *snapshot) previewOf(piece int, known []*snapshot) []Block {
	for _, k := range known {
		for _, e := range k.extents {
			if piece >= e.piece && piece < e.end() {
				return e.blocks[piece-e.piece]
			}
		}
	}
	blocks := s.source.preview(piece)
	for _, b := range blocks {
		seal(b)
	}
	return blocks
}
