package ui

import (
	"cmp"

	"pullquote/content/bounds"
	"pullquote/ui/document"
	"pullquote/ui/figure"
	"pullquote/ui/intent"
	"pullquote/ui/notes"
	"pullquote/ui/pane"
	"pullquote/ui/quotes"
	"pullquote/ui/session"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// handleIntent carries out the request of a pane.
func (m *root) handleIntent(i intent.Intent) tea.Cmd {
	if cmd, done := m.command(i); done {
		return cmd
	}
	d := m.page.doc
	switch i := i.(type) {
	case intent.Jump:
		return m.applyOutcome(d.Jump(i.To))
	case intent.Footnote:
		return m.applyOutcome(d.JumpToFootnote())
	case intent.SelectAt:
		d.SelectAt(i.At)
		m.refresh()
	case intent.Select:
		d.Select(i.Range)
		m.refresh()
	case intent.JumpToQuote:
		return m.applyOutcome(d.JumpToQuote(i.Index))
	case intent.Quote:
		return m.applyOutcome(d.ShowQuote(i.Index))
	case intent.Note:
		return m.applyOutcome(d.ShowNote(i.Index))
	case intent.Picture:
		m.showOverlay(figure.ID, figure.New(&m.page.context, i.Note))
	case intent.Evidence:
		return m.applyOutcome(d.ShowEvidence(i.Quote))
	case intent.Speaker:
		m.overlay = overlay{}
		return m.applyOutcome(d.ListSpeaker(i.Name))
	case intent.AskSpeaker:
		m.askSpeaker(i.Person)
	case intent.Correct:
		m.correct(i)
	case intent.RemoveCorrection:
		m.removeCorrection(i.ID)
	case intent.CancelCorrection:
		m.endCorrection()
	case intent.Link:
		return m.followLink(i)
	case intent.Entry:
		cmd := m.applyOutcome(d.OpenEntry(i.Index))
		if m.pending != nil {
			m.pending.isEntry = true
		}
		return cmd
	case intent.FilterHits:
		d.FilterHits(i.Text)
		m.refresh()
	case intent.Hit:
		return m.applyOutcome(d.GoToHit(i.Index))
	case intent.ToggleHighlight:
		m.toggleHighlightAt(i.Index, i.Color)
	case intent.Comment:
		m.commentOn(i.Index)
	case intent.Open:
		return m.openKept(i.Document, i.At)
	case intent.ListSaid:
		m.listSaid(i.Person)
	case intent.OpenSaid:
		m.openSaid(i.Said)
	case intent.RefreshFeeds:
		m.refreshFeeds()
	case intent.EditTags:
		m.editTags(i.Document)
	case intent.RemoveDocument:
		m.removeDocument(i.Document)
	case intent.SetLater:
		m.setLater(i.Document, i.IsLater)
	case intent.SearchLibrary:
		m.searchLibrary(i.Text)
	case intent.CopyEntry:
		return m.applyOutcome(d.CopyEntry(i.Index))
	case intent.BrowseEntry:
		return m.browseTo(cmp.Or(d.CopyEntry(i.Index).Copy, d.Article().Source.String()))
	case intent.Act:
		return m.act(i.Action, i.Count)
	case intent.Search:
		return m.applyOutcome(d.SetSearch(i.Text, i.Options))
	case intent.AcceptSearch:
		out, ok := d.AcceptSearch()
		if !ok {
			return tea.Batch(m.applyOutcome(out), m.applyOutcome(d.CancelSearch()))
		}
		return m.applyOutcome(out)
	case intent.CancelSearch:
		return m.applyOutcome(d.CancelSearch())
	case intent.Column:
		m.settings.column = i.Width
		m.notice.text = i.Notice
		m.keepWidth()
		m.follow()
	case intent.Notify:
		m.notice.text = i.Text
	case intent.Moved:
		m.follow()
	}
	return nil
}

// applyOutcome carries out the outcome of a call to the document.
func (m *root) applyOutcome(o document.Outcome) tea.Cmd {
	if o.FocusText {
		m.overlay = overlay{}
		m.setFocus(m.page.home.ID)
	}
	m.showHidden(o)
	if o.Place != nil {
		m.page.text.Return(pane.Place(*o.Place))
	}
	if o.Show != nil {
		m.page.text.Show(*o.Show)
	}
	if o.Footnote != nil {
		m.showOverlay(popup, widget.NewFootnote(*o.Footnote, &m.page.context.Look))
	}
	if o.Notice != "" && (o.Replaces == "" || m.keys.Expand(o.Replaces) == m.notice.text) {
		m.notice.text = m.keys.Expand(o.Notice)
	}
	if o.Alert != "" {
		m.notice.alert = o.Alert
	}
	if o.Err != nil {
		m.warn(o.Err)
	}
	if o.Open != nil {
		m.openDocument(*o.Open)
	}
	m.follow()
	if o.Copy != "" {
		m.notice.copied = m.notice.text
		return m.session.Copy(o.Copy)
	}
	return nil
}

// showHidden shows all paragraphs again if an outcome leads to a hidden one.
func (m *root) showHidden(o document.Outcome) {
	if o.Show != nil {
		m.page.doc.Reveal(o.Show.Start)
	}
	if m.page.context.Shown != (*pane.Shown)(m.page.doc.ShownBlocks()) {
		m.refresh()
	}
}

// sayCopied adds to the notice of a copy what has copied it.
func (m *root) sayCopied(c session.Copied) {
	if m.notice.copied == "" || m.notice.text != m.notice.copied {
		return
	}
	if c.IsTooLong {
		m.notice.text = ""
		m.notice.alert = bounds.Copy.Sentence() + "; install wl-copy or xclip, or copy less"
		return
	}
	by := " with " + c.By
	if c.By == session.Terminal {
		by = " through the terminal"
	}
	m.notice.text += by
	if c.Failed != "" {
		m.notice.text += ", because " + c.Failed + " failed"
	}
}

// setFocus moves the focus. If the focused pane covers part of the text, the current
// quotation stays visible.
func (m *root) setFocus(id pane.ID) {
	p := m.page
	if id == p.home.ID {
		p.doc.EnterText()
	} else if m.focus == p.home.ID {
		p.doc.LeaveText()
		m.settings.zen = false
	}
	wasSeen := p.doc.IsQuoteVisible()
	m.focus = id
	m.arrange()
	if id != p.home.ID && wasSeen && !p.doc.IsQuoteVisible() {
		p.text.Show(p.doc.Marked()[0])
		p.updateViewport()
	}
	switch id {
	case quotes.ID:
		p.doc.SelectQuote()
	case notes.ID:
		p.doc.SelectNote()
	}
	m.refresh()
}
