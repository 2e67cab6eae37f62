package quote

import (
	"slices"
	"strings"
	"unicode"

	"pullquote/content/quote/lexicon"
)

// A roleParser finds the role that a text gives somebody. It takes words beside a name as a
// role only if the grammar marks them as one:
//
//	fire chief Jo Park            a noun for people, with its modifiers
//	Norland police Chief Jo Park  the same, with the noun as a title in the name
//	Norland News’s Jo Park        the organization that somebody speaks for
//	Jo Park, a keeper of bees,    an apposition after the name
//	its keeper, Jo Park,          an apposition before the name
//
// Other words beside a name say when, where or how somebody speaks, or belong to another
// clause: “Finally Jo Park”, “At the quay Jo Park”, “old Jo Park”, “the trap Jo Park
// describes”. They are not roles.
type roleParser struct{ nounPhraseParser }

// roleBefore returns the role right before the name from token name up to end, or "". It does
// not look at tokens before from.
func (p roleParser) roleBefore(from, name, end int) string {
	head := name - 1
	if head > from && p.tokens[head].Is(lexicon.IntroducesName) { // a classmate named Jo Park
		head--
	}
	if head < from || !p.tokens[head].isWord() || !p.isSameLine(head, name) {
		return ""
	}
	if role := p.roleWithTitle(from, name, end); role != "" {
		return role
	}
	link := head - 1
	switch {
	case p.isPossessive(head):
		return p.affiliation(from, name, end)
	case p.isPersonNoun(head):
		return p.phrase(p.modifiersStart(from, head), head+1)
	case link > from && p.isPersonNoun(link-1) && (p.tokens[link].Func == lexicon.Of && p.canModify(head) || p.isPostingPlace(head)):
		return p.phrase(p.modifiersStart(from, link-1), head+1) // chief of staff Jo Park
	}
	return ""
}

// roleWithTitle returns the title or post in the name from token name up to end together with
// the words before the name that describe it: “Norland police Chief”, “former Sen.”. It
// returns "" if there are no such words.
func (p roleParser) roleWithTitle(from, name, end int) string {
	title := p.titleIn(name, end)
	if title < 0 {
		return ""
	}
	start := name
	for start > from && p.canQualifyTitle(start-1) && p.isSameLine(start-1, start) {
		start--
	}
	if start == name {
		return ""
	}
	return p.phrase(start, title+1)
}

// affiliation returns the name in the possessive right before another name: “Norland News” in
// Norland News’s Jo Park. The second name must have at least two words, because one word may
// be something else, as in Park’s Norland office.
func (p roleParser) affiliation(from, name, end int) string {
	owner := name - 1
	word := p.lex.Stem(p.tokens[owner].lower)
	if end < name+2 || p.lex.Is(word, lexicon.NotName|lexicon.Pronoun) || lexicon.GenderOfGivenName(word) != lexicon.Unknown || strings.ToLower(p.word(owner)) == p.word(owner) {
		return ""
	}
	start := owner
	for start > from && p.isName(start-1) {
		start--
	}
	if p.isTitle(start) { // Mr. Park’s
		return ""
	}
	return p.lex.Stem(p.phrase(start, name))
}

// modifiersStart returns the first token of the noun phrase whose head is token head: “Rovers
// head coach”, “bread and cake seller”. It does not look at tokens before from.
func (p roleParser) modifiersStart(from, head int) int {
	const maxModifiers = 6
	start := head
	for start > max(from, head-maxModifiers) && p.isSameLine(start-1, start) {
		switch k := start - 1; {
		case p.canModify(k) && !p.hasSubject(from, k):
			start = k
		case k > from && p.joinsModifiers(k):
			start = k - 1
		default:
			return p.withoutPlace(start, head)
		}
	}
	return p.withoutPlace(start, head)
}

// canModify reports whether token i can modify the noun after it: it is a noun, an adjective,
// a name, or a possessive.
func (p roleParser) canModify(i int) bool {
	t := &p.tokens[i]
	stem := p.lex.Word(p.lex.Stem(t.lower))
	switch {
	case !t.isWord(), stem.Is(lexicon.Pronoun | lexicon.NotName):
		return false
	case t.isCapitalized && !t.isFirst && p.isName(i): // the Daily News
		return true
	case stem.Is(lexicon.TimeNoun | lexicon.Adverbial):
		return false
	case p.isPossessive(i), t.isInitial():
		return true
	case t.isCapitalized:
		return p.isName(i)
	}
	return !stem.Is(lexicon.Function) && (t.Cue == lexicon.NoCue || stem.Is(lexicon.Role|lexicon.BareVerb))
}

