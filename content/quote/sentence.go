package quote

import "pullquote/content/quote/lexicon"

// speakerInSentence returns the speaker that the sentence before token i names, and the cue:
// Jo said: “…”; According to Jo, “…”. In a sentence without an end, such as a long list, it
// looks at no more than maxBack tokens and maxVerbs verbs.
func (p attributionParser) speakerInSentence(i int, kind Kind) (mention, string) {
	if p.lex.Inverts {
		return p.invertedSpeakerBefore(i)
	}
	const (
		maxBack  = 80
		maxVerbs = 6
	)
	begin := p.sentenceStart(i)
	start := max(begin, i-maxBack)
	if m, cue := p.colloquialSpeaker(i); m.kind != nobody {
		return m, cue
	}
	for k := start; k+2 < i; k++ {
		if m, cue := p.sourceAt(k); cue != "" && !p.isPassive(i) {
			return m, cue
		}
	}
	verbs := 0
	for k := i - 1; k >= start && verbs < maxVerbs; k-- {
		t := &p.tokens[k]
		if t.Cue == lexicon.NoCue || t.isCapitalized || t.Cue == lexicon.Weak && !p.isWeakCue(k, i, kind) || k > start && p.isNotSpeaking(k) {
			continue
		}
		verbs++
		if m := p.subjectOf(k, begin, i); m.kind != nobody {
			return m, p.word(k)
		}
		if k == start || p.tokens[k-1].isComma() && !p.isParticiple(k) {
			if m, _ := p.mentionAt(k + 1); m.kind == named {
				return m, p.word(k)
			}
		}
	}
	return p.subjectOfOtherVerb(begin, i)
}

// subjectOfOtherVerb returns the subject of a sentence that begins at token begin, and its verb,
// which need not be in the lexicon, if only a comma is between the verb and the quotation at token
// i: The town reasoned, “…”
func (p attributionParser) subjectOfOtherVerb(begin, i int) (mention, string) {
	verb := i - 2
	if verb <= begin || !p.tokens[i-1].isComma() || !p.tokens[verb].isWord() || p.tokens[verb].isCapitalized || !p.isPast(verb) || p.tokens[verb].Is(lexicon.Function) {
		return mention{}, ""
	}
	start := p.subjectStart(begin, i)
	m, end := p.mentionAt(start)
	subjectEnd := p.trimAdverbs(verb)
	switch {
	case m.kind != nobody && end == subjectEnd:
	case m.kind == nominal && end > subjectEnd && p.isBareNounPhrase(start, subjectEnd):
		m = p.lowercaseFirst(start, subjectEnd)
	default:
		return mention{}, ""
	}
	return m, p.word(verb)
}

// isBareNounPhrase reports whether the tokens from i up to end are a determiner and a noun, with
// at most two words between them: the whole town.
func (p attributionParser) isBareNounPhrase(i, end int) bool {
	const maxWords = 4
	if end-i < 2 || end-i > maxWords || !p.tokens[i].Is(lexicon.Determiner) {
		return false
	}
	for k := i + 1; k < end; k++ {
		if t := &p.tokens[k]; !t.isWord() || t.Is(lexicon.Function) || p.isPast(k) {
			return false
		}
	}
	return true
}

// subjectOf returns the subject of the verb at token k, in a sentence that begins at token
// begin and ends with the quotation at token i.
func (p attributionParser) subjectOf(k, begin, i int) mention {
	if m := p.sharedSubject(begin, k); m.kind != nobody {
		return m
	}
	if k > begin && p.tokens[k-1].isComma() && p.isName(k+1) { // asks Jo Park, “…”
		if m, end := p.mentionAt(k + 1); m.kind == named && end == i-1 && p.tokens[end].isComma() {
			return m
		}
	}
	if m := p.mentionBefore(k); m.kind != nobody && m.start >= p.startOf(begin) {
		return m
	}
	return mention{}
}

