package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"sync"
	"time"

	"pullquote/content"
	"pullquote/content/isolate"
	"pullquote/content/source"
	"pullquote/ui"
	"pullquote/ui/config"
	"pullquote/ui/document"
	"pullquote/ui/explain"
	"pullquote/ui/session"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// openWait is how long the reader waits for a source before it takes over the screen. An
// error within that time, such as a mistyped name, leaves the screen untouched.
const openWait = 150 * time.Millisecond

// read runs the program without a subcommand. It prints the text if the output is not a terminal,
// and opens a reader otherwise. The one that takes lines is opened if the flag asks for it, or on
// a terminal that is dumb or whose reader has set it.
func (r *runner) read(cmd *cobra.Command, args []string) error {
	start, args, err := cutStart(args)
	if err != nil {
		return err
	}
	settings := r.settings(cmd, true)
	kept := r.openLibrary(settings)
	if r.isContinue {
		spec, err := lastRead(cmd, kept, args)
		if err != nil {
			return err
		}
		args = append(args, spec)
	}
	switch {
	case r.isPlain, settings.Plain && isTerminal(r.stdout):
		return r.readPlain(cmd, args, start, settings, kept)
	case !isTerminal(r.stdout):
		return r.printTexts(cmd, args)
	}
	shown := make(chan struct{})
	first, err := r.firstRequest(cmd, args, shown)
	if err != nil || first.Updates == nil {
		return err
	}
	keyboard, err := r.openKeyboard()
	if err != nil {
		return err
	}
	if keyboard != nil {
		defer keyboard.Close()
	}
	first.Opened = sync.OnceFunc(func() { close(shown) })
	o := ui.Options{
		First: first, IsList: len(args) > 1,
		Start: start, Follow: r.follows, Style: find(settings), Theme: settings.Theme, Themes: settings.Themes, Width: settings.Width, CopyQuote: settings.Copy.Quote, Session: session.ProcessOptions(keyboard),
		Keys: settings.KeyMap(), NoMouse: !settings.Mouse, Speakers: settings.Speakers, Settings: settings, SaveState: saveState(settings),
		Library: kept, KeepsTexts: settings.Library.Texts, Fresh: !settings.Library.Resume, Open: openLink(source.Typed()),
		OpenLinks: func(spec string) document.LinkOpener { return openLink(source.Kept(spec)) },
		Warn:      func(err error) { warnKeeping(cmd, err) },
	}
	if first.Ref.Spec == "" {
		o.Greeting = ui.Greeting{Header: "pullquote " + version(), Offer: "pullquote FILE or URL opens your own"}
	}
	o.Session.Watched = r.watched
	o.Session.Color = settings.Color
	o.Session.Pictures = settings.Pictures
	return ui.Run(cmd.Context(), o)
}

// warnKeeping prints why something could not be kept.
func warnKeeping(cmd *cobra.Command, err error) {
	fmt.Fprintln(cmd.ErrOrStderr(), "pullquote: warning:", explain.CommandLine(err))
}

// openKeyboard returns the terminal to read keys from; nil if it is standard input.
func (r *runner) openKeyboard() (*os.File, error) {
	if isTerminal(r.stdin) {
		return nil, nil
	}
	keys, _, err := tea.OpenTTY()
	if err != nil {
		return nil, errors.New("cannot read keys: there is no terminal; to print the text, use pullquote text")
	}
	return keys, nil
}

// firstRequest starts to open what the arguments name, and returns the request for it. Its
// Updates are nil if it has been printed instead. The rest of a long source waits until shown is
// closed.
func (r *runner) firstRequest(cmd *cobra.Command, args []string, shown <-chan struct{}) (document.Request, error) {
	if len(args) > 1 {
		return r.listSources(args)
	}
	spec := r.sourceSpec(args)
	updates, err := startOpening(cmd.Context(), document.Ref{Spec: spec}, r.sourceOptions(), shown)
	isDone := false
	if err == nil && r.quitsIfShort {
		isDone, updates, err = r.printIfShort(cmd, spec, updates)
	}
	switch {
	case r.quitsIfShort && isNothing(spec, err):
		return document.Request{}, nil
	case err != nil || isDone:
		return document.Request{}, err
	}
	ref := document.Ref{Spec: spec, Name: sourceName(spec)}
	if u, err := url.Parse(spec); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		ref.Fragment = u.Fragment
	}
	open := func(ctx context.Context) <-chan document.Update {
		if u := updates; u != nil {
			updates = nil
			return u
		}
		return stream(ctx, document.Ref{Spec: spec}, r.sourceOptions(), nil)
	}
	return document.Request{Ref: ref, Updates: open}, nil
}

// sourceName returns what a source is called on screen.
func sourceName(spec string) string {
	switch spec {
	case "":
		return "the built-in article"
	case "-":
		return "standard input"
	}
	return content.SanitizeLine(spec).String()
}

// sourceSpec returns the source named by the arguments; "" is the built-in article.
func (r *runner) sourceSpec(args []string) string {
	spec := r.namedSource(args)
	r.spec = &spec
	return spec
}

