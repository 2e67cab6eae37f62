package widget

import (
	"fmt"
	"strings"
	"testing"

	"pullquote/ui/keymap"
)

// TestList moves through items of one to three rows. The selected one must always be on
// screen, or as much of it as fits.
func TestList(t *testing.T) {
	render := func(i, width int, selected bool) []string {
		mark := " "
		if selected {
			mark = ">"
		}
		var rows []string
		for n := range 1 + i%3 {
			rows = append(rows, fmt.Sprintf("%-*s", width, fmt.Sprintf("%s%d.%d", mark, i, n)))
		}
		return rows
	}
	for height := range 8 {
		l := List{Len: 30, Width: 6, Height: height, Gap: 1}
		for _, a := range []keymap.Action{keymap.LineDown, keymap.PageDown, keymap.HalfDown, keymap.LineUp, keymap.Bottom, keymap.PageUp, keymap.HalfUp, keymap.Top, keymap.Bottom} {
			l.Act(a, 0, render)
			rows := l.View(render)
			if len(rows) != height {
				t.Fatalf("%d rows, want %d", len(rows), height)
			}
			if height > 0 && !strings.Contains(strings.Join(rows, "\n"), fmt.Sprintf(">%d.0", l.Cursor)) {
				t.Errorf("%d rows high, item %d is not on screen:\n%s", height, l.Cursor, strings.Join(rows, "\n"))
			}
			for y, row := range rows {
				i, ok := l.At(y, render)
				if isItem := strings.TrimSpace(row) != ""; ok != isItem || ok && !strings.Contains(row, fmt.Sprintf("%d.", i)) {
					t.Errorf("row %d, %q, belongs to item %d, %v", y, row, i, ok)
				}
			}
		}
	}
	l := List{Len: 30}
	if l.Act(keymap.Bottom, 12, render); l.Cursor != 11 {
		t.Errorf("12G selects item %d", l.Cursor)
	}
	if l.Act(keymap.LineDown, 99, render); l.Cursor != 29 {
		t.Errorf("99j selects item %d", l.Cursor)
	}
	if l.Act(keymap.LineDown, 1, render) {
		t.Error("the cursor moves beyond the end")
	}
}
