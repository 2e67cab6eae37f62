package quote

import (
	"unicode"
	"unicode/utf8"

	"pullquote/content/quote/lexicon"
)

// A mentionKind says how a text points at a person.
type mentionKind uint8

// The kinds.
const (
	nobody     mentionKind = iota
	named                  // Jo Park
	pronominal             // she
	nominal                // a spokesman for the council, residents
)

// A mention is the words that point at somebody, and their place in a paragraph.
type mention struct {
	kind       mentionKind
	text       string
	in         *paragraph
	start, end int    // bytes of its text
	detail     string // an age or a role that the text gives beside it
}

// token returns the token of its paragraph at which m begins.
func (m mention) token() int { return m.in.tokenAt(m.start) }

// mentions finds who is meant by words at a place in a paragraph.
type mentions struct{ roles }

func mentionsIn(p *paragraph) mentions { return mentions{roles{nounPhrases{names{p}}}} }

// mention returns the tokens from i to before j as a mention, without the ending of a
// possessive. It is nobody if they are too long.
func (p mentions) mention(kind mentionKind, i, j int) mention {
	text := p.phrase(i, j)
	if text == "" {
		return mention{}
	}
	text = p.lex.Stem(text)
	start := p.startOf(i)
	return mention{kind: kind, text: text, in: p.paragraph, start: start, end: start + len(text)}
}

// lowercaseFirst returns the noun phrase from token i to before token j, in lower case if
// only its place in the sentence made it begin with a capital.
func (p mentions) lowercaseFirst(i, j int) mention {
	m := p.mention(nominal, i, j)
	if r, n := utf8.DecodeRuneInString(m.text); p.tokens[i].first && unicode.IsUpper(r) && !p.isName(i) {
		m.text = string(unicode.ToLower(r)) + m.text[n:]
	}
	return m
}

// mentionAt parses who begins at token i, and returns the token after them: "a
// 23-year-old Russian named Roman", "fire chief Jo Park", "she", "a spokesman for the
// council", "residents".
func (p mentions) mentionAt(i int) (m mention, end int) {
	if i >= len(p.tokens) || !p.tokens[i].isWord() {
		return mention{}, i
	}
	if p.tokens[i].Is(lexicon.Pronoun) {
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

// nameWithRole returns the person whose name is at tokens j to before end, in a mention
// that begins at token i; years is an age that comes before the name.
func (p mentions) nameWithRole(i, j, end int, years string) (mention, int) {
	if k := p.nameAfterRole(end); k > 0 { // Rovers head coach Jo Park
		end := p.nameAt(k)
		m := p.mention(named, k, end)
		m.detail = p.roleBefore(i, k, end)
		return p.described(m, end)
	}
	m := p.mention(named, j, end)
	m.detail = years
	if j > i && years == "" {
		m.detail = p.roleBefore(i, j, end)
	}
	return p.described(m, end)
}

// isLinked reports whether a noun at token i, after a determiner, has a link before token
// j: the name there is that of what it is linked to.
func (p mentions) isLinked(i, j int) bool {
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

// isModifier reports whether the name from token i to before token end only describes
// what follows: "a Russian named Roman", "a Grimsand spokesman", "the Rovers coach".
func (p mentions) isModifier(i, end int) bool {
	if end-i > 2 || end >= len(p.tokens) || i == 0 {
		return false
	}
	next := &p.tokens[end]
	switch {
	case !next.isWord() || next.capital || next.Cue != lexicon.NoCue:
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
		case !t.isWord() || t.capital || t.Cue != lexicon.NoCue || t.Is(lexicon.Function):
			return false
		}
	}
	return false
}

// nameAfterRole returns where the name begins of somebody whose role follows the name of
// an organization that ends before token i: a few lower-case words, the last of them a
// role. It is 0 if there is none.
func (p mentions) nameAfterRole(i int) int {
	const maxWords = 5
	for k := i; k < min(i+maxWords, len(p.tokens)-1); k++ {
		t := &p.tokens[k]
		isRole := t.Is(lexicon.Role)
		if !t.isWord() || t.capital || t.Cue != lexicon.NoCue && !isRole || t.Is(lexicon.Auxiliary|lexicon.ClauseStart) {
			return 0
		}
		if p.isName(k+1) && (isRole || !t.Is(lexicon.Function) && p.nameAt(k+1) > k+2) {
			return k + 1
		}
	}
	return 0
}

// described adds to a name what follows it and says who they are: "Roman, 23", "Jo Park,
// the fire chief,".
func (p mentions) described(m mention, end int) (mention, int) {
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
	case p.does(first, lexicon.Who) && p.is(first+1, lexicon.Be) && first+2 < len(p.tokens):
		m.detail = p.ageAt(first + 2)
	case p.is(first, lexicon.Article) && first+1 < len(p.tokens) && p.age(first+1) != "":
		m.detail = p.age(first + 1)
	default:
		m.detail = p.apposition(first)
	}
	return m, end
}

// nounAt parses a person without a name at token i; years is an age that comes in it.
func (p mentions) nounAt(i int, years string) (mention, int) {
	if years == "" && !p.mayBePeople(i) {
		return mention{}, i
	}
	j := p.nounPhraseEnd(i)
	if j == i || j == i+1 && p.tokens[i].Is(lexicon.Determiner) {
		return mention{}, i
	}
	m := p.lowercaseFirst(i, j)
	if j+1 < len(p.tokens) && p.tokens[j].isComma() && years == "" { // another friend, Jo Park, said
		if end := p.nameAt(j + 1); end > j+2 && p.nameAfterRole(end) == 0 {
			name := p.mention(named, j+1, end)
			if p.isRolePhrase(i, j) {
				name.detail = p.phrase(p.afterDeterminers(i), j)
			}
			return name, end
		}
	}
	return m, j
}
