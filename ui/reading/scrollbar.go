package reading

import (
	"slices"

	"pullquote/content"
)

// scrollbar returns one cell per row of the pane. Where most of the hits are, the marks are
// larger.
func (p *Pane) scrollbar(window []row) []string {
	cells := make([]string, p.height)
	if p.geometry.scrollbar == 0 || len(window) == 0 {
		return cells
	}
	hits, quotes := p.Ticks.HitRows(p.height), p.Ticks.QuoteRows(p.height)
	manyHits, manyQuotes := (slices.Max(hits)+1)/2, minMarked(quotes)
	last := window[len(window)-1]
	from := p.barRow(p.flow.Anchor(p.top))
	to := p.barRow(content.Anchor{Block: last.Block, Offset: last.Line.End})
	if p.top == p.last {
		to = p.height - 1
	}
	for y := range cells {
		isThumb := y >= from && y <= to
		switch {
		case hits[y] > 0 && hits[y] >= manyHits:
			cells[y] = p.Theme.TickHit.Render("■")
		case hits[y] > 0:
			cells[y] = p.Theme.TickHit.Render("▪")
		case quotes[y] >= manyQuotes && isThumb:
			cells[y] = p.Theme.Tick.Render("┫")
		case quotes[y] >= manyQuotes:
			cells[y] = p.Theme.Tick.Render("┤")
		case isThumb:
			cells[y] = p.Theme.Thumb.Render("┃")
		default:
			cells[y] = p.Theme.Track.Render("│")
		}
	}
	return cells
}

// minMarked returns how many quotations a row must have to be marked: one, or if most rows have
// some, so that such marks would mean little, clearly more than they have on average.
func minMarked(quotes []int) int {
	rows, all := 0, 0
	for _, n := range quotes {
		if n > 0 {
			rows++
			all += n
		}
	}
	if rows <= len(quotes)/2 {
		return 1
	}
	return max(all*3/(rows*2), 1) + 1
}

// barRow returns the row of the scrollbar for a place.
func (p *Pane) barRow(a content.Anchor) int {
	x := p.Analysis.Index
	return min(x.Offset(a)*p.height/max(x.Size(), 1), p.height-1)
}
