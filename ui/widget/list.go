// Package widget provides the parts of panes: a list, a scrolling window, an input line, a
// frame, a popup, and rows of styled text.
package widget

import (
	"fmt"

	"pullquote/ui/keymap"

	tea "charm.land/bubbletea/v2"
)

// Render returns the rows of item i, at least one, each exactly width cells wide.
type Render func(i, width int, selected bool) []string

// A List is a window on Len items of various heights, with a cursor.
//
// What always holds: at least the first row of the selected item is on screen, and only
// items that may be on screen are rendered.
type List struct {
	Len    int
	Cursor int // the selected item, from 0
	Width  int
	Height int
	Gap    int // empty rows between items

	top int // the first item on screen
}

// Select selects item i, or the nearest one that exists.
func (l *List) Select(i int) { l.Cursor = min(max(i, 0), max(l.Len-1, 0)) }

// Act moves the cursor and reports whether it moved.
func (l *List) Act(a keymap.Action, count int, render Render) bool {
	old := l.Cursor
	n := max(count, 1)
	switch a {
	case keymap.LineDown:
		l.Select(l.Cursor + n)
	case keymap.LineUp:
		l.Select(l.Cursor - n)
	case keymap.PageDown:
		l.Select(l.Cursor + n*l.page(render))
	case keymap.PageUp:
		l.Select(l.Cursor - n*l.page(render))
	case keymap.HalfDown:
		l.Select(l.Cursor + n*max(l.page(render)/2, 1))
	case keymap.HalfUp:
		l.Select(l.Cursor - n*max(l.page(render)/2, 1))
	case keymap.Top:
		l.Select(0)
	case keymap.Bottom:
		if count > 0 {
			l.Select(count - 1)
		} else {
			l.Select(l.Len - 1)
		}
	default:
	}
	return l.Cursor != old
}

// Type moves the cursor by the keys for it while a filter of the list is typed. It reports
// whether msg was such a key.
func (l *List) Type(keys *keymap.Map, msg tea.Msg) bool {
	switch PromptAction(keys, msg) {
	case keymap.PromptUp:
		l.Select(l.Cursor - 1)
	case keymap.PromptDown:
		l.Select(l.Cursor + 1)
	default:
		return false
	}
	return true
}

// page returns how many items a page key moves: one fewer than are on screen, at least one.
func (l *List) page(render Render) int { return max(len(l.visible(render))-1, 1) }

// A visibleItem is an item on screen and its rows.
type visibleItem struct {
	item, row int
	rows      []string
}

// visible returns the items on screen. It first scrolls so that the whole selected item is
// visible, or its first rows if it is higher than the window.
func (l *List) visible(render Render) []visibleItem {
	if l.Len == 0 || l.Height <= 0 || l.Width <= 0 {
		return nil
	}
	l.Select(l.Cursor)
	l.top = min(max(l.top, 0), l.Cursor)
	used := 0               // rows from item i to the end of the selected one
	var rendered [][]string // the same items, from the selected one upwards
	for i := l.Cursor; i >= l.top; i-- {
		rendered = append(rendered, render(i, l.Width, i == l.Cursor))
		rows := len(rendered[l.Cursor-i])
		if i < l.Cursor {
			rows += l.Gap
		}
		if used += rows; used > l.Height && i < l.Cursor {
			l.top = i + 1
			break
		}
	}
	var out []visibleItem
	row := 0
	for i := l.top; i < l.Len && row < l.Height; i++ {
		s := visibleItem{item: i, row: row}
		if i <= l.Cursor {
			s.rows = rendered[l.Cursor-i]
		} else {
			s.rows = render(i, l.Width, false)
		}
		out = append(out, s)
		row += len(s.rows) + l.Gap
	}
	return out
}

// HasMore reports whether there are rows below the window.
func (l *List) HasMore(render Render) bool {
	shown := l.visible(render)
	if len(shown) == 0 {
		return false
	}
	last := shown[len(shown)-1]
	return last.item < l.Len-1 || last.row+len(last.rows) > l.Height
}

// Position returns the position of the cursor in words; "" if the window shows all items.
func (l *List) Position(render Render) string {
	if l.Len == 0 || l.top == 0 && !l.HasMore(render) {
		return ""
	}
	return fmt.Sprintf("%d of %d", l.Cursor+1, l.Len)
}

// View returns exactly Height rows.
func (l *List) View(render Render) []string {
	rows := make([]string, 0, max(l.Height, 0))
	for _, s := range l.visible(render) {
		rows = padRows(rows, s.row, l.Width)
		rows = append(rows, s.rows...)
	}
	return padRows(truncateRows(rows, l.Width, l.Height), l.Height, l.Width)
}

// At returns the item on row y of the window.
func (l *List) At(y int, render Render) (int, bool) {
	for _, s := range l.visible(render) {
		if y >= s.row && y < s.row+len(s.rows) {
			return s.item, true
		}
	}
	return 0, false
}
