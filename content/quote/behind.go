package quote

import "strings"

// after reads what stands right behind a part: “…,” said Jo; “…,” Jo said;
// “…,” Jo, who lives there, said; “…,” according to Jo.
func after(_ *document, f *found) (mention, string) {
	for i := f.first; i >= 0 && i < len(f.at.tokens) && i <= max(f.first, f.lastHere()); i++ {
		if f.at.tokens[i].span == 0 {
			continue
		}
		if m, cue := f.at.after(i); m.kind != nobody {
			return m, cue
		}
	}
	if f.end != f.at && f.last >= 0 {
		if m, cue := f.end.after(f.last); m.kind != nobody {
			return m, cue
		}
	}
	return mention{}, ""
}

// lastHere is the token of the last part if that stands in the first paragraph;
// else that of the first.
func (f *found) lastHere() int {
	if f.end == f.at {
		return f.last
	}
	return f.first
}

// after reads who speaks behind the span at token i.
func (p *paragraph) after(i int) (mention, string) {
	inner := unmark(p.word(i))
	i++
	if i < len(p.tokens) && (p.tokens[i].mark == ',' || p.tokens[i].mark == '—' || p.tokens[i].mark == '–') {
		i++
	} else if strings.HasSuffix(inner, ".") {
		return mention{}, ""
	}
	if i >= len(p.tokens) || !p.tokens[i].isWord() {
		return mention{}, ""
	}
	if p.tokens[i].lower == "according" && i+2 < len(p.tokens) {
		m, _ := p.mentionAt(i + 2)
		return m, "according to"
	}
	switch p.tokens[i].lower {
	case "and", "but", "while", "after", "before", "when", "because", "since", "though", "although", "until", "if", "where":
		return mention{}, "" // what somebody else does, or says next
	}
	if m, cue := p.verbFirst(i); m.kind != nobody {
		return m, cue
	}
	if m, cue := p.subjectFirst(i); m.kind != nobody {
		return m, cue
	}
	if strings.HasSuffix(strings.TrimRight(inner, "’'”\" "), ",") {
		if m, cue := p.unlistedBehind(i); m.kind != nobody {
			return m, cue
		}
	}
	return p.atTheEnd(i)
}

// unlistedBehind reads a subject at token i and a verb of no table behind it, where
// nothing but an attribution can stand: “…,” Jo fumed on Tuesday.
func (p *paragraph) unlistedBehind(i int) (mention, string) {
	m, end := p.mentionAt(i)
	if m.kind != named && m.kind != pronoun || end >= len(p.tokens) {
		return mention{}, ""
	}
	t := &p.tokens[end]
	if !t.isWord() || t.capital || isFunction(t.lower) {
		return mention{}, ""
	}
	return m, p.word(end)
}

// atTheEnd reads an attribution that ends the sentence in which the quotation
// stands: “We lost it” in the flood, Jo said.
func (p *paragraph) atTheEnd(i int) (mention, string) {
	const most = 25
	for k := i; k < min(i+most, len(p.tokens)-1) && !p.tokens[k].stops(); k++ {
		if t := &p.tokens[k+1]; t.verb != speaks || k+2 < len(p.tokens) && p.tokens[k+2].mark != '.' {
			continue
		}
		m := p.mentionBefore(k + 1)
		if m.kind != named && m.kind != pronoun {
			return mention{}, ""
		}
		for c := k; c > i; c-- { // a comma parts it from what goes on
			if p.tokens[c].mark == ',' {
				return m, p.word(k + 1)
			}
		}
	}
	return mention{}, ""
}

// verbFirst reads a verb at token i and its subject behind it: said Jo, later
// said Jo.
func (p *paragraph) verbFirst(i int) (mention, string) {
	k := i
	for k < min(i+2, len(p.tokens)-1) && p.tokens[k].verb == 0 && isAdverb(p.tokens[k].lower) {
		k++
	}
	verb := p.tokens[k].verb
	if verb != speaks && verb != utters {
		return p.unlisted(i)
	}
	m, _ := p.mentionAt(k + 1)
	if m.kind == named || m.kind == common && verb == speaks || m.kind == pronoun && k == i {
		return m, p.word(k)
	}
	return mention{}, ""
}

// unlisted reads a verb of no table at token i, and a name behind it that ends the
// clause: scolded Jo.
func (p *paragraph) unlisted(i int) (mention, string) {
	t := &p.tokens[i]
	if t.capital || !strings.HasSuffix(t.lower, "ed") || i+1 >= len(p.tokens) || !p.isName(i+1) && !isDeterminer(p.tokens[i+1].lower) {
		return mention{}, ""
	}
	m, end := p.mentionAt(i + 1)
	if m.kind != named && m.kind != common || end < len(p.tokens) && p.tokens[end].mark == 0 {
		return mention{}, ""
	}
	return m, p.word(i)
}

// subjectFirst reads a subject at token i and its verb behind it: Jo said, as Jo
// said, Jo told the court.
func (p *paragraph) subjectFirst(i int) (mention, string) {
	if p.tokens[i].lower == "as" {
		i++
	}
	m, end := p.mentionAt(i)
	if m.kind == nobody {
		return mention{}, ""
	}
	if end < len(p.tokens) && p.tokens[end].lower == "and" && m.kind == named { // Jo Park and Ana Ruiz said
		if other, last := p.mentionAt(end + 1); other.kind == named && p.verbAfter(last) >= 0 {
			v := p.verbAfter(last)
			both := p.mention(common, i, last)
			return both, p.word(v)
		}
	}
	v := p.verbAfter(end)
	if v < 0 {
		return mention{}, ""
	}
	if p.tokens[v].lower == "told" && m.kind != pronoun && m.detail == "" {
		m.detail = p.listener(v + 1)
	}
	return m, p.word(v)
}

// verbAfter finds the verb of speaking that the subject has which ends before
// token i; -1 if there is none. Between them may stand
//
//	adverbs              Jo Park later said
//	a phrase or clause   Jo Park of Leeds said; Jo Park, 23, who left said
//	an apposition        Jo Park, who has run it since 2011, said
//	an age, read before  Jo Park, 23, said; Jo Park, 23, the fire chief, said
//
// Whatever else follows belongs to a sentence in which nobody speaks.
func (p *paragraph) verbAfter(i int) int {
	const mostPhrase = 8
	// Behind an age the comma that closes it has been read, and may open an
	// apposition as well.
	apposition := i > 0 && p.tokens[i-1].mark == ','
	phrase := i < len(p.tokens) && (isLink(p.tokens[i].lower) || p.tokens[i].lower == "who")
	for k := i; k < min(i+mostAside, len(p.tokens)); k++ {
		switch t := &p.tokens[k]; {
		case t.mark == '(': // (R-Utah)
			for k < min(i+mostAside, len(p.tokens)-1) && p.tokens[k].mark != ')' {
				k++
			}
		case t.stops():
			return -1
		case t.mark == ',':
			apposition = !apposition
		case t.verb == speaks && k > 0 && p.tokens[k-1].mark == ',':
			return k // even if the commas do not pair off
		case apposition:
		case t.verb == speaks, t.verb == utters:
			return k
		case isAdverb(t.lower):
		case phrase && k < i+mostPhrase:
		default:
			return -1
		}
	}
	return -1
}
