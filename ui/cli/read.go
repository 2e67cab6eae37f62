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
	pieces, err := start(cmd.Context(), document.Ref{Spec: spec}, r.options())
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
	first := document.Ref{Spec: spec, Name: content.SanitizeLine(name)}
	if u, err := url.Parse(spec); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		first.Fragment = u.Fragment
	}
	var keyboard *os.File
	if !terminal(r.stdin) {
		keys, _, err := tea.OpenTTY()
		if err != nil {
			return errors.New("there is no terminal to take keys from; to print the text instead, use: pullquote text")
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
func start(ctx context.Context, ref document.Ref, o source.Options) (<-chan document.Piece, error) {
	const most = 16 // pieces that are there in a moment
	from := pieces(ctx, ref, o)
	to, first := make(chan document.Piece, most), make(chan error, 1)
	go func() {
		defer close(to)
		told := false
		for p := range from {
			if !told && (p.Article != nil || p.Err != nil) {
				first <- p.Err
				told = true
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

// pieces opens a source in the background, piece by piece, until the context is
// done.
func pieces(ctx context.Context, ref document.Ref, o source.Options) <-chan document.Piece {
	return document.Pieces(ctx, ref, func(send func(document.Piece)) {
		o.Early = func(a *content.Article, from source.Origin, percent int) {
			send(document.Piece{Article: a, OpenLink: openLink(from), Percent: percent})
		}
		var last time.Time
		o.Progress = func(done, total int64) {
			if now := time.Now(); now.Sub(last) > progressWait {
				last = now
				send(document.Piece{Read: done, Total: total})
			}
		}
		a, from, err := open(ctx, ref.Spec, o)
		send(document.Piece{Article: a, OpenLink: openLink(from), Percent: 100, Err: err})
	})
}

// openLink returns what opens the links of a document from an origin. The flags do
// not hold for them: they are for the source that the command line names.
func openLink(from source.Origin) document.LinkOpener {
	return func(ctx context.Context, ref document.Ref) <-chan document.Piece {
		return pieces(ctx, ref, source.Options{Origin: from})
	}
}

// progressWait is how long a line that tells how far it is stands at least.
const progressWait = 50 * time.Millisecond

// options returns how the source that the command line names is to be opened.
func (r *run) options() source.Options {
	return source.Options{Origin: source.Typed(), Stdin: r.stdin, Type: r.kind, Base: r.base}
}

// open opens a source; "" is the built-in article.
func open(ctx context.Context, spec string, o source.Options) (*content.Article, source.Origin, error) {
	if spec == "" {
		return source.BuiltIn(), source.Origin{}, nil
	}
	return source.Open(ctx, spec, o)
}

// printed opens a source that is printed, and tells on the standard error what
// of it is not: nothing else could, where the output goes to another program.
func (r *run) printed(cmd *cobra.Command, spec string) (*content.Article, error) {
	a, _, err := open(cmd.Context(), spec, r.options())
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("%q", content.SanitizeLine(spec))
	if spec == "-" {
		name = "the standard input"
	}
	for _, p := range a.Problems {
		fmt.Fprintf(cmd.ErrOrStderr(), "pullquote: %s is not shown as it is: %s\n", name, p)
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
