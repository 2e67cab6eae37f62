package document

import (
	"fmt"
	"sort"

	"pullquote/content"
)

// order returns the indexes of the listed quotations, in the order of the text.
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
func (d *Document) isListed(i int) bool { return d.person < 0 || d.quotes.personOf(i) == d.person }

// StepQuote goes to the n'th next listed quotation, or to the n'th previous one if n is
// negative.
func (d *Document) StepQuote(n int) Outcome {
	order := d.shownOrder()
	switch {
	case len(d.order()) == 0:
		return Outcome{Notice: "no quotes in this article"}
	case len(order) == 0:
		return Outcome{Notice: "no quotes in these paragraphs · {only-matches} shows all"}
	}
	to := d.quoteStep(n)
	out := d.ShowQuote(order[min(max(to, 0), len(order)-1)])
	edge := ""
	switch {
	case to >= len(order):
		edge = "last quote"
	case to < 0:
		edge = "first quote"
	}
	out.Notice = d.setLiveNotice(func() string { return d.quoteNotice(edge) })
	return out
}

// quoteStep returns the position in [Document.shownOrder] that is n steps away from the current
// quotation, or from the screen if that quotation is not visible. The position is out of
// range if there are fewer quotations.
func (d *Document) quoteStep(n int) int {
	order := d.shownOrder()
	if d.IsQuoteVisible() && d.isListed(d.quote) {
		return d.indexIn(order, d.quote) + n
	}
	at := d.firstFrom(order, d.visible.Start)
	if n > 0 {
		at--
	}
	return at + n
}

// quoteNotice returns the notice for the current quotation. Edge replaces its number if the
// step ended at the first or last quotation.
func (d *Document) quoteNotice(edge string) string {
	if edge == "" {
		order := d.order()
		edge = fmt.Sprintf("quote %d of %d", d.indexIn(order, d.quote)+1, len(order))
	}
	return joined(" · ", edge, d.analysis.Quotations[d.quote].Label())
}

// StepNote goes to the n'th next image note, or to the n'th previous one if n is negative.
func (d *Document) StepNote(n int) Outcome {
	count := len(d.analysis.Notes)
	if count == 0 {
		return Outcome{Notice: "no image notes in this article"}
	}
	to := d.noteStep(n)
	i := d.nearestShownNote(min(max(to, 0), count-1))
	if i < 0 {
		return Outcome{Notice: "no image notes in these paragraphs · {only-matches} shows all"}
	}
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

// noteStep returns the index of the image note that is n steps away from the current one,
// or from the screen if none is current. The index is out of range if there are fewer
// notes.
func (d *Document) noteStep(n int) int {
	notes := d.analysis.Notes
	at := d.note
	if at < 0 {
		at = sort.Search(len(notes), func(i int) bool { return notes[i].At.Start.Compare(d.visible.Start) >= 0 })
		if n > 0 {
			at--
		}
	}
	if d.shown == nil {
		return at + n
	}
	step := 1
	if n < 0 {
		step = -1
	}
	for ; n != 0; n -= step {
		for at += step; at >= 0 && at < len(notes) && !d.showsNote(at); at += step {
		}
	}
	return at
}

// showsNote reports whether the figure of an image note is shown.
func (d *Document) showsNote(i int) bool { return d.shows(d.analysis.Notes[i].At.Start.Block) }

// nearestShownNote returns the image note nearest to note i whose figure is shown, or -1.
func (d *Document) nearestShownNote(i int) int {
	for n := range len(d.analysis.Notes) {
		for _, near := range []int{i - n, i + n} {
			if near >= 0 && near < len(d.analysis.Notes) && d.showsNote(near) {
				return near
			}
		}
	}
	return -1
}

// ShowQuote selects quotation i without moving the focus.
func (d *Document) ShowQuote(i int) Outcome {
	d.chooseQuote(i, true)
	show := d.quoteRange(i)
	return Outcome{Show: &show}
}

// JumpToQuote selects quotation i and focuses the text. Going back returns to where the text
// was before.
func (d *Document) JumpToQuote(i int) Outcome {
	out := d.Jump(d.analysis.Quotations[i].Parts[0])
	d.chooseQuote(i, true)
	return out
}

// ShowNote selects image note i without moving the focus.
func (d *Document) ShowNote(i int) Outcome {
	d.setNote(i)
	show := d.NoteRange(i)
	return Outcome{Show: &show}
}

// ShowEvidence lights the sentence that names the speaker of quotation i, and explains the
// attribution.
func (d *Document) ShowEvidence(i int) Outcome {
	q := &d.analysis.Quotations[i]
	if q.Sentence == (content.Range{}) {
		return Outcome{Notice: q.Why()}
	}
	out := d.Jump(q.Sentence)
	d.chooseQuote(i, true)
	d.evidence = q.Sentence
	out.Notice = q.Why()
	return out
}

// SelectNote selects the image note nearest to the screen.
func (d *Document) SelectNote() { d.setNote(d.nearestNote) }

// A liveNotice is a notice that changes when more of the article is known.
type liveNotice struct {
	text   string
	update func() string // nil: it is final
}

// setLiveNotice stores a notice, which is updated until the article is analysed, and
// returns its text.
func (d *Document) setLiveNotice(notice func() string) string {
	d.notice = liveNotice{text: notice()}
	if !d.IsAnalysed() {
		d.notice.update = notice
	}
	return d.notice.text
}

// updateNotice posts the new text of the last notice.
func (d *Document) updateNotice() {
	if old := d.notice; old.update != nil {
		d.post(Outcome{Replaces: old.text, Notice: d.setLiveNotice(old.update)})
	}
}
