// Package reading is the pane that shows the text.
//
// It is the only package that maps places in the article to rows of the screen. Its own
// position is an anchor, so that it survives any change of width; rows are computed from it
// on demand.
//
// What always holds: the cost of a key depends on the height of the pane, not on the length
// of the article.
package reading

import (
	"slices"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/search"
	"pullquote/ui/layout"
	"pullquote/ui/pane"
	"pullquote/ui/widget"
)

// ID names the pane.
const ID pane.ID = "text"

// A Pane shows an article. Make one with [New].
type Pane struct {
	*pane.Context
	options layout.Options // without the widths
	column  int            // maximum width

	width, height int
	geometry      geometry
	flow          *layout.Flow

	top   layout.Pos
	place pane.Place
	last  layout.Pos // the top row of the last screen

	prompt        *widget.Prompt // for searches
	searchOptions search.Options // switched on in the prompt
	labels        labels
	hits          blockHits
	partHits      partHits

	sideways, sidewaysBefore sideways
	selection                selection

	drawn      drawn                                  // what the view depends on
	shown      []row                                  // the rows on screen; nil: must be computed
	nearbyCode []*content.Code                        // code on screen or within one screen of it
	code       map[content.BlockIndex][]*content.Code // in blocks that have been near the screen
	rows       []string                               // the view; nil: must be drawn
}

// drawn is the part of the context that the view depends on.
type drawn struct {
	look         widget.Look
	article      *content.Article
	analysis     *analysis.Analysis
	notes        int // number of known image notes
	marked, lit  []content.Range
	note         int
	query        search.Query
	hit          content.Range
	searchStatus string
	listed       int
	visits       int
	highlights   *pane.Highlights
	captions     pane.CaptionPlace
	speakers     bool
	shown        *pane.Shown
	selection    content.Range
	sizes, rows  int // of the pictures: see [graphics.Gallery]
}

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c, column: MaxColumn, prompt: widget.NewPrompt(c.Keys, c.Searches), sideways: sideways{}, code: map[content.BlockIndex][]*content.Code{}}
	if c.Column > 0 {
		p.column = min(c.Column, maxColumn)
	}
	p.Refresh()
	return p
}

// IsHome reports whether an article opens in this pane. Every article can.
func IsHome(*content.Article) bool { return true }

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	old := p.drawn
	p.drawn = drawn{
		look: p.Look, article: p.Article, analysis: p.Analysis, notes: len(p.Analysis.Notes), marked: p.Marked, lit: p.Lit, note: p.Note,
		query: p.Query, hit: p.Hit, searchStatus: p.SearchStatus, listed: len(p.Listed), visits: p.Visits.Count(), highlights: p.Highlights, captions: p.Captions, speakers: p.Speakers, shown: p.Shown, selection: p.Selection,
	}
	if p.Pictures != nil {
		p.drawn.sizes, p.drawn.rows = p.Pictures.Sizes(), p.Pictures.Drawn()
	}
	if old.article != p.Article {
		clear(p.code)
	}
	if old.article != p.Article || old.query != p.Query || old.analysis != p.Analysis {
		p.hits, p.partHits = blockHits{}, partHits{}
	}
	switch {
	case old.article != p.Article:
		p.place = p.Place
		if old.article != nil && !p.Article.Extends(old.article) {
			clear(p.sideways)
		}
		fallthrough
	case old.look != p.Look, old.notes != len(p.Analysis.Notes), old.captions != p.Captions, old.speakers != p.Speakers, old.shown != p.Shown, old.sizes != p.drawn.sizes:
		p.options = Options(p.Analysis, p.Look)
		p.relayout()
	case old.analysis != p.Analysis, !slices.Equal(old.marked, p.Marked), !slices.Equal(old.lit, p.Lit), old.note != p.Note, old.query != p.Query, old.hit != p.Hit,
		old.searchStatus != p.SearchStatus, old.listed != len(p.Listed), old.visits != p.Visits.Count(), old.highlights != p.Highlights, old.selection != p.Selection, old.rows != p.drawn.rows:
		p.rows = nil
	}
	p.relabel()
}

// Options returns the layout options for an analysis, without widths.
func Options(x *analysis.Analysis, look widget.Look) layout.Options {
	return layout.Options{
		WidthMode: look.WidthMode, Glyphs: look.Theme.Glyphs, Prerender: look.Renderer.Prerender(look.WidthMode),
		Note: figureNote(x), Meta: metaLine(x),
	}
}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) {
	if width != p.width || height != p.height {
		p.width, p.height = width, height
		p.relayout()
		p.relabel()
	}
}

// HasMargin reports whether there is a margin for captions next to the column.
func (p *Pane) HasMargin() bool { return p.geometry.aside > 0 }