func (r *runner) namedSource(args []string) string {
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

// startOpening opens a source in the background. It returns when there is an article, or after
// [openWait], or at once if there can be no error. If the source has failed by then, it returns
// the error. Once the first page of a long source is there, the rest of it waits until shown is
// closed.
func startOpening(ctx context.Context, ref document.Ref, o source.Options, shown <-chan struct{}) (<-chan document.Update, error) {
	if ref.Spec == "" { // the built-in article
		return stream(ctx, ref, o, nil), nil
	}
	const maxUpdates = 16 // within openWait
	from := stream(ctx, ref, o, sync.OnceFunc(func() { waitForPage(ctx, shown) }))
	to, first := make(chan document.Update, maxUpdates), make(chan error, 1)
	isolate.Go(func() {
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
	}, func(p *isolate.Panic) { first <- source.Crash(ref.Name, p) })
	select {
	case err := <-first:
		return to, err
	case <-time.After(openWait):
		return to, nil
	}
}

// How long the rest of a long source waits for its first page, so that both do not compete for
// the processor: until the page has been drawn and written, but not longer than maxPageWait.
const (
	maxPageWait = 100 * time.Millisecond
	writeWait   = time.Second / 100 // longer than between two frames
)

// waitForPage waits until the first page is on the screen.
func waitForPage(ctx context.Context, shown <-chan struct{}) {
	select {
	case <-shown:
		time.Sleep(writeWait)
	case <-time.After(maxPageWait):
	case <-ctx.Done():
	}
}

// stream opens a source in the background and sends updates until the context is done. After
// each prefix of the article it calls pause, which may be nil.
func stream(ctx context.Context, ref document.Ref, o source.Options, pause func()) <-chan document.Update {
	return document.Stream(ctx, ref, func(send func(document.Update)) {
		o.OnPrefix = func(a *content.Article, from source.Origin, percent int) {
			send(document.Update{Article: a, OpenLink: openLink(from), Percent: percent})
			if pause != nil {
				pause()
			}
		}
		var last time.Time
		o.Progress = func(done, total int64) {
			if now := time.Now(); now.Sub(last) > progressInterval {
				last = now
				send(document.Update{Read: done, Total: total})
			}
		}
		a, from, err := open(ctx, ref.Spec, o)
		send(document.Update{Article: a, OpenLink: openLink(from), Percent: 100, Err: err})
	})
}

// openLink returns a function that opens the links of a document from an origin. The flags
// do not apply to links, but only to the source on the command line.
func openLink(from source.Origin) document.LinkOpener {
	return func(ctx context.Context, ref document.Ref) <-chan document.Update {
		return stream(ctx, ref, source.Options{Origin: from}, nil)
	}
}

// progressInterval is the minimum time between two reports of progress.
const progressInterval = 50 * time.Millisecond

// sourceOptions returns the options for the source on the command line.
func (r *runner) sourceOptions() source.Options {
	return source.Options{Origin: source.Typed(), Stdin: r.stdin, Type: r.kind, Charset: r.charset, Lang: r.lang, Base: r.base}
}

// open opens a source. "" is the built-in article.
func open(ctx context.Context, spec string, o source.Options) (*content.Article, source.Origin, error) {
	if spec == "" {
		return source.BuiltIn(), source.Origin{}, nil
	}
	return source.Open(ctx, spec, o)
}

// openForPrinting opens a source for printing. It reports the article's problems on
// standard error, because the output may go to another program.
func (r *runner) openForPrinting(cmd *cobra.Command, spec string) (*content.Article, error) {
	a, _, err := open(cmd.Context(), spec, r.sourceOptions())
	if err != nil {
		return nil, err
	}
	a.DropTextIndex()
	warn(cmd, spec, a.Problems)
	return a, nil
}

// warn prints the problems of a source.
func warn(cmd *cobra.Command, spec string, problems []content.Text) {
	name := fmt.Sprintf("%q", content.SanitizeLine(spec).String())
	if spec == "-" {
		name = "standard input"
	}
	for _, p := range problems {
		fmt.Fprintf(cmd.ErrOrStderr(), "pullquote: warning: %s: %s\n", name, p)
	}
}

// text prints the article as text.
func (r *runner) text(cmd *cobra.Command, args []string) error {
	a, err := r.openForPrinting(cmd, r.sourceSpec(args))
	if err != nil {
		return err
	}
	return writeBuffered(r.stdout, func(w io.Writer) error { return ui.Print(w, a, r.printOptions(cmd)) })
}

// printOptions returns how an article is printed.
func (r *runner) printOptions(cmd *cobra.Command) ui.PrintOptions {
	settings := r.settings(cmd, false)
	return ui.PrintOptions{Width: r.textWidth(settings), Style: find(settings), Color: r.isColored(settings.Color)}
}

// textWidth returns the width of printed text, in cells: at most that of the terminal, unless the
// reader asks for another; 0 if paragraphs are not wrapped.
func (r *runner) textWidth(settings *config.Loaded) int {
	switch {
	case r.width >= 0:
		return r.width
	case settings.Width > 0:
		return settings.Width
	}
	if f, ok := r.stdout.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil {
			return min(printWidth, max(w, 1))
		}
	}
	return printWidth
}

// printWidth is the width of printed text without --width, in cells.
const printWidth = 72

// isColored reports whether to print in colour.
func (r *runner) isColored(when theme.Color) bool {
	switch when {
	case theme.Always:
		return true
	case theme.Never:
		return false
	case theme.Auto:
	}
	return isTerminal(r.stdout) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
