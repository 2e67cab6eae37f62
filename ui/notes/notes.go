// Package notes is the pane that lists what an article's pictures show: for
// each its number in the text, what is seen, where and when, and the credit.
package notes

import (
	"fmt"
	"strings"

	"pullquote/content/caption"
	"pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/list"
	"pullquote/ui/theme"

	"charm.land/lipgloss/v2"
)

// A Pane lists notes. Make one with [New].
type Pane struct {
	notes  []caption.Note
	list   list.List
	theme  *theme.Theme
	method layout.WidthMode
	query  search.Query
	focus  bool
}

// New makes a pane without a size.
func New(notes []caption.Note, th *theme.Theme, m layout.WidthMode) *Pane {
	p := &Pane{notes: notes, theme: th, method: m}
	p.list.Gap, p.list.Len = 1, len(notes)
	return p
}

// Replace shows the notes of a longer piece of the article.
func (p *Pane) Replace(notes []caption.Note) { p.notes, p.list.Len = notes, len(notes) }

// Dress changes the look, and how the terminal counts cells.
func (p *Pane) Dress(th *theme.Theme, m layout.WidthMode) { p.theme, p.method = th, m }

// Resize gives the pane so many cells.
func (p *Pane) Resize(width, height int) { p.list.Width, p.list.Height = width, height }

// Focus says whether keys go to the pane.
func (p *Pane) Focus(on bool) { p.focus = on }

// Find sets what is lit as found.
func (p *Pane) Find(q search.Query) { p.query = q }

// Chosen is the index of the note under the cursor.
func (p *Pane) Chosen() (int, bool) { return p.list.Cursor, len(p.notes) > 0 }

// Select puts the cursor on note i, from 0.
func (p *Pane) Select(i int) { p.list.Select(i) }

// Act answers a key.
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if len(p.notes) == 0 {
		return nil
	}
	if a == keymap.Enter {
		return intent.Jump{To: p.notes[p.list.Cursor].At}
	}
	if p.list.Act(a, count, p.render) {
		return p.preview()
	}
	return nil
}

func (p *Pane) preview() intent.Intent {
	return intent.Preview{To: p.notes[p.list.Cursor].At}
}

// Click answers a click on row y: the first chooses, one on the chosen note
// goes there.
func (p *Pane) Click(y int) intent.Intent {
	i, ok := p.list.At(y, p.render)
	if !ok {
		return nil
	}
	if i == p.list.Cursor {
		return p.Act(keymap.Enter, 0)
	}
	p.list.Select(i)
	return p.preview()
}

// Title is the line above the list.
func (p *Pane) Title() string {
	if len(p.notes) == 0 {
		return "NOTES"
	}
	return fmt.Sprintf("NOTES %d of %d", p.list.Cursor+1, len(p.notes))
}

// View returns the pane's rows.
func (p *Pane) View() []string {
	if len(p.notes) == 0 {
		return list.Message("No pictures in this article.", &p.list, p.theme, p.method)
	}
	return p.list.View(strings.Repeat(" ", max(p.list.Width, 0)), p.render)
}

// Rows of the parts of a note that is not chosen.
const mostRows = 3

func (p *Pane) render(i, width int, chosen bool) []string {
	note := p.notes[i]
	mark := p.theme.Selected
	if p.focus {
		mark = p.theme.SelectedFocus
	}
	number := fmt.Sprintf("%d ", note.Number)
	bar := "  "
	if chosen {
		bar = "▌ "
	}
	indent := strings.Repeat(" ", len(number))
	if width < len(number)+8 {
		number, indent = "", ""
	}
	room := max(width-2-len(indent), 1)
	most := mostRows
	if chosen {
		most = max(p.list.Height, 1)
	}
	var rows []string
	for _, part := range p.parts(note, chosen) {
		lines := list.Clip(layout.WrapString(part.text, room, p.method), most, room, p.method)
		hits := list.Hits(p.query, part.text)
		for _, l := range lines {
			lead := indent
			if len(rows) == 0 {
				lead = number
			}
			before := mark.Render(p.method.Truncate(bar, width)) + p.theme.Speaker.Render(lead)
			rows = append(rows, before+p.theme.Paint(l, part.style, hits, room, p.method))
		}
	}
	return rows
}

// A part is a line of a note, before it is wrapped.
type part struct {
	text  string
	style lipgloss.Style
}

// parts are what a note shows. The alt text stands where it says more than the
// description does; whoever chose the note sees all of it.
func (p *Pane) parts(n caption.Note, chosen bool) []part {
	var out []part
	add := func(text string, st lipgloss.Style) {
		if text != "" {
			out = append(out, part{text, st})
		}
	}
	style := p.theme.Plain
	if chosen && p.focus {
		style = p.theme.LitText
	}
	add(n.Description, style)
	add(n.Where(), p.theme.Dim)
	add(n.Credit, p.theme.Speaker)
	switch {
	case len(out) == 0 && n.Alt == "":
		add("a picture without a caption", p.theme.Dim)
	case len(out) == 0 || n.Description == "":
		add(n.Alt, style)
	case chosen && n.Alt != "" && !strings.EqualFold(n.Alt, n.Description):
		add("alt: "+n.Alt, p.theme.Dim)
	}
	return out
}
