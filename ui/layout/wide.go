package layout

import "strings"

// A Wide describes a table or a block of code that does not fit into the column. Its rows
// are as wide as they are: the pane shows a part of them, and the reader scrolls sideways.
type Wide struct {
	Start int // of the block in the text of the block around it; identifies it
	Left  int // cells before the column in which its rows begin
	Lead  int // cells at the start of each row that never scroll
	Width int // of its widest row, in cells, with the lead
	View  int // cells of each row that are visible at a time, with the lead
}

// Scrolls reports whether only a part of the block is visible at a time.
func (w *Wide) Scrolls() bool { return w.View < w.Width }

// maxSideways is the width of the widest block that is scrolled sideways, in cells. The rows
// of a wider one are folded: nobody scrolls that far, and drawing a row must stay cheap.
const maxSideways = 1000

// A Room is the space for a block, in cells.
type Room struct {
	Width int // within the column
	Wide  int // for a block that is wider than that; 0: it has to fit into the column
}

// room returns the space for the text of an inset.
func (f *inset) room(o Options) Room {
	r := Room{Width: f.textWidth()}
	if o.Wide > 0 {
		r.Wide = max(o.Wide-f.wideLeft(o)-f.rest.cells(), r.Width)
	}
	return r
}

// wideLeft returns how many cells of [Options.WideLeft] a block cannot use. Blocks in a list
// or a block quote start at their indent.
func (f *inset) wideLeft(o Options) int {
	if f.isNested {
		return o.WideLeft
	}
	return 0
}

// emitWide adds the rows of a table or of preformatted text. If one does not fit, all rows
// leave the column, or else those that are too wide are folded.
func (c *composer) emitWide(lines []Line, f *inset, fold foldPlace) {
	room, widest := f.room(c.o), 0
	for _, l := range lines {
		widest = max(widest, l.Width(c.o.WidthMode))
	}
	if room.Wide == 0 || widest <= room.Width || widest > maxSideways {
		for _, l := range lines {
			c.emit(foldLine(l, room.Width, c.o.WidthMode, fold), f)
		}
		return
	}
	w := &Wide{Start: c.offset, Lead: f.rest.cells()}
	w.Width = w.Lead + widest
	w.View = min(w.Width, w.Lead+room.Wide)
	if !f.isNested {
		right := c.o.Wide - c.o.WideLeft // of the start of the column
		w.Left = min(max((w.View-c.o.Width)/2, w.View-right, 0), c.o.WideLeft)
	}
	for i := range lines {
		lines[i].Wide = w
	}
	c.emit(lines, f)
}

// Window returns the part of a row of a wide block that is visible if the block is scrolled
// by shift cells, and whether there is more text before and after it.
func (l Line) Window(m WidthMode, shift int) (part Line, before, after bool) {
	w := l.Wide
	part = l
	part.Runs = nil
	from, to := w.Lead+shift, w.View+shift
	at := 0
	for _, r := range l.Runs {
		start := at
		at += m.Width(r.Text)
		if start < w.Lead {
			part.Runs = append(part.Runs, r)
			continue
		}
		if start < from {
			rest, n := m.Drop(r.Text, from-start)
			hidden := r.Text[:len(r.Text)-len(rest)]
			before = before || hasText(hidden)
			if r.Offset >= 0 {
				r.Offset += len(hidden)
			}
			if gap := start + n - from; gap > 0 && start+n <= to { // a wide character across the edge
				part.Runs = append(part.Runs, blanks(gap))
			}
			r.Text, start = rest, start+n
		}
		if at > to {
			head, _ := m.Cut(r.Text, max(to-start, 0))
			after = after || hasText(r.Text[len(head):])
			r.Text = head
		}
		if r.Text != "" {
			part.Runs = append(part.Runs, r)
		}
	}
	return part, before, after
}

func hasText(s string) bool { return strings.TrimSpace(s) != "" }
