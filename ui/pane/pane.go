// Package pane says what a pane is, what it is told, and where it is on the screen.
//
// A pane shows something that is known about the open article: its text, the quotations,
// the outline. The [Table] has one [Row] for each kind of pane. Where a pane is depends
// on its [Region]: in the text's place, beside the text, or over everything else.
//
// What always holds: a pane knows nothing of the program around it. What it shows it
// reads from its [Context]; what it wants done it answers with an intent.
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

	// Refresh tells the pane that its context has changed.
	Refresh()

	// Resize sets how many cells the pane has.
	Resize(width, height int)

	// Act handles a key that means an action. Count is the number typed before it, or 0.
	Act(a keymap.Action, count int) intent.Intent

	// Click handles a click on a cell.
	Click(x, y int) intent.Intent

	// Hints returns the actions to name in the footer, in order. The last one stays
	// longest when there is little room.
	Hints() []keymap.Action

	// View returns the rows to draw: exactly as many as the pane has, none wider than it.
	View() []string
}

// A Scrollable is a pane that knows how many rows it would fill. An overlay is as tall as that
// if it can be.
type Scrollable interface {
	Pane
	Rows() int
	HasMore() bool // there are rows below those on screen
}

// A TextInput is a pane that sometimes takes keys as text.
type TextInput interface {
	Pane

	// IsTyping reports whether keys are text now.
	IsTyping() bool

	// Type handles a key or a paste while they are.
	Type(msg tea.Msg) intent.Intent

	// Prompt returns the line that the text is typed into, at most width cells wide, and
	// the column of the cursor. It reports false if there is no such line.
	Prompt(width int) (line string, cursor int, ok bool)
}

// A List is a pane in the text's place whose items can be filtered.
type List interface {
	Pane
	Position() string // where the cursor is
	Filter() string   // what the items have in common; "" if all are listed
	Undo() bool       // takes the filter back; reports whether there was one
}

// An ID is the name of a kind of pane.
type ID string

// A Region is a part of the screen.
type Region int

// The regions.
const (
	Main    Region = iota // in the text's place
	Side                  // beside the text; on a narrow screen in its place
	Overlay               // over everything else, until it is closed
)

// A Row describes a kind of pane.
type Row struct {
	ID     ID
	Region Region
	Keys   keymap.Focus  // which keys hold while it has the focus
	Action keymap.Action // opens it; None: nothing does but what it is for
	New    func(*Context) Pane

	// IsHome reports whether an article is first shown in this pane. Nil: none is.
	IsHome func(*content.Article) bool

	// Rows returns how many of the height rows beside the text a side pane takes. Nil:
	// it shares those that the others leave.
	Rows func(c *Context, height int) int

	// Alone says that no pane is shown beside it. It is for panes in the text's place.
	Alone bool
}

// A Table has a row for each kind of pane. The side panes are one below the other in its
// order.
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

// Home returns the row of the pane that an article is first shown in.
func (t Table) Home(a *content.Article) Row {
	for _, r := range t {
		if r.IsHome != nil && r.IsHome(a) {
			return r
		}
	}
	return Row{}
}

// Next returns the pane n steps on from one that has the focus, in the round of home and the
// panes beside the text.
func (t Table) Next(home, focus ID, n int) ID {
	round := []ID{home}
	for _, r := range t.sides() {
		round = append(round, r.ID)
	}
	for i, id := range round {
		if id == focus {
			return round[(i+n+len(round))%len(round)]
		}
	}
	return home
}
