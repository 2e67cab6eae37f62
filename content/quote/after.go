package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/content/quote/lexicon"
)

// speakerAfterSpan returns the speaker that the words after the span at token i name, and the
// cue: “…,” said Jo; “…,” Jo said; “…,” Jo, who lives there, said; “…,” according to Jo.
func (p attributionParser) speakerAfterSpan(i int) (mention, string) {
	inner := unmark(p.word(i))
	i++
	if i < len(p.tokens) && (p.tokens[i].isComma() || p.tokens[i].mark == '—' || p.tokens[i].mark == '–') {
		i++
		if p.lex.Inverts && i < len(p.tokens) && isDash(p.tokens[i].mark) {
			i++ // «…», — сказала она
		}
	} else if strings.HasSuffix(inner, ".") && !(strings.HasSuffix(inner, "..") && i < len(p.tokens) && !p.tokens[i].isCapitalized) { // “I ...” she said
		return mention{}, ""
	}
	if i >= len(p.tokens) || !p.tokens[i].isWord() {
		return mention{}, ""
	}
	if p.lex.Inverts {
		return p.invertedSpeakerAfter(i)
	}
	if m, cue := p.sourceAt(i); cue != "" {
		return m, cue
	}
	if m, cue := p.writerAfterVerb(i); m.kind != nobody {
		return m, cue
	}
	if strings.ContainsAny(inner[max(len(inner)-1, 0):], ",!?") {
		if m := p.speakerAfterBe(i); m.kind != nobody {
			return m, p.word(i)
		}
	}
	if p.tokens[i].Is(lexicon.OpensClause) {
		return mention{}, "" // a new clause, about somebody else or another quotation
	}
	if m, cue := p.subjectAfterVerb(i); m.kind != nobody {
		return m, cue
	}
	if m, cue := p.subjectBeforeVerb(i); m.kind != nobody {
		return m, cue
	}
	if strings.HasSuffix(strings.TrimRight(inner, "’'”\" "), ",") {
		if m, cue := p.subjectBeforeOtherVerb(i); m.kind != nobody {
			return m, cue
		}
	}
	return p.subjectAtSentenceEnd(i)
}

// sourceAt returns the source that a phrase at token i introduces, with the phrase as the cue:
// according to Jo. The cue is "" if there is no such phrase.
func (p attributionParser) sourceAt(i int) (m mention, cue string) {
	for _, phrase := range p.lex.SourcePhrases {
		if !p.hasPhrase(i, phrase) {
			continue
		}
		cue := strings.ToLower(p.phrase(i, i+len(phrase)))
		if k := slices.Index(phrase, lexicon.AnyPossessive); k >= 0 {
			return p.owner(i + k), cue
		}
		m, _ := p.sourceMention(i + len(phrase))
		return m, cue
	}
	return mention{}, ""
}

// owner returns the mention of the person that the possessive pronoun at token i refers to: in
// her words. If the pronoun has no gender, the mention has no words.
func (p attributionParser) owner(i int) mention {
	if p.lex.Word(p.tokens[i].lower).RefersTo == lexicon.Unknown {
		return p.impliedSubject(i)
	}
	return p.mention(pronominal, i, i+1)
}

// sourceMention parses the mention of a source at token i.
func (p attributionParser) sourceMention(i int) (mention, int) {
	if !p.lex.Inverts {
		return p.mentionAt(i)
	}
	if i < len(p.tokens) && !p.is(i, lexicon.PossessivePronoun) && p.lex.Word(p.tokens[i].lower).RefersTo != lexicon.Unknown {
		return p.mention(pronominal, i, i+1), i + 1 // selon lui
	}
	if p.is(i, lexicon.Oblique) {
		return p.personAt(i, true) // nach Angaben der Polizei
	}
	return p.subjectAt(i, true)
}

// subjectBeforeOtherVerb returns the subject at token i and the verb after it, which need not
// be in the lexicon: “…,” Jo fumed on Tuesday. It must be called only where nothing but an
// attribution can come.
func (p attributionParser) subjectBeforeOtherVerb(i int) (mention, string) {
	m, end := p.mentionAt(i)
	if m.kind != named && m.kind != pronominal || end >= len(p.tokens) {
		return mention{}, ""
	}
	if t := &p.tokens[end]; !t.isWord() || t.isCapitalized || t.Is(lexicon.Function) {
		return mention{}, ""
	}
	return m, p.word(end)
}

// speakerAfterBe returns the speaker that the words after a form of “be” at token i name, after
// a quotation: “…,” was how Jo put it; “…,” was Jo’s answer; “…,” was the reply from Jo.
func (p attributionParser) speakerAfterBe(i int) mention {
	if !p.is(i, lexicon.Be) || i+2 >= len(p.tokens) {
		return mention{}
	}
	if p.hasFunc(i+1, lexicon.How) {
		m, _ := p.mentionAt(i + 2)
		return m
	}
	if p.is(i+1, lexicon.PossessivePronoun) {
		return p.owner(i + 1)
	}
	if end := p.nameAt(i + 1); end > i+1 && p.isPossessive(end-1) {
		return p.mention(named, i+1, end)
	}
	return p.senderAt(i+1, true)
}

