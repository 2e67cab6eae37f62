// Package content says what an article is. There is no terminal in here.
//
// An [Article] is what is known about a text (title, byline, date) and a list
// of [Block]s. A block has a plain text, and everything that points into an
// article (a quotation, a note, a search hit, the place of the reader) is a
// [Range] of such texts: two [Anchor]s, each a block and a byte offset into its
// plain text. Rows and columns exist in the layout alone, so a place survives
// every change of width.
//
// What always holds: every string in an Article has passed [Sanitize], so it
// may be drawn; plain texts are valid UTF-8; offsets fall on the boundaries of
// code points; and an Article is not changed once a parser has returned it.
package content

import (
	"iter"
	"slices"
	"strings"
)

// An Article is a text to read and what is known about it. Fields that the
// source does not give are empty: nothing is guessed.
//
// Its blocks are in reading order and accessed by index. If there is a title, the
// first block is a heading of level 1 that holds it, so that the title can be
// searched and pointed at like any other text.
type Article struct {
	Title     string
	Byline    string // as the source writes it: "By Jo Park and Ana Ruiz" is "Jo Park and Ana Ruiz"
	Published string // ISO 8601 when the source's date could be read, else as written
	Site      string
	Source    string // the path or address that it was read from, for people
	Lang      string // BCP 47

	// HasInsertedTitle says that the first block is not of the source's body: the title
	// stands apart in it, as in the head of a page or in what a book says of itself.
	HasInsertedTitle bool

	// Targets are the places that links within the article lead to: the link
	// "#x" to that of "x". Nil when it has none.
	Targets map[string]Anchor

	// Entries are what a source that is a list of texts holds, a feed or a
	// folder; its blocks list them for who only prints. Nil for any other.
	Entries []Entry

	// Media opens what the article refers to; nil if there is nothing to open. The
	// program shows figures by their captions and does not open their pictures yet.
	Media Media

	// Problems are sentences about what could not be kept while parsing. They
	// are for the reader; parsing itself never fails on content.
	Problems []string

	blocks []Block
}

// NewArticle returns an article of blocks, about which nothing else is known.
func NewArticle(blocks ...Block) *Article {
	a := &Article{}
	a.SetBlocks(blocks)
	return a
}

// Len returns how many blocks there are.
func (a *Article) Len() int { return len(a.blocks) }

// Block returns block i, which must be one of the [Article.Len] that there are.
func (a *Article) Block(i BlockIndex) Block { return a.blocks[i] }

// Blocks iterates over the blocks in order.
func (a *Article) Blocks() iter.Seq2[BlockIndex, Block] {
	return func(yield func(BlockIndex, Block) bool) {
		for i, b := range a.blocks {
			if !yield(BlockIndex(i), b) {
				return
			}
		}
	}
}

// SetBlocks replaces the blocks, which must not be changed from then on. It is for
// parsers, before they return the article.
func (a *Article) SetBlocks(blocks []Block) {
	for _, b := range blocks {
		seal(b)
	}
	a.blocks = blocks
}

// Append adds a block at the end, which must not be changed from then on. It is for
// parsers, like [Article.SetBlocks].
func (a *Article) Append(b Block) {
	seal(b)
	a.blocks = append(a.blocks, b)
}

// An Entry is one text of a list of them.
type Entry struct {
	Title     string
	Byline    string
	Published string // as in [Article]
	Summary   string // a sentence or two, on one line
	Link      string // the address or the path to open; "" when there is none

	// Article is what the list itself holds of the text, parsed when it is
	// called for; nil when that is nothing to read.
	Article func() *Article

	// IsPartial says that Article is no more than what describes the text, which is
	// where Link leads.
	IsPartial bool
}

// InsertTitle sets the title before the blocks of a source whose body does not hold
// it.
func (a *Article) InsertTitle() {
	if a.Title == "" {
		return
	}
	a.HasInsertedTitle = true
	a.blocks = slices.Insert(a.blocks, 0, Block(&Heading{Level: 1, Text: PlainInline(a.Title)}))
	for id, at := range a.Targets {
		at.Block++
		a.Targets[id] = at
	}
}

// A Section is a heading and its place.
type Section struct {
	Block BlockIndex
	Level int // 1 to 6
	Title string
}

// Outline lists the top-level headings in order.
func (a *Article) Outline() []Section {
	var out []Section
	for i, b := range a.Blocks() {
		if h, ok := b.(*Heading); ok {
			out = append(out, Section{i, h.Level, h.Text.Text})
		}
	}
	return out
}

// Text returns the plain text between the ends of r, the blocks that it spans
// joined by blank lines. Offsets outside a block's text are cut to it.
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
