package cli

import (
	"io"

	"pullquote/content/export"
	"pullquote/content/search"
	"pullquote/ui/theme"

	"github.com/spf13/cobra"
)

// queryAndSources accepts a query and any number of sources.
func queryAndSources(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return usage(cmd, "expected a query")
	case search.Compile(args[0]).IsEmpty():
		return usage(cmd, "the query is empty")
	}
	return nil
}

// searchCommand returns the subcommand that searches articles.
func (r *runner) searchCommand() *cobra.Command {
	return &cobra.Command{
		Use: "search QUERY [SOURCE...]", Short: "print the paragraphs that contain QUERY", Args: queryAndSources,
		Long: `Search prints every paragraph that contains QUERY, preceded by its number.
From code and tables, it prints the matching lines. Accents are ignored, and
so is case unless QUERY has a capital letter. Straight and typographic
quotation marks match each other, and so do hyphens and dashes. Phrases match
across line ends and emphasis.`,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			sources := args[1:]
			if len(sources) == 0 {
				sources = []string{r.sourceSpec(nil)}
			}
			return r.printHits(cmd, search.Compile(args[0]), sources)
		},
	}
}

// printHits prints the paragraphs of sources that match a query. A source that cannot be
// opened does not prevent it from searching the others.
func (r *runner) printHits(cmd *cobra.Command, query search.Query, sources []string) error {
	h := export.Hits{Query: query}
	if r.isColored() {
		style := r.look.Open(theme.Unknown, false).HitText
		h.Mark = func(s string) string { return style.Render(s) }
	}
	hits := 0
	var failed error // for the last source that could not be opened; earlier errors have been reported
	err := writeBuffered(r.stdout, func(w io.Writer) error {
		for _, spec := range sources {
			a, err := r.openForPrinting(cmd, spec)
			if err != nil {
				report(failed, cmd.ErrOrStderr())
				failed = err
				continue
			}
			if len(sources) > 1 {
				h.Name = a.Source
			}
			n, err := h.Print(w, a)
			if err != nil {
				return err
			}
			hits += n
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case failed != nil:
		return failed
	case hits == 0:
		return errNothingFound
	}
	return nil
}
