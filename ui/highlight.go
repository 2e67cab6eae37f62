package ui

import (
	"context"
	"slices"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/ui/render"
	"pullquote/ui/task"
)

// A highlighter highlights the code near the screen, one block at a time: a lexer whose
// result is no longer wanted may still run for a while.
type highlighter struct {
	prepare func(*content.Code) // what find needs besides the time for the code
	find    findColours
	code    *content.Code // being highlighted; nil: none
	era     *task.Era
}

// findColours highlights code until the context is done. It runs outside the update loop.
type findColours func(context.Context, *render.Renderer, *content.Code) render.Highlighted

func highlight(ctx context.Context, r *render.Renderer, code *content.Code) render.Highlighted {
	return r.Highlight(ctx, code)
}

// highlightNext starts highlighting the next block of code near the screen, if there is
// one. It cancels a block that is no longer near.
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
	code, r, prepare, find := plain[0], m.look.Renderer, h.prepare, h.find
	h.code, h.era = code, task.NewEra(context.Background())
	m.tasks.Start(h.era, func(ctx context.Context) (func(), bool) {
		prepare(code)
		ctx, cancel := context.WithTimeout(ctx, bounds.MaxCodeTime)
		defer cancel()
		found := find(ctx, r, code)
		return func() {
			r.SetHighlighted(code, found)
			m.page.text.Recolour(code)
		}, false
	}).OnEnd(func() { h.code = nil })
}

// stop cancels the current block, because the theme is about to change.
func (h *highlighter) stop() {
	if h.code != nil {
		h.era.End()
	}
}
