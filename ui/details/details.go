// Package details is the overlay with details of the article and of the reader's position
// in it.
package details

import (
	"fmt"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"
	"pullquote/ui/widget"
)

// A Pane shows facts. Make one with [New].
type Pane struct {
	*pane.Context
	facts  []fact
	scroll widget.Scroll
}

// A fact is a name and a value.
type fact struct{ name, value string }

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c}
	p.Refresh()
	return p
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	a := p.Article
	facts := []fact{
		{"Title", a.Title.String()},
		{"By", a.Byline.String()},
		{"Published", a.Published.String()},
		{"Site", a.Site.String()},
		{"Language", a.Lang.String()},
		{"Source", a.Source.String()},
	}
	if len(a.Entries) > 0 {
		facts = append(facts, fact{"Contents", content.Pluralize(len(a.Entries), "article")})
	} else {
		facts = append(facts, p.measures()...)
	}
	for _, s := range slices.Concat(a.Problems, p.Analysis.Problems) {
		facts = append(facts, fact{"Problem", s.String()})
	}
	p.facts = p.facts[:0]
	for _, f := range facts {
		if f.value != "" {
			p.facts = append(p.facts, f)
		}
	}
	p.scroll.SetLen(p.Rows())
}

// measures returns the length and contents of the article, the reader's position, and who says
// the current quotation.
func (p *Pane) measures() []fact {
	x, pr := p.Analysis, p.Progress
	words := x.Index.Words()
	facts := []fact{
		{"Length", fmt.Sprintf("%d words, %s; %s", words, content.FormatMinutes(content.ReadingMinutes(words)), content.Pluralize(int(pr.Paragraphs), "paragraph"))},
		{"Contents", strings.Join([]string{
			content.Pluralize(len(x.Quotations), "quote"),
			content.Pluralize(len(x.Notes), "image note"), content.Pluralize(len(x.Outline), "heading"),
		}, ", ")},
		{"Position", fmt.Sprintf("%d%%, paragraph %d of %d, %s left", pr.Percent, pr.Paragraph, pr.Paragraphs, content.FormatMinutes(pr.Minutes))},
	}
	if p.Quote >= 0 {
		q := &x.Quotations[p.Quote]
		facts = append(facts, fact{"This quote", strings.Join(slices.DeleteFunc([]string{q.Label(), q.Why()}, func(s string) bool { return s == "" }), " · ")})
	}
	return facts
}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) {
	p.scroll.Width, p.scroll.Height = width, height
	p.scroll.SetLen(p.Rows())
}

// Rows implements [pane.Scrollable].
func (p *Pane) Rows() int { return len(p.rows()) }

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Correct && p.Quote >= 0 {
		return intent.AskSpeaker{}
	}
	p.scroll.Act(a, count)
	return nil
}

// Click implements [pane.Pane]. There is nothing to select.
func (p *Pane) Click(int, int) intent.Intent { return nil }

// Title implements [pane.Pane].
func (p *Pane) Title() string { return "This article" }

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action { return nil }

// HasMore implements [pane.Scrollable].
func (p *Pane) HasMore() bool { return p.scroll.HasMore() }

// View implements [pane.Pane].
func (p *Pane) View() []string { return p.scroll.View(p.rows()) }

// maxRows bounds the rows of a fact.
const maxRows = 100

// rows returns the facts: names on the left, values on the right.
func (p *Pane) rows() []string {
	width, names := p.scroll.Width, 0
	for _, f := range p.facts {
		names = max(names, p.WidthMode.Width(f.name))
	}
	names = min(names+2, max(width/3, 1))
	room := max(width-names-1, 1)
	var rows []string
	for _, f := range p.facts {
		name := f.name
		for _, l := range widget.Wrap(f.value, room, maxRows, p.WidthMode) {
			rows = append(rows, p.Cell(name, p.Theme.Dim, names)+" "+p.Paint(l, p.Theme.Plain, nil, room))
			name = ""
		}
	}
	return rows
}
