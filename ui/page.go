package ui

import (
	"context"

	"pullquote/ui/entries"
	"pullquote/ui/keymap"
	"pullquote/ui/notes"
	"pullquote/ui/quotes"
	"pullquote/ui/reading"
	"pullquote/ui/search"
)

// A page is an article that is open, or being opened, and where the reader is in
// it.
type page struct {
	ref      Ref
	opening  opening
	doc      *document  // nil until there is a piece of it
	openLink LinkOpener // of the newest piece; nil: nothing can be opened
	text     *reading.Pane
	quotes   *quotes.Pane
	notes    *notes.Pane
	entries  *entries.Pane // nil: it is no list of texts
	here     position
	finding  finding
}

// A position is what the reader is at.
type position struct {
	quote  int           // the lit quotation's index; -1: none
	note   int           // the index of the note that is lit; -1: none
	origin reading.Place // where the text was when the focus left it
	strode keymap.Action // the kind of steps that the last key took
}

// newPage makes a page that opens.
func newPage(ref Ref, pieces <-chan Piece, cancel context.CancelFunc, prompt *search.Prompt) *page {
	return &page{
		ref:     ref,
		opening: opening{pieces: pieces, cancel: cancel},
		here:    position{quote: -1, note: -1},
		finding: finding{prompt: prompt, now: -1},
	}
}

// focus is where the keys of p go unless they go to a pane beside the text.
func (p *page) focus() keymap.Focus {
	if p.entries != nil {
		return keymap.Entries
	}
	return keymap.Text
}

// turnTo shows a page that was shown before, and none that was to come.
func (m *model) turnTo(p *page) {
	m.giveUpOpening()
	m.page = p
	m.overlay = nil
	m.focus = p.focus()
	m.redress()
	m.arrange()
}
