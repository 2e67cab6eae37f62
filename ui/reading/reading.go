// Package reading is the pane that shows the text.
//
// Its place is kept as an anchor, so that it survives every change of width;
// rows are found from it when they are needed. All that a key costs follows the
// height of the pane, not the length of the article.
package reading

import (
	"pullquote/content"
	"pullquote/ui/layout"
	"pullquote/ui/theme"
)

// MaxColumn is how wide the column is unless the reader asks otherwise, in
// cells.
const MaxColumn = 72

// Bounds of what the reader may ask for.
const (
	minColumn = 20
	maxColumn = 200
)

// Marks are the ranges that stand out in the text.
type Marks struct {
	Lit    []content.Range  // the parts of the current quotation
	Note   content.Range    // the figure whose note the reader is at; empty: none
	Hits   []content.Range  // what the search found, in order
	Now    int              // the hit that the reader is at; -1 none
	Quotes []content.Anchor // where quotations begin, in order, for the scrollbar
}

// A Pane shows an article. Make one with [New].
type Pane struct {
	article *content.Article
	index   *content.Index
	theme   *theme.Theme
	options layout.Options // without the width
	column  int            // at most so wide

	width, height int
	geometry      geometry
	flow          *layout.Flow

	top     layout.Pos
	place   Place
	last    layout.Pos // of the flow, for the height
	marks   Marks
	labels  map[content.Anchor]string // of links, where they begin
	visited map[string]bool           // the addresses of links
	ticks   []tick
	shown   []layout.Row    // the rows on screen; nil when they have to be found
	near    []*content.Code // the code on screen and a screen around it
	rows    []string        // the view; nil when it has to be made
}

// A Place is where a reader is. It is kept over changes of width.
type Place struct {
	At   content.Anchor // the first text on screen
	Lead int            // rows shown above it; negative if the screen begins below it
}

// A Text is what a pane shows.
type Text struct {
	Article *content.Article
	Index   *content.Index
	Notes   map[content.Anchor]layout.Note // of figures, by where their text begins
	Meta    string                         // the line under the title
}

// New makes a pane without a size.
func New(t Text, th *theme.Theme, m layout.Method, column int) *Pane {
	if column <= 0 {
		column = MaxColumn
	}
	p := &Pane{article: t.Article, index: t.Index, column: min(max(column, 1), maxColumn), visited: map[string]bool{}}
	p.marks.Now = -1
	p.options = layout.Options{Method: m, Notes: t.Notes, Meta: t.Meta}
	p.Dress(th, m)
	return p
}

// Replace shows a longer piece of the article, at the same place.
func (p *Pane) Replace(t Text) {
	p.place.At = content.Relocate(p.article, t.Article, p.place.At)
	p.article, p.index = t.Article, t.Index
	p.options.Notes, p.options.Meta = t.Notes, t.Meta
	p.lay()
}

// Dress changes the look, and how the terminal counts cells.
func (p *Pane) Dress(th *theme.Theme, m layout.Method) {
	p.theme = th
	p.options.Method, p.options.Signs, p.options.Foreign = m, th.Signs, th.Foreign(m)
	p.lay()
}

// Resize gives the pane so many cells.
func (p *Pane) Resize(width, height int) {
	if width != p.width || height != p.height {
		p.width, p.height = width, height
		p.lay()
	}
}

// Column is how wide the column is, in cells.
func (p *Pane) Column() int { return p.geometry.column }

// Widen changes the column by n cells, as far as there is room, and says how
// wide it is now.
func (p *Pane) Widen(n int) int {
	old, shown := p.column, p.geometry.column
	p.column = min(max(shown+n, minColumn), maxColumn)
	p.lay()
	if p.geometry.column == shown { // what was asked for before still is, for a larger window
		p.column = old
	}
	return p.geometry.column
}

// lay makes the flow anew and finds the place in it.
func (p *Pane) lay() {
	if p.width <= 0 || p.height <= 0 {
		p.flow = layout.NewFlow(&content.Article{}, p.options)
		p.shown, p.rows = nil, nil
		return
	}
	p.geometry = measure(p.width, p.column)
	o := p.options
	o.Width, o.Aside = max(p.geometry.column, 1), p.geometry.aside
	p.flow = layout.NewFlow(p.article, o)
	p.last = p.flow.Last(p.height)
	p.stand()
	p.ticks = nil
}

