// Package outline is the overlay that lists an article's headings.
package outline

import (
	"strings"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"
)

// A Pane lists sections. Make one with [New].
type Pane struct {
	pane.FilteredPane
	known *analysis.Analysis // the analysis that the list shows
	top   int                // the highest level in the article
}

// New returns a pane without a size. Its cursor is on the current section.
func New(c *pane.Context) *Pane {
	p := &Pane{}
	p.FilteredPane = pane.NewFilteredPane(c, func(i int) []string { return []string{p.Analysis.Outline[i].Title.String()} }, p.render, p.enter)
	p.Refresh()
	for i, s := range c.Analysis.Outline {
		if s.Block <= c.Place.At.Block {
			p.List.Select(i)
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
	p.List.SetItems(len(p.Analysis.Outline))
	p.top = 6
	for _, s := range p.Analysis.Outline {
		p.top = min(p.top, s.Level)
	}
}

// Rows implements [pane.Scrollable].
func (p *Pane) Rows() int { return max(len(p.Analysis.Outline), 1) }

func (p *Pane) enter(i int) intent.Intent {
	return intent.Jump{To: content.Within(p.Analysis.Outline[i].Block, 0, 0)}
}

// Title implements [pane.Pane].
func (p *Pane) Title() string { return p.List.Titled("Outline") }

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action { return []keymap.Action{keymap.Enter, keymap.Search} }

// View implements [pane.Pane].
func (p *Pane) View() []string { return p.FilteredPane.View("No headings in this article.") }

func (p *Pane) render(at, width int, selected bool) []string {
	i := p.List.ItemAt(at)
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
	return []string{bar + p.Justify(indent+s.Title.String(), readingTime(p.words(i)), style, p.Theme.Dim, max(width-2, 0))}
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
