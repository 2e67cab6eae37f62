package ui

import (
	"slices"

	"pullquote/content"
	"pullquote/ui/keymap"
	"pullquote/ui/reading"

	tea "charm.land/bubbletea/v2"
)

// A key means the same whenever it is pressed. If what it does depends on
// something that is not known yet (the size of the screen, the rest of an article
// that is still being opened), it waits in a queue, and everything typed after it
// waits behind it. Only keys that nothing can change skip the queue: see
// [model.skipQueue].

// maxQueued bounds the queue. What is typed when it is full is dropped.
const maxQueued = 64

// A follow is a link that the reader has chosen. It is queued like a key.
type follow struct{ link reading.Link }

// input takes a key or a paste.
func (m *model) input(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if cmd, skips := m.skipQueue(k); skips {
			return cmd
		}
	}
	if len(m.queued) == 0 && !m.mustWait(msg) {
		return m.handle(msg)
	}
	m.say = saying{}
	if len(m.queued) < maxQueued {
		m.queued = append(m.queued, msg)
	}
	return nil
}

// handle does what was typed.
func (m *model) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		m.paste(msg)
	case follow:
		return m.followLink(msg.link)
	}
	return nil
}

// choose follows a link before anything that is queued: the reader chose it on
// the screen that is shown now.
func (m *model) choose(l reading.Link) tea.Cmd {
	if msg := (follow{l}); m.mustWait(msg) {
		m.queued = slices.Insert(m.queued, 0, tea.Msg(msg))
		return nil
	}
	return m.followLink(l)
}

// runQueue handles what was queued, up to the first that still has to wait.
func (m *model) runQueue() tea.Cmd {
	var cmds []tea.Cmd
	for len(m.queued) > 0 && !m.mustWait(m.queued[0]) {
		msg := m.queued[0]
		m.queued = m.queued[1:]
		cmds = append(cmds, m.handle(msg))
	}
	return tea.Sequence(cmds...)
}

// skipQueue handles a key that never waits. ctrl+c quits, ctrl+z suspends. esc
// drops what is queued, or gives up opening if there is nothing to show yet. q
// skips the queue if it would quit anyway.
func (m *model) skipQueue(k tea.KeyPressMsg) (cmd tea.Cmd, skips bool) {
	e, ok := m.keys.Find(k.String(), keymap.Text)
	if !ok {
		return nil, false
	}
	switch {
	case e.Action == keymap.Quit:
		return tea.Quit, true
	case e.Action == keymap.Suspend && len(m.queued) > 0:
		return stop(), true
	case e.Action == keymap.Back && m.doc == nil, e.Action == keymap.Close && m.doc == nil && m.closeQuits():
		m.opening.cancel()
		return tea.Quit, true
	case e.Action == keymap.Back && m.sized && len(m.queued) > 0:
		m.queued, m.count = nil, 0
		m.say = saying{notice: "cancelled"}
		return nil, true
	case e.Action == keymap.Close && len(m.queued) > 0 && m.closeQuits():
		return tea.Quit, true
	}
	return nil, false
}

// closeQuits reports whether the key that closes things quits the program, now and
// also after what is queued, and nothing queued has an effect that outlives the
// program.
func (m *model) closeQuits() bool {
	if m.typing() || m.overlay != nil || m.focus != m.page.focus() {
		return false
	}
	return !slices.ContainsFunc(m.queued, func(msg tea.Msg) bool {
		k, ok := msg.(tea.KeyPressMsg)
		if !ok {
			return true
		}
		e, _ := m.keys.Find(k.String(), keymap.Text)
		switch e.Action {
		case keymap.Search, keymap.Links, keymap.NextPane, keymap.PrevPane,
			keymap.Outline, keymap.Who, keymap.Details, keymap.Help, keymap.Copy, keymap.CopySource:
			return true
		}
		return false
	})
}

// mustWait reports whether what msg does depends on something that is not known
// yet.
func (m *model) mustWait(msg tea.Msg) bool {
	if m.doc == nil || !m.sized {
		return true
	}
	if m.opening.percent == 100 {
		return false
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.keyNeedsMore(msg)
	case follow:
		return m.linkNeedsMore(msg.link)
	}
	return false
}

