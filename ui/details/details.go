// Package details is the overlay that tells what is known of the article and
// of the reader's place in it.
package details

import (
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/list"
	"pullquote/ui/theme"
)

// A Fact is a name and what it stands for. Facts without a value are not shown.
type Fact struct{ Name, Value string }

// A Pane shows facts. Make one with [New].
type Pane struct {
	facts  []Fact
	page   list.Page
	theme  *theme.Theme
	method layout.WidthMode
}

// New makes a pane without a size.
func New(facts []Fact, th *theme.Theme, m layout.WidthMode) *Pane {
	p := &Pane{theme: th, method: m}
	for _, f := range facts {
		if f.Value != "" {
			p.facts = append(p.facts, f)
		}
	}
	return p
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
	p.page.Act(a, count)
	return nil
}

// Click does nothing: there is nowhere to go.
func (p *Pane) Click(int) intent.Intent { return nil }

// Title is the line above the facts.
func (p *Pane) Title() string { return "This article" }

// Keys are what there is to do here.
func (p *Pane) Keys() []keymap.Action { return []keymap.Action{keymap.Back} }

// More reports whether there is more below.
func (p *Pane) More() bool { return p.page.More() }

// View returns the pane's rows.
func (p *Pane) View() []string { return p.page.View(p.rows()) }

// rows sets the facts: names at the left, values beside them.
func (p *Pane) rows() []string {
	width, names := p.page.Width, 0
	for _, f := range p.facts {
		names = max(names, p.method.Width(f.Name))
	}
	names = min(names+2, max(width/3, 1))
	room := max(width-names-1, 1)
	var rows []string
	for _, f := range p.facts {
		name := f.Name
		for _, l := range layout.WrapString(f.Value, room, p.method) {
			rows = append(rows, theme.Cell(name, p.theme.Dim, names, p.method)+" "+p.theme.Paint(l, p.theme.Plain, nil, room, p.method))
			name = ""
		}
	}
	return rows
}