// subjectAtSentenceEnd returns the subject of an attribution at the end of the sentence, after
// a quotation that ends before token i, and its verb: “We lost it” in the flood, Jo said.
func (p attributionParser) subjectAtSentenceEnd(i int) (mention, string) {
	const maxTokens = 25
	for k := i; k < min(i+maxTokens, len(p.tokens)-1) && !p.tokens[k].isBoundary(); k++ {
		if !p.tokens[k+1].isReporting() || k+2 < len(p.tokens) && p.tokens[k+2].mark != '.' {
			continue
		}
		m := p.mentionBefore(k + 1)
		if m.kind != named && m.kind != pronominal {
			return mention{}, ""
		}
		for c := k; c > i; c-- { // a comma must come before the attribution
			if p.tokens[c].isComma() {
				return m, p.word(k + 1)
			}
		}
	}
	return mention{}, ""
}

// subjectAfterVerb returns the subject after a verb of speaking at token i, and the verb: said
// Jo, later said Jo.
func (p attributionParser) subjectAfterVerb(i int) (mention, string) {
	const maxAdverbs = 2
	k := i
	for k < min(i+maxAdverbs, len(p.tokens)-1) && p.tokens[k].Cue == lexicon.NoCue && p.tokens[k].Is(lexicon.Adverb) {
		k++
	}
	verb := &p.tokens[k]
	if !verb.isSpeaking() {
		return p.subjectAfterOtherVerb(i)
	}
	m, end := p.mentionAt(k + 1)
	if m.kind == named || m.kind == nominal && (verb.isReporting() || p.isOnePerson(k+1, end)) || m.kind == pronominal && k == i {
		return m, p.word(k)
	}
	return mention{}, ""
}

// isOnePerson reports whether the words from token i up to end, where the clause ends, are a
// determiner and a noun for a person: continued the old porter.
func (p attributionParser) isOnePerson(i, end int) bool {
	if !p.is(i, lexicon.Determiner) || end < i+2 || end < len(p.tokens) && p.tokens[end].mark == 0 {
		return false
	}
	head := p.headOf(i, end)
	return head > i && p.isPersonNoun(head)
}

// subjectAfterOtherVerb returns the subject after the verb at token i, which need not be in
// the lexicon, and the verb. The subject must end the clause: scolded Jo.
func (p attributionParser) subjectAfterOtherVerb(i int) (mention, string) {
	if p.tokens[i].isCapitalized || !p.isPast(i) && !p.canBeVerb(i) || !p.isName(i+1) && !p.is(i+1, lexicon.Determiner) {
		return mention{}, ""
	}
	m, end := p.mentionAt(i + 1)
	if m.kind != named && m.kind != nominal || end < len(p.tokens) && p.tokens[end].mark == 0 {
		return mention{}, ""
	}
	return m, p.word(i)
}

// canBeVerb reports whether token i, after a quotation and before a name, is a verb without a
// regular ending: wept Jo.
func (p attributionParser) canBeVerb(i int) bool {
	const minSize = 4 // bytes
	t := &p.tokens[i]
	if i > 0 && p.tokens[i-1].span > 0 {
		if last, _ := utf8.DecodeLastRuneInString(unmark(p.word(i - 1))); !strings.ContainsRune(",!?—", last) {
			return false
		}
	}
	return len(t.lower) >= minSize && t.isWord() && p.isName(i+1) && !t.Is(lexicon.Function|lexicon.Adverbial|lexicon.Determiner|lexicon.Auxiliary|lexicon.Role|lexicon.NotName|lexicon.OrganizationWord|lexicon.TimeNoun|lexicon.WorkNoun|lexicon.Document) &&
		!p.isPersonNoun(i) && !p.isParticiple(i) && !p.isPlural(i)
}

