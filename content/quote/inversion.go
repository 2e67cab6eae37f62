package quote

import (
	"slices"
	"strings"
	"unicode"

	"pullquote/content/quote/lexicon"
)

// In most European languages the verb comes before its subject after a quotation:
//
//	„Wir haben verloren“, sagte die Bürgermeisterin Sabine Krüger.
//	« Nous avons perdu », a déclaré hier l’adjointe aux sports, Claire Vasseur.
//	«Мы проиграли», — сказал он.
//
// So what matters is the order of the words, and not whether the verb is in the lexicon.

// maxBetween is the maximum number of tokens between a verb and its subject.
const maxBetween = 8

// invertedSpeakerAfter returns the speaker named by the words from token i on, after a
// quotation, and the cue.
func (p attributionParser) invertedSpeakerAfter(i int) (mention, string) {
	if m, cue := p.sourceAt(i); cue != "" {
		return m, cue
	}
	for _, phrase := range p.lex.SourcesAfter {
		if p.hasPhrase(i, phrase) {
			if m, _ := p.subjectAt(i+len(phrase), true); m.kind == named || m.kind == nominal {
				return m, p.word(i)
			}
			return p.invertedClause(i + len(phrase))
		}
	}
	if m, cue := p.speakerAfterName(i); m.kind != nobody {
		return m, cue
	}
	if p.tokens[i].Is(lexicon.OpensClause) && p.tokens[i].Cue == lexicon.NoCue {
		return mention{}, ""
	}
	return p.invertedClause(i)
}

// invertedClause returns the subject of a clause that begins with its verb at token i, and the
// verb.
func (p attributionParser) invertedClause(i int) (mention, string) {
	v, next := p.invertedVerb(i)
	if v < 0 {
		return mention{}, ""
	}
	isCue := p.tokens[v].isSpeaking()
	at := p.subjectStartAfter(next, p.tokens[v].isReporting())
	m, end := p.subjectAt(at, isCue)
	switch {
	case m.kind == nobody:
		if isCue && p.lex.DropsSubject && !p.isFirstPerson(v) {
			return p.impliedSubject(v), p.word(v)
		}
		return mention{}, ""
	case isCue:
	case m.kind == nominal && !p.isPersonPhrase(at, end), end < len(p.tokens) && p.tokens[end].isWord() && !p.tokens[end].Is(lexicon.Function|lexicon.Adverb|lexicon.TimeNoun|lexicon.NotName):
		return mention{}, ""
	}
	return m, p.word(v)
}

// invertedVerb returns the verb of a clause that begins at token i, and the token at which
// its subject may begin. It returns -1 if no verb begins the clause: s’écria, a déclaré.
func (p attributionParser) invertedVerb(i int) (verb, next int) {
	const maxBefore = 3 // clitics and adverbs
	k := i
	for k < min(i+maxBefore, len(p.tokens)) && p.tokens[k].isWord() && !p.isVerbForm(k) && p.tokens[k].Is(lexicon.Clitic|lexicon.Adverb) {
		k++
	}
	if k >= len(p.tokens) || !p.isVerbForm(k) {
		return -1, i
	}
	if !p.tokens[k].Is(lexicon.Auxiliary) || p.tokens[k].isReporting() {
		return k, k + 1
	}
	next = k + 1
	if p.is(next, lexicon.Pronoun) { // a-t-il ajouté
		if p.is(next+1, ^lexicon.Class(0)) || next+1 < len(p.tokens) && p.tokens[next+1].isSpeaking() {
			if p.tokens[next+1].isSpeaking() {
				return next + 1, next
			}
		}
		return k, next
	}
	for next < len(p.tokens) && p.tokens[next].Is(lexicon.Adverb|lexicon.Clitic|lexicon.Auxiliary) {
		next++
	}
	if next+1 < len(p.tokens) && p.tokens[next].isWord() && !p.tokens[next].isCapitalized && !p.tokens[next].Is(lexicon.Function|lexicon.Determiner|lexicon.Pronoun|anyNoun) {
		return next, next + 1
	}
	return k, next
}

// isVerbForm reports whether token i can be a finite verb: it is one of the lexicon, or looks
// like one.
func (p attributionParser) isVerbForm(i int) bool {
	t := &p.tokens[i]
	if !t.isWord() || t.isCapitalized || !t.isFirst && unicode.IsUpper(p.firstRune(i)) {
		return false
	}
	if t.Is(lexicon.Auxiliary) || t.isSpeaking() {
		return true
	}
	return !t.Is(lexicon.Function|lexicon.Determiner|lexicon.Pronoun|lexicon.Clitic|anyNoun) && p.lex.IsVerb(t.lower)
}

