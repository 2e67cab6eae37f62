package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"time"

	"pullquote/content"
	"pullquote/content/source"
	"pullquote/ui"
	"pullquote/ui/document"
	"pullquote/ui/session"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// openWait is how long a source may take to open before the reader takes over the screen:
// an error in its name is reported without touching the screen.
const openWait = 150 * time.Millisecond

// read is the program without a subcommand. At a terminal it opens the reader. If the
// output is not a terminal, or one that can only print, it prints the text.
func (r *run) read(cmd *cobra.Command, args []string) error {
	spec := r.spec(args)
	if !isTerminal(r.stdout) || os.Getenv("TERM") == "dumb" {
		return r.text(cmd, args)
	}
	pieces, err := start(cmd.Context(), document.Ref{Spec: spec}, r.options())
	if err != nil {
		return err
	}
	name := spec
	switch spec {
	case "":
		name = "the built-in article"
	case "-":
		name = "standard input"
	}
	first := document.Ref{Spec: spec, Name: content.SanitizeLine(name)}
	if u, err := url.Parse(spec); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		first.Fragment = u.Fragment
	}
	var keyboard *os.File
	if !isTerminal(r.stdin) {
		keys, _, err := tea.OpenTTY()
		if err != nil {
			return errors.New("cannot read keys: there is no terminal; to print the text, use pullquote text")
		}
		defer keys.Close()
		keyboard = keys
	}
	o := ui.Options{
		First: document.Request{Ref: first, Pieces: func(context.Context) <-chan document.Piece { return pieces }},
		Style: r.look, Width: max(r.width, 0), Session: session.OfProcess(keyboard),
	}
	o.Session.Color = theme.Color(r.color)
	return ui.Run(cmd.Context(), o)
}

// spec returns the source that the arguments name; "" is the built-in article.
func (r *run) spec(args []string) string {
	switch {
	case len(args) > 0:
		return args[0]
	case isTerminal(r.stdin):
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

// start opens a source in the background. It returns when there is an article, or after
// [openWait]. The error is that of a source that failed by then.
func start(ctx context.Context, ref document.Ref, o source.Options) (<-chan document.Piece, error) {
	const maxPieces = 16 // within openWait
	from := pieces(ctx, ref, o)
	to, first := make(chan document.Piece, maxPieces), make(chan error, 1)
	go func() {
		defer close(to)
		isReported := false
		for p := range from {
			if !isReported && (p.Article != nil || p.Err != nil) {
				first <- p.Err
				isReported = true
			}
			select {
			case to <- p:
			case <-ctx.Done():
				return
			}
		}
	}()
	select {
	case err := <-first:
		return to, err
	case <-time.After(openWait):
		return to, nil
	}
}

// pieces opens a source in the background. It sends pieces of it until the context is
// done.
func pieces(ctx context.Context, ref document.Ref, o source.Options) <-chan document.Piece {
	return document.Pieces(ctx, ref, func(send func(document.Piece)) {
		o.OnPrefix = func(a *content.Article, from source.Origin, percent int) {
			send(document.Piece{Article: a, OpenLink: openLink(from), Percent: percent})
		}
		var last time.Time
		o.Progress = func(done, total int64) {
			if now := time.Now(); now.Sub(last) > progressInterval {
				last = now
				send(document.Piece{Read: done, Total: total})
			}
		}
		a, from, err := open(ctx, ref.Spec, o)
		send(document.Piece{Article: a, OpenLink: openLink(from), Percent: 100, Err: err})
	})
}

// openLink returns the function that opens the links of a document from an origin. The
// flags do not apply to them: they are for the source that the command line names.
func openLink(from source.Origin) document.LinkOpener {
	return func(ctx context.Context, ref document.Ref) <-chan document.Piece {
		return pieces(ctx, ref, source.Options{Origin: from})
	}
}

// progressInterval is the shortest time between two reports of progress.
const progressInterval = 50 * time.Millisecond

// options returns the options for the source that the command line names.
func (r *run) options() source.Options {
	return source.Options{Origin: source.Typed(), Stdin: r.stdin, Type: r.kind, Charset: r.charset, Base: r.base}
}

// open opens a source. "" is the built-in article.
func open(ctx context.Context, spec string, o source.Options) (*content.Article, source.Origin, error) {
	if spec == "" {
		return source.BuiltIn(), source.Origin{}, nil
	}
	return source.Open(ctx, spec, o)
}

// printed opens a source for printing. It reports the article's problems on standard
// error: the output may go to another program.
func (r *run) printed(cmd *cobra.Command, spec string) (*content.Article, error) {
	a, _, err := open(cmd.Context(), spec, r.options())
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("%q", content.SanitizeLine(spec))
	if spec == "-" {
		name = "standard input"
	}
	for _, p := range a.Problems {
		fmt.Fprintf(cmd.ErrOrStderr(), "pullquote: warning: %s: %s\n", name, p)
	}
	return a, nil
}

// text prints the article as text.
func (r *run) text(cmd *cobra.Command, args []string) error {
	a, err := r.printed(cmd, r.spec(args))
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
		return ui.Print(w, a, ui.PrintOptions{Width: width, Style: r.look, Color: r.isColored()})
	})
}

// printWidth is the width of printed text without --width, in cells.
const printWidth = 72

// isColored reports whether to print in colours.
func (r *run) isColored() bool {
	switch theme.Color(r.color) {
	case theme.Always:
		return true
	case theme.Never:
		return false
	case theme.Auto:
	}
	return isTerminal(r.stdout) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
