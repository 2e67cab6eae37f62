package widget

import (
	"strings"

	"pullquote/ui/keymap"

	"github.com/charmbracelet/x/ansi"
)

// A Scroll is a scrolling window on rows without a cursor.
type Scroll struct {
	Width, Height int

	top, len int // the first visible row, and the number of rows
}

// SetLen sets the number of rows.
func (s *Scroll) SetLen(rows int) {
	s.len = rows
	s.top = min(max(s.top, 0), max(s.len-s.Height, 0))
}

// ToTop scrolls to the first row.
func (s *Scroll) ToTop() { s.top = 0 }

// Act scrolls.
func (s *Scroll) Act(a keymap.Action, count int) {
	n, page := max(count, 1), max(s.Height-1, 1)
	switch a {
	case keymap.LineDown:
		s.top += n
	case keymap.LineUp:
		s.top -= n
	case keymap.PageDown:
		s.top += n * page
	case keymap.PageUp:
		s.top -= n * page
	case keymap.HalfDown:
		s.top += n * max(page/2, 1)
	case keymap.HalfUp:
		s.top -= n * max(page/2, 1)
	case keymap.Top:
		s.top = 0
	case keymap.Bottom:
		s.top = s.len
	default:
	}
	s.SetLen(s.len)
}

// HasMore reports whether there are rows below the window.
func (s *Scroll) HasMore() bool { return s.top+s.Height < s.len }

// View returns the Height visible rows.
func (s *Scroll) View(rows []string) []string {
	rows = rows[min(s.top, len(rows)):]
	return padRows(truncateRows(rows, s.Width, s.Height), s.Height, s.Width)
}

// truncateRows returns the first height rows, each truncated to width cells. At the
// smallest sizes, panes make rows that are too wide.
func truncateRows(rows []string, width, height int) []string {
	out := make([]string, min(len(rows), max(height, 0)))
	for i := range out {
		out[i] = ansi.Truncate(rows[i], max(width, 0), "")
	}
	return out
}

// padRows appends empty rows until there are height rows.
func padRows(rows []string, height, width int) []string {
	for len(rows) < height {
		rows = append(rows, strings.Repeat(" ", max(width, 0)))
	}
	return rows
}
