package pane

// The sizes of the screen, in cells, from which on all side panes are shown next to the
// text, and a strip below it. On a smaller screen, a pane covers the text.
const (
	wideScreen  = 110
	stripScreen = 70
	stripHeight = 20
)

// airHeight is the height of the screen from which there is an empty row above the text and one
// below it.
const airHeight = 24

// Bounds of the width of side panes, in cells. A wider screen widens the margins of the
// text, where image notes can go.
const (
	maxSide = 44
	minSide = 28
)

// textWidth is the width of the text at its default width, with its margins and the
// scrollbar. Side panes leave it that much.
const textWidth = 79

// stripRows is the height of the strip.
const stripRows = 2

// An Area is a rectangle of the screen, in cells.
type Area struct{ X, Y, W, H int }

// Contains reports whether a cell is in the area.
func (a Area) Contains(x, y int) bool {
	return x >= a.X && x < a.X+a.W && y >= a.Y && y < a.Y+a.H
}

// IsEmpty reports whether the area has no cells.
func (a Area) IsEmpty() bool { return a.W <= 0 || a.H <= 0 }

// An Arrangement is the layout of the screen.
type Arrangement struct {
	Header, Footer bool // whether they have a row
	Body           Area // between header and footer
	Main           Area // the main region, without the empty rows around the text
	IsCovered      bool // a side pane covers it
	Strip          Area // below the text; empty: none
	Sides          []SidePane
	Border         int // the column between the main region and the side panes; -1: none
}

// A SidePane is a pane next to the text and its area, whose first row is the title.
type SidePane struct {
	Row  Row
	Area Area
}

// SideAt returns the side pane at a cell.
func (a *Arrangement) SideAt(x, y int) (SidePane, bool) {
	for _, p := range a.Sides {
		if p.Area.Contains(x, y) {
			return p, true
		}
	}
	return SidePane{}, false
}

// Arrange divides a screen of width by height cells among the panes. Main is the pane in
// the main region, and focus the focused pane. Zen leaves only the text.
func (t Table) Arrange(c *Context, width, height int, main, focus Row, zen bool) Arrangement {
	a := Arrangement{Border: -1, Body: Area{0, 0, width, height}}
	a.Header, a.Footer = height >= 4 && !zen, height >= 3 && !zen
	if a.Header {
		a.Body.Y, a.Body.H = 1, a.Body.H-1
	}
	if a.Footer {
		a.Body.H--
	}
	a.Main = a.Body
	sides := t.SidePanes(c)
	switch {
	case zen, main.Alone:
	case width >= wideScreen && len(sides) > 0:
		a.stack(c, sides, a.beside(max(min(width/3, maxSide, width-textWidth), minSide)))
	default:
		if width >= stripScreen && height >= stripHeight && len(sides) > 0 {
			a.Main.H -= stripRows
			a.Strip = Area{a.Main.X, a.Main.Y + a.Main.H, a.Main.W, stripRows}
		}
		if a.IsCovered = focus.Region == Side; a.IsCovered {
			a.Sides = []SidePane{{focus, a.Body}}
		}
	}
	if height >= airHeight && !main.Alone {
		a.Main.Y, a.Main.H = a.Main.Y+1, a.Main.H-2
	}
	return a
}

// Air returns the number of empty rows above the main region, and below it.
func (a *Arrangement) Air() int { return a.Main.Y - a.Body.Y }

// SidePanes returns the rows of the side panes that have something to show.
func (t Table) SidePanes(c *Context) []Row {
	var out []Row
	for _, r := range t {
		if r.Region == Side && (r.IsEmpty == nil || !r.IsEmpty(c)) {
			out = append(out, r)
		}
	}
	return out
}

// beside cuts columns off the main region, one of them for the border, and returns the area
// of the rest. The scrollbar of the text serves as the line between them.
func (a *Arrangement) beside(columns int) Area {
	a.Main.W -= columns
	a.Border = a.Main.W
	return Area{a.Border + 1, a.Body.Y, columns - 1, a.Body.H}
}

// stack arranges panes one below the other, separated by an empty row. Panes without
// [Row.Rows] share the rows that the others leave. A single pane gets all rows.
func (a *Arrangement) stack(c *Context, panes []Row, side Area) {
	heights := make([]int, len(panes))
	left, sharing := side.H-(len(panes)-1), 0
	for i, r := range panes {
		if r.Rows == nil || len(panes) == 1 {
			sharing++
			continue
		}
		heights[i] = r.Rows(c, side.W, side.H)
		left -= heights[i]
	}
	y := side.Y
	for i, r := range panes {
		if r.Rows == nil || len(panes) == 1 {
			heights[i] = max(left/sharing, 0)
			left -= heights[i]
			sharing--
		}
		heights[i] = max(min(heights[i], side.Y+side.H-y), 0)
		a.Sides = append(a.Sides, SidePane{r, Area{side.X, y, side.W, heights[i]}})
		y += heights[i] + 1
	}
}

// OverlayArea returns the area of an overlay with that many rows of content: centred in the
// body, or the whole body if it is small.
func OverlayArea(body Area, rows int) Area {
	if body.W < 50 || body.H < 12 {
		return body
	}
	w, h := min(body.W-6, 80), min(body.H-2, rows+2)
	return Area{body.X + (body.W-w)/2, body.Y + (body.H-h)/2, w, h}
}
