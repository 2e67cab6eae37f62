// Package export writes an article, its quotations and its notes for other
// programs and for people: as JSON, Markdown, CSV and plain text.
//
// What always holds: offsets are in Unicode code points; fields that do not
// apply are left out; what is printed has been made safe by the parsers.
package export

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/quote"
)

// A Document is what is exported.
type Document struct {
	Article *content.Article
	Quotes  []quote.Quotation
	Notes   []caption.Note
}

// A Format is a way to write quotations and notes: a row of the table.
type Format struct {
	Name   string
	quotes func(io.Writer, Document) error
	notes  func(io.Writer, Document) error
}

// Formats lists the formats; the first is the usual one. Adding a format is
// adding a row.
func Formats() []Format {
	return []Format{
		{"text", quotesText, notesText},
		{"json", quotesJSON, notesJSON},
		{"markdown", quotesMarkdown, notesMarkdown},
		{"csv", quotesCSV, notesCSV},
	}
}

// ByName is the format with a name.
func ByName(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Quotes writes the quotations.
func (f Format) Quotes(w io.Writer, d Document) error { return f.quotes(w, d) }

// Notes writes the image notes.
func (f Format) Notes(w io.Writer, d Document) error { return f.notes(w, d) }

// Outline writes the headings, indented by level.
func Outline(w io.Writer, a *content.Article) error {
	for _, s := range a.Outline() {
		title := strings.ReplaceAll(s.Title, "\n", " ")
		if _, err := fmt.Fprintf(w, "%s%s\n", strings.Repeat("  ", s.Level-1), title); err != nil {
			return err
		}
	}
	return nil
}

func quotesText(w io.Writer, d Document) error {
	for i := range d.Quotes {
		q := &d.Quotes[i]
		by := q.Label()
		if by == "" {
			by = "speaker not named"
		}
		if q.Kind != quote.Direct {
			by += " (" + q.Kind.String() + ")"
		}
		if _, err := fmt.Fprintf(w, "%d. “%s”\n   — %s\n", q.Number, q.Text(d.Article), by); err != nil {
			return err
		}
	}
	return nil
}

func notesText(w io.Writer, d Document) error {
	for _, n := range d.Notes {
		var parts []string
		for _, s := range []string{n.Description, n.Where(), n.Credit} {
			if s != "" {
				parts = append(parts, s)
			}
		}
		if n.Alt != "" && n.Alt != n.Description {
			parts = append(parts, "alt: "+n.Alt)
		}
		if len(parts) == 0 {
			parts = []string{"a picture without a caption"}
		}
		if _, err := fmt.Fprintf(w, "%d. %s\n", n.Number, strings.Join(parts, "\n   ")); err != nil {
			return err
		}
	}
	return nil
}

// join puts sep between those of its parts that are not empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

func quotesMarkdown(w io.Writer, d Document) error {
	for i := range d.Quotes {
		q := &d.Quotes[i]
		text := strings.ReplaceAll(escape(q.Text(d.Article)), "\n", "\n> ")
		by := ""
		if a := q.Label(); a != "" {
			by = "\n>\n> — " + escape(a)
		}
		if _, err := fmt.Fprintf(w, "> “%s”%s\n\n", text, by); err != nil {
			return err
		}
	}
	return nil
}

func notesMarkdown(w io.Writer, d Document) error {
	for _, n := range d.Notes {
		text := join(" ", escape(n.Description), emphasise(escape(n.Credit)))
		if text == "" {
			text = escape(n.Alt)
		}
		if where := join(", ", n.Place, n.Date); where != "" {
			text += " (" + escape(where) + ")"
		}
		if _, err := fmt.Fprintf(w, "%d. %s\n", n.Number, strings.TrimSpace(text)); err != nil {
			return err
		}
	}
	return nil
}

func emphasise(s string) string {
	if s == "" {
		return ""
	}
	return "*" + s + "*"
}

// escape keeps a text from being taken for Markdown.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_[]<>#|~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func quotesCSV(w io.Writer, d Document) error {
	rows := [][]string{{"n", "kind", "text", "speaker", "resolved", "detail", "cue"}}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		rows = append(rows, []string{strconv.Itoa(q.Number), q.Kind.String(), q.Text(d.Article), q.Speaker, q.Resolved, q.Detail, q.Cue})
	}
	return writeCSV(w, rows)
}

func notesCSV(w io.Writer, d Document) error {
	rows := [][]string{{"n", "caption", "place", "date", "credit", "alt", "src"}}
	for _, n := range d.Notes {
		rows = append(rows, []string{strconv.Itoa(n.Number), n.Description, n.Place, n.Date, n.Credit, n.Alt, n.Src})
	}
	return writeCSV(w, rows)
}

// writeCSV writes rows for spreadsheets: a cell that these would take for a
// formula gets an apostrophe before it.
func writeCSV(w io.Writer, rows [][]string) error {
	for _, row := range rows {
		for i, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
				row[i] = "'" + cell
			}
		}
	}
	c := csv.NewWriter(w)
	if err := c.WriteAll(rows); err != nil {
		return err
	}
	return c.Error()
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
