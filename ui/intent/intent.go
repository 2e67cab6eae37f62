// Package intent says what a pane may ask of the root. A pane answers a key
// with an intent, in the same call; only the root acts on it.
package intent

import "pullquote/content"

// An Intent is one of the types of this package, or nil for nothing to do.
type Intent interface{ intent() }

// Jump asks to show a place and to put the focus on the text.
type Jump struct{ To content.Range }

// Preview asks to show a place while the focus stays. Quote is the number, from
// 1, of the quotation that is shown; 0 if it is none.
type Preview struct {
	To    content.Range
	Quote int
}

// Speaker asks to keep the quotations of one person only.
type Speaker struct{ Name string }

// Evidence asks to show what says who said the quotation with a number, from 1.
type Evidence struct{ Quote int }

// Entry asks to open one of a list of texts.
type Entry struct{ Index int }

// Notify asks to tell the reader something, until the next key.
type Notify struct{ Text string }

// Moved tells that the reader has moved the text.
type Moved struct{}

func (Jump) intent()     {}
func (Preview) intent()  {}
func (Speaker) intent()  {}
func (Evidence) intent() {}
func (Entry) intent()    {}
func (Notify) intent()   {}
func (Moved) intent()    {}
