// Package highlights is the overlay that lists the reader's highlights in an article.
package highlights

import (
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// ID names the pane.
const ID pane.ID = "highlights"

// A Pane lists highlights. Make one with [New].
type Pane struct {
	*pane.Context
	list widget.FilteredList
}

// maxRows bounds the rows of a highlight.
const maxRows = 3

// New returns a pane without a size. Its cursor is on the first highlight on the screen or
// after it.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c}
	p.list = widget.NewFilteredList(func(i int) []string { return []string{p.Highlights.List[i].Text} })
	p.list.Gap = 1
	p.Refresh()
	for i, h := range c.Highlights.List {
		if h.Match != content.Lost && h.At.End.Compare(c.Place.At) > 0 {
			p.list.Select(i)
			break
		}
	}
	return p
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() { p.list.SetItems(len(p.Highlights.List)) }

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) { p.list.Width, p.list.Height = width, height }

// Rows implements [pane.Scrollable].
func (p *Pane) Rows() int {
	rows := 0
	for i := range p.list.Len {
		rows += len(p.render(i, max(p.list.Width, 1), false)) + p.list.Gap
	}
	return max(rows-p.list.Gap, 1)
}

// HasMore implements [pane.Scrollable]. A list needs no sign: the cursor scrolls it.
func (p *Pane) HasMore() bool { return false }

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	switch a {
	case keymap.Enter:
		return p.enter()
	case keymap.Search:
		p.list.OpenFilter()
	case keymap.Highlight:
		if i, ok := p.list.Item(); ok {
			return intent.ToggleHighlight{Index: i}
		}
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
	h := p.Highlights.List[i]
	if h.Match == content.Lost {
		return intent.Notify{Text: "this text is no longer in the article"}
	}
	return intent.Jump{To: h.At}
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
func (p *Pane) Title() string { return p.list.Titled("Highlights") }

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	return []keymap.Action{keymap.Enter, keymap.Highlight, keymap.Search, keymap.Back}
}

// View implements [pane.Pane].
func (p *Pane) View() []string {
	switch {
	case len(p.Highlights.List) == 0:
		return p.Message("No highlights in this article. H highlights the current quote, or the paragraph.", &p.list.List)
	case p.list.Len == 0:
		return p.Message("No matches", &p.list.List)
	}
	return p.list.View(p.render)
}

// render returns the rows of a highlight: its text, and where it is.
func (p *Pane) render(at, width int, selected bool) []string {
	h := p.Highlights.List[p.list.ItemAt(at)]
	bar, style := "  ", p.Theme.Plain
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	if h.IsRemoved {
		style = p.Theme.Dim
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	room := max(width-2, 0)
	text := strings.Join(strings.Fields(h.Text), " ")
	var rows []string
	for _, l := range widget.Clip(layout.WrapString(text, max(room, 1), p.WidthMode), maxRows, room, p.WidthMode) {
		rows = append(rows, bar+p.Paint(l, style, nil, room))
	}
	return append(rows, bar+p.Justify(p.state(h), p.place(h), p.Theme.Dim, p.Theme.Dim, room))
}

// place returns the paragraph of a highlight.
func (p *Pane) place(h pane.Highlight) string {
	if h.Match == content.Lost {
		return ""
	}
	return fmt.Sprintf("¶ %d", max(p.Analysis.Index.Number(h.At.Start.Block), 1))
}

// state returns what has become of a highlight: "" if nothing has changed.
func (p *Pane) state(h pane.Highlight) string {
	switch {
	case h.IsRemoved:
		return "removed; H restores it"
	case h.IsPending:
		return "not opened yet"
	case h.Match == content.Lost:
		return "no longer in the article"
	case h.Match == content.Reworded:
		return "reworded since"
	}
	return ""
}
