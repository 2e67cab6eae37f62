package quote

import (
	"slices"
	"strings"

	"pullquote/content/quote/lexicon"
)

// A nameSpan is a name, or a noun for somebody without a name, in a paragraph.
type nameSpan struct {
	attributionParser
	token, end int // from token up to end, not included
}

// nameSpanAt returns the name that begins at token i, and the token at which to continue. Its
// end is 0 if there is no name.
func (p attributionParser) nameSpanAt(i int) (nameSpan, int) {
	if !p.tokens[i].isCapitalized {
		return nameSpan{}, i + 1
	}
	end := p.nameAt(i)
	if end == i {
		return nameSpan{}, i + 1
	}
	if end == i+2 && p.is(i-1, lexicon.Preposition) && p.tokens[i].Is(lexicon.Place) && lexicon.GenderOfGivenName(p.tokens[i+1].lower) != lexicon.Unknown {
		end = i + 1 // a place, as in “whose return from London Lydia told of”
	}
	if p.phrase(i, end) == "" {
		return nameSpan{}, end
	}
	return nameSpan{p, i, end}, end
}

// nounSpanAt returns the noun phrase with “the” at token i, if it stands for a person who may
// have no name in a story: the parson. Its end is 0 if there isn't one.
func (p attributionParser) nounSpanAt(i int) nameSpan {
	const maxWords = 3
	if p.tokens[i].Func != lexicon.Definite {
		return nameSpan{}
	}
	for k := i + 1; k <= min(i+maxWords, len(p.tokens)-1) && p.tokens[k].isWord() && !p.tokens[k].isCapitalized; k++ {
		if p.tokens[k].Is(lexicon.UnnamedPerson) {
			return nameSpan{p, i, k + 1}
		}
		if p.tokens[k].Is(lexicon.Function) {
			break
		}
	}
	return nameSpan{}
}

