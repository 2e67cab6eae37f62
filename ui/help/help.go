// Package help is the overlay that lists the keys. It is made from the table of
// actions, and can be searched.
package help

import (
	"strings"

	contentsearch "pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/list"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
)

// A Pane lists keys. Make one with [New].
type Pane struct {
	rows   []row
	list   list.List
	theme  *theme.Theme
	method layout.Method
	filter string
	typing bool
}

// A row is a heading or an entry of the table.
type row struct {
	heading string
	entry   keymap.Entry
}

// New makes a pane without a size.
func New(th *theme.Theme, m layout.Method) *Pane {
	p := &Pane{theme: th, method: m}
	p.find("")
	return p
}

// find keeps the entries that a text is found in.
func (p *Pane) find(filter string) {
	p.filter = filter
	q := contentsearch.Compile(filter)
	p.rows = nil
	var group keymap.Group
	for _, e := range keymap.Table() {
		text := e.String() + " " + e.Help + " " + string(e.Group)
		if !q.Empty() && len(q.Find(text)) == 0 {
			continue
		}
		if e.Group != group {
			group = e.Group
			p.rows = append(p.rows, row{heading: string(group)})
		}
		p.rows = append(p.rows, row{entry: e})
	}
	p.list.Len = len(p.rows)
	p.list.Select(0)
}

// Dress changes the look, and how the terminal counts cells.
func (p *Pane) Dress(th *theme.Theme, m layout.Method) { p.theme, p.method = th, m }

// Resize gives the pane so many cells.
func (p *Pane) Resize(width, height int) { p.list.Width, p.list.Height = width, height }

// Rows is how many rows the pane would fill.
func (p *Pane) Rows() int {
	n := 0
	for i := range p.rows {
		n += len(p.render(i, p.list.Width, false))
	}
	return max(n, 1)
}

// Typing reports whether keys go into the filter.
func (p *Pane) Typing() bool { return p.typing }

// Type takes a key while [Pane.Typing].
func (p *Pane) Type(k tea.KeyPressMsg) {
	switch k.String() {
	case "esc":
		p.typing = false
		p.find("")
	case "enter":
		p.typing = false
	case "backspace":
		if r := []rune(p.filter); len(r) > 0 {
			p.find(string(r[:len(r)-1]))
		}
	default:
		if k.Text != "" {
			p.find(p.filter + k.Text)
		}
	}
}

// Act answers a key.
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Search {
		p.typing = true
		p.find("")
		return nil
	}
	p.scroll(a, count)
	return nil
}

// scroll moves the cursor; there is nothing to choose, so it jumps by what is
// seen: a line down shows a line more.
func (p *Pane) scroll(a keymap.Action, count int) { p.list.Act(a, count, p.render) }

// Click does nothing: there is nowhere to go.
func (p *Pane) Click(int) intent.Intent { return nil }

// Title is the line above the list.
func (p *Pane) Title() string {
	switch {
	case p.typing:
		return "Keys /" + p.filter + "▏"
	case p.filter != "":
		return "Keys /" + p.filter
	}
	return "Keys  (/ finds one)"
}

// View returns the pane's rows.
func (p *Pane) View() []string {
	if len(p.rows) == 0 {
		return list.Message("No key does that.", &p.list, p.theme, p.method)
	}
	return p.list.View(strings.Repeat(" ", max(p.list.Width, 0)), p.render)
}

func (p *Pane) render(i, width int, chosen bool) []string {
	r := p.rows[i]
	bar := "  "
	if chosen {
		bar = "▌ "
	}
	bar = p.theme.SelectedFocus.Render(p.method.Truncate(bar, width))
	room := max(width-2, 0)
	if r.heading != "" {
		rows := []string{bar + theme.Cell(r.heading, p.theme.Strong, room, p.method)}
		if i > 0 {
			rows = append([]string{strings.Repeat(" ", max(width, 0))}, rows...)
		}
		return rows
	}
	keys := min(22, room*2/5)
	var out []string
	name := r.entry.String()
	for _, l := range layout.WrapString(r.entry.Help, max(room-keys-1, 1), p.method) {
		if len(out) > 0 {
			bar, name = strings.Repeat(" ", min(2, max(width, 0))), ""
		}
		cell := theme.Cell(name, p.theme.Key, keys, p.method)
		out = append(out, bar+cell+" "+p.theme.Paint(l, p.theme.Plain, nil, max(room-keys-1, 1), p.method))
	}
	return out
}
