package status

import (
	"strings"

	"pullquote/ui/widget"

	"charm.land/lipgloss/v2"
)

// A Strip is the content of the two rows below the text: what the article has, and the
// current quotation or image note.
type Strip struct {
	Left, Right string // the titles of the panes; "": none
	Text        string // the words of the quotation or the image note, in one line
	Source      string // who said it, or the credit; "" if that is unknown
	Hint        string // shown instead if there is no text
	IsMarked    bool   // whether it has the bar in the text
	IsLit       bool
}

// View returns the rows. If there is too little room, it cuts the text, and keeps at least
// its beginning.
func (s Strip) View(look widget.Look, width int) []string {
	left, right := s.Left, s.Right
	if left == "" {
		left, right = right, ""
	}
	return []string{rule(look, left, right, look.Theme.PaneTitle, width), s.line(look, width)}
}

func (s Strip) line(look widget.Look, width int) string {
	const indent = 3
	if width < 2*indent {
		return strings.Repeat(" ", max(width, 0))
	}
	bar := strings.Repeat(" ", indent)
	if s.IsMarked {
		bar = " " + look.Theme.Bar.Render("▌") + " "
	}
	room := width - 2*indent
	if s.Text == "" {
		return bar + look.Cell(s.Hint, look.Theme.Dim, room) + strings.Repeat(" ", indent)
	}
	style := look.Theme.Plain
	if s.IsLit {
		style = look.Theme.LitText
	}
	source := ""
	if s.Source != "" {
		source = " — " + look.WidthMode.Truncate(s.Source, room/2)
	}
	text := look.WidthMode.Truncate(s.Text, room-look.WidthMode.Width(source))
	used := look.WidthMode.Width(text) + look.WidthMode.Width(source)
	return bar + inline(style, text) + inline(look.Theme.Speaker, source) + strings.Repeat(" ", room-used+indent)
}

func inline(st lipgloss.Style, text string) string {
	if text == "" {
		return ""
	}
	return st.Inline(true).Render(text)
}
