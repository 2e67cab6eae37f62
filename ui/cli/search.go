package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/export"
	"pullquote/content/search"
	"pullquote/content/source"
	"pullquote/ui/theme"

	"github.com/spf13/cobra"
)

// A searcher runs the search command. It holds the values of its flags.
type searcher struct {
	*runner
	ignoreCase, words, count, list bool

	query   search.Query
	isNamed bool                 // the source is named before each line
	mark    func(string) string  // highlights a hit; nil: does not
	records *export.RecordWriter // of the formats for programs; nil: text
}

// searchFormats are the values of --format, the default first.
var searchFormats = []string{"text", "json", "jsonl"}

// searchCommand returns the subcommand that searches articles.
func (r *runner) searchCommand() *cobra.Command {
	s := &searcher{runner: r}
	cmd := &cobra.Command{
		Use: "search QUERY [SOURCE...]", Short: "print the paragraphs that contain QUERY", Args: queryAndSources,
		Long: `Search prints every paragraph that contains QUERY, after its number and the
heading above it. From code and tables, it prints the matching lines. A folder
stands for all files in it and in its subfolders.

The words of QUERY are a phrase, also across line ends and emphasis. Accents
are ignored, and so is case unless QUERY has a capital letter. Straight and
typographic quotation marks match each other, and so do hyphens and dashes.

  in:quotes, in:notes, in:headings, in:code   search only there
  who:NAME      search only what NAME said
  -WORD         after another word: no paragraphs that contain WORD
  re:PATTERN    search for a regular expression (RE2)`,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		},
		RunE: s.run,
	}
	f := cmd.Flags()
	f.BoolVarP(&s.ignoreCase, "ignore-case", "i", false, "ignore case, even if QUERY has a capital letter")
	f.BoolVarP(&s.words, "words", "w", false, "find whole words only")
	f.BoolVarP(&s.count, "count", "c", false, "print only the number of hits in each source")
	f.BoolVarP(&s.list, "list", "l", false, "print only the names of the sources with hits")
	f.StringVar(&r.format, "format", searchFormats[0], "print as `FORMAT`: "+strings.Join(searchFormats, ", "))
	f.SortFlags = false
	completeFlag(cmd, "format", searchFormats, cobra.ShellCompDirectiveNoFileComp)
	return cmd
}

// queryAndSources accepts a query and any number of sources.
func queryAndSources(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return usage(cmd, "expected a query")
	case strings.TrimSpace(args[0]) == "":
		return usage(cmd, "the query is empty")
	}
	return nil
}

// run searches the sources that the arguments name.
func (s *searcher) run(cmd *cobra.Command, args []string) error {
	o := search.Options{Words: s.words}
	if s.ignoreCase {
		o.Case = search.IgnoreCase
	}
	var err error
	if s.query, err = search.Parse(args[0], o); err != nil {
		return usageError{Problem: content.SanitizeLine(err.Error()), Hint: fmt.Sprintf("see %s --help", cmd.CommandPath())}
	}
	var specs []string
	for _, spec := range args[1:] {
		specs = append(specs, source.Files(spec)...)
	}
	if len(args) == 1 {
		specs = []string{s.sourceSpec(nil)}
	}
	s.isNamed = len(specs) > 1
	if s.isColored() {
		style := s.look.Open(theme.Palette{}, false).HitText
		s.mark = func(text string) string { return style.Render(text) }
	}
	switch s.format {
	case "text":
	case "json", "jsonl":
		s.records = export.NewRecordWriter(s.stdout, s.format == "json")
	default:
		return unknownFormat(s.format, searchFormats)
	}
	return s.printAll(cmd, specs)
}

// printAll searches sources and prints what it finds. A source that cannot be opened does not
// prevent it from searching the others.
func (s *searcher) printAll(cmd *cobra.Command, specs []string) error {
	hits := 0
	var failed error // for the last source that could not be opened; earlier errors have been reported
	err := inOrder(cmd.Context(), specs, s.search, func(spec string, found hitsOfSource, err error) error {
		if err != nil {
			report(failed, cmd.ErrOrStderr())
			failed = err
			return nil
		}
		warn(cmd, spec, found.problems)
		hits += found.count
		return s.print(found)
	})
	if err == nil && s.records != nil {
		err = s.records.Close()
	}
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

// hitsOfSource are the hits in one source.
type hitsOfSource struct {
	source   string
	problems []string
	passages []export.Passage
	count    int
}

// search searches one source.
func (s *searcher) search(ctx context.Context, spec string) (found hitsOfSource, err error) {
	o := s.sourceOptions()
	if spec != "" && s.query.NewRawFilter() != nil && !source.Skim(ctx, spec, o, s.newFilter) {
		return found, nil
	}
	a, _, err := open(ctx, spec, o)
	if err != nil {
		return found, err
	}
	var quoted search.Quoted
	if s.query.NeedsQuotes() {
		x, err := analysis.Run(ctx, a)
		if err != nil {
			return found, err
		}
		quoted = x.Quoted()
	}
	found.source, found.problems = a.Source, a.Problems
	found.passages, found.count = export.Passages(a, s.query, quoted)
	return found, nil
}

func (s *searcher) newFilter() func(string) bool { return s.query.NewRawFilter().MayMatch }

// print prints the hits in one source.
func (s *searcher) print(found hitsOfSource) error {
	if found.count == 0 {
		return nil
	}
	name := ""
	if s.isNamed {
		name = found.source
	}
	var text strings.Builder
	switch {
	case s.list && s.records != nil:
		return s.records.Write(export.SearchRecord{Source: found.source})
	case s.count && s.records != nil:
		return s.records.Write(export.SearchRecord{Source: found.source, Count: found.count})
	case s.list:
		text.WriteString(found.source + "\n")
	case s.count && s.isNamed:
		fmt.Fprintf(&text, "%s: %d\n", name, found.count)
	case s.count:
		fmt.Fprintf(&text, "%d\n", found.count)
	case s.records != nil:
		for _, p := range found.passages {
			if err := s.records.Write(p); err != nil {
				return err
			}
		}
	default:
		for _, p := range found.passages {
			text.WriteString(p.Line(name, s.mark) + "\n")
		}
	}
	_, err := io.WriteString(s.stdout, text.String())
	return err
}