// hasSubject reports whether token i looks like a verb whose subject is the noun right before
// it: “the letter named keeper Jo Park”.
func (p roleParser) hasSubject(from, i int) bool {
	t := &p.tokens[i]
	return i > from && !t.isCapitalized && (t.Cue != lexicon.NoCue && !t.Is(lexicon.Role) || p.isPast(i)) && p.canModify(i-1)
}

// joinsModifiers reports whether token i joins two modifiers of one noun, as in “bread and
// cake seller” or “Crown & Anchor owner”. An “and” may also join two clauses, so the word
// before it must begin a noun phrase.
func (p roleParser) joinsModifiers(i int) bool {
	if p.tokens[i].mark == '&' {
		return p.isName(i-1) && p.isName(i+1)
	}
	if p.tokens[i].Func != lexicon.And || p.tokens[i-1].isCapitalized || p.tokens[i+1].isCapitalized || !p.canModify(i-1) {
		return false
	}
	if i < 2 {
		return true
	}
	before := &p.tokens[i-2]
	return !before.isWord() || before.isReporting() || before.Is(lexicon.Determiner)
}

// withoutPlace moves the start of a noun phrase past a place that belongs to a preposition
// before it: “in London coach Jo Park”.
func (p roleParser) withoutPlace(start, head int) int {
	if start == 0 || !p.tokens[start-1].Is(lexicon.Locative) {
		return start
	}
	for start < head && p.tokens[start].isCapitalized {
		start++
	}
	return start
}

// isFronted reports whether the noun phrase that begins at token i belongs to a prepositional
// phrase at the beginning of the sentence, and not to the subject after it: “To the mayor Jo
// Park said”.
func (p roleParser) isFronted(i int) bool {
	if i == 0 || !p.tokens[i].Is(lexicon.Determiner) || !p.tokens[i-1].Is(lexicon.Preposition|lexicon.Locative) {
		return false
	}
	return !slices.ContainsFunc(p.tokens[p.sentenceStart(i):i], func(t token) bool {
		return !t.isWord() || t.Cue != lexicon.NoCue || t.isCapitalized && !t.isFirst
	})
}

// titleIn returns the last title or post for a role in the name from token i up to end, or -1.
func (p roleParser) titleIn(i, end int) int {
	for k := end - 2; k >= i; k-- {
		word := p.lex.Word(strings.TrimSuffix(p.tokens[k].lower, "."))
		if p.tokens[k].isCapitalized && (word.Title == lexicon.NeutralTitle && !word.Is(lexicon.Degree) || word.Is(lexicon.Role|lexicon.Job)) {
			return k
		}
	}
	return -1
}

// canQualifyTitle reports whether token i can belong to the title after it: “former”,
// “police”, a name, “1st”.
func (p roleParser) canQualifyTitle(i int) bool {
	t := &p.tokens[i]
	if !t.isWord() || t.Is(lexicon.NotName) {
		return false
	}
	return p.isName(i) || t.Is(lexicon.Rank|lexicon.OrganizationWord) || unicode.IsDigit(rune(t.lower[0]))
}

// listener returns the listener whose name begins at token i, after “to”: “to Norland News”,
// “to Norland News’s Jo Park”. It returns "" if there is no name.
func (p roleParser) listener(i int) string {
	end := p.nameAt(i)
	if end > i && p.isPossessive(end-1) {
		if end = p.nameAt(end); p.isPossessive(end - 1) {
			return "" // told Jo’s mother
		}
	}
	if end == i {
		return ""
	}
	whom := p.phrase(i, end)
	if whom == "" {
		return ""
	}
	return "to " + whom
}

// afterDeterminers returns the first token at or after i that is not a determiner.
func (p roleParser) afterDeterminers(i int) int {
	for p.tokens[i].Is(lexicon.Determiner) {
		i++
	}
	return i
}
