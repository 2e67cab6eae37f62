package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/content/quote/lexicon"
)

// An entityType says what a name is of.
type entityType uint8

// The types.
const (
	unknownType entityType = iota
	person
	organization
	location // it does not speak
)

// An entity is a person or an organization that the text names, by all their names.
type entity struct {
	name   string // the fullest in the text; with its title if it is one word
	first  string // in lower case; "" if the name is one word
	last   string
	title  lexicon.TitleClass
	gender lexicon.Gender
	kind   entityType
	others []string // the other names that the text uses, in order

	roles           []string // the nouns that say what they are
	nameless        bool     // a pronoun or a noun that does not stand for anybody who is named
	persons, places int      // how often the words around a name say so
	speaks          int      // and how often it speaks, as organizations do too
	he, she         int      // pronouns that follow it
	seen, count     int      // the position of the last mention so far, and how many
	full            int      // mentions by the whole name
}

// newEntity returns the entity of a name of several words.
func newEntity(f *nameForm, afterThe bool) *entity {
	e := &entity{name: f.text, first: f.first, last: f.last, gender: f.gender, full: 1}
	if e.gender == lexicon.Unknown {
		e.gender = lexicon.GenderOfGivenName(f.first)
	}
	if e.gender != lexicon.Unknown || f.title != lexicon.Untitled {
		e.persons++
	}
	if f.organization.holds(afterThe) {
		e.kind = organization
	}
	return e
}

// holds reports whether a name is that of an organization; afterThe says that “the” comes
// before it.
func (h organizationHint) holds(afterThe bool) bool {
	return h == isOrganization || h == isOrganizationAfterThe && afterThe
}

// meetFullName notes another mention by a whole name.
func (e *entity) meetFullName(f *nameForm) {
	const maxName = 40 // characters of a name that is shown
	e.full++
	inCapitals := e.name == strings.ToUpper(e.name)
	if inCapitals || len(f.text) > len(e.name) && f.text != strings.ToUpper(f.text) && utf8.RuneCountInString(f.text) < maxName {
		e.name = f.text
	}
	if e.gender == lexicon.Unknown {
		e.gender = f.gender
	}
}

// sharesTitle reports whether e, known by a title and one word, may be meant by a name with
// a title and the same word.
func (e *entity) sharesTitle(f *nameForm) bool {
	return e.title == f.title || (e.title == lexicon.NeutralTitle || f.title == lexicon.NeutralTitle) && e.gender.Agrees(f.gender)
}

// add adds what the words around a name say.
func (e *entity) add(n *name) {
	v := n.vote
	e.places += int(v.places)
	e.persons += int(v.persons)
	if v.speaks {
		e.speaks++
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

// A name is a name in the text outside of quotations, or a noun for somebody.
type name struct {
	*nameRecord
	window    *records
	who       *entity
	ambiguous bool // others have the same name, and are named no less often
}

// form returns the spelling of a name; nil for a noun.
func (n *name) form() *nameForm {
	if n.isNoun {
		return nil
	}
	return &n.window.forms[n.spelling]
}

// sureness is how likely it is that a name is that of the entity which it was taken for.
func (n *name) sureness() float64 {
	if n.ambiguous {
		return 0.5
	}
	return 1
}

// addRole notes a noun that says what somebody is.
func (e *entity) addRole(noun string) {
	const maxRoles = 4
	if len(e.roles) < maxRoles && !slices.Contains(e.roles, noun) {
		e.roles = append(e.roles, noun)
	}
}

// addName notes a name that the text uses.
func (e *entity) addName(name string) {
	const maxNames = 12
	if len(e.others) < maxNames && !slices.ContainsFunc(e.others, func(other string) bool { return strings.EqualFold(other, name) }) {
		e.others = append(e.others, name)
	}
}

// finalize decides what is known of an entity when the text has been read.
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
	case e.persons+e.speaks > 0:
		e.kind = person
	case e.places > 0 || lex.Is(strings.ToLower(e.name), lexicon.Place):
		e.kind = location
	}
}
