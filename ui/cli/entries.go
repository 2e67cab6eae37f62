package cli

import (
	"io"
	"slices"

	"pullquote/content/export"

	"github.com/spf13/cobra"
)

// entriesCommand returns the subcommand that prints the entries of a list.
func (r *runner) entriesCommand() *cobra.Command {
	formats := export.EntryFormats()
	cmd := &cobra.Command{
		Use: "entries [SOURCE]", Short: "print the entries of a feed, a folder or a box of mail", Args: oneSource,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(formats, r.format) {
				return unknownFormat(r.format, formats)
			}
			a, err := r.openForPrinting(cmd, r.sourceSpec(args))
			switch {
			case err != nil:
				return err
			case len(a.Entries) == 0:
				return errNothingFound
			}
			return writeBuffered(r.stdout, func(w io.Writer) error { return export.Entries(w, a, r.format) })
		},
	}
	addFormatFlag(cmd, &r.format, formats)
	return cmd
}
