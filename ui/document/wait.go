package document

import "pullquote/content"

// Until a document is complete and analysed, the targets of some steps are unknown. The
// methods here report which. Their argument canShow reports whether the screen that shows a
// range is already certain, whatever follows in the article.

// QuoteNeedsMore reports whether the target of n steps between quotations is still unknown.
func (d *Document) QuoteNeedsMore(n int, canShow func(content.Range) bool) bool {
	if d.IsAnalysed() {
		return false
	}
	order := d.order()
	if len(order) == 0 || !d.areQuotesKnown() {
		return true
	}
	to := d.quoteStep(n)
	return to >= len(order) || to < 0 && d.knownFrom > 0 || !canShow(d.quoteRange(order[max(to, 0)]))
}

// QuoteIndexNeedsMore reports whether it is still unknown which quotation has index i.
func (d *Document) QuoteIndexNeedsMore(i int, canShow func(content.Range) bool) bool {
	if d.IsAnalysed() {
		return false
	}
	// Quotations in captions are numbered last, so all others must be known first.
	return d.knownFrom > 0 || !d.areQuotesKnown() || len(d.analysis.Notes) > 0 || i >= len(d.analysis.Quotations) || !canShow(d.quoteRange(max(i, 0)))
}

// NoteNeedsMore reports whether the target of n steps between image notes is still unknown.
func (d *Document) NoteNeedsMore(n int, canShow func(content.Range) bool) bool {
	return d.NoteIndexNeedsMore(d.noteStep(n), canShow)
}

// NoteIndexNeedsMore reports whether it is still unknown which image note has index i.
func (d *Document) NoteIndexNeedsMore(i int, canShow func(content.Range) bool) bool {
	count := len(d.analysis.Notes)
	return !d.IsComplete() && (count == 0 || i >= count || !canShow(d.NoteRange(max(i, 0))))
}

// FocusNeedsMore reports whether the effect of focusing a side pane is still unknown: the
// current quotation may have to be scrolled back into view.
func (d *Document) FocusNeedsMore(canShow func(content.Range) bool) bool {
	if d.IsAnalysed() {
		return false
	}
	return !d.areQuotesKnown() || d.IsQuoteVisible() && !canShow(d.quoteRange(d.quote))
}

// CopyNeedsMore reports whether it is still unknown what [Document.Copy] copies. The rest
// of the article may contain the full name of a speaker.
func (d *Document) CopyNeedsMore() bool { return !d.HasSelection() && d.note < 0 && !d.IsAnalysed() }
