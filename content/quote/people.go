package quote

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/quote/lexicon"
)

// A Person is somebody who is quoted.
type Person struct {
	Name       string   // the resolved name, else the words of the text
	Aliases    []string // other names that the text uses for them
	Role       string   // what the text says of them: "23", "fire chief"
	Quotations []int    // indexes, in order
	Words      int      // of all their quotations
}

// people collects those who are quoted, in the order of their first quotation. A quotation
// without a speaker is not anybody's, and neither is that of a “she” who may be anybody.
type people struct {
	lex     *lexicon.Lexicon
	article *content.Article
	list    []Person
	at      map[string]int // by name
	of      []int          // for each quotation, the index of who said it; -1 if that is not known
}

// add adds the next quotation, which is resolved to an entity.
func (p *people) add(q *Quotation, who *entity) {
	index := len(p.of)
	name := q.Name()
	if name == "" || p.lex.Is(strings.ToLower(name), lexicon.Pronoun) {
		p.of = append(p.of, -1)
		return
	}
	i, ok := p.at[name]
	if !ok {
		i = len(p.list)
		p.at[name] = i
		p.list = append(p.list, Person{Name: name})
	}
	p.of = append(p.of, i)
	one := &p.list[i]
	if one.Role == "" {
		one.Role = q.Detail
	}
	if q.Resolved != "" {
		for _, alias := range who.others {
			if !strings.EqualFold(alias, name) && !slices.Contains(one.Aliases, alias) {
				one.Aliases = append(one.Aliases, alias)
			}
		}
	}
	one.Quotations = append(one.Quotations, index)
	one.Words += content.CountWords(q.Text(p.article))
}
