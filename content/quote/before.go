package quote

import "pullquote/content/quote/lexicon"

// An attributionParser finds the speaker in the words around a quotation.
type attributionParser struct{ mentionParser }

func newAttributionParser(p *paragraph) attributionParser {
	return attributionParser{newMentionParser(p)}
}

// maxLinks is how many links from a name to the person before it are followed. “A clerk for Jo
// Park of Leeds” has two.
const maxLinks = 2

// mentionBefore returns the subject right before the verb at token j. Adverbs and one
// apposition may come between them: “…,” Jo Park, the fire chief, said.
func (p attributionParser) mentionBefore(j int) mention {
	j = p.trimAdverbs(p.trimInfinitive(j))
	if j > 0 && p.tokens[j-1].isComma() {
		return p.mentionBeforeApposition(j - 1)
	}
	return p.mentionEndingAt(j, maxLinks)
}

// trimInfinitive moves j, the index of a verb, back before the words that introduce an
// infinitive: used to say, had to say, went on to say.
func (p attributionParser) trimInfinitive(j int) int {
	switch {
	case j < 3 || !p.hasFunc(j-1, lexicon.To):
		return j
	case p.is(j-2, lexicon.InfinitiveHead):
		return j - 2
	case p.hasFunc(j-2, lexicon.On):
		return j - 3
	}
	return j
}

// trimAdverbs moves j back before the adverbs right before it.
func (p attributionParser) trimAdverbs(j int) int {
	for first := j - maxAdverbs; j > 0 && j > first && p.tokens[j-1].Is(lexicon.Adverb|lexicon.SentenceAdverb) && !p.tokens[j-1].isCapitalized; {
		j--
	}
	return j
}

// mentionBeforeApposition returns the mention before an apposition that the comma at token j
// ends. The apposition may contain commas, so each comma before j is tried as its beginning.
func (p attributionParser) mentionBeforeApposition(j int) mention {
	if m := p.clauseHead(j); m.kind != nobody {
		return m
	}
	if start := p.nameBefore(j); start < j && start > 1 && p.tokens[start-1].isComma() { // its secretary, Jo Park, said
		m := p.mentionEndingAt(p.trimAdverbs(start-1), maxLinks)
		if m.kind == nominal && (start < j-1 || p.isIntroducedName(p.tokenAt(m.start), start-1, j)) {
			name := p.mention(named, start, j)
			if p.isRolePhrase(p.tokenAt(m.start), p.trimAdverbs(start-1)) {
				name.detail = m.text
			}
			return name
		}
	}
	for k := j - 1; k > 0 && k > j-maxAside && !p.tokens[k].isBoundary(); k-- {
		if !p.tokens[k].isComma() || !p.tokens[k-1].isWord() {
			continue
		}
		m := p.mentionEndingAt(p.trimAdverbs(k), maxLinks)
		if m.kind == nobody {
			continue
		}
		if m.detail == "" {
			m, _ = p.withDetail(m, k)
		}
		return m
	}
	return mention{}
}

// clauseHead returns the name at the beginning of the clause that ends with the comma at token
// j, if commas separate everything after the name from it: Jo Park, a friend of the mayor, Ana
// Ruiz, said. The clause begins with the sentence, or after a quotation in it.
func (p attributionParser) clauseHead(j int) mention {
	start := max(p.sentenceStart(j), j-maxAside)
	for k := j - 1; k >= start; k-- {
		if p.tokens[k].span > 0 {
			start = k + 1
		}
	}
	for start < j && p.tokens[start].isComma() {
		start++
	}
	if start < j && (p.isParticiple(start) || p.isPast(start) || p.isTimePhrase(start)) { // Speaking to Norland News, Jo Park, of the council, said
		start = p.subjectStart(start, j)
	}
	if start < j && p.tokens[start].Is(lexicon.Preposition|lexicon.ClauseStart) {
		return mention{}
	}
	m, end := p.mentionAt(start)
	if m.kind != named || end >= j || !p.tokens[end].isComma() && !p.tokens[end-1].isComma() {
		return mention{}
	}
	for k := end; k < j; k++ {
		t := &p.tokens[k]
		joins := (t.Func == lexicon.And || t.Func == lexicon.But) && p.tokens[k-1].isComma()
		if joins || t.isReporting() || t.mark == ';' || t.mark == '—' {
			return mention{}
		}
	}
	return m
}

// mentionEndingAt returns the mention that ends right before token j. It follows at most links
// links from a name to the person before it.
func (p attributionParser) mentionEndingAt(j, links int) mention {
	j = p.trimBrackets(j)
	if j == 0 {
		return mention{}
	}
	switch {
	case p.tokens[j-1].Is(lexicon.Pronoun), p.isContraction(j - 1):
		return p.mention(pronominal, j-1, j)
	case p.isBareQuantifier(j-1) && (j == 1 || !p.tokens[j-2].isWord()):
		return p.mention(nominal, j-1, j)
	case p.isDemonym(j - 1):
		return p.mention(nominal, j-2, j)
	}
	start := p.nameBefore(j)
	if start == j || p.isPost(start, j) {
		return p.nounBefore(j, links)
	}
	if p.isAffiliate(start, j) {
		return p.mention(nominal, start-1, j)
	}
	if m := p.listHead(start, j); m.kind != nobody {
		return m
	}
	if m := p.jointMention(start, j); m.kind != nobody {
		return m
	}
	if links > 0 {
		if m := p.linkedMention(start, j, links-1); m.kind != nobody {
			return m
		}
	}
	return p.nameWithDetail(start, j)
}

