package ui

import (
	"pullquote/content/analysis"
	"pullquote/ui/document"
	"pullquote/ui/notes"
	"pullquote/ui/pane"
	"pullquote/ui/reading"
)

// A page is an open document and the panes that show it.
type page struct {
	doc     *document.Document
	context pane.Context
	panes   map[pane.ID]pane.Pane // those that have been needed so far
	home    pane.Row              // of the pane that the article is first shown in
	text    *reading.Pane         // nil until the page is shown

	arranged   *analysis.Analysis // what the room of the panes was divided for
	isSlow     bool               // opening takes long enough to be mentioned
	isFollowed bool               // the document has been told what can be seen
}

// isShown reports whether the panes have been made.
func (p *page) isShown() bool { return p.text != nil }

// show makes the panes. The document must have a text.
func (p *page) show(m *root) {
	p.panes = map[pane.ID]pane.Pane{}
	p.updateContext(m)
	p.home = m.table.Home(p.doc.Article())
	p.text = p.pane(m.table.Row(reading.ID)).(*reading.Pane)
	p.doc.Shown()
}

// pane returns the pane of a row. It makes the pane if it is needed for the first time.
func (p *page) pane(r pane.Row) pane.Pane {
	made, ok := p.panes[r.ID]
	if !ok {
		made = r.New(&p.context)
		p.panes[r.ID] = made
	}
	return made
}

// refresh tells the panes what has changed.
func (p *page) refresh(m *root) {
	p.updateContext(m)
	p.text.Refresh()
	p.context.Progress = p.text.Progress()
	for id, other := range p.panes {
		if id != reading.ID {
			other.Refresh()
		}
	}
}

// updateContext puts what is known into the panes' context.
func (p *page) updateContext(m *root) {
	d := p.doc
	c := &p.context
	c.Look, c.Keys, c.Searches, c.Focus, c.Column = m.look, m.keys, &m.searches, m.focus, m.settings.column
	c.Article, c.Analysis, c.IsAnalysed, c.Name = d.Article(), d.Analysis(), d.IsAnalysed(), d.Name()
	c.Speaker, c.Listed = d.Speaker(), d.Listed()
	c.Place = pane.Place(d.Place())
	c.Quote, c.Note, c.NearestNote, c.Lit = d.Quote(), d.Note(), d.NearestNote(), d.Lit()
	c.Query, c.Hit, c.SearchStatus = d.Query(), d.Hit(), d.SearchStatus()
	if m.input.isWaiting() {
		c.SearchStatus = waiting
	}
	c.Ticks, c.Visits = d, d.Visits()
}

// updateViewport tells the document what can be seen.
func (p *page) updateViewport() { p.doc.SetViewport(p.viewport()) }

// follow tells the document what can be seen after a move. Focus is the pane that has it.
func (p *page) follow(focus pane.ID) {
	p.isFollowed = true
	s := p.viewport()
	s.KeepNote = focus == notes.ID
	p.doc.Follow(s)
}

func (p *page) viewport() document.Viewport {
	place, visible, paragraph := p.text.Where()
	return document.Viewport{Place: document.Place(place), Visible: visible, Paragraph: paragraph}
}
