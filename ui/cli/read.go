package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"pullquote/content"
	"pullquote/content/source"
	"pullquote/ui"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// openWait is how long a source may take to open before the reader shows that
// it is being opened: a mistake in a name is told without touching the screen.
const openWait = 150 * time.Millisecond

// read is the program without a subcommand: it reads at a terminal, and prints
// the text elsewhere, and where the terminal can do no more than print.
func (r *run) read(cmd *cobra.Command, args []string) error {
	spec := r.spec(args)
	if !terminal(r.stdout) || os.Getenv("TERM") == "dumb" {
		return r.text(cmd, args)
	}
	pieces, err := r.start(cmd.Context(), spec)
	if err != nil {
		return err
	}
	name := spec
	switch spec {
	case "":
		name = "the built-in article"
	case "-":
		name = "the standard input"
	}
	o := ui.Options{Pieces: pieces, Name: content.SanitizeLine(name), Style: r.look, Width: max(r.width, 0), Color: theme.Color(r.color)}
	if !terminal(r.stdin) {
		keys, _, err := tea.OpenTTY()
		if err != nil {
			return errors.New("there is no terminal to take keys from; to print the text instead, use: pullquote text")
		}
		defer keys.Close()
		o.Input = keys
	}
	return ui.Run(cmd.Context(), o)
}

// spec is the source that the arguments name: "" is the built-in article.
func (r *run) spec(args []string) string {
	switch {
	case len(args) > 0:
		return args[0]
	case terminal(r.stdin):
		return ""
	}
	if f, ok := r.stdin.(*os.File); ok {
		info, err := f.Stat()
		if err != nil || info.Mode()&os.ModeDevice != 0 { // closed, or the null device
			return ""
		}
	}
	return "-"
}

// start opens a source in the background, piece by piece. It returns when there
// is one, or after a moment.
func (r *run) start(ctx context.Context, spec string) (<-chan ui.Piece, error) {
	const most = 16 // pieces: far more than there are, so that nobody has to wait for who takes them
	pieces, first := make(chan ui.Piece, most), make(chan error, most)
	done := func(a *content.Article, err error) {
		pieces <- ui.Piece{Article: a, Percent: 100, Err: err}
		first <- err
	}
	go func() {
		defer close(pieces)
		defer func() { // the terminal is given back before anything is said of it
			if p := recover(); p != nil {
				done(nil, fmt.Errorf("cannot read %q: the program failed on it (%v); please report that", spec, p))
			}
		}()
		a, err := r.open(ctx, spec, func(a *content.Article, percent int) {
			pieces <- ui.Piece{Article: a, Percent: percent}
			first <- nil
		})
		done(a, err)
	}()
	select {
	case err := <-first:
		return pieces, err
	case <-time.After(openWait):
		return pieces, nil
	}
}

// open opens a source. Early may be nil; see [source.Options].
func (r *run) open(ctx context.Context, spec string, early func(*content.Article, int)) (*content.Article, error) {
	if spec == "" {
		return source.BuiltIn(), nil
	}
	return source.Open(ctx, spec, source.Options{Stdin: r.stdin, Type: r.kind, Base: r.base, Early: early})
}

// text prints the article as text.
func (r *run) text(cmd *cobra.Command, args []string) error {
	a, err := r.open(cmd.Context(), r.spec(args), nil)
	if err != nil {
		return err
	}
	width := r.width
	if width < 0 {
		width = printWidth
		if f, ok := r.stdout.(*os.File); ok {
			if w, _, err := term.GetSize(int(f.Fd())); err == nil {
				width = min(width, max(w, 1))
			}
		}
	}
	return buffered(r.stdout, func(w io.Writer) error {
		return ui.Print(w, a, ui.PrintOptions{Width: width, Style: r.look, Color: r.colored()})
	})
}

// printWidth is how wide printed text is unless it is asked for otherwise.
const printWidth = 72

// colored reports whether to print in colours.
func (r *run) colored() bool {
	switch theme.Color(r.color) {
	case theme.Always:
		return true
	case theme.Never:
		return false
	case theme.Auto:
	}
	return terminal(r.stdout) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
