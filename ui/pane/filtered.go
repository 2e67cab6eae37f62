package pane

import (
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// A FilteredPane is the part that panes with a filtered list share: it moves, filters and
// clicks. A pane embeds one that [NewFilteredPane] made.
type FilteredPane struct {
	*Context
	List   widget.FilteredList
	render func(at, width int, selected bool) []string
	enter  func(item int) intent.Intent
}

// NewFilteredPane returns a pane with an empty list. Texts returns the texts of an item that are
// searched. Render returns the rows of the item at a position in the list. Enter returns what
// happens if an item is chosen.
func NewFilteredPane(c *Context, texts func(item int) []string, render func(at, width int, selected bool) []string, enter func(item int) intent.Intent) FilteredPane {
	return FilteredPane{c, widget.NewFilteredList(c.Keys, texts), render, enter}
}

// Resize implements [Pane].
func (p *FilteredPane) Resize(width, height int) { p.List.Width, p.List.Height = width, height }

// HasMore implements [Scrollable].
func (p *FilteredPane) HasMore() bool { return p.List.HasMore(p.render) }

// Position implements [Positioned].
func (p *FilteredPane) Position() string { return p.List.Position(p.render) }

// Act implements [Pane].
func (p *FilteredPane) Act(a keymap.Action, count int) intent.Intent {
	switch a {
	case keymap.Enter:
		return p.enterSelected()
	case keymap.Search:
		p.List.OpenFilter()
	default:
		p.List.Act(a, count, p.render)
	}
	return nil
}

func (p *FilteredPane) enterSelected() intent.Intent {
	i, ok := p.List.Item()
	if !ok {
		return nil
	}
	return p.enter(i)
}

// Click implements [Pane].
func (p *FilteredPane) Click(_, y int) intent.Intent {
	at, ok := p.List.At(y, p.render)
	if !ok {
		return nil
	}
	p.List.Select(at)
	return p.enterSelected()
}

// Undo lists all items again. It reports whether there was a filter.
func (p *FilteredPane) Undo() bool { return p.List.Undo() }

// IsTyping implements [TextInput].
func (p *FilteredPane) IsTyping() bool { return p.List.IsTyping() }

// Type implements [TextInput].
func (p *FilteredPane) Type(msg tea.Msg) intent.Intent {
	p.List.Type(msg)
	return nil
}

// Prompt implements [TextInput].
func (p *FilteredPane) Prompt(width int) (line string, cursor int, ok bool) {
	return p.List.Prompt(p.Look, width)
}

// View returns the list, or says why it is empty: with the given text if there is nothing that
// could be listed.
func (p *FilteredPane) View(empty string) []string {
	switch {
	case p.List.Items() == 0:
		return p.Message(empty, &p.List.List)
	case p.List.Len == 0:
		return p.Message("No matches", &p.List.List)
	}
	return p.List.View(p.render)
}