// subjectBeforeVerb returns the subject at token i before a verb of speaking, and the verb: Jo
// said, as Jo said, Jo told the court.
func (p attributionParser) subjectBeforeVerb(i int) (mention, string) {
	if p.tokens[i].Func == lexicon.As {
		i++
	}
	m, end := p.mentionAt(i)
	if m.kind == nobody {
		return mention{}, ""
	}
	if p.hasFunc(end, lexicon.And) && m.kind == named { // Jo Park and Ana Ruiz said
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
	if member := p.memberBefore(end, v); m.kind == named && member.kind == named {
		m = member
	}
	if p.tokens[v].Is(lexicon.TakesListener) && m.kind != pronominal && m.detail == "" {
		m.detail = p.listener(v + 1)
	}
	return m, p.word(v)
}

// verbAfter returns the verb of speaking of a subject that ends before token i, or -1. Between
// them there may be
//
//	adverbs              Jo Park later said
//	a phrase or clause   Jo Park of Leeds said; Jo Park, 23, who left said
//	an apposition        Jo Park, who has run it since 2011, said
//	an age, before i     Jo Park, 23, said; Jo Park, 23, the fire chief, said
//
// Any other words belong to a sentence in which nobody speaks.
func (p attributionParser) verbAfter(i int) int {
	const maxPhrase = 8 // tokens
	// The comma that closes an age is before token i. It may also open an apposition.
	apposition := i > 0 && p.tokens[i-1].isComma()
	phrase := p.is(i, lexicon.Link) || p.hasFunc(i, lexicon.Who) || i < len(p.tokens) && p.isPast(i) && p.is(i+1, lexicon.Preposition|lexicon.EndsNounPhrase)
	for k := i; k < min(i+maxAside, len(p.tokens)); k++ {
		switch t := &p.tokens[k]; {
		case t.mark == '(': // (R-Utah)
			for k < min(i+maxAside, len(p.tokens)-1) && p.tokens[k].mark != ')' {
				k++
			}
		case t.isBoundary():
			return -1
		case t.isComma():
			apposition = !apposition
		case t.isReporting() && k > 0 && p.tokens[k-1].isComma():
			return k // even if a comma of the apposition is missing
		case apposition:
		case t.Func == lexicon.Cited && k > i && p.tokens[k-1].Is(lexicon.Be):
			return p.verbAfterCited(k)
		case t.isSpeaking(), p.isCalling(k):
			return k
		case t.Is(lexicon.Adverb):
		case phrase && k < i+maxPhrase:
		default:
			return -1
		}
	}
	return -1
}

// isCalling reports whether the verb at token k, which often comes before a name that somebody is
// given, means speaking: called out, called.
func (p attributionParser) isCalling(k int) bool {
	if p.tokens[k].Cue != lexicon.Naming {
		return false
	}
	return k+1 == len(p.tokens) || p.tokens[k+1].endsSentence() || p.tokens[k+1].Is(lexicon.Adverbial)
}

// verbAfterCited returns the verb of speaking after the participle at token i, or -1: was
// quoted as saying, was heard telling the court.
func (p attributionParser) verbAfterCited(i int) int {
	k := i + 1
	if p.hasFunc(k, lexicon.As) {
		k++
	}
	if k < len(p.tokens) && p.tokens[k].isReporting() && p.isParticiple(k) {
		return k
	}
	return -1
}

// memberBefore returns the person right before the verb at token v whom a noun for people links
// to the organization that ends before token i: College of the Vale geologist Jo Park said.
func (p attributionParser) memberBefore(i, v int) mention {
	if !p.hasFunc(i, lexicon.Of) {
		return mention{}
	}
	end := p.trimAdverbs(v)
	start := p.nameBefore(end)
	if start == end || start < i+3 || !p.isPersonNoun(start-1) || p.tokens[start-1].isCapitalized || !p.tokens[start-2].isCapitalized {
		return mention{}
	}
	m := p.mention(named, start, end)
	m.detail = p.roleBefore(i, start, end)
	return m
}

// writerAfterVerb returns the person from whom the document comes that the words at token i
// name, and the verb: “…,” reads an email from Jo; “…,” came the answer from Jo.
func (p attributionParser) writerAfterVerb(i int) (mention, string) {
	hasCome := p.tokens[i].Func == lexicon.Came
	if !hasCome && !p.tokens[i].Is(lexicon.InscriptionVerb) {
		return mention{}, ""
	}
	return p.senderAt(i+1, hasCome), p.word(i)
}

// senderAt returns the person from whom the document in the noun phrase at token i comes: an
// email from Jo. If anyNoun is true, any noun may take the place of the document: the answer from
// Jo, a voice from the stairs.
func (p attributionParser) senderAt(i int, anyNoun bool) mention {
	const maxAdjectives = 2
	if !p.is(i, lexicon.Determiner) {
		return mention{}
	}
	noun := i + 1
	for noun < min(i+1+maxAdjectives, len(p.tokens)-1) && !p.hasFunc(noun, lexicon.Voice) && p.tokens[noun].isWord() && p.tokens[noun+1].isWord() && p.tokens[noun+1].Func != lexicon.From && p.tokens[noun+1].Func != lexicon.By {
		noun++
	}
	if anyNoun && p.hasFunc(noun, lexicon.Voice) {
		return p.mention(nominal, i, noun+1)
	}
	if !anyNoun && !p.is(noun, lexicon.Document) || !p.hasFunc(noun+1, lexicon.From) && !p.hasFunc(noun+1, lexicon.By) {
		return mention{}
	}
	m, _ := p.mentionAt(noun + 2)
	return m
}
