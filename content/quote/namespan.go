package quote

import (
	"slices"

	"pullquote/content/quote/lexicon"
)

// A nameSpan is a name, or a noun for somebody, at its place in a paragraph.
type nameSpan struct {
	attributions
	token, end int // end is the token after it
}

// nameSpanAt returns the name that begins at token i, and the token to go on at. Its end
// is 0 if none begins there.
func (p attributions) nameSpanAt(i int) (nameSpan, int) {
	if !p.tokens[i].capital {
		return nameSpan{}, i + 1
	}
	end := p.nameAt(i)
	if end == i {
		return nameSpan{}, i + 1
	}
	if end == i+2 && p.is(i-1, lexicon.Preposition) && p.tokens[i].Is(lexicon.Place) && lexicon.GenderOfGivenName(p.tokens[i+1].lower) != lexicon.Unknown {
		end = i + 1 // whose return from London Lydia told of
	}
	if p.phrase(i, end) == "" {
		return nameSpan{}, end
	}
	return nameSpan{p, i, end}, end
}

// somebodyAt returns the noun phrase with “the” at token i that is for somebody who need
// have no name in a story: the parson. Its end is 0 if there is none.
func (p attributions) somebodyAt(i int) nameSpan {
	const maxWords = 3
	if p.tokens[i].Func != lexicon.Definite {
		return nameSpan{}
	}
	for k := i + 1; k <= min(i+maxWords, len(p.tokens)-1) && p.tokens[k].isWord() && !p.tokens[k].capital; k++ {
		if p.tokens[k].Is(lexicon.UnnamedPerson) {
			return nameSpan{p, i, k + 1}
		}
		if p.tokens[k].Is(lexicon.Function) {
			break
		}
	}
	return nameSpan{}
}

// form returns the spelling of a name.
func (s nameSpan) form() nameForm {
	first := s.afterTitles()
	f := nameForm{text: s.lex.Stem(s.phrase(first, s.end)), titled: s.lex.Stem(s.phrase(s.token, s.end))}
	for k := s.token; k < first; k++ {
		t := &s.tokens[k]
		f.title, f.gender = t.Title, t.Gender
		if f.title == lexicon.Untitled {
			f.title = lexicon.NeutralTitle
		}
		f.roles = append(f.roles, t.lower)
	}
	var words []string
	for k := first; k < s.end; k++ {
		if t := &s.tokens[k]; t.isWord() {
			words = append(words, s.lex.Stem(t.lower))
		}
	}
	if n := len(words); n > 1 && s.lex.Is(words[n-1], lexicon.NameSuffix) {
		words = words[:n-1]
	}
	if n := len(words); n > 0 {
		f.last = words[n-1]
		if n > 1 {
			f.first = words[0]
		}
		f.organization = s.organizationHint(words, f.title)
	}
	return f
}

// afterTitles returns where the name itself begins: after its titles, which may have words
// in them that are not titles themselves, as “Chief Financial Officer” has.
func (s nameSpan) afterTitles() int {
	const maxTitles = 4
	isTitle := func(k int) bool { return s.isTitle(k) || s.tokens[k].Is(lexicon.Role|lexicon.Job) }
	first := s.token
	if s.token < s.end-1 && (isTitle(s.token) || s.tokens[s.token].Is(lexicon.Rank)) && s.tokens[s.token+1].capital { // not Duke of York
		for k := s.token; k < min(s.token+maxTitles, s.end-1); k++ {
			if isTitle(k) {
				first = k + 1
			}
		}
	}
	return first
}

// organizationHint tells whether a name is that of an organization: a word in it says so,
// it is a place and a word, as Grimsand Rovers, or a plural, as the Rovers.
func (s nameSpan) organizationHint(words []string, title lexicon.TitleClass) organizationHint {
	first, last := words[0], words[len(words)-1]
	switch {
	case slices.ContainsFunc(words, func(word string) bool { return s.lex.Is(word, lexicon.OrganizationWord) }):
		return isOrganization
	case title != lexicon.Untitled || lexicon.GenderOfGivenName(first) != lexicon.Unknown:
		return noOrganization
	case len(words) == 2 && s.lex.Is(first, lexicon.Place):
		if lexicon.GenderOfGivenName(last) == lexicon.Unknown {
			return isOrganization
		}
		return noOrganization
	case s.lex.IsPluralName != nil && s.lex.IsPluralName(last):
		return isOrganizationAfterThe
	}
	return noOrganization
}

