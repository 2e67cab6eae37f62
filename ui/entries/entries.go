// Package entries is the pane that lists the texts of a feed or a folder, in the
// place of an article.
package entries

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/list"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
)

// A Pane lists entries. Make one with [New].
type Pane struct {
	entries []content.Entry
	shown   []int // indexes of those that the filter keeps
	opened  map[int]bool
	compact bool // nothing but a title and a few words each: one row is enough

	list   list.List
	height int
	margin int // cells at the left
	theme  *theme.Theme
	method layout.WidthMode
	filter string
	typing bool
	before int // the entry that was chosen when the filter was begun
}

// How wide the list is at the most, and how many rows the parts of an entry have.
const (
	mostWidth   = 88
	mostTitle   = 2
	mostSummary = 2
	leastBoth   = 56 // cells of a row with a day and another text beside the title
)

// New makes a pane without a size.
func New(entries []content.Entry, th *theme.Theme, m layout.WidthMode) *Pane {
	const few = 20
	p := &Pane{entries: entries, opened: map[int]bool{}, compact: true, theme: th, method: m}
	for _, e := range entries {
		if e.Byline != "" || utf8.RuneCountInString(e.Summary) > few {
			p.compact = false
		}
	}
	if !p.compact {
		p.list.Gap = 1
	}
	p.find("")
	return p
}

// find keeps the entries that a text is found in.
func (p *Pane) find(filter string) {
	p.filter = filter
	q := search.Compile(filter)
	p.shown = p.shown[:0]
	for i, e := range p.entries {
		if q.Empty() || len(q.Find(e.Title)) > 0 || len(q.Find(e.Byline)) > 0 || len(q.Find(e.Summary)) > 0 {
			p.shown = append(p.shown, i)
		}
	}
	p.list.Len = len(p.shown)
	p.list.Select(0)
}

// Dress changes the look, and how the terminal counts cells.
func (p *Pane) Dress(th *theme.Theme, m layout.WidthMode) { p.theme, p.method = th, m }

// Resize gives the pane so many cells.
func (p *Pane) Resize(width, height int) {
	least := 0
	if width >= 40 {
		least = 2
	}
	p.list.Width = max(min(width-2*least, mostWidth), 0)
	p.height = height
	p.list.Height = height - p.lead()
	p.margin = (width - p.list.Width) / 2
}

// Typing reports whether keys go into the filter.
func (p *Pane) Typing() bool { return p.typing }

// Type takes a key while [Pane.Typing].
func (p *Pane) Type(k tea.KeyPressMsg) {
	switch k.String() {
	case "esc":
		p.giveUp()
	case "enter":
		p.typing = false
	case "up":
		p.list.Select(p.list.Cursor - 1)
	case "down":
		p.list.Select(p.list.Cursor + 1)
	case "backspace":
		r := []rune(p.filter)
		if len(r) == 0 {
			p.giveUp()
			return
		}
		p.find(string(r[:len(r)-1]))
	default:
		if k.Text != "" {
			p.find(p.filter + k.Text)
		}
	}
}

// giveUp ends typing and brings back what there was before it.
func (p *Pane) giveUp() {
	p.typing = false
	p.find("")
	p.list.Select(p.before)
}

// Clear takes the filter back.
func (p *Pane) Clear() {
	if p.filter != "" {
		at, _ := p.Chosen()
		p.find("")
		p.list.Select(at)
	}
}

// Chosen is the index of the chosen entry.
func (p *Pane) Chosen() (int, bool) {
	if p.list.Cursor < len(p.shown) {
		return p.shown[p.list.Cursor], true
	}
	return p.before, false
}

// Visit shows that an entry has been read.
func (p *Pane) Visit(i int) { p.opened[i] = true }

// Act answers a key.
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	switch a {
	case keymap.Search:
		p.before, _ = p.Chosen()
		p.typing = true
		p.find("")
	case keymap.Enter:
		return p.enter()
	default:
		p.list.Act(a, count, p.render)
	}
	return nil
}

func (p *Pane) enter() intent.Intent {
	i, ok := p.Chosen()
	if !ok {
		return nil
	}
	p.typing = false
	return intent.Entry{Index: i}
}

