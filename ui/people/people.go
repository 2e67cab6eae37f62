// Package people is the overlay that lists who is quoted, and how often.
package people

import (
	"fmt"
	"slices"
	"strings"

	"pullquote/content/quote"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/list"
	"pullquote/ui/theme"
)

// A Pane lists people. Make one with [New].
type Pane struct {
	people   []quote.Person
	nameless int // quotations that nobody is named for
	list     list.List
	theme    *theme.Theme
	method   layout.WidthMode
	only     string // whose quotations are kept now
	room     int    // rows
}

// New makes a pane without a size, who is quoted most first. Nameless is how many quotations have no
// speaker, only whose are kept now.
func New(people []quote.Person, nameless int, only string, th *theme.Theme, m layout.WidthMode) *Pane {
	people = slices.Clone(people)
	slices.SortStableFunc(people, func(a, b quote.Person) int { return len(b.Quotations) - len(a.Quotations) })
	p := &Pane{people: people, nameless: nameless, only: only, theme: th, method: m}
	p.list.Len = len(people)
	for i, person := range people {
		if person.Name == only {
			p.list.Select(i)
		}
	}
	return p
}

// Dress changes the look, and how the terminal counts cells.
func (p *Pane) Dress(th *theme.Theme, m layout.WidthMode) { p.theme, p.method = th, m }

// Resize gives the pane so many cells.
func (p *Pane) Resize(width, height int) {
	p.room = height
	if p.footed() {
		height -= 2
	}
	p.list.Width, p.list.Height = width, height
}

// footed reports whether there is something to say under the list, and room for
// it.
func (p *Pane) footed() bool { return p.nameless > 0 && len(p.people) > 0 && p.room > 4 }

// Rows is how many rows the pane would fill.
func (p *Pane) Rows() int {
	rows := max(len(p.people), 1)
	if p.nameless > 0 && len(p.people) > 0 {
		rows += 2
	}
	return rows
}

// Act answers a key.
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Enter {
		return p.enter()
	}
	p.list.Act(a, count, p.render)
	return nil
}

func (p *Pane) enter() intent.Intent {
	if len(p.people) == 0 {
		return nil
	}
	return intent.Speaker{Name: p.people[p.list.Cursor].Name}
}

// Click answers a click on row y.
func (p *Pane) Click(y int) intent.Intent {
	i, ok := p.list.At(y, p.render)
	if !ok {
		return nil
	}
	p.list.Select(i)
	return p.enter()
}

// Title is the line above the list.
func (p *Pane) Title() string { return "Who is quoted" }

// Keys are what there is to do here.
func (p *Pane) Keys() []keymap.Action { return []keymap.Action{keymap.Enter, keymap.Back} }

// View returns the pane's rows.
func (p *Pane) View() []string {
	if len(p.people) == 0 {
		text := "No quotes in this article."
		if p.nameless > 0 {
			text = "Nobody is named for the quotes in this article."
		}
		return list.Message(text, &p.list, p.theme, p.method)
	}
	blank := strings.Repeat(" ", max(p.list.Width, 0))
	rows := p.list.View(blank, p.render)
	if p.footed() {
		text := fmt.Sprintf("  speaker not named: %s", plural(p.nameless, "quote"))
		rows = append(rows, blank, theme.Cell(text, p.theme.Dim, p.list.Width, p.method))
	}
	return rows
}

func (p *Pane) render(i, width int, chosen bool) []string {
	person := p.people[i]
	bar, style := "  ", p.theme.Plain
	if chosen {
		bar, style = "▌ ", p.theme.LitText
	}
	name := person.Name
	if person.Role != "" {
		name += ", " + person.Role
	}
	if person.Name == p.only {
		name += " (shown)"
	}
	count := fmt.Sprintf("%s · %s", plural(len(person.Quotations), "quote"), plural(person.Words, "word"))
	bar = p.theme.SelectedFocus.Render(p.method.Truncate(bar, width))
	return []string{bar + theme.Justify(name, count, style, p.theme.Dim, max(width-2, 0), p.method)}
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
