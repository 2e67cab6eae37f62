// Package notes is the pane that lists an article's image notes: for each, its number in
// the text, a description, place and date, and the credit.
package notes

import (
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	"charm.land/lipgloss/v2"
)

// ID names the pane.
const ID pane.ID = "image notes"

// A Pane lists image notes, with the cursor on the one nearest to the screen. Make one with
// [New].
type Pane struct {
	*pane.Context
	list widget.List
}

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c}
	p.list.Gap = 1
	p.Refresh()
	return p
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	p.list.Len = len(p.Analysis.Notes)
	p.list.Select(p.NearestNote)
}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) { p.list.Width, p.list.Height = width, height }

// IsEmpty reports whether the article has no image notes.
func IsEmpty(c *pane.Context) bool { return len(c.Analysis.Notes) == 0 }

// Rows returns how many rows the pane takes of width by height cells next to the text, with
// its title: as many as the notes need, but at most two fifths. While no figure is on screen,
// or its caption is in the margin, one row of notes is enough.
func Rows(c *pane.Context, width, height int) int {
	const title = 1
	limit := height * 2 / 5
	p := New(c)
	p.list.Width, p.list.Height = max(width-2, 0), limit-title
	if !p.isNear() {
		return min(title+1, limit)
	}
	rows := title
	for i := 0; i < p.list.Len && rows < limit; i++ {
		if i > 0 {
			rows += p.list.Gap
		}
		rows += len(p.render(i, p.list.Width, i == p.list.Cursor))
	}
	return min(rows, limit)
}

// isNear reports whether the reader looks at a note, or at a figure whose caption is here.
func (p *Pane) isNear() bool { return p.HasFigure && p.Captions != pane.InMargin || p.IsFocused(ID) }

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if p.list.Len == 0 {
		return nil
	}
	if a == keymap.Enter {
		return intent.Jump{To: p.Analysis.Notes[p.list.Cursor].At}
	}
	if p.list.Act(a, count, p.render) {
		return intent.Note{Index: p.list.Cursor}
	}
	return nil
}

// Click implements [pane.Pane]. The first click selects a note, the second jumps to it.
func (p *Pane) Click(_, y int) intent.Intent {
	i, ok := p.list.At(y, p.render)
	if !ok {
		return nil
	}
	if i == p.list.Cursor {
		return p.Act(keymap.Enter, 0)
	}
	p.list.Select(i)
	return intent.Note{Index: i}
}

// Title implements [pane.Pane].
func (p *Pane) Title() string {
	if p.list.Len == 0 {
		return "IMAGE NOTES"
	}
	return fmt.Sprintf("IMAGE NOTES %d of %d", p.list.Cursor+1, p.list.Len)
}

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	return []keymap.Action{keymap.Enter, keymap.Copy, keymap.Back}
}

// View implements [pane.Pane].
func (p *Pane) View() []string {
	if p.list.Len == 0 {
		return p.Message("No image notes in this article.", &p.list)
	}
	return p.list.View(p.render)
}

// maxRows bounds the rows of each part of a note that is not selected.
const maxRows = 3

func (p *Pane) render(i, width int, selected bool) []string {
	note := &p.Analysis.Notes[i]
	mark := p.Theme.Selected
	if p.IsFocused(ID) {
		mark = p.Theme.SelectedFocus
	}
	number := fmt.Sprintf("%d ", note.Number)
	bar := "  "
	if selected && p.isNear() {
		bar = "▌ "
	}
	indent := strings.Repeat(" ", len(number))
	if width < len(number)+8 {
		number, indent = "", ""
	}
	room := max(width-2-len(indent), 1)
	limit := maxRows
	if selected {
		limit = max(p.list.Height, 1)
	}
	var rows []string
	for _, part := range p.parts(note, selected) {
		lines := widget.Clip(layout.WrapString(part.text, room, p.WidthMode), limit, room, p.WidthMode)
		matches, now := p.Query.Find(part.text), p.hitIn(note, part.text)
		for _, l := range lines {
			lead := indent
			if len(rows) == 0 {
				lead = number
			}
			before := mark.Render(p.WidthMode.Truncate(bar, width)) + p.Theme.Speaker.Render(lead)
			rows = append(rows, before+p.PaintHits(l, part.style, matches, now, room))
		}
	}
	return rows
}

// hitIn returns the current hit if it is in a part of a note, with offsets in that part.
func (p *Pane) hitIn(n *caption.Note, part string) search.Match {
	start, end, ok := p.Hit.In(n.At.Start.Block, n.At.End.Offset)
	at := strings.Index(p.Article.Text(n.At), part)
	if at += n.At.Start.Offset; !ok || at < n.At.Start.Offset || start < at || end > at+len(part) {
		return search.Match{}
	}
	return search.Match{Start: start - at, End: end - at}
}

// A part is a text of a note before it is wrapped.
type part struct {
	text  string
	style lipgloss.Style
}

// parts returns the parts of a note. The alt text is included if there is no description,
// or if the note is selected and the alt text differs from the description.
func (p *Pane) parts(n *caption.Note, selected bool) []part {
	var out []part
	add := func(text string, st lipgloss.Style) {
		if text != "" {
			out = append(out, part{text, st})
		}
	}
	style := p.Theme.Plain
	if selected && p.IsFocused(ID) {
		style = p.Theme.LitText
	}
	add(n.Description, style)
	add(strings.Join(n.Unsaid(), " · "), p.Theme.Dim)
	switch {
	case n.SameCreditAs == 0:
		add(n.Credit, p.Theme.Speaker)
	case selected || n.Alt == "":
		add(n.CreditOnce(), p.Theme.Dim)
	}
	switch {
	case len(out) == 0 && n.Alt == "":
		add("image without a caption", p.Theme.Dim)
	case len(out) == 0 || n.Description == "":
		add(n.Alt, style)
	case selected && p.Captions == pane.InText:
		if alt := content.AltOnce(n.Alt, n.Description); alt != "" {
			add("alt: "+alt, p.Theme.Dim)
		}
	}
	return out
}
