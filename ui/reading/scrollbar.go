package reading

import (
	"pullquote/content"
)

// scrollbar returns one cell per row of the pane. If more than half of the rows contain
// quotations, they are not marked, because the marks would mean little.
func (p *Pane) scrollbar(window []row) []string {
	cells := make([]string, p.height)
	if p.geometry.scrollbar == 0 || len(window) == 0 {
		return cells
	}
	hits, quotes := p.Ticks.HitRows(p.height), p.Ticks.QuoteRows(p.height)
	if count(quotes) > p.height/2 {
		clear(quotes)
	}
	last := window[len(window)-1]
	from := p.barRow(p.flow.Anchor(p.top))
	to := p.barRow(content.Anchor{Block: last.Block, Offset: last.Line.End})
	if p.top == p.last {
		to = p.height - 1
	}
	for y := range cells {
		isThumb := y >= from && y <= to
		switch {
		case hits[y]:
			cells[y] = p.Theme.TickHit.Render("■")
		case quotes[y] && isThumb:
			cells[y] = p.Theme.Tick.Render("┫")
		case quotes[y]:
			cells[y] = p.Theme.Tick.Render("┤")
		case isThumb:
			cells[y] = p.Theme.Thumb.Render("┃")
		default:
			cells[y] = p.Theme.Track.Render("│")
		}
	}
	return cells
}

func count(rows []bool) int {
	n := 0
	for _, has := range rows {
		if has {
			n++
		}
	}
	return n
}

// barRow returns the row of the scrollbar for a place.
func (p *Pane) barRow(a content.Anchor) int {
	x := p.Analysis.Index
	return min(x.Offset(a)*p.height/max(x.Size(), 1), p.height-1)
}
