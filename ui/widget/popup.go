package widget

import (
	"strings"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/theme"
)

// A Popup is a pane that shows a text: a footnote, or an error. Only the rows on screen are laid
// out. Make one with [NewFootnote] or [NewMessage].
type Popup struct {
	title  string
	text   *content.Article
	isPart bool // the text is part of the article, and enter goes there
	look   *Look

	width, height int
	flow          *layout.Flow
	top           layout.Pos // the first row on screen
}

// NewFootnote returns a popup with a footnote.
func NewFootnote(note content.FootnoteItem, look *Look) *Popup {
	return newPopup("Footnote "+note.Label, note.At != (content.Range{}), look, note.Blocks)
}

// NewMessage returns a popup with a message of one or more paragraphs.
func NewMessage(title string, look *Look, paragraphs ...string) *Popup {
	var blocks []content.Block
	for _, text := range paragraphs {
		blocks = append(blocks, &content.Paragraph{Text: content.PlainInline(text)})
	}
	return newPopup(title, false, look, blocks)
}

func newPopup(title string, isPart bool, look *Look, blocks []content.Block) *Popup {
	p := &Popup{title: title, text: content.NewArticle(blocks...), isPart: isPart, look: look}
	p.Resize(0, 0)
	return p
}

// Refresh implements the pane interface. The content never changes.
func (p *Popup) Refresh() {}

// Resize sets the size of the popup, in cells.
func (p *Popup) Resize(width, height int) {
	if p.flow == nil || width != p.width {
		mode := p.look.WidthMode
		p.flow = layout.NewFlow(p.text, layout.Options{
			Width: max(width, 1), NoLead: true, WidthMode: mode, Glyphs: p.look.Theme.Glyphs, Prerender: p.look.Renderer.Prerender(mode),
		})
		p.top = layout.Pos{Block: p.top.Block}
	}
	p.width, p.height = width, height
	p.clamp()
}

// clamp scrolls up if the last row would be above the end of the window.
func (p *Popup) clamp() {
	if last := p.flow.Last(p.height); last.Before(p.top) {
		p.top = last
	}
}

// maxRows bounds the rows that are counted. No screen has more.
const maxRows = 200

// Rows returns the number of rows of the text, or maxRows if there are more.
func (p *Popup) Rows() int { return len(p.flow.Window(layout.Pos{}, maxRows)) }

// Act jumps to the text in the article, or scrolls.
func (p *Popup) Act(a keymap.Action, count int) intent.Intent {
	n, page := max(count, 1), max(p.height-1, 1)
	switch a {
	case keymap.Enter:
		if p.isPart {
			return intent.Footnote{}
		}
	case keymap.LineDown:
		p.move(n)
	case keymap.LineUp:
		p.move(-n)
	case keymap.PageDown:
		p.move(n * page)
	case keymap.PageUp:
		p.move(-n * page)
	case keymap.HalfDown:
		p.move(n * max(page/2, 1))
	case keymap.HalfUp:
		p.move(-n * max(page/2, 1))
	case keymap.Top:
		p.top = layout.Pos{}
	case keymap.Bottom:
		p.top = p.flow.Last(p.height)
	default:
	}
	return nil
}

// move scrolls by n rows.
func (p *Popup) move(n int) {
	if p.text.Len() > 0 {
		p.top = p.flow.Move(p.top, n)
		p.clamp()
	}
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
func (p *Popup) HasMore() bool { return p.text.Len() > 0 && p.top.Before(p.flow.Last(p.height)) }

// View returns the visible rows.
func (p *Popup) View() []string {
	th, mode := p.look.Theme, p.look.WidthMode
	var rows []string
	for _, row := range p.flow.Window(p.top, p.height) {
		var s strings.Builder
		for _, r := range row.Line.Runs {
			s.WriteString(th.Run(r, theme.Unlit).Render(r.Text))
		}
		s.WriteString(strings.Repeat(" ", max(p.width-row.Line.Width(mode), 0)))
		rows = append(rows, s.String())
	}
	return padRows(truncateRows(rows, p.width, p.height), p.height, p.width)
}
