package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/library"
	"pullquote/ui/pane"

	tea "charm.land/bubbletea/v2"
)

// A keptHighlight is a text that the reader marked or wrote a comment on, and where it is in
// the article.
type keptHighlight struct {
	library.Annotation
	at        content.Range
	match     content.Match
	isPending bool // its part of the article has not been opened yet
	isRemoved bool
}

// newHighlight returns an annotation of a range of the page, without its kind.
func (p *page) newHighlight(at content.Range) keptHighlight {
	x := p.doc.Analysis()
	a := library.Annotation{ID: library.NewID(), Locator: content.NewLocator(p.doc.Article(), at), Made: time.Now()}
	a.Paragraph = int(x.Index.Number(at.Start.Block))
	for i := range x.Quotations {
		if parts := x.Quotations[i].Parts; parts[0].Start == at.Start && parts[len(parts)-1].End == at.End {
			a.Speaker = x.Quotations[i].Name()
		}
	}
	return keptHighlight{Annotation: a, at: at, match: content.Same}
}

// isTooLong reports whether a range has more text than [bounds.MaxMark].
func (p *page) isTooLong(r content.Range) bool {
	size := r.End.Offset - r.Start.Offset
	for i := r.Start.Block; i < r.End.Block && size <= bounds.MaxMark; i++ {
		size += p.doc.Article().BlockSize(i)
	}
	return size > bounds.MaxMark
}

// highlightAt returns the index of the highlight or comment of a range; -1 if it has neither.
func (r *record) highlightAt(at content.Range) int {
	return slices.IndexFunc(r.highlights, func(h keptHighlight) bool { return h.at == at && h.match != content.Lost })
}

// toggleHighlight highlights the current quotation, or else the paragraph at the top of the
// screen, in colour n, counted from 1; 0 is the first. If it is highlighted already, it changes
// the colour, or removes the highlight if n is 0.
func (m *root) toggleHighlight(n int) {
	p := m.page
	at, what, ok := p.doc.HighlightRange()
	if !ok {
		m.notice.text = "nothing to highlight"
		return
	}
	if i := p.record.highlightAt(at); i >= 0 && (p.record.highlights[i].Kind == library.Highlight || p.record.highlights[i].isRemoved) {
		m.toggleHighlightAt(i, n)
		return
	} else if i >= 0 {
		m.setColor(i, max(n, 1))
		return
	}
	color, ok := colorNumber(max(n, 1))
	if !ok {
		m.notice.text = noSuchColor
		return
	}
	if p.isTooLong(at) {
		m.notice.text = bounds.Mark.Sentence()
		return
	}
	h := p.newHighlight(at)
	h.Kind, h.Color = library.Highlight, color
	p.record.highlights = append(p.record.highlights, h)
	m.notice.text = "highlighted " + what
	m.keepHighlight(h)
}

const noSuchColor = "there are four colours: H, 2H, 3H and 4H"

// colorNumber returns colour n, counted from 1.
func colorNumber(n int) (library.Color, bool) {
	colors := library.Colors()
	if n < 1 || n > len(colors) {
		return "", false
	}
	return colors[n-1], true
}

// setColor highlights annotation i in colour n.
func (m *root) setColor(i, n int) {
	color, ok := colorNumber(n)
	if !ok {
		m.notice.text = noSuchColor
		return
	}
	h := &m.page.record.highlights[i]
	h.Kind, h.Color, h.isRemoved = library.Highlight, color, false
	m.notice.text = fmt.Sprintf("highlighted in %s", color)
	m.keepHighlight(*h)
}

// toggleHighlightAt removes annotation i, or restores it. With a number, it sets the colour.
func (m *root) toggleHighlightAt(i, n int) {
	if n > 0 {
		m.setColor(i, n)
		return
	}
	h := &m.page.record.highlights[i]
	h.isRemoved = !h.isRemoved
	if !h.isRemoved {
		m.notice.text = string(h.Kind) + " restored"
		m.keepHighlight(*h)
		return
	}
	m.notice.text = string(h.Kind) + m.keys.Expand(" removed · {highlight} restores it")
	m.removeAnnotation(h.ID)
	m.page.record.publish()
	m.refresh()
}

// keepHighlight keeps a new or changed annotation and shows it.
func (m *root) keepHighlight(h keptHighlight) {
	m.annotate(h.Annotation)
	m.page.record.publish()
	m.refresh()
}

func (m *root) removeAnnotation(id string) {
	m.queueChange(func(ctx context.Context, l *library.Library) error { return l.RemoveAnnotation(ctx, id) })
}

