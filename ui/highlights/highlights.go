// Package highlights is the overlay that lists the reader's highlights and comments in an
// article.
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
)

// ID names the pane.
const ID pane.ID = "highlights"

// A Pane lists highlights. Make one with [New].
type Pane struct {
	pane.FilteredPane
}

// Bounds of the rows of a highlight: of its text, and of the comment on it.
const (
	maxRows        = 3
	maxCommentRows = 6
)

// New returns a pane without a size. Its cursor is on the first highlight on the screen or
// after it.
func New(c *pane.Context) *Pane {
	p := &Pane{}
	p.FilteredPane = pane.NewFilteredPane(c, func(i int) []string { return []string{p.Highlights.List[i].Text, p.Highlights.List[i].Comment} }, p.render, p.enter)
	p.List.Gap = 1
	p.Refresh()
	for i, h := range c.Highlights.List {
		if h.Match != content.Lost && h.At.End.Compare(c.Place.At) > 0 {
			p.List.Select(i)
			break
		}
	}
	return p
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() { p.List.SetItems(len(p.Highlights.List)) }

// Rows implements [pane.Scrollable].
func (p *Pane) Rows() int {
	rows := 0
	for i := range p.List.Len {
		rows += len(p.render(i, max(p.List.Width, 1), false)) + p.List.Gap
	}
	return max(rows-p.List.Gap, 1)
}

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	switch a {
	case keymap.Highlight:
		if i, ok := p.List.Item(); ok {
			return intent.ToggleHighlight{Index: i, Color: count}
		}
	case keymap.Comment:
		if i, ok := p.List.Item(); ok {
			return intent.Comment{Index: i}
		}
	default:
		return p.FilteredPane.Act(a, count)
	}
	return nil
}

func (p *Pane) enter(i int) intent.Intent {
	h := p.Highlights.List[i]
	if h.Match == content.Lost {
		return intent.Notify{Text: "this text is no longer in the article"}
	}
	return intent.Jump{To: h.At}
}

// Title implements [pane.Pane].
func (p *Pane) Title() string { return p.List.Titled("Highlights and comments") }

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	return []keymap.Action{keymap.Enter, keymap.Comment, keymap.Highlight, keymap.Search, keymap.Back}
}

// View implements [pane.Pane].
func (p *Pane) View() []string {
	return p.FilteredPane.View(p.Keys.Expand("No highlights in this article. {highlight} highlights the current quote, or the paragraph; {comment} writes a comment on it."))
}

// render returns the rows of a highlight: its text, the comment on it, and where it is.
func (p *Pane) render(at, width int, selected bool) []string {
	h := p.Highlights.List[p.List.ItemAt(at)]
	bar, style := "  ", p.Theme.Plain
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	if h.IsRemoved {
		style = p.Theme.Dim
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	const indent = 2
	room := max(width-2, 0)
	text := strings.Join(strings.Fields(h.Text), " ")
	sign := p.Cell(h.Sign(), p.Theme.Bar, min(indent, room))
	var rows []string
	for _, l := range p.wrap(text, maxRows, room-indent) {
		rows = append(rows, bar+sign+p.Paint(l, style, nil, max(room-indent, 0)))
		sign = p.Cell("", p.Theme.Plain, min(indent, room))
	}
	for _, paragraph := range strings.Split(h.Comment, "\n") {
		for _, l := range p.wrap(paragraph, maxCommentRows, room-2*indent) {
			rows = append(rows, bar+p.Cell("", p.Theme.Plain, min(2*indent, room))+p.Paint(l, p.Theme.Strong, nil, max(room-2*indent, 0)))
		}
	}
	about := joined(h.Speaker, p.state(h))
	return append(rows, bar+p.Cell("", p.Theme.Plain, min(indent, room))+p.Justify(about, p.place(h), p.Theme.Dim, p.Theme.Dim, max(room-indent, 0)))
}

// wrap returns at most the first maxRows rows of a text; none if it is empty.
func (p *Pane) wrap(text string, maxRows, width int) []layout.Line {
	if text == "" {
		return nil
	}
	return widget.Wrap(text, width, maxRows, p.WidthMode)
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
		return p.Keys.Expand("removed; {highlight} restores it")
	case h.IsPending:
		return "not opened yet"
	case h.Match == content.Lost:
		return "no longer in the article"
	case h.Match == content.Reworded:
		return "reworded since"
	}
	return ""
}

// joined joins two texts, each of which may be empty.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}