// listHead returns the name at the beginning of the sentence if a list of what the person is and
// where they come from ends with the name from token start up to j: Jo Park, beekeeper, Graz,
// Austria says.
func (p attributionParser) listHead(start, j int) mention {
	if start < 2 || !p.tokens[start-1].isComma() {
		return mention{}
	}
	begin := max(p.sentenceStart(j-1), j-maxAside)
	end := p.nameAt(begin)
	if end < begin+2 || end >= start || !p.tokens[end].isComma() {
		return mention{}
	}
	isDescribed := false
	for k := end; k < start; k++ {
		t := &p.tokens[k]
		if t.isBoundary() || t.Is(lexicon.Auxiliary|lexicon.ClauseStart|lexicon.Determiner) || t.isSpeaking() || (t.Func == lexicon.And || t.Func == lexicon.Or) && p.tokens[k-1].isComma() {
			return mention{}
		}
		isDescribed = isDescribed || t.isWord() && !t.isCapitalized && p.isPersonNoun(k)
	}
	if !isDescribed && !p.tokens[start].Is(lexicon.Place|lexicon.OrganizationWord) {
		return mention{}
	}
	m := p.mention(named, begin, end)
	if isDescribed {
		k := end + 1
		for k < start && !p.tokens[k].isComma() {
			k++
		}
		m.detail = p.phrase(end+1, k)
	}
	return m
}

// trimBrackets moves j back before the brackets right before it: Jo Park (R-Utah).
func (p attributionParser) trimBrackets(j int) int {
	const maxTokens = 8
	if j == 0 || p.tokens[j-1].mark != ')' {
		return j
	}
	for k := j - 2; k > max(j-maxTokens, 0); k-- {
		if p.tokens[k].mark == '(' {
			return k
		}
	}
	return j
}

// jointMention returns two names, the second from token start up to j, that are joined by
// “and”, if the first begins a clause: Jo Park and Ana Ruiz said.
func (p attributionParser) jointMention(start, j int) mention {
	if start < 2 || !p.hasFunc(start-1, lexicon.And) {
		return mention{}
	}
	first := p.nameBefore(start - 1)
	if first == start-1 || first > 0 && !p.tokens[first].isFirst && !p.tokens[first-1].isComma() && p.tokens[first-1].span == 0 {
		return mention{}
	}
	return p.mention(nominal, first, j)
}

// linkedMention returns the person that the name from token start up to j is linked to: “Jo
// Park” in “Jo Park of Leeds”, and all of “a spokesman for Leeds”. It returns nobody if the
// name has no link before it.
func (p attributionParser) linkedMention(start, j, links int) mention {
	start = p.nounPhraseStart(start)
	if start < 2 || !p.tokens[start-1].Is(lexicon.Link) {
		return mention{}
	}
	outer := p.mentionEndingAt(p.trimAdverbs(start-1), links)
	switch outer.kind {
	case named:
		return outer
	case nominal:
		inner := p.mention(nominal, start, j)
		if inner.kind == nobody || inner.end-outer.start > maxMention {
			return mention{}
		}
		outer.text += p.text[outer.end:inner.end]
		outer.end = inner.end
		return outer
	case nobody, pronominal, implied:
	}
	return mention{}
}

// nounPhraseStart returns the first token of the noun phrase that contains the name at token
// start: “the singer Jo Park”.
func (p attributionParser) nounPhraseStart(start int) int {
	const maxModifiers = 4
	for k := start - 1; k > 0 && k >= start-maxModifiers && p.canDescribe(k); k-- {
		if p.tokens[k].Is(lexicon.Determiner) {
			return k
		}
	}
	return start
}

// nameWithDetail returns a mention of the name from token start up to j, with the role or the
// age that the words before it give.
func (p attributionParser) nameWithDetail(start, j int) mention {
	const maxModifiers = 6
	m := p.mention(named, start, j)
	from := start
	for from > 0 && from > start-maxModifiers && p.canDescribe(from-1) {
		from--
		if n := p.age(from); n != "" {
			m.detail = n
		}
		if p.tokens[from].Is(lexicon.Determiner) {
			break
		}
	}
	if m.detail == "" && !p.isFronted(from) {
		m.detail = p.roleBefore(max(p.sentenceStart(start), start-maxNounPhrase), start, j)
	}
	return m
}

// nounBefore returns a mention without a name that ends before token j.
func (p attributionParser) nounBefore(j, links int) mention {
	if j > 0 && p.cannotEnd(j-1) {
		return mention{}
	}
	for k := j - 1; links > 0 && k > 0 && k > j-maxNounPhrase && p.tokens[k].isWord(); k-- {
		if p.tokens[k].Func == lexicon.Who { // an official who knows the plan said
			return p.mentionEndingAt(k, links-1)
		}
	}
	for k := j - 1; k >= 0 && k > j-maxNounPhrase; k-- {
		t := &p.tokens[k]
		if t.Is(lexicon.Pronoun) { // in a stronger voice she added
			return mention{}
		}
		if !t.isWord() || k < j-1 && t.Is(lexicon.JoinsClause) {
			if k+1 < j && p.canBePeople(k+1, j) && !p.tokens[k+1].Is(lexicon.Preposition) {
				return p.lowercaseFirst(k+1, j)
			}
			return mention{}
		}
		if t.Is(lexicon.Determiner) { // which begins the noun phrase, unless that has a link
			if k > 1 && p.tokens[k-1].Is(lexicon.Link|lexicon.Preposition) {
				continue
			}
			if j-k < 2 {
				return mention{}
			}
			return p.lowercaseFirst(k, j)
		}
		if k == 0 && p.canBePeople(0, j) {
			return p.lowercaseFirst(0, j)
		}
	}
	return mention{}
}
