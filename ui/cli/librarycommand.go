package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/library"

	"github.com/spf13/cobra"
)

// libraryCommand returns the subcommand for what is kept between runs. Its own subcommands
// work even if the reader has turned the library off.
func (r *runner) libraryCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "library",
		Short: "list, search, export and remove what is kept between runs",
		Long: `The library keeps the articles that you opened in the reader with their texts,
and your place, marks, highlights and comments in each. It is one file on this
machine: see "pullquote library path". To remove all of it, delete the folder
of that file.

DOC is the source of an article, its title, or its ID: the letters and digits
at the start of its line in the list.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		r.formatLibrary(&cobra.Command{Use: "list", Short: "list the articles, the one opened last first", Args: noArguments}, r.listLibrary),
		r.formatLibrary(&cobra.Command{Use: "show DOC...", Short: "print what is kept of articles", Args: documents, ValidArgsFunction: completeDocuments}, r.showDocuments),
		r.librarySearchCommand(),
		&cobra.Command{
			Use: "add ADDRESS|FILE...", Short: "add feeds, feeds in OPML, or articles to read later", Args: somethingToAdd, RunE: r.addToLibrary, ValidArgsFunction: cobra.FixedCompletions([]string{"opml", "xml"}, cobra.ShellCompDirectiveFilterFileExt),
			Long: `Add opens each ADDRESS. It adds a feed to the list of feeds, which the reader
