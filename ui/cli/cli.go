// Package cli is the command line: flags, subcommands and exit codes.
//
// What always holds: an error is one sentence on standard error, and the exit code is 0 for
// success, 1 if nothing was found, 2 for wrong usage, and 3 if a source could not be opened
// or read.
package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/url"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"

	"pullquote/content/isolate"
	"pullquote/content/language"
	"pullquote/content/library"
	"pullquote/content/source"
	"pullquote/ui/config"
	"pullquote/ui/explain"
	"pullquote/ui/graphics"
	"pullquote/ui/theme"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"
)

// The exit codes.
const (
	exitDone = iota
	exitNothingFound
	exitUsage
	exitSource
)

// errNothingFound means that there is nothing to print.
var errNothingFound = errors.New("nothing found")

// Main runs the program with the given arguments and returns its exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if n, ok := maxOpenFiles(); ok && n < minOpenFiles {
		fmt.Fprintf(stderr, "pullquote: cannot start: only %d files may be open; raise the limit with ulimit -n %d\n", n, 16*minOpenFiles)
		return exitSource
	}
	signal.Ignore(syscall.SIGPIPE) // a write to a closed pipe returns an error instead
	r := &runner{stdin: stdin, stdout: stdout, watched: endOnQuit()}
	log.SetOutput(io.Discard) // net/http logs what servers send
	root := r.command()
	root.SetIn(stdin)
	return r.run(root, args, stderr)
}

// minOpenFiles is how many files the program needs at least. With fewer, the Go runtime may end it.
const minOpenFiles = 12

// endOnQuit ends the process at SIGQUIT, without the stacks that the Go runtime prints then, until
// stop is called.
func endOnQuit() (stop func()) {
	if signal.Ignored(syscall.SIGQUIT) {
		return func() {}
	}
	quit := make(chan os.Signal, 1)
	signal.Notify(quit, syscall.SIGQUIT)
	end := func() { os.Exit(exitSignal + int(syscall.SIGQUIT)) }
	isolate.Go(func() {
		for range quit {
			end()
		}
	}, func(*isolate.Panic) { end() })
	return sync.OnceFunc(func() {
		signal.Stop(quit)
		close(quit)
	})
}

// exitSignal and the number of a signal are the exit code of a program that the signal has ended.
const exitSignal = 128

// run runs a command with arguments and returns its exit code.
func (r *runner) run(root *cobra.Command, args []string, stderr io.Writer) int {
	out := &helpWriter{Writer: r.stdout}
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(stderr)
	defer r.closeCorrections()
	err := oneDash(root, args)
	if err != nil {
		return report(err, stderr)
	}
	switch p := isolate.Run(func() { err = root.ExecuteContext(context.Background()) }); {
	case p == nil:
	case r.spec != nil:
		err = source.Crash(*r.spec, p)
	default:
		err = p
	}
	return report(cmp.Or(err, out.failed), stderr)
}

// A helpWriter keeps the error of a write, which cobra does not return when it prints help.
type helpWriter struct {
	io.Writer
	failed error // the first
}

// Write implements [io.Writer]. It never fails.
func (w *helpWriter) Write(b []byte) (int, error) {
	if w.failed == nil {
		_, w.failed = w.Writer.Write(b)
	}
	return len(b), nil
}

// report prints the sentence for an error and returns the exit code.
func report(err error, stderr io.Writer) int {
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return exitDone
	case errors.Is(err, errNothingFound):
		return exitNothingFound
	}
	var (
		usage    usageError
		mistyped *mistypedCommand
		style    *theme.NameError
		failed   *source.Error
	)
	code, message := exitSource, explain.CommandLine(err)
	switch {
	case errors.As(err, &usage):
		code, message = exitUsage, explain.Message(usage)
	case errors.Is(err, errNothingRead), errors.As(err, new(unknownDocument)):
		code = exitNothingFound
	case errors.As(err, &mistyped):
		message.Hint = mistyped.hint()
	case errors.As(err, &failed) && failed.Reason == source.UnknownCharset:
		code = exitUsage
		if meant := nearestCharset(failed.Name); meant != "" {
			message.Hint = didYouMean(meant)
		}
	case errors.As(err, &style):
		code = exitUsage
	case errors.As(err, &failed) && failed.Reason == source.UnknownType:
		code = exitUsage
		if meant := explain.Nearest(failed.Name, source.Types()); meant != "" {
			message.Hint = didYouMean(meant)
		}
	}
	fmt.Fprintf(stderr, "pullquote: %s\n", message)
	return code
}

// A runner runs the commands. It holds the values of their flags.
type runner struct {
	stdin  io.Reader
	stdout io.Writer

	config  string
	width   int
	theme   string
	color   string
	kind    string
	charset string
	lang    string
	base    string
	format  string

	isPlain      bool
	quitsIfShort bool
	follows      bool
	pictures     string // see [graphics.Setting]

	fresh      bool
	isContinue bool
	noLibrary  bool

	watched func() // is called when the reader receives the signals to the process

	spec            *string // the source that was asked for last; nil: none
	openCorrections sync.Once
	corrections     *library.Library // in which corrections are looked up; nil: nowhere
}