// isWeakCue reports whether the verb at token k, which can mean speaking, is close enough to
// the quotation at token i to be its cue. A fragment needs it nearer than other quotations.
func (p attributionParser) isWeakCue(k, i int, kind Kind) bool {
	const maxDistance = 6
	if p.tokens[i-1].Is(lexicon.Preposition) { // not: the evening began with “Blue Harbour”
		return false
	}
	return k >= i-maxDistance && (kind != Fragment || k >= i-2)
}

// sharedSubject returns the subject of a sentence that begins at token begin, if the verb at
// token k shares it with an earlier verb: He sat down and joked, “…”; Jo shrugged it off,
// telling us, “…”.
func (p attributionParser) sharedSubject(begin, k int) mention {
	if k <= begin+1 {
		return mention{}
	}
	before := &p.tokens[k-1]
	switch before.Func {
	case lexicon.And, lexicon.But, lexicon.Then:
	default:
		if !p.isParticiple(k) || !before.isComma() && before.Func != lexicon.By && before.Func != lexicon.Before {
			return mention{}
		}
	}
	m, end := p.mentionAt(p.subjectStart(begin, k))
	if m.kind == nobody || m.kind == nominal && !before.isComma() && !p.isPerson(m, end) || end >= k {
		return mention{}
	}
	return m
}

// isPerson reports whether the noun phrase m, which ends before token end, has a determiner and
// a noun for a person as its head: the head of the house.
func (p attributionParser) isPerson(m mention, end int) bool {
	start := m.token()
	head := p.headOf(start, end)
	return p.tokens[start].Is(lexicon.Determiner) && head > start && p.isPersonNoun(head)
}

// colloquialSpeaker returns the speaker of the span at token i in “Jo was like, “…””, and the
// cue: Jo’s like, “…”; they came in and were like “…”; all of them seem to be like “…”.
func (p attributionParser) colloquialSpeaker(i int) (mention, string) {
	like := p.quotativeLike(i)
	if like < 0 {
		return mention{}, ""
	}
	verb := like - 1
	if !p.tokens[verb].Is(lexicon.Be) { // Jo’s
		start := p.nameBefore(verb + 1)
		switch {
		case start <= verb:
			return p.mention(named, start, verb+1), p.word(like)
		case p.isContraction(verb):
			return p.mention(pronominal, verb, verb+1), p.word(like)
		}
		return p.mention(nominal, verb, verb+1), p.word(like)
	}
	begin := p.sentenceStart(i)
	m := p.mentionBefore(verb)
	if m.kind == nobody {
		m = p.sharedSubject(begin, verb)
	}
	if m.kind == nobody {
		m, _ = p.mentionAt(p.subjectStart(begin, i))
	}
	return m, p.word(like)
}

// subjectStart returns the first token of the subject of a sentence that begins at token begin:
// after the comma that ends an introductory phrase, as in “In May, Jo …”.
func (p attributionParser) subjectStart(begin, end int) int {
	const maxTokens = 30
	if !p.tokens[begin].Is(lexicon.Preposition|lexicon.ClauseStart) && !p.isParticiple(begin) && !(p.isPast(begin) && p.is(begin+1, lexicon.Preposition|lexicon.Function)) && !p.isTimePhrase(begin) {
		return begin
	}
	for k := begin + 1; k < min(begin+maxTokens, end-1); k++ {
		if p.tokens[k].isComma() {
			return k + 1
		}
	}
	return begin
}

// isTimePhrase reports whether the words from token i up to a comma say when something
// happens: hours later, the next morning.
func (p attributionParser) isTimePhrase(i int) bool {
	const maxWords = 4
	for k := i; k < min(i+maxWords, len(p.tokens)); k++ {
		switch t := &p.tokens[k]; {
		case t.isComma():
			return k > i && (p.tokens[k-1].Is(lexicon.Adverb|lexicon.Adverbial|lexicon.TimeNoun) || p.tokens[i].Is(lexicon.TimeNoun))
		case !t.isWord() || t.isCapitalized || t.Cue != lexicon.NoCue:
			return false
		}
	}
	return false
}

