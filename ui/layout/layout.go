// Package layout turns the blocks of an article into lines of a given width.
//
// It is pure: no terminal, no escape sequences, no state except a cache. A [Line] is a list
// of [Run]s, and each run knows its position in the plain text of its block. So every cell
// of the screen maps to a place in the article, and every [content.Range] to cells. Layout
// does not determine how a run looks: a run has a [Role], and the emphasis that the author
// gave it.
//
// [Compose] composes one block. A [Flow] composes an article lazily, block by block on
// demand. It counts rows within a block; nothing ever counts the rows of the whole article.
//
// What always holds: no line is wider than the width, unless a single character is, or its
// block is a [Wide] one; the lines of a block are in the order of its text; and the rows of a Flow at a place do not
// depend on how the reader got there.
package layout

import (
	"image/color"
	"strings"

	"pullquote/content"
)

// A Role is the kind of a run. The theme gives each role its look.
type Role int

// The roles.
const (
	Body Role = iota
	Heading1
	Heading2
	Heading3
	Heading4
	Heading5
	Heading6
	Quoted   // text of a block quote
	QuoteBar // the bar before a block quote
	CodeEdge // the edge of a block of code, and its language
	Bullet   // the mark before a list item
	CheckBox
	Term // in a definition list
	Caption
	Credit     // of a picture
	FigureMark // number and glyph of a figure
	Meta       // byline, date and reading time below the title
	RuleMark
	Preformatted // code and tables; see [Run.Cell]
	PictureCells // see [Run.Picture]
	Blank        // indents
)

// A CellStyle is the look of text that was styled before layout.
type CellStyle struct {
	Fg, Bg                                          color.Color // nil: the terminal's own
	Bold, Italic, Underline, Faint, Reverse, Strike bool
}

// A Run is text with one look.
type Run struct {
	Text  string
	Role  Role
	Style content.Style
	Link  string
	Cell  *CellStyle // set for Preformatted text with its own look
	// Picture is the part of a picture that the run shows, instead of its text, which is blank.
	Picture *PictureRow
	// Offset is the position of Text in its block's plain text, in bytes. It is -1 for runs
	// that are not part of the text, such as bullets and indents.
	Offset int
}

// A Picture is the place of a picture: a number that identifies it, and its size in cells.
type Picture struct{ ID, Width, Height int }

// IsEmpty reports whether there is no picture.
func (p Picture) IsEmpty() bool { return p.Width <= 0 || p.Height <= 0 }

// A PictureRow is a row of a picture, counted from 0.
type PictureRow struct {
	Picture
	Row int
}

// A Line is one row.
type Line struct {
	Runs []Run
	// Start and End delimit the part of the block's plain text that the row shows,
	// including white space dropped at its end. They are equal if the row shows no text.
	Start, End int
	// Aside holds the rows of the note in the margin, on the first row of its figure.
	Aside []Line
	// Gap marks the empty rows before a block.
	Gap bool
	// Wide is set for a row of a block that is wider than the column.
	Wide *Wide
}

// String returns the row's text.
func (l Line) String() string {
	var s strings.Builder
	for _, r := range l.Runs {
		s.WriteString(r.Text)
	}
	return s.String()
}

// Picture returns the part of a picture in the row, and its column. It returns nil if there is
// none.
func (l Line) Picture(m WidthMode) (p *PictureRow, column int) {
	for _, r := range l.Runs {
		if r.Picture != nil {
			return r.Picture, column
		}
		column += m.Width(r.Text)
	}
	return nil, 0
}

// isPictureOf reports whether the row is part of the picture of the figure at an offset.
func (l Line) isPictureOf(offset int) bool {
	for _, r := range l.Runs {
		if r.Picture != nil {
			return l.Start == offset
		}
	}
	return false
}

// Width returns the width of the row in cells.
func (l Line) Width(m WidthMode) int {
	n := 0
	for _, r := range l.Runs {
		n += m.Width(r.Text)
	}
	return n
}

// Offset returns the offset in the block's text of the character at column x. It reports
// false for a cell that shows no text.
func (l Line) Offset(m WidthMode, x int) (int, bool) {
	at := 0
	for _, r := range l.Runs {
		w := m.Width(r.Text)
		if x >= at+w {
			at += w
			continue
		}
		if r.Offset < 0 || x < at {
			return 0, false
		}
		for c := range m.clusters(r.Text) {
			if at += c.width; x < at {
				return r.Offset + c.start, true
			}
		}
	}
	return 0, false
}

// Nearest returns the offset in the block's text of the character nearest to column x. It
// reports false if the row shows no text.
func (l Line) Nearest(m WidthMode, x int) (int, bool) {
	if offset, ok := l.Offset(m, x); ok {
		return offset, true
	}
	found, before := -1, 0 // the last character before x, and the column after it
	at := 0
	for _, r := range l.Runs {
		start := at
		at += m.Width(r.Text)
		if r.Offset < 0 || r.Text == "" {
			continue
		}
		if start > x {
			if found < 0 || start-x < x-before {
				found = r.Offset
			}
			break
		}
		for c := range m.clusters(r.Text) {
			found = r.Offset + c.start
		}
		before = at
	}
	return found, found >= 0
}

// Column returns the column of the character at an offset in the block's text. It reports
// false if the row does not show it.
func (l Line) Column(m WidthMode, offset int) (int, bool) {
	at := 0
	for _, r := range l.Runs {
		if r.Offset >= 0 && offset >= r.Offset && offset < r.Offset+len(r.Text) {
			return at + m.Width(r.Text[:offset-r.Offset]), true
		}
		at += m.Width(r.Text)
	}
	return 0, false
}

// Glyphs are the marks that a theme puts around text. An empty one means the default given
// below, or none.
type Glyphs struct {
	Heading     [7][2]string // before and after a heading, by level
	Bullet      string       // before an item, with a space; "• " by default
	Bar         string       // before lines of a block quote; "│ " by default
	Rule        string       // centred; "* * *" by default
	Open, Done  string       // check boxes, with a space
	Emph        [2]string    // before and after
	Strong      [2]string
	Strike      [2]string
	Code        [2]string
	NumberAfter string // after the number of an item, with a space; ". " by default
}

// A Prerender returns the rows of code or a table, or nil if it cannot: those whose text begins
// from one offset up to another. Rows of a table fit into the room unless it lets them be wider.
// Offsets count from the start of the block's own text.
type Prerender func(b content.Block, room Room, from, to int) []Line

// Options are the parameters of a layout.
type Options struct {
	Width     int  // of the column, in cells; at least 1
	Wide      int  // space for blocks wider than the column, in cells; 0: they must fit into it
	WideLeft  int  // how much of that is on the left of the column
	Aside     int  // width of the margin, in cells; 0: captions are in the column
	Whole     bool // the parts of long blocks end only at line ends of the text, so that together they have the rows of the block
	PlainCode bool // code is only indented, without an edge and its language
	NoLead    bool // no empty row is before the first block
	NoCaption bool // captions are shown elsewhere; the column has only names of pictures
	WidthMode WidthMode
	Glyphs    Glyphs
	Prerender Prerender                 // nil: code as it is, tables with tabs
	Note      func(content.Anchor) Note // of the figure whose text begins there; nil: none has one
	// Picture returns the place of a figure's picture in a column of some cells; an empty one if
	// it is not shown. Nil: no pictures are shown.
	Picture func(f *content.Figure, width int) Picture
	Meta    string               // the line below the title
	Shown   []content.BlockIndex // the blocks of a [Flow] to show, in order; nil: all
}
