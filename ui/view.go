package ui

import (
	"fmt"
	"strconv"
	"strings"

	"pullquote/ui/keymap"
	"pullquote/ui/status"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// View implements [tea.Model].
func (m *model) View() tea.View {
	if m.view == nil {
		v := m.draw()
		m.view = &v
	}
	return *m.view
}

func (m *model) draw() tea.View {
	v := tea.View{AltScreen: true}
	if !m.set.noMouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if m.width <= 0 || m.height <= 0 || !m.look.settled {
		return v
	}
	if m.doc == nil {
		if m.opening.slow {
			v.SetContent(m.page.progress(m.width, m.look.method))
		}
		return v
	}
	rows := m.body()
	if m.at.head {
		rows = append([]string{m.head()}, rows...)
	}
	foot, x := m.foot()
	if foot != "" {
		if !m.at.foot {
			rows = rows[:len(rows)-1]
		}
		rows = append(rows[:len(rows):len(rows)], foot) // the rows are the pane's
		if x >= 0 {
			v.Cursor = tea.NewCursor(x, len(rows)-1)
			v.Cursor.Shape = tea.CursorBar
		}
	}
	screen := strings.Join(rows, "\n")
	if m.overlay != nil {
		screen = m.over(screen)
	}
	v.SetContent(screen)
	return v
}

// body draws the text and the panes beside it.
func (m *model) body() []string {
	switch {
	case m.entries != nil:
		return m.entries.View()
	case m.at.text.empty():
		return m.side()
	}
	rows := m.text.View()
	if m.at.border < 0 {
		return rows
	}
	side := m.side()
	out := make([]string, len(rows))
	for y := range rows {
		out[y] = rows[y] + " "
		if y < len(side) {
			out[y] += side[y]
		}
	}
	return out
}

// side draws the panes that are shown, under each other.
func (m *model) side() []string {
	var rows []string
	if a := m.at.quotes; !a.empty() {
		rows = append(rows, m.paneTitle(m.quotes.Title(), keymap.Quotes, a.w))
		rows = append(rows, inset(m.quotes.View(), a.w)...)
	}
	if a := m.at.notes; !a.empty() {
		for len(rows) < a.y-m.at.body.y {
			rows = append(rows, strings.Repeat(" ", a.w))
		}
		rows = append(rows, m.paneTitle(m.notes.Title(), keymap.Notes, a.w))
		rows = append(rows, inset(m.notes.View(), a.w)...)
	}
	return rows
}

// inset sets a blank before and behind the rows of a pane of so many columns,
// where it has them.
func inset(rows []string, width int) []string {
	before, behind := strings.Repeat(" ", min(1, width)), strings.Repeat(" ", min(1, max(width-1, 0)))
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = before + r + behind
	}
	return out
}

func (m *model) paneTitle(title string, f keymap.Focus, width int) string {
	st := m.look.theme.PaneTitle
	if m.focus == f {
		st = m.look.theme.PaneFocus
	}
	text := m.look.method.Truncate(title, max(width-2, 0))
	line := strings.Repeat("─", max(width-3-m.look.method.Width(text), 0))
	out := strings.Repeat(" ", min(1, width)) + st.Render(text)
	if line != "" {
		out += " " + m.look.theme.Border.Render(line) + " "
	}
	return out
}

// head draws the line above the text. While the title can be read in the text,
// the head says where the article is from instead.
func (m *model) head() string {
	if m.entries != nil {
		return status.Head{Title: m.doc.name(), List: true, Paragraph: m.entries.Standing()}.View(m.width, m.look.theme, m.look.method)
	}
	p := m.text.Progress()
	h := status.Head{Title: m.doc.name(), Percent: p.Percent, Minutes: p.Minutes}
	if p.AtTop && m.doc.article.Title != "" && !m.at.text.empty() {
		h.Title = m.doc.article.Source
		if m.doc.article.Site != "" {
			h.Title = m.doc.article.Site
		}
	}
	if p.Paragraphs > 0 {
		h.Paragraph = fmt.Sprintf("¶ %d of %d", p.Paragraph, p.Paragraphs)
	}
	return h.View(m.width, m.look.theme, m.look.method)
}

