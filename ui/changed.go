package ui

import (
	"context"

	"pullquote/content/diff"
	"pullquote/content/library"
	"pullquote/ui/explain"
	"pullquote/ui/pane"
)

// findChanges compares the article with the text of it that was read before.
func (m *root) findChanges() {
	k, p := &m.keeper, m.page
	r := &p.record
	if r.changes != nil {
		return
	}
	if k.library == nil {
		m.setChanges(p, &pane.Changes{Problem: "Nothing is kept: the library is off."})
		return
	}
	a, source := p.doc.Article(), r.source
	m.tasks.Start(p.doc.Era(), func(ctx context.Context) (func(), bool) {
		c := &pane.Changes{}
		d, hash := library.NewDigest(a), library.Hash{}
		for d.Step() && ctx.Err() == nil {
		}
		hash = d.Hash()
		kept, err := k.before(ctx, source, hash)
		switch {
		case err != nil:
			c.Problem = explain.Screen(err).Problem
		case kept == nil:
			c.Problem = "No other text of this article was kept."
		default:
			c.List, c.Since = diff.Articles(kept.Article, a), kept.At
		}
		return func() { m.setChanges(p, c) }, false
	})
}

// before returns the text of an article that was kept before the one with a hash, or nil if
// no earlier text was kept.
func (k *keeper) before(ctx context.Context, source string, hash library.Hash) (*library.KeptText, error) {
	d, err := k.library.ByText(ctx, hash)
	if d == nil && err == nil {
		d, err = k.library.BySource(ctx, source)
	}
	if d == nil || err != nil {
		return nil, err
	}
	return k.library.TextBefore(ctx, d, hash)
}

func (m *root) setChanges(p *page, c *pane.Changes) {
	p.record.changes = c
	m.refresh()
	m.overlay.resize(m.areas.Body)
}
