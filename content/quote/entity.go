package quote

import (
	"slices"
	"strings"
)

// A entityType says what a name is of.
type entityType uint8

const (
	unknownType entityType = iota
	person
	organization // an organisation
	place        // nobody who speaks
)

// An entity is somebody or something that the text names, by all its names.
type entity struct {
	name   string // the fullest in the text; with its title where it is one word
	first  string // in small letters; "" where the name is one word
	last   string
	title  titleClass
	gender gender
	kind   entityType

	roles           []string // the nouns that say what they are
	nameless        bool     // a pronoun or a noun that stands for nobody who is named
	persons, places int      // how often the words around a name say so
	speaks          int      // and how often it speaks, as organisations do too
	he, she         int      // pronouns that follow it
	seen, count     int      // the position of the last mention so far, and how many
	full            int      // mentions by the whole name
}

// weight is how much a name brings whom it names to mind, by where it stands:
// the subject of a verb of speaking most, then other subjects, then the rest.
func (r nameSpan) weight() float64 {
	p := r.p
	if p.possessive(r.end - 1) {
		return objectWeight
	}
	if v := p.verbAfter(r.end); v >= 0 && p.tokens[v].verb == reportingVerb {
		return reporterWeight
	}
	if r.token == 0 || p.tokens[r.token].first {
		return subjectWeight
	}
	before := &p.tokens[r.token-1]
	switch {
	case before.first && r.end < len(p.tokens) && p.tokens[r.end].mark == ',': // For Jo Park, it is a day like any other.
		return subjectWeight
	case before.verb == reportingVerb: // adds Jo Park
		return reporterWeight
	case before.mark == ',' && r.token > 1 && isRole(p.tokens[r.token-2].lower): // praised her keeper, Jo Park
		return p.weightOf(r.token - 2)
	case before.lower == "to" && r.token > 1 && p.tokens[r.token-2].lower == "according":
		return reporterWeight
	case isPreposition(before.lower), isNoName(before.lower) && before.lower != "and", isDeterminer(before.lower):
		return objectWeight
	case before.isWord() && !isRole(before.lower) && !isClause(before.lower) && before.lower != "and" && !p.begins(r.token):
		return objectWeight
	}
	return subjectWeight
}

// begins reports whether nothing but words that say what somebody is stand between
// the beginning of the sentence and the name at token i: Veteran angler Jo Park.
func (p *paragraph) begins(i int) bool {
	const most = 4
	for k := i - 1; k >= max(0, i-most) && p.describes(k); k-- {
		if p.tokens[k].first {
			return true
		}
	}
	return false
}

// weightOf is the weight of whom the noun at token i names: the sentence begins
// with a subject.
func (p *paragraph) weightOf(i int) float64 {
	const most = 5
	for k := i; k >= max(i-most, 0); k-- {
		if isDeterminer(p.tokens[k].lower) {
			i = k
			break
		}
	}
	if p.tokens[i].first || i == 0 {
		return subjectWeight
	}
	return objectWeight
}

// vote counts what the words around a name say of it.
func (r nameSpan) vote(e *entity) {
	p := r.p
	if r.token > 0 {
		before := &p.tokens[r.token-1]
		switch {
		case isWhere(before.lower):
			e.places++
		case isRole(before.lower):
			e.persons++
			e.addRole(before.lower)
		}
		if before.mark == ',' && r.token > 1 { // his wife, Ana
			before = &p.tokens[r.token-2]
			if isArticle(p.tokens[max(r.token-3, 0)].lower) && before.isWord() && !before.capital { // a sculptor, Ana Ruiz,
				e.addRole(before.lower)
			}
		}
		if g := genderOf(before.lower); g != unknown && e.gender == unknown {
			e.gender = g
		}
	}
	if r.end < len(p.tokens) {
		next := &p.tokens[r.end]
		switch {
		case next.verb == reportingVerb || next.verb == weakCue:
			e.speaks++
		case next.mark == ',' && r.end+1 < len(p.tokens):
			after := &p.tokens[r.end+1]
			if isNumber(after.lower) && len(after.lower) < 3 || after.lower == "who" {
				e.persons += 2
			}
			if noun := p.roleWithin(r.end + 2); isArticle(after.lower) && noun != "" { // Jo, a resident of Leeds
				e.persons++
				e.addRole(noun)
			}
		case next.lower == "who":
			e.persons += 2
		}
	}
	for _, job := range r.jobs {
		e.addRole(job)
	}
	if r.title != untitled {
		e.persons++
		if e.gender == unknown {
			e.gender = r.gender
		}
	}
	if r.weight() >= subjectWeight {
		r.agree(e)
	}
}

// agree counts the pronoun that follows a name.
func (r nameSpan) agree(e *entity) {
	const reach = 25
	p := r.p
	for k := r.end; k < min(r.end+reach, len(p.tokens)); k++ {
		switch t := &p.tokens[k]; {
		case t.lower == "he" || t.lower == "his" || t.lower == "him" || t.lower == "himself":
			e.he++
			return
		case t.lower == "she" || t.lower == "her" || t.lower == "hers" || t.lower == "herself":
			e.she++
			return
		case t.capital && !t.first && !isNoName(t.lower):
			return // somebody else
		}
	}
}

// addRole notes a noun that says what somebody is.
func (e *entity) addRole(noun string) {
	const most = 4
	if len(e.roles) < most && !slices.Contains(e.roles, noun) {
		e.roles = append(e.roles, noun)
	}
}

// roleWithin is the one of the next few words from token i on that says what
// somebody is; "" if there is none.
func (p *paragraph) roleWithin(i int) string {
	const most = 4
	for k := i; k < min(i+most, len(p.tokens)) && p.tokens[k].isWord(); k++ {
		if isRole(p.tokens[k].lower) {
			return p.tokens[k].lower
		}
	}
	return ""
}

// finalize decides what is known of an entity when the text has been read.
func (e *entity) finalize() {
	if e.gender == unknown && e.kind != organization {
		switch {
		case e.he > 2*e.she:
			e.gender = male
		case e.she > 2*e.he:
			e.gender = female
		}
	}
	switch {
	case e.kind == organization || e.kind == place:
	case e.persons+e.speaks > 0:
		e.kind = person
	case e.places > 0 || isPlace(strings.ToLower(e.name)):
		e.kind = place
	}
}
