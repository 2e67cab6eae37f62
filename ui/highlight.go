package ui

import (
	"context"
	"slices"
	"time"

	"pullquote/content"
	"pullquote/ui/render"
	"pullquote/ui/task"
)

// maxHighlight bounds how long the colours of a block of code are looked for: far longer
// than any code needs that people write.
const maxHighlight = 3 * time.Second

// A highlighter finds the colours of code near the screen, one block at a time: a lexer that
// nobody waits for any more may still run for a while.
type highlighter struct {
	find findColours
	code *content.Code // the block whose colours are looked for; nil: there is none
	era  *task.Era
}

// findColours finds the colours of code until the context is done. It runs beside the loop.
type findColours func(context.Context, *render.Renderer, *content.Code) render.Highlighted

func highlight(ctx context.Context, r *render.Renderer, code *content.Code) render.Highlighted {
	return r.Highlight(ctx, code)
}

// highlightNext begins to look for the colours of the next block of code near the screen, if
// there is one. It gives up a block that is not near any more.
func (m *root) highlightNext() {
	if !m.page.isShown() || !m.session.IsSized() || !m.session.Ready {
		return
	}
	h := &m.highlighter
	plain := m.page.text.UnhighlightedCode()
	if h.code != nil {
		if !slices.ContainsFunc(plain, func(c *content.Code) bool { return *c == *h.code }) {
			h.era.End()
		}
		return
	}
	if len(plain) == 0 {
		return
	}
	code, r, find := plain[0], m.look.Renderer, h.find
	h.code, h.era = code, task.NewEra(context.Background())
	m.tasks.Start(h.era, func(ctx context.Context) (func(), bool) {
		ctx, cancel := context.WithTimeout(ctx, maxHighlight)
		defer cancel()
		found := find(ctx, r, code)
		return func() {
			r.SetHighlighted(code, found)
			m.page.text.Recolour(code)
		}, false
	}).OnEnd(func() { h.code = nil })
}

// stop gives up what is being looked for: it would have the colours of another theme.
func (h *highlighter) stop() {
	if h.code != nil {
		h.era.End()
	}
}
