// Package entries is the pane that lists the articles of a feed or a folder. It takes the
// place of the text.
package entries

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// ID names the pane.
const ID pane.ID = "entries"

// A Pane lists entries. Make one with [New].
type Pane struct {
	*pane.Context
	shown   []int // indexes of the entries that match the filter
	compact bool  // one row per entry is enough

	list   widget.List
	height int
	margin int // on the left, in cells
	filter string
	prompt *widget.Prompt
	before int // the entry that was selected before the filter
}

// Bounds of the list, in cells, and of the parts of an entry, in rows.
const (
	maxWidth   = 88
	maxTitle   = 2
	maxSummary = 2
	minBoth    = 56 // cells of a row that shows a date next to another text
)

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	const fewCharacters = 20
	p := &Pane{Context: c, compact: true, prompt: widget.NewPrompt(c.Keys, nil)}
	for _, e := range c.Article.Entries {
		if !e.Byline.IsEmpty() || utf8.RuneCountInString(e.Summary.String()) > fewCharacters {
			p.compact = false
		}
	}
	if !p.compact {
		p.list.Gap = 1
	}
	p.setFilter("")
	return p
}

// IsHome reports whether an article is a list, and so opens in this pane.
func IsHome(a *content.Article) bool { return len(a.Entries) > 0 }

// setFilter lists only the entries that contain a text.
func (p *Pane) setFilter(filter string) {
	p.filter = filter
	q := search.Compile(filter)
	s := q.NewSearcher()
	p.shown = p.shown[:0]
	for i, e := range p.Article.Entries {
		if q.IsEmpty() || s.IsIn(e.Title.String()) || s.IsIn(e.Byline.String()) || s.IsIn(e.Summary.String()) {
			p.shown = append(p.shown, i)
		}
	}
	p.list.Len = len(p.shown)
	p.list.Select(0)
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) {
	margin := 0
	if width >= 40 {
		margin = 2
	}
	p.list.Width = max(min(width-2*margin, maxWidth), 0)
	p.height = height
	p.list.Height = height - p.leadingRows()
	p.margin = (width - p.list.Width) / 2
}

// IsTyping implements [pane.TextInput].
func (p *Pane) IsTyping() bool { return p.prompt.IsOpen() }

// Type implements [pane.TextInput]. Up and down move the cursor while typing.
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	if !p.list.Type(p.Keys, msg) && p.prompt.UpdateFilter(msg, p.setFilter) == widget.Cancelled {
		p.list.Select(p.before)
	}
	return nil
}

// Prompt implements [pane.TextInput].
func (p *Pane) Prompt(width int) (line string, cursor int, ok bool) {
	line, cursor = p.prompt.View(p.Look, width)
	return line, cursor, p.prompt.IsOpen()
}

// Undo removes the filter. It reports whether there was one.
func (p *Pane) Undo() bool {
	if p.filter == "" {
		return false
	}
	at, _ := p.Selected()
	p.setFilter("")
	p.list.Select(at)
	return true
}

// Selected returns the index of the selected entry. It reports false if no entry matches the
// filter.
func (p *Pane) Selected() (int, bool) {
	if p.list.Cursor < len(p.shown) {
		return p.shown[p.list.Cursor], true
	}
	return p.before, false
}

// Step moves the cursor by n entries and returns the index of the selected one. It reports
// false if there are not so many.
func (p *Pane) Step(n int) (int, bool) {
	to := p.list.Cursor + n
	if to < 0 || to >= len(p.shown) {
		return 0, false
	}
	p.list.Select(to)
	return p.shown[to], true
}

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	switch a {
	case keymap.Search:
		p.before, _ = p.Selected()
		p.prompt.Open()
		p.setFilter("")
	case keymap.Enter:
		return p.enter()
	case keymap.CopySource:
		if i, ok := p.Selected(); ok {
			return intent.CopyEntry{Index: i}
		}
	case keymap.Browse:
		if i, ok := p.Selected(); ok {
			return intent.BrowseEntry{Index: i}
		}
	default:
		p.list.Act(a, count, p.render)
	}
	return nil
}

