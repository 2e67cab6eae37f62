package document

import "pullquote/content"

// Before a document is complete and analysed, the result of some steps is not known yet.
// The methods here tell which. They are given canShow, which reports whether what can be
// seen of a place stays the same however the article goes on.

// QuoteNeedsMore reports whether it is not known yet where n steps from quotation to
// quotation lead.
func (d *Document) QuoteNeedsMore(n int, canShow func(content.Range) bool) bool {
	if d.IsAnalysed() {
		return false
	}
	order := d.order()
	if len(order) == 0 || d.visible.End.Block >= d.known {
		return true
	}
	to := d.quoteStep(n)
	return to >= len(order) || !canShow(d.quoteRange(order[max(to, 0)]))
}

// QuoteIndexNeedsMore reports whether it is not known yet which quotation is the one with
// an index.
func (d *Document) QuoteIndexNeedsMore(i int, canShow func(content.Range) bool) bool {
	if d.IsAnalysed() {
		return false
	}
	// Quotations in captions are numbered last, so that all of them have to be known.
	return d.visible.End.Block >= d.known || len(d.analysis.Notes) > 0 || i >= len(d.analysis.Quotations) || !canShow(d.quoteRange(max(i, 0)))
}

// NoteNeedsMore reports whether it is not known yet where n steps from image note to image
// note lead.
func (d *Document) NoteNeedsMore(n int, canShow func(content.Range) bool) bool {
	return d.NoteIndexNeedsMore(d.noteStep(n), canShow)
}

// NoteIndexNeedsMore reports whether it is not known yet which image note is the one with
// an index.
func (d *Document) NoteIndexNeedsMore(i int, canShow func(content.Range) bool) bool {
	return !d.IsComplete() && (i >= len(d.analysis.Notes) || !canShow(d.NoteRange(max(i, 0))))
}

// FocusNeedsMore reports whether what happens when a pane beside the text gets the focus is
// not known yet: the current quotation may have to be scrolled back into view.
func (d *Document) FocusNeedsMore(canShow func(content.Range) bool) bool {
	if d.IsAnalysed() {
		return false
	}
	return d.visible.End.Block >= d.known || d.IsQuoteVisible() && !canShow(d.quoteRange(d.quote))
}

// CopyNeedsMore reports whether it is not known yet what [Document.Copy] copies. More of
// the article may name a speaker in full.
func (d *Document) CopyNeedsMore() bool { return d.note < 0 && !d.IsAnalysed() }
