// Package correct is the overlay in which the reader says who said a quotation, or who a person
// really is.
package correct

import (
	"fmt"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/quote"
	"pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// ID names the pane.
const ID pane.ID = "correct"

// A Pane is a list of answers below the quotation in question, and a prompt for a name. Make one
// with [New]. It takes keys as text until the reader has answered.
type Pane struct {
	*pane.Context
	quote   int    // in question; -1: only a person is
	person  string // in question; "": the quotation
	answers []answer
	list    widget.List
	prompt  *widget.Prompt
}

// An answer is a row of the list.
type answer struct {
	label, note string
	name        string        // of a person, to complete what is typed; "": it is not a person
	then        intent.Intent // nil: the question is now who the speaker is
	isCurrent   bool          // it is what is shown now
	isNew       bool          // it is a name that the article does not have
}

// New returns a pane without a size. It asks who a person is, or, if person is "", who said the
// quotation with an index.
func New(c *pane.Context, quote int, person string) *Pane {
	p := &Pane{Context: c, quote: quote, person: person, prompt: widget.NewLine(c.Keys, "name: ")}
	if person != "" {
		p.quote = -1
	}
	p.ask()
	return p
}

// ask begins with a question.
func (p *Pane) ask() {
	p.prompt.Open()
	p.listAnswers()
}

// Refresh implements [pane.Pane]. The answers do not change while the pane is open.
func (p *Pane) Refresh() {}

// listAnswers lists the answers that match what is typed.
func (p *Pane) listAnswers() {
	typed := strings.Join(strings.Fields(p.prompt.Value()), " ")
	p.answers = p.answers[:0]
	if p.person != "" {
		p.answers = p.answersForPerson(typed)
	} else {
		p.answers = p.answersForQuote(typed)
	}
	if q := search.Compile(typed); !q.IsEmpty() {
		p.answers = slices.DeleteFunc(p.answers, func(a answer) bool { return len(q.Find(a.label)) == 0 })
		slices.SortStableFunc(p.answers, func(a, b answer) int { return rank(a, typed) - rank(b, typed) })
	}
	p.list.Len = len(p.answers)
	p.list.Select(0)
	if i := slices.IndexFunc(p.answers, func(a answer) bool { return a.isCurrent }); typed == "" && i >= 0 {
		p.list.Select(i)
	}
	p.suggest()
}

// rank returns a smaller number for answers that are more likely to be meant by a text: first a
// name that is the text, then names that begin with it or contain it, other answers that begin
// with it, the text as a new name, and last other answers that contain it.
func rank(a answer, typed string) int {
	switch {
	case strings.EqualFold(a.name, typed):
		return 0
	case hasPrefix(a.name, typed):
		return 1
	case a.name != "":
		return 2
	case a.isNew:
		return 4
	case hasPrefix(a.label, typed):
		return 3
	}
	return 5
}

// hasPrefix reports whether a name begins with a text, in upper or lower case.
func hasPrefix(name, text string) bool {
	return len(name) >= len(text) && strings.EqualFold(name[:len(text)], text)
}

// suggest offers to complete what is typed to the selected name.
func (p *Pane) suggest() {
	rest, typed := "", p.prompt.Value()
	if p.list.Cursor < len(p.answers) {
		if name := p.answers[p.list.Cursor].name; typed != "" && hasPrefix(name, typed) {
			rest = name[len(typed):]
		}
	}
	p.prompt.Suggest(rest)
}

// answersForQuote returns the answers to the question who said the quotation.
func (p *Pane) answersForQuote(typed string) []answer {
	now := p.Analysis.Quotations[p.quote].Name()
	correct := func(name string) intent.Intent { return intent.Correct{Quote: p.quote, Name: name} }
	var out []answer
	if now != "" {
		out = append(out, answer{label: now, note: "as shown", name: now, then: correct(now), isCurrent: true})
	}
	for _, person := range p.people(now) {
		out = append(out, answer{label: person.Name, note: count(person), name: person.Name, then: correct(person.Name)})
	}
	out = append(out, newName(typed, out, correct)...)
	nobody := answer{label: "nobody", note: "nobody says this, or it is not known who", then: correct(""), isCurrent: now == ""}
	if now == "" {
		nobody.note = "as shown"
	}
	out = append(out, nobody)
	if speaker, ok := p.speaker(); ok && len(p.people(speaker.Name)) > 0 {
		out = append(out, answer{label: "same person as…", note: speaker.Name + ", " + count(speaker)})
	}
	for _, c := range p.Analysis.Corrections(p.quote) {
		out = append(out, p.asItWas(c))
	}
	return out
}

// answersForPerson returns the answers to the question who the person is.
func (p *Pane) answersForPerson(typed string) []answer {
	correct := func(name string) intent.Intent { return intent.Correct{Person: p.person, Name: name} }
	out := []answer{{label: p.person, note: "as shown", name: p.person, then: intent.CancelCorrection{}, isCurrent: true}}
	for _, person := range p.people(p.person) {
		out = append(out, answer{label: "same person as " + person.Name, note: count(person), name: person.Name, then: correct(person.Name)})
	}
	out = append(out, newName(typed, out, correct)...)
	out = append(out, answer{label: "nobody", note: "nobody says this, or it is not known who", then: correct("")})
	for _, c := range p.corrections() {
		out = append(out, p.asItWas(c))
	}
	return out
}

// newName returns the answer with the name that is typed, unless another answer has it.
func newName(typed string, others []answer, correct func(string) intent.Intent) []answer {
	if typed == "" || slices.ContainsFunc(others, func(a answer) bool { return a.name == typed }) {
		return nil
	}
	return []answer{{label: typed, note: "a new name", then: correct(typed), isNew: true}}
}

// asItWas returns the answer that removes a correction.
func (p *Pane) asItWas(c content.Correction) answer {
	a := answer{label: "as it was: " + c.Person, then: intent.RemoveCorrection{ID: c.ID}}
	if c.Person != "" {
		if c.Name != "" {
			a.note = "not " + c.Name
		}
		return a
	}
	if name := p.Analysis.Uncorrected().Quotations[p.quote].Name(); name != "" {
		a.label += name
	} else {
		a.label += "nobody"
	}
	return a
}

// corrections returns the corrections that made the person in question, in the order in which
// they were applied.
func (p *Pane) corrections() []content.Correction {
	var out []content.Correction
	for _, person := range p.Analysis.People {
		if person.Name != p.person {
			continue
		}
		for _, i := range person.Quotations {
			for _, c := range p.Analysis.Corrections(i) {
				if c.Person != "" && !slices.ContainsFunc(out, func(o content.Correction) bool { return o.ID == c.ID }) {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// people returns the people who are named in the text except one, most quoted first.
func (p *Pane) people(except string) []quote.Person {
	out := slices.DeleteFunc(slices.Clone(p.Analysis.People), func(person quote.Person) bool {
		return person.Name == except || person.Name == quote.Described
	})
	slices.SortStableFunc(out, func(a, b quote.Person) int { return len(b.Quotations) - len(a.Quotations) })
	return out
}

// speaker returns the person who says the quotation in question. It reports false if the text
// does not name them.
func (p *Pane) speaker() (quote.Person, bool) {
	i := p.Analysis.PersonOf(p.quote)
	if i < 0 || p.Analysis.People[i].Name == quote.Described {
		return quote.Person{}, false
	}
	return p.Analysis.People[i], true
}

func count(person quote.Person) string { return content.Pluralize(len(person.Quotations), "quote") }

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) {
	p.list.Width, p.list.Height = width, height
	p.list.Height -= len(p.head())
}

// maxHead bounds the rows of the quotation.
const maxHead = 3

// head returns the rows above the list: the quotation in question.
func (p *Pane) head() []string {
	if p.quote < 0 || p.list.Width <= 0 {
		return nil
	}
	const maxText = 1 << 10 // bytes: more than the rows hold
	text := p.Analysis.Text(p.quote)
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	text = "“" + strings.Join(strings.Fields(text), " ") + "”"
	var rows []string
	for _, l := range widget.Wrap(text, p.list.Width, maxHead-1, p.WidthMode) {
		rows = append(rows, p.Paint(l, p.Theme.Dim, nil, p.list.Width))
	}
	return append(rows, p.Cell("", p.Theme.Plain, p.list.Width))
}

// Rows implements [pane.Scrollable].
func (p *Pane) Rows() int { return len(p.head()) + len(p.answers) }

// HasMore implements [pane.Scrollable].
func (p *Pane) HasMore() bool { return p.list.HasMore(p.render) }

// Position implements [pane.Positioned].
func (p *Pane) Position() string { return p.list.Position(p.render) }

// IsTyping implements [pane.TextInput].
func (p *Pane) IsTyping() bool { return p.prompt.IsOpen() }

// Type implements [pane.TextInput]. Up and down move the cursor.
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	if p.list.Type(p.Keys, msg) {
		p.suggest()
		return nil
	}
	switch p.prompt.Update(msg) {
	case widget.Changed:
		p.listAnswers()
	case widget.Accepted:
		return p.choose()
	case widget.Cancelled:
		if p.quote < 0 || p.person == "" {
			return intent.CancelCorrection{}
		}
		p.person = ""
		p.ask()
	case widget.Unchanged:
	}
	return nil
}

// choose gives the selected answer.
func (p *Pane) choose() intent.Intent {
	if a := p.answers[p.list.Cursor]; a.then != nil {
		return a.then
	}
	speaker, _ := p.speaker()
	p.person = speaker.Name
	p.ask()
	return nil
}

// Prompt implements [pane.TextInput].
func (p *Pane) Prompt(width int) (line string, cursor int, ok bool) {
	line, cursor = p.prompt.View(p.Look, width)
	return line, cursor, p.prompt.IsOpen()
}

// Act implements [pane.Pane]. All keys are text.
func (p *Pane) Act(keymap.Action, int) intent.Intent { return nil }

// Click implements [pane.Pane].
func (p *Pane) Click(_, y int) intent.Intent {
	i, ok := p.list.At(y-len(p.head()), p.render)
	if !ok {
		return nil
	}
	p.list.Select(i)
	return p.choose()
}

// Title implements [pane.Pane].
func (p *Pane) Title() string {
	if p.person != "" {
		return fmt.Sprintf("Who is %s?", p.person)
	}
	return "Who said this?"
}

// Hints implements [pane.Pane]. The prompt is in the footer.
func (p *Pane) Hints() []keymap.Action { return nil }

// View implements [pane.Pane].
func (p *Pane) View() []string {
	head := p.head()
	return append(head[:min(len(head), max(len(head)+p.list.Height, 0))], p.list.View(p.render)...)
}

func (p *Pane) render(i, width int, selected bool) []string {
	a := p.answers[i]
	bar, style := "  ", p.Theme.Plain
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	return []string{bar + p.Justify(a.label, a.note, style, p.Theme.Dim, max(width-2, 0))}
}