// Click answers a click on row y.
func (p *Pane) Click(y int) intent.Intent {
	i, ok := p.list.At(y-p.lead(), p.render)
	if !ok {
		return nil
	}
	p.list.Select(i)
	return p.enter()
}

// lead is how many empty rows stand above the list.
func (p *Pane) lead() int {
	if p.height > 8 {
		return 1
	}
	return 0
}

// Standing says where the cursor is.
func (p *Pane) Standing() string {
	return fmt.Sprintf("%d of %d", min(p.list.Cursor+1, len(p.shown)), len(p.shown))
}

// Filter is what the entries that are listed are looked for by; "" for all.
func (p *Pane) Filter() string { return p.filter }

// Prompt is the line that the filter is typed at, at most width cells, and the
// column of its cursor. Where there is no room for all, its end is shown.
func (p *Pane) Prompt(width int) (string, int) {
	text := p.filter
	if over := p.method.Width(text) + 2 - width; over > 0 {
		text, _ = p.method.Drop(text, over)
	}
	return p.theme.Prompt.Render(p.method.Truncate("/", width)) + text, max(min(p.method.Width(text)+1, width-1), 0)
}

// View returns the pane's rows.
func (p *Pane) View() []string {
	blank := strings.Repeat(" ", p.list.Width)
	rows := make([]string, p.lead(), p.list.Height+1)
	for i := range rows {
		rows[i] = blank
	}
	if len(p.shown) == 0 {
		text := "There is nothing to read here."
		if p.filter != "" {
			text = "Nothing is called that."
		}
		rows = append(rows, list.Message(text, &p.list, p.theme, p.method)...)
	} else {
		rows = append(rows, p.list.View(blank, p.render)...)
	}
	left := strings.Repeat(" ", p.margin)
	for i := range rows {
		rows[i] = left + rows[i]
	}
	return rows
}

func (p *Pane) render(at, width int, chosen bool) []string {
	e := p.entries[p.shown[at]]
	bar, style := "  ", p.theme.Strong
	if p.opened[p.shown[at]] {
		style = p.theme.Dim
	}
	if chosen {
		bar, style = "▌ ", p.theme.LitText
	}
	bar = p.theme.SelectedFocus.Render(p.method.Truncate(bar, width))
	room := max(width-2, 0)
	day, _, _ := strings.Cut(e.Published, "T")
	if p.compact {
		right := e.Summary
		switch {
		case right == "":
			right = day
		case day != "" && room >= leastBoth:
			right += " · " + day
		}
		return []string{bar + theme.Justify(e.Title, right, style, p.theme.Dim, room, p.method)}
	}
	wrap, about := room, about(e)
	switch {
	case day == "":
	case room >= leastBoth:
		wrap = room - p.method.Width(day) - 2
	default:
		about = strings.TrimSuffix(day+" · "+about, " · ")
		day = ""
	}
	var rows []string
	query := search.Compile(p.filter)
	for i, l := range list.Clip(layout.WrapString(e.Title, max(wrap, 1), p.method), mostTitle, wrap, p.method) {
		row := bar + p.theme.Paint(l, style, list.Hits(query, e.Title), wrap, p.method)
		switch {
		case i == 0 && day != "":
			row += "  " + p.theme.Dim.Render(day)
		case wrap < room:
			row += strings.Repeat(" ", room-wrap)
		}
		rows = append(rows, row)
	}
	if about == "" {
		return rows
	}
	for _, l := range list.Clip(layout.WrapString(about, max(room, 1), p.method), mostSummary, room, p.method) {
		rows = append(rows, bar+p.theme.Paint(l, p.theme.Dim, list.Hits(query, about), room, p.method))
	}
	return rows
}

// about is what is said of an entry under its title. Where the title is the
// beginning of the summary, for want of another, it is not said again.
func about(e content.Entry) string {
	summary := e.Summary
	begun, cut := strings.CutSuffix(e.Title, "…")
	switch {
	case summary == e.Title:
		summary = ""
	case cut && strings.HasPrefix(summary, begun):
		summary = "…" + strings.TrimLeft(summary[len(begun):], " ")
	}
	if e.Byline == "" || summary == "" {
		return e.Byline + summary
	}
	return e.Byline + " · " + summary
}
