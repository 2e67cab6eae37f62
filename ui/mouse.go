package ui

import (
	"pullquote/content"
	"pullquote/ui/keymap"

	tea "charm.land/bubbletea/v2"
)

// wheelRows is how far a notch of the wheel scrolls.
const wheelRows = 3

func (m *model) wheel(e tea.Mouse) {
	if m.doc == nil {
		return
	}
	m.unlabel()
	n, a := wheelRows, keymap.LineDown
	switch e.Button {
	case tea.MouseWheelDown:
	case tea.MouseWheelUp:
		n, a = -wheelRows, keymap.LineUp
	default:
		return
	}
	switch {
	case m.overlay != nil:
		m.do(m.overlay.Act(a, 1))
	case m.at.quotes.holds(e.X, e.Y):
		m.do(m.quotes.Act(a, 1))
	case m.at.notes.holds(e.X, e.Y):
		m.do(m.notes.Act(a, 1))
	case m.entries != nil:
		m.do(m.entries.Act(a, 1))
	default:
		m.do(m.text.Wheel(n))
	}
}

// click chooses what is under the mouse. Outside of an overlay it closes it.
func (m *model) click(e tea.Mouse) tea.Cmd {
	if m.doc == nil || e.Button != tea.MouseLeft || m.finding.open {
		return nil
	}
	m.say = saying{}
	m.unlabel()
	switch {
	case m.overlay != nil:
		a := m.overlayArea()
		if !a.holds(e.X, e.Y) {
			m.overlay = nil
			return nil
		}
		y := e.Y - a.y
		if framed(a) {
			y--
		}
		return m.do(m.overlay.Click(y))
	case m.at.quotes.holds(e.X, e.Y):
		m.refocus(keymap.Quotes)
		return m.do(m.quotes.Click(e.Y - m.at.quotes.y - 1))
	case m.at.notes.holds(e.X, e.Y):
		m.refocus(keymap.Notes)
		return m.do(m.notes.Click(e.Y - m.at.notes.y - 1))
	case m.entries != nil && m.at.text.holds(e.X, e.Y):
		return m.do(m.entries.Click(e.Y - m.at.text.y))
	case m.at.text.holds(e.X, e.Y):
		m.refocus(keymap.Text)
		return m.clickText(e)
	}
	return nil
}

// clickText follows the link under the mouse, makes the quotation or the note
// there the current one, or goes to the place that the scrollbar has there.
func (m *model) clickText(e tea.Mouse) tea.Cmd {
	if m.text.Bar(e.X - m.at.text.x) {
		m.remember(m.text.Place())
		m.do(m.text.Act(keymap.Percent, max(100*(e.Y-m.at.text.y)/max(m.at.text.h-1, 1), 1)))
		return nil
	}
	a, ok := m.text.At(e.X-m.at.text.x, e.Y-m.at.text.y)
	if !ok {
		return nil
	}
	here := content.Range{Start: a, End: content.Anchor{Block: a.Block, Offset: a.Offset + 1}}
	for _, l := range m.text.Links() {
		if overlap(l.At, here) {
			return m.choose(l)
		}
	}
	for _, i := range m.doc.order {
		for _, part := range m.doc.quotes[i].Parts {
			if overlap(part, here) && m.listed(i) {
				m.point(-1)
				m.light(i)
				return nil
			}
		}
	}
	for i := range m.doc.notes {
		if overlap(m.noteRange(i), here) {
			m.point(i)
		}
	}
	return nil
}