// relayout creates a new flow and restores the position.
func (p *Pane) relayout() {
	if p.width <= 0 || p.height <= 0 {
		p.flow = layout.NewFlow(&content.Article{}, p.options)
		p.shown, p.rows = nil, nil
		return
	}
	p.geometry = newGeometry(p.width, p.column)
	if p.hasSpeakers() {
		p.geometry = p.geometry.withSpeakers(p.width)
	}
	o := p.options
	g := p.geometry
	o.Width, o.Aside, o.NoCaption = max(g.column, 1), g.aside, p.Captions == pane.InPane
	o.Wide, o.WideLeft = g.wide(p.width)
	o.NoLead = p.HasAir
	if p.Pictures != nil {
		o.Picture = p.fitPicture
	}
	if p.Shown != nil {
		o.Shown = p.Shown.Blocks
	}
	old := p.flow
	p.flow = layout.NewFlow(p.Article, o)
	p.flow.Reuse(old)
	p.confine(p.Article.Extent(p.place.At.Block))
	p.restorePosition()
}

// confine makes the blocks from one up to another those to scroll in.
func (p *Pane) confine(from, to content.BlockIndex) {
	p.flow.SetExtent(from, to)
	p.last = p.flow.Last(p.height)
}

// enter makes the known part of the article around a block the one to scroll in.
func (p *Pane) enter(block content.BlockIndex) {
	from, to := p.Article.Extent(block)
	if oldFrom, oldTo := p.flow.Extent(); from != oldFrom || to != oldTo {
		p.confine(from, to)
	}
}

// restorePosition scrolls to the reader's place, or as close to it as the end allows.
func (p *Pane) restorePosition() {
	p.enter(p.place.At.Block)
	p.top = p.find(p.place.At)
	rows := len(p.flow.Lines(p.top))
	p.top.Row = max(min(p.top.Row-p.place.Lead, rows-1), 0)
	p.clamp()
	p.shown, p.rows = nil, nil
}

// window returns the rows on screen.
func (p *Pane) window() []row {
	if p.shown == nil {
		window := p.flow.Window(p.top, p.height)
		p.shown = make([]row, 0, len(window))
		for _, r := range window {
			p.shown = append(p.shown, p.newRow(r))
		}
		p.nearbyCode = p.findNearbyCode(p.shown)
	}
	return p.shown
}

// find returns the row of a place. The start of the article is the very first row.
func (p *Pane) find(a content.Anchor) layout.Pos {
	if a == (content.Anchor{}) {
		return p.flow.Nearest(layout.Pos{})
	}
	return p.flow.Find(a)
}

func (p *Pane) clamp() {
	if p.last.Before(p.top) {
		p.top = p.last
	}
}

// moveTo scrolls so that pos is at the top, or as close to it as the end allows. It stores
// that as the reader's place, and reports whether anything moved.
func (p *Pane) moveTo(pos layout.Pos) bool {
	old := p.top
	p.enter(pos.Block)
	p.top = p.flow.Nearest(pos)
	p.clamp()
	p.place.At = p.flow.Anchor(p.top)
	p.place.Lead = p.find(p.place.At).Row - p.top.Row
	if p.top == old {
		return false
	}
	p.stopLabelling()
	p.shown, p.rows = nil, nil
	return true
}

// Where returns the reader's place, the visible text, and the number of the first paragraph
// on screen, or of the last one above it.
func (p *Pane) Where() (pane.Place, content.Range, content.Number) {
	return p.place, p.visible(), p.paragraph()
}

// Return goes exactly to a place that [Pane.Where] returned, at any width.
func (p *Pane) Return(to pane.Place) {
	old := p.top
	p.place = to
	p.restorePosition()
	if p.top != old {
		p.stopLabelling()
	}
}

// visible returns the text on screen.
func (p *Pane) visible() content.Range {
	rows := p.window()
	if len(rows) == 0 {
		return content.Range{}
	}
	first, last := rows[0], rows[len(rows)-1]
	return content.Range{
		Start: content.Anchor{Block: first.Block, Offset: first.Line.Start},
		End:   content.Anchor{Block: last.Block, Offset: last.Line.End},
	}
}

// Show scrolls as little as possible to make r visible. If it has to scroll, r starts a
// third of the way down, so that some text before it is visible.
func (p *Pane) Show(r content.Range) {
	start, end := p.flow.Find(r.Start), p.flow.Find(r.End)
	bottom := p.flow.Move(p.top, max(p.height-1, 0))
	if start.Before(p.top) || bottom.Before(end) {
		p.moveTo(p.flow.Move(start, -p.leadOf(start, end)))
	}
	p.showSideways(r)
}

// leadOf returns how many rows to show above a text: a third of the screen, or as many as leave
// room for the whole text if a picture is in it.
func (p *Pane) leadOf(start, end layout.Pos) int {
	lead := p.height / 3
	if part, _ := p.flow.Lines(start)[start.Row].Picture(p.WidthMode); part == nil || start.Block != end.Block || start.Part != end.Part {
		return lead
	}
	return max(min(lead, p.height-1-(end.Row-start.Row)), 0)
}

// Title implements [pane.Pane].
func (p *Pane) Title() string { return p.Name }
