package ui

import (
	"fmt"
	"slices"

	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// A key means the same whenever it is pressed. If its effect depends on something that is
// not known yet (the size of the screen, the rest of an article, its quotations, a hit), it
// is queued, and everything typed after it is queued too. Only keys whose effect is certain
// skip the queue: see [root.skipQueue].

// An input is what the reader has typed and the program has not handled yet.
type input struct {
	count   int           // the number typed before a key; 0: none
	marking keymap.Action // for marks, whose letter comes next; None: none
	queued  []tea.Msg     // oldest first
}

func (in *input) isWaiting() bool { return len(in.queued) > 0 }

// maxQueued bounds the queue. When it is full, further keys are dropped.
const maxQueued = 64

// waiting returns the footer's message while keys are queued: where the first of them goes, if
// that is a far place.
func (m *root) waiting() string {
	cancel := m.keys.Expand(" · {back} cancels")
	a, count := m.farMove()
	switch {
	case a == keymap.Percent:
		return fmt.Sprintf("going to %d%%…", min(count, 100)) + cancel
	case a == keymap.Bottom && count > 0:
		return fmt.Sprintf("going to paragraph %d…", count) + cancel
	case a == keymap.Bottom:
		return "going to the end…" + cancel
	}
	return "waiting for the rest of the article" + cancel
}

// farMove returns the action and the count of the first queued key if it goes to a far place in
// the text.
func (m *root) farMove() (a keymap.Action, count int) {
	if !m.input.isWaiting() || !m.page.isShown() || m.overlay.pane != nil || m.focus != m.page.home.ID || m.input.marking != keymap.None {
		return keymap.None, 0
	}
	switch msg := m.input.queued[0].(type) {
	case chosenAction:
		a, count = msg.Action, msg.Count
	case tea.KeyPressMsg:
		if m.isTyping() {
			return keymap.None, 0
		}
		e, _ := m.keys.Find(msg.String(), m.keyFocus())
		a, count = e.Action, m.input.count
	}
	if a == keymap.Bottom || a == keymap.Percent {
		return a, count
	}
	return keymap.None, 0
}

// reach reads text that is missing: where a queued key goes, or else near the screen.
func (m *root) reach() {
	p := m.page
	if !p.isShown() || !m.session.IsSized() {
		return
	}
	if a, count := m.farMove(); a != keymap.None {
		if offset, ok := p.text.Missing(a, count); ok {
			p.doc.Reach(offset)
			return
		}
	}
	if offset, ok := p.text.MissingNearby(); ok {
		p.doc.Reach(offset)
	}
}

// A chosenLink is the choice of a link. It is queued like a key.
type chosenLink struct{ intent.Link }

// receive handles a key or a paste, or queues it.
func (m *root) receive(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if cmd, skips := m.skipQueue(k); skips {
			return cmd
		}
		m.repeatSearch(k)
		m.loadSearches(k)
	}
	if !m.input.isWaiting() && !m.shouldWait(msg) {
		return m.handle(msg)
	}
	m.notice = notice{}
	if len(m.input.queued) < maxQueued {
		m.input.queued = append(m.input.queued, msg)
	}
	m.refresh()
	return nil
}

// repeatSearch starts the search that an action on hits needs: the last one, if it has ended.
func (m *root) repeatSearch(k tea.KeyPressMsg) {
	if m.isTyping() || !m.page.isShown() || m.overlay.pane != nil {
		return
	}
	switch e, _ := m.keys.Find(k.String(), m.keyFocus()); e.Action {
	case keymap.NextHit, keymap.PrevHit, keymap.Hits, keymap.OnlyMatches:
		m.page.doc.RepeatSearch()
	}
}

// followLink follows a link before anything in the queue: the reader chose it on the
// current screen.
func (m *root) followLink(l intent.Link) tea.Cmd {
	if msg := (chosenLink{l}); m.shouldWait(msg) {
		m.input.queued = slices.Insert(m.input.queued, 0, tea.Msg(msg))
		return nil
	}
	return m.applyOutcome(m.page.doc.FollowLink(l.Address))
}

