package ui

import (
	"slices"

	"pullquote/ui/document"
)

// A history has the pages that the reader came from, and those that going back has left.
// The newest are last.
type history struct {
	back    []*page
	forward []forwardPage
}

// An forwardPage is a page that going back has left. It can be gone to again as long as the
// reader does not jump elsewhere in the page before it.
type forwardPage struct {
	page  *page
	jumps int // how often the reader had jumped in the page before it
}

// maxPages is how many pages are remembered. They stay in memory.
const maxPages = 20

// push remembers a page before another takes its place.
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

// goBack returns the page before p; nil if there is none.
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

// goForward returns the page after p; nil if there is none.
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

// shouldLeave reports whether one step back from p leads to another page.
func (h *history) shouldLeave(p *page) bool { return len(h.back) > 0 && !p.doc.CanGoBack() }

// jumpBack goes back to where the reader was, in the page before too.
func (m *root) jumpBack() {
	if out, ok := m.page.doc.Back(); ok {
		m.applyOutcome(out)
	} else if p := m.history.goBack(m.page); p != nil {
		m.switchTo(p)
	} else {
		m.notice.text = "no place to go back to"
	}
}

// jumpForward undoes jumpBack.
func (m *root) jumpForward() {
	if out, ok := m.page.doc.Forward(); ok {
		m.applyOutcome(out)
	} else if p := m.history.goForward(m.page); p != nil {
		m.switchTo(p)
	} else {
		m.notice.text = "no place to go forward to"
	}
}

// switchTo shows a page that was shown before. What was being opened is cancelled.
func (m *root) switchTo(p *page) {
	m.cancelPending()
	m.page, m.overlay, m.focus = p, overlay{}, p.home.ID
	m.refresh()
	m.arrange()
	m.follow()
}

// openDocument opens another document. The page on screen stays there until there is
// something to read in it.
func (m *root) openDocument(r document.Request) {
	m.cancelPending()
	m.pending = &page{doc: document.Open(&m.tasks, r, problem)}
}

// cancelPending gives up the document that is being opened.
func (m *root) cancelPending() {
	if m.pending != nil {
		m.pending.doc.Close()
		m.pending = nil
	}
}

// replacePage shows the page that is being opened as soon as there is something to read in
// it, unless that would take away what is being typed at.
func (m *root) replacePage() {
	if m.pending == nil {
		return
	}
	if err := m.pending.doc.Failed(); err != nil {
		m.cancelPending()
		m.warn(err)
		return
	}
	if _, typing := m.textInput(); typing || !m.pending.doc.HasText() {
		return
	}
	m.history.push(m.page)
	m.page, m.pending = m.pending, nil
	m.input, m.overlay, m.notice = input{}, overlay{}, notice{}
}
