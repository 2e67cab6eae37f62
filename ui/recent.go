package ui

import (
	"context"
	"errors"
	"fmt"
	"time"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/content/source"
	"pullquote/ui/document"
	"pullquote/ui/explain"
	"pullquote/ui/pane"
	"pullquote/ui/task"

	tea "charm.land/bubbletea/v2"
)

// maxRecent bounds the documents in the list of what was read.
const maxRecent = 10_000

// loadRecent loads the list of what was read, and repeats the search in it.
func (m *root) loadRecent() {
	k := &m.keeper
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
			if k.found != nil {
				m.searchLibrary(k.found.Query)
			}
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

// openKept opens a document of the library: at a place, or where the reader left it if at is
// nil. If its source cannot be opened, it opens the text that was kept.
func (m *root) openKept(d library.Document, at *content.Locator) tea.Cmd {
	k, open := &m.keeper, m.keeper.open
	if d.Source != "" && d.Source == m.page.record.source && at != nil {
		return m.jumpTo(*at)
	}
	m.overlay = overlay{}
	ref := document.Ref{Spec: d.Source, Name: d.Title}
	if d.Source == library.BuiltIn {
		ref.Spec = ""
	}
	r := document.Request{Ref: ref, Updates: func(ctx context.Context) <-chan document.Update { return open(ctx, ref) }}
	if open == nil || d.Source == "" {
		r.Updates = func(ctx context.Context) <-chan document.Update {
			return document.Stream(ctx, ref, func(send func(document.Update)) { send(k.keptText(ctx, &d, "its source is not known")) })
		}
	}
	m.openSource(k.orKept(r, func(context.Context) (*library.Document, error) { return &d, nil }), d.Source)
	if at != nil {
		r := &m.pending.record
		r.resume, r.isFresh, r.isAsked = &library.Place{Locator: *at}, true, true
	}
	return nil
}

// orKept returns a request for the same document. If its source cannot be opened, it opens the
// text that was kept, but not if the document that leads there has no right to open it.
func (k *keeper) orKept(r document.Request, find func(context.Context) (*library.Document, error)) document.Request {
	updates := r.Updates
	r.Updates = func(ctx context.Context) <-chan document.Update {
		return document.Stream(ctx, r.Ref, func(send func(document.Update)) {
			isOpen := false
			for u := range updates(ctx) {
				if u.Err != nil && !isOpen && !source.IsRefused(u.Err) {
					if d, err := find(ctx); d != nil && err == nil {
						if kept := k.keptText(ctx, d, problem(u.Err)); kept.Err == nil {
							u = kept
						}
					}
				}
				isOpen = isOpen || u.Article != nil
				send(u)
			}
		})
	}
	return r
}

// errNotKept means that the text of a document has not been kept.
var errNotKept = errors.New("its text was not kept")

// keptText returns the text of a document that was kept. Why says why its source is not opened.
func (k *keeper) keptText(ctx context.Context, d *library.Document, why string) document.Update {
	kept, err := k.library.TextOf(ctx, d)
	switch {
	case err != nil:
		return document.Update{Err: err}
	case kept == nil:
		return document.Update{Err: errNotKept}
	}
	a := kept.Article
	a.Problems = []content.Text{content.SanitizeLine(fmt.Sprintf("the text of %s; %s", kept.At.Local().Format("2 January 2006"), why))}
	u := document.Update{Article: a, Percent: 100}
	if k.openLinks != nil && d.Source != "" {
		u.OpenLink = k.openLinks(d.Source)
	}
	return u
}

// jumpTo goes to a place in the page.
func (m *root) jumpTo(l content.Locator) tea.Cmd {
	p := m.page
	a := p.doc.Article()
	m.tasks.Start(p.doc.Era(), func(context.Context) (func(), bool) {
		at, match := l.Resolve(a)
		return func() {
			if m.page != p {
				return
			}
			if match == content.Lost {
				m.notice.text = "that passage is no longer in the article"
				return
			}
			m.applyOutcome(p.doc.Jump(at))
		}, false
	})
	return nil
}

// Bounds of a search in what was read while it is typed: the length of the text, in bytes, from
// which on texts are searched, and the hits.
const (
	minQuery = 3
	maxFound = 50
)

// searchLibrary searches everything that was read.
func (m *root) searchLibrary(text string) {
	k := &m.keeper
	k.searching.End()
	k.searching = task.NewEra(context.Background())
	if k.library == nil || len(text) < minQuery {
		k.found = nil
		m.refresh()
		return
	}
	m.tasks.Start(k.searching, func(ctx context.Context) (func(), bool) {
		found := &pane.Found{Query: text}
		q, err := library.ParseQuery(text)
		if err != nil {
			found.Problem = err.Error()
		} else if found.Hits, err = k.library.Search(ctx, q, maxFound+1); err != nil {
			found.Problem = explain.Screen(err).Problem
		}
		if len(found.Hits) > maxFound {
			found.Hits, found.HasMore = found.Hits[:maxFound], true
		}
		return func() {
			k.found = found
			m.refresh()
			m.overlay.resize(m.areas.Body)
		}, false
	})
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
