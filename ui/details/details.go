// Package details is the overlay that tells what is known of the article and
// of the reader's place in it.
package details

import (
	"strings"

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
	list   list.List
	theme  *theme.Theme
	method layout.Method
}

// New makes a pane without a size.
func New(facts []Fact, th *theme.Theme, m layout.Method) *Pane {
	p := &Pane{theme: th, method: m}
	for _, f := range facts {
		if f.Value != "" {
			p.facts = append(p.facts, f)
		}
	}
	p.list.Len = len(p.facts)
	return p
}

// Dress changes the look, and how the terminal counts cells.
func (p *Pane) Dress(th *theme.Theme, m layout.Method) { p.theme, p.method = th, m }

// Resize gives the pane so many cells.
func (p *Pane) Resize(width, height int) { p.list.Width, p.list.Height = width, height }

// Rows is how many rows the pane would fill.
func (p *Pane) Rows() int {
	rows := 0
	for i := range p.facts {
		rows += len(p.render(i, p.list.Width, false))
	}
	return rows
}

// Act answers a key.
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	p.list.Act(a, count, p.render)
	return nil
}

// Click does nothing: there is nowhere to go.
func (p *Pane) Click(int) intent.Intent { return nil }

// Title is the line above the list.
func (p *Pane) Title() string { return "This article" }

// View returns the pane's rows.
func (p *Pane) View() []string {
	return p.list.View(strings.Repeat(" ", max(p.list.Width, 0)), p.render)
}

func (p *Pane) render(i, width int, _ bool) []string {
	names := 0
	for _, f := range p.facts {
		names = max(names, p.method.Width(f.Name))
	}
	names = min(names+2, max(width/3, 1))
	room := max(width-names-1, 1)
	var rows []string
	for j, l := range layout.WrapString(p.facts[i].Value, room, p.method) {
		name := ""
		if j == 0 {
			name = p.facts[i].Name
		}
		row := theme.Cell(name, p.theme.Dim, names, p.method) + " " + p.theme.Paint(l, p.theme.Plain, nil, room, p.method)
		rows = append(rows, row)
	}
	return rows
}