// command returns the program's command, including its subcommands.
func (r *runner) command() *cobra.Command {
	root := &cobra.Command{
		Use:           "pullquote [+LINE|+/TEXT] [SOURCE...]",
		Short:         "a terminal reader that knows who said what",
		Long:          long,
		Example:       examples,
		Args:          sources,
		Version:       versionLine(),
		SilenceErrors: true,
		SilenceUsage:  true,

		ValidArgsFunction: completeSourceOrCommand,
	}
	root.RunE = func(cmd *cobra.Command, args []string) error { return withCommandHint(root, args, r.read(cmd, args)) }
	root.SetVersionTemplate("pullquote {{.Version}}\n")
	root.SetHelpTemplate(root.HelpTemplate() + "{{if not .HasParent}}" + afterHelp + "{{end}}")
	root.SetHelpCommand(helpCommand(root))
	root.SetFlagErrorFunc(flagError)
	r.addFlags(root)
	root.PersistentPreRunE = r.checkFlags
	r.addReaderFlags(root)
	r.addLibraryFlags(root)
	r.addWidthFlag(root)
	root.AddCommand(r.partCommands()...)
	root.AddCommand(r.searchCommand(), r.libraryCommand(), r.configCommand(), r.keysCommand(), r.manCommand())
	addCompletion(root)
	root.SetGlobalNormalizationFunc(flagName)
	return root
}

// flagName returns the name of the flag that the reader may call by another name.
func flagName(_ *pflag.FlagSet, name string) pflag.NormalizedName {
	if name == "style" { // as it was once called
		name = "theme"
	}
	return pflag.NormalizedName(name)
}

// addFlags adds the flags that all commands share.
func (r *runner) addFlags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&r.config, "config", "", "read the settings from `FILE`, not from ~/.config/pullquote/config.toml")
	addWidth(f, &r.width, "")
	f.StringVarP(&r.theme, "theme", "s", "", "use a theme: the `NAME` of a built-in one or of your own, or a glamour JSON file")
	f.StringVar(&r.color, "color", string(theme.Auto), "`WHEN` to use colours: "+strings.Join(colors, ", "))
	f.StringVarP(&r.kind, "type", "t", "", "treat the source as `TYPE` instead of detecting it: "+strings.Join(source.Types(), ", "))
	f.StringVar(&r.charset, "charset", "", "decode the source as charset `NAME`, such as windows-1251, instead of detecting it")
	f.StringVar(&r.lang, "lang", "", "find quotations as in the language `CODE`, such as de or pt-BR, instead of detecting it")
	f.StringVar(&r.base, "base", "", "the `URL` that a saved page was downloaded from")
	f.SortFlags = false
	completeFlag(root, "config", []string{"toml"}, cobra.ShellCompDirectiveFilterFileExt)
	completeFlagWith(root, "theme", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return themeFolder().Names(), cobra.ShellCompDirectiveDefault
	})
	completeFlag(root, "color", colors, cobra.ShellCompDirectiveNoFileComp)
	completeFlag(root, "type", source.Types(), cobra.ShellCompDirectiveNoFileComp)
	completeFlag(root, "charset", source.Charsets(), cobra.ShellCompDirectiveNoFileComp)
	completeFlag(root, "lang", languageCompletions(), cobra.ShellCompDirectiveNoFileComp)
	completeFlag(root, "base", []string{"https://", "http://"}, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveNoSpace)
	completeFlag(root, "width", widths, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder)
}

// addWidth adds the flag for the width of the text.
func addWidth(f *pflag.FlagSet, width *int, short string) {
	f.IntVarP(width, "width", short, -1, "wrap the text at `N` columns (0: do not wrap printed text)")
	f.Lookup("width").DefValue = "0" // keeps the help from showing it
}

// addWidthFlag gives a command the short form of --width, which not all commands have: search
// uses it for something else.
func (r *runner) addWidthFlag(cmd *cobra.Command) {
	addWidth(cmd.Flags(), &r.width, "w")
	completeFlag(cmd, "width", widths, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder)
}

// addReaderFlags adds the flags that say how an article is read.
func (r *runner) addReaderFlags(root *cobra.Command) {
	f := root.Flags()
	f.BoolVarP(&r.isPlain, "plain", "p", false, "read line by line: for screen readers and simple terminals")
	f.BoolVarP(&r.follows, "follow", "f", false, "follow a file: open it again when it changes, and stay at its end")
	f.BoolVarP(&r.quitsIfShort, "quit-if-one-screen", "F", false, "print a text that fits the screen, and do not open the reader")
	f.StringVar(&r.pictures, "pictures", string(graphics.Auto), "`HOW` to show pictures: "+strings.Join(pictureSettings(), ", "))
	f.SortFlags = false
	completeFlag(root, "pictures", pictureSettings(), cobra.ShellCompDirectiveNoFileComp)
}

// colors are the values of --color.
var colors = []string{string(theme.Auto), string(theme.Always), string(theme.Never)}

// pictureSettings returns the values of --pictures.
func pictureSettings() []string {
	var names []string
	for _, s := range graphics.Settings() {
		names = append(names, string(s))
	}
	return names
}

// checkFlags validates the values of flags.
func (r *runner) checkFlags(cmd *cobra.Command, _ []string) error {
	switch theme.Color(r.color) {
	case theme.Auto, theme.Always, theme.Never:
	default:
		return invalidValue("color", r.color, explain.Nearest(r.color, colors))
	}
	if _, ok := graphics.ParseSetting(r.pictures); !ok {
		return invalidValue("pictures", r.pictures, explain.Nearest(r.pictures, pictureSettings()))
	}
	if r.width < 0 && cmd.Flags().Changed("width") || r.width > config.MaxWidth {
		return invalidValue("width", fmt.Sprint(r.width), "")
	}
	if r.lang != "" && language.Parse(r.lang) == "" {
		return invalidValue("lang", r.lang, nearestLanguage(r.lang))
	}
	if base, err := url.Parse(r.base); r.base != "" && (err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https") {
		return invalidValue("base", r.base, "")
	}
	_, err := themeFolder().Find(cmp.Or(r.theme, os.Getenv("GLAMOUR_STYLE")))
	return err
}

// isTerminal reports whether v is a terminal.
func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