refreshes on demand (R, then r), and keeps an article to be read later. A FILE
is a list of feeds in OPML, which is not connected to anything; - is standard
input. "pullquote library export --format opml" prints such a list.`,
		},
		&cobra.Command{Use: "tag DOC [TAG...]", Short: "set the tags of an article; without a tag, remove them", Args: documents, RunE: r.tagDocument, ValidArgsFunction: completeTags},
		r.formatLibrary(&cobra.Command{Use: "people [NAME]", Short: "list everybody who is quoted, or print what one person said", Args: oneName, ValidArgsFunction: completePerson}, r.printPeople),
		r.libraryExportCommand(),
		r.libraryRemoveCommand(),
		&cobra.Command{Use: "backup", Short: "copy the file, and print the path of the copy", Args: noArguments, RunE: r.backupLibrary},
		&cobra.Command{Use: "check", Short: "look for damage in the file", Args: noArguments, RunE: r.checkLibrary},
		&cobra.Command{Use: "path", Short: "print the path of the file", Args: noArguments, RunE: r.printLibraryPath},
	)
	return cmd
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(cmd, "expected no arguments, got %d", len(args))
	}
	return nil
}

func documents(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage(cmd, "expected a document")
	}
	return nil
}

func somethingToAdd(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage(cmd, "expected an address or a file")
	}
	return nil
}

func (r *runner) tagDocument(cmd *cobra.Command, args []string) error {
	l := library.New(dataFolder())
	found, err := r.find(cmd, l, args[:1])
	if err != nil {
		return err
	}
	var tags []string
	for _, t := range args[1:] {
		tags = append(tags, library.ParseTags(t)...)
	}
	return errors.Join(l.SetTags(cmd.Context(), found[0].ID, tags), l.Close())
}

// libraryFormats are the formats of documents.
var libraryFormats = []string{"text", "json"}

// formatLibrary adds a flag for the format to a command.
func (r *runner) formatLibrary(cmd *cobra.Command, run func(cmd *cobra.Command, args []string, isJSON bool) error) *cobra.Command {
	format := ""
	addFormatFlag(cmd, &format, libraryFormats)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !slices.Contains(libraryFormats, format) {
			return unknownFormat(format, libraryFormats)
		}
		return run(cmd, args, format == "json")
	}
	return cmd
}

// maxListed bounds the documents in a list.
const maxListed = 1_000_000

func (r *runner) listLibrary(cmd *cobra.Command, _ []string, isJSON bool) error {
	found, err := library.New(dataFolder()).Recent(cmd.Context(), maxListed)
	switch {
	case err != nil:
		return err
	case len(found) == 0 && !isJSON:
		return errNothingFound
	case len(found) == 0:
		return errors.Join(r.printJSON(found, nil), errNothingFound)
	case isJSON:
		return r.printJSON(found, nil)
	}
	return writeBuffered(r.stdout, func(w io.Writer) error {
		for _, d := range found {
			line := fmt.Sprintf("%s  %s  %4s  %s", d.Short(), lastSeen(d).Format(time.DateOnly), placeOf(d), content.SanitizeLine(cmp.Or(d.Title, d.Source)).String())
			if d.Title != "" && d.Source != "" {
				line += "  " + content.SanitizeLine(d.Source).String()
			}
			if _, err := fmt.Fprintln(w, line); err != nil {
				return err
			}
		}
		return nil
	})
}

// lastSeen returns when a document was last opened, or else added.
func lastSeen(d library.Document) time.Time {
	if d.Opened.IsZero() {
		return d.Added
	}
	return d.Opened
}

// placeOf returns the place in a document in a few characters.
func placeOf(d library.Document) string {
	switch {
	case d.IsFeed:
		return "feed"
	case d.Place.IsInside():
		return d.Place.Percent()
	case !d.Finished.IsZero():
		return "end"
	}
	return "new"
}

// find returns the documents that the arguments name.
func (r *runner) find(cmd *cobra.Command, l *library.Library, args []string) ([]library.Document, error) {
	var all []library.Document
	for _, name := range args {
		found, err := l.Named(cmd.Context(), name)
		switch {
		case err != nil:
			return nil, err
		case len(found) == 0:
			return nil, unknownDocument(content.SanitizeLine(name).String())
		case len(found) > 1:
			return nil, usage(cmd, "%d articles are called %q", len(found), name)
		}
		all = append(all, found[0])
	}
	return all, nil
}

// An unknownDocument is the name of a document that is not in the library.
type unknownDocument string

func (e unknownDocument) Error() string {
	return fmt.Sprintf("%q is not in the library; see pullquote library list", string(e))
}

func (r *runner) showDocuments(cmd *cobra.Command, args []string, isJSON bool) error {
	l := library.New(dataFolder())
	found, err := r.find(cmd, l, args)
	if err != nil {
		return err
	}
	kept := map[string]additions{} // by document
	for _, d := range found {
		var k additions
		if k.annotations, err = l.Annotations(cmd.Context(), d.ID); err != nil {
			return err
		}
		if k.corrections, err = l.Corrections(cmd.Context(), d.ID); err != nil {
			return err
		}
		kept[d.ID] = k
	}
	if isJSON {
		return r.printJSON(found, kept)
	}
	return writeBuffered(r.stdout, func(w io.Writer) error {
		for i, d := range found {
			if i > 0 {
				fmt.Fprintln(w)
			}
			for _, line := range describe(d, kept[d.ID]) {
				if _, err := fmt.Fprintf(w, "%-10s %s\n", line[0], content.SanitizeLine(line[1]).String()); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// additions are what the reader has added to a document.
type additions struct {
	annotations []library.Annotation
	corrections []content.Correction
}

// describe returns the names and values of what is known of a document.
func describe(d library.Document, added additions) [][2]string {
	at := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format("2006-01-02 15:04")
	}
	place, words, unread := "", "", ""
	if d.IsFeed {
		unread = fmt.Sprint(d.Unread)
	}
	if d.Place != nil {
		place = d.Place.Percent()
		if next := oneLine(d.Place.Locator.Suffix); next != "" && d.Place.IsInside() {
			place += ", at “" + next + "…”"
		}
	}
	if d.Words > 0 {
		words = fmt.Sprint(d.Words)
	}
	var lines [][2]string
	for _, line := range [][2]string{
		{"ID", strings.ToLower(d.ID)},
		{"Title", d.Title},
		{"Byline", d.Byline},
		{"Site", d.Site},
		{"Published", d.Published},
		{"Words", words},
		{"Source", d.Source},
		{"Added", at(d.Added)},
		{"Opened", at(d.Opened)},
		{"Finished", at(d.Finished)},
		{"Later", at(d.Later)},
		{"Unread", unread},
		{"Tags", strings.Join(d.Tags, ", ")},
		{"Place", place},
	} {
		if line[1] != "" {
			lines = append(lines, line)
		}
	}
	for _, a := range added.annotations {
		switch a.Kind {
		case library.Mark:
			lines = append(lines, [2]string{"Mark " + a.Name, "at “" + oneLine(a.Locator.Suffix) + "…”"})
		case library.Highlight:
			lines = append(lines, [2]string{"Highlight", oneLine(a.Locator.Exact)})
		case library.Comment:
			lines = append(lines, [2]string{"Text", oneLine(a.Locator.Exact)})
		}
		if a.Body != "" {
			lines = append(lines, [2]string{"Comment", oneLine(a.Body)})
		}
	}
	for _, c := range added.corrections {
		name := cmp.Or(c.Name, "nobody")
		if c.Person != "" {
			lines = append(lines, [2]string{"Correction", c.Person + " is " + name})
		} else {
			lines = append(lines, [2]string{"Correction", name + " said " + oneLine(c.Quotation.Exact)})
		}
	}
	return lines
}

// oneLine returns a text with a space for each run of white space.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func (r *runner) backupLibrary(cmd *cobra.Command, _ []string) error {
	path, err := library.New(dataFolder()).Backup(cmd.Context())
	if err == nil && path == "" {
		return errNothingFound
	}
	if err == nil {
		fmt.Fprintln(r.stdout, path)
	}
	return err
}

func (r *runner) checkLibrary(cmd *cobra.Command, _ []string) error {
	l := library.New(dataFolder())
	if err := l.Problem(cmd.Context()); err != nil {
		return err
	}
	problems, err := l.Check(cmd.Context())
	if err == nil {
		err = l.TakeWarning()
	}
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		return fmt.Errorf("the library is damaged: %s", strings.Join(problems, "; "))
	}
	fmt.Fprintln(r.stdout, "no damage")
	return nil
}

func (r *runner) printLibraryPath(*cobra.Command, []string) error {
	path := library.New(dataFolder()).Path()
	if path == "" {
		return &library.Error{Reason: library.NoHome}
	}
	_, err := fmt.Fprintln(r.stdout, path)
	return err
}
