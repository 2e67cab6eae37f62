package document

import (
	"fmt"
	"sort"

	"pullquote/content"
)

// order returns the listed quotations in the order of the text.
func (d *Document) order() []int {
	switch {
	case d.quotes == nil:
		return nil
	case d.person >= 0:
		return d.quotes.byPerson[d.person]
	}
	return d.quotes.inOrder
}

// isListed reports whether quotation i is listed.
func (d *Document) isListed(i int) bool { return d.person < 0 || d.quotes.person[i] == d.person }

// StepQuote goes to the n'th next listed quotation, or previous one if n is negative.
func (d *Document) StepQuote(n int) Outcome {
	order := d.order()
	if len(order) == 0 {
		return Outcome{Notice: "no quotes in this article"}
	}
	to := d.quoteStep(n)
	d.chooseQuote(order[min(max(to, 0), len(order)-1)])
	edge := ""
	switch {
	case to >= len(order):
		edge = "last quote"
	case to < 0:
		edge = "first quote"
	}
	show := d.quoteRange(d.quote)
	return Outcome{Show: &show, Notice: d.setLiveNotice(func() string { return d.quoteNotice(edge) })}
}

// quoteStep returns the position in [Document.order] to which n steps lead: from the
// current quotation if it is on screen, else from the screen. It is out of range if there
// are not so many.
func (d *Document) quoteStep(n int) int {
	order := d.order()
	if d.IsQuoteVisible() && d.isListed(d.quote) {
		return d.indexIn(order, d.quote) + n
	}
	at := d.firstFrom(order, d.visible.Start)
	if n > 0 {
		at--
	}
	return at + n
}

// quoteNotice says which quotation is current. Edge is what to say if a step ended at the
// first or the last.
func (d *Document) quoteNotice(edge string) string {
	if edge == "" {
		order := d.order()
		edge = fmt.Sprintf("quote %d of %d", d.indexIn(order, d.quote)+1, len(order))
	}
	return joined(" · ", edge, d.analysis.Quotations[d.quote].Label())
}

// StepNote goes to the n'th next image note, or previous one if n is negative.
func (d *Document) StepNote(n int) Outcome {
	count := len(d.analysis.Notes)
	if count == 0 {
		return Outcome{Notice: "no image notes in this article"}
	}
	to := d.noteStep(n)
	i := min(max(to, 0), count-1)
	var notice string
	switch {
	case to >= count:
		notice = "last image note"
	case to < 0:
		notice = "first image note"
	default:
		notice = d.setLiveNotice(func() string { return fmt.Sprintf("image note %d of %d", i+1, len(d.analysis.Notes)) })
	}
	d.setNote(i)
	show := d.NoteRange(i)
	return Outcome{Show: &show, Notice: notice}
}

// noteStep returns the index of the image note to which n steps lead: from the current
// one, else from the screen. It is out of range if there are not so many.
func (d *Document) noteStep(n int) int {
	if d.note >= 0 {
		return d.note + n
	}
	notes := d.analysis.Notes
	at := sort.Search(len(notes), func(i int) bool { return notes[i].At.Start.Compare(d.visible.Start) >= 0 })
	if n > 0 {
		at--
	}
	return at + n
}

// ShowQuote goes to quotation i while the focus stays where it is.
func (d *Document) ShowQuote(i int) Outcome {
	d.chooseQuote(i)
	show := d.quoteRange(i)
	return Outcome{Show: &show}
}

// ShowNote goes to image note i while the focus stays where it is.
func (d *Document) ShowNote(i int) Outcome {
	d.setNote(i)
	show := d.NoteRange(i)
	return Outcome{Show: &show}
}

// ShowEvidence lights the sentence that says who the speaker of quotation i is, and says
// how.
func (d *Document) ShowEvidence(i int) Outcome {
	q := &d.analysis.Quotations[i]
	if q.Sentence == (content.Range{}) {
		return Outcome{Notice: q.Why()}
	}
	out := d.Jump(q.Sentence)
	d.setQuote(i)
	d.lit, d.keepQuote = []content.Range{q.Sentence}, true
	out.Notice = q.Why()
	return out
}

// SelectNote makes the image note nearest to the screen the current one.
func (d *Document) SelectNote() { d.setNote(d.nearestNote) }

// A liveNotice is a notice that changes when more is known of the article.
type liveNotice struct {
	text   string
	update func() string // nil: it does not change any more
}

// setLiveNotice returns a notice, which is said again when more is known.
func (d *Document) setLiveNotice(notice func() string) string {
	d.notice = liveNotice{text: notice()}
	if !d.IsAnalysed() {
		d.notice.update = notice
	}
	return d.notice.text
}

// updateNotice says the last notice again.
func (d *Document) updateNotice() {
	if old := d.notice; old.update != nil {
		d.post(Outcome{Replaces: old.text, Notice: d.setLiveNotice(old.update)})
	}
}
