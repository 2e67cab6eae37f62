package widget

import (
	"fmt"
	"strings"
	"testing"

	"pullquote/ui/keymap"
	"pullquote/ui/layout"

	"charm.land/lipgloss/v2"
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

// TestListPosition checks that a list says where it is unless all of it is on screen.
func TestListPosition(t *testing.T) {
	render := func(_, width int, _ bool) []string { return []string{strings.Repeat("x", width)} }
	l := List{Len: 65, Width: 6, Height: 8}
	for _, c := range []struct {
		cursor   int
		position string
		hasMore  bool
	}{{0, "1 of 65", true}, {23, "24 of 65", true}, {64, "65 of 65", false}} {
		l.Select(c.cursor)
		l.View(render)
		if got, more := l.Position(render), l.HasMore(render); got != c.position || more != c.hasMore {
			t.Errorf("item %d: %q, more %v", c.cursor, got, more)
		}
	}
	l = List{Len: 5, Width: 6, Height: 8}
	if got := l.Position(render); got != "" || l.HasMore(render) {
		t.Errorf("a list that is wholly on screen says %q", got)
	}
}

func TestJustify(t *testing.T) {
	look := Look{WidthMode: layout.PerRune}
	for _, c := range []struct {
		left, right, want string
		width             int
	}{
		{"Ana Ruiz", "12 quotes", "Ana Ruiz   12 quotes", 20},
		{"Ana Ruiz", "12 quotes", "Ana Ruiz        ", 16}, // the name wins
		{"The long way around the harbour", "4 min", "The long way…  4 min", 20},
	} {
		if got := look.Justify(c.left, c.right, lipgloss.NewStyle(), lipgloss.NewStyle(), c.width); got != c.want {
			t.Errorf("%d cells: %q, want %q", c.width, got, c.want)
		}
	}
}
