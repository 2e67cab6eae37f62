package quote

import (
	"strings"

	"pullquote/content/quote/lexicon"
)

// afterSpan returns who speaks, by the words after the span at token i: “…,” said Jo; “…,”
// Jo said; “…,” Jo, who lives there, said; “…,” according to Jo.
func (p attributions) afterSpan(i int) (mention, string) {
	inner := unmark(p.word(i))
	i++
	if i < len(p.tokens) && (p.tokens[i].isComma() || p.tokens[i].mark == '—' || p.tokens[i].mark == '–') {
		i++
	} else if strings.HasSuffix(inner, ".") {
		return mention{}, ""
	}
	if i >= len(p.tokens) || !p.tokens[i].isWord() {
		return mention{}, ""
	}
	if m, cue := p.sourceAt(i); cue != "" {
		return m, cue
	}
	if p.tokens[i].Is(lexicon.OpensClause) {
		return mention{}, "" // what somebody else does, or says next
	}
	if m, cue := p.verbFirst(i); m.kind != nobody {
		return m, cue
	}
	if p.lex.Inverts {
		return mention{}, ""
	}
	if m, cue := p.subjectFirst(i); m.kind != nobody {
		return m, cue
	}
	if strings.HasSuffix(strings.TrimRight(inner, "’'”\" "), ",") {
		if m, cue := p.subjectAndOtherVerb(i); m.kind != nobody {
			return m, cue
		}
	}
	return p.atSentenceEnd(i)
}

// sourceAt returns the source that a phrase at token i names, and the phrase: according to
// Jo. The cue is "" if no such phrase is there.
func (p attributions) sourceAt(i int) (m mention, cue string) {
	for _, phrase := range p.lex.SourcePhrases {
		if p.hasPhrase(i, phrase) {
			m, _ := p.mentionAt(i + len(phrase))
			return m, strings.Join(phrase, " ")
		}
	}
	return mention{}, ""
}

// subjectAndOtherVerb returns a subject at token i that a verb follows which is not in the
// lexicon, where nothing but an attribution can follow: “…,” Jo fumed on Tuesday.
func (p attributions) subjectAndOtherVerb(i int) (mention, string) {
	m, end := p.mentionAt(i)
	if m.kind != named && m.kind != pronominal || end >= len(p.tokens) {
		return mention{}, ""
	}
	if t := &p.tokens[end]; !t.isWord() || t.capital || t.Is(lexicon.Function) {
		return mention{}, ""
	}
	return m, p.word(end)
}

// atSentenceEnd returns the subject of an attribution that ends the sentence which the
// quotation before token i is in: “We lost it” in the flood, Jo said.
func (p attributions) atSentenceEnd(i int) (mention, string) {
	const maxTokens = 25
	for k := i; k < min(i+maxTokens, len(p.tokens)-1) && !p.tokens[k].stops(); k++ {
		if !p.tokens[k+1].isReporting() || k+2 < len(p.tokens) && p.tokens[k+2].mark != '.' {
			continue
		}
		m := p.mentionBefore(k + 1)
		if m.kind != named && m.kind != pronominal {
			return mention{}, ""
		}
		for c := k; c > i; c-- { // a comma parts it from what goes on
			if p.tokens[c].isComma() {
				return m, p.word(k + 1)
			}
		}
	}
	return mention{}, ""
}

// verbFirst returns the subject after a verb at token i: said Jo, later said Jo.
func (p attributions) verbFirst(i int) (mention, string) {
	const maxAdverbs = 2
	k := i
	for k < min(i+maxAdverbs, len(p.tokens)-1) && p.tokens[k].Cue == lexicon.NoCue && p.tokens[k].Is(lexicon.Adverb) {
		k++
	}
	verb := &p.tokens[k]
	if !verb.isSpeaking() {
		return p.otherVerbFirst(i)
	}
	m, _ := p.mentionAt(k + 1)
	if m.kind == named || m.kind == nominal && verb.isReporting() || m.kind == pronominal && k == i {
		return m, p.word(k)
	}
	return mention{}, ""
}

// otherVerbFirst returns who follows a verb at token i that is not in the lexicon, and
// ends the clause: scolded Jo.
func (p attributions) otherVerbFirst(i int) (mention, string) {
	if p.tokens[i].capital || !p.isPast(i) || !p.isName(i+1) && !p.is(i+1, lexicon.Determiner) {
		return mention{}, ""
	}
	m, end := p.mentionAt(i + 1)
	if m.kind != named && m.kind != nominal || end < len(p.tokens) && p.tokens[end].mark == 0 {
		return mention{}, ""
	}
	return m, p.word(i)
}

// subjectFirst returns a subject at token i that a verb of speaking follows: Jo said, as
// Jo said, Jo told the court.
func (p attributions) subjectFirst(i int) (mention, string) {
	if p.tokens[i].Func == lexicon.As {
		i++
	}
	m, end := p.mentionAt(i)
	if m.kind == nobody {
		return mention{}, ""
	}
	if p.does(end, lexicon.And) && m.kind == named { // Jo Park and Ana Ruiz said
		if other, last := p.mentionAt(end + 1); other.kind == named {
			if v := p.verbAfter(last); v >= 0 {
				return p.mention(nominal, i, last), p.word(v)
			}
		}
	}
	v := p.verbAfter(end)
	if v < 0 {
		return mention{}, ""
	}
	if p.tokens[v].Is(lexicon.TakesListener) && m.kind != pronominal && m.detail == "" {
		m.detail = p.listener(v + 1)
	}
	return m, p.word(v)
}

// verbAfter returns the verb of speaking whose subject ends before token i; -1 if there
// is none. Between them may come
//
//	adverbs              Jo Park later said
//	a phrase or clause   Jo Park of Leeds said; Jo Park, 23, who left said
//	an apposition        Jo Park, who has run it since 2011, said
//	an age, read before  Jo Park, 23, said; Jo Park, 23, the fire chief, said
//
// Anything else belongs to a sentence in which nobody speaks.
func (p attributions) verbAfter(i int) int {
	const maxPhrase = 8
	// After an age the comma that closes it has been read, and may open an apposition
	// as well.
	apposition := i > 0 && p.tokens[i-1].isComma()
	phrase := p.is(i, lexicon.Link) || p.does(i, lexicon.Who)
	for k := i; k < min(i+maxAside, len(p.tokens)); k++ {
		switch t := &p.tokens[k]; {
		case t.mark == '(': // (R-Utah)
			for k < min(i+maxAside, len(p.tokens)-1) && p.tokens[k].mark != ')' {
				k++
			}
		case t.stops():
			return -1
		case t.isComma():
			apposition = !apposition
		case t.isReporting() && k > 0 && p.tokens[k-1].isComma():
			return k // even if the commas do not pair off
		case apposition:
		case t.isSpeaking():
			return k
		case t.Is(lexicon.Adverb):
		case phrase && k < i+maxPhrase:
		default:
			return -1
		}
	}
	return -1
}
