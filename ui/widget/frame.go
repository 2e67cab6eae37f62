package widget

import "strings"

// Rows and columns that a frame adds to its content: a line all around, and a space on the
// left and right.
const (
	FrameRows    = 2
	FrameColumns = 4
)

// CanFrame reports whether width columns and height rows leave room for a frame.
func CanFrame(width, height int) bool { return width >= 8 && height >= 3 }

// Frame draws a frame around rows, with a title in the top edge. The rows must be as wide
// as the inside of the frame. The bottom edge has the position in the rows, and says if more
// follow below.
func (l Look) Frame(title string, rows []string, width int, position string, more bool) []string {
	edge := l.Theme.BorderFocus
	title = l.WidthMode.Truncate(title, max(width-6, 0))
	line := strings.Repeat("─", max(width-5-l.WidthMode.Width(title), 0))
	out := []string{edge.Render("╭─ ") + l.Theme.PaneFocus.Render(title) + edge.Render(" "+line+"╮")}
	for _, r := range rows {
		out = append(out, edge.Render("│")+" "+r+" "+edge.Render("│"))
	}
	hint, inside := position, max(width-FrameColumns, 0)
	if more {
		hint = strings.TrimPrefix(hint+" · more ↓", " · ")
	}
	if hint != "" {
		hint = " " + hint + " ─"
	}
	if l.WidthMode.Width(hint) > inside {
		hint = ""
	}
	return append(out, edge.Render("╰"+strings.Repeat("─", inside+2-l.WidthMode.Width(hint))+hint+"╯"))
}

// Heading draws a line with the title of a pane that has no frame.
func (l Look) Heading(title string, focused bool, width int) string {
	st := l.Theme.PaneTitle
	if focused {
		st = l.Theme.PaneFocus
	}
	text := l.WidthMode.Truncate(title, max(width-2, 0))
	line := strings.Repeat("─", max(width-3-l.WidthMode.Width(text), 0))
	out := strings.Repeat(" ", min(1, width)) + st.Render(text)
	if line != "" {
		out += " " + l.Theme.Border.Render(line) + " "
	}
	return out
}