// foot draws the line below the text, and says in which column the cursor
// stands, -1 for none. It is empty when there is nothing to say and no line for
// it.
func (m *model) foot() (string, int) {
	switch {
	case m.finding.open:
		found := m.finding.status()
		if len(m.queued) > 0 {
			found = waiting
		}
		return m.promptLine(found)
	case m.entries != nil && m.entries.Typing():
		return m.entries.Prompt(m.width)
	}
	f := status.Foot{Alert: m.say.alert, Notice: m.say.notice, Keys: m.named()}
	if m.labels.links != nil {
		f.Notice = "type the letters of a link · esc for none"
	}
	if len(m.queued) > 0 && f.Alert == "" && f.Notice == "" {
		f.Notice = waiting
	}
	if m.coming != nil && f.Alert == "" && f.Notice == "" {
		f.Notice = m.coming.progress(m.width-4, m.look.method)
	}
	switch {
	case m.count > 0:
		f.Right = strconv.Itoa(m.count)
	case f.Alert == "":
		f.Right = m.standing()
	}
	if !m.at.foot && f.Alert == "" && f.Notice == "" && m.count == 0 {
		return "", -1
	}
	return f.View(m.width, m.look.theme, m.look.method), -1
}

// waiting is what the foot says while keys wait for more of the article.
const waiting = "waiting for the rest of the article · esc cancels"

// promptLine is the line that a search is typed at, what it found, and the column
// of the cursor.
func (m *model) promptLine(found string) (string, int) {
	room := m.width - m.look.method.Width(found) - 2
	if room < 8 {
		found, room = "", m.width
	}
	line, x := m.finding.prompt.View(room, m.look.method)
	if found != "" {
		line += strings.Repeat(" ", max(room+1-lipgloss.Width(line), 0)) + m.look.theme.Notice.Render(found)
	}
	return line, x
}

// standing is what the foot says at the right as long as it holds: how much of a
// long article has been opened, whose quotes are listed, what the search found.
func (m *model) standing() string {
	var parts []string
	if m.opening.percent < 100 {
		parts = append(parts, fmt.Sprintf("opening, %d%%", max(m.opening.percent, 1)))
	}
	if m.entries != nil && m.entries.Filter() != "" {
		parts = append(parts, "/"+m.look.method.Truncate(m.entries.Filter(), max(m.width/3, 8)))
	}
	if only := m.quotes.Only(); only != "" {
		parts = append(parts, "only "+m.look.method.Truncate(only, max(m.width/3, 8)))
	}
	if found := m.finding.status(); found != "" {
		parts = append(parts, found)
	}
	return strings.Join(parts, " · ")
}

// named are the actions whose keys the foot names. Who has seen the help is
// reminded of it alone.
func (m *model) named() []keymap.Action {
	switch {
	case m.overlay != nil:
		return m.overlay.Keys()
	case m.entries != nil && m.jumps.leadBack(m.page):
		return []keymap.Action{keymap.Enter, keymap.JumpBack, keymap.Search, keymap.Help}
	case m.entries != nil:
		return []keymap.Action{keymap.Enter, keymap.Search, keymap.Help}
	case m.set.learnt:
		return []keymap.Action{keymap.Help}
	case m.focus == keymap.Quotes:
		return []keymap.Action{keymap.Enter, keymap.ToSpeaker, keymap.Back, keymap.OnlySpeaker, keymap.Who, keymap.Copy, keymap.Help}
	case m.focus == keymap.Notes:
		return []keymap.Action{keymap.Enter, keymap.Back, keymap.Copy, keymap.Help}
	}
	if m.jumps.leadBack(m.page) {
		return []keymap.Action{keymap.JumpBack, keymap.Search, keymap.NextQuote, keymap.NextNote, keymap.Outline, keymap.Help}
	}
	return []keymap.Action{keymap.Search, keymap.NextQuote, keymap.NextNote, keymap.Outline, keymap.Help}
}

// over draws the overlay in a frame over the screen.
func (m *model) over(screen string) string {
	a := m.overlayArea()
	if !framed(a) {
		return strings.Join(m.overlay.View(), "\n")
	}
	th := m.look.theme
	w, _ := inside(a)
	title := m.look.method.Truncate(m.overlay.Title(), max(a.w-6, 0))
	edge := strings.Repeat("─", max(a.w-5-m.look.method.Width(title), 0))
	rows := []string{th.BorderFocus.Render("╭─ ") + th.PaneFocus.Render(title) + th.BorderFocus.Render(" "+edge+"╮")}
	for _, r := range m.overlay.View() {
		rows = append(rows, th.BorderFocus.Render("│")+" "+r+" "+th.BorderFocus.Render("│"))
	}
	more := ""
	if p, ok := m.overlay.(pager); ok && p.More() && w >= 8 {
		more = " more ↓ ─"
	}
	rows = append(rows, th.BorderFocus.Render("╰"+strings.Repeat("─", w+2-m.look.method.Width(more))+more+"╯"))
	box := lipgloss.NewLayer(strings.Join(rows, "\n")).X(a.x).Y(a.y).Z(1)
	return lipgloss.NewCompositor(lipgloss.NewLayer(screen), box).Render()
}

var _ tea.Model = (*model)(nil)
