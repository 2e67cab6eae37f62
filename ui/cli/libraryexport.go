package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"pullquote/content/export"
	"pullquote/content/library"

	"github.com/spf13/cobra"
)

// An exporter exports highlights and comments, or quotations.
type exporter struct {
	*runner
	format string
	quotes bool
	folder string // for a file of each document; "": all go to standard output
}

// libraryExportCommand returns the subcommand that exports highlights and comments.
func (r *runner) libraryExportCommand() *cobra.Command {
	e := &exporter{runner: r}
	cmd := &cobra.Command{
		Use:   "export [DOC...]",
		Short: "print highlights and comments, or quotations, for other programs",
		Long: `Export prints the highlights and comments in articles, or in all of them. With
--output it writes a file for each article instead, and leaves files alone that
would not change: the names of the files, the order and the IDs of highlights
stay the same.

  markdown   a block quote for each highlight, with a block ID to link to
  json, csv  everything, as data
  readwise   CSV that Readwise imports
  w3c        JSON-LD of the W3C Web Annotation model
  org        Org, with a CUSTOM_ID for each highlight
  bibtex     a bibliography of the articles in BibLaTeX
  csl        the same in CSL-JSON
  opml       the feeds that you added, not highlights`,
		Example: `  pullquote library export > highlights.md
  pullquote library export --output ~/Notes/Articles
  pullquote library export --format bibtex 'The boats'`,
		RunE: e.run, ValidArgsFunction: completeDocuments,
	}
	f := cmd.Flags()
	addFormatFlag(cmd, &e.format, exportFormats())
	f.BoolVar(&e.quotes, "quotes", false, "export quotations, not highlights and comments")
	f.StringVarP(&e.folder, "output", "o", "", "write a file for each article into `FOLDER`")
	f.SortFlags = false
	completeFlag(cmd, "output", nil, cobra.ShellCompDirectiveFilterDirs)
	return cmd
}

// opml is the format of the list of feeds.
const opml = "opml"

func exportFormats() []string { return append(export.KeptFormatNames(), opml) }

func (e *exporter) run(cmd *cobra.Command, args []string) error {
	l := library.New(dataFolder())
	if e.format == opml {
		return e.writeFeeds(cmd, l)
	}
	format, ok := export.KeptFormatByName(e.format)
	if !ok {
		return unknownFormat(e.format, exportFormats())
	}
	documents, err := e.documents(cmd, l, args)
	if err != nil {
		return err
	}
	var all []export.Kept
	for i := range documents {
		k, err := e.kept(cmd, l, &documents[i])
		if err != nil {
			return err
		}
		if len(k.Annotations) > 0 || len(args) > 0 {
			all = append(all, k)
		}
	}
	switch {
	case len(all) == 0:
		return errNothingFound
	case e.folder != "":
		return e.writeFiles(format, all)
	}
	return writeBuffered(e.stdout, func(w io.Writer) error { return format.Write(w, all) })
}

// documents returns the documents that the arguments name, or else all that have something to
// export.
func (e *exporter) documents(cmd *cobra.Command, l *library.Library, args []string) ([]library.Document, error) {
	switch {
	case len(args) > 0:
		return e.find(cmd, l, args)
	case e.quotes:
		return l.Texts(cmd.Context())
	}
	return l.Annotated(cmd.Context())
}

// kept returns what is to be exported of a document.
func (e *exporter) kept(cmd *cobra.Command, l *library.Library, d *library.Document) (export.Kept, error) {
	k := export.Kept{Document: *d, Tags: d.Tags}
	text, err := l.TextOf(cmd.Context(), d)
	if err != nil {
		return k, err
	}
	made := d.Added
	if text != nil {
		k.Article, made = text.Article, text.At
	}
	if e.quotes {
		quotations, err := l.Quotations(cmd.Context(), d)
		k.Annotations = export.OfQuotations(*d, k.Article, made, quotations)
		return k, err
	}
	annotations, err := l.Annotations(cmd.Context(), d.ID)
	for _, a := range annotations {
		if a.Kind != library.Mark {
			k.Annotations = append(k.Annotations, a)
		}
	}
	return k, err
}

// writeFiles writes a file for each document, unless its content would stay the same. It prints
// the names of the files that it writes.
func (e *exporter) writeFiles(format export.KeptFormat, all []export.Kept) error {
	if err := os.MkdirAll(e.folder, 0o777); err != nil {
		return err
	}
	for i := range all {
		var b bytes.Buffer
		if err := format.Write(&b, all[i:i+1]); err != nil {
			return err
		}
		name := filepath.Join(e.folder, all[i].FileName()+format.Extension)
		if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, b.Bytes()) {
			continue
		}
		if err := os.WriteFile(name, b.Bytes(), 0o666); err != nil {
			return err
		}
		fmt.Fprintln(e.stdout, name)
	}
	return nil
}
