package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"pullquote/content"
	"pullquote/content/export"
	"pullquote/content/library"
	"pullquote/content/search"
	"pullquote/ui/theme"

	"github.com/spf13/cobra"
)

// maxFound is the number of passages that are printed by default.
const maxFound = 100

// librarySearchCommand returns the subcommand that searches everything that was read.
func (r *runner) librarySearchCommand() *cobra.Command {
	n := 0
	cmd := r.formatLibrary(&cobra.Command{
		Use:   "search QUERY",
		Short: "print the passages with a phrase in everything that you read",
		Long: `Search prints the paragraphs that contain QUERY, a phrase, in the texts that
are kept. Its last word may be the beginning of a word. These limit the search:

  in:quotes, in:highlights   only quotations, or only highlights and comments
  who:NAME, who:"NAME"       only what that person said; no phrase is needed
  from:SITE                  only articles of a site, a host or a folder
  after:2026-01              only articles published, or else read, since then
  -word                      after another word: not in passages with it`,
		Example: `  pullquote library search 'the tide' from:example.com
  pullquote library search 'who:"Jo Park"' after:2026-01`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage(cmd, "expected a query")
			}
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}, func(cmd *cobra.Command, args []string, isJSON bool) error {
		return r.searchLibrary(cmd, args, n, isJSON)
	})
	cmd.Flags().IntVarP(&n, "number", "n", maxFound, "print at most `N` passages")
	completeFlag(cmd, "number", []string{"10", "100", "1000"}, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder)
	return cmd
}

// A jsonFound is a passage in JSON, and the article that it is from.
type jsonFound struct {
	ID        string `json:"id"`
	Title     string `json:"title,omitempty"`
	Site      string `json:"site,omitempty"`
	Published string `json:"published,omitempty"`
	Speaker   string `json:"speaker,omitempty"`
	export.Passage
}

func (r *runner) searchLibrary(cmd *cobra.Command, args []string, n int, isJSON bool) error {
	q, err := library.ParseQuery(strings.Join(args, " "))
	if err != nil {
		return usageError{Problem: content.SanitizeLine(err.Error()).String(), Hint: fmt.Sprintf("see %s --help", cmd.CommandPath())}
	}
	if n < 1 {
		return usage(cmd, "invalid value %d for --number", n)
	}
	hits, err := library.New(dataFolder()).Search(cmd.Context(), q, n+1)
	if err != nil {
		return err
	}
	hasMore := len(hits) > n
	hits = hits[:min(len(hits), n)]
	if isJSON {
		err = r.printFound(hits)
	} else {
		err = writeBuffered(r.stdout, func(w io.Writer) error { return r.writeHits(cmd, w, hits) })
	}
	switch {
	case err == nil && len(hits) == 0:
		return errNothingFound
	case err == nil && hasMore:
		fmt.Fprintf(cmd.ErrOrStderr(), "pullquote: there are more; --number %d prints up to %[1]d\n", 10*n)
	}
	return err
}

// writeHits writes a line for each passage.
func (r *runner) writeHits(cmd *cobra.Command, w io.Writer, hits []library.Hit) error {
	var mark func(string) string
	if settings := r.settings(cmd, false); r.isColored(settings.Color) {
		style := find(settings).Open(theme.Palette{}, false).HitText
		mark = func(text string) string { return style.Render(text) }
	}
	for _, h := range hits {
		p := newPassage(h.Text, h.Matches, h.Paragraph)
		name := content.SanitizeLine(cmp.Or(h.Document.Title, h.Document.Source)).String()
		if h.Name != "" {
			name = content.SanitizeLine(h.Name).String() + ", in " + name
		}
		if _, err := fmt.Fprintln(w, p.Line(name, mark)); err != nil {
			return err
		}
	}
	return nil
}

func newPassage(text string, matches []search.Match, paragraph int) export.Passage {
	p := export.NewPassage(text, matches)
	p.Paragraph = content.Number(max(paragraph, 1))
	return p
}

func (r *runner) printFound(hits []library.Hit) error {
	out := export.NewRecordWriter(r.stdout, true)
	for _, h := range hits {
		d := h.Document
		f := jsonFound{ID: strings.ToLower(d.ID), Title: d.Title, Site: d.Site, Published: d.Published, Speaker: h.Name, Passage: newPassage(h.Text, h.Matches, h.Paragraph)}
		f.Source = d.Source
		if err := out.Write(f); err != nil {
			return err
		}
	}
	return out.Close()
}

// oneName accepts at most one name.
func oneName(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage(cmd, "expected one name, got %d", len(args))
	}
	return nil
}

// A jsonPerson is a person in JSON.
type jsonPerson struct {
	Name       string `json:"name"`
	Role       string `json:"role,omitempty"`
	Quotations int    `json:"quotes"`
	Documents  int    `json:"articles"`

	Said []jsonSaid `json:"said,omitempty"`
}

// A jsonSaid is a quotation in JSON, and the article that it is from.
type jsonSaid struct {
	Text      string `json:"text"`
	Title     string `json:"title,omitempty"`
	Site      string `json:"site,omitempty"`
	Published string `json:"published,omitempty"`
	Source    string `json:"source,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
}

// printPeople prints everybody who is quoted in the library, or what one person said.
func (r *runner) printPeople(cmd *cobra.Command, args []string, isJSON bool) error {
	l := library.New(dataFolder())
	people, err := l.People(cmd.Context())
	if err != nil {
		return err
	}
	if len(args) > 0 {
		is := search.SpeakerNamed(args[0])
		named := people[:0]
		for _, p := range people {
			if is([]string{p.Name}) {
				named = append(named, p)
			}
		}
		people = named
	}
	out := export.NewRecordWriter(r.stdout, true)
	for _, p := range people {
		var said []library.Said
		if len(args) > 0 {
			if said, err = l.SaidBy(cmd.Context(), p.Key); err != nil {
				return err
			}
		}
		if isJSON {
			err = out.Write(personJSON(p, said))
		} else {
			err = r.printPerson(p, said)
		}
		if err != nil {
			return err
		}
	}
	if isJSON {
		err = out.Close()
	}
	if len(people) == 0 {
		err = errors.Join(err, errNothingFound)
	}
	return err
}

func personJSON(p library.Person, said []library.Said) jsonPerson {
	j := jsonPerson{Name: p.Name, Role: p.Role, Quotations: p.Quotations, Documents: p.Documents}
	for _, s := range said {
		d := s.Document
		j.Said = append(j.Said, jsonSaid{Text: s.Words, Title: d.Title, Site: d.Site, Published: d.Published, Source: d.Source, Paragraph: s.Paragraph})
	}
	return j
}

// printPerson prints a line for a person, and a citation of each quotation.
func (r *runner) printPerson(p library.Person, said []library.Said) error {
	name := p.Name
	if p.Role != "" {
		name += ", " + p.Role
	}
	if len(said) == 0 {
		_, err := fmt.Fprintf(r.stdout, "%4d  %s  (%s)\n", p.Quotations, content.SanitizeLine(name).String(), content.Pluralize(p.Documents, "article"))
		return err
	}
	return writeBuffered(r.stdout, func(w io.Writer) error {
		if _, err := fmt.Fprintln(w, content.SanitizeLine(name).String()); err != nil {
			return err
		}
		for _, s := range said {
			if _, err := fmt.Fprintf(w, "  %s\n", content.SanitizeLine(export.CiteKept(s)).String()); err != nil {
				return err
			}
		}
		return nil
	})
}
