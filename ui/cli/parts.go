package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/export"
	"pullquote/ui/explain"

	"github.com/spf13/cobra"
)

// partCommands returns the subcommands that print one part of an article.
func (r *runner) partCommands() []*cobra.Command {
	text := &cobra.Command{Use: "text [SOURCE]", Short: "print the text", Args: oneSource, RunE: r.text}
	r.addWidthFlag(text)
	outline := &cobra.Command{Use: "outline [SOURCE]", Short: "print the headings", Args: oneSource, RunE: r.printPart(asFound,
		func(w io.Writer, x *analysis.Analysis) (bool, error) {
			return len(x.Article.Outline()) > 0, export.Outline(w, x)
		})}
	json := &cobra.Command{Use: "json [SOURCE]", Short: "print everything as JSON", Args: oneSource, RunE: r.printPart(r.corrected,
		func(w io.Writer, x *analysis.Analysis) (bool, error) { return true, export.JSON(w, x) })}
	r.addCorrectionsFlag(json)
	quotes := r.formatCommand("quotes [SOURCE]", "print the quotations with their speakers", r.corrected, func(f export.Format, w io.Writer, x *analysis.Analysis) (bool, error) {
		return len(x.Quotations) > 0, f.Quotes(w, x)
	})
	r.addCorrectionsFlag(quotes)
	r.addSpeakerFlag(quotes)
	r.addFilterFlag(quotes, "jsonl", `act as a filter: read lines of {"id","text"[,"lang"]} and write lines of {"id","quotes"}`, r.findQuotesLine)
	notes := r.formatCommand("notes [SOURCE]", "print the image notes: captions, credits, places and dates", asFound, func(f export.Format, w io.Writer, x *analysis.Analysis) (bool, error) {
		return len(x.Notes) > 0, f.Notes(w, x)
	})
	r.addFilterFlag(notes, "captions", `act as a filter: read lines of {"raw","html"} and write lines of {"caption","credit","place","date"}`, splitCaptionLine)
	commands := []*cobra.Command{text, quotes, notes, outline, r.entriesCommand(), json}
	for _, c := range commands {
		c.ValidArgsFunction = completeSource
	}
	quotes.ValidArgsFunction = completeSources
	return commands
}

// printPart returns the RunE function of a command that prints a part of an analysis, after a
// correction of it. The part reports whether there was anything to print.
func (r *runner) printPart(correct correction, part func(io.Writer, *analysis.Analysis) (bool, error)) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		spec := r.sourceSpec(args)
		a, err := r.openForPrinting(cmd, spec)
		if err != nil {
			return err
		}
		x, err := analysis.Run(cmd.Context(), a)
		if err != nil {
			return err
		}
		warn(cmd, spec, x.Problems)
		if x, err = correct(cmd, spec, x); err != nil {
			return err
		}
		found := false
		err = writeBuffered(r.stdout, func(w io.Writer) (err error) {
			found, err = part(w, x)
			return err
		})
		if err == nil && !found {
			return errNothingFound
		}
		return err
	}
}

// formatCommand returns a command that prints a part in one of several formats.
func (r *runner) formatCommand(use, short string, correct correction, part func(export.Format, io.Writer, *analysis.Analysis) (bool, error)) *cobra.Command {
	names := export.FormatNames()
	cmd := &cobra.Command{Use: use, Short: short, Args: oneSource}
	addFormatFlag(cmd, &r.format, names)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		f, ok := export.FormatByName(r.format)
		if !ok {
			return unknownFormat(r.format, names)
		}
		return r.printPart(correct, func(w io.Writer, x *analysis.Analysis) (bool, error) { return part(f, w, x) })(cmd, args)
	}
	return cmd
}

// addFormatFlag adds the flag for the format in which a command prints, one of the names. The
// first is the default.
func addFormatFlag(cmd *cobra.Command, format *string, names []string) {
	cmd.Flags().StringVarP(format, "format", "f", names[0], "print as `FORMAT`: "+strings.Join(names, ", "))
	completeFlag(cmd, "format", names, cobra.ShellCompDirectiveNoFileComp)
}

// addFilterFlag adds a flag that turns a command into a filter.
func (r *runner) addFilterFlag(cmd *cobra.Command, flag, help string, f func([]byte) ([]byte, error)) {
	on := cmd.Flags().Bool(flag, false, help)
	whole := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !*on {
			return whole(cmd, args)
		}
		if len(args) > 0 {
			return usage(cmd, "--%s reads standard input and takes no source", flag)
		}
		return filter(r.stdin, r.stdout, cmd.ErrOrStderr(), f)
	}
}

// unknownFormat returns the error for a format that does not exist.
func unknownFormat(name string, known []string) usageError {
	e := usageError{
		Problem: content.SanitizeLine(fmt.Sprintf("unknown format %q", name)).String(),
		Hint:    "use " + strings.Join(known, ", "),
	}
	if meant := explain.Nearest(name, known); meant != "" {
		e.Hint = didYouMean(meant)
	}
	return e
}

// writeBuffered calls write with a buffered writer and then flushes it.
func writeBuffered(w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 64<<10)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}