// subjectStartAfter returns the token at which the subject of a verb may begin, after adverbs
// and clitics and, if the verb is a reliable cue, one phrase that says when, where or to whom:
// erklärte am Dienstag Sabine Krüger.
func (p attributionParser) subjectStartAfter(i int, isReliable bool) int {
	end := min(i+maxBetween, len(p.tokens))
	k := i
	for k < end {
		t := &p.tokens[k]
		switch {
		case !t.isWord() || t.isCapitalized:
			return k
		case t.Is(lexicon.Pronoun) && !t.Is(lexicon.Clitic):
			return k
		case t.Is(lexicon.Clitic) && !t.Is(lexicon.Determiner|lexicon.Pronoun), t.Is(lexicon.Adverb) && !t.Is(lexicon.Determiner), t.Is(lexicon.TimeNoun),
			t.Is(lexicon.NotName) && !t.Is(lexicon.Function|lexicon.Determiner|lexicon.Pronoun): // mardi
			k++
		case isReliable && t.Is(lexicon.Preposition) && !p.hasSourcePhrase(k):
			after := p.prepositionalEnd(k)
			if after >= len(p.tokens) || !p.tokens[after].Is(lexicon.Determiner|lexicon.Pronoun) && !p.tokens[after].isCapitalized {
				return k
			}
			k = after
			isReliable = false
		default:
			return k
		}
	}
	return k
}

// prepositionalEnd returns the token after the noun phrase of the preposition at token i: its
// determiner, its adjectives and one noun.
func (p attributionParser) prepositionalEnd(i int) int {
	k := i + 1
	last := min(i+maxBetween, len(p.tokens))
	if p.is(k, lexicon.Determiner|lexicon.Preposition) {
		k++
	}
	if end := p.nameAt(min(k, len(p.tokens))); end > k {
		return end
	}
	for k < last && p.tokens[k].isWord() && !p.tokens[k].isCapitalized && !p.tokens[k].Is(lexicon.Determiner|lexicon.Pronoun) {
		k++
	}
	return k
}

// subjectAt parses the subject that begins at token i, and returns the token after it: a
// pronoun, a name with the words that describe it, or a noun phrase. bare says that a noun for
// a person may do without a determiner, because only a subject can come here.
func (p attributionParser) subjectAt(i int, bare bool) (mention, int) {
	if i >= len(p.tokens) || !p.tokens[i].isWord() {
		return mention{}, i
	}
	first := &p.tokens[i]
	if first.Is(lexicon.Pronoun) && !first.isCapitalized || first.isFirst && first.Is(lexicon.Pronoun) {
		if !first.Is(lexicon.Determiner) || i+1 >= len(p.tokens) || !p.tokens[i+1].isWord() || p.isVerbForm(i+1) {
			return p.mention(pronominal, i, i+1), i + 1
		}
	}
	if first.Is(lexicon.Oblique) || p.lex.IsOblique != nil && i+1 < len(p.tokens) && p.lex.IsOblique(first.lower, p.word(i+1)) || first.Is(lexicon.Preposition|lexicon.ClauseStart|lexicon.Clitic) && !first.Is(lexicon.Determiner) {
		return mention{}, i
	}
	return p.personAt(i, bare)
}

// personAt parses the name, with the words that describe it, or the noun phrase that begins at
// token i, in whatever case it is, and returns the token after it.
func (p attributionParser) personAt(i int, bare bool) (mention, int) {
	first := &p.tokens[i]
	linked := false
	k := i
loop:
	for k < min(i+maxNounPhrase, len(p.tokens)) {
		t := &p.tokens[k]
		if end := p.nameAt(k); end > k {
			if p.isGenitive(k, end) && k > i || linked || k > i && p.is(k-1, lexicon.Preposition) {
				linked, k = true, end
				continue
			}
			if p.isGenitive(k, end) && end < len(p.tokens) && p.tokens[end].isWord() && p.isPersonNoun(end) { // Schalkes Trainer
				k = end
				continue
			}
			m := p.mention(named, k, end)
			if k > i {
				m.detail = p.roleBefore(i, k, end)
			}
			return p.withDetail(m, end)
		}
		switch {
		case t.isComma():
			if m, end := p.nameInApposition(i, k); m.kind == named {
				return m, end
			}
			break loop
		case t.Is(lexicon.Preposition) && t.Is(lexicon.EndsNounPhrase) && k > i:
			if end := p.prepositionalEnd(k); end < len(p.tokens) && p.tokens[end].isComma() {
				if m, end := p.nameInApposition(i, end); m.kind == named {
					return m, end
				}
			}
			break loop
		case !t.isWord(), t.Is(lexicon.ClauseStart) && !t.Is(lexicon.Determiner), t.Is(lexicon.Auxiliary | lexicon.EndsNounPhrase), t.Func == lexicon.And:
			break loop
		case k > i && (t.Cue != lexicon.NoCue && !t.Is(anyNoun) || t.Is(lexicon.Adverb) && !t.Is(lexicon.Determiner)):
			break loop
		case t.Is(lexicon.Preposition) || t.Is(lexicon.Article) && k > i:
			linked = true
		}
		k++
	}
	for k > i && p.tokens[k-1].Is(lexicon.Preposition|lexicon.Determiner|lexicon.Adverb|lexicon.Function) {
		k--
	}
	switch {
	case k == i, k == i+1 && first.Is(lexicon.Determiner):
		return mention{}, i
	case first.Is(lexicon.Determiner), bare && p.isPersonPhrase(i, k), bare && p.lex.BareNouns && !first.Is(lexicon.Function):
		return p.lowercaseFirst(i, k), k
	}
	return mention{}, i
}

