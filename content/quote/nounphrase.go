package quote

import (
	"strings"

	"pullquote/content/quote/lexicon"
)

// A nounPhraseParser finds noun phrases for people without a name: a spokesman for the
// council, residents.
type nounPhraseParser struct{ nameParser }

// isPersonNoun reports whether token i is a noun for people. A word in capitals is one only if
// it is short enough for an abbreviation; a longer one is part of a label.
func (p nounPhraseParser) isPersonNoun(i int) bool {
	const maxAbbreviation = 4
	word := p.word(i)
	return p.lex.IsPersonNoun(p.tokens[i].lower) && (len(word) <= maxAbbreviation || !isAcronym(word))
}

// isPersonOrMember reports whether token i is a noun for people, or for the members of a
// country, a faith or a party: a Democrat.
func (p nounPhraseParser) isPersonOrMember(i int) bool {
	return p.isPersonNoun(i) || p.tokens[i].Is(lexicon.Member)
}

// canBePeople reports whether the noun phrase at token i, which ends before token end, may
// stand for people: it has a determiner, or is a plural.
func (p nounPhraseParser) canBePeople(i, end int) bool {
	const maxModifiers = 3
	t := &p.tokens[i]
	if t.Is(lexicon.Determiner) {
		return true
	}
	for j := i; j < min(i+maxModifiers+1, end) && p.tokens[j].isWord(); j++ {
		if p.isPlural(j) || p.tokens[j].Is(lexicon.People) || p.isPossessive(j) && p.isName(j) {
			return !t.Is(lexicon.Adverb | lexicon.Preposition)
		}
	}
	return false
}

func (p nounPhraseParser) isPlural(i int) bool {
	return p.lex.IsPlural != nil && p.lex.IsPlural(p.tokens[i].lower)
}

func (p nounPhraseParser) isPast(i int) bool {
	return p.lex.IsPast != nil && p.lex.IsPast(p.tokens[i].lower)
}

func (p nounPhraseParser) isParticiple(i int) bool {
	return p.lex.IsParticiple != nil && p.lex.IsParticiple(p.tokens[i].lower)
}

// age returns the age that the word at token i gives, as in 23-year-old, or "".
func (p nounPhraseParser) age(i int) string {
	if p.lex.Age == nil {
		return ""
	}
	return p.lex.Age(p.tokens[i].lower)
}

// cannotEnd reports whether token i cannot be the last word of a noun phrase.
func (p nounPhraseParser) cannotEnd(i int) bool {
	t := &p.tokens[i]
	return t.Is(lexicon.Preposition|lexicon.Adverb) || t.Func == lexicon.And
}

// canDescribe reports whether token i can belong to a description before a name.
func (p nounPhraseParser) canDescribe(i int) bool {
	t := &p.tokens[i]
	return t.isWord() && !t.isCapitalized && t.Cue == lexicon.NoCue && !t.Is(lexicon.Preposition|lexicon.Auxiliary|lexicon.BreaksNounPhrase)
}

// isPredicate reports whether token j, which must not be the first one, is a verb of the
// lexicon and not a noun of the same form.
func (p nounPhraseParser) isPredicate(j int) bool {
	if p.tokens[j].Is(lexicon.BareVerb) && p.tokens[j-1].Func == lexicon.Of { // secretary of state
		return false
	}
	return p.tokens[j].Cue != lexicon.NoCue && !p.tokens[j-1].Is(lexicon.Determiner)
}

// isOtherVerb reports whether token j looks like a verb after a noun phrase that begins at
// token i, even if it is not in the lexicon: a leader refused to.
func (p nounPhraseParser) isOtherVerb(i, j int) bool {
	if j+1 >= len(p.tokens) {
		return false
	}
	next := &p.tokens[j+1]
	if !p.isPast(j) { // the owner shut his book
		t := &p.tokens[j]
		return j > i+1 && next.Is(lexicon.Article|lexicon.PossessivePronoun) && !t.isCapitalized && !t.Is(lexicon.Function|lexicon.Determiner|lexicon.Quantity) && !p.tokens[j-1].Is(lexicon.Determiner|lexicon.Preposition)
	}
	if j == i+1 { // children packed into a bus
		return (p.tokens[i].Is(lexicon.People) || p.isPlural(i) && p.isFirstInClause(i)) && next.Is(lexicon.Preposition|lexicon.EndsNounPhrase)
	}
	return next.Is(lexicon.Preposition|lexicon.Determiner) || next.Func == lexicon.That
}

