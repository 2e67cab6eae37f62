// Package ui is the reader: a Bubble Tea program around the panes.
//
// The root model owns the focus, the current quotation, the search and the
// jumps. A key goes from the root to the overlay, the prompt or the focused
// pane; a pane answers in the same call with an intent, and only the root acts
// on it.
//
// What always holds: a key does the same whenever it is pressed, also while an
// article is still being opened (queue.go); the view is made anew only when
// something has changed; what reaches the terminal is ours, never the document's.
package ui

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"

	"pullquote/content"
	"pullquote/content/source"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// A Piece is what is known of an article while it is being opened: more and more
// of it, at last all.
type Piece struct {
	Article *content.Article
	Percent int   // of the source that has been parsed; 100 in the last piece
	Err     error // why it could not be opened; then there is no article

	// OpenLink opens what the article asks for; nil: nothing can be opened from it.
	OpenLink LinkOpener

	// Read and Total are bytes of a source that is still being read, in a piece
	// without an article. Total is 0 where that is not known.
	Read, Total int64
}

// A LinkOpener opens what the links and the entries of one document lead to, as far
// as a document from there may ask for it. It sends pieces until the context is
// done.
type LinkOpener func(context.Context, Ref) <-chan Piece

// A Ref says what to open.
type Ref struct {
	Spec     string // a path or an address
	Name     string // what it is called until it has a title
	Fragment string // a place in it: a key of its targets
}

// Pieces has a source opened in the background. What open sends comes out of the
// channel, which is closed when it returns, until the context is done. If open panics,
// that is an error of this source, and the terminal can be restored before it is shown.
func Pieces(ctx context.Context, ref Ref, open func(send func(Piece))) <-chan Piece {
	pieces := make(chan Piece)
	send := func(p Piece) {
		select {
		case pieces <- p:
		case <-ctx.Done():
		}
	}
	go func() {
		defer close(pieces)
		defer func() {
			if p := recover(); p != nil {
				send(Piece{Err: source.Crash(ref.Name, p)})
			}
		}()
		open(send)
	}()
	return pieces
}

// Options say what to read and how.
type Options struct {
	First  Ref          // what is being opened
	Pieces <-chan Piece // of it; closed after the last
	Style  theme.Source
	Width  int // of the column, in cells; 0: the usual
	Color  theme.Color
	Input  *os.File // nil: the standard input, or the terminal when that is not one
}

// Run shows the article until the reader quits. The error is that of a piece, or
// says why the terminal could not be used.
func Run(ctx context.Context, o Options) error {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGHUP, syscall.SIGQUIT)
	defer stop()
	if o.Input == nil {
		o.Input = os.Stdin
	}
	opts := []tea.ProgramOption{tea.WithContext(ctx), tea.WithInput(keyboard{o.Input, stop})}
	switch o.Color {
	case theme.Never:
		opts = append(opts, tea.WithColorProfile(colorprofile.ASCII))
	case theme.Always:
		opts = append(opts, tea.WithColorProfile(max(colorprofile.Env(os.Environ()), colorprofile.ANSI256)))
	case theme.Auto:
	}
	m := newModel(o)
	p := tea.NewProgram(m, opts...)
	catchStops(p)
	_, err := p.Run()
	if m.opening.failed != nil {
		return m.opening.failed
	}
	if errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil {
		return nil
	}
	return err
}

// A keyboard is a terminal that keys come from. When it is gone the program
// ends, which Bubble Tea leaves to the signal that is sent then, mostly.
type keyboard struct {
	*os.File
	gone func()
}

// Read implements [io.Reader].
func (k keyboard) Read(b []byte) (int, error) {
	n, err := k.File.Read(b)
	if n == 0 && err != nil {
		k.gone()
	}
	return n, err
}