func (p *Pane) enter() intent.Intent {
	i, ok := p.Selected()
	if !ok {
		return nil
	}
	p.prompt.Close()
	return intent.Entry{Index: i}
}

// Click implements [pane.Pane].
func (p *Pane) Click(_, y int) intent.Intent {
	i, ok := p.list.At(y-p.leadingRows(), p.render)
	if !ok {
		return nil
	}
	p.list.Select(i)
	return p.enter()
}

// leadingRows returns the number of empty rows above the list.
func (p *Pane) leadingRows() int {
	if p.height > 8 {
		return 1
	}
	return 0
}

// Title implements [pane.Pane].
func (p *Pane) Title() string { return p.Name }

// Position returns the position of the cursor in words.
func (p *Pane) Position() string {
	return fmt.Sprintf("%d of %d", min(p.list.Cursor+1, len(p.shown)), len(p.shown))
}

// Filter returns the text that the listed entries contain; "" if all are listed.
func (p *Pane) Filter() string { return p.filter }

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	return []keymap.Action{keymap.Enter, keymap.Search}
}

// View implements [pane.Pane].
func (p *Pane) View() []string {
	blank := strings.Repeat(" ", p.list.Width)
	rows := make([]string, p.leadingRows(), p.list.Height+1)
	for i := range rows {
		rows[i] = blank
	}
	if len(p.shown) == 0 {
		text := "Nothing to read here."
		if p.filter != "" {
			text = "No matches"
		}
		rows = append(rows, p.Message(text, &p.list)...)
	} else {
		rows = append(rows, p.list.View(p.render)...)
	}
	left := strings.Repeat(" ", p.margin)
	for i := range rows {
		rows[i] = left + rows[i]
	}
	return rows
}

// render returns the rows of an entry.
func (p *Pane) render(at, width int, selected bool) []string {
	e := p.Article.Entries[p.shown[at]]
	bar, style := "  ", p.Theme.Strong
	if i := p.shown[at]; p.Visits.HasEntry(i) || p.Read[i] {
		style = p.Theme.Dim
	} else if p.Read != nil {
		bar = "• "
	}
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	room := max(width-2, 0)
	day, _, _ := strings.Cut(e.Published.String(), "T")
	if p.compact {
		right := e.Summary.String()
		switch {
		case right == "":
			right = day
		case day != "" && room >= minBoth:
			right += " · " + day
		}
		return []string{bar + p.Justify(e.Title.String(), right, style, p.Theme.Dim, room)}
	}
	titleWidth, text := room, description(e)
	switch {
	case day == "":
	case room >= minBoth:
		titleWidth = room - p.WidthMode.Width(day) - 2
	default:
		text = strings.TrimSuffix(day+" · "+text, " · ")
		day = ""
	}
	var rows []string
	query := search.Compile(p.filter)
	for i, l := range widget.Wrap(e.Title.String(), titleWidth, maxTitle, p.WidthMode) {
		row := bar + p.Paint(l, style, query.Find(e.Title.String()), titleWidth)
		switch {
		case i == 0 && day != "":
			row += "  " + p.Theme.Dim.Render(day)
		case titleWidth < room:
			row += strings.Repeat(" ", room-titleWidth)
		}
		rows = append(rows, row)
	}
	if text == "" {
		return rows
	}
	for _, l := range widget.Wrap(text, room, maxSummary, p.WidthMode) {
		rows = append(rows, bar+p.Paint(l, p.Theme.Dim, query.Find(text), room))
	}
	return rows
}

// description returns the text below the title of an entry. If the title was made from the
// start of the summary, it is not repeated.
func description(e content.Entry) string {
	summary := e.Summary.String()
	begun, isCut := strings.CutSuffix(e.Title.String(), "…")
	switch {
	case summary == e.Title.String():
		summary = ""
	case isCut && strings.HasPrefix(summary, begun):
		summary = "…" + strings.TrimLeft(summary[len(begun):], " ")
	}
	if e.Byline.IsEmpty() || summary == "" {
		return e.Byline.String() + summary
	}
	return e.Byline.String() + " · " + summary
}
