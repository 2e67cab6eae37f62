//go:build unix

package term

import (
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// A Cell is one cell of a screen. The right half of a wide character is empty.
type Cell struct {
	Text                                            string
	Width                                           int
	Fg, Bg                                          color.Color // nil: the terminal's own
	Bold, Faint, Italic, Underline, Reverse, Strike bool
}

// IsPlain reports whether the cell has no colours or attributes.
func (c Cell) IsPlain() bool {
	return c.Fg == nil && c.Bg == nil && !c.Bold && !c.Faint && !c.Italic && !c.Underline && !c.Reverse && !c.Strike
}

// A Screen is a snapshot of a screen.
type Screen struct {
	Cells            [][]Cell
	Alt              bool // on the alternate screen
	Cursor           bool // visible
	CursorX, CursorY int
}

func snapshot(e *vt.Emulator) Screen {
	w, h := e.Width(), e.Height()
	at := e.CursorPosition()
	s := Screen{Alt: e.IsAltScreen(), Cursor: !e.CursorHidden(), CursorX: at.X, CursorY: at.Y}
	for y := range h {
		row := make([]Cell, w)
		for x := range w {
			if c := e.CellAt(x, y); c != nil {
				row[x] = cellOf(c)
			} else {
				row[x] = Cell{Text: " ", Width: 1}
			}
		}
		s.Cells = append(s.Cells, row)
	}
	return s
}

func cellOf(c *uv.Cell) Cell {
	text := c.Content
	if text == "" && c.Width == 1 {
		text = " "
	}
	has := func(a uint8) bool { return c.Style.Attrs&a != 0 }
	return Cell{
		Text: text, Width: c.Width, Fg: c.Style.Fg, Bg: c.Style.Bg,
		Bold: has(uv.AttrBold), Faint: has(uv.AttrFaint), Italic: has(uv.AttrItalic),
		Underline: c.Style.Underline != 0, Reverse: has(uv.AttrReverse), Strike: has(uv.AttrStrikethrough),
	}
}

// Row returns the text of row y without trailing spaces.
func (s Screen) Row(y int) string {
	var b strings.Builder
	for _, c := range s.Cells[y] {
		b.WriteString(c.Text)
	}
	return strings.TrimRight(b.String(), " ")
}

// String returns the text of the whole screen.
func (s Screen) String() string {
	var b strings.Builder
	for y := range s.Cells {
		b.WriteString(s.Row(y))
		b.WriteByte('\n')
	}
	return b.String()
}

// Has reports whether a row contains a text.
func (s Screen) Has(text string) bool {
	_, _, ok := s.Find(text)
	return ok
}

// Find returns the cell at which the first occurrence of a text starts.
func (s Screen) Find(text string) (x, y int, ok bool) {
	for y := range s.Cells {
		i := strings.Index(s.Row(y), text)
		if i < 0 {
			continue
		}
		at := 0
		for x, c := range s.Cells[y] {
			if at >= i && c.Text != "" {
				return x, y, true
			}
			at += len(c.Text)
		}
	}
	return 0, 0, false
}

// All returns the cells of every occurrence of a text.
func (s Screen) All(text string) [][]Cell {
	var out [][]Cell
	for y := range s.Cells {
		at := 0
		row := s.Row(y)
		starts := map[int]bool{}
		for i := 0; ; {
			j := strings.Index(row[i:], text)
			if j < 0 {
				break
			}
			starts[i+j] = true
			i += j + len(text)
		}
		for x, c := range s.Cells[y] {
			if starts[at] && c.Text != "" {
				n := 0
				end := x
				for end < len(s.Cells[y]) && n < len(text) {
					n += len(s.Cells[y][end].Text)
					end++
				}
				out = append(out, s.Cells[y][x:end])
			}
			at += len(c.Text)
		}
	}
	return out
}
