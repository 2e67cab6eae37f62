package ui

import (
	"pullquote/content/analysis"
	"pullquote/ui/document"
	"pullquote/ui/graphics"
	"pullquote/ui/notes"
	"pullquote/ui/pane"
	"pullquote/ui/reading"
)

// A page is an open document and the panes that show it.
type page struct {
	doc     *document.Document
	request document.Request // that opened it
	context pane.Context
	panes   map[pane.ID]pane.Pane // created on first use
	home    pane.Row              // the pane that the article opens in
	text    *reading.Pane         // nil until the page is shown

	pictures      *graphics.Gallery
	pictureSizes  int // see [graphics.Gallery.Sizes]
	picturesDrawn int // see [graphics.Gallery.Drawn]

	arranged   *analysis.Analysis // the analysis at the last [root.arrange]
	greeting   Greeting
	isSlow     bool   // slowWait has passed
	isEntry    bool   // it was opened from the list before it in the history
	isNext     bool   // it takes the place of the entry before it
	isReload   bool   // it is what is in the source of that page now
	isQuiet    bool   // nobody asked for that
	start      Start  // where it opens, if it is a reload
	stamp      stamp  // of its file when it was opened; zero: it is not followed
	isWatched  bool   // a task looks for changes of that file
	isFollowed bool   // the document knows what is visible
	record     record // in the library
}

// isShown reports whether the panes have been created.
func (p *page) isShown() bool { return p.text != nil }

// show creates the panes. The document must have text.
func (p *page) show(m *root) {
	p.panes = map[pane.ID]pane.Pane{}
	p.pictures = graphics.NewGallery(p.doc.Article().Media)
	p.updateContext(m)
	p.home = m.table.Home(p.doc.Article())
	p.text = p.pane(m.table.Row(reading.ID)).(*reading.Pane)
	p.doc.Shown()
}

// pane returns the pane of a row, creating it on first use.
func (p *page) pane(r pane.Row) pane.Pane {
	made, ok := p.panes[r.ID]
	if !ok {
		made = r.New(&p.context)
		p.panes[r.ID] = made
	}
	return made
}

// refresh passes the current state to the panes.
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

// updateContext copies the current state into the panes' context.
func (p *page) updateContext(m *root) {
	d := p.doc
	c := &p.context
	c.Look, c.Keys, c.Focus, c.Column = m.look, m.keys, m.focus, m.settings.column
	c.Searches, c.LibrarySearches = &m.searches.inArticle, &m.searches.inLibrary
	c.Article, c.Analysis, c.IsAnalysed, c.Name = d.Article(), d.Analysis(), d.IsAnalysed(), d.Name()
	c.Speaker, c.Listed = d.Speaker(), d.Listed()
	c.Place = pane.Place(d.Place())
	c.Quote, c.Note, c.NearestNote, c.Marked, c.Lit = d.Quote(), d.Note(), d.NearestNote(), d.Marked(), d.Lit()
	c.Selection = d.Selection()
	c.HasFigure = d.IsNoteVisible()
	c.Query, c.Hit, c.SearchStatus = d.Query(), d.Hit(), d.SearchStatus()
	if m.input.isWaiting() {
		c.SearchStatus = m.waiting()
	}
	c.Shown, c.HitList = (*pane.Shown)(d.ShownBlocks()), (*pane.HitList)(d.HitList())
	c.Hits, c.Ticks, c.Quoted, c.Visits, c.Recent = d, d, d, d.Visits(), m.keeper.recent
	c.Found, c.Changes = m.keeper.found, p.record.changes
	c.Read = p.record.read
	c.Everybody = m.keeper.everybody
	c.Speakers = m.settings.speakers
	c.Themes, c.InTheme = m.themes, m.themeName
	p.pictures.SetMedia(d.Article().Media)
	c.Pictures = p.pictures
	if c.Highlights = p.record.shown; c.Highlights == nil {
		c.Highlights = noHighlights
	}
}

// updateViewport tells the document what is visible.
func (p *page) updateViewport() { p.doc.SetViewport(p.viewport()) }

// follow tells the document what is visible after a move. Focus is the focused pane.
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
