package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mentionKind says how a text points at a person.
type mentionKind int

const (
	nobody  mentionKind = iota
	named               // Jo Park
	pronoun             // she
	common              // a spokesman for the council, residents
)

// A mention is the words that point at somebody, and where they stand in their
// paragraph. Detail is what stands beside them: an age, a role.
type mention struct {
	kind       mentionKind
	text       string
	in         *paragraph
	start, end int // bytes of its text
	detail     string
}

// What points at somebody is short. The bounds are far above what is written,
// and keep the work for a quotation, and what is shown of it, from growing with
// the text around it.
const (
	mostNoun    = 12  // words of a noun phrase without a name
	mostName    = 12  // words of a name
	mostMention = 300 // bytes, blanks and all
	mostAside   = 45  // tokens of an apposition or a clause behind a name
	mostAdverbs = 8   // before a verb
)

// phrase is the text from token i to before token j; "" when it is too long to
// be what somebody is called.
func (p *paragraph) phrase(i, j int) string {
	start, end := p.tokens[i].start, p.tokens[j-1].end
	if end-start > mostMention {
		return ""
	}
	return p.text[start:end]
}

// mention is the tokens from i to before j, without a genitive's end. It is
// nobody when they are too long.
func (p *paragraph) mention(kind mentionKind, i, j int) mention {
	text := p.phrase(i, j)
	if text == "" {
		return mention{}
	}
	text = genitive(text)
	start := p.tokens[i].start
	return mention{kind: kind, text: text, in: p, start: start, end: start + len(text)}
}

// lowered is the noun phrase from i to before j, in small letters where only its
// place in the sentence made it begin with a capital.
func (p *paragraph) lowered(i, j int) mention {
	m := p.mention(common, i, j)
	if r, n := utf8.DecodeRuneInString(m.text); p.tokens[i].first && unicode.IsUpper(r) && !p.isName(i) {
		m.text = string(unicode.ToLower(r)) + m.text[n:]
	}
	return m
}

