package quote

import "pullquote/content/quote/lexicon"

// nounPhrases finds people who are called by what they are: a spokesman for the council,
// residents.
type nounPhrases struct{ names }

// isPersonNoun reports whether token i is a noun for people. A word in capitals that is
// too long for an abbreviation is part of a label.
func (p nounPhrases) isPersonNoun(i int) bool {
	const maxAbbreviation = 4
	word := p.word(i)
	return p.lex.IsPersonNoun(p.tokens[i].lower) && (len(word) <= maxAbbreviation || !isAcronym(word))
}

// namesPerson reports whether token i is a noun for people, or for those of a country or
// a party: a Democrat.
func (p nounPhrases) namesPerson(i int) bool {
	return p.isPersonNoun(i) || p.tokens[i].Is(lexicon.Member)
}

// mayBePeople reports whether the noun phrase at token i may be people: it has a
// determiner, or is a plural.
func (p nounPhrases) mayBePeople(i int) bool {
	const maxModifiers = 3
	t := &p.tokens[i]
	if t.Is(lexicon.Determiner) {
		return true
	}
	for j := i; j <= min(i+maxModifiers, len(p.tokens)-1) && p.tokens[j].isWord(); j++ {
		if p.isPlural(j) || p.tokens[j].Is(lexicon.People) {
			return !t.Is(lexicon.Adverb | lexicon.Preposition)
		}
	}
	return false
}

func (p nounPhrases) isPlural(i int) bool {
	return p.lex.IsPlural != nil && p.lex.IsPlural(p.tokens[i].lower)
}

func (p nounPhrases) isPast(i int) bool {
	return p.lex.IsPast != nil && p.lex.IsPast(p.tokens[i].lower)
}

func (p nounPhrases) isParticiple(i int) bool {
	return p.lex.IsParticiple != nil && p.lex.IsParticiple(p.tokens[i].lower)
}

// age returns the age that token i tells: 23-year-old. It is "" if it is another word.
func (p nounPhrases) age(i int) string {
	if p.lex.Age == nil {
		return ""
	}
	return p.lex.Age(p.tokens[i].lower)
}

// cannotEnd reports whether a noun phrase cannot end in token i.
func (p nounPhrases) cannotEnd(i int) bool {
	t := &p.tokens[i]
	return t.Is(lexicon.Preposition|lexicon.Adverb) || t.Func == lexicon.And
}

// describes reports whether token i can be one of the words before a name that say what
// somebody is.
func (p nounPhrases) describes(i int) bool {
	t := &p.tokens[i]
	return t.isWord() && !t.capital && t.Cue == lexicon.NoCue && !t.Is(lexicon.Preposition|lexicon.Auxiliary|lexicon.BreaksNounPhrase)
}

// isPredicate reports whether token j, which has a token before it, is a verb of the
// lexicon and not a noun that looks like one.
func (p nounPhrases) isPredicate(j int) bool {
	return p.tokens[j].Cue != lexicon.NoCue && !p.tokens[j-1].Is(lexicon.Determiner)
}

// isOtherVerb reports whether token j is a verb that is not in the lexicon, after a noun
// phrase that begins at token i: a leader refused to.
func (p nounPhrases) isOtherVerb(i, j int) bool {
	if j < i+2 || j+1 >= len(p.tokens) || !p.isPast(j) {
		return false
	}
	next := &p.tokens[j+1]
	return next.Is(lexicon.Preposition|lexicon.Determiner) || next.Func == lexicon.That
}

// isBareQuantifier reports whether token i is a subject of one word that stands for
// somebody of several: one said, said another.
func (p nounPhrases) isBareQuantifier(i int) bool {
	if !p.tokens[i].Is(lexicon.Quantifier) {
		return false
	}
	return i+1 == len(p.tokens) || p.tokens[i+1].isReporting() || p.tokens[i+1].mark != 0
}

// isBetweenAdjectives reports whether the comma at token j is between two adjectives of a
// noun phrase that begins at token i and has a verb after it: the lanky, bespectacled
// professor said.
func (p nounPhrases) isBetweenAdjectives(i, j int) bool {
	if !p.tokens[i].Is(lexicon.Determiner) || j-i < 2 || j-i > 3 {
		return false
	}
	const maxRest = 4
	for k := j + 1; k <= min(j+maxRest, len(p.tokens)-1); k++ {
		switch t := &p.tokens[k]; {
		case t.isReporting() && k > j+2:
			return true
		case !t.isWord() || t.capital || t.Is(lexicon.Function):
			return false
		}
	}
	return false
}

// nounPhraseEnd returns where the noun phrase ends that begins at token i: before the
// verb, the comma or a clause.
func (p nounPhrases) nounPhraseEnd(i int) int {
	j := i
	for j < min(i+maxNounPhrase, len(p.tokens)) {
		t := &p.tokens[j]
		if t.isComma() && p.isBetweenAdjectives(i, j) {
			j++
			continue
		}
		if !t.isWord() || t.Is(lexicon.Auxiliary) {
			break
		}
		if j > i && (p.isPredicate(j) || p.isOtherVerb(i, j) || t.Is(lexicon.ClauseStart|lexicon.EndsNounPhrase) || t.Is(lexicon.Manner) && !t.capital) {
			break
		}
		j++
	}
	for j > i && p.cannotEnd(j-1) {
		j--
	}
	return j
}

// headOf returns the head of the noun phrase from token i to before token end: the word
// before its first preposition, or the last one.
func (p nounPhrases) headOf(i, end int) int {
	for k := i; k < end; k++ {
		if p.tokens[k].Is(lexicon.Preposition) {
			return k - 1
		}
	}
	return end - 1
}

// roleWithin returns the one of the next few words from token i on that says what
// somebody is; "" if there is none.
func (p nounPhrases) roleWithin(i int) string {
	const maxWords = 4
	for k := i; k < min(i+maxWords, len(p.tokens)) && p.tokens[k].isWord(); k++ {
		if p.tokens[k].Is(lexicon.Role) {
			return p.tokens[k].lower
		}
	}
	return ""
}

// beginsSentence reports whether nothing but words that say what somebody is comes
// between the beginning of the sentence and the name at token i: Veteran angler Jo Park.
func (p nounPhrases) beginsSentence(i int) bool {
	const maxWords = 4
	for k := i - 1; k >= max(0, i-maxWords) && p.describes(k); k-- {
		if p.tokens[k].first {
			return true
		}
	}
	return false
}
