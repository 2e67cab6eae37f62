// Package people is the overlay that lists who is quoted, and how often.
package people

import (
	"fmt"
	"slices"
	"strconv"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/quote"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"
)

// A Pane lists people. Make one with [New].
type Pane struct {
	pane.FilteredPane
	known        *analysis.Analysis // that the list was made from
	people       []quote.Person     // most quoted first
	unattributed int                // number of quotations without a named speaker
	height       int
}

// New returns a pane without a size. Its cursor is on the person whose quotations are
// listed.
func New(c *pane.Context) *Pane {
	p := &Pane{}
	p.FilteredPane = pane.NewFilteredPane(c, func(i int) []string {
		return append([]string{p.people[i].Name, p.people[i].Role}, p.people[i].Aliases...)
	}, p.render, p.enter)
	p.Refresh()
	p.selectPerson(func(person quote.Person) bool { return person.Name == c.Speaker })
	return p
}

// Refresh implements [pane.Pane]. If people have been corrected, the cursor stays on the one who
// has the first quotation of the selected person.
func (p *Pane) Refresh() {
	if p.known == p.Analysis {
		return
	}
	first := -1
	if p.known != nil && p.known.Uncorrected() == p.Analysis.Uncorrected() {
		if i, ok := p.List.Item(); ok {
			first = p.people[i].Quotations[0]
		}
	}
	p.known, p.people, p.unattributed = p.Analysis, slices.Clone(p.Analysis.People), p.Analysis.Unattributed()
	slices.SortStableFunc(p.people, func(a, b quote.Person) int { return len(b.Quotations) - len(a.Quotations) })
	p.List.SetItems(len(p.people))
	p.selectPerson(func(person quote.Person) bool { return slices.Contains(person.Quotations, first) })
}

// selectPerson moves the cursor to the first person whom is accepts.
func (p *Pane) selectPerson(is func(quote.Person) bool) {
	if i := slices.IndexFunc(p.people, is); i >= 0 {
		p.List.SelectItem(i)
	}
}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) {
	p.height = height
	p.FilteredPane.Resize(width, height)
	if p.hasNote() {
		p.List.Height -= noteRows
	}
}

// noteRows is the number of rows of the note below the list.
const noteRows = 2

// hasNote reports whether there is a note to show below the list, and room for it.
func (p *Pane) hasNote() bool { return p.unattributed > 0 && len(p.people) > 0 && p.height > 4 }

// Rows implements [pane.Scrollable].
func (p *Pane) Rows() int {
	rows := max(len(p.people), 1)
	if p.unattributed > 0 && len(p.people) > 0 {
		rows += noteRows
	}
	return rows
}

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Correct {
		return p.correct()
	}
	return p.FilteredPane.Act(a, count)
}

func (p *Pane) correct() intent.Intent {
	i, ok := p.List.Item()
	if !ok {
		return nil
	}
	name := p.people[i].Name
	if name == quote.Described {
		return intent.Notify{Text: "these are several people · correct each of their quotes"}
	}
	return intent.AskSpeaker{Person: name}
}

func (p *Pane) enter(i int) intent.Intent { return intent.Speaker{Name: p.people[i].Name} }

// Title implements [pane.Pane].
func (p *Pane) Title() string { return p.List.Titled("Who is quoted") }

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	return []keymap.Action{keymap.Enter, keymap.Search, keymap.Correct}
}

// View implements [pane.Pane].
func (p *Pane) View() []string {
	empty := "No quotes in this article."
	if p.unattributed > 0 {
		empty = "No speakers are named in this article."
	}
	rows := p.FilteredPane.View(empty)
	if p.hasNote() {
		text := fmt.Sprintf("  %s without a named speaker", content.Pluralize(p.unattributed, "quote"))
		rows = append(rows, p.Cell("", p.Theme.Plain, p.List.Width), p.Cell(text, p.Theme.Dim, p.List.Width))
	}
	return rows
}

func (p *Pane) render(at, width int, selected bool) []string {
	person := p.people[p.List.ItemAt(at)]
	bar, style := "  ", p.Theme.Plain
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	name := person.Name
	if person.Role != "" {
		name += ", " + person.Role
	}
	if person.Name == p.Speaker {
		name += " (shown)"
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	return []string{bar + p.Justify(name, counts(person, width), style, p.Theme.Dim, max(width-2, 0))}
}

// counts returns how much a person says. In a narrow list the names need the room.
func counts(person quote.Person, width int) string {
	const minWords, minQuotes = 48, 32
	switch n := len(person.Quotations); {
	case width >= minWords:
		return content.Pluralize(n, "quote") + " · " + content.Pluralize(person.Words, "word")
	case width >= minQuotes:
		return content.Pluralize(n, "quote")
	default:
		return strconv.Itoa(n)
	}
}
