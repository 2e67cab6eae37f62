// Package cli is the command line: flags, subcommands, exit codes.
//
// What always holds: an error is one sentence on the standard error; the exit
// code is 0 when all went well, 1 when nothing was found, 2 for wrong usage, 3
// when the source could not be opened or read.
package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"pullquote/content"
	"pullquote/content/source"
	"pullquote/ui/theme"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"
)

// The exit codes.
const (
	exitDone = iota
	exitNothing
	exitUsage
	exitSource
)

// A usageError is a command line that makes no sense.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }

var errWidth = errors.New("--width is a number of cells from 0 to 1000")

// errNothing says that there was nothing to print.
var errNothing = errors.New("nothing found")

// Main runs the program with arguments and returns its exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	signal.Ignore(syscall.SIGPIPE) // a closed pipe is an error of the write
	r := &run{stdin: stdin, stdout: stdout}
	root := r.command()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return report(root.ExecuteContext(context.Background()), stderr)
}

// report prints an error as a sentence and finds its exit code.
func report(err error, stderr io.Writer) int {
	var usage usageError
	var style *theme.UnknownStyle
	var from *source.Error
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return exitDone
	case errors.Is(err, errNothing):
		return exitNothing
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "pullquote: %s; see pullquote --help\n", content.SanitizeLine(err.Error()))
		return exitUsage
	case errors.As(err, &style), errors.As(err, &from) && from.Reason == source.UnknownType:
		fmt.Fprintf(stderr, "pullquote: %s\n", content.SanitizeLine(err.Error()))
		return exitUsage
	}
	fmt.Fprintf(stderr, "pullquote: %s\n", content.SanitizeLine(err.Error()))
	return exitSource
}

// A run is what flags and arguments asked for.
type run struct {
	stdin  io.Reader
	stdout io.Writer

	width  int
	style  string
	look   theme.Source // that style names
	color  string
	kind   string
	base   string
	format string
}

const long = `pullquote reads articles in the terminal, and knows who said what: beside the
text it lists every quotation with its speaker, and what the pictures show.

SOURCE is a file (a saved web page, EPUB, a feed, Markdown, plain text, PDF;
packed with gzip or not), a folder, an address that begins with http:// or
https://, or - for the standard input. Without one, pullquote reads what is
piped into it, or else the built-in article. When its output goes to a pipe or a
file, it prints the text.`

const examples = `  pullquote article.md             read it
  pullquote https://example.com/   read what is there
  curl -s URL | pullquote          read what is piped in
  pullquote quotes article.md      who said what, one after the other
  pullquote json article.md        everything, for other programs
  pullquote text --width 60 article.md > article.txt`

func (r *run) command() *cobra.Command {
	root := &cobra.Command{
		Use:               "pullquote [SOURCE]",
		Short:             "a terminal reader that knows who said what",
		Long:              long,
		Example:           examples,
		Args:              oneSource,
		RunE:              r.read,
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	root.SetVersionTemplate("pullquote {{.Version}}\n")
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		var invalid *pflag.InvalidValueError
		if errors.As(err, &invalid) && invalid.GetFlag().Name == "width" {
			err = errWidth
		}
		return usageError{err}
	})
	f := root.PersistentFlags()
	f.IntVar(&r.width, "width", -1, "columns of `N` cells at most (printed text: 0 does not wrap)")
	f.StringVar(&r.style, "style", "", "a glamour style, by `NAME` or JSON file (default: GLAMOUR_STYLE)")
	f.StringVar(&r.color, "color", string(theme.Auto), "colours: `WHEN` is auto, always or never")
	f.StringVar(&r.kind, "type", "", "the source's `TYPE`, instead of finding out: "+strings.Join(source.Types(), ", "))
	f.StringVar(&r.base, "base", "", "the `URL` that a saved page was fetched from")
	f.Lookup("width").DefValue = "0" // not shown
	f.SortFlags = false
	root.PersistentPreRunE = r.check
	root.AddCommand(r.parts()...)
	root.AddCommand(r.search())
	return root
}

// oneSource takes at most one argument.
func oneSource(_ *cobra.Command, args []string) error {
	switch {
	case len(args) > 1:
		return usageError{fmt.Errorf("one source at a time, not %d", len(args))}
	case len(args) == 1 && args[0] == "":
		return usageError{errors.New("the name of the source is empty")}
	}
	return nil
}

// check looks at the values of flags.
func (r *run) check(cmd *cobra.Command, _ []string) error {
	switch theme.Color(r.color) {
	case theme.Auto, theme.Always, theme.Never:
	default:
		return usageError{fmt.Errorf("--color is auto, always or never, not %q", r.color)}
	}
	if r.width < 0 && cmd.Flags().Changed("width") || r.width > 1000 {
		return usageError{errWidth}
	}
	if base, err := url.Parse(r.base); r.base != "" && (err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https") {
		return usageError{fmt.Errorf("--base is an address that begins with http:// or https://, not %q", r.base)}
	}
	var err error
	r.look, err = theme.Find(cmp.Or(r.style, os.Getenv("GLAMOUR_STYLE")))
	return err
}

// version is the program's version, from what the build recorded.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown version)"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "(development version)"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 && !strings.Contains(v, s.Value[:12]) {
			v += " " + s.Value[:12]
		}
	}
	return v
}

// terminal reports whether what is read or written is a terminal.
func terminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
