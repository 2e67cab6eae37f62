// Package status is the line above the text and the one below it.
package status

import (
	"fmt"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/theme"

	"charm.land/lipgloss/v2"
)

// A Header is what the line above the text says.
type Header struct {
	Title     string
	List      bool // it is a list: its place is no percentage
	Percent   int
	Paragraph string // "¶ 3 of 12"; "" where there are none
	Minutes   int    // 0: none is left, or it is not known
}

// View is the line: the title at the left, the place at the right, a rule
// between them. What does not fit goes: first the paragraph, then the time,
// then the title is cut.
func (h Header) View(width int, th *theme.Theme, m layout.WidthMode) string {
	percent := ""
	if !h.List {
		percent = fmt.Sprintf("%d%%", h.Percent)
	}
	left := ""
	if h.Minutes > 0 {
		left = content.Duration(h.Minutes) + " left"
	}
	room := width - 4 - min(m.Width(h.Title), width/3)
	var stats string
	for _, parts := range [][]string{{h.Paragraph, percent, left}, {percent, left}, {percent}, {}} {
		stats = strings.Join(notEmpty(parts), " · ")
		if m.Width(stats)+3 <= room {
			break
		}
	}
	return rule(h.Title, stats, th.Title, th.Header, th, width, m)
}

func notEmpty(parts []string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// rule writes a horizontal line with a text at the left and one at the right.
func rule(left, right string, l, r lipgloss.Style, th *theme.Theme, width int, m layout.WidthMode) string {
	if width <= 0 {
		return ""
	}
	line := func(n int) string { return th.Border.Render(strings.Repeat("─", max(n, 0))) }
	if width < 8 {
		return theme.Cell(left, l, width, m)
	}
	tail := 0
	if right != "" {
		tail = m.Width(right) + 3
	}
	if tail > width-2 {
		right, tail = "", 0
	}
	left = m.Truncate(left, width-tail-4)
	lead := 1
	var s strings.Builder
	s.WriteString(line(lead))
	if left != "" {
		s.WriteString(" " + l.Render(left) + " ")
		lead += m.Width(left) + 2
	}
	s.WriteString(line(width - lead - tail))
	if right != "" {
		s.WriteString(" " + r.Render(right) + " " + line(1))
	}
	return s.String()
}

// A Footer is what the line below the text says. The first of its parts that is
// not empty stands at the left: an alert, a notice, the names of keys.
type Footer struct {
	Alert, Notice string
	Right         string          // the filter, the hits, the number being typed
	Keys          []keymap.Action // whose keys are named, as many as fit; the last is the last to go
}

// View is the line.
func (f Footer) View(width int, th *theme.Theme, m layout.WidthMode) string {
	switch {
	case f.Alert != "":
		return rule(f.Alert, f.Right, th.Alert, th.Header, th, width, m)
	case f.Notice != "":
		return rule(f.Notice, f.Right, th.Notice, th.Header, th, width, m)
	}
	room := width - 4
	if f.Right != "" {
		room -= m.Width(f.Right) + 4
	}
	names, used := f.names(room, th, m)
	if used == 0 || width < 8 {
		return rule("", f.Right, th.Footer, th.Header, th, width, m)
	}
	rest := rule("", f.Right, th.Footer, th.Header, th, width-used-3, m)
	return th.Border.Render("─") + " " + names + " " + rest
}

// names writes the keys with their words, and counts their cells.
func (f Footer) names(room int, th *theme.Theme, m layout.WidthMode) (string, int) {
	if len(f.Keys) == 0 {
		return "", 0
	}
	const between = " · "
	entries := make([]keymap.Entry, len(f.Keys))
	for _, e := range keymap.Table() {
		if i := slices.Index(f.Keys, e.Action); i >= 0 {
			entries[i] = e
		}
	}
	width := func(e keymap.Entry) int { return m.Width(keymap.Shown(e.Keys[0]) + " " + e.Foot) }
	last := len(entries) - 1
	used := width(entries[last])
	if used > room {
		return "", 0
	}
	var s strings.Builder
	write := func(e keymap.Entry) {
		s.WriteString(th.Key.Render(keymap.Shown(e.Keys[0])) + th.Footer.Render(" "+e.Foot))
	}
	for _, e := range entries[:last] {
		w := width(e) + m.Width(between)
		if used+w > room {
			break
		}
		used += w
		write(e)
		s.WriteString(th.Dim.Render(between))
	}
	write(entries[last])
	return s.String(), used
}
