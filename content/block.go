package content

// A Block is a piece of an article that stands on lines of its own: one of
// [Paragraph], [Heading], [List], [BlockQuote], [Code], [Table], [Figure] and
// [Rule].
type Block interface {
	// Kind names the block in exports: "paragraph", "heading", "list",
	// "blockquote", "code", "table", "figure" or "rule".
	Kind() string

	// Plain is the block's text without markup, which anchors point into. A
	// block that holds others joins the texts of its leaves with newlines, a
	// table its cells with tabs and its rows with newlines. A figure's text is
	// its caption, or its alt text where it has none.
	Plain() string

	sealed()
}

// A Paragraph is running text.
type Paragraph struct{ Text Inline }

// A Heading opens a section.
type Heading struct {
	Level int // 1 to 6
	Text  Inline
}

// A Marker says what stands before the items of a list.
type Marker int

// The markers.
const (
	Bullet     Marker = iota
	Numbered          // counted from List.Start
	Definition        // none: terms and their descriptions, each an item
	Footnote          // counted from List.Start; what superscript numbers in the text refer to
)

// A List holds items.
type List struct {
	Marker  Marker
	Start   int  // the first number of a Numbered or Footnote list
	IsTight bool // no blank lines between the items
	Items   []Item

	plain string // set by seal
}

// A Task is the check box before a list item.
type Task int

// The states of a check box.
const (
	NoTask Task = iota
	Open
	Done
)

// An Item is one entry of a list.
type Item struct {
	Task   Task
	IsTerm bool // in a Definition list: the term; else what describes it
	Blocks []Block
}

// A BlockQuote is a passage that the author sets off as somebody else's.
type BlockQuote struct {
	Blocks []Block

	plain string // set by seal
}

// Code is preformatted text.
type Code struct {
	Lang   string // as the source names it; "" when it does not
	Source string // lines without a final newline
}

// An Align is the alignment of a table's column.
type Align int

// The alignments.
const (
	AlignDefault Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// A Table is rows of cells. Every row has as many cells as Columns.
type Table struct {
	Columns []Align
	Header  []Inline // nil when the table has none
	Rows    [][]Inline
	plain   string // set by seal
}

// A Figure is a picture with its caption.
type Figure struct {
	Src     string // as the source names it; "" when there is a caption but no picture
	Alt     string
	Caption Inline // whole, with place, date and credit
	Credit  string // what of the caption the source marks as its credit; "" when it marks nothing
}

// A Rule is a break between sections.
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
func (*Table) Kind() string { return "table" }

// Kind implements [Block].
func (*Figure) Kind() string { return "figure" }

// Kind implements [Block].
func (*Rule) Kind() string { return "rule" }

func (*Paragraph) sealed()  {}
func (*Heading) sealed()    {}
func (*List) sealed()       {}
func (*BlockQuote) sealed() {}
func (*Code) sealed()       {}
func (*Table) sealed()      {}
func (*Figure) sealed()     {}
func (*Rule) sealed()       {}

// Plain implements [Block].
func (b *Paragraph) Plain() string { return b.Text.Text }

// Plain implements [Block].
func (b *Heading) Plain() string { return b.Text.Text }

// Plain implements [Block].
func (b *List) Plain() string { return sealedOr(b.plain, b) }

// Plain implements [Block].
func (b *BlockQuote) Plain() string { return sealedOr(b.plain, b) }

// Plain implements [Block].
func (b *Code) Plain() string { return b.Source }

// Plain implements [Block].
func (b *Table) Plain() string { return sealedOr(b.plain, b) }

// AllRows returns the table's rows, the header (if there is one) first.
func (b *Table) AllRows() [][]Inline {
	if b.Header == nil {
		return b.Rows
	}
	return append([][]Inline{b.Header}, b.Rows...)
}

// Plain implements [Block].
func (b *Figure) Plain() string {
	if b.Caption.Text == "" {
		return b.Alt
	}
	return b.Caption.Text
}

// Plain implements [Block].
func (*Rule) Plain() string { return "" }

// A Leaf is a block that holds no others. Its text stands at Offset in the
// plain text of the top-level block that it was found in.
type Leaf struct {
	Block  Block
	Offset int
}

// Leaves lists the leaves of b in reading order. A block that holds no others
// is its own only leaf.
func Leaves(b Block) []Leaf {
	var out []Leaf
	offset := 0
	var walk func(Block)
	walk = func(b Block) {
		switch b := b.(type) {
		case *List:
			for _, item := range b.Items {
				for _, c := range item.Blocks {
					walk(c)
				}
			}
		case *BlockQuote:
			for _, c := range b.Blocks {
				walk(c)
			}
		default:
			out = append(out, Leaf{b, offset})
			offset += len(b.Plain()) + len("\n")
		}
	}
	walk(b)
	return out
}
