package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"pullquote/content/caption"
	"pullquote/content/export"
	"pullquote/content/quote"

	"github.com/spf13/cobra"
)

// parts are the subcommands: each prints a part of the article.
func (r *run) parts() []*cobra.Command {
	text := &cobra.Command{Use: "text [SOURCE]", Short: "print the text", Args: oneSource, RunE: r.text}
	outline := &cobra.Command{Use: "outline [SOURCE]", Short: "print the headings", Args: oneSource, RunE: r.print(
		func(w io.Writer, d export.Document) (bool, error) {
			return true, export.Outline(w, d.Article)
		})}
	json := &cobra.Command{Use: "json [SOURCE]", Short: "print everything as JSON", Args: oneSource, RunE: r.print(
		func(w io.Writer, d export.Document) (bool, error) { return true, export.JSON(w, d) })}
	quotes := r.formatted("quotes [SOURCE]", "print the quotations with their speakers", func(f export.Format, w io.Writer, d export.Document) (bool, error) {
		return len(d.Quotes) > 0, f.Quotes(w, d)
	})
	r.filtering(quotes, "jsonl", `filter: {"id","text"} a line in, {"id","quotes"} a line out`, export.QuotesLine)
	notes := r.formatted("notes [SOURCE]", "print what the pictures show", func(f export.Format, w io.Writer, d export.Document) (bool, error) {
		return len(d.Notes) > 0, f.Notes(w, d)
	})
	r.filtering(notes, "captions", `filter: {"raw","html"} a line in, {"caption","credit","place","date"} a line out`, export.CaptionLine)
	return []*cobra.Command{text, quotes, notes, outline, json}
}

// print makes a command of a part. The part reports whether there was anything
// of it.
func (r *run) print(part func(io.Writer, export.Document) (bool, error)) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		a, err := r.printed(cmd, r.spec(args))
		if err != nil {
			return err
		}
		found := false
		err = buffered(r.stdout, func(w io.Writer) (err error) {
			found, err = part(w, export.Document{Article: a, Quotes: quote.Extract(a), Notes: caption.Notes(a)})
			return err
		})
		if err == nil && !found {
			return errNothing
		}
		return err
	}
}

// formatted makes a command of a part that can be written in several formats.
func (r *run) formatted(use, short string, part func(export.Format, io.Writer, export.Document) (bool, error)) *cobra.Command {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	cmd := &cobra.Command{Use: use, Short: short, Args: oneSource}
	cmd.Flags().StringVar(&r.format, "format", names[0], "`FORMAT` is "+strings.Join(names, ", "))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		f, ok := export.ByName(r.format)
		if !ok {
			return usageError{fmt.Errorf("there is no format %q; try %s", r.format, strings.Join(names, ", "))}
		}
		return r.print(func(w io.Writer, d export.Document) (bool, error) { return part(f, w, d) })(cmd, args)
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