// form returns the name in its spelling here.
func (s nameSpan) form() nameForm {
	first := s.afterTitles()
	f := nameForm{text: oneLine(s.lex.Stem(s.phrase(first, s.end))), titled: oneLine(s.lex.Stem(s.phrase(s.token, s.end)))}
	if s.lex.Nominative != nil {
		f.setNominative(s.lex)
	}
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
			words = append(words, s.nameWord(k))
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

// nameWord returns the word at token k, in lower case and without the ending of a possessive or
// of a case.
func (s nameSpan) nameWord(k int) string {
	word := s.lex.Stem(s.tokens[k].lower)
	if s.lex.NameStem != nil {
		word = s.lex.NameStem(word)
	}
	return word
}

// setNominative sets the gender of a name by its given name, and its text to the nominative if
// only that has a known given name.
func (f *nameForm) setNominative(lex *lexicon.Lexicon) {
	given := func(name string) lexicon.Gender {
		first, _, _ := strings.Cut(name, " ")
		return lexicon.GenderOfGivenName(strings.ToLower(first))
	}
	if f.gender = given(f.text); f.gender != lexicon.Unknown {
		return
	}
	nominative := lex.Nominative(f.text)
	if f.gender = given(nominative); f.gender != lexicon.Unknown {
		f.titled = strings.TrimSuffix(f.titled, f.text) + nominative
		f.text = nominative
	}
}

// afterTitles returns the first token of the name itself, after its titles. Titles may contain
// other words, as in “Chief Financial Officer”.
func (s nameSpan) afterTitles() int {
	const maxTitles = 4
	isTitle := func(k int) bool { return s.isTitle(k) || s.tokens[k].Is(lexicon.Role|lexicon.Job) }
	first := s.token
	if s.token < s.end-1 && (isTitle(s.token) || s.tokens[s.token].Is(lexicon.Rank)) && s.tokens[s.token+1].isCapitalized { // not Duke of York
		for k := s.token; k < min(s.token+maxTitles, s.end-1); k++ {
			if isTitle(k) {
				first = k + 1
			}
		}
	}
	if first == s.token {
		return s.afterPost()
	}
	return first
}

// afterPost returns the first token of the name itself if a party or a country and a post come
// before it: Liberal Democrat MP Jo Park, Scottish Secretary Jo Park.
func (s nameSpan) afterPost() int {
	const maxWords = 4
	for k := s.token; k < min(s.token+maxWords, s.end-1) && s.tokens[k].isCapitalized; k++ {
		t := &s.tokens[k]
		if k > s.token && t.Is(lexicon.Post|lexicon.Role|lexicon.Job) {
			return k + 1
		}
		if !t.Is(lexicon.Member | lexicon.Demonym | lexicon.Rank | lexicon.Place) {
			break
		}
	}
	return s.token
}

// organizationHint returns whether a name is an organization's: a word in it shows that, it is
// a place and another word, like Grimsand Rovers, or it is a plural, like the Rovers.
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

// A grammaticalRole is the role of a name in its sentence, on which its salience depends.
type grammaticalRole uint8

// The roles, the least salient first.
const (
	asObject grammaticalRole = iota // and any other role
	asSubject
	asReporter // the subject of a verb of speaking
)

// grammaticalRole returns the role of s in its sentence.
func (s nameSpan) grammaticalRole() grammaticalRole {
	if s.isPossessive(s.end - 1) {
		return asObject
	}
	if s.token > 0 && s.tokens[s.token-1].Is(lexicon.Link) && !s.tokens[s.token-1].isFirst {
		return asObject // Jo Park of Leeds, a vet with Norland Farms in Leeds
	}
	if s.isReported() {
		return asObject
	}
	if v := s.verbAfter(s.end); v >= 0 && s.tokens[v].isReporting() {
		return asReporter
	}
	if s.token == 0 || s.tokens[s.token].isFirst {
		return asSubject
	}
	before := &s.tokens[s.token-1]
	switch {
	case before.isFirst && s.end < len(s.tokens) && s.tokens[s.end].isComma(): // For Jo Park, it is a day like any other.
		return asSubject
	case before.isReporting(): // adds Jo Park
		return asReporter
	case before.isComma() && s.is(s.token-2, lexicon.Role): // praised her keeper, Jo Park
		return s.roleOfNoun(s.token - 2)
	case before.Func == lexicon.To && s.token > 1 && s.hasSourcePhrase(s.token-2):
		return asReporter
	case s.isAfterAdverbs(): // Then Jo Park came in.
		return asSubject
	case before.Is(lexicon.Preposition|lexicon.NotName|lexicon.Determiner) && before.Func != lexicon.And:
		return asObject
	case before.isWord() && !before.Is(lexicon.Role|lexicon.ClauseStart) && before.Func != lexicon.And && !s.beginsSentence(s.token):
		return asObject
	}
	return asSubject
}

// isAfterAdverbs reports whether only adverbs are between the beginning of the sentence and s.
func (s nameSpan) isAfterAdverbs() bool {
	const maxAdverbs = 3
	for k := s.token - 1; k >= max(0, s.token-maxAdverbs); k-- {
		t := &s.tokens[k]
		if !t.isComma() && (!t.Is(lexicon.Adverb|lexicon.SentenceAdverb) || t.Is(lexicon.Auxiliary)) {
			return false
		}
		if t.isFirst {
			return true
		}
	}
	return false
}

// isReported reports whether s is in what somebody says, in the words of the author: Ana Ruiz in
// “Jo Park said that Ana Ruiz should resign”.
func (s nameSpan) isReported() bool {
	const maxTokens = 40
	for k := s.token - 1; k >= max(int(s.tokens[s.token].sentence), s.token-maxTokens); k-- {
		switch t := &s.tokens[k]; {
		case t.span > 0, t.mark == ';':
			return false
		case (t.Func == lexicon.And || t.Func == lexicon.But || t.Func == lexicon.While) && k > 0 && s.tokens[k-1].isComma():
			return false
		case t.isReporting() && !t.isCapitalized && k < s.token-1 && !s.isNotSpeaking(max(k, 1)):
			m := s.mentionBefore(k)
			return m.kind == named || m.kind == pronominal || m.kind == nominal && s.tokens[m.token()].Is(lexicon.Determiner)
		}
	}
	return false
}

// roleOfNoun returns the grammatical role of the noun phrase that contains the noun at token
// i: a subject if it begins the sentence, otherwise an object.
func (p nameParser) roleOfNoun(i int) grammaticalRole {
	const maxBefore = 5
	for k := i; k >= max(i-maxBefore, 0); k-- {
		if p.tokens[k].Is(lexicon.Determiner) {
			i = k
			break
		}
	}
	if p.tokens[i].isFirst || i == 0 {
		return asSubject
	}
	return asObject
}

// hints returns what the words around s show about its entity, and the roles that they give.
// r is the grammatical role of s.
func (s nameSpan) hints(r grammaticalRole) (v nameHints, roles []string) {
	if s.token > 0 {
		roles = s.addHintsBefore(&v)
	}
	if s.end < len(s.tokens) {
		if role := s.addHintsAfter(&v); role != "" {
			roles = append(roles, role)
		}
	}
	if r != asObject {
		v.pronoun = s.pronounAfter()
	}
	return v, roles
}

// addHintsBefore adds the hints that the words before s give to v, and returns the roles there.
func (s nameSpan) addHintsBefore(v *nameHints) (roles []string) {
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
		if s.is(max(s.token-3, 0), lexicon.Article) && before.isWord() && !before.isCapitalized { // a sculptor, Ana Ruiz,
			roles = append(roles, before.lower)
		}
	}
	v.gender = before.Gender
	return roles
}

// addHintsAfter adds the hints that the words after s give to v, and returns the role there.
func (s nameSpan) addHintsAfter(v *nameHints) (role string) {
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
			if s.hasWhoWithin(s.end + 2) { // Jo, a vet in Leeds who keeps bees
				v.persons += 2
			}
		}
	case next.Func == lexicon.Who && !s.is(s.token-1, lexicon.Preposition):
		v.persons += 2
	}
	return role
}

// hasWhoWithin reports whether “who” is in the phrase that begins at token i, before a comma.
func (s nameSpan) hasWhoWithin(i int) bool {
	for k := i; k < min(i+maxNounPhrase, len(s.tokens)) && s.tokens[k].isWord(); k++ {
		if s.tokens[k].Func == lexicon.Who {
			return true
		}
	}
	return false
}

// pronounAfter returns the gender of the first pronoun after s, if no other name comes before
// it.
func (s nameSpan) pronounAfter() lexicon.Gender {
	const maxTokens = 25
	for k := s.end; k < min(s.end+maxTokens, len(s.tokens)); k++ {
		t := &s.tokens[k]
		if t.RefersTo != lexicon.Unknown {
			return t.RefersTo
		}
		if t.isCapitalized && !t.isFirst && !t.Is(lexicon.NotName) {
			break // somebody else
		}
	}
	return lexicon.Unknown
}
