package ui

import (
	"context"
	"io"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/ui/layout"
	"pullquote/ui/theme"

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

// Print writes the article as text, laid out as the reader shows it, but from
// the left edge. The error is w's.
func Print(w io.Writer, a *content.Article, o PrintOptions) error {
	th := o.Style.Open(theme.Unknown, !o.Color)
	doc := describe(a)
	lo := layout.Options{Width: o.Width, Method: layout.PerCluster, Signs: th.Signs, Notes: doc.figures(), Meta: doc.meta()}
	if o.Width <= 0 {
		lo.Width = unwrapped
		lo.Signs.Rule = strings.TrimSpace(lo.Signs.Rule)
	}
	lo.Foreign = th.Foreign(lo.Method)
	flow := layout.NewFlow(a, lo)
	patience := 2 * maxHighlight
	for i, b := range a.Blocks() {
		for _, code := range theme.Code(b) {
			highlightNow(highlight, th, code, &patience)
		}
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

// highlightNow highlights code before it is printed. It takes the time that it has
// waited in vain off patience. Without patience code stays plain.
func highlightNow(find highlighter, th *theme.Theme, code *content.Code, patience *time.Duration) {
	if *patience <= 0 || !th.NeedsHighlight(code) {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), maxHighlight)
	defer cancel()
	begun := time.Now()
	found := make(chan theme.Highlighted, 1)
	go func() { found <- find(ctx, th, code) }() // it may go on for a while after the context is done
	select {
	case colours := <-found:
		th.SetHighlighted(code, colours)
	case <-ctx.Done():
		th.SetHighlighted(code, theme.Highlighted{})
	}
	if ctx.Err() != nil {
		*patience -= time.Since(begun)
	}
}

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
