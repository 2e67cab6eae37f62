// Package content defines articles and positions in them. It knows nothing about
// terminals.
//
// An [Article] is metadata (title, byline, date) and a list of [Block]s. A block has a
// plain text. Everything that points into an article (a quotation, an image note, a
// search hit, the reading position) is a [Range]: two [Anchor]s, each a block and a
// byte offset into its plain text. Rows and columns exist only in the layout, so a
// position stays valid when the width changes.
//
// What always holds: every text in an Article has passed [Sanitize], so it is safe to draw,
// and the types [Text] and [Inline] hold parsers to it; plain texts are valid UTF-8; offsets are on code point boundaries; and an
// Article does not change once a parser has returned it.
package content

import (
	"iter"
	"slices"
	"strings"

	"pullquote/content/bounds"
)

// An Article is a text to read and its metadata. Fields that the source does not give
// are empty: nothing is guessed.
//
// The blocks are in reading order and accessed by index. If there is a title, the first
// block is a level 1 heading with that title, so that the title can be searched and
// pointed at like any other text.
type Article struct {
	Title     Text
	Byline    Text // as in the source, without "By": "Jo Park and Ana Ruiz"
	Published Text // in ISO 8601 if the date could be parsed, otherwise as in the source
	Site      Text
	Source    Text // the path or URL that it was read from, as shown to the reader
	Lang      Text // BCP 47
	// LangChosen says that the reader chose Lang, and that the source does not declare it.
	LangChosen bool

	// HasInsertedTitle reports that the first block is not from the body of the source,
	// which keeps its title elsewhere: a page in its head, a book in its metadata.
	HasInsertedTitle bool

	// Targets are the positions that links within the article lead to, by name: the
	// link "#x" leads to Targets["x"]. It is nil if there aren't any.
	Targets map[string]Anchor

	// Entries are the texts that the source lists, if it is a feed or a folder. The
	// blocks list them, too, for output that is only printed. It is nil for other
	// sources.
	Entries []Entry

	// Media opens the pictures of the article; nil if there is nothing to open.
	Media Media

	// Problems are sentences that tell the reader what was lost in parsing. Parsing
	// itself never fails on content.
	Problems []Text

	blocks  []Block
	spans   int       // in blocks
	figures int       // in blocks
	lazy    *snapshot // the blocks of a long article; nil: blocks has them
}

// NewArticle returns an article with these blocks and no metadata.
func NewArticle(blocks ...Block) *Article {
	a := &Article{}
	a.SetBlocks(blocks)
	return a
}

// Len returns the number of top-level blocks.
func (a *Article) Len() int {
	if a.lazy != nil {
		return a.lazy.len()
	}
	return len(a.blocks)
}

// Block returns block i. It panics if i is not less than [Article.Len]. It may have to parse
// a part of the source, so callers should not hold on to the blocks of a long article: two
// calls may return different pointers to equal blocks.
func (a *Article) Block(i BlockIndex) Block {
	if a.lazy != nil {
		return a.lazy.block(i)
	}
	return a.blocks[i]
}

// BlockSize returns the length of the plain text of block i, in bytes, without parsing it.
func (a *Article) BlockSize(i BlockIndex) int {
	if a.lazy != nil {
		return a.lazy.index.blockSize(i)
	}
	return len(a.blocks[i].Plain())
}

// Blocks yields the blocks in order. For a long article it takes as long as parsing it.
func (a *Article) Blocks() iter.Seq2[BlockIndex, Block] {
	return func(yield func(BlockIndex, Block) bool) {
		for i := range BlockIndex(a.Len()) {
			if !yield(i, a.Block(i)) {
				return
			}
		}
	}
}

// Target returns the position that the link "#" and name within the article leads to.
func (a *Article) Target(name string) (Anchor, bool) {
	if a.lazy != nil {
		return a.lazy.target(name)
	}
	at, ok := a.Targets[name]
	return at, ok
}

// SetBlocks replaces the blocks. They must not be changed afterwards. SetBlocks is for
// parsers, before they return the article.
func (a *Article) SetBlocks(blocks []Block) {
	a.blocks, a.spans, a.figures = nil, 0, 0
	if len(blocks) > bounds.MaxBlocks {
		a.AddProblems(bounds.Blocks.Sentence())
		blocks = blocks[:bounds.MaxBlocks]
	}
	for i, b := range blocks {
		blocks[i] = a.limit(b)
		seal(blocks[i])
	}
	a.blocks = blocks
}

// Append adds a block at the end. It must not be changed afterwards. Append is for
// parsers, like [Article.SetBlocks].
func (a *Article) Append(b Block) {
	if len(a.blocks) >= bounds.MaxBlocks {
		a.AddProblems(bounds.Blocks.Sentence())
		return
	}
	b = a.limit(b)
	seal(b)
	a.blocks = append(a.blocks, b)
}

// An Entry is one of the texts that a feed or a folder lists.
type Entry struct {
	Title     Text
	Byline    Text
	Published Text // as in [Article]
	Summary   Text // a sentence or two, on one line
	Link      Text // the URL or path of the text; empty if there isn't one

	// Article parses and returns the part of the text that the list itself contains.
	// It is nil if the list contains nothing to read.
	Article func() *Article

	// IsPartial reports that Article returns only a description of the text, and that
	// Link leads to the whole of it.
	IsPartial bool
}

// InsertTitle inserts the title as the first block. It is for sources whose body does
// not contain it.
func (a *Article) InsertTitle() {
	if a.Title.IsEmpty() {
		return
	}
	a.HasInsertedTitle = true
	a.blocks = slices.Insert(a.blocks, 0, Block(&Heading{Level: 1, Text: a.Title.Inline()}))
	for id, at := range a.Targets {
		at.Block++
		a.Targets[id] = at
	}
}

// A Section is a heading and its position.
type Section struct {
	Block BlockIndex
	Level int // 1 to 6
	Title Text
}

// Outline returns the headings among the top-level blocks, in order.
func (a *Article) Outline() []Section {
	if a.lazy != nil {
		return a.lazy.outline
	}
	headings := 0
	for _, b := range a.blocks {
		if _, ok := b.(*Heading); ok {
			headings++
		}
	}
	if headings == 0 {
		return nil
	}
	out := make([]Section, 0, headings) // there may be a million
	for i, b := range a.Blocks() {
		if h, ok := b.(*Heading); ok {
			out = append(out, Section{i, h.Level, Text{h.Text.text}})
		}
	}
	return out
}

// Text returns the plain text in r. Blank lines join the texts of the blocks that it
// spans. Offsets outside a block's text are clamped to it.
func (a *Article) Text(r Range) string {
	var parts []string
	for i := max(r.Start.Block, 0); i <= r.End.Block && int(i) < a.Len(); i++ {
		text := a.Block(i).Plain()
		start, end := 0, len(text)
		if i == r.Start.Block {
			start = min(max(r.Start.Offset, 0), len(text))
		}
		if i == r.End.Block {
			end = min(max(r.End.Offset, start), len(text))
		}
		parts = append(parts, text[start:end])
	}
	return strings.Join(parts, "\n\n")
}

// AddProblems adds sentences that the article does not have yet. It is for parsers, like
// [Article.SetBlocks].
func (a *Article) AddProblems(sentences ...string) {
	for _, s := range sentences {
		if p := SanitizeLine(s); !slices.Contains(a.Problems, p) {
			a.Problems = append(slices.Clip(a.Problems), p)
		}
	}
}
