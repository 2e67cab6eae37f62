package widget

import (
	"strings"

	"pullquote/ui/layout"
)

// Message returns rows that fill the window of a list with a message.
func (l Look) Message(text string, list *List) []string {
	var rows []string
	for _, line := range layout.WrapString(text, max(list.Width-4, 1), l.WidthMode) {
		rows = append(rows, l.Cell("  "+line.String(), l.Theme.Dim, list.Width))
	}
	return padRows(rows[:min(len(rows), max(list.Height, 0))], list.Height, list.Width)
}

// Clip returns at most the first maxRows rows of a text. If rows are dropped, the last one
// ends in an ellipsis.
func Clip(lines []layout.Line, maxRows, width int, mode layout.WidthMode) []layout.Line {
	if len(lines) <= maxRows {
		return lines
	}
	lines = lines[:maxRows:maxRows]
	last := &lines[maxRows-1]
	text := last.String()
	if len(last.Runs) == 0 {
		return lines
	}
	if mode.Width(text)+2 > width {
		text, _ = mode.Cut(text, max(width-2, 0))
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
