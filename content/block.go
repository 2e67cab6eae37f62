package content

import (
	"iter"
	"slices"
	"strconv"
)

// A Block is a structural part of an article: one of [Paragraph],
// [Heading], [List], [BlockQuote], [Code], [Preformatted], [Verse], [Table], [Figure] and
// [Rule].
type Block interface {
	// Kind returns the block's name in exports: "paragraph", "heading", "list",
	// "blockquote", "code", "pre", "verse", "table", "figure" or "rule".
	Kind() string

	// Plain returns the block's text without markup; anchors point into it. The
	// text of a block that contains others is the texts of its leaves, joined by
	// newlines. A table joins its cells with tabs and its rows with newlines. The
	// text of a figure is its caption, or its alt text if it has no caption.
	Plain() string

	isBlock()
}

// A Paragraph is running text.
type Paragraph struct{ Text Inline }

// A Heading opens a section.
type Heading struct {
	Level int // 1 to 6
	Text  Inline
}

// A Marker is what a list shows before its items.
type Marker int

// The markers.
const (
	Bullet     Marker = iota
	Numbered          // counted from List.Start, unless an item has a label
	Definition        // nothing: the items are terms and their descriptions
	Footnote          // as Numbered; superscript labels in the text refer to the items
)

// A List is a list of items.
type List struct {
	Marker  Marker
	Start   int  // the number of the first item of a Numbered or Footnote list
	IsTight bool // no blank lines between the items
	Items   []Item

	plain string // set by seal
}

// A Task is the state of the check box before a list item.
type Task int

// The states of a check box.
const (
	NoTask Task = iota // there is no check box
	Open
	Done
)

// An Item is an item of a list.
type Item struct {
	Task   Task
	IsTerm bool // in a Definition list: the item is a term, not a description
	Label  Text // in a Numbered or Footnote list: as in the source, such as "b", "iv" or "*"; empty if it is the counted number
	Blocks []Block
}

// LabelOf returns the label of item i of a Numbered or Footnote list.
func (b *List) LabelOf(i int) string {
	if label := b.Items[i].Label; !label.IsEmpty() {
		return label.String()
	}
	return strconv.Itoa(b.Start + i)
}

// A BlockQuote is a quoted passage, set off from the author's own text.
type BlockQuote struct {
	Blocks []Block

	plain string // set by seal
}

// Code is the source code of a program, or other text in a formal language.
type Code struct {
	Lang   Text // as the source names it; empty if it does not
	Source Text // without a final newline
}

// Preformatted is text whose lines and columns the author has set: a drawing, columns, a
// log, the output of a program. It is shown with the same lines and spaces.
type Preformatted struct{ Text Inline }

// Verse is a stanza, or other text in lines that the author broke on purpose. Spaces at the
// start of a line are its indent.
type Verse struct{ Text Inline }

// An Align is the alignment of a table's column.
type Align int

// The alignments.
const (
	AlignDefault Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// A Table is a table. The header and every row have one cell for each column.
type Table struct {
	Columns []Align
	Header  []Inline // nil if the table has none
	Rows    [][]Inline
	plain   string // set by seal
}

// A Figure is a picture with its caption.
type Figure struct {
	Src     Text // the address of the picture, as in the source; empty if there is only a caption
	Alt     Text
	Caption Inline // the whole caption, with place, date and credit
	Credit  Text   // the part of the caption that the source marks as the credit; empty if it marks none
}

// A Rule is a thematic break: a line or an ornament between two parts of the text.
type Rule struct{}

// Kind implements [Block].
func (*Paragraph) Kind() string { return "paragraph" }

// Kind implements [Block].
func (*Heading) Kind() string { return "heading" }

// Kind implements [Block].
func (*List) Kind() string { return "list" }

// Kind implements [Block].
func (*BlockQuote) Kind() string { return "blockquote" }

// Kind implements [Block].
func (*Code) Kind() string { return "code" }

// Kind implements [Block].
func (*Preformatted) Kind() string { return "pre" }

// Kind implements [Block].
func (*Verse) Kind() string { return "verse" }

// Kind implements [Block].
func (*Table) Kind() string { return "table" }

// Kind implements [Block].
func (*Figure) Kind() string { return "figure" }

// Kind implements [Block].
func (*Rule) Kind() string { return "rule" }

func (*Paragraph) isBlock()    {}
func (*Heading) isBlock()      {}
func (*List) isBlock()         {}
func (*BlockQuote) isBlock()   {}
func (*Code) isBlock()         {}
func (*Preformatted) isBlock() {}
func (*Verse) isBlock()        {}
func (*Table) isBlock()        {}
func (*Figure) isBlock()       {}
func (*Rule) isBlock()         {}

// Plain implements [Block].
func (b *Paragraph) Plain() string { return b.Text.String() }

// Plain implements [Block].
func (b *Heading) Plain() string { return b.Text.String() }

// Plain implements [Block].
func (b *List) Plain() string { return cachedPlain(b.plain, b) }

// Plain implements [Block].
func (b *BlockQuote) Plain() string { return cachedPlain(b.plain, b) }

// Plain implements [Block].
func (b *Code) Plain() string { return b.Source.String() }

// Plain implements [Block].
func (b *Preformatted) Plain() string { return b.Text.String() }

// Plain implements [Block].
func (b *Verse) Plain() string { return b.Text.String() }

// Plain implements [Block].
func (b *Table) Plain() string { return cachedPlain(b.plain, b) }

// AllRows returns the header, if there is one, and the other rows.
func (b *Table) AllRows() [][]Inline {
	if b.Header == nil {
		return b.Rows
	}
	return append([][]Inline{b.Header}, b.Rows...)
}

// Plain implements [Block].
func (b *Figure) Plain() string {
	if b.Caption.String() == "" {
		return b.Alt.String()
	}
	return b.Caption.String()
}

// Plain implements [Block].
func (*Rule) Plain() string { return "" }

// A Leaf is a block that contains no others. Offset is the position of its text in
// the plain text of the top-level block, in bytes.
type Leaf struct {
	Block  Block
	Offset int
}

// Leaves returns the leaves of b in reading order. A block that contains no others is
// its own only leaf.
func Leaves(b Block) []Leaf { return slices.Collect(AllLeaves(b)) }

// AllLeaves yields the leaves of b: see [Leaves].
func AllLeaves(b Block) iter.Seq[Leaf] {
	return func(yield func(Leaf) bool) {
		offset := 0
		var walk func(Block) bool
		walk = func(b Block) bool {
			switch b := b.(type) {
			case *List:
				for _, item := range b.Items {
					for _, c := range item.Blocks {
						if !walk(c) {
							return false
						}
					}
				}
			case *BlockQuote:
				for _, c := range b.Blocks {
					if !walk(c) {
						return false
					}
				}
			default:
				if !yield(Leaf{b, offset}) {
					return false
				}
				offset += len(b.Plain()) + len("\n")
			}
			return true
		}
		walk(b)
	}
}