// nameInApposition returns the name after the comma at token k, after a noun phrase for a
// person that begins at token i: la alcaldesa, Carmen Ibáñez.
func (p attributionParser) nameInApposition(i, k int) (mention, int) {
	const maxTitles = 3
	isPerson := p.isPersonPhrase(i, k)
	if !isPerson && !p.tokens[i].Is(lexicon.Determiner) {
		return mention{}, k
	}
	name := k + 1
	for name < min(k+maxTitles, len(p.tokens)) && p.tokens[name].isWord() && !p.tokens[name].isCapitalized && p.isPersonNoun(name) { // General George Casey
		name++
	}
	end := p.nameAt(min(name, len(p.tokens)))
	if end == name || end < len(p.tokens) && p.tokens[end].isWord() && !p.isVerbForm(end) && !p.tokens[end].Is(lexicon.Function) {
		return mention{}, k
	}
	if !isPerson && (end < len(p.tokens) && p.tokens[end].isWord() || p.tokens[name].Is(lexicon.Place)) {
		return mention{}, k
	}
	m := p.mention(named, name, end)
	m.detail = p.phrase(p.afterDeterminers(i), k)
	return m, end
}

// isGenitive reports whether the name from token i up to end is a single word with the ending
// of a genitive.
func (p attributionParser) isGenitive(i, end int) bool {
	return p.lex.GenitiveEnding != "" && end == i+1 && strings.HasSuffix(p.tokens[i].lower, p.lex.GenitiveEnding) && lexicon.GenderOfGivenName(p.tokens[i].lower) == lexicon.Unknown
}

// isPersonPhrase reports whether the noun phrase from token i up to end has a noun for a
// person or an organization before its first preposition.
func (p attributionParser) isPersonPhrase(i, end int) bool {
	for k := i; k < end; k++ {
		if p.isPersonNoun(k) || p.tokens[k].Is(lexicon.OrganizationWord|lexicon.People) {
			return true
		}
		if k > i && p.tokens[k].Is(lexicon.Preposition) {
			return false
		}
	}
	return false
}

// invertedSpeakerBefore returns the speaker named in the sentence before the quotation at
// token i, and the cue. The verb nearest to the quotation counts. Its subject is after it,
// before it, or the subject of the whole sentence.
func (p attributionParser) invertedSpeakerBefore(i int) (mention, string) {
	const (
		maxBack  = 60
		maxVerbs = 4
	)
	begin := max(p.sentenceStart(i), i-maxBack)
	if begin >= i {
		return mention{}, ""
	}
	for k := begin; k < i; k++ {
		if m, cue := p.sourceAt(k); cue != "" && m.kind != nobody {
			return m, cue
		}
	}
	last := i - 1
	if p.tokens[last].isComma() || p.tokens[last].mark == ':' {
		last--
	}
	isIntroduced := p.tokens[i-1].mark == ':'
	if isIntroduced && last > begin && p.tokens[last].Cue == lexicon.NoCue && p.isVerbForm(last) {
		if m := p.mentionBeforeVerb(last, begin, true); m.kind != nobody { // Der Leiter widersprach:
			return m, p.word(last)
		}
	}
	verbs := 0
	for k := last; k >= begin && verbs < maxVerbs; k-- {
		t := &p.tokens[k]
		if t.span > 0 {
			break
		}
		if t.Cue == lexicon.NoCue || t.isCapitalized && !t.isFirst || t.Is(anyNoun) {
			continue
		}
		if t.Cue == lexicon.Weak && k < i-maxBetween {
			continue
		}
		verbs++
		if m := p.subjectAround(k, begin, i); m.kind != nobody {
			return m, p.word(k)
		}
	}
	if !isIntroduced {
		return mention{}, ""
	}
	if start := p.nameBefore(last + 1); start <= last && start > begin {
		return p.mention(named, start, last+1), ":"
	}
	return p.sentenceSubject(begin, i), ":"
}

