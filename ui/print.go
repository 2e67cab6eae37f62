package ui

import (
	"io"
	"strings"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/ui/layout"
	"pullquote/ui/reading"
	"pullquote/ui/theme"
	"pullquote/ui/widget"

	"charm.land/lipgloss/v2"
)

// PrintOptions say how to print an article.
type PrintOptions struct {
	Width int // of the text, in cells; 0: paragraphs are not wrapped
	Style theme.Source
	Color bool
}

// unwrapped is a width that no paragraph reaches.
const unwrapped = 1 << 30

// Print writes an article as text, laid out as the reader shows it, but from the left edge.
// The error is w's.
func Print(w io.Writer, a *content.Article, o PrintOptions) error {
	th := o.Style.Open(theme.Unknown, !o.Color)
	lo := reading.Options(analysis.Describe(a), widget.Look{Theme: th, WidthMode: layout.PerCluster})
	lo.Width = o.Width
	if o.Width <= 0 {
		lo.Width = unwrapped
		lo.Glyphs.Rule = strings.TrimSpace(lo.Glyphs.Rule)
	}
	flow := layout.NewFlow(a, lo)
	for i := range a.Blocks() {
		for row, l := range flow.Lines(i) {
			if i == 0 && row == 0 && l.Gap {
				continue
			}
			if _, err := io.WriteString(w, printed(l, th, o.Color)+"\n"); err != nil {
				return err
			}
		}
	}
	return nil
}

// printed returns a line as it is printed.
func printed(l layout.Line, th *theme.Theme, color bool) string {
	if !color {
		return strings.TrimRight(l.String(), " ")
	}
	var s strings.Builder
	for _, r := range l.Runs {
		st := lipgloss.NewStyle()
		if r.Role != layout.Blank {
			st = th.Run(r, theme.Unlit)
		}
		s.WriteString(st.Render(r.Text))
	}
	return s.String()
}
