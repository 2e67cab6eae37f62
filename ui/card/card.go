// Package card is the overlay that shows a short text where the reader is: a
// footnote, or why something could not be done.
package card

import (
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/list"
	"pullquote/ui/theme"
)

// A Pane shows a text. Make one with [Footnote] or [Message].
type Pane struct {
	title  string
	blocks []content.Block
	at     content.Range // where the text stands in the article; empty: nowhere
	page   list.Page
	theme  *theme.Theme
	method layout.WidthMode
}

// Footnote makes a pane of a footnote, without a size. Shown is what the text
// refers to it by: a note of the sign "*" is called so, any other by its number.
func Footnote(note content.FootNote, shown string, th *theme.Theme, m layout.WidthMode) *Pane {
	title := fmt.Sprintf("Footnote %d", note.Number)
	if isSign(shown) {
		title = "Footnote " + shown
	}
	return &Pane{title: title, blocks: note.Blocks, at: note.At, theme: th, method: m}
}

// isSign reports whether s is one of the signs that notes are referred to by, maybe
// some times over.
func isSign(s string) bool {
	const most = 12 // bytes
	return s != "" && len(s) <= most && strings.Trim(s, "*†‡§¶‖#") == ""
}

// Message makes a pane of a sentence, without a size.
func Message(title, text string, th *theme.Theme, m layout.WidthMode) *Pane {
	return &Pane{title: title, blocks: []content.Block{&content.Paragraph{Text: content.PlainInline(text)}}, theme: th, method: m}
}

// Dress changes the look, and how the terminal counts cells.
func (p *Pane) Dress(th *theme.Theme, m layout.WidthMode) { p.theme, p.method = th, m }

// Resize gives the pane so many cells.
func (p *Pane) Resize(width, height int) {
	p.page.Width, p.page.Height = width, height
	p.page.Set(p.Rows(), false)
}

// Rows is how many rows the pane would fill.
func (p *Pane) Rows() int { return len(p.rows()) }

// Act answers a key.
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Enter && p.at != (content.Range{}) {
		return intent.Jump{To: p.at}
	}
	p.page.Act(a, count)
	return nil
}

// Click does nothing: there is nothing to choose.
func (p *Pane) Click(int) intent.Intent { return nil }

// Title is the line above the text.
func (p *Pane) Title() string { return p.title }

// Keys are what there is to do here.
func (p *Pane) Keys() []keymap.Action {
	if p.at == (content.Range{}) {
		return []keymap.Action{keymap.Back}
	}
	return []keymap.Action{keymap.Enter, keymap.Back}
}

// More reports whether there is more below.
func (p *Pane) More() bool { return p.page.More() }

// View returns the pane's rows.
func (p *Pane) View() []string { return p.page.View(p.rows()) }

// rows sets the blocks under each other.
func (p *Pane) rows() []string {
	o := layout.Options{Width: max(p.page.Width, 1), WidthMode: p.method, Glyphs: p.theme.Glyphs, Prerender: p.theme.Prerender(p.method)}
	var rows []string
	for i, b := range p.blocks {
		if i > 0 {
			rows = append(rows, strings.Repeat(" ", o.Width))
		}
		for _, line := range layout.Compose(b, 0, o) {
			var s strings.Builder
			for _, r := range line.Runs {
				s.WriteString(p.theme.Run(r, theme.Unlit).Render(r.Text))
			}
			s.WriteString(strings.Repeat(" ", max(o.Width-line.Width(p.method), 0)))
			rows = append(rows, s.String())
		}
	}
	return rows
}
