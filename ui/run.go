// Package ui is the reader: a Bubble Tea program that arranges the panes.
//
// The root routes keys, and holds the focus, the overlay and the history of open documents.
// A key goes from the root to the overlay or the focused pane, which answers in the same
// call with an intent. The root carries out the intent, usually by calling the open
// document, and shows the outcome.
//
// What always holds: a key means the same whenever it is pressed, even while an article is
// still being opened (queue.go); the view is only drawn again when something has changed;
// and escape sequences on the terminal are always ours, never the document's.
package ui

import (
	"context"
	"errors"

	"pullquote/content/export"
	"pullquote/content/isolate"
	"pullquote/content/library"
	"pullquote/content/source"
	"pullquote/ui/config"
	"pullquote/ui/document"
	"pullquote/ui/keymap"
	"pullquote/ui/session"
	"pullquote/ui/theme"
)

// Options say what to read and how.
type Options struct {
	First   document.Request
	IsList  bool // First is a list of what the command line names; it is not kept
	Session session.Options
	Style   theme.Source
	Theme   string       // the name of Style; "": the default
	Themes  theme.Folder // with the reader's own themes
	Start   Start
	Width   int // of the column, in cells; 0: the default

	Follow bool // open a file again when it has changed

	CopyQuote export.Template // the form of a copied quotation

	Keys     *keymap.Map // nil: the standard ones
	NoMouse  bool        // the mouse is left to the terminal
	Speakers bool        // the speaker margin is shown

	// Settings are where the other options come from. The palette tells about them, and the
	// footer about the first mistake in them, until the first key. Nil: none.
	Settings *config.Loaded

	// SaveState keeps what the reader chooses in the program. If it is nil, nothing is kept.
	SaveState func(config.State) error

	// Library keeps the reader's places. If it is nil, nothing is kept. KeepsTexts means that
	// it also keeps the texts of articles. Fresh opens every article at the start.
	Library    *library.Library
	KeepsTexts bool
	Fresh      bool

	// Open opens what the reader chooses in the list of what was read. If it is nil, nothing
	// can be opened from there.
	Open document.LinkOpener

	// OpenLinks returns what opens the links of a text that was kept of a source. If it is nil,
	// they cannot be opened.
	OpenLinks func(source string) document.LinkOpener

	// Warn is called with what could not be kept at the end, once the terminal is restored.
	// It may be nil.
	Warn func(error)

	// Greeting is shown with the first article while there is nothing more important to say.
	Greeting Greeting
}

// A Greeting tells new readers where they are. Its fields may be empty.
type Greeting struct {
	Header string // the name and version of the program
	Offer  string // how to open something else
}

// Run shows an article until the reader quits. It returns an error if the article could not
// be opened or the terminal could not be used.
func Run(ctx context.Context, o Options) error {
	var m *root
	o.Session.Abandon = func() { m.keeper.abandon() }
	m = newRoot(o)
	err := m.session.Run(ctx, m)
	if p := (*isolate.Panic)(nil); errors.As(err, &p) {
		// Whatever is in m may be broken, so nothing more is kept.
		return source.Crash(m.page.doc.Ref().Name, p)
	}
	unkept := m.keeper.finish(m.page)
	if failed := m.config.write(); failed != nil {
		unkept = append(unkept, failed)
	}
	for _, failed := range unkept {
		if o.Warn != nil {
			o.Warn(failed)
		}
	}
	if failed := m.page.doc.Failed(); failed != nil {
		return failed
	}
	return err
}
