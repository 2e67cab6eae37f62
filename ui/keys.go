package ui

import (
	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/reading"

	tea "charm.land/bubbletea/v2"
)

// mostCount bounds the number that can be typed before a key.
const mostCount = 9_999_999

// key takes a key to whom it is for.
func (m *model) key(k tea.KeyPressMsg) tea.Cmd {
	name := k.String()
	if m.finding.open {
		m.typeSearch(k)
		return nil
	}
	m.say = saying{} // what was said behind the prompt was not seen
	if m.labels.links != nil {
		return m.typeLabel(k)
	}
	if t, ok := m.typist(); ok {
		t.Type(k)
		m.sizeOverlay()
		return nil
	}
	if len(name) == 1 && name[0] >= '0' && name[0] <= '9' && (name != "0" || m.count > 0) {
		m.count = min(m.count*10+int(name[0]-'0'), mostCount)
		return nil
	}
	in := m.focus
	if m.overlay != nil {
		in = keymap.Overlay
	}
	e, ok := m.keys.Find(name, in)
	count := m.count
	m.count = 0
	if !ok || e.Action == keymap.Back && count > 0 {
		return nil
	}
	if m.overlay == nil {
		m.leave(e.Action)
	}
	return m.act(e.Action, count)
}

// paste types a text into what is being typed at.
func (m *model) paste(p tea.PasteMsg) {
	p.Content = content.SanitizeLine(p.Content)
	if t, ok := m.typist(); ok && !m.finding.open {
		t.Type(tea.KeyPressMsg{Text: p.Content})
	} else if m.finding.open && m.finding.prompt.Update(p) {
		m.find()
	}
}

// typist is the list that keys are being typed into.
func (m *model) typist() (typist, bool) {
	t, ok := m.overlay.(typist)
	if m.overlay == nil && m.entries != nil {
		t, ok = m.entries, true
	}
	return t, ok && t.Typing()
}

// typing reports whether keys are letters of something.
func (m *model) typing() bool {
	_, ok := m.typist()
	return ok || m.finding.open || m.labels.links != nil
}

// act does what an action says.
func (m *model) act(a keymap.Action, count int) tea.Cmd {
	switch a {
	case keymap.Quit:
		return tea.Quit
	case keymap.Suspend:
		return stop()
	case keymap.Redraw:
		return tea.ClearScreen
	case keymap.Mouse:
		m.set.noMouse = !m.set.noMouse
		m.say.notice = "the mouse scrolls and chooses"
		if m.set.noMouse {
			m.say.notice = "the mouse is the terminal’s"
		}
		return nil
	case keymap.Outline, keymap.Who, keymap.Details, keymap.Help:
		m.toggle(a)
		return nil
	case keymap.Back:
		m.back()
		return nil
	case keymap.Close:
		return m.close()
	}
	if m.overlay != nil {
		return m.do(m.overlay.Act(a, count))
	}
	return m.actReading(a, count)
}

// actReading does what an action says when no overlay is open.
func (m *model) actReading(a keymap.Action, count int) tea.Cmd {
	switch a {
	case keymap.NextPane:
		m.refocus(m.nextFocus(1))
	case keymap.PrevPane:
		m.refocus(m.nextFocus(-1))
	case keymap.Zen:
		m.set.zen = !m.set.zen
		m.refocus(keymap.Text)
	case keymap.Wider:
		m.widen(2 * max(count, 1))
	case keymap.Narrower:
		m.widen(-2 * max(count, 1))
	case keymap.NextQuote:
		m.stepQuote(max(count, 1))
	case keymap.PrevQuote:
		m.stepQuote(-max(count, 1))
	case keymap.NextNote:
		m.stepNote(max(count, 1))
	case keymap.PrevNote:
		m.stepNote(-max(count, 1))
	case keymap.OnlySpeaker:
		m.onlySpeaker()
	case keymap.Copy:
		return m.copy()
	case keymap.CopySource:
		return m.copySource()
	case keymap.Search:
		if m.focus == keymap.Entries {
			return m.do(m.entries.Act(a, count))
		}
		m.openSearch()
	case keymap.NextHit:
		m.stepHit(max(count, 1))
	case keymap.PrevHit:
		m.stepHit(-max(count, 1))
	case keymap.JumpBack:
		m.jumpBack()
	case keymap.JumpForward:
		m.jumpForward()
	case keymap.Links:
		m.label()
	default:
		return m.actPane(a, count)
	}
	return nil
}

