// Package changes is the overlay that shows how an article has changed since it was last read.
package changes

import (
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/content/diff"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	"charm.land/lipgloss/v2"
)

// ID names the pane.
const ID pane.ID = "changes"

// A Pane lists changes. Make one with [New].
type Pane struct {
	*pane.Context
	list widget.List
}

// Bounds of the rows of a change, and of the changes whose rows are counted: more than fit any
// screen.
const (
	maxRows    = 8
	maxCounted = 200
)

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c}
	p.list.Gap = 1
	p.Refresh()
	return p
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	if p.Changes != nil {
		p.list.Len = len(p.Changes.List)
	}
}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) { p.list.Width, p.list.Height = width, height }

// Rows implements [pane.Scrollable].
func (p *Pane) Rows() int {
	rows := 0
	for i := range min(p.list.Len, maxCounted) {
		rows += len(p.render(i, max(p.list.Width, 1), false)) + p.list.Gap
	}
	return max(rows-p.list.Gap, 1)
}

// HasMore implements [pane.Scrollable].
func (p *Pane) HasMore() bool { return p.list.HasMore(p.render) }

// Position implements [pane.Positioned].
func (p *Pane) Position() string { return p.list.Position(p.render) }

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Enter {
		return p.enter()
	}
	p.list.Act(a, count, p.render)
	return nil
}

func (p *Pane) enter() intent.Intent {
	if p.list.Cursor >= p.list.Len {
		return nil
	}
	at := p.Changes.List[p.list.Cursor].At
	return intent.Jump{To: content.Range{Start: at, End: at}}
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
func (p *Pane) Title() string {
	if p.Changes == nil || p.Changes.Since.IsZero() {
		return "What has changed"
	}
	return "Changed since " + p.Changes.Since.Local().Format("2 January 2006")
}

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action { return []keymap.Action{keymap.Enter, keymap.Back} }

// View implements [pane.Pane].
func (p *Pane) View() []string {
	switch {
	case p.Changes == nil:
		return p.Message("…", &p.list)
	case p.Changes.Problem != "":
		return p.Message(p.Changes.Problem, &p.list)
	case p.list.Len == 0:
		return p.Message("Nothing has changed.", &p.list)
	}
	return p.list.View(p.render)
}

// names are the names of what has become of a block; no name: its words have changed.
var names = map[diff.Op]string{diff.Removed: "removed", diff.Added: "new"}

// render returns the rows of a change: the text, and where it is. What is gone is struck out,
// and what is new is bold; brackets show the same without styles.
func (p *Pane) render(i, width int, selected bool) []string {
	c := p.Changes.List[i]
	bar := "  "
	if selected {
		bar = "▌ "
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	room := max(width-2, 0)
	styles := map[diff.Op]lipgloss.Style{diff.Kept: p.Theme.Plain, diff.Removed: p.Theme.Dim.Strikethrough(true), diff.Added: p.Theme.Strong}
	name := "reworded"
	if len(c.Parts) == 1 {
		name = names[c.Parts[0].Op]
	}
	text, spans := flatten(c.Parts)
	var rows []string
	for _, l := range widget.Wrap(text, room, maxRows, p.WidthMode) {
		rows = append(rows, bar+p.paint(l, spans, styles, room))
	}
	place := fmt.Sprintf("¶ %d", max(p.Analysis.Index.Number(min(c.At.Block, content.BlockIndex(p.Article.Len()-1))), 1))
	return append(rows, bar+p.Justify(name, place, p.Theme.Dim, p.Theme.Dim, room))
}

// A span is the end of a part in the text of a change, and what has become of it.
type span struct {
	end int
	op  diff.Op
}

// flatten returns the text of a change in one line, with brackets around what has changed in a
// reworded block, and its parts. A long part that is unchanged is cut.
func flatten(parts []diff.Part) (string, []span) {
	const context = 60 // bytes
	var (
		s     strings.Builder
		spans []span
	)
	for i, part := range parts {
		text := strings.ReplaceAll(part.Text, "\n", " ")
		switch {
		case len(parts) == 1:
		case part.Op == diff.Removed:
			text = "[-" + text + "-]"
		case part.Op == diff.Added:
			text = "{+" + text + "+}"
		default:
			text = shorten(text, context, i > 0, i < len(parts)-1)
		}
		s.WriteString(text)
		spans = append(spans, span{s.Len(), part.Op})
	}
	return s.String(), spans
}

// shorten cuts the middle of a text, or its end or beginning if nothing comes before or after it.
func shorten(text string, context int, hasBefore, hasAfter bool) string {
	head, tail := "", ""
	if hasBefore {
		head = strings.ToValidUTF8(text[:min(context, len(text))], "")
	}
	if hasAfter {
		tail = strings.ToValidUTF8(text[max(len(text)-context, 0):], "")
	}
	if len(text) <= len(head)+len(tail) {
		return text
	}
	return head + " … " + tail
}

// paint draws a line of a change in at least width cells.
func (p *Pane) paint(l layout.Line, spans []span, styles map[diff.Op]lipgloss.Style, width int) string {
	var s strings.Builder
	used := 0
	for _, r := range l.Runs {
		used += p.WidthMode.Width(r.Text)
		if r.Offset < 0 {
			s.WriteString(p.Theme.Dim.Render(r.Text))
			continue
		}
		for at := r.Offset; r.Text != ""; {
			i := 0
			for i < len(spans)-1 && spans[i].end <= at {
				i++
			}
			n := max(min(len(r.Text), spans[i].end-at), 1)
			s.WriteString(styles[spans[i].op].Render(r.Text[:n]))
			r.Text, at = r.Text[n:], at+n
		}
	}
	return s.String() + strings.Repeat(" ", max(width-used, 0))
}
