package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pullquote/ui/keymap"
	"pullquote/ui/pane"
	"pullquote/ui/status"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
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
	v := tea.View{AltScreen: true, ReportFocus: true}
	if !m.settings.noMouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if !m.session.IsSized() || !m.session.Ready {
		return v
	}
	if !m.page.isShown() {
		if m.page.isSlow {
			v.SetContent(m.page.openingStatus(m.look, m.keys, m.session.Width))
		}
		return v
	}
	rows := m.body()
	if m.areas.Header {
		header := m.page.header(m.mainPane(), !m.areas.IsCovered)
		rows = append([]string{header.View(m.look, m.session.Width)}, rows...)
	}
	footer, x := m.footer()
	if footer != "" {
		if !m.areas.Footer {
			rows = rows[:len(rows)-1]
		}
		rows = append(slices.Clip(rows), footer) // the pane owns the rows
		if x >= 0 {
			v.Cursor = tea.NewCursor(x, len(rows)-1)
			v.Cursor.Shape = tea.CursorBar
		}
	}
	screen := strings.Join(rows, "\n")
	if m.overlay.pane != nil {
		screen = m.overlay.draw(m.look, m.areas.Body, screen)
	}
	v.SetContent(screen)
	return v
}

// body draws the main pane and the side panes next to it.
func (m *root) body() []string {
	if m.areas.IsCovered {
		return m.sides()
	}
	rows := m.mainPane().View()
	if n := m.areas.Air(); n > 0 {
		air := slices.Repeat([]string{m.air()}, n)
		rows = slices.Concat(air, rows, air)
	}
	if !m.areas.Strip.IsEmpty() {
		rows = append(slices.Clip(rows), m.strip().View(m.look, m.areas.Strip.W)...)
	}
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

// air returns an empty row of the main region. The line next to the side panes goes on.
func (m *root) air() string {
	width := m.areas.Main.W
	if m.areas.Border < 0 || width < 1 {
		return strings.Repeat(" ", max(width, 0))
	}
	return strings.Repeat(" ", width-1) + m.look.Theme.Track.Render("│")
}

// sides draws the side panes, one below the other.
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

// header returns the header. While the title is visible in the text, the header shows the
// site or the source instead.
func (p *page) header(main pane.Pane, isTextShown bool) status.Header {
	a := p.doc.Article()
	if list, ok := main.(pane.List); ok {
		return status.Header{Title: p.doc.Name(), IsList: true, Position: list.Position()}
	}
	pr := p.context.Progress
	h := status.Header{Title: p.doc.Name(), Percent: pr.Percent, Minutes: pr.Minutes}
	if pr.AtTop && !a.Title.IsEmpty() && isTextShown {
		h.Title = cmp.Or(p.greeting.Header, a.Site.String(), a.Source.String())
	}
	if !pr.AtTop {
		s := p.doc.Section()
		h.Section, h.IsChapter, h.ChapterMinutes = s.Title, s.IsChapter, s.Minutes
	}
	if pr.Paragraphs > 0 {
		h.Position = fmt.Sprintf("¶ %d of %d", pr.Paragraph, pr.Paragraphs)
	}
	if !p.doc.IsComplete() {
		h.IsProvisional = true
		h.Position = strings.Replace(h.Position, " of ", " of ~", 1)
		if pr.IsEstimate {
			h.Position = strings.Replace(h.Position, "¶ ", "¶ ~", 1)
		}
	}
	return h
}

// footer draws the footer. It returns the column of the cursor, or -1 if there isn't one. The
// line is empty if there is nothing to say and no row for it.
func (m *root) footer() (line string, cursor int) {
	width := m.session.Width
	f := status.Footer{Alert: m.notice.alert, Notice: m.notice.text, Hints: m.hints(), Leave: m.leaving()}
	if m.line.isOpen() && m.notice.alert == "" {
		return m.line.prompt.View(m.look, width)
	}
	if t, ok := m.textInput(); ok {
		if line, cursor, ok := t.Prompt(width); ok {
			return line, cursor
		}
		f.Notice = m.keys.Expand("type a link's letters, in capitals to see where it leads; {prompt-cancel} cancels")
		if address := m.page.text.ChosenLink(); address != "" {
			f.Notice = m.keys.Key(keymap.PromptAccept) + " follows " + address
		}
	}
	if f.Alert == "" && f.Notice == "" {
		switch {
		case m.input.isWaiting():
			f.Notice = m.waiting()
		case m.pending != nil:
			f.Notice = m.pending.openingStatus(m.look, m.keys, width-4)
		}
	}
	switch {
	case m.input.count > 0:
		f.Status = strconv.Itoa(m.input.count)
	case f.Alert == "":
		f.Status = m.page.footerStatus(m.look, m.mainPane(), max(width/4, 8))
	}
	f.Offer = cmp.Or(m.offer(width), m.page.greeting.Offer)
	if m.overlay.pane == nil && m.areas.Strip.IsEmpty() {
		f.Current = m.page.doc.CurrentStatus()
	}
	if !m.areas.Footer && f.Alert == "" && f.Notice == "" && m.input.count == 0 {
		return "", -1
	}
	return f.View(m.look, m.keys, width), -1
}

// footerStatus returns the right part of the footer: how much of a long article is open,
// whose quotations are listed, and how many hits the search has. Names are cut to width
// cells.
func (p *page) footerStatus(look widget.Look, main pane.Pane, width int) string {
	var parts []string
	if _, _, percent := p.doc.Progress(); percent < 100 {
		parts = append(parts, fmt.Sprintf("opening… %d%%", max(percent, 1)))
	}
	if percent := p.doc.AnalysisPercent(); p.doc.IsComplete() && p.doc.Article().IsLazy() && percent < 100 {
		parts = append(parts, fmt.Sprintf("finding quotes… %d%%", percent))
	}
	if list, ok := main.(pane.List); ok && list.Filter() != "" {
		parts = append(parts, "/"+look.WidthMode.Truncate(list.Filter(), width))
	}
	if speaker := p.doc.Speaker(); speaker != "" {
		parts = append(parts, "only "+look.WidthMode.Truncate(speaker, width))
	}
	if selected := p.doc.SelectionStatus(); selected != "" {
		parts = append(parts, "selected "+selected)
	}
	if p.doc.ShownBlocks() != nil {
		parts = append(parts, "only matches")
	}
	if found := p.doc.SearchStatus(); found != "" {
		parts = append(parts, "/"+look.WidthMode.Truncate(p.doc.SearchText(), width)+" "+found)
	}
	return strings.Join(parts, " · ")
}

// hints returns the actions that the footer names. A reader who has already seen the help
// needs only those that apply to the current screen.
func (m *root) hints() []keymap.Action {
	p := m.focusedPane()
	hints := p.Hints()
	if m.overlay.pane != nil {
		return hints
	}
	if _, isList := p.(pane.List); !isList && m.settings.seenHelp {
		return slices.DeleteFunc(hints, func(a keymap.Action) bool { return a != keymap.ScrollRight })
	}
	return hints
}

// leaving says what the key for leaving does.
func (m *root) leaving() string {
	switch {
	case m.overlay.pane != nil, m.focus != m.page.home.ID:
		return "close"
	case len(m.history.back) > 0:
		return "back"
	}
	return "quit"
}

// strip returns the content of the strip below the text.
func (m *root) strip() status.Strip {
	p, d := m.page, m.page.doc
	var s status.Strip
	for i, r := range m.table.SidePanes(&p.context) {
		switch title := p.pane(r).Title(); i {
		case 0:
			s.Left = title
		case 1:
			s.Right = title
		}
	}
	s.Text, s.Source = d.CurrentLine()
	s.IsMarked, s.IsLit = d.Note() >= 0 || d.IsQuoteVisible(), d.Note() >= 0 || d.Lit() != nil
	if len(d.Analysis().Quotations) > 0 {
		s.Hint = m.keys.Key(keymap.NextQuote) + " first quote"
	}
	return s
}

// openingStatus names the source being opened and the progress so far, in width cells. If
// they are too few, it cuts the name.
func (p *page) openingStatus(look widget.Look, keys *keymap.Map, width int) string {
	const minName = 12 // cells
	progress := ""
	switch read, total, _ := p.doc.Progress(); {
	case total > 0:
		progress = fmt.Sprintf(", %s of %s", size(read), size(total))
	case read > 0:
		progress = ", " + size(read)
	}
	cancel := keys.Expand(" · {back} cancels")
	name := "opening " + p.doc.Ref().Name
	for _, rest := range []string{progress + cancel, cancel} {
		if room := width - look.WidthMode.Width(rest); room >= minName {
			return look.WidthMode.Truncate(name, room) + rest
		}
	}
	return look.WidthMode.Truncate(name, width)
}

// size formats a number of bytes in kB or MB.
func size(n int64) string {
	const kilo = 1000
	if n < kilo*kilo {
		return fmt.Sprintf("%d kB", (n+kilo-1)/kilo)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/kilo/kilo)
}
