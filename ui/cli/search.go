package cli

import (
	"errors"
	"io"

	"pullquote/content/export"
	"pullquote/content/search"
	"pullquote/ui/theme"

	"github.com/spf13/cobra"
)

// someQuery takes a query, and sources.
func someQuery(_ *cobra.Command, args []string) error {
	if len(args) == 0 || search.Compile(args[0]).Empty() {
		return usageError{errors.New("there is nothing to search for: pullquote search QUERY SOURCE")}
	}
	return nil
}

// search is the subcommand that prints what is found in articles.
func (r *run) search() *cobra.Command {
	return &cobra.Command{
		Use: "search QUERY [SOURCE...]", Short: "print the paragraphs with a text in them", Args: someQuery,
		RunE: func(cmd *cobra.Command, args []string) error {
			sources := args[1:]
			if len(sources) == 0 {
				sources = []string{r.spec(nil)}
			}
			h := export.Hits{Query: search.Compile(args[0])}
			if r.colored() {
				st := r.look.Open(theme.Unknown, false).HitText
				h.Mark = func(s string) string { return st.Render(s) }
			}
			hits := 0
			var failed error // the first: the others are searched all the same
			err := buffered(r.stdout, func(w io.Writer) error {
				for _, spec := range sources {
					a, err := r.printed(cmd, spec)
					if err != nil {
						if failed != nil {
							report(failed, cmd.ErrOrStderr())
						}
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
				return errNothing
			}
			return nil
		},
	}
}
