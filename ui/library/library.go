// Package library is the overlay that lists what was read: what can be continued, what was
// only opened, what was finished, and the built-in article. A filter also searches the texts of
// all of them.
package library

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
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
	hits   []library.Hit
	sorted int // index of the order in sortings

	removing string // the ID of the document that the next Remove removes; "": none
	list     widget.List
	filter   string
	prompt   *widget.Prompt
}

// A row is a document in one of the groups.
type row struct {
	group string
	library.Document
}

// hasTag reports whether a filter, with or without a hash, is the beginning of a tag.
func (r *row) hasTag(filter string) bool {
	filter = strings.ToLower(strings.TrimPrefix(filter, "#"))
	return filter != "" && slices.ContainsFunc(r.Tags, func(t string) bool { return strings.HasPrefix(strings.ToLower(t), filter) })
}

// groups are the groups of documents, in the order of the list. A document is in the first
// group that has it.
var groups = []struct {
	name string
	has  func(library.Document) bool
}{
	{"Built-in", func(d library.Document) bool { return d.Source == library.BuiltIn }},
	{"Feeds", func(d library.Document) bool { return d.IsFeed }},
	{"Read later", func(d library.Document) bool { return !d.Later.IsZero() }},
	{"Continue", func(d library.Document) bool { return d.Place.IsInside() }},
	{"Finished", func(d library.Document) bool { return !d.Finished.IsZero() }},
	{"Recent", func(library.Document) bool { return true }},
}

// order is the order of the groups in the list.
var order = []string{"Read later", "Continue", "Feeds", "Recent", "Finished", "Built-in"}

// A sorting is an order of the list.
type sorting struct {
	name    string
	compare func(a, b row) int
}

// sortings are the orders of the list, the first of which is by group.
var sortings = []sorting{
	{"by group", func(a, b row) int { return slices.Index(order, a.group) - slices.Index(order, b.group) }},
	{"by time", func(row, row) int { return 0 }},
	{"by title", func(a, b row) int { return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) }},
	{"by site", func(a, b row) int { return strings.Compare(strings.ToLower(a.Site), strings.ToLower(b.Site)) }},
}

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c, prompt: widget.NewPrompt(c.Keys, nil)}
	p.Refresh()
	return p
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	p.hits = nil
	if p.Found != nil && p.Found.Query == p.filter {
		p.hits = p.Found.Hits
	}
	p.list.Len = len(p.shown) + len(p.hits)
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
	p.sort()
}

// sort sorts the rows. Unless they are sorted by group, all are in one group.
func (p *Pane) sort() {
	slices.SortStableFunc(p.rows, sortings[p.sorted].compare)
	at := p.list.Cursor
	p.setFilter(p.filter)
	p.list.Select(at)
}

// setFilter lists only the documents that contain a text.
func (p *Pane) setFilter(filter string) {
	p.filter = filter
	q := search.Compile(filter)
	p.shown = p.shown[:0]
	for i, r := range p.rows {
		if q.IsEmpty() || len(q.Find(r.Title)) > 0 || len(q.Find(r.Byline)) > 0 || len(q.Find(r.Site)) > 0 || len(q.Find(r.Source)) > 0 || r.hasTag(filter) {
			p.shown = append(p.shown, i)
		}
	}
	p.list.Len = len(p.shown) + len(p.hits)
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
	for at := range p.hits {
		rows += len(p.render(len(p.shown)+at, max(p.list.Width, 1), false))
	}
	return max(rows, 3)
}

// headingRows returns the rows above item at: the name of its group if it is the first of
// it, and an empty row between groups.
func (p *Pane) headingRows(at int) int {
	switch {
	case at > 0 && p.group(at) == p.group(at-1):
		return 0
	case at > 0:
		return 2
	}
	return 1
}

// group returns the name of the group of item at.
func (p *Pane) group(at int) string {
	if at >= len(p.shown) {
		return "In the texts"
	}
	if p.sorted > 0 {
		return "Everything, " + sortings[p.sorted].name
	}
	return p.rows[p.shown[at]].group
}

// HasMore implements [pane.Scrollable].
func (p *Pane) HasMore() bool { return p.list.HasMore(p.render) }

// Position implements [pane.Positioned].
func (p *Pane) Position() string { return p.list.Position(p.render) }

// IsTyping implements [pane.TextInput].
func (p *Pane) IsTyping() bool { return p.prompt.IsOpen() }

