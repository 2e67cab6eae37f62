// Package palette is the overlay for commands: the reader types what to do, and chooses from
// the actions and commands that match.
package palette

import (
	"strings"

	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// ID identifies the pane.
const ID pane.ID = "palette"

// An item is a line of the palette.
type item struct {
	name string
	help string
	keys string
	isIn bool // whether it does something where the reader is

	run  intent.Intent // nil: it needs an argument
	text string        // what tab, or enter if run is nil, puts into the prompt; "": nothing
}

// A Pane lists actions and commands. Make one with [New].
type Pane struct {
	*pane.Context
	prompt   *widget.Prompt
	list     widget.List
	all      []item // actions and commands
	items    []item // that match
	folder   string // whose files are wanted; "": none
	hasMoved bool   // the reader has moved the cursor
}

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c, prompt: widget.NewLine(c.Keys, ":")}
	p.all = append(commands(c.Keys), actions(c.Keys, c.Below)...)
	p.prompt.OpenWith(c.Command)
	p.match()
	return p
}

// Folder returns the folder whose files are needed for what has been typed; "" if none is.
func (p *Pane) Folder() string { return p.folder }

// actions returns an item for each action that keys run outside of prompts.
func actions(keys *keymap.Map, in keymap.Focus) []item {
	var out []item
	for _, e := range keys.Entries() {
		if e.In == keymap.Prompt || e.Action == keymap.Palette {
			continue
		}
		out = append(out, item{
			name: e.Name, help: e.Help, keys: e.String(), isIn: e.In&in != 0,
			run: intent.Run{Action: e.Action}, text: e.Name,
		})
	}
	return out
}

// match lists what matches the text in the prompt.
func (p *Pane) match() {
	p.items, p.folder = p.find(p.prompt.Value())
	p.list.Len, p.hasMoved = len(p.items), false
	p.list.Select(0)
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	if p.folder != "" && p.Files != nil && p.Files.Folder == p.folder {
		at := p.list.Cursor
		p.items, p.folder = p.find(p.prompt.Value())
		p.list.Len = len(p.items)
		p.list.Select(at)
	}
}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) { p.list.Width, p.list.Height = width, height }

// Rows implements [pane.Scrollable]. What is typed does not shrink the pane.
func (p *Pane) Rows() int { return len(p.all) }

// HasMore implements [pane.Scrollable].
func (p *Pane) HasMore() bool { return p.list.HasMore(p.render) }

// Position implements [pane.Positioned].
func (p *Pane) Position() string { return p.list.Position(p.render) }

// Act implements [pane.Pane]. All keys are text.
func (p *Pane) Act(keymap.Action, int) intent.Intent { return nil }

// IsTyping implements [pane.TextInput].
func (p *Pane) IsTyping() bool { return p.prompt.IsOpen() }

// Type implements [pane.TextInput].
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	if p.list.Type(p.Keys, msg) {
		p.hasMoved = true
		return nil
	}
	if widget.PromptAction(p.Keys, msg) == keymap.PromptComplete {
		return p.complete()
	}
	switch p.prompt.Update(msg) {
	case widget.Changed:
		return p.changed()
	case widget.Accepted:
		return p.accept()
	case widget.Cancelled:
		return intent.ClosePalette{}
	case widget.Unchanged:
	}
	return nil
}

// changed lists what matches the new text. It asks for the names of files if they are needed.
func (p *Pane) changed() intent.Intent {
	p.match()
	if p.folder != "" && (p.Files == nil || p.Files.Folder != p.folder) {
		return intent.ListFolder{Path: p.folder}
	}
	return nil
}

// complete puts the selected item into the prompt.
func (p *Pane) complete() intent.Intent {
	if p.list.Cursor >= len(p.items) || p.items[p.list.Cursor].text == "" {
		return nil
	}
	p.prompt.OpenWith(p.items[p.list.Cursor].text)
	return p.changed()
}

// accept runs what has been typed, or else the selected item.
func (p *Pane) accept() intent.Intent {
	text := strings.TrimSpace(p.prompt.Value())
	if i := p.typed(text); i != nil && !p.hasMoved {
		return i
	}
	if p.list.Cursor >= len(p.items) {
		p.prompt.OpenWith(p.prompt.Value())
		return intent.Notify{Text: "no command is like that"}
	}
	chosen := p.items[p.list.Cursor]
	if chosen.run == nil {
		return p.complete()
	}
	return chosen.run
}

// Click implements [pane.Pane].
func (p *Pane) Click(_, y int) intent.Intent {
	at, ok := p.list.At(y, p.render)
	if !ok {
		return nil
	}
	p.list.Select(at)
	p.hasMoved = true
	p.prompt.OpenWith(p.prompt.Value())
	return p.accept()
}

// Prompt implements [pane.TextInput].
func (p *Pane) Prompt(width int) (line string, cursor int, ok bool) {
	line, cursor = p.prompt.View(p.Look, width)
	return line, cursor, p.prompt.IsOpen()
}

// Title implements [pane.Pane].
func (p *Pane) Title() string { return "Commands" }

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action { return nil }

// View implements [pane.Pane].
func (p *Pane) View() []string {
	if len(p.items) == 0 {
		return p.Message("No matches", &p.list)
	}
	return p.list.View(p.render)
}

func (p *Pane) render(at, width int, selected bool) []string {
	it := p.items[at]
	bar, style := "  ", p.Theme.Plain
	if !it.isIn {
		style = p.Theme.Dim
	}
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	room := max(width-2, 0)
	name := min(max(p.WidthMode.Width(it.name), 20), room)
	left := p.Cell(it.name, style, name)
	if room -= name + 1; room <= 0 {
		return []string{bar + p.Cell(it.name, style, max(width-2, 0))}
	}
	return []string{bar + left + " " + p.Justify(it.help, it.keys, p.Theme.Dim, p.Theme.Key, room)}
}
