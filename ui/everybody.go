package ui

import (
	"context"

	"pullquote/content/library"
	"pullquote/ui/explain"
	"pullquote/ui/pane"
)

// loadEverybody loads the people who are quoted in what was read.
func (m *root) loadEverybody() {
	k := &m.keeper
	k.everybody = nil
	if k.library == nil {
		m.setEverybody(&pane.Everybody{Problem: "Nothing is kept: the library is off."})
		return
	}
	m.tasks.Start(k.era, func(ctx context.Context) (func(), bool) {
		people, err := k.library.People(ctx)
		loaded := &pane.Everybody{People: people}
		if err != nil {
			loaded.Problem = explain.Screen(err).Problem
		}
		return func() { m.setEverybody(loaded) }, false
	})
}

func (m *root) setEverybody(e *pane.Everybody) {
	m.keeper.everybody = e
	m.refresh()
	m.overlay.resize(m.areas.Body)
}

// listSaid loads what a person said.
func (m *root) listSaid(p library.Person) {
	k := &m.keeper
	all := k.everybody.People
	m.tasks.Start(k.era, func(ctx context.Context) (func(), bool) {
		said, err := k.library.SaidBy(ctx, p.Key)
		loaded := &pane.Everybody{People: all, Person: p, Said: said}
		if err != nil {
			loaded.Problem = explain.Screen(err).Problem
		}
		return func() { m.setEverybody(loaded) }, false
	})
}

// openSaid opens a document at a quotation.
func (m *root) openSaid(s library.Said) {
	k := &m.keeper
	m.tasks.Start(k.era, func(ctx context.Context) (func(), bool) {
		at, ok, err := k.library.Locate(ctx, &s.Document, s.At)
		return func() {
			m.tell(err)
			if ok {
				m.openKept(s.Document, &at)
			}
		}, false
	})
}
