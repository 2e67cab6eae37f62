package theme

import (
	"strings"

	"pullquote/ui/layout"

	"charm.land/lipgloss/v2"
)

// A Stretch is part of a text, in bytes.
type Stretch struct{ Start, End int }

// Paint writes a row of a pane in one style, with the hits in it lit, and fills
// it up to width cells. Hits are stretches of the text that the row was wrapped
// from, in order.
func (t *Theme) Paint(l layout.Line, base lipgloss.Style, hits []Stretch, width int, m layout.WidthMode) string {
	var s strings.Builder
	used := 0
	for _, r := range l.Runs {
		used += m.Width(r.Text)
		at := 0
		for _, h := range hits {
			start, end := max(h.Start-r.Offset, at), min(h.End-r.Offset, len(r.Text))
			if r.Offset < 0 || start >= end {
				continue
			}
			if start > at {
				s.WriteString(base.Render(r.Text[at:start]))
			}
			s.WriteString(t.HitText.Inherit(base).Render(r.Text[start:end]))
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

// Cell writes text in exactly width cells.
func Cell(text string, st lipgloss.Style, width int, m layout.WidthMode) string {
	if width <= 0 {
		return ""
	}
	return st.Inline(true).Render(m.Pad(text, width))
}

// Justify writes one text at the left and another at the right of width cells. The
// right one goes when there is no room for both.
func Justify(left, right string, l, r lipgloss.Style, width int, m layout.WidthMode) string {
	w := m.Width(right)
	if right == "" || width < w+1+min(m.Width(left), 3) {
		return Cell(left, l, width, m)
	}
	return Cell(left, l, width-w-1, m) + " " + r.Render(right)
}
