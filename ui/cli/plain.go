package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/library"
	"pullquote/content/source"
	"pullquote/ui"
	"pullquote/ui/config"
	"pullquote/ui/document"
	"pullquote/ui/explain"
	"pullquote/ui/plain"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// readPlain reads line by line.
func (r *runner) readPlain(cmd *cobra.Command, args []string, start ui.Start, settings *config.Loaded, kept *library.Library) error {
	var input io.Reader
	if commands := r.commandInput(args); commands != nil {
		defer commands.Close()
		input = commands
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	for _, p := range settings.Problems {
		fmt.Fprintln(cmd.ErrOrStderr(), "pullquote: warning:", p.String())
	}
	p, err := r.plainPage(ctx, args)
	if err != nil {
		return err
	}
	err = plain.Run(ctx, p, plain.Start(start), plain.Options{
		Input: input, Output: r.stdout, Width: r.plainWidth(settings.Width), Keys: settings.KeyMap(),
		Library: kept, Fresh: !settings.Library.Resume, Explain: func(err error) string { return explain.Screen(err).Problem },
	})
	if kept != nil {
		if failed := kept.Close(); failed != nil {
			warnKeeping(cmd, failed)
		}
	}
	return err
}

// commandInput returns what the commands are read from: the terminal, or else the standard input,
// unless it is the source. It returns nil if there are no commands.
func (r *runner) commandInput(args []string) io.ReadCloser {
	if isTerminal(r.stdout) {
		keyboard, err := r.openKeyboard()
		switch {
		case err == nil && keyboard == nil:
			return io.NopCloser(r.stdin)
		case err == nil:
			return keyboard
		}
	}
	if isTerminal(r.stdin) || slices.Contains(args, "-") || r.namedSource(args) == "-" {
		return nil
	}
	commands := bufio.NewReader(r.stdin)
	if _, err := commands.Peek(1); err != nil { // nothing is in it
		return nil
	}
	return io.NopCloser(commands)
}

// plainWidth returns the width of lines: the chosen one, or else that of the terminal; 0 if it is
// not known.
func (r *runner) plainWidth(chosen int) int {
	if f, ok := r.stdout.(*os.File); ok && chosen == 0 {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil {
			return max(w, 0)
		}
	}
	return chosen
}

// plainPage opens what the command line names.
func (r *runner) plainPage(ctx context.Context, args []string) (*plain.Page, error) {
	if len(args) > 1 {
		list, err := source.List(args)
		if err != nil {
			return nil, err
		}
		o := r.sourceOptions()
		o.Stdin = nil
		return plainPage(ctx, list, "", o)
	}
	spec := r.sourceSpec(args)
	if spec != "" {
		fmt.Fprintf(r.stdout, "Opening %s.\n", sourceName(spec))
	}
	a, from, err := open(ctx, spec, r.sourceOptions())
	if err != nil {
		return nil, err
	}
	name := library.Source(spec)
	if spec == "" {
		name = library.BuiltIn
	}
	return plainPage(ctx, a, name, source.Options{Origin: from})
}

// plainPage returns the page of an article. The options are those for what is opened from it.
func plainPage(ctx context.Context, a *content.Article, name string, o source.Options) (*plain.Page, error) {
	x, err := analysis.Run(ctx, a)
	if err != nil {
		return nil, err
	}
	p := &plain.Page{Analysis: x, Source: name}
	p.Open = func(ctx context.Context, address string, included func() *content.Article) (*plain.Page, error) {
		ref, ok := document.ResolveLink(a.Source.String(), address)
		switch {
		case included != nil:
			return plainPage(ctx, included(), library.Source(ref.Spec), o)
		case !ok:
			return nil, fmt.Errorf("cannot open %q here", content.SanitizeLine(address).String())
		}
		opened, from, err := open(ctx, ref.Spec, o)
		if err != nil {
			return nil, err
		}
		return plainPage(ctx, opened, library.Source(ref.Spec), source.Options{Origin: from})
	}
	return p, nil
}
