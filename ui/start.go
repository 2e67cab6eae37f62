package ui

import (
	"pullquote/ui/intent"
	"pullquote/ui/keymap"

	tea "charm.land/bubbletea/v2"
)

// A Start is the place to begin reading at, as the command line names it. At most one field
// is set.
type Start struct {
	Line  int    // from 1, as [content.Article.LineAt] counts them
	Query string // its first hit
	AtEnd bool
}

// A goToLine is the wish to go to a line. It is queued like a key.
type goToLine int

// input returns the start as queued input: what the reader would have typed.
func (s Start) input() []tea.Msg {
	switch {
	case s.Query != "":
		return []tea.Msg{chosenAction{intent.Run{Action: keymap.Search}}, tea.PasteMsg{Content: s.Query}, tea.KeyPressMsg{Code: tea.KeyEnter}}
	case s.AtEnd:
		return []tea.Msg{chosenAction{intent.Run{Action: keymap.Bottom}}}
	case s.Line > 0:
		return []tea.Msg{goToLine(s.Line)}
	}
	return nil
}
