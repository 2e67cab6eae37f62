// Package everybody is the overlay that lists everybody who is quoted in what was read, and
// everything that one of them said.
package everybody

import (
	"cmp"
	"fmt"
	"strings"

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
const ID pane.ID = "everybody"

// A Pane lists people, or what one of them said. Make one with [New].
type Pane struct {
	*pane.Context
	known  *pane.Everybody
	shown  []int // indexes of the people who match the filter
	filter string
	prompt *widget.Prompt
	people widget.List
	said   widget.List
}

// maxRows bounds the rows of a quotation.
const maxRows = 4

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c, prompt: widget.NewPrompt(c.Keys, nil)}
	p.said.Gap = 1
	p.Refresh()
	return p
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	if p.known == p.Everybody || p.Everybody == nil {
		return
	}
	before := p.known
	p.known = p.Everybody
	if before == nil || len(before.People) != len(p.known.People) {
		p.setFilter(p.filter)
	}
	if p.said.Len = len(p.known.Said); before == nil || before.Person != p.known.Person {
		p.said.Select(0)
	}
}

// setFilter lists only the people whose names contain a text.
func (p *Pane) setFilter(filter string) {
	p.filter = filter
	q := search.Compile(filter)
	p.shown = p.shown[:0]
	if p.known != nil {
		for i, person := range p.known.People {
			if q.IsEmpty() || len(q.Find(person.Name)) > 0 || len(q.Find(person.Role)) > 0 {
				p.shown = append(p.shown, i)
			}
		}
	}
	p.people.Len = len(p.shown)
	p.people.Select(0)
}

// isPerson reports whether the pane shows what one person said.
func (p *Pane) isPerson() bool { return p.known != nil && p.known.Person.Key != "" }

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) {
	p.people.Width, p.people.Height = width, height
	p.said.Width, p.said.Height = width, height
}

// Rows implements [pane.Scrollable].
func (p *Pane) Rows() int {
	if !p.isPerson() {
		return max(p.people.Len, 3)
	}
	const maxCounted = 100 // more than fit any screen
	rows := 0
	for i := range min(p.said.Len, maxCounted) {
		rows += len(p.renderSaid(i, max(p.said.Width, 1), false)) + p.said.Gap
	}
	return max(rows-p.said.Gap, 3)
}

// HasMore implements [pane.Scrollable].
func (p *Pane) HasMore() bool {
	list, render := p.list()
	return list.HasMore(render)
}

// Position implements [pane.Positioned].
func (p *Pane) Position() string {
	list, render := p.list()
	return list.Position(render)
}

// list returns the list that is shown.
func (p *Pane) list() (*widget.List, widget.Render) {
	if p.isPerson() {
		return &p.said, p.renderSaid
	}
	return &p.people, p.renderPerson
}

// Undo goes back from what one person said to the people, or removes the filter. It reports
// whether there was something to undo.
func (p *Pane) Undo() bool {
	switch {
	case p.isPerson():
		p.known.Person, p.known.Said = library.Person{}, nil
	case p.filter != "":
		p.setFilter("")
	default:
		return false
	}
	return true
}

// IsTyping implements [pane.TextInput].
func (p *Pane) IsTyping() bool { return p.prompt.IsOpen() }

// Type implements [pane.TextInput].
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	if !p.people.Type(p.Keys, msg) {
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
	switch {
	case a == keymap.Enter:
		return p.enter()
	case p.isPerson():
		p.said.Act(a, count, p.renderSaid)
	case a == keymap.Search:
		p.prompt.Open()
		p.setFilter("")
	default:
		p.people.Act(a, count, p.renderPerson)
	}
	return nil
}

func (p *Pane) enter() intent.Intent {
	switch {
	case p.isPerson() && p.said.Cursor < p.said.Len:
		return intent.OpenSaid{Said: p.known.Said[p.said.Cursor]}
	case !p.isPerson() && p.people.Cursor < p.people.Len:
		return intent.ListSaid{Person: p.known.People[p.shown[p.people.Cursor]]}
	}
	return nil
}

// Click implements [pane.Pane].
func (p *Pane) Click(_, y int) intent.Intent {
	list, render := p.list()
	i, ok := list.At(y, render)
	if !ok {
		return nil
	}
	list.Select(i)
	return p.enter()
}

// Title implements [pane.Pane].
func (p *Pane) Title() string {
	if !p.isPerson() {
		return "Everybody quoted in what you read"
	}
	person := p.known.Person
	if person.Role != "" {
		return person.Name + ", " + person.Role
	}
	return person.Name
}

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	if p.isPerson() {
		return []keymap.Action{keymap.Enter, keymap.Back}
	}
	return []keymap.Action{keymap.Enter, keymap.Search, keymap.Back}
}

// View implements [pane.Pane].
func (p *Pane) View() []string {
	switch {
	case p.known == nil:
		return p.Message("…", &p.people)
	case p.known.Problem != "":
		return p.Message(p.known.Problem, &p.people)
	case p.isPerson():
		return p.said.View(p.renderSaid)
	case len(p.known.People) == 0:
		return p.Message("Everybody who is quoted in what you read will be listed here.", &p.people)
	case p.people.Len == 0:
		return p.Message("No matches", &p.people)
	}
	return p.people.View(p.renderPerson)
}

// bar returns the first cells of a row, and the style of its text.
func (p *Pane) bar(selected bool, width int) string {
	bar := "  "
	if selected {
		bar = "▌ "
	}
	return p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
}

func (p *Pane) renderPerson(i, width int, selected bool) []string {
	person := p.known.People[p.shown[i]]
	style := p.Theme.Plain
	if selected {
		style = p.Theme.LitText
	}
	name := person.Name
	if person.Role != "" {
		name += ", " + person.Role
	}
	count := fmt.Sprintf("%s · %s", content.Pluralize(person.Quotations, "quote"), content.Pluralize(person.Documents, "article"))
	return []string{p.bar(selected, width) + p.Justify(name, count, style, p.Theme.Dim, max(width-2, 0))}
}

func (p *Pane) renderSaid(i, width int, selected bool) []string {
	s := p.known.Said[i]
	style := p.Theme.Plain
	if selected {
		style = p.Theme.LitText
	}
	bar, room := p.bar(selected, width), max(width-2, 0)
	text := "“" + strings.Join(strings.Fields(s.Words), " ") + "”"
	var rows []string
	for _, l := range widget.Wrap(text, room, maxRows, p.WidthMode) {
		rows = append(rows, bar+p.Paint(l, style, nil, room))
	}
	day, _, _ := strings.Cut(cmp.Or(s.Document.Published, s.Document.Opened.Local().Format("2006-01-02")), "T")
	from := s.Document.Title
	if s.Document.Site != "" {
		from += ", " + s.Document.Site
	}
	return append(rows, bar+p.Justify(from, day, p.Theme.Dim, p.Theme.Dim, room))
}
