package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/content/quote/lexicon"
)

// An entityType says what a name stands for.
type entityType uint8

// The types.
const (
	unknownType entityType = iota
	person
	organization
	location // which does not speak
)

// An entity is a person, an organization or a place that the text names, under all its names.
type entity struct {
	name    string // the fullest in the text; with its title if it is one word
	first   string // in lower case; "" if the name is one word
	last    string // in lower case
	title   lexicon.TitleClass
	gender  lexicon.Gender
	kind    entityType
	aliases []string // all names that the text uses, in order

	roles           []string // nouns for its roles
	isTeller        bool     // it speaks as “I”
	isNameless      bool     // the words of a mention that does not refer to a named entity
	persons, places int      // the number of hints that it is a person, or a place
	speechCount     int      // how often a verb of speaking comes after a name
	he, she         int      // how often such a pronoun comes after a name
	seen, count     int      // the index of the last name so far, and the number of names so far
	turns           int      // the number of utterances of a dialogue so far
	fullCount       int      // how often the full name occurs
	titles          []string // that the full name has, in lower case, or that of a name of one word; "" for none
	titled          string   // the full name with its title
	isCalledMiss    bool     // somebody addresses her by that title and her given name
}

// newEntity returns the entity of a name of several words.
func newEntity(f *nameForm, afterThe bool) *entity {
	e := &entity{name: f.text, first: f.first, last: f.last, gender: f.gender, fullCount: 1}
	e.addTitle(f)
	if e.gender == lexicon.Unknown {
		e.gender = lexicon.GenderOfGivenName(f.first)
	}
	if e.gender != lexicon.Unknown || f.title != lexicon.Untitled {
		e.persons++
	}
	if f.organization.applies(afterThe) {
		e.kind = organization
	}
	return e
}

// applies reports whether a name with the hint h is an organization's. afterThe says that
// “the” comes before the name.
func (h organizationHint) applies(afterThe bool) bool {
	return h == isOrganization || h == isOrganizationAfterThe && afterThe
}

// addFullName counts another occurrence of the full name, whose spelling may be better.
func (e *entity) addFullName(f *nameForm) {
	const maxName = 40 // characters; a longer spelling does not replace the name
	e.fullCount++
	e.addTitle(f)
	inCapitals := e.name == strings.ToUpper(e.name)
	if inCapitals || len(f.text) > len(e.name) && f.text != strings.ToUpper(f.text) && utf8.RuneCountInString(f.text) < maxName {
		e.name = f.text
	}
	if e.gender == lexicon.Unknown {
		e.gender = f.gender
	}
}

// canShareTitle reports whether the titles of e, which has a name of one word, and of f, which
// has the same word, can belong to one person.
func (e *entity) canShareTitle(f *nameForm) bool {
	return e.title == f.title || (e.title == lexicon.NeutralTitle || f.title == lexicon.NeutralTitle) && e.gender.Agrees(f.gender)
}

// add adds the hints of a name.
func (e *entity) add(n *name) {
	v := n.hints
	e.places += int(v.places)
	e.persons += int(v.persons)
	if v.speaks {
		e.speechCount++
	}
	for _, role := range n.window.roles[n.roles] {
		e.addRole(role)
	}
	if e.gender == lexicon.Unknown {
		e.gender = v.gender
	}
	if form := n.form(); form != nil {
		for _, role := range form.roles {
			e.addRole(role)
		}
		if form.title != lexicon.Untitled {
			e.persons++
			if e.gender == lexicon.Unknown {
				e.gender = form.gender
			}
		}
	}
	switch v.pronoun {
	case lexicon.Male:
		e.he++
	case lexicon.Female:
		e.she++
	case lexicon.Unknown:
	}
}

// A name is a nameRecord of the whole text, with its entity.
type name struct {
	*nameRecord
	window      *records
	entity      *entity
	isAmbiguous bool // another entity may be meant as well
}

// form returns the spelling of a name, and nil for a noun.
func (n *name) form() *nameForm {
	if n.isNoun {
		return nil
	}
	return n.window.forms[n.spelling]
}

// confidence returns how likely it is that the name stands for its entity.
func (n *name) confidence() float64 {
	if n.isAmbiguous {
		return 0.5
	}
	return 1
}

// addRole adds a noun for a role of e.
func (e *entity) addRole(noun string) {
	const maxRoles = 4
	if len(e.roles) < maxRoles && !slices.Contains(e.roles, noun) {
		e.roles = append(e.roles, noun)
	}
}

// addName adds a name that the text uses for e.
func (e *entity) addName(name string) {
	const maxNames = 12
	if len(e.aliases) < maxNames && !slices.ContainsFunc(e.aliases, func(other string) bool { return strings.EqualFold(other, name) }) {
		e.aliases = append(e.aliases, name)
	}
}

// finalize decides the gender and the type of e after all its names have been added.
func (e *entity) finalize(lex *lexicon.Lexicon) {
	if e.gender == lexicon.Unknown && e.kind != organization {
		switch {
		case e.he > 2*e.she:
			e.gender = lexicon.Male
		case e.she > 2*e.he:
			e.gender = lexicon.Female
		}
	}
	switch {
	case e.kind == organization || e.kind == location:
	case e.persons+e.speechCount > 0:
		e.kind = person
	case e.places > 0 || lex.Is(strings.ToLower(e.name), lexicon.Place):
		e.kind = location
	}
}
