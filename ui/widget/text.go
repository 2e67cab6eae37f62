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

// Wrap breaks a text into at most maxRows rows. If it drops any, the last one ends in an
// ellipsis. The work depends on the rows, not on the length of the text.
func Wrap(text string, width, maxRows int, mode layout.WidthMode) []layout.Line {
	lines, hasMore := layout.WrapRows(text, max(width, 1), maxRows, mode)
	if !hasMore || maxRows <= 0 {
		return lines
	}
	last := &lines[maxRows-1]
	row := last.String()
	if len(last.Runs) == 0 {
		return lines
	}
	if mode.Width(row)+2 > width {
		row, _ = mode.Cut(row, max(width-2, 0))
		if i := strings.LastIndexByte(row, ' '); i > 0 {
			row = row[:i]
		}
	}
	last.Runs = []layout.Run{
		{Text: strings.TrimRight(row, " "), Offset: last.Start},
		{Text: " …", Offset: -1},
	}
	if width < 3 {
		last.Runs = last.Runs[:1]
	}
	return lines
}
