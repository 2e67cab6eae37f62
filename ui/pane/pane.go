// Package pane defines panes: their interface, the context that they share, and their
// arrangement on the screen.
//
// A pane shows one aspect of the open article: its text, the quotations, the outline. The
// [Table] has one [Row] per kind of pane. The [Region] of a pane says where it appears: in
// the main region, next to the text, or on top of everything else.
//
// What always holds: a pane knows nothing about the program around it. It reads what to
// show from its [Context], and answers with an intent when something is to be done.
package pane

import (
	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"

	tea "charm.land/bubbletea/v2"
)

// A Pane is a part of the screen.
type Pane interface {
	// Title returns the text above the pane.
	Title() string

	// Refresh is called whenever the context has changed.
	Refresh()

	// Resize sets the size of the pane, in cells.
	Resize(width, height int)

	// Act performs an action. Count is the number typed before its key, or 0.
	Act(a keymap.Action, count int) intent.Intent

	// Click handles a click on a cell of the pane.
	Click(x, y int) intent.Intent

	// Hints returns the actions to name in the footer, the most useful first, apart from
	// help and leaving.
	Hints() []keymap.Action

	// View returns exactly as many rows as the pane is high, none wider than the pane.
	View() []string
}

// A Scrollable is a pane that knows how many rows its content has. An overlay becomes as
// high as its content if there is room.
type Scrollable interface {
	Pane
	Rows() int
	HasMore() bool // whether there are rows below the visible ones
}

// A Low is an overlay at the bottom of the screen, which leaves most of the text visible.
type Low interface {
	Pane
	IsLow() bool
}

// A Whole is an overlay that may take all of the area between header and footer, without a
// frame.
type Whole interface {
	Pane
	IsWhole() bool
}

// A Positioned is a pane with a cursor on one of its items.
type Positioned interface {
	Pane
	Position() string // of the cursor, in words; "" if it need not be said
}

// A TextInput is a pane that sometimes takes keys as text.
type TextInput interface {
	Pane

	// IsTyping reports whether keys are text at the moment.
	IsTyping() bool

	// Type handles a key or a paste as text.
	Type(msg tea.Msg) intent.Intent

	// Prompt returns the input line, at most width cells wide, and the column of the
	// cursor. It reports false if there is no input line.
	Prompt(width int) (line string, cursor int, ok bool)
}

// A List is a pane in the main region whose items can be filtered.
type List interface {
	Positioned
	Filter() string // "" if all items are listed
	Undo() bool     // removes the filter; reports whether there was one
}

// An ID identifies a kind of pane.
type ID string

// A Region is a part of the screen.
type Region int

// The regions.
const (
	Main    Region = iota // where the text is
	Side                  // next to the text; on a narrow screen instead of it
	Overlay               // on top of everything else until closed
)

// A Row describes a kind of pane.
type Row struct {
	ID     ID
	Region Region
	Keys   keymap.Focus  // the focus in which its keys are looked up
	Action keymap.Action // opens it; None: no action does
	New    func(*Context) Pane

	// IsHome reports whether an article opens in this pane. Nil: no article does.
	IsHome func(*content.Article) bool

	// IsEmpty reports whether a side pane has nothing to show. It is then left out. Nil: it
	// always has something.
	IsEmpty func(*Context) bool

	// Rows returns how many rows a side pane takes of width by height cells next to the text,
	// with its title. Nil: the pane shares the rows that the others leave.
	Rows func(c *Context, width, height int) int

	// Alone means that no side pane is shown with this pane of the main region.
	Alone bool
}

// A Table has one row per kind of pane. The order of its side panes is their order on the
// screen.
type Table []Row

// Row returns the row of a kind of pane. It must be in the table.
func (t Table) Row(id ID) Row {
	for _, r := range t {
		if r.ID == id {
			return r
		}
	}
	return Row{}
}

// Opens returns the row of the pane that an action opens.
func (t Table) Opens(a keymap.Action) (Row, bool) {
	for _, r := range t {
		if a != keymap.None && r.Action == a {
			return r, true
		}
	}
	return Row{}, false
}

// Home returns the row of the pane that an article opens in.
func (t Table) Home(a *content.Article) Row {
	for _, r := range t {
		if r.IsHome != nil && r.IsHome(a) {
			return r
		}
	}
	return Row{}
}

// Next returns the pane n steps after focus, in the cycle of home and the side panes that
// have something to show.
func (t Table) Next(c *Context, home, focus ID, n int) ID {
	round := []ID{home}
	for _, r := range t.SidePanes(c) {
		round = append(round, r.ID)
	}
	for i, id := range round {
		if id == focus {
			return round[(i+n+len(round))%len(round)]
		}
	}
	return home
}
