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
	start, end int // bytes
	detail     string
}

func (p *paragraph) mention(kind mentionKind, i, j int) mention {
	start, end := p.tokens[i].start, p.tokens[j].end
	text := p.text[start:end]
	if s, ok := strings.CutSuffix(text, "’s"); ok {
		text, end = s, end-len("’s")
	} else if s, ok := strings.CutSuffix(text, "'s"); ok {
		text, end = s, end-len("'s")
	}
	return mention{kind: kind, text: text, start: start, end: end}
}

// isName reports whether token i can be part of a name: a capitalised word that
// is not only capitalised because it begins a sentence.
func (p *paragraph) isName(i int) bool {
	if i < 0 || i >= len(p.tokens) {
		return false
	}
	t := p.tokens[i]
	if !t.capital() || isNoName(t.lower) {
		return false
	}
	return true
}

// nameAt reads a name that begins at token i; end is behind it.
func (p *paragraph) nameAt(i int) (end int) {
	if i < len(p.tokens) && isTitle(p.tokens[i].lower) && p.tokens[i].capital() && p.isName(i+1) {
		end = i + 1
	} else if !p.isName(i) {
		return i
	}
	for end = max(end, i); end < len(p.tokens); {
		switch {
		case p.isName(end) || p.tokens[end].initial():
			end++
			if p.possessive(end - 1) {
				return end
			}
		case end > i && isParticle(p.tokens[end].lower) && p.isName(end+1):
			end += 2
		case end > i && p.tokens[end].span > 0 && p.isName(end+1) && !p.spans[p.tokens[end].span-1].quote:
			end += 2 // a nickname
		default:
			return end
		}
	}
	return end
}

// nameBefore is where the name begins that ends right before token j.
func (p *paragraph) nameBefore(j int) (start int) {
	start = j
	for start > 0 {
		switch {
		case p.isName(start-1) || p.tokens[start-1].initial():
			start--
		case start < j && start > 1 && isParticle(p.tokens[start-1].lower) && p.isName(start-2):
			start -= 2
		case start < j && isTitle(p.tokens[start-1].lower) && p.tokens[start-1].capital():
			start--
		default:
			return start
		}
	}
	return start
}

// isTitle reports whether a word stands before names and belongs to them.
func isTitle(s string) bool {
	return oneOf(strings.TrimSuffix(s, "."), "mr mrs ms miss dr sir lady lord dame prof professor sen senator rep gov governor gen general col colonel capt captain president judge justice detective sergeant sgt lt lieutenant officer rev reverend father sister brother pope king queen prince princess mme mlle monsieur madame aunt uncle")
}

// age is the number of "23-year-old".
func age(s string) string {
	for _, tail := range []string{"-year-old", "‑year‑old", "-year-olds"} {
		if n, ok := strings.CutSuffix(strings.ToLower(s), tail); ok && isNumber(n) {
			return n
		}
	}
	return ""
}