// isNotSpeaking reports whether the word before the verb at token k shows that its subject
// does not speak: the verb is a passive, an infinitive, or a noun.
func (p attributionParser) isNotSpeaking(k int) bool {
	before := &p.tokens[k-1]
	if before.Is(lexicon.Be) && !p.isParticiple(k) || before.Is(lexicon.Article) {
		return true
	}
	return !p.tokens[k].isReporting() && (before.Func == lexicon.To || before.Is(lexicon.Determiner))
}

// reporterIn returns the subject of the verb of speaking in a sentence, from token start up to
// end, and the verb. If the sentence has several such verbs, it is the last one that is not in
// what somebody says or in a relative clause: “Jo Park said that Ana Ruiz had told him” is
// about what Jo Park said, but in “Jo Park said no, and Ana Ruiz said yes” it is Ana Ruiz.
func (p attributionParser) reporterIn(start, end int) (m mention, word string) {
	const maxTokens = 60
	verb := -1
	for k := max(start, end-maxTokens); k < end; k++ {
		if !p.tokens[k].isReporting() || p.tokens[k].isCapitalized || k > start && p.isNotSpeaking(k) {
			continue
		}
		if verb >= 0 && !p.isCoordinate(verb, k) {
			continue
		}
		if n, cue := p.reporterOf(k, start, end); n.kind != nobody {
			m, word, verb = n, cue, k
		}
	}
	return m, word
}

// isCoordinate reports whether the verb at token k is in a clause of its own, beside that of
// the verb at token verb, and not in one that belongs to it.
func (p attributionParser) isCoordinate(verb, k int) bool {
	for i := k - 1; i > verb; i-- {
		switch t := &p.tokens[i]; {
		case t.mark == ';', t.span > 0:
			return true
		case t.Func == lexicon.And || t.Func == lexicon.But || t.Func == lexicon.While:
			if p.tokens[i-1].isComma() {
				return true
			}
		}
	}
	return false
}

// reporterOf returns the subject of the verb of speaking at token k, in a sentence from token
// start up to end, and the verb.
func (p attributionParser) reporterOf(k, start, end int) (mention, string) {
	m := p.sharedSubject(start, k)
	if m.kind == nobody {
		m = p.mentionBefore(k)
	}
	if (m.kind == named || m.kind == pronominal) && m.start >= p.startOf(start) {
		return m, p.word(k)
	}
	if k > start && p.tokens[k-1].isComma() && !p.isParticiple(k) {
		m, last := p.mentionAt(k + 1)
		if m.kind == named || m.kind == nominal && (last >= end || p.tokens[last].mark != 0) {
			return m, p.word(k)
		}
		if m, _ := p.mentionAt(start); m.kind == named { // Jo Park, 52, of Leeds, and a cook, said the water rose
			return m, p.word(k)
		}
	}
	return mention{}, ""
}

// agentOf returns the agent of a passive verb around the span at token i, and the verb:
// branded “…” by friends and family.
func (p attributionParser) agentOf(i int) (mention, string) {
	if i <= 0 || i+2 >= len(p.tokens) || !p.hasFunc(i+1, lexicon.By) {
		return mention{}, ""
	}
	if t := &p.tokens[i-1]; t.Cue == lexicon.NoCue && !p.isPast(i-1) && t.Func != lexicon.As {
		return mention{}, ""
	}
	m, _ := p.mentionAt(i + 2)
	return m, p.word(i - 1)
}

// speakerAfterDash returns the person named after a dash at token i. Nothing but a
// description may come after the name.
func (p attributionParser) speakerAfterDash(i int) (mention, string) {
	if i+1 >= len(p.tokens) || !isDash(p.tokens[i].mark) {
		return mention{}, ""
	}
	end := p.nameAt(i + 1)
	if end == i+1 {
		return mention{}, ""
	}
	if end < len(p.tokens) && !p.tokens[end].isComma() && p.tokens[end].mark != '(' && p.tokens[end].mark != '.' {
		return mention{}, ""
	}
	m, _ := p.withDetail(p.mention(named, i+1, end), end)
	return m, p.word(i)
}
