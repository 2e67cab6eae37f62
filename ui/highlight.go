package ui

import (
	"context"
	"slices"
	"time"

	"pullquote/content"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
)

// maxHighlight bounds how long the colours of a block of code are looked for: far
// longer than any code needs that people write.
const maxHighlight = 3 * time.Second

// A highlighter finds the colours of code in a theme until the context is done. It
// runs beside the update loop.
type highlighter func(context.Context, *theme.Theme, *content.Code) theme.Highlighted

func highlight(ctx context.Context, th *theme.Theme, code *content.Code) theme.Highlighted {
	return th.Highlight(ctx, code)
}

// A coloured is a block of code and what was found for it.
type coloured struct {
	code    *content.Code
	colours theme.Highlighted
}

// highlightNext begins to highlight the next block of code near the screen, if there
// is one and no other is being highlighted. What is being highlighted is given up when
// it is no longer near.
func (m *model) highlightNext() tea.Cmd {
	if m.doc == nil || !m.sized || !m.look.settled {
		return nil
	}
	plain := m.text.PlainCode()
	if m.highlights.Busy() {
		if !slices.ContainsFunc(plain, func(c *content.Code) bool { return *c == *m.highlighting }) {
			m.highlights.EndEra()
		}
		return nil
	}
	if len(plain) == 0 {
		return nil
	}
	code, th, find := plain[0], m.look.theme, m.highlight
	m.highlighting = code
	run := m.highlights.Start(func(ctx context.Context) coloured {
		ctx, cancel := context.WithTimeout(ctx, maxHighlight)
		defer cancel()
		return coloured{code, find(ctx, th, code)}
	})
	return func() tea.Msg { return run() }
}

// colour shows code in the colours that were found for it.
func (m *model) colour(c coloured) {
	m.look.theme.SetHighlighted(c.code, c.colours)
	m.text.Recolour(c.code)
}
