package reading

import (
	"maps"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/layout"
)

// A wideBlock identifies a block that is wider than the column.
type wideBlock struct {
	block content.BlockIndex
	start int // within the text of the block
}

// sideways is how far wide blocks are scrolled sideways, in cells.
type sideways map[wideBlock]int

// Cells around a wide block: on the left the bar and the sign of what is hidden there, on
// the right only that sign.
const (
	wideLeft  = 2
	wideRight = 1
)

// The signs next to a row of which a part is hidden.
const (
	moreLeft  = "‹"
	moreRight = "›"
)

// A row is a row of the screen. Its line has only the text that is on screen.
type row struct {
	layout.Row
	left   int  // cells before the line
	width  int  // cells for the line
	before bool // more text is hidden on the left
	after  bool // more text is hidden on the right
}

// newRow returns the part of a row that is on screen.
func (p *Pane) newRow(r layout.Row) row {
	out := row{Row: r, left: p.geometry.left, width: p.geometry.column}
	if w := r.Line.Wide; w != nil {
		out.left, out.width = out.left-w.Left, w.View
		out.Line, out.before, out.after = r.Line.Window(p.WidthMode, p.shift(r.Block, w))
	}
	return out
}

// shift returns how far a wide block is scrolled.
func (p *Pane) shift(block content.BlockIndex, w *layout.Wide) int {
	return min(p.sideways[wideBlock{block, w.Start}], w.Width-w.View)
}

// scrollTo scrolls a wide block to shift cells, as far as it goes. It reports whether it
// moved.
func (p *Pane) scrollTo(block content.BlockIndex, w *layout.Wide, shift int) bool {
	old := p.shift(block, w)
	shift = min(max(shift, 0), w.Width-w.View)
	if shift == old {
		return false
	}
	p.stopLabelling()
	p.sideways[wideBlock{block, w.Start}] = shift
	p.shown, p.rows = nil, nil
	return true
}

// scrollSideways scrolls the wide block nearest to the reading line by n half screens, to the
// left if n is negative.
func (p *Pane) scrollSideways(n int) intent.Intent {
	block, w := p.nearestWide()
	if w == nil {
		return intent.Notify{Text: "nothing on screen is cut off at the side"}
	}
	step := max((w.View-w.Lead)/2, 1)
	if p.scrollTo(block, w, p.shift(block, w)+n*step) {
		return nil
	}
	if n < 0 {
		return intent.Notify{Text: "no more on the left"}
	}
	return intent.Notify{Text: "no more on the right"}
}

// nearestWide returns the block on screen that scrolls sideways and is nearest to the reading
// line; nil if there is none.
func (p *Pane) nearestWide() (content.BlockIndex, *layout.Wide) {
	var found *layout.Wide
	var block content.BlockIndex
	line, best := p.readingRow(), 0
	for y, r := range p.window() {
		w := r.Line.Wide
		if w == nil || !w.Scrolls() {
			continue
		}
		if distance := max(y-line, line-y); found == nil || distance < best {
			found, block, best = w, r.Block, distance
		}
	}
	return block, found
}

// readingRow returns the row of the reading line. It slides from the first row to the last
// over the article.
func (p *Pane) readingRow() int {
	x := p.Analysis.Index
	end := x.Offset(p.flow.Anchor(p.last))
	return x.Offset(p.flow.Anchor(p.top)) * max(p.height-1, 0) / max(end, 1)
}

// showSideways scrolls a wide block so that the start of a range, and as much of the rest as
// fits, is on screen.
func (p *Pane) showSideways(r content.Range) {
	pos := p.flow.Find(r.Start)
	lines := p.flow.Lines(pos)
	if pos.Row >= len(lines) || lines[pos.Row].Wide == nil {
		return
	}
	line, w := lines[pos.Row], lines[pos.Row].Wide
	start, ok := line.Column(p.WidthMode, r.Start.Offset)
	if !ok {
		return
	}
	end := start + 1
	if r.End.Block == pos.Block {
		if last, ok := line.Column(p.WidthMode, max(r.End.Offset-1, r.Start.Offset)); ok {
			end = last + 1
		}
	}
	const around = 4 // cells of text before and after
	shift := p.shift(pos.Block, w)
	if end > w.View+shift {
		shift = end + around - w.View
	}
	if start < w.Lead+shift {
		shift = start - around - w.Lead
	}
	p.scrollTo(pos.Block, w, shift)
}

// keepSideways stores how far blocks are scrolled before a search, which may scroll them.
func (p *Pane) keepSideways() { p.sidewaysBefore = maps.Clone(p.sideways) }

// restoreSideways undoes what a search has scrolled.
func (p *Pane) restoreSideways() {
	p.sideways = p.sidewaysBefore
	p.shown, p.rows = nil, nil
}
