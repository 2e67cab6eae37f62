package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"pullquote/ui/keymap"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manCommand returns the hidden subcommand that prints the man page. Packages contain its output.
func (r *runner) manCommand() *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: "print the man page", Hidden: true, Args: noArguments, ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return writeBuffered(r.stdout, func(w io.Writer) error { return writeManPage(w, cmd.Root(), r.settings(cmd, false).KeyMap()) })
		},
	}
}

// A manPage is written in the macros of man(7), from the texts of the commands, their flags and
// the table of keys.
type manPage struct{ strings.Builder }

// writeManPage writes the man page of a command and its subcommands, with the keys in force.
func writeManPage(w io.Writer, root *cobra.Command, keys *keymap.Map) error {
	root.InitDefaultHelpFlag()
	root.InitDefaultVersionFlag()
	var m manPage
	m.macro("TH", strings.ToUpper(root.Name()), "1", buildDay(), root.Name()+" "+strings.Trim(version(), "()"), "User Commands")
	m.macro("SH", "NAME")
	m.line(root.Name() + ` \- ` + escapeRoff(root.Short))
	m.macro("SH", "SYNOPSIS")
	m.line(`\fB` + root.Name() + `\fR ` + escapeRoff(strings.TrimPrefix(root.UseLine(), root.Name()+" ")))
	m.macro("br")
	m.line(`\fB` + root.Name() + `\fR \fIcommand\fR [\fIarguments\fR] [flags]`)
	m.macro("SH", "DESCRIPTION")
	m.text(root.Long)
	m.macro("SH", "OPTIONS")
	m.flags(root.NonInheritedFlags())
	m.macro("SH", "COMMANDS")
	for _, c := range root.Commands() {
		m.command(c)
	}
	m.macro("SH", "KEYS")
	m.keys(keys)
	m.macro("SH", "EXAMPLES")
	m.verbatim(root.Example)
	for _, part := range strings.Split(strings.TrimSpace(afterHelp), "\n\n") {
		title, rows, _ := strings.Cut(part, ":\n")
		m.macro("SH", strings.ToUpper(title))
		m.rows(rows)
	}
	_, err := io.WriteString(w, m.String())
	return err
}

// command writes a command and its subcommands.
func (m *manPage) command(c *cobra.Command) {
	if !c.IsAvailableCommand() {
		return
	}
	_, arguments, _ := strings.Cut(c.Use, " ")
	m.macro("SS", strings.TrimSpace(strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ")+" "+arguments))
	if c.Long == "" {
		m.text(strings.ToUpper(c.Short[:1]) + c.Short[1:] + ".")
	} else {
		m.text(c.Long)
	}
	m.flags(c.LocalNonPersistentFlags())
	if c.Example != "" {
		m.macro("PP")
		m.verbatim(c.Example)
	}
	if c.Name() == "completion" { // the texts of its subcommands are long and not about this program
		return
	}
	for _, sub := range c.Commands() {
		m.command(sub)
	}
}

// flags writes the flags of a command.
func (m *manPage) flags(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, about := pflag.UnquoteUsage(f)
		name := `\fB\-\-` + escapeRoff(f.Name) + `\fR`
		if f.Shorthand != "" {
			name = `\fB\-` + f.Shorthand + `\fR, ` + name
		}
		if value != "" {
			name += ` \fI` + escapeRoff(value) + `\fR`
		}
		m.macro("TP")
		m.line(name)
		m.line(escapeRoff(about))
	})
}

// keys writes the keys by the part of the screen in which they work.
func (m *manPage) keys(keys *keymap.Map) {
	for _, s := range keys.Sections() {
		m.macro("SS", s.Title)
		for _, e := range s.Entries {
			m.macro("TP")
			m.line(`\fB` + escapeRoff(e.String()) + `\fR (` + escapeRoff(e.Name) + `)`)
			m.line(escapeRoff(e.Help))
		}
	}
}

// text writes paragraphs, which empty lines separate. Lines that are indented keep their form.
func (m *manPage) text(s string) {
	for i, paragraph := range strings.Split(strings.TrimSpace(s), "\n\n") {
		if strings.HasPrefix(paragraph, "  ") {
			m.rows(paragraph)
			continue
		}
		if i > 0 {
			m.macro("PP")
		}
		for _, l := range strings.Split(paragraph, "\n") {
			m.line(escapeRoff(l))
		}
	}
}

// rows writes a table of two columns, which spaces separate. A line that is indented further goes
// on with the description before it.
func (m *manPage) rows(s string) {
	for _, l := range strings.Split(s, "\n") {
		term, about, isRow := strings.Cut(strings.TrimSpace(l), "  ")
		if isRow {
			m.macro("TP")
			m.line(`\fB` + escapeRoff(term) + `\fR`)
			term = about
		}
		m.line(escapeRoff(strings.TrimSpace(term)))
	}
}

// verbatim writes lines as they are.
func (m *manPage) verbatim(s string) {
	m.macro("nf")
	for _, l := range strings.Split(strings.Trim(s, "\n"), "\n") {
		m.input(escapeRoff(l))
	}
	m.macro("fi")
}

// macro writes a request with its arguments.
func (m *manPage) macro(name string, arguments ...string) {
	m.WriteString("." + name)
	for _, a := range arguments {
		fmt.Fprintf(m, ` "%s"`, strings.NewReplacer(`"`, `\(dq`, `\-`, "-").Replace(escapeRoff(a)))
	}
	m.WriteString("\n")
}

// maxRoff bounds the lines of the man page, in bytes. Words are not broken.
const maxRoff = 80

// line writes a line of text, which may have escapes. A long one is continued on the next.
func (m *manPage) line(s string) {
	for len(s) > maxRoff {
		at := strings.LastIndexByte(strings.TrimRight(s[:maxRoff+1], " "), ' ')
		if at <= 0 {
			break
		}
		m.input(s[:at])
		s = strings.TrimLeft(s[at:], " ")
	}
	m.input(s)
}

// input writes a line of text as it is.
func (m *manPage) input(s string) {
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	m.WriteString(s + "\n")
}

// escapeRoff escapes the characters that mean something else in roff, and those outside ASCII.
func escapeRoff(s string) string {
	var out strings.Builder
	for _, r := range s {
		switch {
		case r == '\\':
			out.WriteString(`\e`)
		case r == '-':
			out.WriteString(`\-`)
		case strings.ContainsRune("'`^~", r), r >= utf8.RuneSelf:
			fmt.Fprintf(&out, `\[u%04X]`, r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
