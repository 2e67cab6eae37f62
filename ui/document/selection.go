package document

import (
	"context"
	"strings"

	"pullquote/content"
	"pullquote/ui/task"
)

// Selection returns what the reader selects; it is empty if nothing is selected.
func (d *Document) Selection() content.Range { return d.selection }

// HasSelection reports whether something is selected.
func (d *Document) HasSelection() bool { return d.selection != content.Range{} }

// Select selects a range.
func (d *Document) Select(r content.Range) { d.selection = r }

// EndSelection selects nothing.
func (d *Document) EndSelection() { d.selection = content.Range{} }

// maxSelected bounds the text that the update loop reads, in bytes: to count the words of a selection
// as it changes, and to copy it. A task copies a longer one.
const maxSelected = 128 << 10

// isLong reports whether a range has too much text to be read at once.
func (d *Document) isLong(r content.Range) bool {
	x := d.analysis.Index
	return x.Offset(r.End)-x.Offset(r.Start) > maxSelected
}

// SelectionStatus returns the number of selected words, about the number if there are many; "" if
// nothing is selected.
func (d *Document) SelectionStatus() string {
	r := d.selection
	switch {
	case !d.HasSelection():
		return ""
	case d.isLong(r):
		x := d.analysis.Index
		return "about " + content.Pluralize(x.WordsBefore(r.End)-x.WordsBefore(r.Start), "word")
	}
	if d.counted.of != r || d.counted.in != d.Article() {
		d.counted = wordCount{d.Article(), r, len(strings.Fields(d.Article().Text(r)))}
	}
	return content.Pluralize(d.counted.words, "word")
}

// A wordCount is the number of words in a range.
type wordCount struct {
	in    *content.Article
	of    content.Range
	words int
}

// CopySelection copies what is selected.
func (d *Document) CopySelection() Outcome {
	a, r, notice := d.Article(), d.selection, "copied "+d.SelectionStatus()
	if !d.isLong(r) {
		return Outcome{Notice: notice, Copy: a.Text(r)}
	}
	var parts []string
	next := r
	d.tasks.Start(d.era, func(ctx context.Context) (func(), bool) {
		for pace := task.StartSlice(ctx); next.Start.Block < r.End.Block; {
			if pace.IsOver() {
				return nil, true
			}
			end := next.Start.Block
			parts = append(parts, a.Text(content.Range{Start: next.Start, End: content.Anchor{Block: end, Offset: a.BlockSize(end)}}))
			next.Start = content.Anchor{Block: end + 1}
		}
		text := strings.Join(append(parts, a.Text(next)), "\n\n")
		return func() { d.post(Outcome{Notice: notice, Copy: text}) }, false
	})
	return Outcome{Notice: "copying…"}
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