// stand scrolls to the reader's place, or as near as the end allows.
func (p *Pane) stand() {
	p.top = p.find(p.place.At)
	rows := len(p.flow.Lines(p.top.Block))
	p.top.Row = max(min(p.top.Row-p.place.Lead, rows-1), 0)
	p.clamp()
	p.shown, p.rows = nil, nil
}

// window is the rows on screen.
func (p *Pane) window() []layout.Row {
	if p.shown == nil {
		p.shown = p.flow.Window(p.top, p.height)
		p.near = p.nearCode(p.shown)
	}
	return p.shown
}

// find is the row of a place; of the article's beginning it is the very first.
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

// moveTo scrolls so that pos is at the top, or as near as the end allows, and
// takes that as the reader's place. It reports whether anything moved.
func (p *Pane) moveTo(pos layout.Pos) bool {
	old := p.top
	p.top = pos
	p.clamp()
	p.place.At = p.flow.Anchor(p.top)
	p.place.Lead = p.find(p.place.At).Row - p.top.Row
	if p.top == old {
		return false
	}
	p.shown, p.rows = nil, nil
	return true
}

// Place is where the reader is.
func (p *Pane) Place() Place { return p.place }

// Return brings back a place that [Pane.Place] gave. It is the reader's to the
// word, whatever the width is by now.
func (p *Pane) Return(to Place) {
	p.place = to
	p.stand()
}

// Mark sets what stands out.
func (p *Pane) Mark(m Marks) {
	p.marks = m
	p.ticks, p.rows = nil, nil
}

// Now sets the hit that the reader is at.
func (p *Pane) Now(hit int) {
	p.marks.Now = hit
	p.rows = nil
}

// Light sets the current quotation.
func (p *Pane) Light(parts []content.Range) {
	p.marks.Lit = parts
	p.rows = nil
}

// Point sets the figure whose note the reader is at.
func (p *Pane) Point(figure content.Range) {
	p.marks.Note = figure
	p.rows = nil
}

// Visible is the text on screen.
func (p *Pane) Visible() content.Range {
	rows := p.window()
	if len(rows) == 0 {
		return content.Range{}
	}
	first, last := rows[0], rows[len(rows)-1]
	r := content.Range{
		Start: content.Anchor{Block: first.Block, Offset: first.Line.Start},
		End:   content.Anchor{Block: last.Block, Offset: last.Line.End},
	}
	return r
}

// Show scrolls as little as it must so that r can be read. Where it has to
// scroll, r begins a third down the pane, for the text before it to be seen.
func (p *Pane) Show(r content.Range) bool {
	start, end := p.flow.Find(r.Start), p.flow.Find(r.End)
	bottom := p.flow.Move(p.top, max(p.height-1, 0))
	if !start.Before(p.top) && !bottom.Before(end) {
		return false
	}
	return p.moveTo(p.flow.Move(start, -(p.height / 3)))
}

// Progress says where the reader is.
type Progress struct {
	Percent    int            // of the way from the first screen to the last
	Paragraph  content.Number // the first on screen; on the last screen the last
	Paragraphs content.Number
	Minutes    int // to read what is left; 0 on the last screen
	AtTop      bool
}

// Progress of the text on screen.
func (p *Pane) Progress() Progress {
	pr := Progress{Percent: 100, Paragraphs: p.index.Paragraphs(), AtTop: p.top.Block == 0}
	if !p.top.Before(p.last) {
		pr.Paragraph = pr.Paragraphs
		return pr
	}
	top := p.flow.Anchor(p.top)
	pr.Percent = min(p.index.Offset(top)*100/max(p.index.Offset(p.flow.Anchor(p.last)), 1), 99)
	pr.Minutes = content.Minutes(p.index.Words() - p.index.WordsBefore(top))
	pr.Paragraph = p.Paragraph()
	return pr
}

// Paragraph is the number of the first paragraph on screen, or of the last one
// above it.
func (p *Pane) Paragraph() content.Number {
	for _, row := range p.window() {
		if !row.Line.Gap && content.Counted(p.article.Block(row.Block)) {
			return p.index.Number(row.Block)
		}
	}
	return p.index.Number(p.top.Block)
}