// actPane hands a move to the pane that it is for: what moves through the text
// moves it from every pane.
func (m *model) actPane(a keymap.Action, count int) tea.Cmd {
	switch a {
	case keymap.NextParagraph, keymap.PrevParagraph, keymap.NextSection, keymap.PrevSection:
		return m.do(m.text.Act(a, count))
	case keymap.Percent:
		return m.do(m.text.Act(a, count))
	}
	switch m.focus {
	case keymap.Quotes:
		return m.do(m.quotes.Act(a, count))
	case keymap.Notes:
		return m.do(m.notes.Act(a, count))
	case keymap.Entries:
		return m.do(m.entries.Act(a, count))
	default:
	}
	return m.do(m.text.Act(a, count))
}

// do carries out what a pane asks for.
func (m *model) do(i intent.Intent) tea.Cmd {
	switch i := i.(type) {
	case intent.Jump:
		from := m.here.origin
		if m.focus == keymap.Text {
			from = m.text.Place()
		}
		m.remember(from)
		m.overlay = nil
		m.refocus(keymap.Text)
		if i.To.Start == i.To.End {
			m.text.Return(reading.Place{At: i.To.Start})
		} else {
			m.text.Show(i.To)
		}
		m.follow()
	case intent.Preview:
		m.text.Show(i.To)
		if i.Quote > 0 {
			m.point(-1)
			m.light(i.Quote - 1)
		} else if note, ok := m.notes.Chosen(); ok {
			m.point(note)
		}
		m.follow()
	case intent.Evidence:
		m.showEvidence(i.Quote - 1)
	case intent.Entry:
		return m.openEntry(i.Index)
	case intent.Speaker:
		m.overlay = nil
		m.keep(i.Name)
	case intent.Notify:
		m.say.notice = i.Text
	case intent.Moved:
		m.follow()
	}
	return nil
}

// nextFocus is the focus n steps on in the round of panes.
func (m *model) nextFocus(n int) keymap.Focus {
	round := []keymap.Focus{keymap.Text, keymap.Quotes, keymap.Notes}
	for i, f := range round {
		if f == m.focus {
			return round[(i+n+len(round))%len(round)]
		}
	}
	return keymap.Text
}

// refocus moves the focus. Where the pane that gets it takes room from the text,
// the current quotation stays on screen.
func (m *model) refocus(f keymap.Focus) {
	if m.focus == keymap.Text && f != keymap.Text {
		m.here.origin = m.text.Place()
		m.set.zen = false
	}
	m.focus = f
	seen := m.here.quote >= 0 && m.onScreen(m.here.quote)
	m.arrange()
	if f != keymap.Text && seen && !m.onScreen(m.here.quote) {
		m.text.Show(m.doc.quotes[m.here.quote].Parts[0])
	}
	if note, ok := m.notes.Chosen(); ok && f == keymap.Notes {
		m.point(note)
	}
}

// back takes back the topmost layer.
func (m *model) back() {
	switch {
	case m.coming != nil:
		m.say.notice = "gave up opening " + m.coming.ref.Name
		m.giveUpOpening()
	case m.overlay != nil:
		m.overlay = nil
	case m.entries != nil:
		m.entries.Clear()
	case m.focus != keymap.Text:
		m.text.Return(m.here.origin)
		m.refocus(keymap.Text)
		m.follow()
	case m.quotes.Only() != "":
		m.keep("")
	case !m.finding.query.Empty():
		m.forget()
	case m.set.zen:
		m.set.zen = false
		m.arrange()
	}
}

// close shuts what is open, else quits.
func (m *model) close() tea.Cmd {
	switch {
	case m.overlay != nil:
		m.overlay = nil
	case m.focus != m.page.focus():
		m.refocus(keymap.Text)
	default:
		return tea.Quit
	}
	return nil
}

func (m *model) widen(n int) {
	old := m.text.Column()
	w := m.text.Widen(n)
	m.options.Width = w
	m.say.notice = amount(w, "column") + " wide"
	switch {
	case w == old && n > 0:
		m.say.notice += ", as wide as there is room"
	case w == old:
		m.say.notice += ", as narrow as it goes"
	}
	m.follow()
}
