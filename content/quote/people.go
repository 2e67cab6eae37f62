package quote

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/quote/lexicon"
)

// A Person is a person or an organization that is quoted.
type Person struct {
	Name       string   // the resolved name, or else the mention in the text
	Aliases    []string // other names that the text uses for them
	Role       string   // what the text says about them: "23", "fire chief"
	Quotations []int    // indexes of their quotations, in order
	Words      int      // the number of words in all their quotations
}

// people collects the people who are quoted, in the order of their first quotations. Nobody
// gets a quotation without a speaker, or one whose speaker is an unresolved pronoun.
type people struct {
	lex         *lexicon.Lexicon
	article     *content.Article
	list        []Person
	indexByName map[string]int // indexes in list, by name
	personOf    []int          // for each quotation, the index of its speaker in list; -1 if that is not known
}

// add adds the next quotation, whose speaker is the entity who.
func (p *people) add(q *Quotation, who *entity) {
	index := len(p.personOf)
	name := q.Name()
	if name == "" || p.lex.Is(strings.ToLower(name), lexicon.Pronoun) {
		p.personOf = append(p.personOf, -1)
		return
	}
	i, ok := p.indexByName[name]
	if !ok {
		i = len(p.list)
		p.indexByName[name] = i
		p.list = append(p.list, Person{Name: name})
	}
	p.personOf = append(p.personOf, i)
	one := &p.list[i]
	if one.Role == "" {
		one.Role = q.Detail
	}
	if q.Resolved != "" {
		for _, alias := range who.aliases {
			if !strings.EqualFold(alias, name) && !slices.Contains(one.Aliases, alias) {
				one.Aliases = append(one.Aliases, alias)
			}
		}
	}
	one.Quotations = append(one.Quotations, index)
	one.Words += content.CountWords(q.Text(p.article))
}
