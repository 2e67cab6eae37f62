package pane

import (
	"fmt"
	"testing"
)

// TestArrange checks that areas are on the screen and do not overlap, and that a wide
// screen shows all side panes, and a narrow one only the focused pane.
func TestArrange(t *testing.T) {
	rows := func(_ *Context, _, height int) int { return height / 4 }
	table := Table{{ID: "text"}, {ID: "a", Region: Side}, {ID: "b", Region: Side, Rows: rows}, {ID: "c", Region: Side}, {ID: "list", Alone: true}}
	for _, width := range []int{0, 1, 5, 69, 70, 109, 110, 300} {
		for _, height := range []int{0, 1, 2, 3, 4, 9, 23, 24, 40} {
			for _, focus := range []ID{"text", "a", "b", "c"} {
				name := fmt.Sprintf("%dx%d, %s", width, height, focus)
				a := table.Arrange(nil, width, height, table.Row("text"), table.Row(focus), false)
				var areas []Area
				if !a.IsCovered { // a pane covers the text and the strip
					areas = []Area{a.Main, a.Strip}
				}
				for _, p := range a.Sides {
					areas = append(areas, p.Area)
				}
				for i, x := range areas {
					if x.IsEmpty() {
						continue
					}
					if x.X < 0 || x.Y < 0 || x.X+x.W > width || x.Y+x.H > height {
						t.Errorf("%s: %+v is not on the screen", name, x)
					}
					for _, y := range areas[i+1:] {
						if !y.IsEmpty() && x.X < y.X+y.W && y.X < x.X+x.W && x.Y < y.Y+y.H && y.Y < x.Y+x.H {
							t.Errorf("%s: %+v and %+v overlap", name, x, y)
						}
					}
				}
				if hasAir := a.Air() > 0 && a.Main.Y+a.Main.H < height; hasAir != (height >= airHeight) {
					t.Errorf("%s: the text has %d empty rows above it", name, a.Air())
				}
				want := 3
				if width < wideScreen {
					want = 1
					if focus == "text" {
						want = 0
					}
				}
				if len(a.Sides) != want {
					t.Errorf("%s: %d side panes", name, len(a.Sides))
				}
			}
			for _, alone := range []Arrangement{
				table.Arrange(nil, width, height, table.Row("text"), table.Row("text"), true),
				table.Arrange(nil, width, height, table.Row("list"), table.Row("list"), false),
			} {
				if len(alone.Sides) != 0 || alone.Main.H+2*alone.Air() != alone.Body.H {
					t.Errorf("%dx%d: the pane is not alone", width, height)
				}
			}
		}
	}
}

func TestNext(t *testing.T) {
	table := Table{{ID: "text"}, {ID: "a", Region: Side}, {ID: "over", Region: Overlay}, {ID: "b", Region: Side}}
	for _, c := range []struct {
		focus ID
		n     int
		want  ID
	}{{"text", 1, "a"}, {"a", 1, "b"}, {"b", 1, "text"}, {"text", -1, "b"}, {"over", 1, "text"}} {
		if got := table.Next(nil, "text", c.focus, c.n); got != c.want {
			t.Errorf("%d steps from %s lead to %s, want %s", c.n, c.focus, got, c.want)
		}
	}
}
