package ui

import (
	"context"
	"fmt"
	"time"

	"pullquote/content/library"
	"pullquote/ui/document"
	"pullquote/ui/explain"
	"pullquote/ui/pane"
)

// maxRecent bounds the documents in the list of what was read.
const maxRecent = 1000

// loadRecent loads the list of what was read.
func (m *root) loadRecent() {
	k := &m.keeper
	k.recent = nil
	if k.library == nil {
		k.recent = &pane.Recent{Problem: "Nothing is kept: the library is off."}
		m.refresh()
		return
	}
	k.add(m.page)
	current := m.page.record.source
	m.tasks.Start(k.era, func(ctx context.Context) (func(), bool) {
		k.write(ctx)
		documents, err := k.library.Recent(ctx, maxRecent)
		loaded := &pane.Recent{Now: time.Now(), Documents: reopenable(documents, current)}
		if err != nil {
			loaded.Problem = explain.Screen(err).Problem
		}
		return func() {
			m.tell(k.takeFailures()...)
			k.recent = loaded
			m.refresh()
			m.overlay.resize(m.areas.Body)
		}, false
	})
}

// reopenable returns the documents that have a source, except the current one.
func reopenable(documents []library.Document, current string) []library.Document {
	var out []library.Document
	for _, d := range documents {
		if d.Source != "" && d.Source != current {
			out = append(out, d)
		}
	}
	return out
}

// openKept opens a document of the library.
func (m *root) openKept(source, name string) {
	open := m.keeper.open
	if open == nil {
		return
	}
	m.overlay = overlay{}
	ref := document.Ref{Spec: source, Name: name}
	if source == library.BuiltIn {
		ref.Spec = ""
	}
	m.openSource(document.Request{Ref: ref, Updates: func(ctx context.Context) <-chan document.Update { return open(ctx, ref) }}, source)
}

// findOffer looks for what could be continued, if the built-in article is open.
func (m *root) findOffer() {
	const candidates = 10
	k := &m.keeper
	if k.library == nil || m.page.record.source != library.BuiltIn {
		return
	}
	m.tasks.Start(k.era, func(ctx context.Context) (func(), bool) {
		documents, err := k.library.Recent(ctx, candidates)
		for _, d := range reopenable(documents, library.BuiltIn) {
			if d.Place.IsInside() {
				return func() { k.offer = fmt.Sprintf("%s, %s", d.Title, d.Place.Percent()) }, false
			}
		}
		return func() { m.tell(err) }, false
	})
}

// offer returns the part of the footer that offers what could be continued, below the
// built-in article.
func (m *root) offer(width int) string {
	const minOffer = 20 // cells
	if m.keeper.offer == "" || m.page.record.source != library.BuiltIn || width/2 < minOffer {
		return ""
	}
	return "R recent: " + m.look.WidthMode.Truncate(m.keeper.offer, width/2-len("R recent: "))
}
