// Package library is the overlay that lists what was read: what can be continued, what was
// only opened, what was finished, and the built-in article.
package library

import (
	"fmt"
	"slices"
	"time"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// ID names the pane.
const ID pane.ID = "library"

// A Pane lists documents. Make one with [New].
type Pane struct {
	*pane.Context
	known  *pane.Recent // what the rows were made from
	rows   []row
	shown  []int // indexes of the rows that match the filter
	list   widget.List
	filter string
	prompt *widget.Prompt
}

// A row is a document in one of the groups.
type row struct {
	group string
	library.Document
}

// groups are the groups of documents, in the order of the list. A document is in the first
// group that has it.
var groups = []struct {
	name string
	has  func(library.Document) bool
}{
	{"Built-in", func(d library.Document) bool { return d.Source == library.BuiltIn }},
	{"Continue", func(d library.Document) bool { return d.Place.IsInside() }},
	{"Finished", func(d library.Document) bool { return !d.Finished.IsZero() }},
	{"Recent", func(library.Document) bool { return true }},
}

// order is the order of the groups in the list.
var order = []string{"Continue", "Recent", "Finished", "Built-in"}

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c, prompt: widget.NewPrompt(nil)}
	p.Refresh()
	return p
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	if p.known == p.Recent || p.Recent == nil {
		return
	}
	p.known, p.rows = p.Recent, nil
	for _, d := range p.Recent.Documents {
		for _, g := range groups {
			if g.has(d) {
				p.rows = append(p.rows, row{g.name, d})
				break
			}
		}
	}
	slices.SortStableFunc(p.rows, func(a, b row) int { return slices.Index(order, a.group) - slices.Index(order, b.group) })
	p.setFilter(p.filter)
}

// setFilter lists only the documents that contain a text.
func (p *Pane) setFilter(filter string) {
	p.filter = filter
	q := search.Compile(filter)
	p.shown = p.shown[:0]
	for i, r := range p.rows {
		if q.IsEmpty() || len(q.Find(r.Title)) > 0 || len(q.Find(r.Byline)) > 0 || len(q.Find(r.Site)) > 0 || len(q.Find(r.Source)) > 0 {
			p.shown = append(p.shown, i)
		}
	}
	p.list.Len = len(p.shown)
	p.list.Select(0)
}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) {
	p.list.Width, p.list.Height = width, height-p.filterRows()
}

// filterRows returns the rows of the filter and the empty row below it. While it is typed, it
// is in the footer.
func (p *Pane) filterRows() int {
	if p.filter != "" && !p.prompt.IsOpen() {
		return 2
	}
	return 0
}

// Rows implements [pane.Scrollable].
func (p *Pane) Rows() int {
	rows := p.filterRows()
	for at := range p.shown {
		rows += 1 + p.headingRows(at)
	}
	return max(rows, 3)
}

// headingRows returns the rows above item at: the name of its group if it is the first of
// it, and an empty row between groups.
func (p *Pane) headingRows(at int) int {
	switch {
	case at > 0 && p.rows[p.shown[at]].group == p.rows[p.shown[at-1]].group:
		return 0
	case at > 0:
		return 2
	}
	return 1
}

// HasMore implements [pane.Scrollable].
func (p *Pane) HasMore() bool { return p.list.HasMore(p.render) }

// Position implements [pane.Positioned].
func (p *Pane) Position() string { return p.list.Position(p.render) }

// IsTyping implements [pane.TextInput].
func (p *Pane) IsTyping() bool { return p.prompt.IsOpen() }

// Type implements [pane.TextInput]. Up and down move the cursor while typing.
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	if !p.list.Type(msg) {
		p.prompt.UpdateFilter(msg, p.setFilter)
	}
	return nil
}

// Prompt implements [pane.TextInput].
func (p *Pane) Prompt(width int) (line string, cursor int, ok bool) {
	line, cursor = p.prompt.View(p.Look, width)
	return line, cursor, p.prompt.IsOpen()
}

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	switch a {
	case keymap.Search:
		p.prompt.Open()
		p.setFilter("")
	case keymap.Enter:
		return p.enter()
	default:
		p.list.Act(a, count, p.render)
	}
	return nil
}

func (p *Pane) enter() intent.Intent {
	if p.list.Cursor >= len(p.shown) {
		return nil
	}
	d := p.rows[p.shown[p.list.Cursor]]
	return intent.Open{Source: d.Source, Name: d.Title}
}

// Click implements [pane.Pane].
func (p *Pane) Click(_, y int) intent.Intent {
	i, ok := p.list.At(y-p.filterRows(), p.render)
	if !ok {
		return nil
	}
	p.list.Select(i)
	return p.enter()
}

// Title implements [pane.Pane].
func (p *Pane) Title() string { return "What you read" }

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	return []keymap.Action{keymap.Enter, keymap.Search, keymap.Back}
}

// View implements [pane.Pane].
func (p *Pane) View() []string {
	var rows []string
	if p.filterRows() > 0 {
		rows = append(rows, p.Cell("/"+p.filter, p.Theme.Prompt, p.list.Width), p.Cell("", p.Theme.Plain, p.list.Width))
	}
	switch {
	case p.Recent == nil:
		return append(rows, p.Message("…", &p.list)...)
	case p.Recent.Problem != "":
		return append(rows, p.Message(p.Recent.Problem, &p.list)...)
	case len(p.rows) == 0:
		return append(rows, p.Message("What you read will be listed here.", &p.list)...)
	case len(p.shown) == 0:
		return append(rows, p.Message("No matches", &p.list)...)
	}
	return append(rows, p.list.View(p.render)...)
}

// render returns the rows of an item: its heading, and a line with its title and place.
func (p *Pane) render(at, width int, selected bool) []string {
	d := p.rows[p.shown[at]]
	var rows []string
	if n := p.headingRows(at); n > 0 {
		rows = make([]string, n)
		rows[0] = p.Cell("", p.Theme.Plain, width)
		rows[n-1] = p.Cell(d.group, p.Theme.PaneTitle, width)
	}
	bar, style := "  ", p.Theme.Plain
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	title := d.Title
	for _, from := range []string{d.Byline, d.Site} {
		if from != "" && width >= minFrom {
			title += " · " + from
		}
	}
	return append(rows, bar+p.Justify(title, where(d.Document, p.Recent.Now), style, p.Theme.Dim, max(width-2, 0)))
}

// minFrom is the minimum width of a row that names the author, in cells.
const minFrom = 50

// where returns the place in a document and the day when it was last opened.
func where(d library.Document, now time.Time) string {
	day := d.Opened.Local().Format("2 Jan 2006")
	switch midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location()); {
	case !d.Opened.Before(midnight):
		day = "today"
	case !d.Opened.Before(midnight.AddDate(0, 0, -1)):
		day = "yesterday"
	}
	switch {
	case d.Place.IsInside():
		return fmt.Sprintf("%s · %s", d.Place.Percent(), day)
	case !d.Finished.IsZero() || d.Words == 0:
		return day
	}
	return content.FormatMinutes(content.ReadingMinutes(d.Words)) + " · " + day
}
