package ui

import (
	"time"

	"pullquote/content"
	"pullquote/ui/keymap"
	"pullquote/ui/reading"

	tea "charm.land/bubbletea/v2"
)

// startSelection starts a selection in the text, for keys to extend.
func (m *root) startSelection() tea.Cmd {
	m.setFocus(m.page.home.ID)
	m.notice.text = m.keys.Expand("{left} {right} word · {line-up} {line-down} line · {next-paragraph} paragraph · {next-quote} quote · {copy} copies · {highlight} highlights · {back} ends")
	return m.handleIntent(m.page.text.Select())
}

// actOnSelection performs an action on the selection: it extends, copies or highlights it. It
// reports false for other actions, which end it unless they only change what is visible.
func (m *root) actOnSelection(a keymap.Action, count int) (cmd tea.Cmd, done bool) {
	d := m.page.doc
	switch a {
	case keymap.Select:
		return m.handleIntent(m.page.text.Select()), true
	case keymap.Copy:
		cmd, done = m.applyOutcome(d.CopySelection()), true
	case keymap.Highlight:
		m.toggleHighlight(count)
		done = true
	case keymap.Comment:
		m.comment()
		done = true
	case keymap.Pipe:
		cmd, done = m.pipe(), true
	case keymap.Back:
		done = true
	case keymap.ScrollLeft, keymap.ScrollRight, keymap.Wider, keymap.Narrower, keymap.Redraw, keymap.Suspend, keymap.Mouse, keymap.Help:
		return nil, false
	default:
		if m.page.text.IsSelecting() {
			if cmd, done = m.extendSelection(a, count); done {
				return cmd, true
			}
		}
	}
	d.EndSelection()
	m.refresh()
	return cmd, done
}

// extendSelection extends the selection by an action that moves through the text. It reports
// false for other actions.
func (m *root) extendSelection(a keymap.Action, count int) (tea.Cmd, bool) {
	n := max(count, 1)
	switch a {
	case keymap.PrevQuote, keymap.PrevHit:
		n = -n
	}
	switch a {
	case keymap.NextQuote, keymap.PrevQuote:
		out, quote := m.page.doc.QuoteToSelect(n)
		cmd := m.applyOutcome(out)
		if quote != (content.Range{}) {
			m.handleIntent(m.page.text.SelectRange(quote))
		}
		return cmd, true
	case keymap.NextHit, keymap.PrevHit:
		out := m.page.doc.StepHit(n)
		cmd := m.applyOutcome(out)
		if out.Show != nil {
			m.handleIntent(m.page.text.ExtendTo(*out.Show))
		}
		return cmd, true
	}
	i, ok := m.page.text.Extend(a, count)
	if !ok {
		return nil, false
	}
	cmd := m.handleIntent(i)
	m.follow()
	return cmd, true
}

// A drag is a movement of the mouse over the text with the left button down.
type drag struct {
	isDown    bool
	from, at  tea.Mouse
	hasMoved  bool
	isTicking bool // a dragMsg is on its way
}

// A dragMsg says that it is time to scroll again, because the mouse is at the edge of the
// screen.
type dragMsg struct{}

// dragScroll is the time between two scrolls at the edge of the screen.
const dragScroll = 50 * time.Millisecond

// press begins what becomes a click or a drag. It reports false if the mouse is not over the
// text.
func (m *root) press(e tea.Mouse) bool {
	text, ok := m.mainPane().(*reading.Pane)
	a := m.areas.Main
	if !ok || !a.Contains(e.X, e.Y) || text.IsOnScrollbar(e.X-a.X) {
		return false
	}
	m.drag = drag{isDown: true, from: e, at: e}
	return true
}

// dragTo extends the selection to the mouse.
func (m *root) dragTo(e tea.Mouse) tea.Cmd {
	g := &m.drag
	if !g.isDown || !g.hasMoved && e.X == g.from.X && e.Y == g.from.Y {
		return nil
	}
	g.at = e
	a, text := m.areas.Main, m.page.text
	if !g.hasMoved {
		g.hasMoved = true
		m.handleIntent(text.Press(g.from.X-a.X, g.from.Y-a.Y))
	}
	return m.extendDrag()
}

// extendDrag extends the selection to the mouse, and scrolls while it is at the edge of the
// screen.
func (m *root) extendDrag() tea.Cmd {
	g, a := &m.drag, m.areas.Main
	y, isAtEdge := g.at.Y-a.Y, true
	switch {
	case g.at.Y <= 0:
		y = -1
	case g.at.Y >= m.session.Height-1:
		y = a.H
	default:
		y, isAtEdge = min(max(y, 0), a.H-1), false
	}
	m.handleIntent(m.page.text.Drag(g.at.X-a.X, y))
	m.follow()
	if !isAtEdge || g.isTicking {
		return nil
	}
	g.isTicking = true
	return tea.Tick(dragScroll, func(time.Time) tea.Msg { return dragMsg{} })
}

// dragOn scrolls on while the mouse stays at the edge of the screen.
func (m *root) dragOn() tea.Cmd {
	m.drag.isTicking = false
	if !m.drag.isDown || m.drag.at.Y > 0 && m.drag.at.Y < m.session.Height-1 {
		return nil
	}
	return m.extendDrag()
}

// release ends a drag and copies what it has selected, or clicks.
func (m *root) release() tea.Cmd {
	g := m.drag
	m.drag = drag{}
	switch {
	case !g.isDown || !m.page.isShown():
		return nil
	case g.hasMoved && m.page.doc.HasSelection():
		return m.applyOutcome(m.page.doc.CopySelection())
	}
	return m.clickText(g.from)
}
