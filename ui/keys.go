package ui

import (
	"cmp"

	"pullquote/ui/document"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"
	"pullquote/ui/reading"

	tea "charm.land/bubbletea/v2"
)

// maxCount bounds the count typed before a key.
const maxCount = 9_999_999

// handle handles queued input: a key, a paste, the choice of a link, or a line to go to.
func (m *root) handle(msg tea.Msg) tea.Cmd {
	if n, ok := msg.(goToLine); ok {
		return m.applyOutcome(m.page.doc.GoToLine(int(n)))
	}
	if a, ok := msg.(chosenAction); ok {
		return m.actChosen(a.Run)
	}
	if l, ok := msg.(chosenLink); ok {
		return m.applyOutcome(m.page.doc.FollowLink(l.Address))
	}
	if m.line.isOpen() {
		return m.typeLine(msg)
	}
	if t, ok := m.textInput(); ok {
		cmd := m.handleIntent(t.Type(msg))
		m.overlay.resize(m.areas.Body)
		return cmd
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	if m.input.marking != keymap.None {
		return m.typeMark(k)
	}
	m.notice = notice{}
	name := k.String()
	if len(name) == 1 && name[0] >= '0' && name[0] <= '9' && (name != "0" || m.input.count > 0) {
		m.input.count = min(m.input.count*10+int(name[0]-'0'), maxCount)
		return nil
	}
	e, ok := m.keys.Find(name, m.keyFocus())
	count := m.input.count
	m.input.count = 0
	switch {
	case !ok:
		m.notice.text = keymap.DisplayName(name) + m.keys.Expand(" is not a key here · {help} help")
		return nil
	case e.Action == keymap.Back && count > 0:
		return nil
	}
	return m.act(e.Action, count)
}

// keyFocus returns the focus in which keys are looked up.
func (m *root) keyFocus() keymap.Focus {
	if m.overlay.pane != nil {
		return cmp.Or(m.table.Row(m.overlay.id).Keys, keymap.Overlay)
	}
	return m.table.Row(m.focus).Keys
}

// isTyping reports whether keys are text at the moment.
func (m *root) isTyping() bool {
	_, ok := m.textInput()
	return ok || m.line.isOpen()
}

// textInput returns the pane that takes keys as text. It reports false if there is none.
func (m *root) textInput() (pane.TextInput, bool) {
	if !m.page.isShown() {
		return nil, false
	}
	if t, ok := m.overlay.pane.(pane.TextInput); ok && t.IsTyping() {
		return t, true
	}
	t, ok := m.page.pane(m.table.Row(m.focus)).(pane.TextInput)
	return t, ok && t.IsTyping()
}

// act performs an action.
func (m *root) act(a keymap.Action, count int) tea.Cmd {
	if m.overlay.pane == nil && m.page.doc.HasSelection() {
		if cmd, done := m.actOnSelection(a, count); done {
			return cmd
		}
	}
	if m.overlay.pane == nil {
		m.page.doc.BeginStep(stepKind(a, m.focus))
	}
	switch a {
	case keymap.Quit:
		return tea.Quit
	case keymap.Redraw:
		return m.session.Redraw()
	case keymap.Mouse:
		m.settings.noMouse = !m.settings.noMouse
		m.notice.text = m.keys.Expand("mouse on: scroll and click, {mouse} turns it off")
		if m.settings.noMouse {
			m.notice.text = m.keys.Expand("mouse off: drag to select, {mouse} turns it on")
		}
		return nil
	case keymap.RemotePictures:
		m.toggleRemotePictures()
		return nil
	case keymap.OpenOther:
		m.cancelTheme()
		m.openPalette("open ")
		return nil
	case keymap.Back:
		return m.back()
	case keymap.Close:
		return m.close()
	}
	if r, ok := m.table.Opens(a); ok {
		m.open(r)
		return nil
	}
	if m.overlay.pane != nil {
		return m.handleIntent(m.overlay.pane.Act(a, count))
	}
	return m.actOnPage(a, count)
}

// actOnPage performs an action while no overlay is open.
func (m *root) actOnPage(a keymap.Action, count int) tea.Cmd {
	d, n := m.page.doc, max(count, 1)
	switch a {
	case keymap.NextPane:
		m.stepPane(1)
	case keymap.PrevPane:
		m.stepPane(-1)
	case keymap.Zen:
		m.settings.zen = !m.settings.zen
		m.setFocus(m.page.home.ID)
	case keymap.SpeakerMargin:
		m.toggleSpeakers()
	case keymap.NextQuote:
		return m.applyOutcome(d.StepQuote(n))
	case keymap.PrevQuote:
		return m.applyOutcome(d.StepQuote(-n))
	case keymap.NextNote:
		return m.applyOutcome(d.StepNote(n))
	case keymap.PrevNote:
		return m.applyOutcome(d.StepNote(-n))
	case keymap.NextHit:
		return m.applyOutcome(d.StepHit(n))
	case keymap.PrevHit:
		return m.applyOutcome(d.StepHit(-n))
	case keymap.Select:
		return m.startSelection()
	case keymap.OnlyMatches:
		return m.toggleMatches()
	case keymap.OnlySpeaker:
		return m.applyOutcome(d.ToggleSpeaker())
	case keymap.Correct:
		m.askSpeaker("")
	case keymap.Copy:
		return m.applyOutcome(d.Copy(m.settings.copyQuote))
	case keymap.Highlight:
		m.toggleHighlight(count)
	case keymap.Comment:
		m.comment()
	case keymap.Save:
		m.save()
	case keymap.Later:
		m.toggleLater()
	case keymap.SetMark, keymap.GoToMark:
		m.startMark(a)
	case keymap.JumpBack:
		m.jumpBack()
	case keymap.JumpForward:
		m.jumpForward()
	case keymap.Edit:
		return m.edit()
	case keymap.Pipe:
		return m.pipe()
	case keymap.Reload:
		return m.reload()
	case keymap.NextArticle:
		return m.stepEntry(1)
	case keymap.PrevArticle:
		return m.stepEntry(-1)
	default:
		return m.actOnPane(a, count)
	}
	return nil
}

// toggleMatches shows only the paragraphs that match, or all again.
func (m *root) toggleMatches() tea.Cmd {
	out := m.page.doc.ToggleMatches()
	m.refresh()
	return m.applyOutcome(out)
}

// toggleSpeakers shows or hides the speaker margin.
func (m *root) toggleSpeakers() {
	if !m.settings.speakers && !m.page.text.CanShowSpeakers() {
		m.notice.text = "too narrow for the speaker margin"
		return
	}
	m.settings.speakers = !m.settings.speakers
	if m.areas.IsCovered {
		m.notice.text = "speaker margin off"
		if m.settings.speakers {
			m.notice.text = "speaker margin on"
		}
	}
	m.refresh()
	m.arrange()
	m.follow()
}

// nextPane returns the pane n steps after the focused one.
func (m *root) nextPane(n int) pane.ID {
	return m.table.Next(&m.page.context, m.page.home.ID, m.focus, n)
}

// stepPane moves the focus n panes on.
func (m *root) stepPane(n int) {
	if to := m.nextPane(n); to != m.focus {
		m.setFocus(to)
		return
	}
	m.notice.text = "no quotes or image notes here"
}

// actOnPane passes an action to its pane. Actions that move through the text work in every
// pane.
func (m *root) actOnPane(a keymap.Action, count int) tea.Cmd {
	focused := m.page.pane(m.table.Row(m.focus))
	if _, ok := focused.(pane.List); ok {
		return m.handleIntent(focused.Act(a, count))
	}
	switch a {
	case keymap.Left, keymap.Right:
		if m.focus == reading.ID {
			m.notice.text = m.keys.Expand("{select} begins a selection; {left} and {right} then change it")
			return nil
		}
	case keymap.CopySource:
		return m.applyOutcome(m.page.doc.CopySource())
	case keymap.Browse:
		return m.browseTo(m.page.doc.Article().Source.String())
	case keymap.Search:
		if _, ok := focused.(pane.TextInput); ok && m.focus != m.page.home.ID {
			return m.handleIntent(focused.Act(a, count)) // it filters its list
		}
		m.page.doc.OpenSearch()
		return m.handleIntent(m.page.text.Act(a, count))
	case keymap.Links:
		m.setFocus(m.page.home.ID)
		return m.handleIntent(m.page.text.Act(a, count))
	case keymap.NextParagraph, keymap.PrevParagraph, keymap.NextSection, keymap.PrevSection,
		keymap.ScrollLeft, keymap.ScrollRight, keymap.Percent, keymap.Wider, keymap.Narrower:
		return m.handleIntent(m.page.text.Act(a, count))
	}
	return m.handleIntent(focused.Act(a, count))
}

// back undoes the topmost step: an article being opened, an overlay, a filter, a pane, a
// search or zen.
func (m *root) back() tea.Cmd {
	d := m.page.doc
	list, isList := m.page.pane(m.page.home).(pane.List)
	switch {
	case m.pending != nil:
		m.notice.text = "cancelled opening " + m.pending.doc.Ref().Name
		m.cancelPending()
	case undo(m.overlay.pane):
		m.overlay.resize(m.areas.Body)
	case m.overlay.pane != nil:
		m.cancelTheme()
		m.overlay = overlay{}
	case isList:
		list.Undo()
	case undo(m.focusedPane()):
	case m.focus != m.page.home.ID:
		return m.applyOutcome(d.ReturnToText())
	case d.Speaker() != "":
		return m.applyOutcome(d.ListAll())
	case d.ShownBlocks() != nil:
		return m.toggleMatches()
	case d.HasSearch():
		d.ClearSearch()
		m.refresh()
	case m.settings.zen:
		m.settings.zen = false
		m.arrange()
	}
	return nil
}

// close closes the overlay, leaves the pane, or goes back to the page that this one was
// opened from; or else it quits.
func (m *root) close() tea.Cmd {
	switch {
	case m.overlay.pane != nil:
		m.cancelTheme()
		m.overlay = overlay{}
	case m.focus != m.page.home.ID:
		m.setFocus(m.page.home.ID)
	default:
		p := m.history.goBack(m.page)
		if p == nil {
			return tea.Quit
		}
		m.switchTo(p)
	}
	return nil
}

// stepKind returns the kind of step that an action is in the pane with the focus.
func stepKind(a keymap.Action, focus pane.ID) document.StepKind {
	switch a {
	case keymap.NextQuote, keymap.PrevQuote:
		return document.QuoteStep
	case keymap.NextNote, keymap.PrevNote:
		return document.NoteStep
	case keymap.NextHit, keymap.PrevHit:
		return document.HitStep
	case keymap.NextParagraph, keymap.PrevParagraph:
		return document.ParagraphStep
	case keymap.NextSection, keymap.PrevSection:
		return document.SectionStep
	case keymap.Percent:
		return document.JumpStep
	case keymap.Top, keymap.Bottom:
		if focus == reading.ID {
			return document.JumpStep
		}
	}
	return document.NoStep
}