// subjectAround returns the subject of the verb at token k in a sentence from token begin up
// to end.
func (p attributionParser) subjectAround(k, begin, end int) mention {
	if m := p.mentionBeforeVerb(k, begin, false); m.kind != nobody {
		return m
	}
	if m, after := p.subjectAt(p.subjectStartAfter(k+1, true), true); m.kind != nobody && after <= end {
		return m
	}
	for a := k - 2; a >= begin; a-- { // hatte Jo Park am Abend gesagt
		if p.tokens[a].Is(lexicon.Auxiliary) {
			if m, after := p.subjectAt(p.subjectStartAfter(a+1, true), true); m.kind != nobody && after <= k {
				return m
			}
		}
	}
	if m := p.sentenceSubject(begin, k); m.kind != nobody {
		return m
	}
	if p.lex.DropsSubject && !p.isFirstPerson(k) {
		return p.impliedSubject(k)
	}
	return mention{}
}

// mentionBeforeVerb returns the subject that ends right before the verb at token k, with only
// adverbs, clitics and auxiliaries between them, and begins the sentence or a clause. If it is
// not strict, the comma after an apposition may be missing.
func (p attributionParser) mentionBeforeVerb(k, begin int, strict bool) mention {
	j := k
	for j > begin && p.tokens[j-1].Is(lexicon.Adverb|lexicon.Clitic|lexicon.Auxiliary) && !p.tokens[j-1].Is(lexicon.Pronoun) {
		j--
	}
	j = max(p.trimBrackets(j), begin)
	for start := begin; start < j; start++ {
		if start > begin && p.tokens[start-1].mark == 0 && p.tokens[start-1].Func != lexicon.And && p.tokens[start-1].Func != lexicon.But && p.tokens[start-1].Func != lexicon.Then {
			continue
		}
		m, end := p.subjectAt(start, true)
		if m.kind == nobody || end > j {
			continue
		}
		if !strict && start == begin && m.kind == named && p.tokens[end].isComma() && !slices.ContainsFunc(p.tokens[end:j], func(t token) bool { return t.Is(lexicon.Auxiliary) || t.Cue != lexicon.NoCue && !t.Is(anyNoun) }) {
			return m // the comma after the apposition is missing
		}
		if end == j || end == j-1 && p.tokens[end].isComma() || p.tokens[end].isComma() && p.tokens[j-1].isComma() && !strict {
			return m
		}
	}
	return mention{}
}

// sentenceSubject returns the first name or pronoun from token begin up to end that can be the
// subject of a sentence, which is not after a preposition.
func (p attributionParser) sentenceSubject(begin, end int) mention {
	const maxTokens = 60
	end = min(end, begin+maxTokens)
	for k := begin; k < end; k++ {
		t := &p.tokens[k]
		if t.Is(lexicon.Preposition) && !t.Is(lexicon.Clitic) {
			k = max(k, p.prepositionalEnd(k)-1)
			continue
		}
		if t.span > 0 || !t.isWord() {
			continue
		}
		if k > begin && p.tokens[k-1].isWord() && !p.isVerbForm(k-1) && !p.tokens[k-1].Is(lexicon.Function) && t.Is(lexicon.Determiner) {
			continue
		}
		if m, after := p.subjectAt(k, k == begin); m.kind == named || m.kind == pronominal || m.kind == nominal && p.isPersonPhrase(k, after) {
			return m
		}
	}
	return mention{}
}

// isFirstPerson reports whether the verb at token v shows that its subject is the narrator:
// murmuré.
func (p attributionParser) isFirstPerson(v int) bool {
	return p.lex.IsFirstPerson != nil && p.lex.IsFirstPerson(p.tokens[v].lower)
}

// impliedSubject returns the mention of a subject that the verb at token v leaves out.
func (p attributionParser) impliedSubject(v int) mention {
	start := p.startOf(v)
	return mention{kind: implied, paragraph: p.paragraph, start: start, end: start}
}

// speakerAfterName returns a source whose name comes before the word for it: Jo Park zufolge.
func (p attributionParser) speakerAfterName(i int) (mention, string) {
	if p.lex.SourceAfterName == "" {
		return mention{}, ""
	}
	k := slices.IndexFunc(p.tokens[i:min(i+maxBetween, len(p.tokens))], func(t token) bool { return t.lower == p.lex.SourceAfterName })
	if k <= 0 {
		return mention{}, ""
	}
	m, end := p.subjectAt(i, true)
	if m.kind == nobody || end != i+k {
		return mention{}, ""
	}
	return m, p.lex.SourceAfterName
}
