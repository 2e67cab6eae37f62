// Package help is the overlay that lists the keys. It is generated from the key map and can
// be filtered.
package help

import (
	"strings"

	"pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// A Pane lists keys. Make one with [New].
type Pane struct {
	*pane.Context
	entries []keymap.Entry // entries that match the filter
	scroll  widget.Scroll
	filter  string
	prompt  *widget.Prompt
}

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	return &Pane{Context: c, entries: c.Keys.Entries(), prompt: widget.NewPrompt(c.Keys, nil)}
}

// setFilter lists only the entries that contain a text.
func (p *Pane) setFilter(filter string) {
	p.filter = filter
	q := search.Compile(filter)
	p.entries = nil
	for _, e := range p.Keys.Entries() {
		text := e.String() + " " + e.Help + " " + string(e.Group)
		if q.IsEmpty() || len(q.Find(text)) > 0 {
			p.entries = append(p.entries, e)
		}
	}
	p.scroll.ToTop()
	p.scroll.SetLen(len(p.rows(p.entries)))
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) {
	p.scroll.Width, p.scroll.Height = width, height
	p.scroll.SetLen(len(p.rows(p.entries)))
}

// Rows implements [pane.Scrollable]. A filter does not shrink the pane.
func (p *Pane) Rows() int { return len(p.rows(p.Keys.Entries())) }

// IsTyping implements [pane.TextInput].
func (p *Pane) IsTyping() bool { return p.prompt.IsOpen() }

// Type implements [pane.TextInput].
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	p.prompt.UpdateFilter(msg, p.setFilter)
	return nil
}

// Prompt implements [pane.TextInput].
func (p *Pane) Prompt(width int) (line string, cursor int, ok bool) {
	line, cursor = p.prompt.View(p.Look, width)
	return line, cursor, p.prompt.IsOpen()
}

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Search {
		p.prompt.Open()
		p.setFilter("")
		return nil
	}
	p.scroll.Act(a, count)
	return nil
}

// Click implements [pane.Pane]. There is nothing to select.
func (p *Pane) Click(int, int) intent.Intent { return nil }

// Title implements [pane.Pane].
func (p *Pane) Title() string {
	if p.filter != "" {
		return "Keys /" + p.filter
	}
	return "Keys"
}

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action { return []keymap.Action{keymap.Search} }

// HasMore implements [pane.Scrollable].
func (p *Pane) HasMore() bool { return p.scroll.HasMore() }

// View implements [pane.Pane].
func (p *Pane) View() []string {
	if len(p.entries) == 0 {
		return p.scroll.View([]string{p.Cell("No matches", p.Theme.Dim, p.scroll.Width)})
	}
	return p.scroll.View(p.rows(p.entries))
}

// rows returns entries under the headings of their groups.
func (p *Pane) rows(entries []keymap.Entry) []string {
	width := max(p.scroll.Width, 0)
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
			rows = append(rows, p.Cell(string(group), p.Theme.Strong, width))
		}
		name := e.String()
		for _, l := range layout.WrapString(e.Help, room, p.WidthMode) {
			rows = append(rows, p.Cell(name, p.Theme.Key, keys)+" "+p.Paint(l, p.Theme.Plain, nil, room))
			name = ""
		}
	}
	return rows
}
