// Package outline is the overlay that lists an article's headings.
package outline

import (
	"strings"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// A Pane lists sections. Make one with [New].
type Pane struct {
	*pane.Context
	list  widget.FilteredList
	known *analysis.Analysis // the analysis that the list shows
	top   int                // the highest level in the article
}

// New returns a pane without a size. Its cursor is on the current section.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c}
	p.list = widget.NewFilteredList(func(i int) []string { return []string{p.Analysis.Outline[i].Title} })
	p.Refresh()
	for i, s := range c.Analysis.Outline {
		if s.Block <= c.Place.At.Block {
			p.list.Select(i)
		}
	}
	return p
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	if p.known == p.Analysis {
		return
	}
	p.known = p.Analysis
	p.list.SetItems(len(p.Analysis.Outline))
	p.top = 6
	for _, s := range p.Analysis.Outline {
		p.top = min(p.top, s.Level)
	}
}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) { p.list.Width, p.list.Height = width, height }

// Rows implements [pane.Scrollable].
func (p *Pane) Rows() int { return max(len(p.Analysis.Outline), 1) }

// HasMore implements [pane.Scrollable].
func (p *Pane) HasMore() bool { return p.list.HasMore(p.render) }

// Position implements [pane.Positioned].
func (p *Pane) Position() string { return p.list.Position(p.render) }

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	switch a {
	case keymap.Enter:
		return p.enter()
	case keymap.Search:
		p.list.OpenFilter()
	default:
		p.list.Act(a, count, p.render)
	}
	return nil
}

// IsTyping implements [pane.TextInput].
func (p *Pane) IsTyping() bool { return p.list.IsTyping() }

// Type implements [pane.TextInput].
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	p.list.Type(msg)
	return nil
}

// Prompt implements [pane.TextInput].
func (p *Pane) Prompt(width int) (line string, cursor int, ok bool) {
	return p.list.Prompt(p.Look, width)
}

func (p *Pane) enter() intent.Intent {
	i, ok := p.list.Item()
	if !ok {
		return nil
	}
	return intent.Jump{To: content.Within(p.Analysis.Outline[i].Block, 0, 0)}
}

// Click implements [pane.Pane].
func (p *Pane) Click(_, y int) intent.Intent {
	i, ok := p.list.At(y, p.render)
	if !ok {
		return nil
	}
	p.list.Select(i)
	return p.enter()
}

// Title implements [pane.Pane].
func (p *Pane) Title() string { return p.list.Titled("Outline") }

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action { return []keymap.Action{keymap.Enter, keymap.Search} }

// View implements [pane.Pane].
func (p *Pane) View() []string {
	switch {
	case len(p.Analysis.Outline) == 0:
		return p.Message("No headings in this article.", &p.list.List)
	case p.list.Len == 0:
		return p.Message("No matches", &p.list.List)
	}
	return p.list.View(p.render)
}

func (p *Pane) render(at, width int, selected bool) []string {
	i := p.list.ItemAt(at)
	s := p.Analysis.Outline[i]
	indent := strings.Repeat("  ", min(max(s.Level-p.top, 0), 5))
	bar, style := "  ", p.Theme.Plain
	if s.Level == p.top {
		style = p.Theme.Strong
	}
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	return []string{bar + p.Justify(indent+s.Title, readingTime(p.words(i)), style, p.Theme.Dim, max(width-2, 0))}
}

// words returns the number of words in section i.
func (p *Pane) words(i int) int {
	x, sections := p.Analysis.Index, p.Analysis.Outline
	end := x.Words()
	if i+1 < len(sections) {
		end = x.WordsBefore(content.Anchor{Block: sections[i+1].Block})
	}
	return end - x.WordsBefore(content.Anchor{Block: sections[i].Block})
}

// readingTime returns the time it takes to read some words.
func readingTime(words int) string {
	if words < content.WordsPerMinute {
		return "< 1 min"
	}
	return content.FormatMinutes(content.ReadingMinutes(words))
}
