package ui

import (
	"pullquote/content"
	"pullquote/content/library"

	tea "charm.land/bubbletea/v2"
)

// reload opens the source of the page again. Once it has text, it takes the place of the page,
// at the same place in the text.
func (m *root) reload() tea.Cmd {
	p := m.page
	switch {
	case p.request.Ref.Spec == standardInput:
		m.notice.text = "standard input cannot be read again"
		return nil
	case m.pending != nil:
		m.notice.text = m.keys.Expand("something else is being opened; {back} cancels it")
		return nil
	}
	m.keep(p)
	next := m.newPage(p.request, p.record.source, true)
	next.isNext, next.isEntry, next.greeting = true, p.isEntry, p.greeting
	next.isReload = true
	next.record.hasRow, next.record.isKept = p.record.hasRow, p.record.isKept
	if at := p.state(); at != (state{}) && !p.home.Alone {
		next.record.resume = &library.Place{
			Locator:  content.NewLocator(p.doc.Article(), content.Range{Start: at.at, End: at.at}),
			Fraction: float64(p.context.Progress.Percent) / 100,
		}
	}
	m.pending = next
	m.notice.text = "reloading…"
	return nil
}

// reloaded is the notice for a page that has been opened again.
const reloaded = "reloaded"

// standardInput is the source that stands for the standard input.
const standardInput = "-"
