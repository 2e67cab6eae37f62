// Package intent says what a pane may ask for. A pane answers a key with an intent, in the
// same call, and only the root of the program carries it out.
package intent

import (
	"pullquote/content"
	"pullquote/ui/keymap"
)

// An Intent is one of the types of this package, or nil if there is nothing to do.
type Intent interface{ intent() }

// Jump asks to show a place and to give the focus to the text.
type Jump struct{ To content.Range }

// SelectAt asks to make what is at a place of the text the current one.
type SelectAt struct{ At content.Anchor }

// Quote asks to show the quotation with an index, and to make it the current one. The
// focus stays.
type Quote struct{ Index int }

// Note asks to show the image note with an index, and to make it the current one. The
// focus stays.
type Note struct{ Index int }

// Evidence asks to show what says who said the quotation with an index.
type Evidence struct{ Quote int }

// Speaker asks to list only the quotations of one person.
type Speaker struct{ Name string }

// Link asks to go where a link leads.
type Link struct {
	Address string
	At      content.Range // the place of its text
}

// Entry asks to open the text with an index in a list.
type Entry struct{ Index int }

// CopyEntry asks to copy the link of the text with an index in a list.
type CopyEntry struct{ Index int }

// Act asks to do what a key for an action would do.
type Act struct {
	Action keymap.Action
	Count  int
}

// OpenSearch says that a search is going to be typed.
type OpenSearch struct{}

// Search asks to search for a text while it is being typed.
type Search struct{ Text string }

// AcceptSearch asks to keep the search.
type AcceptSearch struct{}

// CancelSearch asks to bring back what there was before the search.
type CancelSearch struct{}

// Column says that the reader has chosen how wide the column of text is.
type Column struct {
	Width  int // in cells
	Notice string
}

// Notify asks to tell the reader something, until the next key.
type Notify struct{ Text string }

// Moved says that the reader has moved the text.
type Moved struct{}

func (Jump) intent()         {}
func (SelectAt) intent()     {}
func (Quote) intent()        {}
func (Note) intent()         {}
func (Evidence) intent()     {}
func (Speaker) intent()      {}
func (Link) intent()         {}
func (Entry) intent()        {}
func (CopyEntry) intent()    {}
func (Act) intent()          {}
func (OpenSearch) intent()   {}
func (Search) intent()       {}
func (AcceptSearch) intent() {}
func (CancelSearch) intent() {}
func (Column) intent()       {}
func (Notify) intent()       {}
func (Moved) intent()        {}
