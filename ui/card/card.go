// Package card is the overlay that shows a footnote where its number stands in
// the text.
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

// A Pane shows a footnote. Make one with [New].
type Pane struct {
	note   content.FootNote
	page   list.Page
	theme  *theme.Theme
	method layout.Method
}

// New makes a pane without a size.
func New(note content.FootNote, th *theme.Theme, m layout.Method) *Pane {
	return &Pane{note: note, theme: th, method: m}
}

// Dress changes the look, and how the terminal counts cells.
func (p *Pane) Dress(th *theme.Theme, m layout.Method) { p.theme, p.method = th, m }

// Resize gives the pane so many cells.
func (p *Pane) Resize(width, height int) {
	p.page.Width, p.page.Height = width, height
	p.page.Set(p.Rows(), false)
}

// Rows is how many rows the pane would fill.
func (p *Pane) Rows() int { return len(p.rows()) }

// Act answers a key.
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Enter {
		return intent.Jump{To: p.note.At}
	}
	p.page.Act(a, count)
	return nil
}

// Click does nothing: there is nothing to choose.
func (p *Pane) Click(int) intent.Intent { return nil }

// Title is the line above the note.
func (p *Pane) Title() string { return fmt.Sprintf("Footnote %d", p.note.Number) }

// Keys are what there is to do here.
func (p *Pane) Keys() []keymap.Action { return []keymap.Action{keymap.Enter, keymap.Back} }

// More reports whether there is more below.
func (p *Pane) More() bool { return p.page.More() }

// View returns the pane's rows.
func (p *Pane) View() []string { return p.page.View(p.rows()) }

// rows sets the note's blocks under each other.
func (p *Pane) rows() []string {
	o := layout.Options{Width: max(p.page.Width, 1), Method: p.method, Signs: p.theme.Signs, Foreign: p.theme.Foreign(p.method)}
	var rows []string
	for i, b := range p.note.Blocks {
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