// Type implements [pane.TextInput]. Up and down move the cursor while typing.
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	if p.list.Type(p.Keys, msg) {
		return nil
	}
	switch p.prompt.UpdateFilter(msg, p.setFilter) {
	case widget.Changed, widget.Cancelled:
		return intent.SearchLibrary{Text: p.filter}
	case widget.Accepted, widget.Unchanged:
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
	case keymap.Refresh:
		return intent.RefreshFeeds{}
	case keymap.Sort:
		p.sorted = (p.sorted + 1) % len(sortings)
		p.known = nil // the rows must be in the library's order again
		p.Refresh()
		return intent.Notify{Text: "sorted " + sortings[p.sorted].name}
	case keymap.Remove, keymap.Tag, keymap.Later:
		return p.change(a)
	default:
		p.list.Act(a, count, p.render)
	}
	p.removing = ""
	return nil
}

// change asks to change the selected document.
func (p *Pane) change(a keymap.Action) intent.Intent {
	if p.list.Cursor >= len(p.shown) {
		return intent.Notify{Text: "no article is selected"}
	}
	d := p.rows[p.shown[p.list.Cursor]].Document
	switch {
	case a == keymap.Tag:
		return intent.EditTags{Document: d}
	case a == keymap.Later:
		return intent.SetLater{Document: d, IsLater: d.Later.IsZero()}
	case p.removing != d.ID:
		p.removing = d.ID
		return intent.Notify{Text: p.Keys.Key(keymap.Remove) + " again removes " + d.Title + " and everything kept of it"}
	}
	p.removing = ""
	return intent.RemoveDocument{Document: d}
}

func (p *Pane) enter() intent.Intent {
	switch at := p.list.Cursor; {
	case at < len(p.shown):
		return intent.Open{Document: p.rows[p.shown[at]].Document}
	case at < p.list.Len:
		h := p.hits[at-len(p.shown)]
		return intent.Open{Document: h.Document, At: &h.Locator}
	}
	return nil
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
	return []keymap.Action{keymap.Enter, keymap.Search, keymap.Refresh, keymap.Tag, keymap.Sort, keymap.Remove, keymap.Back}
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
	case len(p.rows) == 0 && p.filter == "":
		return append(rows, p.Message("What you read will be listed here.", &p.list)...)
	case p.list.Len == 0 && p.Found != nil && p.Found.Problem != "":
		return append(rows, p.Message(p.Found.Problem, &p.list)...)
	case p.list.Len == 0:
		return append(rows, p.Message("No matches", &p.list)...)
	}
	return append(rows, p.list.View(p.render)...)
}

// render returns the rows of an item: its heading, and a line with its title and place, or the
// rows of a hit.
func (p *Pane) render(at, width int, selected bool) []string {
	var rows []string
	if n := p.headingRows(at); n > 0 {
		rows = make([]string, n)
		rows[0] = p.Cell("", p.Theme.Plain, width)
		rows[n-1] = p.Cell(p.group(at), p.Theme.PaneTitle, width)
	}
	if at >= len(p.shown) {
		return append(rows, p.renderHit(p.hits[at-len(p.shown)], width, selected)...)
	}
	d := p.rows[p.shown[at]]
	bar, style := "  ", p.Theme.Plain
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	title := d.Title
	for _, t := range d.Tags {
		title += " #" + t
	}
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
	if d.IsFeed {
		return fmt.Sprintf("%d unread", d.Unread)
	}
	if d.Opened.IsZero() {
		return "new"
	}
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

// maxHitRows bounds the rows of the text of a hit.
const maxHitRows = 2

// renderHit returns the rows of a hit: a part of its text, and where it is from.
func (p *Pane) renderHit(h library.Hit, width int, selected bool) []string {
	bar, style := "  ", p.Theme.Plain
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	room := max(width-2, 0)
	text, matches := excerpt(h.Text, h.Matches)
	var rows []string
	for _, l := range widget.Clip(layout.WrapString(text, max(room, 1), p.WidthMode), maxHitRows, room, p.WidthMode) {
		rows = append(rows, bar+p.Paint(l, style, matches, room))
	}
	from := h.Document.Title
	if h.Name != "" {
		from = h.Name + ", in " + from
	}
	return append(rows, bar+p.Justify(from, h.Document.Site, p.Theme.Dim, p.Theme.Dim, room))
}

// excerpt returns the part of a text from shortly before the first match on, in one line, and
// the matches in it.
func excerpt(text string, matches []search.Match) (string, []search.Match) {
	const before, maxText = 40, 600 // bytes
	start := 0
	if len(matches) > 0 && matches[0].Start > before {
		start = matches[0].Start - before
		if i := strings.LastIndexAny(text[:start], " \n"); i >= 0 {
			start = i + 1
		}
		for !utf8.RuneStart(text[start]) {
			start++
		}
	}
	end := min(len(text), start+maxText)
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	lead := ""
	if start > 0 {
		lead = "… "
	}
	var out []search.Match
	for _, m := range matches {
		if m.End <= end {
			out = append(out, search.Match{Start: m.Start - start + len(lead), End: m.End - start + len(lead)})
		}
	}
	return lead + strings.ReplaceAll(text[start:end], "\n", " "), out
}