// A weight says how much a name puts somebody on the reader's mind, by its place: the
// subject of a verb of speaking most, then other subjects, then the rest.
type weight uint8

// The weights.
const (
	ofObject weight = iota
	ofSubject
	ofReporter
)

// weight returns how much s counts.
func (s nameSpan) weight() weight {
	if s.isPossessive(s.end - 1) {
		return ofObject
	}
	if v := s.verbAfter(s.end); v >= 0 && s.tokens[v].isReporting() {
		return ofReporter
	}
	if s.token == 0 || s.tokens[s.token].first {
		return ofSubject
	}
	before := &s.tokens[s.token-1]
	switch {
	case before.first && s.end < len(s.tokens) && s.tokens[s.end].isComma(): // For Jo Park, it is a day like any other.
		return ofSubject
	case before.isReporting(): // adds Jo Park
		return ofReporter
	case before.isComma() && s.is(s.token-2, lexicon.Role): // praised her keeper, Jo Park
		return s.nounWeight(s.token - 2)
	case before.Func == lexicon.To && s.token > 1 && s.namesSource(s.token-2):
		return ofReporter
	case before.Is(lexicon.Preposition|lexicon.NotName|lexicon.Determiner) && before.Func != lexicon.And:
		return ofObject
	case before.isWord() && !before.Is(lexicon.Role|lexicon.ClauseStart) && before.Func != lexicon.And && !s.beginsSentence(s.token):
		return ofObject
	}
	return ofSubject
}

// nounWeight returns how much the noun phrase counts that the noun at token i is in: one
// that begins the sentence is its subject.
func (p names) nounWeight(i int) weight {
	const maxBefore = 5
	for k := i; k >= max(i-maxBefore, 0); k-- {
		if p.tokens[k].Is(lexicon.Determiner) {
			i = k
			break
		}
	}
	if p.tokens[i].first || i == 0 {
		return ofSubject
	}
	return ofObject
}

// vote returns what the words around s say of those whom it names, and the nouns that say
// what they are; w is its weight.
func (s nameSpan) vote(w weight) (v vote, roles []string) {
	if s.token > 0 {
		roles = s.voteBefore(&v)
	}
	if s.end < len(s.tokens) {
		if role := s.voteAfter(&v); role != "" {
			roles = append(roles, role)
		}
	}
	if w != ofObject {
		v.pronoun = s.pronounAfter()
	}
	return v, roles
}

// voteBefore adds what the words before s say.
func (s nameSpan) voteBefore(v *vote) (roles []string) {
	before := &s.tokens[s.token-1]
	switch {
	case before.Is(lexicon.Locative):
		v.places++
	case before.Is(lexicon.Role):
		v.persons++
		roles = append(roles, before.lower)
	}
	if before.isComma() && s.token > 1 { // his wife, Ana
		before = &s.tokens[s.token-2]
		if s.is(max(s.token-3, 0), lexicon.Article) && before.isWord() && !before.capital { // a sculptor, Ana Ruiz,
			roles = append(roles, before.lower)
		}
	}
	v.gender = before.Gender
	return roles
}

// voteAfter adds what the words after s say.
func (s nameSpan) voteAfter(v *vote) (role string) {
	next := &s.tokens[s.end]
	switch {
	case next.isSpeaking():
		v.speaks = true
	case next.isComma() && s.end+1 < len(s.tokens):
		after := &s.tokens[s.end+1]
		if after.isNumber() && len(after.lower) < 3 || after.Func == lexicon.Who {
			v.persons += 2
		}
		if after.Is(lexicon.Article) { // Jo, a resident of Leeds
			if role = s.roleWithin(s.end + 2); role != "" {
				v.persons++
			}
		}
	case next.Func == lexicon.Who:
		v.persons += 2
	}
	return role
}

// pronounAfter returns the gender of the pronoun that follows s, before the next name.
func (s nameSpan) pronounAfter() lexicon.Gender {
	const maxTokens = 25
	for k := s.end; k < min(s.end+maxTokens, len(s.tokens)); k++ {
		t := &s.tokens[k]
		if t.RefersTo != lexicon.Unknown {
			return t.RefersTo
		}
		if t.capital && !t.first && !t.Is(lexicon.NotName) {
			break // somebody else
		}
	}
	return lexicon.Unknown
}
