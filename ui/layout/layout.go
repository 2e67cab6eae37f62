// Package layout sets blocks of an article in lines of a given width.
//
// It is pure: no terminal, no escape sequences, no state beyond a cache. A
// [Line] is a list of [Run]s, and each run knows where its text stands in the
// plain text of its block, so that every cell of the screen has a place in the
// article and every [content.Range] has cells. What a run looks like is not
// decided here: it carries a [Role] and the emphasis that the author gave it.
//
// [Compose] sets one block. A [Flow] sets an article lazily, block by block as
// they are looked at; rows are counted within a block, and nothing ever counts
// the rows of the whole article.
//
// What always holds: no line is wider than asked for, unless a single character
// is; lines of a block are in the order of its text; and what a Flow shows at a
// place does not depend on how the reader got there.
package layout

import (
	"image/color"
	"strings"

	"pullquote/content"
)

// A Role says what a run is, for a theme to dress it.
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
	QuoteBar // the bar before it
	Bullet   // what stands before a list item
	CheckBox
	Term // of a definition list
	Caption
	Credit     // of a picture
	FigureMark // the number and the sign of a figure
	Meta       // byline, date and length under the title
	RuleMark
	Preformatted // code and tables; see [Run.Pen]
	Blank        // indents
)

// A Pen is the look of text that was dressed before it was laid out.
type Pen struct {
	Fg, Bg                                          color.Color // nil: the terminal's own
	Bold, Italic, Underline, Faint, Reverse, Strike bool
}

// A Run is text of one look.
type Run struct {
	Text  string
	Role  Role
	Style content.Style
	Link  string
	Pen   *Pen // not nil where Role is Preformatted and the text has a look of its own
	// Offset is where Text stands in its block's plain text, in bytes; -1 for
	// what is not of the text, such as bullets and indents.
	Offset int
}

// A Line is one row.
type Line struct {
	Runs []Run
	// Start and End are the part of the block's plain text that the row shows,
	// with the white space that was dropped at its end. Equal where it shows
	// none.
	Start, End int
	// Aside is set on the first row of a figure whose note stands in the
	// margin: the note's rows.
	Aside []Line
	// Gap marks the empty rows before a block.
	Gap bool
}

// String is the row's text.
func (l Line) String() string {
	var s strings.Builder
	for _, r := range l.Runs {
		s.WriteString(r.Text)
	}
	return s.String()
}

// Width is how many cells the row takes.
func (l Line) Width(m Method) int {
	n := 0
	for _, r := range l.Runs {
		n += m.Width(r.Text)
	}
	return n
}

// Offset is the place in the block's text of the cell at column x: where its
// character begins. It reports false for a cell that shows no text.
func (l Line) Offset(m Method, x int) (int, bool) {
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

// Column is where the character at offset of the block's text begins. It
// reports false if the row does not show it.
func (l Line) Column(m Method, offset int) (int, bool) {
	at := 0
	for _, r := range l.Runs {
		if r.Offset >= 0 && offset >= r.Offset && offset < r.Offset+len(r.Text) {
			return at + m.Width(r.Text[:offset-r.Offset]), true
		}
		at += m.Width(r.Text)
	}
	return 0, false
}

// Signs are the marks that a theme sets around text. The zero value has none
// but plain bullets and bars: see [Signs.Bullet].
type Signs struct {
	Heading     [7][2]string // before and after a heading, by level
	Bullet      string       // before an item, with its blank; "• " if empty
	Bar         string       // before lines of a block quote; "│ " if empty
	Rule        string       // centred; "* * *" if empty
	Open, Done  string       // check boxes, with their blank
	Emph        [2]string    // before and after
	Strong      [2]string
	Strike      [2]string
	Code        [2]string
	NumberAfter string // after the number of an item, with its blank; ". " if empty
}

// Foreign sets a block that layout leaves to others, code or a table, in rows
// at most width cells wide, where it can. Offsets are from the start of the
// block's own text.
type Foreign func(b content.Block, width int) []Line

// Options say how to set an article.
type Options struct {
	Width   int // of the column, in cells; at least 1
	Aside   int // of the notes in the margin; 0: captions stand in the column
	Method  Method
	Signs   Signs
	Foreign Foreign                 // nil: code as it is, tables with tabs
	Notes   map[content.Anchor]Note // of figures, by where their text begins
	Meta    string                  // stands under the title
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