// runQueue handles queued input, up to the first item that still has to wait.
func (m *root) runQueue() tea.Cmd {
	var cmds []tea.Cmd
	for m.input.isWaiting() && !m.shouldWait(m.input.queued[0]) {
		msg := m.input.queued[0]
		m.input.queued = m.input.queued[1:]
		cmds = append(cmds, m.handle(msg))
		if !m.input.isWaiting() {
			m.refresh()
		}
	}
	return tea.Sequence(cmds...)
}

// skipQueue handles keys that never wait: ctrl+c quits, ctrl+z suspends, and esc empties
// the queue, or cancels opening if there is nothing to show yet. q skips the queue if it
// would quit anyway.
func (m *root) skipQueue(k tea.KeyPressMsg) (cmd tea.Cmd, skips bool) {
	e, ok := m.keys.Find(k.String(), keymap.Text)
	if !ok || m.isText(k) {
		return nil, false
	}
	isOpen := m.page.isShown()
	switch {
	case e.Action == keymap.Quit:
		return tea.Quit, true
	case e.Action == keymap.Suspend:
		return m.session.Suspend(), true
	case e.Action == keymap.Back && !isOpen, e.Action == keymap.Close && !isOpen && m.shouldQuitOnClose():
		m.page.doc.Close()
		return tea.Quit, true
	case e.Action == keymap.Back && m.session.IsSized() && m.input.isWaiting():
		m.page.stopResuming()
		m.input.queued, m.input.count = nil, 0
		m.notice = notice{text: "cancelled"}
		m.refresh()
		return nil, true
	case e.Action == keymap.Close && m.input.isWaiting() && m.shouldQuitOnClose():
		return tea.Quit, true
	}
	return nil, false
}

// isText reports whether a key is text at the moment, or edits text, or names a mark.
func (m *root) isText(k tea.KeyPressMsg) bool {
	if m.input.marking != keymap.None {
		return k.Text != ""
	}
	if !m.isTyping() {
		return false
	}
	a := widget.PromptAction(m.keys, k)
	return k.Text != "" || a != keymap.None && a != keymap.PromptCancel
}

// shouldQuitOnClose reports whether the close key quits the program, both now and after the
// queue has run, and whether nothing in the queue has an effect that outlives the program.
func (m *root) shouldQuitOnClose() bool {
	if m.isTyping() || m.overlay.pane != nil || m.focus != m.page.home.ID {
		return false
	}
	return !slices.ContainsFunc(m.input.queued, func(msg tea.Msg) bool {
		k, ok := msg.(tea.KeyPressMsg)
		if !ok {
			return true
		}
		e, _ := m.keys.Find(k.String(), keymap.Text)
		_, opens := m.table.Opens(e.Action)
		switch e.Action {
		case keymap.Search, keymap.Links, keymap.NextPane, keymap.PrevPane, keymap.Correct, keymap.Copy, keymap.CopySource, keymap.SetMark, keymap.GoToMark, keymap.Highlight, keymap.Comment, keymap.Save, keymap.OpenOther, keymap.Later:
			return true
		}
		return opens
	})
}

// shouldWait reports whether the effect of msg depends on something that is not known yet.
func (m *root) shouldWait(msg tea.Msg) bool {
	if !m.page.isShown() || !m.session.IsSized() || m.page.record.isPending() || m.page.doc.IsCorrecting() {
		return true
	}
	if m.line.isOpen() {
		return false
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if m.input.marking != keymap.None {
			return m.input.marking == keymap.GoToMark && m.page.markNeedsMore(msg.String())
		}
		if m.searches.isLoading && m.recallsSearch(msg) {
			return true
		}
		if t, ok := m.textInput(); ok {
			return t == pane.TextInput(m.page.text) && m.page.typedNeedsMore(widget.PromptAction(m.keys, msg))
		}
		e, _ := m.keys.Find(msg.String(), m.keyFocus())
		if m.overlay.pane != nil {
			return m.page.overlayNeedsMore(e.Action)
		}
		return m.page.keyNeedsMore(e.Action, m.input.count, m.focus, m.nextPane)
	case chosenAction:
		if m.overlay.pane != nil {
			return m.page.overlayNeedsMore(msg.Action)
		}
		return m.page.keyNeedsMore(msg.Action, msg.Count, m.focus, m.nextPane)
	case goToLine:
		return m.page.doc.LineNeedsMore(int(msg))
	case chosenLink:
		return m.page.doc.LinkNeedsMore(msg.Address, m.page.canShow)
	}
	return false
}
