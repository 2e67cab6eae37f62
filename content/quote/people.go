package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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

// Described is the name of the person who stands for everybody whom the text describes and does
// not name: a spokesman, the old porter.
const Described = "described, not named"

// people collects the people who are quoted, in the order of their first quotations. Nobody
// gets a quotation without a speaker, or one whose speaker is an unresolved pronoun.
type people struct {
	lex         *lexicon.Lexicon
	list        []Person
	indexByName map[string]int // indexes in list, by name
	personOf    []int          // for each quotation, the index of its speaker in list; -1 if that is not known
}

// add adds the next quotation, which has that many words and whose speaker is the entity who.
func (p *people) add(q *Quotation, who *entity, words int) {
	index := len(p.personOf)
	name := q.Name()
	if name == "" || p.lex.Is(strings.ToLower(name), lexicon.Pronoun) {
		p.personOf = append(p.personOf, -1)
		return
	}
	isNamed := isName(p.lex, name) || name == Narrator
	if !isNamed {
		name = Described
	}
	i, ok := p.indexByName[name]
	if !ok {
		i = len(p.list)
		p.indexByName[name] = i
		p.list = append(p.list, Person{Name: name})
	}
	p.personOf = append(p.personOf, i)
	one := &p.list[i]
	if one.Role == "" && isNamed {
		one.Role = q.Detail
	}
	if q.Resolved != "" && isNamed {
		for _, alias := range who.aliases {
			if !strings.EqualFold(alias, name) && !slices.Contains(one.Aliases, alias) {
				one.Aliases = append(one.Aliases, alias)
			}
		}
	}
	one.Quotations = append(one.Quotations, index)
	one.Words += words
}

// isName reports whether a text is the name of a person or an organization, or names joined by
// “and”: every word begins with a capital, apart from articles, particles and conjunctions inside
// it.
func isName(lex *lexicon.Lexicon, text string) bool {
	const maxWords = 10
	words := strings.Fields(text)
	if len(words) > maxWords || strings.ContainsAny(text, ",;:") {
		return false
	}
	names := 0
	for i, word := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "“‘'\"("))
		known := lex.Word(strings.ToLower(word))
		switch {
		case !unicode.IsLower(r):
			if !known.Is(lexicon.Article|lexicon.Determiner|lexicon.Pronoun|lexicon.People) || i > 0 {
				names++
			}
		case i == 0 && !known.Is(lexicon.NameParticle), !known.Is(lexicon.NameParticle|lexicon.Article|lexicon.Preposition) && known.Func != lexicon.And && !strings.Contains(word, "'") && !strings.Contains(word, "’"):
			return false
		}
	}
	return names > 0
}
