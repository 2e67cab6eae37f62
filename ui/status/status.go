// Package status is the line above the text and the one below it.
package status

import (
	"fmt"
	"strings"

	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/theme"

	"charm.land/lipgloss/v2"
)

// A Head is what the line above the text says.
type Head struct {
	Title     string
	Percent   int
	Paragraph string // "¶ 3 of 12"; "" where there are none
	Minutes   int    // 0: none is left, or it is not known
}

// View is the line: the title at the left, the place at the right, a rule
// between them. What does not fit goes: first the paragraph, then the time,
// then the title is cut.
func (h Head) View(width int, th *theme.Theme, m layout.Method) string {
	percent := fmt.Sprintf("%d%%", h.Percent)
	left := ""
	if h.Minutes > 0 {
		left = fmt.Sprintf("%d min left", h.Minutes)
	}
	room := width - 4 - min(m.Width(h.Title), width/3)
	var stats string
	for _, parts := range [][]string{{h.Paragraph, percent, left}, {percent, left}, {percent}, {}} {
		stats = strings.Join(notEmpty(parts), " · ")
		if m.Width(stats)+3 <= room {
			break
		}
	}
	return rule(h.Title, stats, th.Title, th.Head, th, width, m)
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
func rule(left, right string, l, r lipgloss.Style, th *theme.Theme, width int, m layout.Method) string {
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

// A Foot is what the line below the text says. The first of its parts that is
// not empty stands at the left: an alert, a notice, the names of keys.
type Foot struct {
	Alert, Notice string
	Right         string // the hits, and the number being typed
	Learnt        bool   // the help has been seen: no more names of keys
}

// View is the line.
func (f Foot) View(width int, th *theme.Theme, m layout.Method) string {
	switch {
	case f.Alert != "":
		return rule(f.Alert, f.Right, th.Alert, th.Head, th, width, m)
	case f.Notice != "":
		return rule(f.Notice, f.Right, th.Notice, th.Head, th, width, m)
	}
	room := width - 4
	if f.Right != "" {
		room -= m.Width(f.Right) + 4
	}
	names, used := keys(room, f.Learnt, th, m)
	if used == 0 || width < 8 {
		return rule("", f.Right, th.Foot, th.Head, th, width, m)
	}
	rest := rule("", f.Right, th.Foot, th.Head, th, width-used-3, m)
	return th.Border.Render("─") + " " + names + " " + rest
}

// keys names a few keys, as many as fit, and counts their cells. The help is the
// last to go. Who has seen it is reminded of it alone.
func keys(room int, learnt bool, th *theme.Theme, m layout.Method) (string, int) {
	var others []keymap.Entry
	var help keymap.Entry
	for _, e := range keymap.Table() {
		switch {
		case e.Action == keymap.Help:
			help = e
		case e.Foot != "" && !learnt:
			others = append(others, e)
		}
	}
	name := func(e keymap.Entry) string { return keymap.Shown(e.Keys[0]) + " " + e.Foot }
	const between = " · "
	used := m.Width(name(help))
	if used > room {
		return "", 0
	}
	var s strings.Builder
	for _, e := range others {
		w := m.Width(name(e)) + m.Width(between)
		if used+w > room {
			break
		}
		used += w
		s.WriteString(th.Key.Render(keymap.Shown(e.Keys[0])) + th.Foot.Render(" "+e.Foot) + th.Dim.Render(between))
	}
	s.WriteString(th.Key.Render(keymap.Shown(help.Keys[0])) + th.Foot.Render(" "+help.Foot))
	return s.String(), used
}
