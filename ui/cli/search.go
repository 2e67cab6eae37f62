package cli

import (
	"context"
	"fmt"
	"io"
	"slices"
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
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completeSource(cmd, nil, typed)
		},
		RunE: s.run,
	}
	f := cmd.Flags()
	f.BoolVarP(&s.ignoreCase, "ignore-case", "i", false, "ignore case, even if QUERY has a capital letter")
	f.BoolVarP(&s.words, "words", "w", false, "find whole words only")
	f.BoolVarP(&s.count, "count", "c", false, "print only the number of hits in each source")
	f.BoolVarP(&s.list, "list", "l", false, "print only the names of the sources with hits")
	addFormatFlag(cmd, &r.format, searchFormats)
	f.SortFlags = false
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
		return usageError{Problem: content.SanitizeLine(err.Error()).String(), Hint: fmt.Sprintf("see %s --help", cmd.CommandPath())}
	}
	var specs []string
	for _, spec := range args[1:] {
		specs = append(specs, source.Files(spec)...)
	}
	if len(args) == 1 {
		specs = []string{s.sourceSpec(nil)}
	}
	s.isNamed = len(specs) > 1
	if settings := s.settings(cmd, false); s.isColored(settings.Color) {
		style := find(settings).Open(theme.Palette{}, false).HitText
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
	err := inOrder(cmd.Context(), specs, s.search, func(spec string, found hitsOfSource) error {
		warn(cmd, spec, found.problems)
		hits += found.count
		return s.print(found)
	}, func(err error) {
		report(failed, cmd.ErrOrStderr())
		failed = err
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

// hitsOfSource are hits in one source: those in a part of it, or only the number of all.
type hitsOfSource struct {
	source   string
	problems []content.Text
	passages []export.Passage
	count    int
}

// search searches one source and sends what it finds, as soon as it finds it.
func (s *searcher) search(ctx context.Context, spec string, send func(hitsOfSource) error) error {
	o := s.sourceOptions()
	if spec != "" && s.query.NewRawFilter() != nil && !source.Skim(ctx, spec, o, s.newFilter) {
		return nil
	}
	parts, x, err := s.open(ctx, spec, o)
	if err != nil {
		return err
	}
	found := hitsOfSource{source: parts.Article.Source.String()}
	var quoted search.Quoted
	var missing []content.Text
	if x != nil {
		quoted, missing = x.Quoted(), x.Problems
	}
	finder := export.NewPassageFinder(found.source, s.query, quoted)
	var failed error
	err = parts.Each(ctx, content.Selection{NewFilter: s.newFilter, Counts: !s.count && !s.list}, func(p content.Part) bool {
		passages, count := finder.Find(p)
		found.count += count
		switch {
		case s.list:
			return found.count == 0
		case s.count:
			return true
		}
		if count > 0 {
			found.passages = passages
			failed = send(found)
			found.passages, found.count = nil, 0
		}
		return failed == nil
	})
	if err != nil {
		return err
	}
	if failed != nil {
		return failed
	}
	found.problems = slices.Concat(parts.Article.Problems, missing)
	return send(found)
}

// open opens a source and, if the query needs its quotations, analyses it.
func (s *searcher) open(ctx context.Context, spec string, o source.Options) (content.Parts, *analysis.Analysis, error) {
	if spec != "" && !s.query.NeedsQuotes() {
		parts, err := source.OpenParts(ctx, spec, o)
		return parts, nil, err
	}
	a, _, err := open(ctx, spec, o)
	if err != nil || !s.query.NeedsQuotes() {
		return content.WholePart(a), nil, err
	}
	x, err := analysis.Run(ctx, a)
	if err != nil {
		return content.Parts{}, nil, err
	}
	return content.WholePart(a), x, nil
}

// newFilter returns a function that reports whether the query may match in a source.
func (s *searcher) newFilter() func(string) bool {
	if f := s.query.NewRawFilter(); f != nil {
		return f.MayMatch
	}
	return func(string) bool { return true }
}

// print prints hits in one source.
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
