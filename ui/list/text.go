package list

import (
	"strings"

	"pullquote/content/search"
	"pullquote/ui/layout"
	"pullquote/ui/theme"
)

// Message fills a list's window with a sentence.
func Message(text string, l *List, th *theme.Theme, m layout.WidthMode) []string {
	var rows []string
	for _, line := range layout.WrapString(text, max(l.Width-4, 1), m) {
		rows = append(rows, theme.Cell("  "+line.String(), th.Dim, l.Width, m))
	}
	rows = rows[:min(len(rows), max(l.Height, 0))]
	for len(rows) < l.Height {
		rows = append(rows, strings.Repeat(" ", max(l.Width, 0)))
	}
	return rows
}

// Clip keeps the first rows of a text; where some are lost the last ends in an
// ellipsis.
func Clip(lines []layout.Line, most, width int, m layout.WidthMode) []layout.Line {
	if len(lines) <= most {
		return lines
	}
	lines = lines[:most:most]
	last := &lines[most-1]
	text := last.String()
	if len(last.Runs) == 0 {
		return lines
	}
	if m.Width(text)+2 > width {
		text, _ = m.Cut(text, max(width-2, 0))
		if i := strings.LastIndexByte(text, ' '); i > 0 {
			text = text[:i]
		}
	}
	last.Runs = []layout.Run{
		{Text: strings.TrimRight(text, " "), Offset: last.Start},
		{Text: " …", Offset: -1},
	}
	if width < 3 {
		last.Runs = last.Runs[:1]
	}
	return lines
}

// Hits are the places of a text that a query finds.
func Hits(q search.Query, text string) []theme.Stretch {
	if q.Empty() {
		return nil
	}
	var out []theme.Stretch
	for _, m := range q.Find(text) {
		out = append(out, theme.Stretch{Start: m.Start, End: m.End})
	}
	return out
}
