package document

import (
	"strings"

	"pullquote/content"
)

// Selection returns what the reader selects; it is empty if nothing is selected.
func (d *Document) Selection() content.Range { return d.selection }

// HasSelection reports whether something is selected.
func (d *Document) HasSelection() bool { return d.selection != content.Range{} }

// Select selects a range.
func (d *Document) Select(r content.Range) { d.selection = r }

// EndSelection selects nothing.
func (d *Document) EndSelection() { d.selection = content.Range{} }

// maxSelected bounds the size of a selection whose words are counted as it changes, in blocks.
const maxSelected = 1000

// SelectionStatus returns the number of selected words, or paragraphs if there are many; "" if
// nothing is selected.
func (d *Document) SelectionStatus() string {
	r := d.selection
	switch blocks := int(r.End.Block-r.Start.Block) + 1; {
	case !d.HasSelection():
		return ""
	case blocks > maxSelected:
		return content.Pluralize(blocks, "paragraph")
	}
	return content.Pluralize(len(strings.Fields(d.Article().Text(r))), "word")
}

// CopySelection copies what is selected.
func (d *Document) CopySelection() Outcome {
	return Outcome{Notice: "copied " + d.SelectionStatus(), Copy: d.Article().Text(d.selection)}
}

// QuoteToSelect returns the current quotation, for a selection of it. If it is selected already,
// or if none is visible, it first goes to the n'th next one, or to the n'th previous one if n is
// negative.
func (d *Document) QuoteToSelect(n int) (Outcome, content.Range) {
	if d.IsQuoteVisible() && d.quoteRange(d.quote) != d.selection {
		return Outcome{}, d.quoteRange(d.quote)
	}
	out := d.StepQuote(n)
	if out.Show == nil {
		return out, content.Range{}
	}
	return out, d.quoteRange(d.quote)
}
