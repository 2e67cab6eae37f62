// Package reading is the pane that shows the text.
//
// It alone turns places of the article into rows of the screen. Its own place is an
// anchor, so that it survives every change of width; rows are found from it when they are
// needed.
//
// What always holds: what a key costs depends on the height of the pane, not on the length
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
	column  int            // at most so wide

	width, height int
	geometry      geometry
	flow          *layout.Flow

	top   layout.Pos
	place pane.Place
	last  layout.Pos // the top row of the last screen

	prompt *widget.Prompt // for a search
	labels labels
	hits   blockHits

	drawn drawn           // what the view was made of
	shown []layout.Row    // the rows on screen; nil if they have to be found
	near  []*content.Code // the code on screen and within a screen of it
	rows  []string        // the view; nil if it has to be made
}

// drawn is everything in the context that the view depends on.
type drawn struct {
	look    widget.Look
	article *content.Article
	notes   int // how many are known
	lit     []content.Range
	note    int
	query   search.Query
	hit     content.Range
	found   string
	listed  int
	visits  int
}

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c, column: MaxColumn, prompt: widget.NewPrompt(c.Searches)}
	if c.Column > 0 {
		p.column = min(c.Column, maxColumn)
	}
	p.Refresh()
	return p
}

// IsHome reports whether an article is first shown in this pane. Every one can be.
func IsHome(*content.Article) bool { return true }

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	old := p.drawn
	p.drawn = drawn{
		look: p.Look, article: p.Article, notes: len(p.Analysis.Notes), lit: p.Lit, note: p.Note,
		query: p.Query, hit: p.Hit, found: p.Found, listed: len(p.Listed), visits: p.Visits.Count(),
	}
	if old.article != p.Article || old.query != p.Query {
		p.hits = blockHits{}
	}
	switch {
	case old.article != p.Article:
		p.place = p.Place
		fallthrough
	case old.look != p.Look, old.notes != len(p.Analysis.Notes):
		p.options = Options(p.Analysis, p.Look)
		p.relayout()
	case !slices.Equal(old.lit, p.Lit), old.note != p.Note, old.query != p.Query, old.hit != p.Hit,
		old.found != p.Found, old.listed != len(p.Listed), old.visits != p.Visits.Count():
		p.rows = nil
	}
	p.relabel()
}

// Options returns how the article of an analysis is laid out, but for the widths.
func Options(x *analysis.Analysis, look widget.Look) layout.Options {
	return layout.Options{
		WidthMode: look.WidthMode, Glyphs: look.Theme.Glyphs, Prerender: look.Renderer.Prerender(look.WidthMode),
		Notes: figures(x), Meta: meta(x),
	}
}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) {
	if width != p.width || height != p.height {
		p.stopLabelling()
		p.width, p.height = width, height
		p.relayout()
	}
}

// relayout makes a new flow and finds the reader's place in it.
func (p *Pane) relayout() {
	if p.width <= 0 || p.height <= 0 {
		p.flow = layout.NewFlow(&content.Article{}, p.options)
		p.shown, p.rows = nil, nil
		return
	}
	p.geometry = measure(p.width, p.column)
	o := p.options
	o.Width, o.Aside = max(p.geometry.column, 1), p.geometry.aside
	p.flow = layout.NewFlow(p.Article, o)
	p.last = p.flow.Last(p.height)
	p.restorePosition()
}

// restorePosition scrolls to the reader's place, or as near as the end allows.
func (p *Pane) restorePosition() {
	p.top = p.find(p.place.At)
	rows := len(p.flow.Lines(p.top.Block))
	p.top.Row = max(min(p.top.Row-p.place.Lead, rows-1), 0)
	p.clamp()
	p.shown, p.rows = nil, nil
}

// window returns the rows on screen.
func (p *Pane) window() []layout.Row {
	if p.shown == nil {
		p.shown = p.flow.Window(p.top, p.height)
		p.near = p.nearCode(p.shown)
	}
	return p.shown
}

// find returns the row of a place. That of the article's beginning is the very first row.
func (p *Pane) find(a content.Anchor) layout.Pos {
	if a == (content.Anchor{}) {
		return layout.Pos{}
	}
	return p.flow.Find(a)
}

func (p *Pane) clamp() {
	if p.last.Before(p.top) {
		p.top = p.last
	}
}

// moveTo scrolls so that pos is at the top, or as near as the end allows. That becomes the
// reader's place. It reports whether anything has moved.
func (p *Pane) moveTo(pos layout.Pos) bool {
	old := p.top
	p.top = pos
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

// Where returns where the reader is, what can be seen, and the number of the first
// paragraph on screen, or of the last one above it.
func (p *Pane) Where() (pane.Place, content.Range, content.Number) {
	return p.place, p.visible(), p.paragraph()
}

// Return goes to a place that [Pane.Where] gave, exactly, whatever the width is now.
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

// Show scrolls as little as possible so that r can be read. If it has to scroll, r begins a
// third down the pane, so that the text before it can be seen.
func (p *Pane) Show(r content.Range) {
	start, end := p.flow.Find(r.Start), p.flow.Find(r.End)
	bottom := p.flow.Move(p.top, max(p.height-1, 0))
	if start.Before(p.top) || bottom.Before(end) {
		p.moveTo(p.flow.Move(start, -(p.height / 3)))
	}
}

// CanShow reports whether what [Pane.Show] shows of r stays the same however the article
// goes on: a whole screen of text begins there.
func (p *Pane) CanShow(r content.Range) bool { return p.flow.Find(r.Start).Before(p.last) }

// IsFull reports whether what is on screen stays the same however the article goes on.
func (p *Pane) IsFull() bool { return p.top.Before(p.last) }

// Progress returns how far the reader has come.
func (p *Pane) Progress() pane.Progress {
	x := p.Analysis.Index
	pr := pane.Progress{Percent: 100, Paragraphs: x.Paragraphs(), AtTop: p.top.Block == 0}
	if !p.top.Before(p.last) {
		pr.Paragraph = pr.Paragraphs
		return pr
	}
	top := p.flow.Anchor(p.top)
	pr.Percent = min(x.Offset(top)*100/max(x.Offset(p.flow.Anchor(p.last)), 1), 99)
	pr.Minutes = content.ReadingMinutes(x.Words() - x.WordsBefore(top))
	pr.Paragraph = p.paragraph()
	return pr
}

// paragraph returns the number of the first paragraph on screen, or of the last one above
// it.
func (p *Pane) paragraph() content.Number {
	for _, row := range p.window() {
		if !row.Line.Gap && content.IsCounted(p.Article.Block(row.Block)) {
			return p.Analysis.Index.Number(row.Block)
		}
	}
	return p.Analysis.Index.Number(p.top.Block)
}

// Title implements [pane.Pane].
func (p *Pane) Title() string { return p.Name }
