package widget

import (
	"strings"

	"pullquote/content/search"
	"pullquote/ui/layout"
	"pullquote/ui/render"
	"pullquote/ui/theme"

	"charm.land/lipgloss/v2"
)

// A Look is everything that determines how text is drawn, and how wide it is. Make one with
// [NewLook].
type Look struct {
	Theme     *theme.Theme
	WidthMode layout.WidthMode
	Renderer  *render.Renderer // of code and tables
}

// NewLook returns the look of a theme.
func NewLook(th *theme.Theme, mode layout.WidthMode) Look { return Look{th, mode, render.New(th)} }

// Paint returns a row of text in one style, padded to width cells, with matches
// highlighted. The matches are those in the text that the row was wrapped from.
func (l Look) Paint(line layout.Line, base lipgloss.Style, matches []search.Match, width int) string {
	return l.PaintHits(line, base, matches, search.Match{}, width)
}

// PaintHits is [Look.Paint] with a current match, which stands out among the others.
func (l Look) PaintHits(line layout.Line, base lipgloss.Style, matches []search.Match, now search.Match, width int) string {
	var s strings.Builder
	used := 0
	for _, r := range line.Runs {
		used += l.WidthMode.Width(r.Text)
		at := 0
		for _, m := range matches {
			start, end := max(m.Start-r.Offset, at), min(m.End-r.Offset, len(r.Text))
			if r.Offset < 0 || start >= end {
				continue
			}
			if start > at {
				s.WriteString(base.Render(r.Text[at:start]))
			}
			style := l.Theme.HitText
			if m == now {
				style = l.Theme.HitNowText
			}
			s.WriteString(style.Inherit(base).Render(r.Text[start:end]))
			at = end
		}
		if at < len(r.Text) {
			s.WriteString(base.Render(r.Text[at:]))
		}
	}
	if used < width {
		s.WriteString(strings.Repeat(" ", width-used))
	}
	return s.String()
}

// Cell returns text padded or truncated to width cells.
func (l Look) Cell(text string, st lipgloss.Style, width int) string {
	if width <= 0 {
		return ""
	}
	return st.Inline(true).Render(l.WidthMode.Pad(text, width))
}

// Justify returns width cells with one text on the left and another on the right. It drops the
// right one unless the whole left one fits beside it, or two thirds of the width are left.
func (l Look) Justify(left, right string, leftStyle, rightStyle lipgloss.Style, width int) string {
	left = l.WidthMode.Truncate(left, width)
	w := l.WidthMode.Width(right)
	if right == "" || width < w+1+min(l.WidthMode.Width(left), width*2/3) {
		return l.Cell(left, leftStyle, width)
	}
	return l.Cell(left, leftStyle, width-w-1) + " " + rightStyle.Render(right)
}
