// Package ui is the reader: a Bubble Tea program around the panes.
//
// The root routes keys, and has the focus, the overlay and the history of open documents. A
// key goes from the root to the overlay or to the focused pane, which answers in the same
// call with an intent. The root carries it out, mostly by calling the open document, whose
// outcome it shows.
//
// What always holds: a key means the same whenever it is pressed, also while an article is
// still being opened (queue.go); the view is only made again when something has changed;
// and what reaches the terminal is ours, never the document's.
package ui

import (
	"context"

	"pullquote/ui/document"
	"pullquote/ui/session"
	"pullquote/ui/theme"
)

// Options say what to read and how.
type Options struct {
	First   document.Request
	Session session.Options
	Style   theme.Source
	Width   int // of the column, in cells; 0: the usual
}

// Run shows an article until the reader quits. The error says why it could not be opened,
// or why the terminal could not be used.
func Run(ctx context.Context, o Options) error {
	m := newRoot(o)
	err := m.session.Run(ctx, m)
	if failed := m.page.doc.Failed(); failed != nil {
		return failed
	}
	return err
}
