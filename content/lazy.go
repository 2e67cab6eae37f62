package content

import (
	"maps"
	"runtime"
	"strings"
	"sync"

	"pullquote/content/bounds"
)

// A Lazy holds the blocks of a long article whose source is parsed in pieces. Each piece is
// parsed once when it is added, in order. After that only its measures are kept, and its
// blocks for as long as they are in use: they are parsed again when they are asked for.
//
// A Lazy may be used by several goroutines, but only one may add pieces.
type Lazy struct {
	// parse returns the blocks of a piece. Every call returns equal blocks.
	parse func(piece int) []Block

	// findTarget returns targets that have not been added.
	findTarget func(name string) (Anchor, bool)

	source pieceSource // set before the first snapshot

	mu      sync.Mutex // guards what follows
	cache   pieceCache
	running map[int]*parsing
	targets map[string]Anchor

	// Only the goroutine that adds pieces uses the rest. It appends, and never changes what
	// a snapshot contains.
	first   []int32 // first block of each piece, and the number of blocks
	index   Index
	texts   TextIndex // nil: none
	outline []Section
	figures []FigureAt
	isCut   bool // there are more than [bounds.MaxBlocks] blocks
	hasMore bool // figures than [bounds.MaxFigures]
}

// maxCached bounds the blocks that are kept without need, in bytes of memory, estimated. One piece
// that is larger is kept besides.
const maxCached = 2 << 20

// MinLazy is the length from which a source is parsed lazily, in bytes. A shorter one is parsed at
// once, and kept as blocks.
const MinLazy = 256 << 10

// NewLazy returns a Lazy without pieces. Parse returns the blocks of a piece, equal ones at
// each call; several goroutines may call it at once. FindTarget returns targets of links
// that are not added; it may be nil.
func NewLazy(parse func(piece int) []Block, findTarget func(name string) (Anchor, bool)) *Lazy {
	return &Lazy{
		parse: parse, findTarget: findTarget, cache: newPieceCache(maxCached), running: map[int]*parsing{}, targets: map[string]Anchor{},
		first: []int32{0}, index: Index{bytes: []uint32{0}, words: []uint32{0}},
	}
}

// A TextIndex summarizes the texts of blocks, so that blocks without a text can be skipped
// without parsing them again. Package search has one.
type TextIndex interface {
	// Add adds the next block.
	Add(b Block)

	// Snapshot returns the index as it is. Later additions do not change it.
	Snapshot() TextIndex
}

// SetTextIndex adds the texts of all blocks that are added later to x.
func (l *Lazy) SetTextIndex(x TextIndex) { l.texts = x }

// Len returns the number of blocks that have been added.
func (l *Lazy) Len() int { return int(l.first[len(l.first)-1]) }

// IsCut reports whether the pieces have had more than [bounds.MaxBlocks] blocks. If so, the
// blocks that are added are left out, but all pieces have to be added.
func (l *Lazy) IsCut() bool { return l.isCut }

// Add adds the blocks of the next piece.
func (l *Lazy) Add(blocks []Block) {
	if room := bounds.MaxBlocks - l.Len(); len(blocks) > room {
		blocks, l.isCut = blocks[:room], true
	}
	at := BlockIndex(l.Len())
	for i, b := range blocks {
		seal(b)
		l.index.add(at+BlockIndex(i), b)
		if h, ok := b.(*Heading); ok {
			l.outline = append(l.outline, Section{at + BlockIndex(i), h.Level, Text{strings.Clone(h.Text.text)}})
		}
		var isCut bool
		l.figures, isCut = appendFigures(l.figures, at+BlockIndex(i), b, strings.Clone)
		l.hasMore = l.hasMore || isCut
		if l.texts != nil {
			l.texts.Add(b)
		}
	}
	l.first = append(l.first, int32(at)+int32(len(blocks)))
	l.mu.Lock()
	l.cache.put(len(l.first)-2, blocks)
	l.mu.Unlock()
	runtime.Gosched() // many pieces are added in a row; the scheduler would let a key wait for 10 ms
}

// AddTarget adds a target of links, unless there is one with that name.
func (l *Lazy) AddTarget(name string, at Anchor) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, taken := l.targets[name]; !taken && name != "" {
		l.targets[name] = at
	}
}

