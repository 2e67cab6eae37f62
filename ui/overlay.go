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
	id   pane.ID   // identifies the overlay
	pane pane.Pane // nil: no overlay

	below *overlay // shown again after a correction
}

// popup is the ID of a [widget.Popup].
const popup pane.ID = "popup"

// open opens the pane of a row, or closes it if it is already open.
func (m *root) open(r pane.Row) {
	m.cancelTheme()
	switch {
	case r.Action == keymap.Palette:
		m.openPalette("")
	case r.Region != pane.Overlay && m.focus == r.ID:
		m.setFocus(m.page.home.ID)
	case r.Region != pane.Overlay:
		m.setFocus(r.ID)
	case m.overlay.id == r.ID:
		m.overlay = overlay{}
	default:
		m.page.doc.FilterHits("")
		m.refresh()
		m.showOverlay(r.ID, r.New(&m.page.context))
	}
	if r.Action == keymap.Recent && m.overlay.id == r.ID {
		m.keeper.recent, m.keeper.found = nil, nil
		m.loadRecent()
	}
	if r.Action == keymap.Changes && m.overlay.id == r.ID {
		m.findChanges()
	}
	if r.Action == keymap.Everybody && m.overlay.id == r.ID {
		m.loadEverybody()
	}
	if r.Action == keymap.Help {
		m.settings.seenHelp = true
	}
}

// showOverlay opens an overlay.
func (m *root) showOverlay(id pane.ID, p pane.Pane) {
	m.overlay = overlay{id: id, pane: p}
	m.overlay.resize(m.areas.Body)
}

// area returns the area of the overlay within the body, including its frame.
func (o *overlay) area(body pane.Area) pane.Area {
	if o.isWhole() {
		return body
	}
	rows := body.H
	if t, ok := o.pane.(pane.Scrollable); ok {
		rows = t.Rows()
	}
	a := pane.OverlayArea(body, rows)
	if low, ok := o.pane.(pane.Low); ok && low.IsLow() && a != body {
		a.H = min(a.H, max(body.H/3, minLow))
		a.Y = body.Y + body.H - a.H
	}
	return a
}

// minLow is the minimum height of an overlay that leaves most of the screen visible.
const minLow = 7

// isWhole reports whether the overlay has no frame.
func (o *overlay) isWhole() bool {
	w, ok := o.pane.(pane.Whole)
	return ok && w.IsWhole()
}

// hasFrame reports whether the overlay has a frame in an area.
func (o *overlay) hasFrame(a pane.Area) bool { return !o.isWhole() && widget.CanFrame(a.W, a.H) }

// resize gives the overlay as much of the space it needs as the body has.
func (o *overlay) resize(body pane.Area) {
	if o.pane == nil {
		return
	}
	// The number of rows depends on the width, and the height depends on the number of
	// rows.
	for range 2 {
		a := o.area(body)
		if o.hasFrame(a) {
			a.W, a.H = max(a.W-widget.FrameColumns, 0), max(a.H-widget.FrameRows, 0)
		}
		o.pane.Resize(a.W, a.H)
	}
}

// undo takes back a step in a pane, such as a filter. It reports whether there was one.
func undo(p pane.Pane) bool {
	u, ok := p.(interface{ Undo() bool })
	return ok && u.Undo()
}

// draw draws the overlay over a screen.
func (o *overlay) draw(look widget.Look, body pane.Area, screen string) string {
	a := o.area(body)
	rows := o.pane.View()
	switch {
	case o.isWhole():
		return over(screen, rows, a)
	case !o.hasFrame(a):
		return strings.Join(rows, "\n")
	}
	position, hasMore := "", false
	if list, ok := o.pane.(pane.Positioned); ok {
		position = list.Position()
	}
	if tall, ok := o.pane.(pane.Scrollable); ok {
		hasMore = tall.HasMore()
	}
	rows = look.Frame(o.pane.Title(), rows, a.W, position, hasMore)
	return over(screen, rows, a)
}

// over draws rows over an area of a screen.
func over(screen string, rows []string, a pane.Area) string {
	box := lipgloss.NewLayer(strings.Join(rows, "\n")).X(a.X).Y(a.Y).Z(1)
	return lipgloss.NewCompositor(lipgloss.NewLayer(screen), box).Render()
}

// warn shows an error in the footer, or in a popup if it is too long for the footer.
func (m *root) warn(err error) {
	text := explain.Screen(err).String()
	if m.look.WidthMode.Width(text) <= m.session.Width-4 {
		m.notice.alert = text
		return
	}
	m.showOverlay(popup, widget.NewMessage("Could not open it", &m.page.context.Look, text))
}

// problem returns the sentence for an error, without the hint.
func problem(err error) string { return explain.Screen(err).Problem }
