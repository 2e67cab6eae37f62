package ui

import (
	"pullquote/ui/document"
	"pullquote/ui/intent"
	"pullquote/ui/notes"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// carryOut does what a pane asks for.
func (m *root) carryOut(i intent.Intent) tea.Cmd {
	d := m.page.doc
	switch i := i.(type) {
	case intent.Jump:
		return m.do(d.Jump(i.To))
	case intent.Point:
		d.PointAt(i.At)
		m.refresh()
	case intent.Quote:
		return m.do(d.ShowQuote(i.Index))
	case intent.Note:
		return m.do(d.ShowNote(i.Index))
	case intent.Evidence:
		return m.do(d.ShowEvidence(i.Quote))
	case intent.Speaker:
		m.overlay = overlay{}
		return m.do(d.ListSpeaker(i.Name))
	case intent.Link:
		return m.choose(i)
	case intent.Entry:
		return m.do(d.OpenEntry(i.Index))
	case intent.CopyEntry:
		return m.do(d.CopyEntry(i.Index))
	case intent.Act:
		return m.act(i.Action, i.Count)
	case intent.Search:
		return m.do(d.SetSearch(i.Text))
	case intent.AcceptSearch:
		out, ok := d.AcceptSearch()
		if !ok {
			m.setFocus(m.input.searchedFrom)
			return tea.Batch(m.do(out), m.do(d.CancelSearch()))
		}
		return m.do(out)
	case intent.CancelSearch:
		m.setFocus(m.input.searchedFrom)
		return m.do(d.CancelSearch())
	case intent.Column:
		m.set.column = i.Width
		m.said.text = i.Notice
		m.follow()
	case intent.Notify:
		m.said.text = i.Text
	case intent.Moved:
		m.follow()
	}
	return nil
}

// do does what a document says is to be done.
func (m *root) do(o document.Outcome) tea.Cmd {
	if o.ToText {
		m.overlay = overlay{}
		m.setFocus(m.page.home.ID)
	}
	if o.Place != nil {
		m.page.text.Return(pane.Place(*o.Place))
	}
	if o.Show != nil {
		m.page.text.Show(*o.Show)
	}
	if o.Footnote != nil {
		m.showOver(popup, widget.NewFootnote(o.Footnote.Note, o.Footnote.Label, &m.page.context.Look))
	}
	if o.Notice != "" && (o.Replaces == "" || o.Replaces == m.said.text) {
		m.said.text = o.Notice
	}
	if o.Alert != "" {
		m.said.alert = o.Alert
	}
	if o.Err != nil {
		m.warn(o.Err)
	}
	if o.Open != nil {
		m.openDocument(*o.Open)
	}
	m.follow()
	if o.Copy != "" {
		return m.session.Copy(o.Copy)
	}
	return nil
}

// setFocus moves the focus. If the pane that gets it takes room from the text, the current
// quotation stays on screen.
func (m *root) setFocus(id pane.ID) {
	p := m.page
	if id == p.home.ID {
		p.doc.EnterText()
	} else if m.focus == p.home.ID {
		p.doc.LeaveText()
		m.set.zen = false
	}
	wasSeen := p.doc.SeesQuote()
	m.focus = id
	m.arrange()
	if id != p.home.ID && wasSeen && !p.doc.SeesQuote() {
		p.text.Show(p.doc.Lit()[0])
		p.see()
	}
	if id == notes.ID {
		p.doc.SelectNote()
	}
	m.refresh()
}