// mentionAt reads who begins at token i; end is behind them. It reads "a
// 23-year-old Russian named Roman", "fire chief Jo Park", "she", "a spokesman
// for the council", "residents".
func (p *paragraph) mentionAt(i int) (m mention, end int) {
	if i >= len(p.tokens) || !p.tokens[i].isWord() {
		return mention{}, i
	}
	if isPronoun(p.tokens[i].lower) {
		return p.mention(pronoun, i, i+1), i + 1
	}
	if p.bare(i) {
		return p.mention(common, i, i+1), i + 1
	}
	years := ""
	for j := i; j < min(i+mostNoun, len(p.tokens)); j++ {
		t := &p.tokens[j]
		if !t.isWord() {
			break
		}
		if n := age(t.lower); n != "" {
			years = n
		}
		end := p.nameAt(j)
		if p.isPost(j, end) {
			break
		}
		if end == j+1 && p.servesAt(j) && p.isName(end) {
			continue
		}
		if end == j+1 && p.countryman(j) && !p.adjective(j, end) {
			return p.mention(common, j-1, end), end
		}
		if end > j && j > i && years == "" && p.linkedFrom(i, j) { // the mayor of Lyon
			break
		}
		if end > j && !p.possessive(end-1) && !p.adjective(j, end) {
			if k := p.behindRole(end); k > 0 { // Oilers head coach Jo Park
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
		if j > i && (p.predicate(j) || isAuxiliary(t.lower) || isClause(t.lower)) {
			break
		}
	}
	return p.nounAt(i, years)
}

// bare reports whether token i is a subject of one word that stands for somebody of
// several: one said, said another.
func (p *paragraph) bare(i int) bool {
	switch p.tokens[i].lower {
	case "one", "another", "others", "some", "many", "several", "both":
	default:
		return false
	}
	if i+1 == len(p.tokens) {
		return true
	}
	next := &p.tokens[i+1]
	return next.verb == speaks || next.mark != 0
}

// countryman reports whether token i, behind an article, says where somebody is from,
// and is nobody's name: the Dutchman.
func (p *paragraph) countryman(i int) bool {
	if i == 0 || !isArticle(p.tokens[i-1].lower) {
		return false
	}
	word := p.tokens[i].lower
	for _, end := range []string{"man", "woman"} {
		if from, ok := strings.CutSuffix(word, end); ok && isDemonym(from) {
			return true
		}
	}
	return isDemonym(word) && !strings.HasSuffix(word, "s") && word != "lord"
}

// linkedFrom reports whether a noun at token i, behind a determiner, has a link
// before token j: the name there is of what it is linked to.
func (p *paragraph) linkedFrom(i, j int) bool {
	if !isDeterminer(p.tokens[i].lower) {
		return false
	}
	for k := i + 2; k < j; k++ {
		if isLink(p.tokens[k].lower) && !p.servesAt(k+1) {
			return true
		}
	}
	return false
}

// predicate reports whether token j, behind another one, is a verb of the table
// and no noun that looks like one.
func (p *paragraph) predicate(j int) bool {
	return p.tokens[j].verb != 0 && !isDeterminer(p.tokens[j-1].lower)
}

// isPost reports whether the capitals from token i to before j are a post, behind
// a determiner, and nobody's name: the Green MP.
func (p *paragraph) isPost(i, j int) bool {
	if i == 0 || i == j || !isDeterminer(p.tokens[i-1].lower) {
		return false
	}
	for k := i; k < j; k++ {
		switch p.word(k) {
		case "MP", "MEP", "MSP", "MPP", "MLA", "TD", "CEO", "CFO", "COO", "CTO", "PM", "GP":
			return k == j-1 || p.tokens[k+1].lower == "of"
		}
	}
	return false
}

// adjective reports whether the name from i to end only describes what follows:
// "a Russian named Roman", "a Kremlin spokesman", "the Oilers coach".
func (p *paragraph) adjective(i, end int) bool {
	if end-i > 2 || end >= len(p.tokens) || i == 0 {
		return false
	}
	next := &p.tokens[end]
	if !next.isWord() || next.capital || next.verb != 0 {
		return false
	}
	switch w := next.lower; {
	case w == "named", w == "called":
		return true
	case isPreposition(w), isAdverb(w), isAuxiliary(w), isClause(w), w == "and", w == "or", w == "whose":
		return false
	}
	const most = 3 // words before it, behind the determiner
	for k := i - 1; k >= max(i-most, 0); k-- {
		switch t := &p.tokens[k]; {
		case isDeterminer(t.lower):
			return true
		case !t.isWord() || t.capital || t.verb != 0 || isFunction(t.lower):
			return false
		}
	}
	return false
}

// behindRole is where a name begins whose role ends before it: behind the name of
// who they are it for, at token i, stand a few small words, the last of them a
// role. It is 0 if there is none.
func (p *paragraph) behindRole(i int) int {
	const most = 5
	for k := i; k < min(i+most, len(p.tokens)-1); k++ {
		t := &p.tokens[k]
		if !t.isWord() || t.capital || t.verb != 0 && !isRole(t.lower) || isAuxiliary(t.lower) || isClause(t.lower) {
			return 0
		}
		if p.isName(k+1) && (isRole(t.lower) || !isFunction(t.lower) && p.nameAt(k+1) > k+2) {
			return k + 1
		}
	}
	return 0
}

// described adds what follows a name and says of whom it is: "Roman, 23", "Jo Park,
// the fire chief,".
func (p *paragraph) described(m mention, end int) (mention, int) {
	if end+1 >= len(p.tokens) || p.tokens[end].mark != ',' {
		return m, end
	}
	if next := &p.tokens[end+1]; isNumber(next.lower) && len(next.lower) <= 3 {
		if age := p.ageAt(end + 1); age != "" {
			m.detail = age
		}
		end += 2
		if end < len(p.tokens) && p.tokens[end].mark == ',' {
			end++
		}
		return m, end
	}
	if m.detail != "" {
		return m, end
	}
	words := p.tokens[end+1:]
	switch {
	case len(words) > 2 && words[0].lower == "who" && (words[1].lower == "is" || words[1].lower == "was"):
		m.detail = p.ageAt(end + 3)
	case len(words) > 1 && isArticle(words[0].lower) && age(words[1].lower) != "":
		m.detail = age(words[1].lower)
	default:
		m.detail = p.apposition(end + 1)
	}
	return m, end
}

// nounAt reads a person without a name: up to the verb, the comma or a clause.
func (p *paragraph) nounAt(i int, years string) (mention, int) {
	if years == "" && !p.human(i) {
		return mention{}, i
	}
	j := i
	for j < min(i+mostNoun, len(p.tokens)) {
		w := p.tokens[j].lower
		if p.tokens[j].mark == ',' && p.adjectives(i, j) {
			j++
			continue
		}
		if !p.tokens[j].isWord() || isAuxiliary(w) {
			break
		}
		if j > i && (p.predicate(j) || p.did(i, j) || isClause(w) || endsNoun(w) || isAdverb(w) && strings.HasSuffix(w, "ly") && !p.tokens[j].capital) {
			break
		}
		j++
	}
	for j > i && p.trails(j-1) {
		j--
	}
	if j == i || j == i+1 && isDeterminer(p.tokens[i].lower) {
		return mention{}, i
	}
	m := p.lowered(i, j)
	if j+1 < len(p.tokens) && p.tokens[j].mark == ',' && years == "" { // another friend, Jo Park, said
		if end := p.nameAt(j + 1); end > j+2 && p.behindRole(end) == 0 {
			name := p.mention(named, j+1, end)
			if p.isRolePhrase(i, j) {
				name.detail = p.phrase(p.afterDeterminers(i), j)
			}
			return name, end
		}
	}
	return m, j
}

// did reports whether token j is a verb of no table, behind a noun phrase that
// begins at token i: a leader refused to.
func (p *paragraph) did(i, j int) bool {
	if j < i+2 || j+1 >= len(p.tokens) || !strings.HasSuffix(p.tokens[j].lower, "ed") {
		return false
	}
	next := p.tokens[j+1].lower
	return isPreposition(next) || isDeterminer(next) || next == "that"
}

// endsNoun reports whether a noun phrase that names somebody ends before a word.
func endsNoun(word string) bool {
	switch word {
	case "whose", "where", "in", "on", "at", "to", "with", "by", "from", "into", "upon", "about", "over", "one":
		return true
	}
	return false
}

// adjectives reports whether the comma at token j stands between two adjectives
// of a noun phrase that begins at token i and has a verb behind it: the lanky,
// bespectacled professor said.
func (p *paragraph) adjectives(i, j int) bool {
	if !isDeterminer(p.tokens[i].lower) || j-i < 2 || j-i > 3 {
		return false
	}
	const most = 5
	for k := j + 1; k < min(j+most, len(p.tokens)); k++ {
		t := &p.tokens[k]
		switch {
		case t.verb == speaks && k > j+2:
			return true
		case !t.isWord() || t.capital || isFunction(t.lower):
			return false
		}
	}
	return false
}

// human reports whether the noun phrase at token i may be people: it has a
// determiner, or is a plural.
func (p *paragraph) human(i int) bool {
	t := &p.tokens[i]
	if isDeterminer(t.lower) {
		return true
	}
	for j := i; j < min(i+4, len(p.tokens)) && p.tokens[j].isWord(); j++ {
		if w := p.tokens[j].lower; strings.HasSuffix(w, "s") && len(w) > 3 || isPeople(w) {
			return !isAdverb(t.lower) && !isPreposition(t.lower)
		}
	}
	return false
}

// trails reports whether a noun phrase cannot end in token i.
func (p *paragraph) trails(i int) bool {
	w := p.tokens[i].lower
	return isPreposition(w) || isAdverb(w) || w == "and"
}
