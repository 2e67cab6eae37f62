package ui

import (
	"cmp"
	"context"
	"slices"
	"time"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/ui/pane"
)

// A keptHighlight is a text that the reader marked, and where it is in the article.
type keptHighlight struct {
	library.Annotation
	pane.Highlight
}

// toggleHighlight highlights the current quotation, or else the paragraph at the top of the
// screen. If it is highlighted already, it removes the highlight.
func (m *root) toggleHighlight() {
	p := m.page
	at, what, ok := p.doc.HighlightRange()
	if !ok {
		m.notice.text = "nothing to highlight"
		return
	}
	i := slices.IndexFunc(p.record.highlights, func(h keptHighlight) bool { return h.At == at })
	if i >= 0 {
		m.toggleHighlightAt(i)
		return
	}
	l := content.NewLocator(p.doc.Article(), at)
	h := keptHighlight{
		library.Annotation{ID: library.NewID(), Kind: library.Highlight, Locator: l, Made: time.Now()},
		pane.Highlight{Text: l.Exact, At: at, Match: content.Same},
	}
	p.record.highlights = append(p.record.highlights, h)
	m.notice.text = "highlighted " + what
	m.annotate(h.Annotation)
	p.record.publish()
	m.refresh()
}

// toggleHighlightAt removes highlight i, or restores it.
func (m *root) toggleHighlightAt(i int) {
	h := &m.page.record.highlights[i]
	h.IsRemoved = !h.IsRemoved
	if h.IsRemoved {
		m.notice.text = "highlight removed · H restores it"
		m.removeAnnotation(h.ID)
	} else {
		m.notice.text = "highlight restored"
		m.annotate(h.Annotation)
	}
	m.page.record.publish()
	m.refresh()
}

func (m *root) removeAnnotation(id string) {
	m.queueChange(func(ctx context.Context, l *library.Library) error { return l.RemoveAnnotation(ctx, id) })
}

// addHighlight adds a highlight of the library, which is not looked for yet.
func (r *record) addHighlight(a library.Annotation) {
	if !slices.ContainsFunc(r.highlights, func(h keptHighlight) bool { return h.ID == a.ID }) {
		r.highlights = append(r.highlights, keptHighlight{a, pane.Highlight{Text: a.Locator.Exact, IsPending: true}})
		r.locatedIn = nil
	}
}

// publish passes the highlights to the panes, in the order of the text.
func (r *record) publish() {
	slices.SortStableFunc(r.highlights, func(a, b keptHighlight) int {
		return cmp.Or(a.order().Start.Compare(b.order().Start), a.order().End.Compare(b.order().End))
	})
	shown := &pane.Highlights{}
	for _, h := range r.highlights {
		shown.List = append(shown.List, h.Highlight)
	}
	r.shown = shown
}

// order returns the place of a highlight, or where it was if it has not been found.
func (h *keptHighlight) order() content.Range {
	if h.Match == content.Lost {
		return h.Locator.At
	}
	return h.At
}

// locateHighlights looks for the highlights in the part of the article that has been opened.
// In a part, only highlights that have not changed are found.
func (m *root) locateHighlights() {
	p, r := m.page, &m.page.record
	a, isComplete := p.doc.Article(), p.doc.IsComplete()
	if len(r.highlights) == 0 || r.locatedIn == a && r.isLocated == isComplete {
		return
	}
	r.locatedIn, r.isLocated = a, isComplete
	var searched []library.Annotation
	for _, h := range r.highlights {
		searched = append(searched, h.Annotation)
	}
	m.tasks.Start(p.doc.Era(), func(ctx context.Context) (func(), bool) {
		found := map[string]pane.Highlight{}
		for _, s := range searched {
			if ctx.Err() != nil {
				return nil, false
			}
			found[s.ID] = locate(a, s.Locator, isComplete)
		}
		return func() {
			if !p.doc.Article().Extends(a) {
				r.locatedIn = nil
				return
			}
			for i := range r.highlights {
				if h, ok := found[r.highlights[i].ID]; ok {
					h.IsRemoved = r.highlights[i].IsRemoved
					r.highlights[i].Highlight = h
				}
			}
			r.publish()
		}, false
	})
}

// locate returns where a highlight is in an article or a part of one.
func locate(a *content.Article, l content.Locator, isComplete bool) pane.Highlight {
	h := pane.Highlight{Text: l.Exact, IsPending: !isComplete}
	switch {
	case isComplete:
		h.At, h.Match = l.Resolve(a)
	case content.NewLocator(a, l.At) == l:
		h.At, h.Match, h.IsPending = l.At, content.Same, false
	}
	return h
}

// noHighlights is what the panes of an article without highlights show.
var noHighlights = &pane.Highlights{}
