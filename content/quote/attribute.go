package quote

import (
	"strings"
	"unicode"
)

// A rule looks for the speaker of a quotation. The rules are tried in order,
// the surest first.
type rule struct {
	name    string
	example string
	find    func(d *document, f *found) (mention, string)
}

func rules() []rule {
	return []rule{
		{"after", "“It moved,” said Roman, 23.", after},
		{"before", "Ana Ruiz said: “We lost it all.”", before},
		{"dash", "“We lost it all.” — Ana Ruiz", dash},
		{"agent", "They are branded “traitors” by friends and family.", agent},
		{"label", "ANA RUIZ: “We lost it all.”", label},
		{"sentence", "The mayor was furious about it: “It moved.”", sentence},
	}
}

// attribute finds who said what.
func (d *document) attribute() {
	d.dialogue = d.isDialogue()
	for _, f := range d.found {
		if f.mention.kind != nobody {
			continue
		}
		for _, r := range rules() {
			if m, cue := r.find(d, f); m.kind != nobody {
				f.mention, f.Cue, f.Rule = m, cue, r.name
				break
			}
		}
	}
	d.carryOn()
	kept := d.found[:0]
	for _, f := range d.found {
		if f.Kind == Fragment && f.mention.kind == nobody {
			continue // marks around words that nobody is said to have spoken
		}
		if f.mention.kind != nobody {
			f.Speaker, f.Detail = f.mention.text, f.mention.detail
			if f.from == nil && f.Kind != Block {
				if f.mention.end > f.mention.start {
					f.Mention = f.at.at(f.mention.start, f.mention.end)
				}
			}
		}
		kept = append(kept, f)
	}
	d.found = kept
}

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
			m.start, m.end = f.shift(m.start), f.shift(m.end)
			return m, cue
		}
	}
	return mention{}, ""
}

// lastHere is the token of the last part that stands in the first paragraph.
func (f *found) lastHere() int {
	if f.end == f.at {
		return f.last
	}
	return f.first
}

// shift makes an offset into the last paragraph one that [paragraph.at] of the
// first turns into the same place; -1 where they are in different blocks.
func (f *found) shift(offset int) int {
	if f.end.block != f.at.block {
		return -1
	}
	return offset + f.end.offset - f.at.offset
}

func (p *paragraph) after(i int) (mention, string) {
	inner := unmark(p.text[p.tokens[i].start:p.tokens[i].end])
	i++
	if i < len(p.tokens) && oneOf(p.tokens[i].text, ", — –") {
		i++
	} else if i < len(p.tokens) && strings.HasSuffix(inner, ".") {
		return mention{}, ""
	}
	if i >= len(p.tokens) || !p.tokens[i].isWord() {
		return mention{}, ""
	}
	if p.tokens[i].lower == "according" && i+2 < len(p.tokens) {
		m, _ := p.mentionAt(i + 2)
		return m, "according to"
	}
	for k := i; k < min(i+3, len(p.tokens)); k++ { // said Jo, later said Jo, as Jo said
		if s := p.tokens[k].verb; s == speaks || s == utters {
			m, _ := p.mentionAt(k + 1)
			if m.kind == named || m.kind == common && s == speaks || m.kind == pronoun && k == i {
				return m, p.tokens[k].text
			}
			break
		}
		if !isAdverb(p.tokens[k].lower) {
			break
		}
	}
	start := i
	if p.tokens[i].lower == "as" {
		start++
	}
	m, end := p.mentionAt(start)
	if m.kind == nobody {
		return mention{}, ""
	}
	v := p.verbAfter(end)
	if v < 0 {
		return mention{}, ""
	}
	cue := p.tokens[v]
	if cue.lower == "told" && m.kind != pronoun && m.detail == "" {
		if end := p.nameAt(v + 1); end > v+1 {
			m.detail = "to " + strings.TrimSpace(p.text[p.tokens[v+1].start:p.tokens[end-1].end])
		}
	}
	return m, cue.text
}

