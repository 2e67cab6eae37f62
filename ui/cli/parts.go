package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"pullquote/content/analysis"
	"pullquote/content/export"

	"github.com/spf13/cobra"
)

// parts are the subcommands: each prints a part of the article.
func (r *run) parts() []*cobra.Command {
	text := &cobra.Command{Use: "text [SOURCE]", Short: "print the text", Args: oneSource, RunE: r.text}
	outline := &cobra.Command{Use: "outline [SOURCE]", Short: "print the headings", Args: oneSource, RunE: r.print(
		func(w io.Writer, x *analysis.Analysis) (bool, error) {
			return true, export.Outline(w, x)
		})}
	json := &cobra.Command{Use: "json [SOURCE]", Short: "print everything as JSON", Args: oneSource, RunE: r.print(
		func(w io.Writer, x *analysis.Analysis) (bool, error) { return true, export.JSON(w, x) })}
	quotes := r.formatted("quotes [SOURCE]", "print the quotations with their speakers", func(f export.Format, w io.Writer, x *analysis.Analysis) (bool, error) {
		return len(x.Quotations) > 0, f.Quotes(w, x)
	})
	r.filtering(quotes, "jsonl", `filter: {"id","text"} a line in, {"id","quotes"} a line out`, findQuotesLine)
	notes := r.formatted("notes [SOURCE]", "print what the pictures show", func(f export.Format, w io.Writer, x *analysis.Analysis) (bool, error) {
		return len(x.Notes) > 0, f.Notes(w, x)
	})
	r.filtering(notes, "captions", `filter: {"raw","html"} a line in, {"caption","credit","place","date"} a line out`, splitCaptionLine)
	return []*cobra.Command{text, quotes, notes, outline, json}
}

// print makes a command of a part. The part reports whether there was anything
// of it.
func (r *run) print(part func(io.Writer, *analysis.Analysis) (bool, error)) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		a, err := r.printed(cmd, r.spec(args))
		if err != nil {
			return err
		}
		x, err := analysis.Run(cmd.Context(), a)
		if err != nil {
			return err
		}
		found := false
		err = buffered(r.stdout, func(w io.Writer) (err error) {
			found, err = part(w, x)
			return err
		})
		if err == nil && !found {
			return errNothing
		}
		return err
	}
}

// formatted makes a command of a part that can be written in several formats.
func (r *run) formatted(use, short string, part func(export.Format, io.Writer, *analysis.Analysis) (bool, error)) *cobra.Command {
	names := export.FormatNames()
	cmd := &cobra.Command{Use: use, Short: short, Args: oneSource}
	cmd.Flags().StringVar(&r.format, "format", names[0], "`FORMAT` is "+strings.Join(names, ", "))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		f, ok := export.FormatByName(r.format)
		if !ok {
			return usageError{fmt.Errorf("there is no format %q; try %s", r.format, strings.Join(names, ", "))}
		}
		return r.print(func(w io.Writer, x *analysis.Analysis) (bool, error) { return part(f, w, x) })(cmd, args)
	}
	return cmd
}

// filtering gives a command a flag with which it is a filter instead.
func (r *run) filtering(cmd *cobra.Command, flag, usage string, f func([]byte) ([]byte, error)) {
	on := cmd.Flags().Bool(flag, false, usage)
	whole := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !*on {
			return whole(cmd, args)
		}
		if len(args) > 0 {
			return usageError{fmt.Errorf("--%s reads the standard input, and takes no source", flag)}
		}
		return filter(r.stdin, r.stdout, cmd.ErrOrStderr(), f)
	}
}

func buffered(w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 64<<10)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}
