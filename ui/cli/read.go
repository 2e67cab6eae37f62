package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"sync"
	"time"

	"pullquote/content"
	"pullquote/content/source"
	"pullquote/ui"
	"pullquote/ui/theme"

	"github.com/spf13/cobra"
)

// openWait is how long a source may take to open before the reader shows that
// it is being opened: a mistake in a name is told without touching the screen.
const openWait = 150 * time.Millisecond

// read is the program without a subcommand: it reads at a terminal, and prints
// the text elsewhere.
func (r *run) read(cmd *cobra.Command, args []string) error {
	spec := r.spec(args)
	if !terminal(r.stdout) {
		return r.text(cmd, args)
	}
	load, err := r.start(cmd.Context(), spec)
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
	o := ui.Options{Load: load, Name: content.SanitizeLine(name), Style: r.style, Width: max(r.width, 0), Color: theme.Color(r.color)}
	if !terminal(r.stdin) {
		tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
		if err != nil {
			return errors.New("there is no terminal to take keys from; to print the text instead, use: pullquote text")
		}
		defer tty.Close()
		o.Input = tty
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

// start opens a source in the background. It returns when that is done, or
// after a moment, with what waits for the rest.
func (r *run) start(ctx context.Context, spec string) (func() (*content.Article, error), error) {
	load := sync.OnceValues(func() (*content.Article, error) { return r.open(ctx, spec) })
	done := make(chan error, 1)
	go func() {
		_, err := load()
		done <- err
	}()
	select {
	case err := <-done:
		return load, err
	case <-time.After(openWait):
		return load, nil
	}
}

func (r *run) open(ctx context.Context, spec string) (*content.Article, error) {
	if spec == "" {
		return source.BuiltIn(), nil
	}
	return source.Open(ctx, spec, source.Options{Stdin: r.stdin, Type: r.kind})
}

// text prints the article as text.
func (r *run) text(cmd *cobra.Command, args []string) error {
	a, err := r.open(cmd.Context(), r.spec(args))
	if err != nil {
		return err
	}
	width := r.width
	if width < 0 {
		width = printWidth
	}
	return buffered(r.stdout, func(w io.Writer) error {
		return ui.Print(w, a, ui.PrintOptions{Width: width, Style: r.style, Color: r.colored()})
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
