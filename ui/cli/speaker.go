package cli

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"pullquote/content/analysis"
	"pullquote/content/export"
	"pullquote/content/source"

	"github.com/spf13/cobra"
)

// addSpeakerFlag adds the flag that limits the quotations to a speaker. With it, the command
// takes any number of sources.
func (r *runner) addSpeakerFlag(cmd *cobra.Command) {
	name := cmd.Flags().String("speaker", "", "print only what `NAME` said; takes several sources and folders")
	completeFlagWith(cmd, "speaker", completePerson)
	whole := cmd.RunE
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if cmd.Flags().Changed("speaker") {
			return nil
		}
		return oneSource(cmd, args)
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !cmd.Flags().Changed("speaker") {
			return whole(cmd, args)
		}
		if strings.TrimSpace(*name) == "" {
			return usage(cmd, "--speaker needs a value")
		}
		f, ok := export.FormatByName(r.format)
		if !ok {
			return unknownFormat(r.format, export.FormatNames())
		}
		return r.printSpeaker(cmd, f, *name, args)
	}
}

// printSpeaker prints what a speaker said in sources. A source that cannot be opened does not
// prevent it from printing the others.
func (r *runner) printSpeaker(cmd *cobra.Command, f export.Format, name string, args []string) error {
	var specs []string
	for _, spec := range args {
		specs = append(specs, source.Files(spec)...)
	}
	if len(args) == 0 {
		specs = []string{r.sourceSpec(nil)}
	}
	work := func(ctx context.Context, spec string, send func(*analysis.Analysis) error) error {
		a, _, err := open(ctx, spec, r.sourceOptions())
		if err != nil {
			return err
		}
		x, err := analysis.Run(ctx, a)
		if err != nil {
			return err
		}
		if x, err = r.corrected(cmd, spec, x); err != nil {
			return err
		}
		return send(x.BySpeaker(name))
	}
	var failed error // for the last source that could not be opened; earlier errors have been reported
	found := false
	err := writeBuffered(r.stdout, func(w io.Writer) error {
		all := f.Collect(w)
		err := inOrder(cmd.Context(), specs, work, func(spec string, x *analysis.Analysis) error {
			warn(cmd, spec, slices.Concat(x.Article.Problems, x.Problems))
			switch {
			case len(x.Quotations) == 0:
				return nil
			case len(specs) == 1:
				found = true
				return f.Quotes(w, x)
			}
			found = true
			return all.Add(x)
		}, func(err error) {
			report(failed, cmd.ErrOrStderr())
			failed = err
		})
		return errors.Join(err, all.Close())
	})
	switch {
	case err != nil:
		return err
	case failed != nil:
		return failed
	case !found:
		return errNothingFound
	}
	return nil
}