// isFirstInClause reports whether a clause begins with token i: after a span, a mark, or nothing.
func (p nounPhraseParser) isFirstInClause(i int) bool {
	return i == 0 || !p.tokens[i-1].isWord()
}

// isPluralGenitive reports whether token j is the apostrophe of a plural before the noun that
// it modifies: the visitors’ manager.
func (p nounPhraseParser) isPluralGenitive(j int) bool {
	t := &p.tokens[j]
	if j == 0 || j+1 >= len(p.tokens) || t.mark != '’' && t.mark != '\'' || p.lex.PluralPossessive == "" {
		return false
	}
	return p.startOf(j) == p.endOf(j-1) && p.startOf(j+1) > p.endOf(j) && p.tokens[j+1].isWord() && strings.HasSuffix(p.tokens[j-1].lower, p.lex.PluralPossessive)
}

// isBareQuantifier reports whether token i is a quantifier that is a subject by itself: one
// said, said another.
func (p nounPhraseParser) isBareQuantifier(i int) bool {
	if !p.tokens[i].Is(lexicon.Quantifier) {
		return false
	}
	return i+1 == len(p.tokens) || p.tokens[i+1].isReporting() || p.tokens[i+1].mark != 0
}

// isBetweenAdjectives reports whether the comma at token j separates two adjectives of a noun
// phrase that begins at token i, with a verb of speaking after it: the lanky, bespectacled
// professor said.
func (p nounPhraseParser) isBetweenAdjectives(i, j int) bool {
	if !p.tokens[i].Is(lexicon.Determiner) || j-i < 2 || j-i > 3 {
		return false
	}
	const maxRest = 4
	for k := j + 1; k <= min(j+maxRest, len(p.tokens)-1); k++ {
		switch t := &p.tokens[k]; {
		case t.isReporting() && k > j+2:
			return true
		case !t.isWord() || t.isCapitalized || t.Is(lexicon.Function):
			return false
		}
	}
	return false
}

// nounPhraseEnd returns the token after the noun phrase that begins at token i: a verb, a
// comma or the beginning of a clause.
func (p nounPhraseParser) nounPhraseEnd(i int) int {
	j := i
	for j < min(i+maxNounPhrase, len(p.tokens)) {
		t := &p.tokens[j]
		if t.isComma() && p.isBetweenAdjectives(i, j) || p.isPluralGenitive(j) {
			j++
			continue
		}
		if !t.isWord() || t.Is(lexicon.Auxiliary) {
			break
		}
		if j > i && (p.isPredicate(j) || p.isOtherVerb(i, j) || t.Is(lexicon.ClauseStart|lexicon.EndsNounPhrase) || t.Is(lexicon.Manner) && !t.isCapitalized) {
			break
		}
		j++
	}
	for j > i && p.cannotEnd(j-1) {
		j--
	}
	return j
}

// headOf returns the head of the noun phrase from token i up to end: the word before its first
// preposition, or its last word.
func (p nounPhraseParser) headOf(i, end int) int {
	for k := i; k < end; k++ {
		if p.tokens[k].Is(lexicon.Preposition) {
			return k - 1
		}
	}
	return end - 1
}

// roleWithin returns the first role among the next few words from token i on, or "".
func (p nounPhraseParser) roleWithin(i int) string {
	const maxWords = 4
	for k := i; k < min(i+maxWords, len(p.tokens)) && p.tokens[k].isWord(); k++ {
		if p.tokens[k].Is(lexicon.Role) {
			return p.tokens[k].lower
		}
	}
	return ""
}

// beginsSentence reports whether the name at token i begins its sentence, apart from a few
// words that may describe it: Veteran angler Jo Park.
func (p nounPhraseParser) beginsSentence(i int) bool {
	const maxWords = 4
	for k := i - 1; k >= max(0, i-maxWords) && p.canDescribe(k); k-- {
		if p.tokens[k].isFirst {
			return true
		}
	}
	return false
}
