package quote

import (
	"slices"
	"strings"
)

// ageAt returns the age at token i, which follows a name and a comma: “Jo Park, 44,”,
// but not “Jo Park, 44 miles away”.
func (p *paragraph) ageAt(i int) string {
	const maxDigits = 3
	t := &p.tokens[i]
	if !isNumber(t.lower) || len(t.lower) > maxDigits {
		return ""
	}
	if i+1 == len(p.tokens) || !p.tokens[i+1].isWord() || p.tokens[i+1].verb == speaks {
		return t.lower
	}
	switch next := p.tokens[i+1].lower; {
	case next == "and", next == "who", isLink(next), isAuxiliary(next), next == "years" && i+2 < len(p.tokens) && p.tokens[i+2].lower == "old":
		return t.lower
	}
	return ""
}

// apposition returns what the words from token i on say of the name before them: an
// article and a noun phrase, up to a mark or a clause: “keeper of bees”. It returns
// "" if they say something else.
func (p *paragraph) apposition(i int) string {
	const maxWords = 7
	if i >= len(p.tokens) || !isArticle(p.tokens[i].lower) {
		return ""
	}
	start := i + 1
	stop := start
	for stop < len(p.tokens) && p.tokens[stop].isWord() && !endsApposition(p.tokens[stop].lower) {
		if stop++; stop-start >= maxWords {
			return ""
		}
	}
	end := p.trimApposition(start, p.clauseStart(start, stop))
	if end == start || p.hasVerb(start, end) || !p.saysWhat(start, end) {
		return ""
	}
	if stop < len(p.tokens) && !p.namesPerson(p.headOf(start, end)) {
		switch t := &p.tokens[stop]; {
		case t.mark == '-', t.lower == "and", t.lower == "but": // a fierce and stubborn keeper
			return ""
		}
	}
	return p.phrase(start, end)
}

// clauseStart returns where a clause without a conjunction begins after a noun for
// people, from token i to before end: “a man she knew”, “a clerk called to testify”.
// It is end if there is none.
func (p *paragraph) clauseStart(i, end int) int {
	for k := i + 1; k < end; k++ {
		if isPronoun(p.tokens[k].lower) && !isAcronym(p.word(k)) || p.isParticiple(k, end) {
			if p.isPersonNoun(k - 1) {
				return k
			}
			return i
		}
	}
	return end
}

// trimApposition returns the end of the noun phrase from token i to before end,
// without words that lead on to the next ones, as in “the co-author of”, and without a
// time, as in “the captain next year”.
func (p *paragraph) trimApposition(i, end int) int {
	for end > i {
		last := p.tokens[end-1].lower
		switch {
		case p.trails(end-1) && !p.isPersonNoun(end-1), isDeterminer(last):
			end--
		case isTimeNoun(last) && end-1 > i && (p.tokens[end-2].lower == "next" || p.tokens[end-2].lower == "last"):
			end -= 2
		default:
			return end
		}
	}
	return end
}

// endsApposition reports whether an apposition ends before a word, because a clause
// begins with it.
func endsApposition(word string) bool { return word == "whose" || joinsClause(word) }

// isParticiple reports whether token i is a participle that a preposition follows, or
// that ends the words before token end.
func (p *paragraph) isParticiple(i, end int) bool {
	return p.tokens[i].verb != 0 && strings.HasSuffix(p.tokens[i].lower, "ed") && (i+1 == end || isPreposition(p.tokens[i+1].lower))
}

// saysWhat reports whether the noun phrase from token i to before end, which follows
// an article, can say what somebody is. It cannot if it says when or how they speak:
// “a moment later”, “a little sadly”, “the tears streaming down her face”.
func (p *paragraph) saysWhat(i, end int) bool {
	head := p.headOf(i, end)
	if head < i {
		return false
	}
	word := p.tokens[head].lower
	if p.namesPerson(head) {
		return true
	}
	if isTimeNoun(word) || isAdverb(word) || isAdverbial(word) || isNoName(word) || isQuantity(p.tokens[i].lower) {
		return false
	}
	for k := i + 1; k < end; k++ {
		switch word := p.tokens[k].lower; {
		case isPossessivePronoun(word), isAdverbial(word), strings.HasSuffix(word, "ing"):
			return false
		case isPreposition(word) && !isLink(word), word == "in":
			return false
		}
	}
	return true
}

// isRolePhrase reports whether the words from token i to before end say what somebody
// is. A comma and a name follow them: “its secretary, Jo Park”.
func (p *paragraph) isRolePhrase(i, end int) bool {
	head := p.headOf(i, end)
	if head < i || !p.namesPerson(head) || p.hasVerb(i, end) || !p.oneLine(i, end) {
		return false
	}
	if !isDeterminer(p.tokens[i].lower) {
		return p.modifiersStart(i, head) == i
	}
	return !slices.ContainsFunc(p.tokens[i+1:head], func(t token) bool { // a later mayor
		return !t.isWord() || isPronoun(t.lower) || isFunction(t.lower) && !isAdverb(t.lower)
	})
}

// headOf returns the head of the noun phrase from token i to before end: the word
// before its first preposition, or the last one.
func (p *paragraph) headOf(i, end int) int {
	for k := i; k < end; k++ {
		if isPreposition(p.tokens[k].lower) {
			return k - 1
		}
	}
	return end - 1
}

// hasVerb reports whether there is a finite verb from token i to before end.
func (p *paragraph) hasVerb(i, end int) bool {
	return slices.ContainsFunc(p.tokens[i:end], func(t token) bool {
		return isAuxiliary(t.lower) || t.verb != 0 && !t.capital && !isRole(t.lower) && !isBareForm(t.lower)
	})
}
