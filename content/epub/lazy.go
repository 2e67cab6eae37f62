package epub

import (
	"hash/maphash"
	"slices"
	"sync"

	"pullquote/content"
	"pullquote/content/search"
)

// A lazyBook builds the article of a long book. Its pieces are the head and the chapters. A
// chapter is parsed once when it is added, and again when one of its blocks is asked for.
type lazyBook struct {
	reader *reader
	lazy   *content.Lazy
	used   usedLevels
	head   []content.Block // before the first chapter
	empty  []string        // paths of the chapters without blocks after the last one with some

	mu      sync.Mutex  // guards what follows
	ranks   *levelRanks // of the headings in lazy
	records []record    // of the chapters
	seed    maphash.Seed
	targets map[uint64]content.Anchor // by the hash of a name: there are many more names than links
}

// A record is what is needed to parse a chapter again.
type record struct {
	before state
	size   int    // of the document as it was read, in bytes
	data   []byte // the document, if it is not in an archive
}

func newLazyBook(r *reader) *lazyBook {
	return &lazyBook{reader: r, seed: maphash.MakeSeed(), targets: map[uint64]content.Anchor{}}
}

func (l *lazyBook) addHead(blocks []content.Block) {
	l.head = slices.Clone(blocks)
	l.used.add(blocks)
	ranks := l.used.ranks()
	l.ranks = &ranks
	l.lazy = content.NewLazy(l.parser(l.ranks), l.target)
	l.lazy.SetTextIndex(search.NewIndex())
	ranks.apply(blocks)
	l.lazy.Add(blocks)
}

func (l *lazyBook) add(c chapter, data []byte, before state) {
	rec := record{before: before, size: len(data)}
	if l.reader.z.isFolder {
		rec.data = data
	}
	l.mu.Lock()
	l.records = append(l.records, rec)
	l.addTargets(c)
	l.mu.Unlock()
	l.useLevels(c.blocks)
	l.ranks.apply(c.blocks)
	l.lazy.Add(c.blocks)
}

// useLevels sets the ranks that the levels have with those of blocks. If the headings before
// get other ranks, the article becomes another one.
func (l *lazyBook) useLevels(blocks []content.Block) {
	before, old := l.used, *l.ranks
	l.used.add(blocks)
	ranks := l.used.ranks()
	newLevel := map[int]int{}
	isSame := true
	for level, isUsed := range before {
		if isUsed {
			newLevel[old[level]] = ranks[level]
			isSame = isSame && old[level] == ranks[level]
		}
	}
	if isSame {
		l.mu.Lock()
		*l.ranks = ranks
		l.mu.Unlock()
		return
	}
	l.ranks = &ranks
	l.lazy = l.lazy.Relevel(l.parser(l.ranks), newLevel)
}

// addTargets adds the targets in the next chapter. Links to a chapter without blocks lead to
// the next one.
func (l *lazyBook) addTargets(c chapter) {
	l.empty = append(l.empty, c.path)
	if len(c.blocks) == 0 {
		return
	}
	start := content.BlockIndex(l.lazy.Len())
	for _, name := range l.empty {
		l.addTarget(name, content.Anchor{Block: start})
	}
	for id, at := range c.targets {
		l.addTarget(c.path+"#"+id, content.Anchor{Block: start + at.Block, Offset: at.Offset})
	}
	l.empty = l.empty[:0]
}

// addTarget stores the anchor of a link target, the first one if its document is repeated.
func (l *lazyBook) addTarget(name string, at content.Anchor) {
	key := maphash.String(l.seed, name)
	if _, isKnown := l.targets[key]; !isKnown {
		l.targets[key] = at
	}
}

// target returns the anchor of a link target.
func (l *lazyBook) target(name string) (content.Anchor, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	at, ok := l.targets[maphash.String(l.seed, name)]
	return at, ok
}

func (l *lazyBook) setBlocks(a *content.Article) { a.SetLazy(l.lazy) }

// parser returns a function that parses pieces, and sets the levels of headings to ranks.
func (l *lazyBook) parser(ranks *levelRanks) func(piece int) []content.Block {
	return func(piece int) []content.Block {
		blocks := slices.Clone(l.head)
		if piece > 0 {
			blocks = l.convert(piece - 1)
		}
		l.mu.Lock()
		r := *ranks
		l.mu.Unlock()
		r.apply(blocks)
		return blocks
	}
}

// convert returns the blocks of chapter i.
func (l *lazyBook) convert(i int) []content.Block {
	l.mu.Lock()
	rec := l.records[i]
	l.mu.Unlock()
	data := rec.data
	if data == nil {
		data = l.reader.z.readAgain(l.reader.book.spine[i], rec.size)
	}
	c, _ := l.reader.convert(i, data, rec.before)
	return c.blocks
}
