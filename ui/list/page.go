package list

import (
	"strings"

	"pullquote/ui/keymap"

	"github.com/charmbracelet/x/ansi"
)

// A Page is a window on rows that are only read: keys scroll it.
type Page struct {
	Width, Height int

	top, len int // the first row on screen, and how many there are
}

// Set shows so many rows, from the first if that is asked for.
func (p *Page) Set(rows int, first bool) {
	p.len = rows
	if first {
		p.top = 0
	}
	p.top = min(max(p.top, 0), max(p.len-p.Height, 0))
}

// Act scrolls.
func (p *Page) Act(a keymap.Action, count int) {
	n, page := max(count, 1), max(p.Height-1, 1)
	switch a {
	case keymap.LineDown:
		p.top += n
	case keymap.LineUp:
		p.top -= n
	case keymap.PageDown:
		p.top += n * page
	case keymap.PageUp:
		p.top -= n * page
	case keymap.HalfDown:
		p.top += n * max(page/2, 1)
	case keymap.HalfUp:
		p.top -= n * max(page/2, 1)
	case keymap.Top:
		p.top = 0
	case keymap.Bottom:
		p.top = p.len
	default:
	}
	p.Set(p.len, false)
}

// More reports whether there are rows below the window.
func (p *Page) More() bool { return p.top+p.Height < p.len }

// View returns exactly Height rows of those that are given, cut to the width.
func (p *Page) View(rows []string) []string {
	rows = rows[min(p.top, len(rows)):]
	out := cut(rows[:min(len(rows), max(p.Height, 0))], p.Width)
	for len(out) < p.Height {
		out = append(out, strings.Repeat(" ", max(p.Width, 0)))
	}
	return out
}

// cut returns rows that take no more than a width, which is too little for some
// at the smallest sizes.
func cut(rows []string, width int) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = ansi.Truncate(row, max(width, 0), "")
	}
	return out
}
