package widget

import (
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/theme"
)

// A Popup shows a short text where the reader is: a footnote, or why something failed. It
// is a pane. Make one with [NewFootnote] or [NewMessage].
type Popup struct {
	title  string
	blocks []content.Block
	at     content.Range // the place of the text in the article; empty: it has none
	scroll Scroll
	look   *Look
}

// NewFootnote returns a popup with a footnote. Label is what the text refers to it by: a
// footnote of the mark "*" is called that, any other by its number.
func NewFootnote(note content.FootnoteItem, label string, look *Look) *Popup {
	title := fmt.Sprintf("Footnote %d", note.Number)
	if isMark(label) {
		title = "Footnote " + label
	}
	return &Popup{title: title, blocks: note.Blocks, at: note.At, look: look}
}

// isMark reports whether s is a reference mark, or one several times.
func isMark(s string) bool {
	const maxLen = 12
	return s != "" && len(s) <= maxLen && strings.Trim(s, "*†‡§¶‖#") == ""
}

// NewMessage returns a popup with a sentence.
func NewMessage(title, text string, look *Look) *Popup {
	return &Popup{title: title, blocks: []content.Block{&content.Paragraph{Text: content.PlainInline(text)}}, look: look}
}

// Refresh does nothing: nothing is kept but the text.
func (p *Popup) Refresh() {}

// Resize sets how many cells the popup has.
func (p *Popup) Resize(width, height int) {
	p.scroll.Width, p.scroll.Height = width, height
	p.scroll.SetLen(p.Rows())
}

// Rows returns how many rows the text has.
func (p *Popup) Rows() int { return len(p.rows()) }

// Act handles a key.
func (p *Popup) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Enter && p.at != (content.Range{}) {
		return intent.Jump{To: p.at}
	}
	p.scroll.Act(a, count)
	return nil
}

// Click does nothing: there is nothing to choose.
func (p *Popup) Click(int, int) intent.Intent { return nil }

// Title returns the text in the frame.
func (p *Popup) Title() string { return p.title }

// Hints returns the actions to name in the footer.
func (p *Popup) Hints() []keymap.Action {
	if p.at == (content.Range{}) {
		return []keymap.Action{keymap.Back}
	}
	return []keymap.Action{keymap.Enter, keymap.Back}
}

// More reports whether there is more below.
func (p *Popup) More() bool { return p.scroll.More() }

// View returns the rows on screen.
func (p *Popup) View() []string { return p.scroll.View(p.rows()) }

// rows returns all rows of the text.
func (p *Popup) rows() []string {
	th, mode := p.look.Theme, p.look.WidthMode
	o := layout.Options{Width: max(p.scroll.Width, 1), WidthMode: mode, Glyphs: th.Glyphs, Prerender: p.look.Renderer.Prerender(mode)}
	var rows []string
	for i, b := range p.blocks {
		if i > 0 {
			rows = append(rows, strings.Repeat(" ", o.Width))
		}
		for _, line := range layout.Compose(b, 0, o) {
			var s strings.Builder
			for _, r := range line.Runs {
				s.WriteString(th.Run(r, theme.Unlit).Render(r.Text))
			}
			s.WriteString(strings.Repeat(" ", max(o.Width-line.Width(mode), 0)))
			rows = append(rows, s.String())
		}
	}
	return rows
}
