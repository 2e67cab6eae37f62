package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pullquote/ui/keymap"
	"pullquote/ui/pane"
	statusline "pullquote/ui/status"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// View implements [tea.Model].
func (m *root) View() tea.View {
	if m.view == nil {
		v := m.draw()
		m.view = &v
	}
	return *m.view
}

func (m *root) draw() tea.View {
	v := tea.View{AltScreen: true}
	if !m.set.noMouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if !m.isSized() || !m.session.Ready {
		return v
	}
	if !m.page.isShown() {
		if m.page.isSlow {
			v.SetContent(m.opening(m.page, m.session.Width))
		}
		return v
	}
	rows := m.body()
	if m.areas.Header {
		rows = append([]string{m.header()}, rows...)
	}
	footer, x := m.footer()
	if footer != "" {
		if !m.areas.Footer {
			rows = rows[:len(rows)-1]
		}
		rows = append(slices.Clip(rows), footer) // the rows are the pane's
		if x >= 0 {
			v.Cursor = tea.NewCursor(x, len(rows)-1)
			v.Cursor.Shape = tea.CursorBar
		}
	}
	screen := strings.Join(rows, "\n")
	if m.overlay.pane != nil {
		screen = m.over(screen)
	}
	v.SetContent(screen)
	return v
}

// body draws the text and the panes beside it.
func (m *root) body() []string {
	if m.areas.Main.IsEmpty() {
		return m.sides()
	}
	rows := m.mainPane().View()
	if m.areas.Border < 0 {
		return rows
	}
	sides := m.sides()
	out := make([]string, len(rows))
	for y := range rows {
		out[y] = rows[y] + " "
		if y < len(sides) {
			out[y] += sides[y]
		}
	}
	return out
}

// sides draws the panes beside the text, one below the other.
func (m *root) sides() []string {
	var rows []string
	for _, side := range m.areas.Sides {
		a := side.Area
		if a.IsEmpty() {
			continue
		}
		for len(rows) < a.Y-m.areas.Body.Y {
			rows = append(rows, strings.Repeat(" ", a.W))
		}
		p := m.page.pane(side.Row)
		rows = append(rows, m.look.Heading(p.Title(), m.focus == side.Row.ID, a.W))
		before, after := strings.Repeat(" ", min(1, a.W)), strings.Repeat(" ", min(1, max(a.W-1, 0)))
		for _, r := range p.View() {
			rows = append(rows, before+r+after)
		}
	}
	return rows
}

// header draws the line above the text. While the title can be read in the text, it has the
// site or the source instead.
func (m *root) header() string {
	d := m.page.doc
	if list, ok := m.mainPane().(pane.List); ok {
		return statusline.Header{Title: d.Name(), IsList: true, Position: list.Position()}.View(m.look, m.session.Width)
	}
	p := m.page.context.Progress
	h := statusline.Header{Title: d.Name(), Percent: p.Percent, Minutes: p.Minutes}
	if p.AtTop && d.Article().Title != "" && !m.areas.Main.IsEmpty() {
		h.Title = d.Article().Source
		if d.Article().Site != "" {
			h.Title = d.Article().Site
		}
	}
	if p.Paragraphs > 0 {
		h.Position = fmt.Sprintf("¶ %d of %d", p.Paragraph, p.Paragraphs)
	}
	return h.View(m.look, m.session.Width)
}

// footer draws the line below the text. It returns the column of the cursor, or -1. The line
// is empty if there is nothing to say and no row for it.
func (m *root) footer() (line string, cursor int) {
	width := m.session.Width
	f := statusline.Footer{Alert: m.status.alert, Notice: m.status.notice, Hints: m.hints()}
	if t, ok := m.textInput(); ok {
		if line, cursor, ok := t.Prompt(width); ok {
			return line, cursor
		}
		f.Notice = "type a link's letters; esc cancels"
	}
	if f.Alert == "" && f.Notice == "" {
		switch {
		case m.input.isWaiting():
			f.Notice = waiting
		case m.pending != nil:
			f.Notice = m.opening(m.pending, width-4)
		}
	}
	switch {
	case m.input.count > 0:
		f.Right = strconv.Itoa(m.input.count)
	case f.Alert == "":
		f.Right = m.standing()
	}
	if !m.areas.Footer && f.Alert == "" && f.Notice == "" && m.input.count == 0 {
		return "", -1
	}
	return f.View(m.look, m.keys, width), -1
}

// standing returns what the footer says at the right as long as it holds: how much of a long
// article has been opened, whose quotations are listed, what the search has found.
func (m *root) standing() string {
	var parts []string
	cut := func(s string) string { return m.look.WidthMode.Truncate(s, max(m.session.Width/3, 8)) }
	d := m.page.doc
	if _, _, percent := d.Progress(); percent < 100 {
		parts = append(parts, fmt.Sprintf("opening, %d%%", max(percent, 1)))
	}
	if list, ok := m.mainPane().(pane.List); ok && list.Filter() != "" {
		parts = append(parts, "/"+cut(list.Filter()))
	}
	if speaker := d.Speaker(); speaker != "" {
		parts = append(parts, "only "+cut(speaker))
	}
	if found := d.Found(); found != "" {
		parts = append(parts, found)
	}
	return strings.Join(parts, " · ")
}

// hints returns the actions that the footer names. A reader who has seen the help is only
// reminded of it.
func (m *root) hints() []keymap.Action {
	p := m.focusedPane()
	hints := p.Hints()
	if m.overlay.pane != nil {
		return hints
	}
	_, isList := p.(pane.List)
	leadsBack := m.history.leadsToPage(m.page) && m.focus == m.page.home.ID
	switch {
	case isList && leadsBack:
		return slices.Insert(hints, 1, keymap.JumpBack)
	case isList:
		return hints
	case m.set.seenHelp:
		return []keymap.Action{keymap.Help}
	case leadsBack:
		return slices.Insert(hints, 0, keymap.JumpBack)
	}
	return hints
}

// over draws the overlay over the screen.
func (m *root) over(screen string) string {
	a := m.overlayArea()
	p := m.overlay.pane
	if !widget.IsFramed(a.W, a.H) {
		return strings.Join(p.View(), "\n")
	}
	tall, ok := p.(pane.Tall)
	rows := m.look.Frame(p.Title(), p.View(), a.W, ok && tall.More())
	box := lipgloss.NewLayer(strings.Join(rows, "\n")).X(a.X).Y(a.Y).Z(1)
	return lipgloss.NewCompositor(lipgloss.NewLayer(screen), box).Render()
}

// opening returns what is being opened, and how far it is, in width cells. If there are too
// few, the name is cut.
func (m *root) opening(p *page, width int) string {
	const (
		cancel  = " · esc cancels"
		minName = 12 // cells
	)
	progress := ""
	switch read, total, _ := p.doc.Progress(); {
	case total > 0:
		progress = fmt.Sprintf(", %s of %s", size(read), size(total))
	case read > 0:
		progress = ", " + size(read)
	}
	name := "opening " + p.doc.Ref().Name
	for _, rest := range []string{progress + cancel, cancel} {
		if room := width - m.look.WidthMode.Width(rest); room >= minName {
			return m.look.WidthMode.Truncate(name, room) + rest
		}
	}
	return m.look.WidthMode.Truncate(name, width)
}

// size returns a number of bytes as people write it.
func size(n int64) string {
	const kilo = 1000
	if n < kilo*kilo {
		return fmt.Sprintf("%d kB", (n+kilo-1)/kilo)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/kilo/kilo)
}
