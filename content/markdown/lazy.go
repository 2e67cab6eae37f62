package markdown

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/internal/memory"
	"pullquote/content/search"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
)

// minPiece is the length of a piece in bytes, unless the source has no cut for longer. Each
// piece costs as much as a hundred bytes of text to set up.
const minPiece = 8 << 10

// maxNotes bounds the footnotes in one list.
const maxNotes = 256

// A lazySource is a long source, its pieces, and the article in the making.
type lazySource struct {
	src    []byte         // without front matter; nil when it is in text alone
	buffer *memory.Buffer // holds src; nil if src is in the heap
	text   *memory.Source // the same as src
	cuts   []int32        // see [cutter]
	starts []int          // of the pieces, and the end of the source
	// openings are what pieces begin with that are parts of a longer block, by their starts.
	openings map[int][]byte
	doc      *document
	head     []content.Block // the blocks of the first piece, with the title first
	notes    []citedNote     // the footnotes that pieces define, in the order of the source

	article content.Article // everything but the blocks
	blocks  *content.Lazy
	slugs   slugs
	targets int // that have been added

	notesMu sync.Mutex
	noteSrc noteSource // the piece whose notes were asked for last
}

// A noteSource is a piece of which notes are asked for one by one.
type noteSource struct {
	piece     int
	converter *converter // nil before the first note is asked for
}

// ParseLazily returns the article of a long Markdown source in UTF-8, like [Parse]. It keeps
// the source instead of the blocks, and parses a part of it when a block is asked for. Grown
// is called from time to time with the article so far, and the number of bytes parsed; each
// article extends the one before. It may be nil. ParseLazily may change src, and src must not
// be used afterwards. The article may hold on to the buffer that src is in; it may be nil.
func ParseLazily(ctx context.Context, src []byte, in *memory.Buffer, grown func(a *content.Article, done int)) (*content.Article, error) {
	return parseLazily(ctx, src, in, minPiece, grown)
}

func parseLazily(ctx context.Context, src []byte, in *memory.Buffer, pieceSize int, grown func(a *content.Article, done int)) (*content.Article, error) {
	s := newLazySource(src, in)
	s.blocks.SetTextIndex(search.NewIndex())
	if err := s.split(ctx, pieceSize); err != nil {
		return nil, err
	}
	hasNotes := len(s.doc.defined) > 0 || bytes.Contains(s.src, []byte("^["))
	s.src, s.buffer = nil, nil
	s.cuts = nil // they take memory, and only counting needs them
	report := firstGrowth
	for i := range len(s.starts) - 1 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.add(i)
		if i == 0 {
			s.blocks.SetSource(s.starts[1:], s.preview, hasNotes)
		}
		end := s.starts[i+1]
		s.text.Pack(end)
		if grown != nil && end >= report && end < s.text.Len() {
			grown(s.snapshot(), end)
			report = end * growthFactor
		}
	}
	s.doc.addUncited(s.notes)
	s.notes = nil
	lists := s.noteLists()
	s.doc.setFirstList(s.blocks.Len())
	for i := range lists {
		s.blocks.Add(s.parse(len(s.starts) - 1 + i))
	}
	return s.snapshot(), nil
}

// newLazySource returns a source that has not been split. It may change src.
func newLazySource(src []byte, in *memory.Buffer) *lazySource {
	s := &lazySource{buffer: in, slugs: slugs{}}
	s.src = frontMatter(normalizeLines(src), &s.article)
	s.text = memory.NewSource(s.src, in)
	s.blocks = content.NewLazy(s.parse, s.noteTarget)
	return s
}

// The article is reported when that much of the source has been parsed, and whenever there
// is that many times as much.
const (
	firstGrowth  = 256 << 10 // bytes
	growthFactor = 4
)

// normalizeLines returns a source with newlines at its line ends, and without a byte order
// mark. It changes src.
func normalizeLines(src []byte) []byte {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	first := bytes.IndexByte(src, '\r')
	if first < 0 {
		return src
	}
	out := src[:first]
	for i := first; i < len(src); i++ {
		c := src[i]
		if c == '\r' {
			c = '\n'
			if i+1 < len(src) && src[i+1] == '\n' {
				i++
			}
		}
		out = append(out, c)
	}
	return out
}

