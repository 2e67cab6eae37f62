package widget

import (
	"strings"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/theme"
)

// A Popup is a pane that shows a short text: a footnote, or an error. Make one with
// [NewFootnote] or [NewMessage].
type Popup struct {
	title  string
	blocks []content.Block
	isPart bool // the text is part of the article, and enter goes there
	scroll Scroll
	look   *Look
}

// NewFootnote returns a popup with a footnote.
func NewFootnote(note content.FootnoteItem, look *Look) *Popup {
	return &Popup{title: "Footnote " + note.Label, blocks: note.Blocks, isPart: note.At != (content.Range{}), look: look}
}

// NewMessage returns a popup with a message of one or more paragraphs.
func NewMessage(title string, look *Look, paragraphs ...string) *Popup {
	p := &Popup{title: title, look: look}
	for _, text := range paragraphs {
		p.blocks = append(p.blocks, &content.Paragraph{Text: content.PlainInline(text)})
	}
	return p
}

// Refresh implements the pane interface. The content never changes.
func (p *Popup) Refresh() {}

// Resize sets the size of the popup, in cells.
func (p *Popup) Resize(width, height int) {
	p.scroll.Width, p.scroll.Height = width, height
	p.scroll.SetLen(p.Rows())
}

// Rows returns the number of rows of the text.
func (p *Popup) Rows() int { return len(p.rows()) }

// Act jumps to the text in the article, or scrolls.
func (p *Popup) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Enter && p.isPart {
		return intent.Footnote{}
	}
	p.scroll.Act(a, count)
	return nil
}

// Click does nothing. There is nothing to select.
func (p *Popup) Click(int, int) intent.Intent { return nil }

// Title returns the title.
func (p *Popup) Title() string { return p.title }

// Hints returns the actions to name in the footer.
func (p *Popup) Hints() []keymap.Action {
	if !p.isPart {
		return nil
	}
	return []keymap.Action{keymap.Enter}
}

// HasMore reports whether there are rows below the visible ones.
func (p *Popup) HasMore() bool { return p.scroll.HasMore() }

// View returns the visible rows.
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