// SetLazy makes the blocks that have been added to l the blocks of a. Later additions do not
// change a.
func (a *Article) SetLazy(l *Lazy) {
	a.blocks = nil
	a.lazy = &snapshot{
		Lazy: l, first: l.first, index: l.index.snapshot(),
		outline: l.outline[:len(l.outline):len(l.outline)], figures: l.figures[:len(l.figures):len(l.figures)],
	}
	if l.isCut {
		a.AddProblems(bounds.Blocks.Sentence())
	}
	if l.hasMore {
		a.AddProblems(bounds.Figures.Sentence())
	}
	a.lazy.index.rest = a.lazy.estimate(a.lazy.added(), len(l.source.ends))
	if l.texts != nil {
		a.lazy.texts = l.texts.Snapshot()
	}
}

// TextIndex returns the summary of the texts of the blocks, or nil if it was not made.
func (a *Article) TextIndex() TextIndex {
	if a.lazy == nil {
		return nil
	}
	return a.lazy.texts
}

// DropTextIndex frees the summary of the texts of a complete article that will not be searched.
func (a *Article) DropTextIndex() {
	if a.lazy != nil {
		a.lazy.texts, a.lazy.Lazy.texts = nil, nil
	}
}

// Relevel returns a Lazy with the pieces of l, whose headings have other levels. Parse returns
// the blocks with the new levels, and newLevel has the new levels by the old ones. No piece
// may be added to l afterwards.
func (l *Lazy) Relevel(parse func(piece int) []Block, newLevel map[int]int) *Lazy {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := &Lazy{
		parse: parse, findTarget: l.findTarget, cache: newPieceCache(l.cache.max), running: map[int]*parsing{}, targets: maps.Clone(l.targets),
		first: l.first, index: l.index, texts: l.texts, figures: l.figures, isCut: l.isCut, hasMore: l.hasMore,
	}
	for _, s := range l.outline {
		s.Level = newLevel[s.Level]
		out.outline = append(out.outline, s)
	}
	return out
}

// IsLazy reports whether the blocks of a are parsed when they are asked for.
func (a *Article) IsLazy() bool { return a.lazy != nil }

// A snapshot is a Lazy as it was when a number of pieces had been added.
type snapshot struct {
	*Lazy
	first   []int32
	index   *Index
	texts   TextIndex
	outline []Section
	figures []FigureAt
	extents []*extent // pieces that have not been added; see [Article.Reaching]
}

// added returns the number of pieces that have been added.
func (s *snapshot) added() int { return len(s.first) - 1 }

// addedLen returns the number of blocks in the pieces that have been added.
func (s *snapshot) addedLen() BlockIndex { return BlockIndex(s.first[len(s.first)-1]) }

func (s *snapshot) len() int {
	if n := len(s.extents); n > 0 {
		return int(s.extents[n-1].endBlock())
	}
	return int(s.addedLen())
}

// block returns block i.
func (s *snapshot) block(i BlockIndex) Block {
	if i >= s.addedLen() {
		return s.previewed(i)
	}
	piece := s.pieceOf(i)
	return s.piece(piece)[i-BlockIndex(s.first[piece])]
}

// A parsing is a piece that is being parsed.
type parsing struct {
	done   chan struct{} // closed at the end
	blocks []Block       // nil: the parser has panicked
}

// piece returns the blocks of a piece. If several goroutines ask for a piece at once, it is parsed
// once.
func (l *Lazy) piece(n int) []Block {
	l.mu.Lock()
	blocks, ok := l.cache.get(n)
	other := l.running[n]
	own := &parsing{done: make(chan struct{})}
	if !ok && other == nil {
		l.running[n] = own
	}
	l.mu.Unlock()
	switch {
	case ok:
		return blocks
	case other == nil:
		l.parsePiece(n, own)
		return own.blocks
	}
	<-other.done
	if other.blocks == nil {
		return l.piece(n) // panics here as well
	}
	return other.blocks
}