func isNumber(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// mostNoun is how many words a noun phrase without a name has at the most.
const mostNoun = 12

// mentionAt reads who begins at token i; end is behind them. It reads "a
// 23-year-old Russian named Roman", "fire chief Jo Park", "she", "a spokesman
// for the council", "residents".
func (p *paragraph) mentionAt(i int) (m mention, end int) {
	if i >= len(p.tokens) || !p.tokens[i].isWord() {
		return mention{}, i
	}
	if isPronoun(p.tokens[i].lower) {
		return p.mention(pronoun, i, i), i + 1
	}
	years := ""
	for j := i; j < len(p.tokens) && j < i+mostNoun; j++ {
		t := p.tokens[j]
		if !t.isWord() {
			break
		}
		if n := age(t.text); n != "" {
			years = n
		}
		if end := p.nameAt(j); end > j && !p.possessive(end-1) && !p.adjective(j, end) {
			m := p.mention(named, j, end-1)
			m.detail = years
			if j > i && years == "" {
				m.detail = p.role(i, j)
			}
			return p.described(m, end)
		}
		if j > i && (t.verb != 0 && !isDeterminer(p.tokens[j-1].lower) || isAuxiliary(t.lower) || oneOf(t.lower, "who that which when while as after before during because if until but")) {
			break
		}
	}
	return p.nounAt(i, years)
}

// possessive reports whether token i ends in 's: what follows belongs to it.
func (p *paragraph) possessive(i int) bool {
	return strings.HasSuffix(p.tokens[i].text, "’s") || strings.HasSuffix(p.tokens[i].text, "'s")
}

// adjective reports whether the name from i to end only describes what follows:
// "a Russian named Roman", "a Kremlin spokesman", "the Oilers coach".
func (p *paragraph) adjective(i, end int) bool {
	if end-i > 2 || end >= len(p.tokens) || i == 0 {
		return false
	}
	next := p.tokens[end]
	if !next.isWord() || next.capital() || next.verb != 0 {
		return false
	}
	if oneOf(next.lower, "named called") {
		return true
	}
	return !isPreposition(next.lower) && !isAdverb(next.lower) && !isAuxiliary(next.lower) &&
		!oneOf(next.lower, "and or who said as when while after before during because if until but whose which that") &&
		isDeterminer(p.tokens[i-1].lower)
}

// role is the words before a name that say what somebody does: "fire chief Jo
// Park".
func (p *paragraph) role(i, j int) string {
	for i < j && isDeterminer(p.tokens[i].lower) {
		i++
	}
	if j-i == 0 || j-i > 6 {
		return ""
	}
	return strings.TrimSpace(p.text[p.tokens[i].start:p.tokens[j-1].end])
}

// described adds what an apposition says of a name: "Roman, 23", "Jo Park, the
// fire chief,".
func (p *paragraph) described(m mention, end int) (mention, int) {
	if end+1 >= len(p.tokens) || p.tokens[end].text != "," {
		return m, end
	}
	if next := p.tokens[end+1]; isNumber(next.text) && len(next.text) <= 3 {
		m.detail = next.text
		end += 2
		if end < len(p.tokens) && p.tokens[end].text == "," {
			end++
		}
		return m, end
	}
	if m.detail != "" {
		return m, end
	}
	var words []string
	for _, t := range p.tokens[end+1:] {
		if !t.isWord() {
			break
		}
		words = append(words, t.text)
	}
	switch n := len(words); {
	case n >= 3 && words[0] == "who" && oneOf(words[1], "is was") && isNumber(words[2]):
		m.detail = words[2]
	case n > 1 && oneOf(strings.ToLower(words[0]), "a an the") && age(words[1]) != "":
		m.detail = age(words[1])
	case n > 1 && n <= 7 && oneOf(strings.ToLower(words[0]), "a an the"):
		m.detail = strings.Join(words[1:], " ")
	}
	return m, end
}

// nounAt reads a person without a name: up to the verb, the comma or a clause.
func (p *paragraph) nounAt(i int, years string) (mention, int) {
	if years == "" && !p.human(i) {
		return mention{}, i
	}
	j := i
	for j < len(p.tokens) && j < i+mostNoun {
		t := p.tokens[j]
		if !t.isWord() || t.verb != 0 && j > i && !isDeterminer(p.tokens[j-1].lower) {
			break
		}
		if isAuxiliary(t.lower) || j > i && oneOf(t.lower, "who that which when while as after before during because if until but whose where in on at") {
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
	m := p.mention(common, i, j-1)
	if r, n := utf8.DecodeRuneInString(m.text); p.tokens[i].first && unicode.IsUpper(r) {
		m.text = string(unicode.ToLower(r)) + m.text[n:]
	}
	return m, j
}

// human reports whether the noun phrase at token i may be people: it has a
// determiner, or is a plural.
func (p *paragraph) human(i int) bool {
	t := p.tokens[i]
	if isDeterminer(t.lower) {
		return true
	}
	for j := i; j < min(i+4, len(p.tokens)) && p.tokens[j].isWord(); j++ {
		if w := p.tokens[j].lower; strings.HasSuffix(w, "s") && len(w) > 3 || oneOf(w, "police people men women children family staff friends") {
			return !isAdverb(t.lower) && !isPreposition(t.lower)
		}
	}
	return false
}

// mentionBefore reads who ends right before token j: the subject of the verb
// there.
func (p *paragraph) mentionBefore(j int) mention {
	for j > 0 && (isAdverb(p.tokens[j-1].lower) || strings.HasSuffix(p.tokens[j-1].lower, "ly") && p.tokens[j-1].isWord()) {
		j--
	}
	if j == 0 {
		return mention{}
	}
	if p.tokens[j-1].text == "," { // “…,” Jo Park, the fire chief, said: back over the apposition
		for k := j - 2; k > 0 && k > j-45; k-- {
			if p.tokens[k].span > 0 || oneOf(p.tokens[k].text, ". ! ? ;") {
				break
			}
			if p.tokens[k].text == "," && k > 0 && p.tokens[k-1].isWord() {
				if m := p.mentionBefore(k); m.kind != nobody {
					if m.detail == "" {
						m, _ = p.described(m, k)
					}
					return m
				}
			}
		}
		return mention{}
	}
	t := p.tokens[j-1]
	if isPronoun(t.lower) {
		return p.mention(pronoun, j-1, j-1)
	}
	if start := p.nameBefore(j); start < j {
		return p.subject(start, j)
	}
	return p.nounBefore(j)
}

// subject is the name from start to j, or, where that belongs to somebody
// before it, them: "Jo Park of Leeds", "a spokesman for Leeds".
func (p *paragraph) subject(start, j int) mention {
	at := start
	if at > 0 && p.tokens[at-1].lower == "the" {
		at--
	}
	if at > 1 && oneOf(p.tokens[at-1].lower, "of for from in at with") {
		if outer := p.mentionBefore(at - 1); outer.kind == named {
			return outer
		} else if outer.kind == common {
			m := p.mention(common, at, j-1)
			m.start = outer.start
			m.text = outer.text + p.text[outer.end:m.end]
			return m
		}
	}
	m := p.mention(named, start, j-1)
	from := start
	for from > 0 && from > start-6 && p.tokens[from-1].isWord() && !p.tokens[from-1].capital() &&
		p.tokens[from-1].verb == 0 && !oneOf(p.tokens[from-1].lower, "and but when as that if while because after before") &&
		!isPreposition(p.tokens[from-1].lower) && !isAuxiliary(p.tokens[from-1].lower) {
		from--
		if n := age(p.tokens[from].text); n != "" {
			m.detail = n
		}
		if isDeterminer(p.tokens[from].lower) {
			break
		}
	}
	if m.detail == "" && from < start {
		m.detail = p.role(from, start)
	}
	return m
}

// nounBefore reads a person without a name that ends before token j, back to
// the determiner.
func (p *paragraph) nounBefore(j int) mention {
	for k := j - 1; k >= 0 && k > j-mostNoun; k-- {
		t := p.tokens[k]
		if !t.isWord() || oneOf(t.lower, "that when while as if because but and who which") && k < j-1 {
			if k+1 < j && p.human(k+1) && !isPreposition(p.tokens[k+1].lower) {
				return p.lowered(k+1, j)
			}
			return mention{}
		}
		if isDeterminer(t.lower) {
			if k > 1 && oneOf(p.tokens[k-1].lower, "of for from in at with") {
				continue
			}
			if j-k < 2 {
				return mention{}
			}
			return p.lowered(k, j)
		}
		if k == 0 && p.human(0) {
			return p.lowered(0, j)
		}
	}
	return mention{}
}

// trails reports whether a noun phrase cannot end in token i.
func (p *paragraph) trails(i int) bool {
	w := p.tokens[i].lower
	return isPreposition(w) || isAdverb(w) || w == "and"
}

// lowered is the noun phrase from i to j, in small letters where only its
// place in the sentence made it begin with a capital.
func (p *paragraph) lowered(i, j int) mention {
	m := p.mention(common, i, j-1)
	if r, n := utf8.DecodeRuneInString(m.text); p.tokens[i].first && unicode.IsUpper(r) {
		m.text = string(unicode.ToLower(r)) + m.text[n:]
	}
	return m
}
