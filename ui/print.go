package ui

import (
	"context"
	"io"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/isolate"
	"pullquote/ui/layout"
	"pullquote/ui/reading"
	"pullquote/ui/render"
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

// unwrapped is a width that no paragraph exceeds.
const unwrapped = 1 << 30

// Print writes an article as text, laid out as on screen but without a left margin. It
// returns the first error of w.
func Print(w io.Writer, a *content.Article, o PrintOptions) error {
	th := o.Style.Open(theme.Palette{}, !o.Color)
	look := widget.NewLook(th, layout.PerCluster)
	lo := reading.Options(analysis.Describe(a), look)
	lo.Width, lo.PlainCode, lo.Whole = o.Width, true, true
	if o.Width <= 0 {
		lo.Width = unwrapped
		lo.Glyphs.Rule = strings.TrimSpace(lo.Glyphs.Rule)
	}
	flow := layout.NewFlow(a, lo)
	budget := 2 * maxPrintHighlight
	for i, b := range a.Blocks() {
		for _, code := range render.Code(b) {
			if look.Renderer.NeedsHighlight(code) {
				render.PrepareHighlight(code)
				highlightNow(highlight, look.Renderer, code, &budget)
			}
		}
		for part := range flow.Parts(i) {
			for row, l := range flow.Lines(layout.Pos{Block: i, Part: part}) {
				if i == 0 && part == 0 && row == 0 && l.Gap {
					continue
				}
				if _, err := io.WriteString(w, renderLine(l, th, o.Color)+"\n"); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// maxPrintHighlight bounds the time spent on highlighting one block of code that is printed. It is
// far more than code written by people needs, so that what is printed does not depend on the
// machine.
const maxPrintHighlight = 3 * time.Second

// highlightNow highlights code before it is printed. Time spent on code that took too long
// is subtracted from budget. Once the budget is used up, code stays plain.
func highlightNow(find findColours, r *render.Renderer, code *content.Code, budget *time.Duration) {
	if *budget <= 0 || !r.NeedsHighlight(code) {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), maxPrintHighlight)
	defer cancel()
	begun := time.Now()
	found := make(chan render.Highlighted, 1)
	// It may run on for a while after ctx is done.
	isolate.Go(func() { found <- find(ctx, r, code) }, func(*isolate.Panic) { found <- render.Highlighted{} })
	select {
	case colours := <-found:
		r.SetHighlighted(code, colours)
	case <-ctx.Done():
		r.SetHighlighted(code, render.Highlighted{})
	}
	if ctx.Err() != nil {
		*budget -= time.Since(begun)
	}
}

// renderLine returns a line ready to be printed.
func renderLine(l layout.Line, th *theme.Theme, color bool) string {
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
