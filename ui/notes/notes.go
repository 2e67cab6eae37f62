// Package notes is the pane that lists an article's image notes: for each, its number in
// the text, a description, place and date, and the credit.
package notes

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/caption"
	"pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// ID names the pane.
const ID pane.ID = "image notes"

// A Pane lists image notes, with the cursor on the one nearest to the screen. Make one with
// [New].
type Pane struct {
	pane.FilteredPane
	known *analysis.Analysis // the analysis that the list shows
}

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{}
	p.FilteredPane = pane.NewFilteredPane(c, p.texts, p.render, nil)
	p.List.Gap = 1
	p.Refresh()
	return p
}

// texts returns the texts of a note that a filter searches.
func (p *Pane) texts(item int) []string {
	n := &p.Analysis.Notes[item]
	return []string{n.Description, n.Place, n.Date, n.Credit, n.Alt}
}

// Refresh implements [pane.Pane]. A filter ends when the focus leaves the pane.
func (p *Pane) Refresh() {
	if p.known != p.Analysis || p.List.Items() != len(p.Analysis.Notes) {
		p.known = p.Analysis
		p.List.SetItems(len(p.Analysis.Notes))
	}
	if !p.IsFocused(ID) {
		p.List.CloseFilter()
	}
	switch {
	case p.List.IsTyping():
	case p.List.Filter() == "", p.List.IsShown(p.NearestNote):
		p.List.SelectItem(max(p.NearestNote, 0))
	}
}

// IsEmpty reports whether the article has no image notes.
func IsEmpty(c *pane.Context) bool { return len(c.Analysis.Notes) == 0 }

// Rows returns how many rows the pane takes of width by height cells next to the text, with
// its title: as many as the notes need, but at most two fifths. While no figure is on screen,
// or its caption is in the margin, one row of notes is enough.
func Rows(c *pane.Context, width, height int) int {
	const title = 1
	limit := height * 2 / 5
	p := &Pane{FilteredPane: pane.FilteredPane{Context: c}}
	p.List.Width, p.List.Height, p.List.Gap, p.List.Len = max(width-2, 0), limit-title, 1, len(c.Analysis.Notes)
	p.List.Select(c.NearestNote)
	if !p.isNear() {
		return min(title+1, limit)
	}
	rows := title
	for i := 0; i < p.List.Len && rows < limit; i++ {
		if i > 0 {
			rows += p.List.Gap
		}
		rows += len(p.render(i, p.List.Width, i == p.List.Cursor))
	}
	return min(rows, limit)
}

// isNear reports whether the reader looks at a note, or at a figure whose caption is here.
func (p *Pane) isNear() bool { return p.HasFigure && p.Captions != pane.InMargin || p.IsFocused(ID) }

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Search && p.List.Items() > 0 {
		p.List.OpenFilter()
		return nil
	}
	if p.List.Len == 0 {
		return nil
	}
	if a == keymap.Enter {
		return intent.Jump{To: p.Analysis.Notes[p.selected()].At}
	}
	if p.List.Act(a, count, p.render) {
		return intent.Note{Index: p.selected()}
	}
	return nil
}

// selected returns the index of the selected note.
func (p *Pane) selected() int { return p.List.ItemAt(p.List.Cursor) }

// Type implements [pane.TextInput]. The note that is selected when the filter has been typed
// becomes the current one.
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	p.List.Type(msg)
	if p.List.IsTyping() || p.List.Filter() == "" || p.List.Len == 0 {
		return nil
	}
	return intent.Note{Index: p.selected()}
}

// Click implements [pane.Pane]. The first click selects a note, the second jumps to it.
func (p *Pane) Click(_, y int) intent.Intent {
	at, ok := p.List.At(y, p.render)
	if !ok {
		return nil
	}
	if at == p.List.Cursor {
		return p.Act(keymap.Enter, 0)
	}
	p.List.Select(at)
	return intent.Note{Index: p.selected()}
}

// Title implements [pane.Pane].
func (p *Pane) Title() string {
	if p.List.Items() == 0 {
		return "IMAGE NOTES"
	}
	return p.List.Titled(fmt.Sprintf("IMAGE NOTES %d of %d", min(p.List.Cursor+1, p.List.Len), p.List.Len))
}

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	return []keymap.Action{keymap.Enter, keymap.Search, keymap.Copy, keymap.Back}
}

// View implements [pane.Pane].
func (p *Pane) View() []string {
	return p.FilteredPane.View("No image notes in this article.")
}

// maxRows bounds the rows of each part of a note that is not selected.
const maxRows = 3

func (p *Pane) render(at, width int, selected bool) []string {
	note := &p.Analysis.Notes[p.List.ItemAt(at)]
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
		limit = max(p.List.Height, 1)
	}
	var rows []string
	for _, part := range p.parts(note, selected) {
		lines := widget.Wrap(part.text, room, limit, p.WidthMode)
		matches, now := p.Query.Find(beginning(part.text, lines)), p.hitIn(note, part.text)
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

// maxPhrase bounds a match that the rows of a part cut, in bytes.
const maxPhrase = 1 << 10

// beginning returns the beginning of a text that is shown in rows, and what a match that begins
// there may need.
func beginning(text string, rows []layout.Line) string {
	if len(rows) == 0 {
		return ""
	}
	end := min(rows[len(rows)-1].End+maxPhrase, len(text))
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return text[:end]
}

// hitIn returns the current hit if it is in a part of a note, with offsets in that part.
func (p *Pane) hitIn(n *caption.Note, part string) search.Match {
	start, end, ok := p.Hit.In(n.At.Start.Block, n.At.End.Offset)
	if !ok {
		return search.Match{}
	}
	at := strings.Index(p.Article.Text(n.At), part)
	if at += n.At.Start.Offset; at < n.At.Start.Offset || start < at || end > at+len(part) {
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