// keyNeedsMore reports whether what a key does may depend on the part of the
// article that has not been opened yet.
func (m *model) keyNeedsMore(k tea.KeyPressMsg) bool {
	name := k.String()
	if m.finding.open {
		return name == "enter" && !m.isFoundForGood()
	}
	if m.typing() {
		return false
	}
	if m.overlay != nil {
		e, _ := m.keys.Find(name, keymap.Overlay)
		return e.Action == keymap.Outline || e.Action == keymap.Who || e.Action == keymap.Details
	}
	e, _ := m.keys.Find(name, m.focus)
	n := max(m.count, 1)
	switch e.Action {
	case keymap.Outline, keymap.Who, keymap.Details, keymap.OnlySpeaker, keymap.ToSpeaker:
		return true
	case keymap.Copy:
		return m.here.note < 0 // more of the article may name a speaker in full
	case keymap.Links:
		return !m.text.IsFull()
	case keymap.NextPane:
		return m.focusNeedsMore(m.nextFocus(1))
	case keymap.PrevPane:
		return m.focusNeedsMore(m.nextFocus(-1))
	case keymap.NextQuote:
		return m.quoteNeedsMore(n)
	case keymap.PrevQuote:
		return m.quoteNeedsMore(-n)
	case keymap.NextNote:
		return m.noteNeedsMore(m.noteStep(n))
	case keymap.PrevNote:
		return m.noteNeedsMore(m.noteStep(-n))
	case keymap.NextHit:
		return m.hitNeedsMore(n)
	case keymap.PrevHit:
		return m.hitNeedsMore(-n)
	case keymap.NextParagraph, keymap.PrevParagraph, keymap.NextSection, keymap.PrevSection, keymap.Percent:
		return m.text.NeedsMore(e.Action, m.count)
	}
	return m.moveNeedsMore(e.Action)
}

// moveNeedsMore is [model.keyNeedsMore] for keys that mean something else in each
// pane.
func (m *model) moveNeedsMore(a keymap.Action) bool {
	n, top := 0, false
	switch a {
	case keymap.LineDown:
		n = max(m.count, 1)
	case keymap.LineUp:
		n = -max(m.count, 1)
	case keymap.Top:
		top = true
	case keymap.Enter:
	case keymap.PageDown, keymap.PageUp, keymap.HalfDown, keymap.HalfUp, keymap.Bottom:
		// How many items fit on a page depends on names that may still change.
		return m.focus != keymap.Text || m.text.NeedsMore(a, m.count)
	default:
		return false
	}
	item := func(chosen int) int {
		if top {
			return 0
		}
		return max(chosen+n, 0)
	}
	switch m.focus {
	case keymap.Quotes:
		// The quotations of captions come last, so that the place of one in the
		// list is only known when there are no captions.
		i, ok := m.quotes.Chosen()
		return !ok || len(m.doc.notes) > 0 || item(i) >= len(m.doc.quotes) || !m.text.CanShow(m.doc.quotes[item(i)].Range())
	case keymap.Notes:
		i, _ := m.notes.Chosen()
		return m.noteNeedsMore(item(i))
	default:
		return m.text.NeedsMore(a, m.count)
	}
}

// focusNeedsMore reports whether what happens when a pane gets the focus may depend
// on more of the article: the pane of the notes makes one of them current, and the
// current quotation may have to be scrolled back into view.
func (m *model) focusNeedsMore(f keymap.Focus) bool {
	return f == keymap.Notes && len(m.doc.notes) == 0 ||
		m.here.quote >= 0 && m.onScreen(m.here.quote) && !m.text.CanShow(m.doc.quotes[m.here.quote].Range())
}

func (m *model) quoteNeedsMore(n int) bool {
	order, to := m.quoteStep(n)
	return len(order) == 0 || to >= len(order) || !m.text.CanShow(m.doc.quotes[order[max(to, 0)]].Range())
}

func (m *model) noteNeedsMore(to int) bool {
	return to >= len(m.doc.notes) || !m.text.CanShow(m.noteRange(max(to, 0)))
}

func (m *model) hitNeedsMore(n int) bool {
	f := &m.finding
	if len(f.hits) == 0 {
		return !f.query.Empty()
	}
	to := m.hitStep(n)
	return to < 0 || to >= len(f.hits) || !m.text.CanShow(f.hits[to])
}

// isFoundForGood reports whether the hit at which the search arrived stays the
// first one however much more there is to search.
func (m *model) isFoundForGood() bool {
	f := &m.finding
	if f.query.Empty() {
		return true
	}
	first := f.after(f.from())
	return first < len(f.hits) && m.text.CanShow(f.hits[first])
}

// linkNeedsMore reports whether where a link leads is not known yet.
func (m *model) linkNeedsMore(l reading.Link) bool {
	id, ok := m.targetID(l.Address)
	if !ok {
		return false
	}
	at, ok := m.doc.target(id)
	if !ok {
		return true
	}
	_, isNote := m.doc.article.Footnote(at)
	return !isNote && !m.text.CanShow(content.Range{Start: at, End: at})
}
