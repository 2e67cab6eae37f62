// Package library is the overlay that lists what was read: what can be continued, what was
// only opened, what was finished, and the built-in article. A filter also searches the texts of
// all of them.
package library

import (
	"pullquote/content/library"
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
	known   *pane.Recent // what the rows were made from
	rows    []row
	shown   []int // indexes of the rows that match the filter
	hits    []library.Hit
	hasMore bool // there are more hits than these
	sorted  int  // index of the order in sortings

	removing string // the ID of the document that the next Remove removes; "": none
	list     widget.List
	filter   string
	prompt   *widget.Prompt
}

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c, prompt: widget.NewPrompt(c.Keys, c.LibrarySearches)}
	p.Refresh()
	return p
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	p.hits, p.hasMore = nil, false
	if p.Found != nil && p.Found.Query == p.filter {
		p.hits, p.hasMore = p.Found.Hits, p.Found.HasMore
	}
	p.list.Len = len(p.shown) + len(p.hits)
	if p.known == p.Recent || p.Recent == nil {
		return
	}
	p.load()
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

// HasMore implements [pane.Scrollable].
func (p *Pane) HasMore() bool { return p.list.HasMore(p.render) }

// Position implements [pane.Positioned].
func (p *Pane) Position() string { return p.list.Position(p.render) }

// IsTyping implements [pane.TextInput].
func (p *Pane) IsTyping() bool { return p.prompt.IsOpen() }

// Type implements [pane.TextInput]. Up and down move the cursor while typing. Up from the first
// item recalls earlier searches, and down leads back from them.
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	isRecalled := p.list.Cursor == 0 && p.prompt.Recalls(msg)
	if !isRecalled && p.list.Type(p.Keys, msg) {
		return nil
	}
	switch p.prompt.UpdateFilter(msg, p.setFilter) {
	case widget.Changed, widget.Cancelled:
		return intent.SearchLibrary{Text: p.filter}
	case widget.Accepted, widget.Unchanged:
	}
	return nil
}

// Undo removes the filter, and keeps the selected document selected. It reports whether there
// was a filter.
func (p *Pane) Undo() bool {
	if p.filter == "" {
		return false
	}
	at := 0
	if p.list.Cursor < len(p.shown) {
		at = p.shown[p.list.Cursor]
	}
	p.hits = nil
	p.setFilter("")
	p.list.Select(at)
	return true
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
	case keymap.Reload:
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
	return []keymap.Action{keymap.Enter, keymap.Search, keymap.Reload, keymap.Tag, keymap.Sort, keymap.Remove, keymap.Back}
}
