package quote

// mentionBefore reads who ends right before token j, the subject of the verb
// there: at once, or in front of one apposition. “…,” Jo Park, the fire chief,
// said.
func (p *paragraph) mentionBefore(j int) mention {
	j = p.beforeAdverbs(p.beforeTo(j))
	if j > 0 && p.tokens[j-1].mark == ',' {
		return p.beforeApposition(j - 1)
	}
	return p.endingAt(j, 2)
}

// beforeTo is j without what leads up to an infinitive there: used to say, had to
// say, went on to say.
func (p *paragraph) beforeTo(j int) int {
	if j < 3 || p.tokens[j-1].lower != "to" {
		return j
	}
	switch p.tokens[j-2].lower {
	case "used", "had", "has", "have", "wanted", "liked", "likes", "loved", "continued", "began", "paused", "stopped", "added":
		return j - 2
	case "on":
		return j - 3
	}
	return j
}

// beforeAdverbs is j without the adverbs right before it.
func (p *paragraph) beforeAdverbs(j int) int {
	for least := j - mostAdverbs; j > 0 && j > least && isAdverb(p.tokens[j-1].lower); {
		j--
	}
	return j
}

// beforeApposition reads who stands in front of the apposition that the comma at
// token j ends. It may have commas of its own, so that each comma before it is
// tried; behind none of them begins another apposition.
func (p *paragraph) beforeApposition(j int) mention {
	if m := p.head(j); m.kind != nobody {
		return m
	}
	if start := p.nameBefore(j); start < j-1 && start > 1 && p.tokens[start-1].mark == ',' { // its secretary, Jo Park, said
		if m := p.endingAt(p.beforeAdverbs(start-1), 2); m.kind == common {
			name := p.mention(named, start, j)
			if p.isRolePhrase(p.tokenAt(m.start), p.beforeAdverbs(start-1)) {
				name.detail = m.text
			}
			return name
		}
	}
	for k := j - 1; k > 0 && k > j-mostAside && !p.tokens[k].stops(); k-- {
		if p.tokens[k].mark != ',' || !p.tokens[k-1].isWord() {
			continue
		}
		m := p.endingAt(p.beforeAdverbs(k), 2)
		if m.kind == nobody {
			continue
		}
		if m.detail == "" {
			m, _ = p.described(m, k)
		}
		return m
	}
	return mention{}
}

// head is the name that begins the sentence, or what goes on behind a quotation, up
// to the comma at token j, where all else before that is set off from it: Jo Park, a
// friend of the mayor, Ana Ruiz, said.
func (p *paragraph) head(j int) mention {
	start := max(p.sentenceStart(j), j-mostAside)
	for k := j - 1; k >= start; k-- {
		if p.tokens[k].span > 0 {
			start = k + 1
		}
	}
	for start < j && p.tokens[start].mark == ',' {
		start++
	}
	if start < j && (isPreposition(p.tokens[start].lower) || isClause(p.tokens[start].lower)) {
		return mention{}
	}
	m, end := p.mentionAt(start)
	if m.kind != named || end >= j || p.tokens[end].mark != ',' && p.tokens[end-1].mark != ',' {
		return mention{}
	}
	for k := end; k < j; k++ {
		if t := &p.tokens[k]; t.verb == speaks || t.mark == ';' || t.mark == '—' || (t.lower == "and" || t.lower == "but") && p.tokens[k-1].mark == ',' {
			return mention{}
		}
	}
	return m
}

// endingAt reads who ends right before token j. Links is how many links from a
// name to who stands before it are followed: “a clerk for Jo Park of Leeds” has
// two.
func (p *paragraph) endingAt(j, links int) mention {
	if j > 0 && p.tokens[j-1].mark == ')' { // Jo Park (R-Utah)
		const most = 8
		for k := j - 2; k > max(j-most, 0); k-- {
			if p.tokens[k].mark == '(' {
				j = k
				break
			}
		}
	}
	if j == 0 {
		return mention{}
	}
	if isPronoun(p.tokens[j-1].lower) {
		return p.mention(pronoun, j-1, j)
	}
	if p.bare(j-1) && (j == 1 || !p.tokens[j-2].isWord()) {
		return p.mention(common, j-1, j)
	}
	if p.countryman(j - 1) {
		return p.mention(common, j-2, j)
	}
	start := p.nameBefore(j)
	if start == j || p.isPost(start, j) {
		return p.nounBefore(j, links)
	}
	if m := p.together(start, j); m.kind != nobody {
		return m
	}
	if links > 0 {
		if m := p.linked(start, j, links-1); m.kind != nobody {
			return m
		}
	}
	return p.subject(start, j)
}

