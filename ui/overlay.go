package ui

import (
	"strings"

	"pullquote/ui/explain"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	"charm.land/lipgloss/v2"
)

// An overlay is the pane over the others.
type overlay struct {
	id   pane.ID   // tells overlays apart
	pane pane.Pane // nil: there is no overlay
}

// popup is the ID of a text that is shown where the reader is.
const popup pane.ID = "popup"

// open opens the pane of a row, or closes it if it is open.
func (m *root) open(r pane.Row) {
	switch {
	case r.Region != pane.Overlay && m.focus == r.ID:
		m.setFocus(m.page.home.ID)
	case r.Region != pane.Overlay:
		m.setFocus(r.ID)
	case m.overlay.id == r.ID:
		m.overlay = overlay{}
	default:
		m.showOverlay(r.ID, r.New(&m.page.context))
	}
	if r.Action == keymap.Help {
		m.settings.seenHelp = true
	}
}

// showOverlay opens an overlay.
func (m *root) showOverlay(id pane.ID, p pane.Pane) {
	m.overlay = overlay{id, p}
	m.overlay.resize(m.areas.Body)
}

// area returns where the overlay is within the body of the screen, with its frame.
func (o *overlay) area(body pane.Area) pane.Area {
	rows := body.H
	if t, ok := o.pane.(pane.Scrollable); ok {
		rows = t.Rows()
	}
	return pane.OverlayArea(body, rows)
}

// resize gives the overlay the room that it needs, as far as there is.
func (o *overlay) resize(body pane.Area) {
	if o.pane == nil {
		return
	}
	// How many rows it has depends on its width, and its height on that.
	for range 2 {
		a := o.area(body)
		if widget.CanFrame(a.W, a.H) {
			a.W, a.H = max(a.W-widget.FrameColumns, 0), max(a.H-widget.FrameRows, 0)
		}
		o.pane.Resize(a.W, a.H)
	}
}

// draw draws the overlay over a screen.
func (o *overlay) draw(look widget.Look, body pane.Area, screen string) string {
	a := o.area(body)
	if !widget.CanFrame(a.W, a.H) {
		return strings.Join(o.pane.View(), "\n")
	}
	tall, ok := o.pane.(pane.Scrollable)
	rows := look.Frame(o.pane.Title(), o.pane.View(), a.W, ok && tall.HasMore())
	box := lipgloss.NewLayer(strings.Join(rows, "\n")).X(a.X).Y(a.Y).Z(1)
	return lipgloss.NewCompositor(lipgloss.NewLayer(screen), box).Render()
}

// warn says what went wrong: in the footer, or over the text if it is too long for that.
func (m *root) warn(err error) {
	text := explain.Screen(err).String()
	if m.look.WidthMode.Width(text) <= m.session.Width-4 {
		m.notice.alert = text
		return
	}
	m.showOverlay(popup, widget.NewMessage("Could not open it", text, &m.page.context.Look))
}

// problem returns what failed, without a hint of what to try.
func problem(err error) string { return explain.Screen(err).Problem }
