package ui

import (
	"context"

	"pullquote/content/library"
)

// The text of what was read is kept with its quotations, so that it can be searched and read
// without its source.

// needsText reports whether the text of a page is still to be kept.
func (k *keeper) needsText(p *page) bool {
	r := &p.record
	return k.library != nil && k.keepsTexts && p.isShown() && !p.home.Alone && r.textOf != p.doc.Analysis() && r.isKept && r.text != library.Hash{} && !r.isPending() && p.doc.IsAnalysed()
}

// keepText keeps the text of the page, once everything in it has been found.
func (m *root) keepText() {
	k, p := &m.keeper, m.page
	if !k.needsText(p) {
		return
	}
	keep := p.textChange()
	m.tasks.Start(k.reading, func(ctx context.Context) (func(), bool) {
		err := keep(ctx, k.library)
		return func() { m.tell(err) }, false
	})
}

// maxLastText bounds the texts that are kept when the program ends, in bytes.
const maxLastText = 256 << 10

// addText queues the text of the last page, unless it has been kept already.
func (k *keeper) addText(p *page) {
	if k.needsText(p) && p.doc.Analysis().Index.Size() <= maxLastText {
		k.queue(p.textChange())
	}
}

// textChange returns the change that keeps the text of the page.
func (p *page) textChange() change {
	r := &p.record
	now := p.state()
	v, x := p.visit(now), p.doc.Analysis()
	r.textOf, r.hasRow, r.kept = x, true, now
	return func(ctx context.Context, l *library.Library) error {
		return l.KeepText(ctx, v, x.Article, library.Quoted(x))
	}
}