// together is the two whose names are joined by the “and” before token start, where
// the first begins a clause: Jo Park and Ana Ruiz said.
func (p *paragraph) together(start, j int) mention {
	if start < 2 || p.tokens[start-1].lower != "and" {
		return mention{}
	}
	first := p.nameBefore(start - 1)
	if first == start-1 || first > 0 && !p.tokens[first].first && p.tokens[first-1].mark != ',' && p.tokens[first-1].span == 0 {
		return mention{}
	}
	return p.mention(common, first, j)
}

// linked is who the name from start to before j belongs to: "Jo Park" in "Jo
// Park of Leeds", all of "a spokesman for Leeds"; nobody where it stands alone.
func (p *paragraph) linked(start, j, links int) mention {
	start = p.phraseOf(start)
	if start < 2 || !isLink(p.tokens[start-1].lower) {
		return mention{}
	}
	outer := p.endingAt(p.beforeAdverbs(start-1), links)
	switch outer.kind {
	case named:
		return outer
	case common:
		inner := p.mention(common, start, j)
		if inner.kind == nobody || inner.end-outer.start > mostMention {
			return mention{}
		}
		outer.text += p.text[outer.end:inner.end]
		outer.end = inner.end
		return outer
	case nobody, pronoun:
	}
	return mention{}
}

// phraseOf is where the noun phrase begins whose name does at token start: “the
// singer Jo Park” behind a link.
func (p *paragraph) phraseOf(start int) int {
	const most = 4
	for k := start - 1; k > 0 && k >= start-most && p.describes(k); k-- {
		if isDeterminer(p.tokens[k].lower) {
			return k
		}
	}
	return start
}

// subject is the name from start to before j, with the role or the age that the
// words before it say.
func (p *paragraph) subject(start, j int) mention {
	m := p.mention(named, start, j)
	from := start
	for from > 0 && from > start-6 && p.describes(from-1) {
		from--
		if n := age(p.tokens[from].lower); n != "" {
			m.detail = n
		}
		if isDeterminer(p.tokens[from].lower) {
			break
		}
	}
	if m.detail == "" && !p.isFronted(from) {
		m.detail = p.roleBefore(max(p.sentenceStart(start), start-mostNoun), start, j)
	}
	return m
}

// describes reports whether token i can be one of the words before a name that
// say what somebody is.
func (p *paragraph) describes(i int) bool {
	t := &p.tokens[i]
	if !t.isWord() || t.capital || t.verb != 0 || isPreposition(t.lower) || isAuxiliary(t.lower) {
		return false
	}
	switch t.lower {
	case "and", "but", "when", "as", "that", "if", "while", "because", "after", "before":
		return false
	}
	return true
}

// nounBefore reads a person without a name that ends before token j, back to
// the determiner.
func (p *paragraph) nounBefore(j, links int) mention {
	if j > 0 && p.trails(j-1) {
		return mention{}
	}
	for k := j - 1; links > 0 && k > 0 && k > j-mostNoun && p.tokens[k].isWord(); k-- {
		if p.tokens[k].lower == "who" { // an official who knows the plan said
			return p.endingAt(k, links-1)
		}
	}
	for k := j - 1; k >= 0 && k > j-mostNoun; k-- {
		w := p.tokens[k].lower
		if !p.tokens[k].isWord() || k < j-1 && joinsClause(w) {
			if k+1 < j && p.human(k+1) && !isPreposition(p.tokens[k+1].lower) {
				return p.lowered(k+1, j)
			}
			return mention{}
		}
		if isDeterminer(w) {
			if k > 1 && (isLink(p.tokens[k-1].lower) || isPreposition(p.tokens[k-1].lower)) {
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

// joinsClause reports whether a word joins a clause to what is before it.
func joinsClause(word string) bool {
	switch word {
	case "that", "when", "while", "as", "if", "because", "but", "and", "who", "which":
		return true
	}
	return false
}
