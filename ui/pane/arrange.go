package pane

// Widths of the screen from which panes are beside the text, and from which the one with
// the focus is. On a narrower screen a pane takes the text's place.
const (
	wideScreen   = 110
	mediumScreen = 70
)

// Widths of what is beside the text, as bounds. What a wider screen has over goes to the
// text's margins, where image notes can be.
const (
	maxSide = 44
	minSide = 28
)

// An Area is a rectangle of the screen, in cells.
type Area struct{ X, Y, W, H int }

// Contains reports whether a cell is in the area.
func (a Area) Contains(x, y int) bool {
	return x >= a.X && x < a.X+a.W && y >= a.Y && y < a.Y+a.H
}

// IsEmpty reports whether the area has no cells.
func (a Area) IsEmpty() bool { return a.W <= 0 || a.H <= 0 }

// An Arrangement says where everything is on the screen.
type Arrangement struct {
	Header, Footer bool // whether there is a row for them
	Body           Area // between them
	Main           Area // the text's place; empty if another pane has taken all of it
	Sides          []SidePane
	Border         int // the empty column between the text and what is beside it; -1: there is none
}

// A SidePane pane is one beside the text, and its area. The first row is its title.
type SidePane struct {
	Row  Row
	Area Area
}

// SideAt returns the pane beside the text in a cell.
func (a *Arrangement) SideAt(x, y int) (SidePane, bool) {
	for _, p := range a.Sides {
		if p.Area.Contains(x, y) {
			return p, true
		}
	}
	return SidePane{}, false
}

// Arrange divides a screen among the panes. Main is the pane in the text's place, focus
// the one that has the focus. Zen leaves the text alone on the screen.
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
	switch {
	case zen, main.Alone:
	case width >= wideScreen:
		if sides := t.sides(); len(sides) > 0 {
			a.stack(c, sides, a.beside(min(width/3, maxSide)))
		}
	case focus.Region != Side:
	case width >= mediumScreen:
		a.Sides = []SidePane{{focus, a.beside(max(width/3, minSide))}}
	default:
		a.Main = Area{}
		a.Sides = []SidePane{{focus, a.Body}}
	}
	return a
}

// sides returns the rows of the panes beside the text.
func (t Table) sides() []Row {
	var out []Row
	for _, r := range t {
		if r.Region == Side {
			out = append(out, r)
		}
	}
	return out
}

// beside takes columns off the text, one of them for the border. The scrollbar of the
// text is the line between them.
func (a *Arrangement) beside(columns int) Area {
	a.Main.W -= columns
	a.Border = a.Main.W
	return Area{a.Border + 1, a.Body.Y, columns - 1, a.Body.H}
}

// stack puts panes one below the other, with an empty row between them. Panes that do
// not say how many rows they take share what the others leave.
func (a *Arrangement) stack(c *Context, panes []Row, side Area) {
	heights := make([]int, len(panes))
	left, sharing := side.H-(len(panes)-1), 0
	for i, r := range panes {
		if r.Rows == nil {
			sharing++
			continue
		}
		heights[i] = r.Rows(c, side.H)
		left -= heights[i]
	}
	y := side.Y
	for i, r := range panes {
		if r.Rows == nil {
			heights[i] = max(left/sharing, 0)
			left -= heights[i]
			sharing--
		}
		heights[i] = max(min(heights[i], side.Y+side.H-y), 0)
		a.Sides = append(a.Sides, SidePane{r, Area{side.X, y, side.W, heights[i]}})
		y += heights[i] + 1
	}
}

// OverlayArea returns the area of an overlay that would fill a number of rows: in the
// middle of the body, or all of it if that is small.
func OverlayArea(body Area, rows int) Area {
	if body.W < 50 || body.H < 12 {
		return body
	}
	w, h := min(body.W-6, 80), min(body.H-2, rows+2)
	return Area{body.X + (body.W-w)/2, body.Y + (body.H-h)/2, w, h}
}
