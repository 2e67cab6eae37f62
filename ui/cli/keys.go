package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"pullquote/ui/keymap"
	"pullquote/ui/layout"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// keysCommand returns the subcommand that prints the keys of the reader.
func (r *runner) keysCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "keys", Short: "print the keys of the reader", Args: noArguments, ValidArgsFunction: cobra.NoFileCompletions,
		Long: `Keys prints the keys of the reader, by the part of the screen in which they
work: each with the name of its action and what it does. They are those of your
settings; see "pullquote config --help".`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			keys := r.settings(cmd, false).KeyMap()
			return writeBuffered(r.stdout, func(w io.Writer) error { return writeKeys(w, keys, r.keysWidth()) })
		},
	}
	r.addWidthFlag(cmd)
	return cmd
}

// maxKeys is the width up to which the list of keys fills a terminal, in cells.
const maxKeys = 110

// keysWidth returns the width at which the keys are wrapped, in cells; 0 if they are not, as for a
// program that takes them line by line.
func (r *runner) keysWidth() int {
	if f, ok := r.stdout.(*os.File); ok && r.width < 0 {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil {
			return min(max(w, 1), maxKeys)
		}
	}
	return max(r.width, 0)
}

// minHelp is the least room for the description of a key, in cells.
const minHelp = 24

// writeKeys writes the keys of a map, wrapped at a width; 0: not wrapped.
func writeKeys(w io.Writer, m *keymap.Map, width int) error {
	keys, names := 0, 0
	for _, e := range m.Entries() {
		keys, names = max(keys, layout.PerCluster.Width(e.String())), max(names, len(e.Name))
	}
	indent := 2 + keys + 2 + names + 2
	for i, s := range m.Sections() {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintln(w, s.Title)
		for _, e := range s.Entries {
			pad := strings.Repeat(" ", keys-layout.PerCluster.Width(e.String()))
			fmt.Fprintf(w, "  %s%s  %-*s  ", e, pad, names, e.Name)
			help := e.Help
			if width > 0 {
				var lines []string
				for _, l := range layout.WrapString(e.Help, max(width-indent, minHelp), layout.PerCluster) {
					lines = append(lines, l.String())
				}
				help = strings.Join(lines, "\n"+strings.Repeat(" ", indent))
			}
			if _, err := fmt.Fprintln(w, help); err != nil {
				return err
			}
		}
	}
	return nil
}