// split finds the pieces and collects the definitions.
func (s *lazySource) split(ctx context.Context, pieceSize int) error {
	s.doc = &document{
		definitions: map[string]parser.Reference{}, brackets: map[string]int{},
		defined: map[string]int{}, number: map[string]int{}, inline: map[inlineNote]int32{},
	}
	c := newCutter(s.src)
	if err := c.cutAll(ctx); err != nil {
		return err
	}
	s.doc.hasParts, s.openings, s.cuts = c.hasParts, c.openings, c.cuts
	if c.isTorn {
		s.article.AddProblems("a part of the source is too long to be read as a whole, so some of its marks are shown as text")
	}
	s.starts = []int{0}
	for i, cut := range c.cuts {
		at, end := int(cut), len(s.src)
		if i+1 < len(c.cuts) {
			end = int(c.cuts[i+1])
		}
		if last := s.starts[len(s.starts)-1]; at-last >= pieceSize {
			s.starts = append(s.starts, at)
		}
		if !s.doc.addDefinitions(s.src[at:end], len(s.starts)-1) {
			s.article.AddProblems(bounds.Definitions.Sentence())
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	s.starts = append(slices.Clip(s.starts), len(s.src))
	return nil
}

// add parses a piece for the first time.
func (s *lazySource) add(i int) {
	if i == 0 {
		s.addHead()
		return
	}
	if s.blocks.IsCut() {
		s.blocks.Add(nil)
		return
	}
	c, blocks := s.convert(i)
	s.addNotes(c, i)
	s.addTargets(c, blocks)
	s.blocks.Add(blocks)
	for _, p := range c.a.Problems {
		s.article.AddProblems(p.String())
	}
}

// addHead parses the first piece. It takes in those after it until it has more than
// pictures, because the title may come after a logo, or is longer than maxHead. The pieces that it
// takes in are empty.
func (s *lazySource) addHead() {
	for next := 1; ; next++ {
		article := s.article
		c, tree := s.doc.parse(s.text.Slice(0, s.starts[next]), 0, &article)
		blocks := dropEmpty(c.blocks(tree, 0))
		hasText := slices.ContainsFunc(blocks, func(b content.Block) bool { return b.Kind() != "figure" && !c.badges[b] })
		if !hasText && next+1 < len(s.starts) && s.starts[next] < maxHead {
			continue
		}
		c.setBlocks(blocks)
		for i := 1; i < next; i++ {
			s.starts[i] = s.starts[next]
		}
		s.doc.moveNotes(next)
		for _, b := range article.Blocks() {
			s.head = append(s.head, b)
		}
		article.SetBlocks(nil)
		s.article = article
		s.addNotes(c, 0)
		s.addTargets(c, s.head)
		s.blocks.Add(s.head)
		return
	}
}

// maxHead bounds how much of the source is searched for the title, in bytes.
const maxHead = 64 << 10

// addNotes adds the footnotes that a piece defines.
func (s *lazySource) addNotes(c *converter, piece int) {
	for i, note := range c.notes.defined {
		s.notes = append(s.notes, citedNote{piece: int32(piece), label: string(note.Ref), before: int32(i), isUncited: true})
	}
}

// addTargets adds the targets of the blocks of the next piece.
func (s *lazySource) addTargets(c *converter, blocks []content.Block) {
	for i, b := range blocks {
		h, ok := b.(*content.Heading)
		if !ok {
			continue
		}
		if s.targets++; s.targets > bounds.MaxTargets {
			if s.targets == bounds.MaxTargets+1 {
				c.problem(bounds.Targets.Sentence())
			}
			return
		}
		for _, name := range s.slugs.of(h, c.idOf[b]) {
			s.blocks.AddTarget(name, content.Anchor{Block: content.BlockIndex(s.blocks.Len() + i)})
		}
	}
}

// snapshot returns the article so far.
func (s *lazySource) snapshot() *content.Article {
	a := s.article
	a.SetLazy(s.blocks)
	return &a
}

// parse returns the blocks of a piece, or of a list of footnotes after all pieces.
func (s *lazySource) parse(i int) []content.Block {
	switch list := i - (len(s.starts) - 1); {
	case i == 0:
		return s.head
	case list >= 0:
		return s.noteList(list)
	}
	_, blocks := s.convert(i)
	return blocks
}

// source returns the source of a piece.
func (s *lazySource) source(i int) []byte {
	src := s.text.Slice(s.starts[i], s.starts[i+1])
	if opening := s.openings[s.starts[i]]; opening != nil {
		return slices.Concat(opening, src)
	}
	return src
}

// preview returns the blocks of a piece before those before it have been parsed. Footnotes
// whose numbers are not known are shown as in the source.
func (s *lazySource) preview(i int) []content.Block {
	c, tree := s.doc.preview(s.source(i), i)
	blocks := dropEmpty(c.blocks(tree, 0))
	return blocks
}

func (s *lazySource) convert(i int) (*converter, []content.Block) {
	c, tree := s.convertTree(i)
	return c, dropEmpty(c.blocks(tree, 0))
}

// convertTree returns the tree of a piece, and its converter.
func (s *lazySource) convertTree(i int) (*converter, ast.Node) {
	return s.doc.parse(s.source(i), i, &content.Article{})
}

// noteLists returns the number of lists of footnotes.
func (s *lazySource) noteLists() int { return (len(s.doc.cited) + maxNotes - 1) / maxNotes }

// noteList returns a list of footnotes as a block.
func (s *lazySource) noteList(i int) []content.Block {
	notes := s.doc.cited[i*maxNotes : min((i+1)*maxNotes, len(s.doc.cited))]
	l := &content.List{Marker: content.Footnote, Start: i*maxNotes + 1, IsTight: true}
	s.notesMu.Lock()
	defer s.notesMu.Unlock()
	if c := s.noteSrc.converter; c != nil {
		c.repeated = 0 // as in a new one
	}
	l.Items = make([]content.Item, len(notes))
	byPiece := make([]int, len(notes)) // so that no piece is parsed twice for this list
	for i := range byPiece {
		byPiece[i] = i
	}
	slices.SortStableFunc(byPiece, func(a, b int) int { return int(notes[a].piece - notes[b].piece) })
	for _, i := range byPiece {
		note := notes[i]
		c := s.noteSrc.converter
		if c == nil || s.noteSrc.piece != int(note.piece) {
			c, _ = s.convertTree(int(note.piece))
			s.noteSrc = noteSource{int(note.piece), c}
		}
		item := content.Item{Blocks: c.noteBlocks(note)}
		if note.isUncited {
			item.Label = content.Sanitize(labelOfUncited(c.notes.defined[note.before]))
		}
		l.Items[i] = item
	}
	return dropEmpty([]content.Block{l})
}

// noteBlocks returns the blocks of a footnote that the piece defines.
func (c *converter) noteBlocks(note citedNote) []content.Block {
	c.above = nil
	if note.isUncited {
		return c.blocks(c.notes.defined[note.before], 1)
	}
	if note.inline {
		return c.blocks(c.notes.cited[note.before], 1)
	}
	return c.blocks(c.notes.byLabel[note.label], 1)
}

// noteTarget returns the target of a footnote, if all pieces have been parsed.
func (s *lazySource) noteTarget(name string) (content.Anchor, bool) {
	digits, ok := strings.CutPrefix(name, "fn:")
	n, err := strconv.Atoi(digits)
	first, count := s.doc.noteLists()
	if !ok || err != nil || n < 1 || n > count {
		return content.Anchor{}, false
	}
	list := (n - 1) / maxNotes
	targets := map[string]content.Anchor{}
	footnoteTargets(targets, s.noteList(list)[0].(*content.List), content.BlockIndex(first+list))
	at, ok := targets[name]
	return at, ok
}
