package ui

import (
	"context"
	"slices"

	"pullquote/content/library"
	"pullquote/ui/document"
	"pullquote/ui/entries"

	tea "charm.land/bubbletea/v2"
)

// A history holds the pages before and after the current one, the nearest last.
type history struct {
	back    []*page
	forward []forwardPage
}

// A forwardPage is a page that going back has left. It stays reachable until the reader
// jumps within the page before it.
type forwardPage struct {
	page  *page
	jumps int // made in the page before it, at the time of going back
}

// maxPages bounds the pages to go back to. They stay in memory.
const maxPages = 20

// push adds a page that is about to be replaced.
func (h *history) push(p *page) {
	for _, a := range h.forward {
		a.page.doc.Close()
	}
	h.forward = nil
	p.doc.ClearForward()
	h.back = append(h.back, p)
	if n := len(h.back) - maxPages; n > 0 {
		for _, old := range h.back[:n] {
			old.doc.Close()
		}
		h.back = slices.Delete(h.back, 0, n)
	}
}

// drop closes a page that is about to be replaced, and those after it.
func (h *history) drop(p *page) {
	for _, a := range h.forward {
		a.page.doc.Close()
	}
	h.forward = nil
	p.doc.Close()
}

// goBack returns the page before p, or nil if there isn't one.
func (h *history) goBack(p *page) *page {
	n := len(h.back)
	if n == 0 {
		return nil
	}
	before := h.back[n-1]
	h.back = h.back[:n-1]
	h.forward = append(h.forward, forwardPage{p, before.doc.Jumps()})
	return before
}

// goForward returns the page after p, or nil if there isn't one.
func (h *history) goForward(p *page) *page {
	n := len(h.forward)
	if n == 0 || h.forward[n-1].jumps != p.doc.Jumps() {
		return nil
	}
	after := h.forward[n-1].page
	h.forward = h.forward[:n-1]
	h.back = append(h.back, p)
	return after
}

// jumpBack returns to the previous place, which may be in the page before.
func (m *root) jumpBack() {
	if out, ok := m.page.doc.Back(); ok {
		m.applyOutcome(out)
	} else if p := m.history.goBack(m.page); p != nil {
		m.switchTo(p)
	} else {
		m.notice.text = "nowhere to go back to"
	}
}

// jumpForward undoes jumpBack.
func (m *root) jumpForward() {
	if out, ok := m.page.doc.Forward(); ok {
		m.applyOutcome(out)
	} else if p := m.history.goForward(m.page); p != nil {
		m.switchTo(p)
	} else {
		m.notice.text = "nowhere to go forward to"
	}
}

// stepEntry opens the entry n steps after the one that is open, in the list that it was opened
// from.
func (m *root) stepEntry(n int) tea.Cmd {
	back := m.history.back
	if !m.page.isEntry || len(back) == 0 {
		m.notice.text = "this article was not opened from a list"
		return nil
	}
	parent := back[len(back)-1]
	list, ok := parent.pane(parent.home).(*entries.Pane)
	if !ok {
		return nil
	}
	i, ok := list.Step(n)
	if !ok {
		m.notice.text = "no more articles in the list"
		return nil
	}
	cmd := m.applyOutcome(parent.doc.OpenEntry(i))
	if m.pending != nil {
		m.pending.isEntry, m.pending.isNext = true, true
	}
	return cmd
}

// switchTo shows a page from the history and cancels any opening.
func (m *root) switchTo(p *page) {
	m.cancelPending()
	m.keep(m.page)
	m.page, m.overlay, m.focus = p, overlay{}, p.home.ID
	m.refresh()
	m.arrange()
	m.follow()
}

// openDocument opens another document. The current page stays on screen until the new one
// has text.
func (m *root) openDocument(r document.Request) {
	source := library.Source(r.Ref.Spec)
	if k := &m.keeper; k.library != nil && source != "" {
		r = k.orKept(r, func(ctx context.Context) (*library.Document, error) { return k.library.BySource(ctx, source) })
	}
	m.openSource(r, source)
}

// openSource opens another document, whose source as the library knows it is given.
func (m *root) openSource(r document.Request, source string) {
	m.cancelPending()
	m.pending = m.newPage(r, source, false)
}

// cancelPending cancels the document that is being opened.
func (m *root) cancelPending() {
	if m.pending != nil {
		m.pending.doc.Close()
		m.pending = nil
	}
}

// replacePage shows the page that is being opened as soon as it has text and nothing is
// being typed.
func (m *root) replacePage() {
	if m.pending == nil {
		return
	}
	if err := m.pending.doc.Failed(); err != nil {
		m.cancelPending()
		m.warn(err)
		return
	}
	if m.isTyping() || !m.pending.doc.HasText() {
		return
	}
	m.keep(m.page)
	if m.pending.isNext {
		m.history.drop(m.page)
	} else {
		m.history.push(m.page)
	}
	m.page, m.pending = m.pending, nil
	m.input, m.overlay, m.notice = input{}, overlay{}, notice{}
	if !m.page.isReload {
		return
	}
	m.input.queued = m.page.start.input()
	if m.page.record.resume == nil && !m.page.isQuiet {
		m.notice.text, m.page.record.notice = reloaded, reloaded
	}
}
