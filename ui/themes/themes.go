// Package themes is the overlay that lists themes. The text behind it shows the selected one.
package themes

import (
	"slices"

	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"

	tea "charm.land/bubbletea/v2"
)

// ID identifies the pane.
const ID pane.ID = "themes"

// A Pane lists themes. Make one with [New].
type Pane struct {
	pane.FilteredPane
	names  []string
	before string // the theme when the pane was opened
}

// New returns a pane without a size. Its cursor is on the theme in force.
func New(c *pane.Context) *Pane {
	p := &Pane{names: c.Themes.Names(), before: c.InTheme}
	if !slices.Contains(p.names, p.before) { // a file
		p.names = append(p.names, p.before)
	}
	p.FilteredPane = pane.NewFilteredPane(c, func(i int) []string { return []string{p.names[i]} }, p.render, p.enter)
	p.List.SetItems(len(p.names))
	p.List.SelectItem(slices.Index(p.names, p.before))
	return p
}

// Before returns the theme that was in force before.
func (p *Pane) Before() string { return p.before }

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {}

// Rows implements [pane.Scrollable].
func (p *Pane) Rows() int { return len(p.names) }

// IsLow implements [pane.Low]: most of the text stays visible.
func (p *Pane) IsLow() bool { return true }

func (p *Pane) enter(i int) intent.Intent { return intent.SetTheme{Name: p.names[i]} }

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if i := p.FilteredPane.Act(a, count); i != nil {
		return i
	}
	return p.preview()
}

// Type implements [pane.TextInput].
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	p.FilteredPane.Type(msg)
	return p.preview()
}

// Click implements [pane.Pane]. A click shows a theme, and a second one takes it.
func (p *Pane) Click(x, y int) intent.Intent {
	was := p.List.Cursor
	i := p.FilteredPane.Click(x, y)
	if p.List.Cursor == was {
		return i
	}
	return p.preview()
}

// preview shows the selected theme.
func (p *Pane) preview() intent.Intent {
	i, ok := p.List.Item()
	if !ok || p.names[i] == p.InTheme {
		return nil
	}
	return intent.PreviewTheme{Name: p.names[i]}
}

// Title implements [pane.Pane].
func (p *Pane) Title() string { return p.List.Titled("Themes") }

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action { return []keymap.Action{keymap.Enter, keymap.Search} }

// View implements [pane.Pane].
func (p *Pane) View() []string { return p.FilteredPane.View("No themes.") }

func (p *Pane) render(at, width int, selected bool) []string {
	name := p.names[p.List.ItemAt(at)]
	bar, style, note := "  ", p.Theme.Plain, p.Themes.About(name)
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	if name == p.before {
		note += " · now"
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	return []string{bar + p.Justify(name, note, style, p.Theme.Dim, max(width-2, 0))}
}
