package quote

import (
	"slices"

	"pullquote/content/quote/lexicon"
)

// ageAt returns the age at token i, after a name and a comma: “Jo Park, 44,”, but not “Jo
// Park, 44 miles away”. It returns "" if there isn't one.
func (p roleParser) ageAt(i int) string {
	const maxDigits = 3
	t := &p.tokens[i]
	if !t.isNumber() || len(t.lower) > maxDigits {
		return ""
	}
	if i+1 == len(p.tokens) || !p.tokens[i+1].isWord() || p.tokens[i+1].isReporting() {
		return t.lower
	}
	switch next := &p.tokens[i+1]; {
	case next.Func == lexicon.And, next.Func == lexicon.Who, next.Is(lexicon.Link | lexicon.Auxiliary), p.hasPhrase(i+1, p.lex.AgeAfterNumber):
		return t.lower
	}
	return ""
}

// apposition returns the apposition at token i, after a name and a comma, without its article:
// “keeper of bees”. It returns "" if the words there are not an apposition.
func (p roleParser) apposition(i int) string {
	const maxWords = 7
	if i >= len(p.tokens) || !p.tokens[i].Is(lexicon.Article) {
		return ""
	}
	start := i + 1
	stop := start
	for stop < len(p.tokens) && p.tokens[stop].isWord() && p.tokens[stop].Func != lexicon.Whose && !p.tokens[stop].Is(lexicon.JoinsClause) {
		if stop++; stop-start >= maxWords {
			return ""
		}
	}
	end := p.trimApposition(start, p.clauseStart(start, stop))
	if end == start || p.hasVerb(start, end) || !p.canBeRole(start, end) {
		return ""
	}
	if stop < len(p.tokens) && !p.isPersonOrMember(p.headOf(start, end)) {
		switch t := &p.tokens[stop]; {
		case t.mark == '-', t.Func == lexicon.And, t.Func == lexicon.But: // a fierce and stubborn keeper
			return ""
		}
	}
	return p.phrase(start, end)
}

// clauseStart returns the first token of a clause without a conjunction after a noun for
// people, among the tokens from i up to end: “a man she knew”, “a clerk called to testify”.
// It returns end if there is no such clause, and i if it comes after another word.
func (p roleParser) clauseStart(i, end int) int {
	for k := i + 1; k < end; k++ {
		if p.tokens[k].Is(lexicon.Pronoun) && !isAcronym(p.word(k)) || p.isPastParticiple(k, end) {
			if p.isPersonNoun(k - 1) {
				return k
			}
			return i
		}
	}
	return end
}

// trimApposition returns the end of the noun phrase from token i up to end without words that
// cannot end it, as in “the co-author of”, and without a time, as in “the captain next year”.
func (p roleParser) trimApposition(i, end int) int {
	for end > i {
		last := &p.tokens[end-1]
		switch {
		case p.cannotEnd(end-1) && !p.isPersonNoun(end-1), last.Is(lexicon.Determiner):
			end--
		case last.Is(lexicon.TimeNoun) && end-1 > i && p.tokens[end-2].Is(lexicon.Sequence):
			end -= 2
		default:
			return end
		}
	}
	return end
}

// isPastParticiple reports whether token i is a past participle of a verb in the lexicon,
// before a preposition or right before token end.
func (p roleParser) isPastParticiple(i, end int) bool {
	return p.tokens[i].Cue != lexicon.NoCue && p.isPast(i) && (i+1 == end || p.tokens[i+1].Is(lexicon.Preposition))
}

// canBeRole reports whether the noun phrase from token i up to end, after an article, can be
// somebody's role. It cannot if it says when or how they speak: “a moment later”, “a little
// sadly”, “the tears streaming down her face”.
func (p roleParser) canBeRole(i, end int) bool {
	head := p.headOf(i, end)
	if head < i {
		return false
	}
	if p.isPersonOrMember(head) {
		return true
	}
	if p.tokens[head].Is(lexicon.TimeNoun|lexicon.Adverb|lexicon.Adverbial|lexicon.NotName) || p.tokens[i].Is(lexicon.Quantity) {
		return false
	}
	for k := i + 1; k < end; k++ {
		if p.tokens[k].Is(lexicon.PossessivePronoun|lexicon.Adverbial|lexicon.Circumstance) || p.isParticiple(k) {
			return false
		}
	}
	return true
}

// isRolePhrase reports whether the words from token i up to end, before a comma and a name,
// are a role: “its secretary, Jo Park”.
func (p roleParser) isRolePhrase(i, end int) bool {
	head := p.headOf(i, end)
	if head < i || !p.isPersonOrMember(head) || p.hasVerb(i, end) || !p.isSameLine(i, end) {
		return false
	}
	if !p.tokens[i].Is(lexicon.Determiner) {
		return p.modifiersStart(i, head) == i
	}
	return !slices.ContainsFunc(p.tokens[i+1:head], func(t token) bool { // a later mayor
		return !t.isWord() || t.Is(lexicon.Pronoun) || t.Is(lexicon.Function) && !t.Is(lexicon.Adverb)
	})
}

// hasVerb reports whether there is a finite verb among the tokens from i up to end.
func (p roleParser) hasVerb(i, end int) bool {
	return slices.ContainsFunc(p.tokens[i:end], func(t token) bool {
		return t.Is(lexicon.Auxiliary) || t.Cue != lexicon.NoCue && !t.isCapitalized && !t.Is(lexicon.Role|lexicon.BareVerb)
	})
}
