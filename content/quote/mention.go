package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/quote/lexicon"
)

// A mentionKind is the kind of words that a mention consists of.
type mentionKind uint8

// The kinds.
const (
	nobody     mentionKind = iota
	named                  // Jo Park
	pronominal             // she
	nominal                // a spokesman for the council, residents
	implied                // a subject that the verb leaves out: “…”, explicó
)

// A mention is the words that refer to somebody, and their position in a paragraph. The zero
// value refers to nobody.
type mention struct {
	kind       mentionKind
	text       string
	paragraph  *paragraph
	start, end int    // byte offsets in the paragraph's text
	detail     string // an age or a role that the text gives beside the mention
}

// token returns the first token of m in its paragraph.
func (m mention) token() int { return m.paragraph.tokenAt(m.start) }

// A mentionParser parses the mentions in a paragraph.
type mentionParser struct{ roleParser }

func newMentionParser(p *paragraph) mentionParser {
	return mentionParser{roleParser{nounPhraseParser{nameParser{p}}}}
}

// mention returns the tokens from i up to j as a mention, without the ending of a possessive.
// It returns nobody if they are too long.
func (p mentionParser) mention(kind mentionKind, i, j int) mention {
	text := p.phrase(i, j)
	if text == "" {
		return mention{}
	}
	text = p.lex.Stem(text)
	start := p.startOf(i)
	return mention{kind: kind, text: oneLine(text), paragraph: p.paragraph, start: start, end: start + len(text)}
}

// isContraction reports whether token i is a pronoun and a short form of a verb: he’s.
func (p mentionParser) isContraction(i int) bool {
	return p.isPossessive(i) && p.lex.Is(p.lex.Stem(p.tokens[i].lower), lexicon.Pronoun)
}

// isIt reports whether token i is “it”, alone or with a short form of a verb: it’s.
func (p mentionParser) isIt(i int) bool {
	return p.lex.Word(p.lex.Stem(p.tokens[i].lower)).Func == lexicon.It
}

