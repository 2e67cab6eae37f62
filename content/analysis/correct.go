package analysis

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/quote"
)

// Corrected returns the analysis with a reader's corrections. They are applied in order, each
// to the result of those before it, so that a person may be corrected twice. A correction of
// something that is not found has no effect. If isPart is set, only the beginning of the article
// has been opened, and a quotation is found only if nothing has changed around it.
//
// It does not change x, which must not have been corrected. It fails only with ctx's error.
func (x *Analysis) Corrected(ctx context.Context, list []content.Correction, isPart bool) (*Analysis, error) {
	if len(list) == 0 {
		return x, nil
	}
	c := newCorrector(x)
	for i := range list {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if list[i].Person != "" {
			c.correctPerson(&list[i])
		} else if q := x.find(list[i].Quotation, isPart); q >= 0 {
			c.correctQuotation(q, &list[i])
		}
	}
	c.listPeople()
	return &c.out, nil
}

// Corrections returns the corrections that quotation i has its speaker from, in the order in
// which they were applied.
func (x *Analysis) Corrections(i int) []content.Correction { return x.corrections[i] }

// Uncorrected returns the analysis without the reader's corrections.
func (x *Analysis) Uncorrected() *Analysis {
	if x.uncorrected != nil {
		return x.uncorrected
	}
	return x
}

// find returns the index of the quotation that a locator locates, or -1.
func (x *Analysis) find(l content.Locator, isPart bool) int {
	at := l.At
	if isPart {
		if content.NewLocator(x.Article, at) != l {
			return -1
		}
	} else {
		var match content.Match
		if at, match = l.Resolve(x.Article); match == content.Lost {
			return -1
		}
	}
	found, most := -1, 0
	for i := range x.Quotations {
		r := x.Quotations[i].Range()
		if r == at {
			return i
		}
		if r.Start.Compare(at.End) < 0 && at.Start.Compare(r.End) < 0 {
			if n := min(x.Index.Offset(r.End), x.Index.Offset(at.End)) - max(x.Index.Offset(r.Start), x.Index.Offset(at.Start)); n > most {
				found, most = i, n
			}
		}
	}
	return found
}

// A corrector applies corrections to an analysis.
type corrector struct {
	out    Analysis
	people []quote.Person // in out, and those without quotations; their quotations are not in order
}

func newCorrector(x *Analysis) *corrector {
	c := &corrector{out: *x, people: slices.Clone(x.People)}
	c.out.Quotations, c.out.person = slices.Clone(x.Quotations), slices.Clone(x.person)
	c.out.corrections, c.out.uncorrected = map[int][]content.Correction{}, x
	for i := range c.people {
		p := &c.people[i]
		p.Quotations, p.Aliases = slices.Clone(p.Quotations), slices.Clone(p.Aliases)
	}
	return c
}

// correctQuotation changes who said quotation i, or confirms it.
func (c *corrector) correctQuotation(i int, by *content.Correction) {
	q := &c.out.Quotations[i]
	old := c.out.person[i]
	isConfirmed := by.Name != "" && q.Name() == by.Name
	if !isConfirmed {
		q.Speaker, q.Resolved, q.Detail = by.Name, by.Name, ""
		q.Mention, q.Evidence = content.Range{}, quote.Evidence{}
	}
	c.corrected(i, by)
	if isConfirmed {
		return
	}
	if old >= 0 {
		p := &c.people[old]
		p.Quotations = slices.DeleteFunc(p.Quotations, func(other int) bool { return other == i })
		p.Words -= c.words(i)
	}
	c.out.person[i] = -1
	if by.Name != "" {
		c.add(c.named(by.Name), i, c.words(i))
	}
}

// correctPerson changes who a person is. If there is a person with the new name, the two
// become one.
func (c *corrector) correctPerson(by *content.Correction) {
	from := c.find(by.Person)
	if from < 0 {
		return
	}
	theirs, words := c.people[from].Quotations, c.people[from].Words
	c.people[from].Quotations, c.people[from].Words = nil, 0
	to := -1
	if by.Name != "" {
		to = c.named(by.Name)
		c.join(from, to)
	}
	for _, i := range theirs {
		q := &c.out.Quotations[i]
		if q.Resolved = by.Name; by.Name == "" {
			q.Speaker, q.Detail, q.Mention = "", "", content.Range{}
		} else if q.Mention == (content.Range{}) {
			q.Speaker = by.Name
		}
		c.corrected(i, by)
		c.out.person[i] = -1
		if to >= 0 {
			c.add(to, i, 0)
		}
	}
	if to >= 0 {
		c.people[to].Words += words
	}
}

// corrected says that quotation i has its speaker from the reader.
func (c *corrector) corrected(i int, by *content.Correction) {
	q := &c.out.Quotations[i]
	q.Rule, q.Confidence = quote.Corrected, 1
	c.out.corrections[i] = append(c.out.corrections[i], *by)
}

// words returns the number of words in quotation i.
func (c *corrector) words(i int) int {
	n := 0
	for _, r := range c.out.Quotations[i].Parts {
		n += content.CountWords(c.out.Article.Text(r))
	}
	return n
}

// find returns the index of the person with a name, or else of the one who is also called
// that; -1 if there isn't one.
func (c *corrector) find(name string) int {
	is := func(other string) bool { return strings.EqualFold(other, name) }
	if i := slices.IndexFunc(c.people, func(p quote.Person) bool { return is(p.Name) }); i >= 0 {
		return i
	}
	return slices.IndexFunc(c.people, func(p quote.Person) bool { return slices.ContainsFunc(p.Aliases, is) })
}

// named returns the index of the person with a name. If there isn't one, it adds one.
func (c *corrector) named(name string) int {
	i := slices.IndexFunc(c.people, func(p quote.Person) bool { return strings.EqualFold(p.Name, name) })
	if i < 0 {
		i = len(c.people)
		c.people = append(c.people, quote.Person{Name: name})
	}
	return i
}

// add adds quotation i to a person.
func (c *corrector) add(person, i, words int) {
	p := &c.people[person]
	c.out.person[i] = person
	p.Quotations = append(p.Quotations, i)
	p.Words += words
}

// join gives the names and the role of one person to another.
func (c *corrector) join(from, to int) {
	if from == to {
		return
	}
	a, b := &c.people[from], &c.people[to]
	b.Role = cmp.Or(b.Role, a.Role)
	for _, name := range append([]string{a.Name}, a.Aliases...) {
		if name != b.Name && !slices.Contains(b.Aliases, name) {
			b.Aliases = append(b.Aliases, name)
		}
	}
}

// listPeople lists the people who have quotations, in the order of their first ones.
func (c *corrector) listPeople() {
	at := map[int]int{} // indexes in out.People, by those in people
	var quoted []int
	for i, p := range c.people {
		slices.Sort(p.Quotations)
		if len(p.Quotations) > 0 {
			quoted = append(quoted, i)
		}
	}
	slices.SortFunc(quoted, func(i, j int) int { return cmp.Compare(c.people[i].Quotations[0], c.people[j].Quotations[0]) })
	c.out.People = nil
	for _, i := range quoted {
		at[i] = len(c.out.People)
		c.out.People = append(c.out.People, c.people[i])
	}
	for i, p := range c.out.person {
		if p >= 0 {
			c.out.person[i] = at[p]
		}
	}
}
