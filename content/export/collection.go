package export

import (
	"io"
	"slices"

	"pullquote/content/analysis"
)

// A Collection writes the quotations of several sources in one format. Make one with
// [Format.Collect].
type Collection struct {
	w      io.Writer
	format Format
	n      int // sources
}

// Collect returns a collection that writes to w.
func (f Format) Collect(w io.Writer) *Collection { return &Collection{w: w, format: f} }

// Add writes the quotations of a source.
func (c *Collection) Add(x *analysis.Analysis) error {
	c.n++
	return c.format.add(c.w, x, c.n-1)
}

// Close writes the end. It writes nothing if no source was added.
func (c *Collection) Close() error {
	if c.n == 0 {
		return nil
	}
	_, err := io.WriteString(c.w, c.format.end)
	return err
}

func addText(w io.Writer, x *analysis.Analysis, n int) error {
	heading := x.Article.Source.String() + "\n"
	if n > 0 {
		heading = "\n" + heading
	}
	if _, err := io.WriteString(w, heading); err != nil {
		return err
	}
	return quotesText(w, x)
}

func addMarkdown(w io.Writer, x *analysis.Analysis, _ int) error {
	if _, err := io.WriteString(w, "## "+escape(x.Article.Source.String())+"\n\n"); err != nil {
		return err
	}
	return quotesMarkdown(w, x)
}

func addJSON(w io.Writer, x *analysis.Analysis, n int) error {
	separator := ",\n"
	if n == 0 {
		separator = "[\n"
	}
	if _, err := io.WriteString(w, separator); err != nil {
		return err
	}
	return NewJSONEncoder(w).Encode(struct {
		Source string      `json:"source"`
		Quotes []jsonQuote `json:"quotes"`
	}{x.Article.Source.String(), quotesOf(x)})
}

func addCSV(w io.Writer, x *analysis.Analysis, n int) error {
	var rows [][]string
	if n == 0 {
		rows = append(rows, slices.Insert(slices.Clone(csvColumns), 0, "source"))
	}
	for i := range x.Quotations {
		rows = append(rows, slices.Insert(csvRow(x, i), 0, x.Article.Source.String()))
	}
	return writeCSV(w, rows)
}
