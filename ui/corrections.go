package ui

import (
	"context"
	"slices"
	"time"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/ui/correct"
	"pullquote/ui/intent"
	"pullquote/ui/quotes"
)

// askSpeaker asks who a person is, or, if person is "", who said the current quotation.
func (m *root) askSpeaker(person string) {
	d := m.page.doc
	quote := d.Quote()
	if person == "" && (quote < 0 || m.focus != quotes.ID && !d.IsQuoteVisible()) {
		m.notice.text = "no quote here · ) goes to the next"
		return
	}
	below := m.overlay
	m.showOverlay(correct.ID, correct.New(&m.page.context, quote, person))
	m.overlay.below = &below
}

// endCorrection closes the overlay, and shows the one below it again.
func (m *root) endCorrection() {
	m.overlay = *m.overlay.below
	m.overlay.resize(m.areas.Body)
}

// correct corrects a person or the speaker of a quotation.
func (m *root) correct(i intent.Correct) {
	m.endCorrection()
	p, r := m.page, &m.page.record
	c := content.Correction{ID: library.NewID(), Person: i.Person, Name: i.Name, Made: time.Now()}
	name := c.Name
	if name == "" {
		name = "nobody"
	}
	m.notice.text = c.Person + " is " + name
	if c.Person == "" {
		c.Quotation = content.NewLocator(p.doc.Article(), p.doc.Analysis().Quotations[i.Quote].Range())
		m.notice.text = name + " says this"
	}
	m.notice.text += m.keys.Expand(" · {correct} takes it back")
	if at := slices.IndexFunc(r.corrections, func(old content.Correction) bool { return c.Person == "" && old.IsSameTarget(&c) }); at >= 0 {
		c.ID = r.corrections[at].ID
		r.corrections = slices.Delete(r.corrections, at, at+1)
	}
	r.corrections = append(r.corrections, c)
	m.applyCorrections(p)
	m.keepAddition(func(ctx context.Context, l *library.Library, v library.Visit) error { return l.Correct(ctx, v, c) })
}

// removeCorrection removes a correction.
func (m *root) removeCorrection(id string) {
	m.endCorrection()
	r := &m.page.record
	r.corrections = slices.DeleteFunc(r.corrections, func(c content.Correction) bool { return c.ID == id })
	m.notice.text = "as it was"
	m.applyCorrections(m.page)
	m.queueChange(func(ctx context.Context, l *library.Library) error { return l.RemoveCorrection(ctx, id) })
}

// addCorrections adds corrections of the library.
func (m *root) addCorrections(p *page, list []content.Correction) {
	r := &p.record
	n := len(r.corrections)
	for _, c := range list {
		if !slices.ContainsFunc(r.corrections, func(other content.Correction) bool { return other.ID == c.ID }) {
			r.corrections = append(r.corrections, c)
		}
	}
	if len(r.corrections) > n {
		slices.SortStableFunc(r.corrections, func(a, b content.Correction) int { return a.Made.Compare(b.Made) })
		m.applyCorrections(p)
	}
}

func (m *root) applyCorrections(p *page) { p.doc.SetCorrections(slices.Clone(p.record.corrections)) }