// oneLine returns a text in which single spaces replace line breaks and longer space.
func oneLine(text string) string {
	if !strings.Contains(text, "  ") && !strings.ContainsAny(text, "\n\t\u00a0") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// lowercaseFirst returns the noun phrase from token i up to j as a mention. If it begins with
// a capital only because it begins a sentence, its first letter becomes lower case.
func (p mentionParser) lowercaseFirst(i, j int) mention {
	m := p.mention(nominal, i, j)
	if r, n := utf8.DecodeRuneInString(m.text); p.tokens[i].isFirst && unicode.IsUpper(r) && !p.isName(i) {
		m.text = string(unicode.ToLower(r)) + m.text[n:]
	}
	return m
}

// mentionAt parses the mention that begins at token i, and returns the token after it: “a
// 23-year-old Russian named Roman”, “fire chief Jo Park”, “she”, “a spokesman for the
// council”, “residents”.
func (p mentionParser) mentionAt(i int) (m mention, end int) {
	if i >= len(p.tokens) || !p.tokens[i].isWord() {
		return mention{}, i
	}
	if p.tokens[i].Is(lexicon.Pronoun) || p.isContraction(i) {
		return p.mention(pronominal, i, i+1), i + 1
	}
	if p.isBareQuantifier(i) {
		return p.mention(nominal, i, i+1), i + 1
	}
	years := ""
	for j := i; j < min(i+maxNounPhrase, len(p.tokens)); j++ {
		t := &p.tokens[j]
		if !t.isWord() {
			break
		}
		if n := p.age(j); n != "" {
			years = n
		}
		end := p.nameAt(j)
		if p.isPost(j, end) {
			break
		}
		if p.isAffiliate(j, j+2) && !p.isName(j+2) {
			return p.mention(nominal, j-1, j+2), j + 2
		}
		if end == j+1 && p.isPostingPlace(j) && p.isName(end) {
			continue
		}
		if end == j+1 && p.isDemonym(j) && !p.isModifier(j, end) {
			return p.mention(nominal, j-1, end), end
		}
		if end > j && j > i && years == "" && p.isLinked(i, j) { // the mayor of Lyon
			break
		}
		if end > j && !p.isPossessive(end-1) && !p.isModifier(j, end) {
			return p.nameWithRole(i, j, end, years)
		}
		if j > i && (p.isPredicate(j) || t.Is(lexicon.Auxiliary|lexicon.ClauseStart)) {
			break
		}
	}
	return p.nounAt(i, years)
}

// nameWithRole returns the name from token j up to end, with its details, in a mention that
// begins at token i. It also returns the token after the mention. years is the age before the
// name, or "".
func (p mentionParser) nameWithRole(i, j, end int, years string) (mention, int) {
	if k := p.nameAfterRole(end); k > 0 { // Rovers head coach Jo Park
		end := p.nameAt(k)
		m := p.mention(named, k, end)
		m.detail = p.roleBefore(i, k, end)
		return p.withDetail(m, end)
	}
	m := p.mention(named, j, end)
	m.detail = years
	if j > i && years == "" {
		m.detail = p.roleBefore(i, j, end)
	}
	return p.withDetail(m, end)
}

// isLinked reports whether a noun phrase with a determiner at token i has a link before the
// name at token j, so that the name is not the person's own: the mayor of Lyon.
func (p mentionParser) isLinked(i, j int) bool {
	if !p.tokens[i].Is(lexicon.Determiner) {
		return false
	}
	for k := i + 2; k < j; k++ {
		if p.tokens[k].Is(lexicon.Link) && !p.isPostingPlace(k+1) {
			return true
		}
	}
	return false
}

// isModifier reports whether the name from token i up to end only modifies the words after it:
// “a Russian named Roman”, “a Grimsand spokesman”, “the Rovers coach”.
func (p mentionParser) isModifier(i, end int) bool {
	if end-i > 2 || end >= len(p.tokens) || i == 0 {
		return false
	}
	next := &p.tokens[end]
	switch {
	case !next.isWord() || next.isCapitalized || next.Cue != lexicon.NoCue:
		return false
	case next.Is(lexicon.IntroducesName):
		return true
	case next.Is(lexicon.Preposition | lexicon.Adverb | lexicon.Auxiliary | lexicon.ClauseStart):
		return false
	case next.Func == lexicon.And, next.Func == lexicon.Or, next.Func == lexicon.Whose:
		return false
	}
	const maxBefore = 3 // words between the determiner and the name
	for k := i - 1; k >= max(i-maxBefore, 0); k-- {
		switch t := &p.tokens[k]; {
		case t.Is(lexicon.Determiner):
			return true
		case !t.isWord() || t.isCapitalized || t.Cue != lexicon.NoCue || t.Is(lexicon.Function):
			return false
		}
	}
	return false
}

// nameAfterRole returns the first token of a name that comes after an organization, which ends
// before token i, and a role of a few lower-case words: Rovers head coach Jo Park. It returns
// 0 if there isn't one.
func (p mentionParser) nameAfterRole(i int) int {
	const maxWords = 5
	for k := i; k < min(i+maxWords, len(p.tokens)-1); k++ {
		t := &p.tokens[k]
		isRole := t.Is(lexicon.Role)
		if !t.isWord() || t.isCapitalized || t.Cue != lexicon.NoCue && !isRole || t.Is(lexicon.Auxiliary|lexicon.ClauseStart) {
			return 0
		}
		if words := p.nameAt(k+1) - (k + 1); words > 1 && !t.Is(lexicon.Function) || words > 0 && isRole {
			return k + 1
		}
	}
	return 0
}

// withDetail returns m with the age or the role that comes after it, and the token after both:
// “Roman, 23”, “Jo Park, the fire chief,”. m must end before token end.
func (p mentionParser) withDetail(m mention, end int) (mention, int) {
	const maxDigits = 3
	if end+1 >= len(p.tokens) || !p.tokens[end].isComma() {
		return m, end
	}
	if next := &p.tokens[end+1]; next.isNumber() && len(next.lower) <= maxDigits {
		if age := p.ageAt(end + 1); age != "" {
			m.detail = age
		}
		end += 2
		if end < len(p.tokens) && p.tokens[end].isComma() {
			end++
		}
		return m, end
	}
	if m.detail != "" {
		return m, end
	}
	switch first := end + 1; {
	case p.hasFunc(first, lexicon.Who) && p.is(first+1, lexicon.Be) && first+2 < len(p.tokens):
		m.detail = p.ageAt(first + 2)
	case p.is(first, lexicon.Article) && first+1 < len(p.tokens) && p.age(first+1) != "":
		m.detail = p.age(first + 1)
	default:
		m.detail = p.apposition(first)
	}
	return m, end
}

// hasPlural reports whether a plural is among the tokens from i up to end.
func (p mentionParser) hasPlural(i, end int) bool {
	for k := i; k < end; k++ {
		if p.isPlural(k) || p.tokens[k].Is(lexicon.People) {
			return true
		}
	}
	return false
}

// isIntroducedName reports whether the single word before token end, after a comma at token j,
// is the name of the person that the noun phrase from token i up to j describes: Weir’s niece,
// Bridie.
func (p mentionParser) isIntroducedName(i, j, end int) bool {
	owner := p.nameAt(i)
	if !p.isPersonNoun(p.headOf(i, j)) || p.isPossessive(end-1) || !p.is(i, lexicon.Determiner) && (owner == i || !p.isPossessive(owner-1)) {
		return false
	}
	return end == len(p.tokens) || p.tokens[end].mark != 0 || p.tokens[end].isSpeaking()
}

// nounAt parses a mention without a name at token i, and returns the token after it. years is
// the age in it, or "".
func (p mentionParser) nounAt(i int, years string) (mention, int) {
	if years == "" && !p.canBePeople(i, len(p.tokens)) {
		return mention{}, i
	}
	j := p.nounPhraseEnd(i)
	if j == i || j == i+1 && p.tokens[i].Is(lexicon.Determiner) || years == "" && p.isParticiple(i) && !p.hasPlural(i, j) {
		return mention{}, i
	}
	if end := p.nameAt(i); end > i && end < j && p.isPossessive(end-1) && p.tokens[j-1].Is(lexicon.Document) { // Jo’s letter
		return p.mention(named, i, end), j
	}
	m := p.lowercaseFirst(i, j)
	if j+1 < len(p.tokens) && p.tokens[j].isComma() && years == "" { // another friend, Jo Park, said
		if end := p.nameAt(j + 1); (end > j+2 || end == j+2 && p.isIntroducedName(i, j, end)) && p.nameAfterRole(end) == 0 {
			name := p.mention(named, j+1, end)
			if p.isRolePhrase(i, j) {
				name.detail = p.phrase(p.afterDeterminers(i), j)
			}
			return name, end
		}
	}
	return m, j
}
