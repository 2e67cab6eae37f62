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
	"net/url"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"

	"pullquote/content/language"
	"pullquote/content/library"
	"pullquote/content/source"
	"pullquote/ui/config"
	"pullquote/ui/explain"
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
	signal.Ignore(syscall.SIGPIPE) // a write to a closed pipe returns an error instead
	r := &runner{stdin: stdin, stdout: stdout}
	root := r.command()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	defer r.closeCorrections()
	return report(root.ExecuteContext(context.Background()), stderr)
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
			message.Hint = fmt.Sprintf("did you mean %s?", meant)
		}
	case errors.As(err, &style), errors.As(err, &failed) && failed.Reason == source.UnknownType:
		code = exitUsage
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

	fresh      bool
	isContinue bool
	noLibrary  bool

	openCorrections sync.Once
	corrections     *library.Library // in which corrections are looked up; nil: nowhere
}

// command returns the program's command, including its subcommands.
func (r *runner) command() *cobra.Command {
	root := &cobra.Command{
		Use:           "pullquote [+LINE|+/TEXT] [SOURCE]",
		Short:         "a terminal reader that knows who said what",
		Long:          long,
		Example:       examples,
		Args:          sourceOrCommand,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.RunE = func(cmd *cobra.Command, args []string) error { return withCommandHint(root, args, r.read(cmd, args)) }
	root.SetVersionTemplate("pullquote {{.Version}}\n")
	root.SetHelpTemplate(root.HelpTemplate() + "{{if not .HasParent}}" + afterHelp + "{{end}}")
	root.SetHelpCommand(helpCommand(root))
	root.SetFlagErrorFunc(flagError)
	r.addFlags(root)
	root.PersistentPreRunE = r.checkFlags
	r.addLibraryFlags(root)
	root.AddCommand(r.partCommands()...)
	root.AddCommand(r.searchCommand(), r.libraryCommand(), r.configCommand())
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
	f.IntVar(&r.width, "width", -1, "wrap the text at `N` columns (0: do not wrap printed text)")
	f.StringVar(&r.theme, "theme", "", "use a theme: the `NAME` of a built-in one or of your own, or a glamour JSON file")
	f.StringVar(&r.color, "color", string(theme.Auto), "`WHEN` to use colours: "+strings.Join(colors, ", "))
	f.StringVar(&r.kind, "type", "", "treat the source as `TYPE` instead of detecting it: "+strings.Join(source.Types(), ", "))
	f.StringVar(&r.charset, "charset", "", "decode the source as charset `NAME`, such as windows-1251, instead of detecting it")
	f.StringVar(&r.lang, "lang", "", "find quotations as in the language `CODE`, such as de or pt-BR, instead of detecting it")
	f.StringVar(&r.base, "base", "", "the `URL` that a saved page was downloaded from")
	f.Lookup("width").DefValue = "0" // keeps the help from showing it
	f.SortFlags = false
	completeFlag(root, "config", []string{"toml"}, cobra.ShellCompDirectiveFilterFileExt)
	completeTheme(root)
	completeFlag(root, "color", colors, cobra.ShellCompDirectiveNoFileComp)
	completeFlag(root, "type", source.Types(), cobra.ShellCompDirectiveNoFileComp)
	completeFlag(root, "charset", source.Charsets(), cobra.ShellCompDirectiveNoFileComp)
	completeFlag(root, "lang", nil, cobra.ShellCompDirectiveNoFileComp)
	completeFlag(root, "base", nil, cobra.ShellCompDirectiveNoFileComp)
	completeFlag(root, "width", nil, cobra.ShellCompDirectiveNoFileComp)
}

// colors are the values of --color.
var colors = []string{string(theme.Auto), string(theme.Always), string(theme.Never)}

// completeTheme makes shells offer the names of all themes for the flag. They are looked up only
// then.
func completeTheme(cmd *cobra.Command) {
	names := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return themeFolder().Names(), cobra.ShellCompDirectiveDefault
	}
	if err := cmd.RegisterFlagCompletionFunc("theme", names); err != nil {
		panic(err) // there is no such flag
	}
}

// completeFlag sets the values that shells offer for a flag.
func completeFlag(cmd *cobra.Command, flag string, values []string, directive cobra.ShellCompDirective) {
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, directive)); err != nil {
		panic(err) // there is no such flag
	}
}

// checkFlags validates the values of flags.
func (r *runner) checkFlags(cmd *cobra.Command, _ []string) error {
	switch theme.Color(r.color) {
	case theme.Auto, theme.Always, theme.Never:
	default:
		return invalidValue("color", r.color)
	}
	if r.width < 0 && cmd.Flags().Changed("width") || r.width > config.MaxWidth {
		return invalidValue("width", fmt.Sprint(r.width))
	}
	if r.lang != "" && language.Parse(r.lang) == "" {
		return invalidValue("lang", r.lang)
	}
	if base, err := url.Parse(r.base); r.base != "" && (err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https") {
		return invalidValue("base", r.base)
	}
	_, err := themeFolder().Find(cmp.Or(r.theme, os.Getenv("GLAMOUR_STYLE")))
	return err
}

// version returns the program's version as recorded by the build.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown version)"
	}
	return versionName(info.Main.Version)
}

// versionName returns what readers call a module's version: a release by its
// tag, anything else as a development version, with its commit if v holds it.
func versionName(v string) string {
	base, _, _ := strings.Cut(v, "+")
	parts := strings.Split(base, "-")
	if len(parts) >= 3 && len(parts[len(parts)-1]) == 12 {
		return "(development version " + parts[len(parts)-1] + ")"
	}
	if v == "" || v == "(devel)" {
		return "(development version)"
	}
	return v
}

// isTerminal reports whether v is a terminal.
func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
