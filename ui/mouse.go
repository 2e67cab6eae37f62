package ui

import (
	"pullquote/ui/keymap"
	"pullquote/ui/pane"
	"pullquote/ui/reading"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// wheelRows is the number of rows per notch of the wheel.
const wheelRows = 3

// wheel scrolls the pane under the mouse.
func (m *root) wheel(e tea.Mouse) tea.Cmd {
	rows, a := wheelRows, keymap.LineDown
	switch e.Button {
	case tea.MouseWheelDown:
	case tea.MouseWheelUp:
		rows, a = -wheelRows, keymap.LineUp
	default:
		return nil
	}
	if !m.page.isShown() {
		return nil
	}
	p := m.mainPane()
	if m.overlay.pane != nil {
		p = m.overlay.pane
	} else if side, ok := m.areas.SideAt(e.X, e.Y); ok {
		p = m.page.pane(side.Row)
	}
	if text, ok := p.(*reading.Pane); ok {
		return m.handleIntent(text.Wheel(rows))
	}
	return m.handleIntent(p.Act(a, 1))
}

// click selects what is under the mouse. A click outside an overlay closes it.
func (m *root) click(e tea.Mouse) tea.Cmd {
	if !m.page.isShown() || e.Button != tea.MouseLeft || m.page.text.IsSearching() {
		return nil
	}
	m.notice, m.input.marking = notice{}, keymap.None
	m.page.doc.EndSelection()
	m.refresh()
	if m.overlay.pane != nil {
		return m.clickOverlay(e)
	}
	if side, ok := m.areas.SideAt(e.X, e.Y); ok {
		m.setFocus(side.Row.ID)
		return m.handleIntent(m.page.pane(side.Row).Click(e.X-side.Area.X-1, e.Y-side.Area.Y-1))
	}
	if !m.areas.Main.Contains(e.X, e.Y) || m.press(e) {
		return nil
	}
	return m.clickText(e)
}

// clickText selects what is under the mouse in the main pane.
func (m *root) clickText(e tea.Mouse) tea.Cmd {
	if m.table.Row(m.focus).Region == pane.Side {
		m.setFocus(m.page.home.ID)
	}
	a := m.areas.Main
	return m.handleIntent(m.mainPane().Click(e.X-a.X, e.Y-a.Y))
}

func (m *root) clickOverlay(e tea.Mouse) tea.Cmd {
	a := m.overlay.area(m.areas.Body)
	if !a.Contains(e.X, e.Y) {
		m.overlay = overlay{}
		return nil
	}
	x, y := e.X-a.X, e.Y-a.Y
	if m.overlay.hasFrame(a) {
		x, y = x-widget.FrameColumns/2, y-widget.FrameRows/2
	}
	return m.handleIntent(m.overlay.pane.Click(x, y))
}
