package cli

import (
	"fmt"

	"pullquote/ui/explain"

	"github.com/spf13/cobra"
)

const long = `pullquote is a terminal reader that knows who said what: beside the text, it
lists every quotation with its speaker, and an image note for every picture
with a caption.

SOURCE is a file (a web page, EPUB, feed, mail, Markdown, plain text, source
code, CSV, subtitles or PDF, gzipped or not), a folder, an address that starts
with http:// or https://, or - for standard input. Without a SOURCE, pullquote
reads standard input if it is a pipe or a file, and opens the built-in article
otherwise. Several sources open as a list; ctrl+n and ctrl+p go from one to the
next. If the output is a pipe or a file, pullquote prints the text instead of
opening the reader.

The reader opens an article where you left it: see "pullquote library --help".

As a pager (PAGER=pullquote, GIT_PAGER="pullquote -F", MANPAGER=pullquote) it
keeps the lines, the styles and the links of what programs print. +LINE starts
at a line, +/TEXT at the first hit of a text, and +G at the end.

With --plain, it prints the article piece by piece, says in words what each is,
and takes commands in lines: for screen readers and for terminals without
cursor movement.`

const examples = `  pullquote article.md             read a file
  pullquote *.md                   read several: a list of them
  pullquote https://example.com/   read a web page
  curl -s URL | pullquote          read standard input
  pullquote quotes article.md      print who said what
  pullquote json article.md        print everything, for other programs
  pullquote text --width 60 article.md > article.txt`

// afterHelp is appended to the program's help.
const afterHelp = `
Exit codes:
  0   done
  1   nothing found
  2   wrong usage
  3   the source could not be opened or read

Environment:
  PULLQUOTE_CONFIG                    the file with the settings
  XDG_DATA_HOME                       the folder for the library, instead of ~/.local/share
  XDG_CONFIG_HOME                     the folder for the settings, instead of ~/.config
  XDG_STATE_HOME                      the folder for what you choose in the program,
                                      instead of ~/.local/state
  GLAMOUR_STYLE                       the theme to use if you have chosen none
  NO_COLOR                            do not use colours, unless --color always is given
  HTTPS_PROXY, HTTP_PROXY, NO_PROXY   the proxy to use for web addresses
  PULLQUOTE_PLAIN=1, TERM=dumb        read as with --plain
`

// helpCommand returns the subcommand that prints the help of another command.
func helpCommand(root *cobra.Command) *cobra.Command {
	help := &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "print the help of a command",
		RunE: func(_ *cobra.Command, args []string) error {
			about, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(root, args[len(args)-max(len(rest), 1)])
			}
			about.InitDefaultHelpFlag()
			about.InitDefaultVersionFlag()
			return about.Help()
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return commandNames(root), cobra.ShellCompDirectiveNoFileComp
		},
	}
	help.PersistentPreRunE = func(*cobra.Command, []string) error { return nil } // no checks of flags
	return help
}

// addCompletion adds the subcommands that print completion scripts, with our own texts and
// errors.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	completion, _, err := root.Find([]string{"completion"})
	if err != nil {
		panic(err) // there is no such command
	}
	completion.Short = "print a completion script for your shell"
	completion.Long = `Completion prints a script that makes your shell complete commands, flags and
files. The help of each subcommand explains how to install it.`
	completion.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		return nil
	}
	completion.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	for _, shell := range completion.Commands() {
		shell.Short = "print the completion script for " + shell.Name()
		shell.Args = noArguments
	}
}

// unknownCommand returns the error for a subcommand that does not exist.
func unknownCommand(parent *cobra.Command, name string) usageError {
	e := usage(parent, "unknown command %q", name)
	if meant := explain.Nearest(name, commandNames(parent)); meant != "" {
		e.Hint = fmt.Sprintf("did you mean %q?", meant)
	}
	return e
}

// commandNames returns the names of a command's subcommands.
func commandNames(parent *cobra.Command) []string {
	var names []string
	for _, c := range parent.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return names
}
