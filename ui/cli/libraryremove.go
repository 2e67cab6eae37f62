package cli

import (
	"cmp"
	"errors"
	"fmt"

	"pullquote/content"
	"pullquote/content/library"

	"github.com/spf13/cobra"
)

// libraryRemoveCommand returns the subcommand that removes what is kept.
func (r *runner) libraryRemoveCommand() *cobra.Command {
	hasSearches := false
	cmd := &cobra.Command{
		Use: "remove DOC...", Short: "remove articles, or what you searched for", ValidArgsFunction: completeDocuments,
		Long: `Remove removes articles and everything kept of them. With --searches it removes
what you searched for. Copies of the file that were made before still have it.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if hasSearches {
				return nil
			}
			return documents(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			l := library.New(dataFolder())
			err := r.removeDocuments(cmd, l, args)
			if err == nil && hasSearches {
				err = r.removeSearches(cmd, l)
			}
			return errors.Join(err, l.Close())
		},
	}
	cmd.Flags().BoolVar(&hasSearches, "searches", false, "remove what you searched for")
	return cmd
}

func (r *runner) removeDocuments(cmd *cobra.Command, l *library.Library, args []string) error {
	if len(args) == 0 {
		return nil
	}
	found, err := r.find(cmd, l, args)
	if err != nil {
		return err
	}
	var ids []string
	for _, d := range found {
		ids = append(ids, d.ID)
	}
	if err := l.Remove(cmd.Context(), ids...); err != nil {
		return err
	}
	for _, d := range found {
		fmt.Fprintln(r.stdout, "removed", content.SanitizeLine(cmp.Or(d.Title, d.Source)).String())
	}
	return nil
}

// removeSearches removes what the reader searched for.
func (r *runner) removeSearches(cmd *cobra.Command, l *library.Library) error {
	n, err := l.RemoveSearches(cmd.Context())
	switch {
	case err != nil:
		return err
	case n == 0:
		return errNothingFound
	case n == 1:
		fmt.Fprintln(r.stdout, "removed 1 search")
	default:
		fmt.Fprintf(r.stdout, "removed %d searches\n", n)
	}
	return nil
}
