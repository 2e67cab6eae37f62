// Package outline is the overlay that lists an article's headings.
package outline

import (
	"strings"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/list"
	"pullquote/ui/theme"
)

// A Pane lists sections. Make one with [New].
type Pane struct {
	sections []content.Section
	index    *content.Index
	list     list.List
	theme    *theme.Theme
	method   layout.WidthMode
}

// New makes the outline of a, with the cursor on the section that holds the
// place at.
func New(a *content.Article, x *content.Index, at content.Anchor, th *theme.Theme, m layout.WidthMode) *Pane {
	p := &Pane{sections: a.Outline(), index: x, theme: th, method: m}
	p.list.Len = len(p.sections)
	for i, s := range p.sections {
		if s.Block <= at.Block {
			p.list.Select(i)
		}
	}
	return p
}

// Dress changes the look, and how the terminal counts cells.
func (p *Pane) Dress(th *theme.Theme, m layout.WidthMode) { p.theme, p.method = th, m }

// Resize gives the pane so many cells.
func (p *Pane) Resize(width, height int) { p.list.Width, p.list.Height = width, height }

// Rows is how many rows the pane would fill.
func (p *Pane) Rows() int { return max(len(p.sections), 1) }

// Act answers a key.
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Enter {
		return p.enter()
	}
	p.list.Act(a, count, p.render)
	return nil
}

func (p *Pane) enter() intent.Intent {
	if len(p.sections) == 0 {
		return nil
	}
	block := p.sections[p.list.Cursor].Block
	return intent.Jump{To: content.Within(block, 0, 0)}
}

// Click answers a click on row y.
func (p *Pane) Click(y int) intent.Intent {
	i, ok := p.list.At(y, p.render)
	if !ok {
		return nil
	}
	p.list.Select(i)
	return p.enter()
}

// Title is the line above the list.
func (p *Pane) Title() string { return "Outline" }

// Keys are what there is to do here.
func (p *Pane) Keys() []keymap.Action { return []keymap.Action{keymap.Enter, keymap.Back} }

// View returns the pane's rows.
func (p *Pane) View() []string {
	if len(p.sections) == 0 {
		return list.Message("No headings in this article.", &p.list, p.theme, p.method)
	}
	return p.list.View(strings.Repeat(" ", max(p.list.Width, 0)), p.render)
}

func (p *Pane) render(i, width int, chosen bool) []string {
	s := p.sections[i]
	indent := strings.Repeat("  ", min(max(s.Level-p.least(), 0), 5))
	bar, style := "  ", p.theme.Plain
	if s.Level == p.least() {
		style = p.theme.Strong
	}
	if chosen {
		bar, style = "▌ ", p.theme.LitText
	}
	end := p.index.Size()
	if i+1 < len(p.sections) {
		end = p.index.Offset(content.Anchor{Block: p.sections[i+1].Block})
	}
	words := p.index.WordsBefore(p.index.At(end)) - p.index.WordsBefore(content.Anchor{Block: s.Block})
	if i+1 == len(p.sections) {
		words = p.index.Words() - p.index.WordsBefore(content.Anchor{Block: s.Block})
	}
	bar = p.theme.SelectedFocus.Render(p.method.Truncate(bar, width))
	return []string{bar + theme.Justify(indent+s.Title, length(words), style, p.theme.Dim, max(width-2, 0), p.method)}
}

// least is the highest level that occurs.
func (p *Pane) least() int {
	least := 6
	for _, s := range p.sections {
		least = min(least, s.Level)
	}
	return least
}

// length says how long a section takes to read.
func length(words int) string {
	if words < content.WordsPerMinute {
		return "< 1 min"
	}
	return content.Duration(content.Minutes(words))
}