// parsePiece parses a piece and keeps its blocks for a while.
func (l *Lazy) parsePiece(n int, p *parsing) {
	defer func() {
		l.mu.Lock()
		delete(l.running, n)
		l.mu.Unlock()
		close(p.done)
	}()
	blocks := l.parse(n)
	for _, b := range blocks {
		seal(b)
	}
	p.blocks = blocks
	l.mu.Lock()
	l.cache.put(n, blocks)
	l.mu.Unlock()
	runtime.Gosched() // as in Add
}

// pieceOf returns the piece that contains block i. That piece has been added.
func (s *snapshot) pieceOf(i BlockIndex) int {
	low, high := 0, len(s.first)-1
	for high-low > 1 {
		if mid := (low + high) / 2; s.first[mid] <= int32(i) {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// target returns the target with a name.
func (s *snapshot) target(name string) (Anchor, bool) {
	s.mu.Lock()
	at, ok := s.targets[name]
	s.mu.Unlock()
	if !ok && s.findTarget != nil {
		at, ok = s.findTarget(name)
	}
	return at, ok && at.Block < s.addedLen()
}

// A pieceCache holds the blocks of the pieces that were used last, and one piece that is larger
// than all of these may be together: parsing it takes so long that it must not make way for small
// ones.
type pieceCache struct {
	max, size int // bytes
	pieces    map[int]*cachedPiece
	newest    cachedPiece // the head of a ring, ordered by use
	large     *cachedPiece
}

type cachedPiece struct {
	number     int
	blocks     []Block
	size       int
	prev, next *cachedPiece
}

func newPieceCache(maxSize int) pieceCache {
	return pieceCache{max: maxSize, pieces: map[int]*cachedPiece{}}
}

func (c *pieceCache) get(piece int) ([]Block, bool) {
	if c.large != nil && c.large.number == piece {
		return c.large.blocks, true
	}
	p, ok := c.pieces[piece]
	if !ok {
		return nil, false
	}
	c.unlink(p)
	c.link(p)
	return p.blocks, true
}

// put adds the blocks of a piece, and drops the blocks that were not used for the longest
// time.
func (c *pieceCache) put(piece int, blocks []Block) {
	if _, ok := c.get(piece); ok {
		return
	}
	p := &cachedPiece{number: piece, blocks: blocks, size: memoryOf(blocks)}
	if p.size > c.max {
		c.large = p
		return
	}
	c.pieces[piece] = p
	c.link(p)
	for c.size > c.max {
		oldest := c.newest.prev
		c.unlink(oldest)
		delete(c.pieces, oldest.number)
	}
}

func (c *pieceCache) link(p *cachedPiece) {
	head := &c.newest
	if head.next == nil {
		head.next, head.prev = head, head
	}
	p.prev, p.next = head, head.next
	p.prev.next, p.next.prev = p, p
	c.size += p.size
}

func (c *pieceCache) unlink(p *cachedPiece) {
	p.prev.next, p.next.prev = p.next, p.prev
	c.size -= p.size
}

// memoryOf estimates the memory that blocks take, in bytes.
func memoryOf(blocks []Block) int {
	const perBlock, perLeaf, perContainer, perByte = 64, 256, 64, 2
	n := 0
	for _, b := range blocks {
		n += perBlock + perByte*len(b.Plain())
		for range AllLeaves(b) {
			n += perLeaf
		}
		n += perContainer * countContainers(b)
		EachInline(b, func(t *Inline) { n += t.memory() })
	}
	return n
}

// countContainers returns the number of lists, items and block quotes in b. They may be empty, and one
// leaf may be in many of them.
func countContainers(b Block) (n int) {
	switch b := b.(type) {
	case *List:
		n = 1 + len(b.Items)
		for _, item := range b.Items {
			for _, inner := range item.Blocks {
				n += countContainers(inner)
			}
		}
	case *BlockQuote:
		n = 1
		for _, inner := range b.Blocks {
			n += countContainers(inner)
		}
	}
	return n
}

// memory estimates the memory of a text without its characters, in bytes.
func (t Inline) memory() int {
	const perText, perSpan, perLink = 24, 12, 16
	if t.styles == nil {
		return perText
	}
	return perText + perSpan*len(t.styles.spans) + perLink*len(t.styles.links)
}