// verbAfter finds the verb of speaking that the subject ending before token i
// has: at once, or behind an apposition or a clause between commas.
func (p *paragraph) verbAfter(i int) int {
	const reach = 45
	inside := i > 0 && p.tokens[i-1].text == ","
	for k := i; k < len(p.tokens) && k < i+reach; k++ {
		t := p.tokens[k]
		switch {
		case t.span > 0 || oneOf(t.text, ". ! ? ;"):
			return -1
		case t.text == ",":
			inside = !inside
		case inside:
			if k > i && p.tokens[k-1].text == "," && t.verb == speaks {
				return k // “…,” Jo Park, 23, said: the comma behind an age closed it
			}
		case t.verb == speaks || t.verb == utters:
			return k
		case isAdverb(t.lower) || strings.HasSuffix(t.lower, "ly"):
		case k > i && p.tokens[k-1].text == "," || oneOf(t.lower, "who in of from at for") || k > i:
			if k == i && oneOf(t.lower, "who in of from at for") {
				continue
			}
			if k > i && k < i+8 && p.tokens[i].isWord() && oneOf(p.tokens[i].lower, "who in of from at for") {
				continue
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// before reads what stands before the first part, back to the beginning of the
// sentence: Jo said: “…”; According to Jo, “…”.
func before(_ *document, f *found) (mention, string) {
	if f.first <= 0 {
		return mention{}, ""
	}
	return f.at.before(f.first, f.Kind)
}

func (p *paragraph) before(i int, kind Kind) (mention, string) {
	start := p.sentenceStart(i)
	if start == i {
		return mention{}, ""
	}
	for k := start; k+2 < i; k++ {
		if p.tokens[k].lower == "according" && p.tokens[k+1].lower == "to" && !p.passive(i) {
			m, _ := p.mentionAt(k + 2)
			return m, "according to"
		}
	}
	for k := i - 1; k >= start; k-- {
		s := p.tokens[k].verb
		if s == 0 || s == utters && k < i-6 && kind != Fragment || p.tokens[k].capital() {
			continue
		}
		if k > start && oneOf(p.tokens[k-1].lower, "was were is are been being be") && !strings.HasSuffix(p.tokens[k].lower, "ing") {
			continue // passive: somebody else's words
		}
		if k > start && (p.tokens[k-1].lower == "to" || isDeterminer(p.tokens[k-1].lower)) && s != speaks {
			continue // a noun
		}
		if m := p.mentionBefore(k); m.kind != nobody && m.start >= p.tokens[start].start {
			return m, p.tokens[k].text
		}
		if k == start || p.tokens[k-1].text == "," {
			if m, _ := p.mentionAt(k + 1); m.kind == named {
				return m, p.tokens[k].text
			}
		}
	}
	return mention{}, ""
}

// passive reports whether the words before token i are a participle whose agent
// stands behind it: are branded “…” by.
func (p *paragraph) passive(i int) bool {
	return i > 1 && p.tokens[i-1].verb == namesIt && i+1 < len(p.tokens) && p.tokens[i+1].lower == "by"
}

// sentenceStart is the token at which the sentence begins that token i is in.
func (p *paragraph) sentenceStart(i int) int {
	for k := i - 1; k >= 0; k-- {
		if p.tokens[k].span > 0 && p.spans[p.tokens[k].span-1].quote && p.tokens[k+1].first {
			return k + 1
		}
		if oneOf(p.tokens[k].text, ". ! ?") {
			return k + 1
		}
	}
	return 0
}

// dash reads a dash and a name at the end: “…” — Jo Park.
func dash(_ *document, f *found) (mention, string) {
	if f.last < 0 || f.last+2 >= len(f.end.tokens) || !oneOf(f.end.tokens[f.last+1].text, "— – ― -") {
		return mention{}, ""
	}
	p := f.end
	end := p.nameAt(f.last + 2)
	if end == f.last+2 || end < len(p.tokens) && p.tokens[end].text != "," && p.tokens[end].text != "(" && p.tokens[end].text != "." {
		return mention{}, ""
	}
	m := p.mention(named, f.last+2, end-1)
	m, _ = p.described(m, end)
	m.start, m.end = f.shift(m.start), f.shift(m.end)
	return m, p.tokens[f.last+1].text
}

// agent reads who does what a passive says: branded “…” by friends and family.
func agent(_ *document, f *found) (mention, string) {
	p := f.end
	if f.last <= 0 || f.last+2 >= len(p.tokens) || p.tokens[f.last+1].lower != "by" {
		return mention{}, ""
	}
	if p.tokens[f.last-1].verb == 0 && !strings.HasSuffix(p.tokens[f.last-1].lower, "ed") && p.tokens[f.last-1].lower != "as" {
		return mention{}, ""
	}
	m, _ := p.mentionAt(f.last + 2)
	m.start, m.end = f.shift(m.start), f.shift(m.end)
	return m, p.tokens[f.last-1].text
}

// label reads a name and a colon at the beginning of the paragraph, as in
// interviews and plays.
func label(_ *document, f *found) (mention, string) {
	p := f.at
	if f.first < 2 || p.tokens[f.first-1].text != ":" {
		return mention{}, ""
	}
	if end := p.nameAt(0); end == f.first-1 && end > 0 {
		return p.mention(named, 0, end-1), ":"
	}
	return mention{}, ""
}

// sentence reads the subject of the sentence that leads up to a quotation with
// a colon, or of the one before it in the paragraph.
func sentence(d *document, f *found) (mention, string) {
	p := f.at
	if f.first == 0 && f.Kind == Direct {
		return d.leadIn(f)
	}
	if f.Kind == Fragment || f.first < 0 {
		return mention{}, ""
	}
	end := f.first
	start := p.sentenceStart(end)
	if start == end { // the sentence before
		if end < 2 || p.tokens[end-1].span > 0 {
			return mention{}, ""
		}
		start = p.sentenceStart(end - 1)
	}
	if p.tokens[start].span > 0 {
		return mention{}, ""
	}
	if m, _ := p.mentionAt(start); m.kind == named || m.kind == pronoun && m.text != "It" && m.text != "it" {
		return m, ""
	}
	return mention{}, ""
}

// leadIn reads the paragraph before a quotation that begins one: a sentence that
// ends in a colon, or a single sentence about one person.
func (d *document) leadIn(f *found) (mention, string) {
	if f.index == 0 {
		return mention{}, ""
	}
	p := d.paragraphs[f.index-1]
	n := len(p.tokens)
	if n == 0 || p.setOff != f.at.setOff {
		return mention{}, ""
	}
	start := p.sentenceStart(n - 1)
	m, cue := mention{}, ""
	if p.tokens[n-1].text == ":" {
		if m, cue = p.before(n, Direct); m.kind == nobody {
			m, _ = p.mentionAt(start)
		}
	} else if start == 0 && len(p.spans) == 0 && !d.dialogue {
		m, _ = p.mentionAt(0)
	}
	if m.kind != named {
		return mention{}, ""
	}
	if p.block != f.at.block {
		f.Mention = p.at(m.start, m.end)
		m.start, m.end = -1, -1
		return m, cue
	}
	m.start, m.end = m.start+p.offset-f.at.offset, m.end+p.offset-f.at.offset
	return m, cue
}

// carryOn gives quotations without words of their own the speaker of another:
// of the same paragraph, or of the paragraphs before in a news text. In a
// dialogue the speakers take turns.
func (d *document) carryOn() {
	for i, f := range d.found {
		if f.mention.kind != nobody || f.Kind == Fragment {
			continue
		}
		if g := d.neighbour(i); g != nil {
			f.inherit(g, "same paragraph")
			continue
		}
		if i == 0 {
			continue
		}
		before := d.found[i-1]
		bare := f.first == 0 && f.last == len(f.end.tokens)-1
		switch {
		case !bare || f.index-before.endAt != 1:
		case i > 1 && d.turns(i-2):
			f.inherit(d.found[i-2], "turn")
		case !d.dialogue && before.mention.kind != nobody && before.Kind != Block:
			f.inherit(before, "goes on")
		}
	}
}

// turns reports whether quotation i and the next are two people's who talk to
// each other: paragraphs that follow each other and begin with them.
func (d *document) turns(i int) bool {
	a, b := d.found[i], d.found[i+1]
	if b.index-a.endAt != 1 || a.mention.kind == nobody {
		return false
	}
	return d.dialogue || a.first == 0 && b.first == 0 && b.mention.kind != nobody && a.mention.text != b.mention.text
}

// neighbour is a quotation of the same paragraph that has a speaker, the one
// before if it has one.
func (d *document) neighbour(i int) *found {
	f := d.found[i]
	for j := i - 1; j >= 0 && d.found[j].endAt == f.index; j-- {
		if d.found[j].mention.kind != nobody && d.found[j].Kind == Direct {
			return d.found[j]
		}
	}
	for j := i + 1; j < len(d.found) && d.found[j].index == f.endAt; j++ {
		if d.found[j].mention.kind != nobody && d.found[j].Kind == Direct {
			return d.found[j]
		}
	}
	return nil
}

func (f *found) inherit(g *found, rule string) {
	f.mention, f.Cue, f.Rule, f.from = g.mention, "", rule, g
	for f.from.from != nil {
		f.from = f.from.from
	}
}

// isDialogue reports whether most quotations are whole paragraphs or lead one,
// and short: people talk to each other.
func (d *document) isDialogue() bool {
	n, short := 0, 0
	for _, f := range d.found {
		if f.first != 0 || f.at.setOff {
			continue
		}
		n++
		size := 0
		for _, r := range f.Parts {
			size += r.End.Offset - r.Start.Offset
		}
		if size < 150 {
			short++
		}
	}
	utter := 0
	for _, p := range d.paragraphs {
		if strings.IndexFunc(p.text, unicode.IsLetter) >= 0 {
			utter++
		}
	}
	return n >= 6 && short*3 > n*2 && n*3 > utter
}
