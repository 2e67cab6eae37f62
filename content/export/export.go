// Package export writes an article and its analysis for other programs and for
// people: as JSON, Markdown, CSV and plain text, and as citations.
//
// What always holds: offsets count Unicode code points; fields that do not apply are
// left out; and all text has been made safe by a parser.
package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/quote"
)

// A Format writes quotations and image notes.
type Format struct {
	Name   string
	quotes func(io.Writer, *analysis.Analysis) error
	notes  func(io.Writer, *analysis.Analysis) error

	// add writes the quotations of one of several sources, after n others; end is written
	// after the last.
	add func(w io.Writer, x *analysis.Analysis, n int) error
	end string
}

// formats is the table of formats. To add a format, add a row. The first one is the
// default.
var formats = []Format{
	{"text", quotesText, notesText, addText, ""},
	{"json", quotesJSON, notesJSON, addJSON, "]\n"},
	{"markdown", quotesMarkdown, notesMarkdown, addMarkdown, ""},
	{"csv", quotesCSV, notesCSV, addCSV, ""},
}

// FormatNames returns the names of the formats, the default first.
func FormatNames() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return names
}

// FormatByName returns the format with a name, and false if there is no such format.
func FormatByName(name string) (Format, bool) {
	for _, f := range formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Quotes writes the quotations.
func (f Format) Quotes(w io.Writer, x *analysis.Analysis) error { return f.quotes(w, x) }

// Notes writes the image notes.
func (f Format) Notes(w io.Writer, x *analysis.Analysis) error { return f.notes(w, x) }

// Outline writes the headings, one per line, indented by level.
func Outline(w io.Writer, x *analysis.Analysis) error {
	for _, s := range x.Outline {
		title := strings.ReplaceAll(s.Title.String(), "\n", " ")
		if _, err := fmt.Fprintf(w, "%s%s\n", strings.Repeat("  ", s.Level-1), title); err != nil {
			return err
		}
	}
	return nil
}

// kindNames holds the kinds of quotations that the text format names.
var kindNames = map[quote.Kind]string{quote.Fragment: "partial quote", quote.Block: "block quote"}

func quotesText(w io.Writer, x *analysis.Analysis) error {
	for i := range x.Quotations {
		q := &x.Quotations[i]
		by := q.Label()
		if by == "" {
			by = "speaker not named"
		}
		if kind := kindNames[q.Kind]; kind != "" {
			by += " (" + kind + ")"
		}
		if _, err := fmt.Fprintf(w, "%d. “%s”\n   — %s\n", q.Number, x.Text(i), by); err != nil {
			return err
		}
	}
	return nil
}

func notesText(w io.Writer, x *analysis.Analysis) error {
	for _, n := range x.Notes {
		var parts []string
		for _, s := range []string{n.Description, n.PlaceAndDate(), n.CreditOnce()} {
			if s != "" {
				parts = append(parts, s)
			}
		}
		if alt := content.AltOnce(n.Alt, n.Description); alt != "" {
			parts = append(parts, "alt: "+alt)
		}
		if len(parts) == 0 {
			parts = []string{"image without a caption"}
		}
		if _, err := fmt.Fprintf(w, "%d. %s\n", n.Number, strings.Join(parts, "\n   ")); err != nil {
			return err
		}
	}
	return nil
}

// join joins the parts that are not empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

func quotesMarkdown(w io.Writer, x *analysis.Analysis) error {
	for i := range x.Quotations {
		q := &x.Quotations[i]
		text := strings.ReplaceAll(escape(x.Text(i)), "\n", "\n> ")
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

func notesMarkdown(w io.Writer, x *analysis.Analysis) error {
	for _, n := range x.Notes {
		text := join(" ", escape(n.Description), emphasise(escape(n.CreditOnce())))
		if text == "" || n.SameCreditAs > 0 {
			text = join(" ", escape(n.Alt), text)
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

// escape escapes the characters that have a meaning in Markdown.
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

// csvColumns are the columns of quotations.
var csvColumns = []string{"n", "kind", "text", "speaker", "resolved", "detail", "cue"}

// csvRow returns the row for quotation i.
func csvRow(x *analysis.Analysis, i int) []string {
	q := &x.Quotations[i]
	return []string{strconv.Itoa(q.Number), q.Kind.String(), x.Text(i), q.Speaker, q.Resolved, q.Detail, q.Cue}
}

func quotesCSV(w io.Writer, x *analysis.Analysis) error {
	rows := [][]string{slices.Clone(csvColumns)}
	for i := range x.Quotations {
		rows = append(rows, csvRow(x, i))
	}
	return writeCSV(w, rows)
}

func notesCSV(w io.Writer, x *analysis.Analysis) error {
	rows := [][]string{{"n", "caption", "place", "date", "credit", "alt", "src"}}
	for _, n := range x.Notes {
		rows = append(rows, []string{strconv.Itoa(n.Number), n.Description, n.Place, n.Date, n.Credit, n.Alt, n.Src})
	}
	return writeCSV(w, rows)
}

// writeCSV writes rows as CSV. It puts an apostrophe before a cell that a spreadsheet
// would take for a formula.
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
	e := NewJSONEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