// comment opens the prompt for a comment on the current quotation, or else on the first
// highlight in the paragraph at the top of the screen, or else on that paragraph.
func (m *root) comment() {
	p := m.page
	at, what, ok := p.doc.HighlightRange()
	if !ok {
		m.notice.text = "nothing to comment on"
		return
	}
	i := p.record.highlightAt(at)
	if i < 0 && !p.doc.IsQuoteVisible() {
		i = slices.IndexFunc(p.record.highlights, func(h keptHighlight) bool {
			return h.match != content.Lost && !h.isRemoved && h.at.Start.Compare(at.Start) >= 0 && h.at.End.Compare(at.End) <= 0
		})
	}
	if i >= 0 {
		m.commentOn(i)
		return
	}
	if p.isTooLong(at) {
		m.notice.text = bounds.Mark.Sentence()
		return
	}
	h := p.newHighlight(at)
	h.Kind = library.Comment
	m.openComment("comment on "+what, h)
}

// commentOn opens the prompt for the comment of annotation i.
func (m *root) commentOn(i int) {
	h := m.page.record.highlights[i]
	label := "comment"
	if h.Speaker != "" {
		label += " on " + h.Speaker + "'s quote"
	}
	m.openComment(label, h)
}

func (m *root) openComment(label string, h keptHighlight) {
	m.line.open(m.keys, label+": ", h.Body, func(text string) tea.Cmd {
		m.setComment(h, text)
		return nil
	})
	m.line.canEdit = true
}

// setComment sets the comment of an annotation, which may be new. Without a comment, only a
// highlight remains.
func (m *root) setComment(h keptHighlight, text string) {
	r := &m.page.record
	i := slices.IndexFunc(r.highlights, func(k keptHighlight) bool { return k.ID == h.ID })
	switch {
	case text == h.Body && (i < 0 || !r.highlights[i].isRemoved):
		m.notice.text = "nothing changed"
		return
	case text == "" && i >= 0 && h.Kind == library.Comment:
		m.toggleHighlightAt(i, 0)
		return
	case i < 0:
		i = len(r.highlights)
		r.highlights = append(r.highlights, h)
	}
	kept := &r.highlights[i]
	kept.Body, kept.isRemoved = text, false
	m.notice.text = "comment kept"
	if text == "" {
		m.notice.text = "comment removed"
	}
	m.keepHighlight(*kept)
}

// addHighlight adds an annotation of the library, which is not looked for yet.
func (r *record) addHighlight(a library.Annotation) {
	if !slices.ContainsFunc(r.highlights, func(h keptHighlight) bool { return h.ID == a.ID }) {
		r.highlights = append(r.highlights, keptHighlight{Annotation: a, isPending: true})
		r.locatedIn = nil
	}
}

// publish passes the annotations to the panes, in the order of the text.
func (r *record) publish() {
	slices.SortStableFunc(r.highlights, func(a, b keptHighlight) int {
		return cmp.Or(a.order().Start.Compare(b.order().Start), a.order().End.Compare(b.order().End))
	})
	shown := &pane.Highlights{}
	for _, h := range r.highlights {
		shown.List = append(shown.List, h.shown())
	}
	r.shown = shown
}

// shown returns the annotation as panes show it.
func (h *keptHighlight) shown() pane.Highlight {
	return pane.Highlight{
		Text: h.Locator.Exact, Comment: h.Body, IsComment: h.Kind == library.Comment, Color: max(slices.Index(library.Colors(), h.Color), 0),
		Speaker: h.Speaker, At: h.at, Match: h.match, IsPending: h.isPending, IsRemoved: h.isRemoved,
	}
}

// order returns the place of an annotation, or where it was if it has not been found.
func (h *keptHighlight) order() content.Range {
	if h.match == content.Lost {
		return h.Locator.At
	}
	return h.at
}

// locateHighlights looks for the annotations in the part of the article that has been opened.
// In a part, only those whose text has not changed are found.
func (m *root) locateHighlights() {
	p, r := m.page, &m.page.record
	a, isComplete := p.doc.Article(), p.doc.IsComplete()
	if len(r.highlights) == 0 || r.locatedIn == a && r.isLocated == isComplete {
		return
	}
	r.locatedIn, r.isLocated = a, isComplete
	searched := slices.Clone(r.highlights)
	m.tasks.Start(p.doc.Era(), func(ctx context.Context) (func(), bool) {
		resolver := content.NewResolver(a)
		for i := range searched {
			if ctx.Err() != nil {
				return nil, false
			}
			searched[i].locate(a, resolver, isComplete)
		}
		return func() {
			if !p.doc.Article().Extends(a) {
				r.locatedIn = nil
				return
			}
			for _, s := range searched {
				for i := range r.highlights {
					if h := &r.highlights[i]; h.ID == s.ID {
						h.at, h.match, h.isPending = s.at, s.match, s.isPending
					}
				}
			}
			r.publish()
		}, false
	})
}

// locate looks for the annotation in an article, whose resolver is given, or a part of one.
func (h *keptHighlight) locate(a *content.Article, r *content.Resolver, isComplete bool) {
	h.at, h.match, h.isPending = content.Range{}, content.Lost, !isComplete
	switch l := h.Locator; {
	case isComplete:
		h.at, h.match = r.Resolve(l)
	case content.NewLocator(a, l.At) == l:
		h.at, h.match, h.isPending = l.At, content.Same, false
	}
}

// noHighlights is what the panes of an article without highlights show.
var noHighlights = &pane.Highlights{}
