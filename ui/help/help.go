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
	entries []keymap.Entry // that the filter keeps
	page    list.Page
	theme   *theme.Theme
	method  layout.WidthMode
	filter  string
	typing  bool
}

// New makes a pane without a size.
func New(th *theme.Theme, m layout.WidthMode) *Pane {
	return &Pane{entries: keymap.Table(), theme: th, method: m}
}

// find keeps the entries that a text is found in.
func (p *Pane) find(filter string) {
	p.filter = filter
	q := contentsearch.Compile(filter)
	p.entries = nil
	for _, e := range keymap.Table() {
		text := e.String() + " " + e.Help + " " + string(e.Group)
		if q.Empty() || len(q.Find(text)) > 0 {
			p.entries = append(p.entries, e)
		}
	}
	p.page.Set(len(p.rows(p.entries)), true)
}

// Dress changes the look, and how the terminal counts cells.
func (p *Pane) Dress(th *theme.Theme, m layout.WidthMode) { p.theme, p.method = th, m }

// Resize gives the pane so many cells.
func (p *Pane) Resize(width, height int) {
	p.page.Width, p.page.Height = width, height
	p.page.Set(len(p.rows(p.entries)), false)
}

// Rows is how many rows the whole table would fill: what is found in it is shown
// in the same room.
func (p *Pane) Rows() int { return len(p.rows(keymap.Table())) }

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
	p.page.Act(a, count)
	return nil
}

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
	return "Keys"
}

// Keys are what there is to do here.
func (p *Pane) Keys() []keymap.Action { return []keymap.Action{keymap.Search, keymap.Back} }

// More reports whether there is more below.
func (p *Pane) More() bool { return p.page.More() }

// View returns the pane's rows.
func (p *Pane) View() []string {
	if len(p.entries) == 0 {
		return p.page.View([]string{theme.Cell("No key does that.", p.theme.Dim, p.page.Width, p.method)})
	}
	return p.page.View(p.rows(p.entries))
}

// rows sets entries under the headings of their groups.
func (p *Pane) rows(entries []keymap.Entry) []string {
	width := max(p.page.Width, 0)
	keys := min(22, width*2/5)
	room := max(width-keys-1, 1)
	var rows []string
	var group keymap.Group
	for _, e := range entries {
		if e.Group != group {
			if group != "" {
				rows = append(rows, strings.Repeat(" ", width))
			}
			group = e.Group
			rows = append(rows, theme.Cell(string(group), p.theme.Strong, width, p.method))
		}
		name := e.String()
		for _, l := range layout.WrapString(e.Help, room, p.method) {
			rows = append(rows, theme.Cell(name, p.theme.Key, keys, p.method)+" "+p.theme.Paint(l, p.theme.Plain, nil, room, p.method))
			name = ""
		}
	}
	return rows
}
