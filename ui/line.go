package ui

import (
	"strings"

	"pullquote/ui/keymap"
	"pullquote/ui/session"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// A line is a prompt in the footer that belongs to no pane: for a comment, or for the name of
// a file.
type line struct {
	prompt  *widget.Prompt // nil: no text is wanted
	accept  func(text string) tea.Cmd
	canEdit bool   // the text can be opened in the reader's editor
	tab     func() // called by the key that completes; nil: it does nothing
}

// lineBreak stands for a line break in the prompt, which is only one row high.
const lineBreak = " ⏎ "

// open opens the prompt with a text. Accept is called with the new one.
func (l *line) open(keys *keymap.Map, label, text string, accept func(text string) tea.Cmd) {
	*l = line{prompt: widget.NewLine(keys, label), accept: accept}
	l.prompt.OpenWith(strings.ReplaceAll(text, "\n", lineBreak))
}

func (l *line) isOpen() bool { return l.prompt != nil }

// text returns the text that has been typed.
func (l *line) text() string {
	return strings.TrimSpace(strings.ReplaceAll(l.prompt.Value(), lineBreak, "\n"))
}

// typeLine handles a key or a paste in the prompt.
func (m *root) typeLine(msg tea.Msg) tea.Cmd {
	l := &m.line
	switch a := widget.PromptAction(m.keys, msg); {
	case a == keymap.OpenEditor && l.canEdit:
		return m.session.Edit(l.text())
	case a == keymap.PromptComplete && l.tab != nil:
		l.tab()
		return nil
	}
	switch l.prompt.Update(msg) {
	case widget.Accepted:
		return m.acceptLine(l.text())
	case widget.Cancelled:
		*l = line{}
		m.notice = notice{text: "cancelled"}
	case widget.Changed, widget.Unchanged:
	}
	return nil
}

// acceptLine closes the prompt and passes the text on.
func (m *root) acceptLine(text string) tea.Cmd {
	accept := m.line.accept
	m.line, m.notice = line{}, notice{}
	cmd := accept(text)
	m.overlay.resize(m.areas.Body)
	return cmd
}

// endEdit takes the text from the reader's editor.
func (m *root) endEdit(e session.Edited) tea.Cmd {
	switch {
	case !m.line.isOpen():
		return nil
	case e.Problem != "":
		m.notice.alert = e.Problem
		return nil
	}
	return m.acceptLine(e.Text)
}
