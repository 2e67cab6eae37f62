package reading

import (
	"pullquote/content"
	"pullquote/ui/layout"
)

// A tick is what the scrollbar shows on a row beside the thumb.
type tick uint8

const (
	noTick tick = iota
	quoteTick
	hitTick
)

// scrollbar returns a cell for each row of the pane.
func (p *Pane) scrollbar(window []layout.Row) []string {
	cells := make([]string, p.height)
	if p.geometry.bar == 0 || len(window) == 0 {
		return cells
	}
	if p.ticks == nil {
		p.ticks = p.findTicks()
	}
	last := window[len(window)-1]
	from := p.barRow(p.flow.Anchor(p.top))
	to := p.barRow(content.Anchor{Block: last.Block, Offset: last.Line.End})
	if p.top == p.last {
		to = p.height - 1
	}
	track, thumb := p.theme.Track, p.theme.Thumb
	for y := range cells {
		on := y >= from && y <= to
		switch {
		case p.ticks[y] == hitTick:
			cells[y] = p.theme.TickHit.Render("■")
		case p.ticks[y] == quoteTick && on:
			cells[y] = p.theme.Tick.Render("┫")
		case p.ticks[y] == quoteTick:
			cells[y] = p.theme.Tick.Render("┤")
		case on:
			cells[y] = thumb.Render("┃")
		default:
			cells[y] = track.Render("│")
		}
	}
	return cells
}

// barRow is the row of the scrollbar that stands for a place.
func (p *Pane) barRow(a content.Anchor) int {
	return min(p.index.Offset(a)*p.height/max(p.index.Size(), 1), p.height-1)
}

// findTicks says what stands on each row. Quotations on more than half of them
// would say nothing, and are left out.
func (p *Pane) findTicks() []tick {
	ticks := make([]tick, p.height)
	rows := 0
	for _, q := range p.marks.Quotes {
		if y := p.barRow(q); ticks[y] == noTick {
			ticks[y] = quoteTick
			rows++
		}
	}
	if rows > p.height/2 {
		clear(ticks)
	}
	for _, h := range p.marks.Hits {
		ticks[p.barRow(h.Start)] = hitTick
	}
	return ticks
}
