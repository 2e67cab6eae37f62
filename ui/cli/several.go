package cli

import (
	"context"
	"io"
	"os"
	"slices"

	"pullquote/content"
	"pullquote/content/source"
	"pullquote/ui"
	"pullquote/ui/document"

	"github.com/spf13/cobra"
)

// sources accepts any number of sources, and a place to start at if there is at most one. If
// the first of several is not a file, it may be a mistyped command.
func sources(root *cobra.Command, args []string) error {
	start, args, err := cutStart(args)
	if err != nil {
		return err
	}
	if len(args) < 2 {
		return oneSource(root, args)
	}
	if meantCommand(root, args[0]) != "" {
		if _, err := os.Stat(args[0]); err != nil {
			return unknownCommand(root, args[0])
		}
	}
	switch {
	case start != ui.Start{}:
		return usage(root, "a place to start at needs one source, got %d", len(args))
	case slices.Contains(args, ""):
		return usage(root, "the name of a source is empty")
	case slices.Contains(args, "-"):
		return usage(root, "standard input cannot be one of several sources")
	}
	return nil
}

// listSources returns the request for a list of several sources. The flags apply to each.
func (r *runner) listSources(specs []string) (document.Request, error) {
	list, err := source.List(specs)
	if err != nil {
		return document.Request{}, err
	}
	o := r.sourceOptions()
	o.Stdin = nil
	open := func(ctx context.Context, ref document.Ref) <-chan document.Update { return stream(ctx, ref, o, nil) }
	ref := document.Ref{Spec: content.SanitizeLine(specs[0]).String(), Name: "several sources"}
	return document.Request{Ref: ref, Updates: func(ctx context.Context) <-chan document.Update {
		return document.Stream(ctx, ref, func(send func(document.Update)) {
			send(document.Update{Article: list, OpenLink: open, Percent: 100})
		})
	}}, nil
}

// printTexts prints several sources as text, one after the other. A source that cannot be
// opened does not prevent it from printing the others.
func (r *runner) printTexts(cmd *cobra.Command, specs []string) error {
	if len(specs) < 2 {
		return r.text(cmd, specs)
	}
	var failed error // for the last source that could not be opened; earlier errors have been reported
	for i, spec := range specs {
		if i > 0 {
			if _, err := io.WriteString(r.stdout, "\n"); err != nil {
				return err
			}
		}
		if err := r.text(cmd, []string{spec}); err != nil {
			report(failed, cmd.ErrOrStderr())
			failed = err
		}
	}
	return failed
}
