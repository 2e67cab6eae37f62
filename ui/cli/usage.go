package cli

import (
	"errors"
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/content/source"
	"pullquote/ui/config"
	"pullquote/ui/explain"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A usageError is an error in the command line.
type usageError explain.Message

func (e usageError) Error() string { return explain.Message(e).String() }

// usage returns a usage error that points to the help of a command.
func usage(cmd *cobra.Command, format string, args ...any) usageError {
	return usageError{
		Problem: content.SanitizeLine(fmt.Sprintf(format, args...)).String(),
		Hint:    fmt.Sprintf("see %s --help", cmd.CommandPath()),
	}
}

// valueHints describe the valid values of flags.
var valueHints = map[string]string{
	"base":     "use an address that starts with http:// or https://",
	"color":    "use auto, always or never",
	"lang":     "use a language code such as de or pt-BR",
	"pictures": "use auto, kitty, blocks or off",
	"width":    fmt.Sprintf("use a number from 0 to %d", config.MaxWidth),
}

// invalidValue returns the error for an invalid value of a flag. Meant is the value that was
// probably meant; "" if it is not known.
func invalidValue(flag, value, meant string) usageError {
	e := usageError{Problem: content.SanitizeLine(fmt.Sprintf("invalid value %q for --%s", value, flag)).String(), Hint: valueHints[flag]}
	if meant != "" {
		e.Hint = didYouMean(meant)
	}
	return e
}

// didYouMean returns the hint that suggests a value or a flag.
func didYouMean(meant string) string { return fmt.Sprintf("did you mean %s?", meant) }

// flagError converts an error in parsing flags into a usage error.
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &missing):
		e := usage(cmd, "--%s needs a value", missing.GetFlag().Name)
		if hint := valueHints[missing.GetFlag().Name]; hint != "" {
			e.Hint = hint
		}
		return e
	case errors.As(err, &invalid) && valueHints[invalid.GetFlag().Name] != "":
		return invalidValue(invalid.GetFlag().Name, invalid.GetValue(), "")
	case errors.As(err, &invalid):
		return usage(cmd, "invalid value %q for --%s", invalid.GetValue(), invalid.GetFlag().Name)
	}
	return usage(cmd, "%v", err)
}

// unknownFlag returns the error for a flag that does not exist. It suggests the flag that
// was probably meant, also "--width" for "-width".
func unknownFlag(cmd *cobra.Command, unknown *pflag.NotExistError) usageError {
	dashes, name := "--", unknown.GetSpecifiedName()
	if short := unknown.GetSpecifiedShortnames(); short != "" {
		dashes, name = "-", short
	}
	e := usage(cmd, "unknown flag %s%s", dashes, name)
	var names []string
	add := func(f *pflag.Flag) { names = append(names, f.Name) }
	cmd.Flags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	if meant := explain.Nearest(name, names); meant != "" && len(name) > 1 {
		e.Hint = didYouMean("--" + meant)
	}
	return e
}

// oneDash returns an error if the arguments have the long name of a flag after a single dash:
// "-width" would otherwise be -w with the value "idth".
func oneDash(root *cobra.Command, args []string) error {
	cmd, rest, err := root.Find(args)
	if err != nil {
		return nil // reported when it runs
	}
	for _, a := range rest {
		name, isShort := strings.CutPrefix(a, "-")
		name, _, _ = strings.Cut(name, "=")
		switch {
		case a == "--":
			return nil
		case !isShort || len(name) < 2 || cmd.Flags().Lookup(name) == nil && cmd.InheritedFlags().Lookup(name) == nil:
			continue
		}
		e := usage(cmd, "unknown flag -%s", name)
		e.Hint = didYouMean("--" + name)
		return e
	}
	return nil
}

// oneSource accepts at most one source.
func oneSource(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) > 1:
		return usage(cmd, "expected one source, got %d", len(args))
	case len(args) == 1 && args[0] == "":
		return usage(cmd, "the name of the source is empty")
	}
	return nil
}

// A mistypedCommand is the error for a source that does not exist, but has almost the name
// of a command.
type mistypedCommand struct {
	error
	meant string // with the program's name
}

func (e *mistypedCommand) Unwrap() error { return e.error }

func (e *mistypedCommand) hint() string { return fmt.Sprintf("did you mean %q?", e.meant) }

// withCommandHint turns an error into a [mistypedCommand] if it looks like one.
func withCommandHint(root *cobra.Command, args []string, err error) error {
	var failed *source.Error
	if len(args) == 1 && errors.As(err, &failed) && failed.Reason == source.Missing {
		if meant := meantCommand(root, args[0]); meant != "" {
			return &mistypedCommand{err, root.Name() + " " + meant}
		}
	}
	return err
}

// meantCommand returns the command that was probably meant by the name of a source; "" if
// the name looks like a path, or no command is similar.
func meantCommand(root *cobra.Command, source string) string {
	if strings.ContainsAny(source, `./\`) {
		return ""
	}
	return explain.Nearest(source, commandNames(root))
}

// nearestCharset returns the charset that was probably meant by typed: one with a similar
// name, or with the same number, as in "win1251", or "" if there isn't one.
func nearestCharset(typed string) string {
	names := source.Charsets()
	if meant := explain.Nearest(typed, names); meant != "" {
		return meant
	}
	number := func(s string) string { return s[len(strings.TrimRight(s, "0123456789")):] }
	for _, name := range names {
		if n := number(typed); len(n) >= 3 && n == number(name) {
			return name
		}
	}
	return ""
}
