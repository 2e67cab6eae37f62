package quote

import (
	"slices"
	"strings"
)

// A rule tells who speaks. Those that read the words around a quotation are tried
// in order, the surest first; those without a function look at other quotations,
// and come into play behind them.
type rule struct {
	name    string
	example string  // a text in which it is the one that finds somebody
	why     string  // what it goes by, for the reader
	sure    float64 // how often it is right where it finds somebody
	find    func(d *document, f *candidate) (mention, string)
}

// rules is the table. Adding a rule is adding a row.
func rules() []rule {
	return []rule{
		{"after", "“It moved,” said Roman, 23.", "after the quote", 0.98, after},
		{"before", "Ana Ruiz said: “We lost it all.”", "before the quote", 0.9, before},
		{"dash", "“We lost it all.” — Ana Ruiz", "name after a dash", 0.95, dash},
		{"agent", "They are branded “traitors to the town” by friends and family.", "named by “by …”", 0.9, agent},
		{"label", "ANA RUIZ: “We lost it all.”", "name and colon before the quote", 0.95, label},
		{"sentence", "Ana Ruiz shook her head. “It moved.”", "in the sentence before the quote", 0.95, sentence},

		// in a passage that is set off
		{"source", "> We lost it all.\n>\n> — Ana Ruiz", "name after a dash below the quote", sourceSure, nil},
		{"announced", "Ana Ruiz wrote:\n\n> We lost it all.", "before the quote", announcedSure, nil},
		// in news
		{"same paragraph", "“It is gone.” The room was still. “It moved,” said Ana Ruiz.", "same speaker as the other quote in this paragraph", carrySure, nil},
		{"goes on", "“It moved,” said Ana Ruiz.\n\n“It is gone.”\n\n“All of it.”", "same speaker as the quote before", carrySure, nil},
		// where people talk to each other
		{"turn", talk + "“Is it?”\n\n“It is.”", "by turn in the dialogue", turnSure, nil},
		{"called", "“Ana, do you see it?” asked Per Holm.\n\n“No! Do you?”\n\n" + talk, "called by name in the quote beside it", turnSure, nil},
		{"beat", talk + "“I do, and the lamp!”\n\n“Do you?” Ana Ruiz sat down.", "does something right after the quote", beatSure, nil},
	}
}

// talk is how a talk begins.
const talk = "“Do you see it?” asked Per Holm.\n\n“No! Do you?” said Ana Ruiz.\n\n"

// attribute finds who said what.
func (d *document) attribute() {
	d.dialogue = d.isDialogue()
	rules := rules()
	for _, f := range d.candidates {
		if f.mention.kind != nobody {
			continue
		}
		for _, r := range rules {
			if r.find == nil {
				break
			}
			if m, cue := r.find(d, f); m.kind != nobody {
				f.mention, f.Cue, f.Rule, f.Confidence = m, cue, r.name, r.sure
				break
			}
		}
	}
	d.propagate()
	kept := d.candidates[:0]
	for _, f := range d.candidates {
		if f.Kind == Fragment && (f.mention.kind == nobody || d.dialogue && d.verbs[strings.ToLower(f.Cue)] != reportingVerb) {
			continue // marks around words that nobody is said to have spoken
		}
		if f.mention.kind != nobody {
			f.Speaker, f.Detail = f.mention.text, f.mention.detail
			if f.from == nil && f.mention.in != nil {
				f.Mention = f.mention.in.at(f.mention.start, f.mention.end)
			}
		}
		kept = append(kept, f)
	}
	d.candidates = kept
}

// before reads what stands before the first part, back to the beginning of the
// sentence: Jo said: “…”; According to Jo, “…”.
func before(_ *document, f *candidate) (mention, string) {
	if f.first <= 0 {
		return mention{}, ""
	}
	return f.at.before(f.first, f.Kind)
}

// before reads who speaks in the sentence up to token i. It looks back over
// sentenceReach tokens and verbsTried verbs: a list that goes on and on without
// a full stop is read around each of its quotations, not from its beginning.
func (p *paragraph) before(i int, kind Kind) (mention, string) {
	const (
		sentenceReach = 80
		verbsTried    = 6
	)
	begin := p.sentenceStart(i)
	start := max(begin, i-sentenceReach)
	for k := start; k+2 < i; k++ {
		if p.tokens[k].lower == "according" && p.tokens[k+1].lower == "to" && !p.passive(i) {
			m, _ := p.mentionAt(k + 2)
			return m, "according to"
		}
	}
	tried := 0
	for k := i - 1; k >= start && tried < verbsTried; k-- {
		t := &p.tokens[k]
		if t.verb == 0 || t.capital || t.verb == weakCue && !p.weakCueAt(k, i, kind) {
			continue
		}
		if k > start && p.notSpoken(k) {
			continue
		}
		tried++
		if m := p.sharedSubject(begin, k); m.kind != nobody {
			return m, p.word(k)
		}
		if k > start && p.tokens[k-1].mark == ',' && p.isName(k+1) { // asks Jo Park, “…”
			if m, end := p.mentionAt(k + 1); m.kind == named && end == i-1 && p.tokens[end].mark == ',' {
				return m, p.word(k)
			}
		}
		if m := p.mentionBefore(k); m.kind != nobody && m.start >= p.tokens[begin].start {
			return m, p.word(k)
		}
		if k == start || p.tokens[k-1].mark == ',' && !strings.HasSuffix(t.lower, "ing") {
			if m, _ := p.mentionAt(k + 1); m.kind == named {
				return m, p.word(k)
			}
		}
	}
	return mention{}, ""
}

// weakCueAt reports whether the verb at token k, which may say that somebody
// speaks, says it of a quotation at token i: it stands near, and beside a fragment.
func (p *paragraph) weakCueAt(k, i int, kind Kind) bool {
	const near = 6
	if isPreposition(p.tokens[i-1].lower) { // the evening began with “Blue Harbour”
		return false
	}
	return k >= i-near && (kind != Fragment || k >= i-2)
}

// sharedSubject is the subject of a sentence that begins at token begin, where
// the verb at token k has it from an earlier one: “He sat down and joked, “…””,
// “Jo shrugged it off, telling us, “…””.
func (p *paragraph) sharedSubject(begin, k int) mention {
	if k <= begin+1 {
		return mention{}
	}
	switch before := &p.tokens[k-1]; {
	case before.lower == "and", before.lower == "but", before.lower == "then":
	case strings.HasSuffix(p.tokens[k].lower, "ing") && (before.mark == ',' || before.lower == "by" || before.lower == "before"):
	default:
		return mention{}
	}
	m, end := p.mentionAt(p.afterLeadIn(begin, k))
	if m.kind == nobody || m.kind == nominal && p.tokens[k-1].mark != ',' || end >= k {
		return mention{}
	}
	return m
}

// afterLeadIn is where the subject begins of a sentence from token begin: behind the
// comma that a phrase before it ends in, as in “In May, Jo …”.
func (p *paragraph) afterLeadIn(begin, end int) int {
	if !isPreposition(p.tokens[begin].lower) && !isClause(p.tokens[begin].lower) {
		return begin
	}
	const most = 30
	for k := begin + 1; k < min(begin+most, end-1); k++ {
		if p.tokens[k].mark == ',' {
			return k + 1
		}
	}
	return begin
}

// notSpoken reports whether the word before the verb at token k shows that it
// is none of somebody who speaks: a passive, whose words are somebody else's, or
// a noun.
func (p *paragraph) notSpoken(k int) bool {
	t, before := &p.tokens[k], p.tokens[k-1].lower
	switch {
	case isBe(before) && !strings.HasSuffix(t.lower, "ing"), isArticle(before):
		return true
	}
	return t.verb != reportingVerb && (before == "to" || isDeterminer(before))
}

// passive reports whether the words before token i are a participle whose agent
// stands behind it: are branded “…” by.
func (p *paragraph) passive(i int) bool {
	return i > 1 && p.tokens[i-1].verb == namingVerb && i+1 < len(p.tokens) && p.tokens[i+1].lower == "by"
}

// word is the word or mark at token i as it is written.
func (p *paragraph) word(i int) string { return p.text[p.tokens[i].start:p.tokens[i].end] }

// dash reads a dash and a name at the end, or on a line of their own: “…” — Jo Park.
func dash(d *document, f *candidate) (mention, string) {
	const mostLine = 120 // bytes of a line of its own
	p := f.end
	if f.last < 0 {
		return mention{}, ""
	}
	if n := f.endAt + 1; p.onlyMarks(f.last+1) && n < len(d.paragraphs) && f.first == 0 {
		if next := d.paragraphs[n]; len(next.text) <= mostLine && len(next.spans) == 0 && next.setOff == p.setOff {
			return next.dashed(0)
		}
	}
	return p.dashed(f.last + 1)
}

// dashed reads a dash at token i and a name behind it, with no more than what it
// says of who has it.
func (p *paragraph) dashed(i int) (mention, string) {
	if i+1 >= len(p.tokens) || !isDash(p.tokens[i].mark) {
		return mention{}, ""
	}
	end := p.nameAt(i + 1)
	if end == i+1 {
		return mention{}, ""
	}
	if end < len(p.tokens) && p.tokens[end].mark != ',' && p.tokens[end].mark != '(' && p.tokens[end].mark != '.' {
		return mention{}, ""
	}
	m, _ := p.described(p.mention(named, i+1, end), end)
	return m, p.word(i)
}

// isDash reports whether a mark before a name may be a dash.
func isDash(mark rune) bool { return mark == '—' || mark == '–' || mark == '―' || mark == '-' }

// agent reads who does what a passive says: branded “…” by friends and family.
func agent(_ *document, f *candidate) (mention, string) {
	p := f.end
	if f.last <= 0 || f.last+2 >= len(p.tokens) || p.tokens[f.last+1].lower != "by" {
		return mention{}, ""
	}
	if t := &p.tokens[f.last-1]; t.verb == 0 && !strings.HasSuffix(t.lower, "ed") && t.lower != "as" {
		return mention{}, ""
	}
	m, _ := p.mentionAt(f.last + 2)
	return m, p.word(f.last - 1)
}

// label reads a name and a colon at the beginning of the paragraph, as in
// interviews and plays.
func label(_ *document, f *candidate) (mention, string) {
	p := f.at
	if f.first == 1 && p.isLettered() && p.spans[p.tokens[1].span-1].unquoted {
		m := p.mention(named, 0, 1)
		m.text, m.end = m.text[:1], m.end-1
		return m, ":"
	}
	if f.first < 2 || p.tokens[f.first-1].mark != ':' {
		return mention{}, ""
	}
	if n := f.first - 1; p.spans[p.tokens[f.first].span-1].unquoted && n <= maxLabel &&
		!slices.ContainsFunc(p.tokens[:n], func(t token) bool { return !t.isWord() }) {
		return p.mention(named, 0, n), ":"
	}
	if end := p.nameAt(0); end == f.first-1 && end > 0 {
		return p.mention(named, 0, end), ":"
	}
	return mention{}, ""
}

// sentence reads the subject of the sentence that leads up to a quotation with
// a colon, or of the one before it in the paragraph.
func sentence(d *document, f *candidate) (mention, string) {
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
	if m, cue := p.reporter(start, end); m.kind != nobody {
		return m, cue
	}
	if p.tokens[start].span > 0 {
		return mention{}, ""
	}
	if end := p.nameAt(start); end > start && p.possessive(end-1) && p.tokens[f.first-1].mark == ':' { // Jo’s answer was: “No.”
		return p.mention(named, start, end), ":"
	}
	if m, _ := p.mentionAt(p.afterLeadIn(start, end)); m.kind == named || m.kind == pronominal && p.tokens[start].lower != "it" {
		return m, ""
	}
	return mention{}, ""
}

// reporter reads who speaks in a sentence, from its token start to before end: the
// subject of its last verb of speaking.
func (p *paragraph) reporter(start, end int) (mention, string) {
	const most = 60
	for k := end - 1; k >= max(start, end-most); k-- {
		t := &p.tokens[k]
		if t.verb != reportingVerb || t.capital || k > start && p.notSpoken(k) {
			continue
		}
		m := p.sharedSubject(start, k)
		if m.kind == nobody {
			m = p.mentionBefore(k)
		}
		if (m.kind == named || m.kind == pronominal) && m.start >= p.tokens[start].start {
			return m, p.word(k)
		}
		if k > start && p.tokens[k-1].mark == ',' && !strings.HasSuffix(t.lower, "ing") {
			m, last := p.mentionAt(k + 1)
			if m.kind == named || m.kind == nominal && (last >= end || p.tokens[last].mark != 0) {
				return m, p.word(k)
			}
			if m, _ := p.mentionAt(start); m.kind == named { // Jo Park, 52, of Leeds, and a cook, said the water rose
				return m, p.word(k)
			}
		}
	}
	return mention{}, ""
}

// asked reports whether the paragraph before that of f ends in, or is about, a
// question: it is somebody else who answers it.
func (f *candidate) asked(d *document) bool {
	spans := d.paragraphs[f.index-1].spans
	if len(spans) == 0 {
		return false
	}
	s := spans[len(spans)-1]
	return strings.HasSuffix(unmark(d.paragraphs[f.index-1].text[s.start:s.end]), "?")
}

// leadIn reads the paragraph before a quotation that begins one: a sentence that
// ends in a colon, or a single sentence about one person.
func (d *document) leadIn(f *candidate) (mention, string) {
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
	switch {
	case p.tokens[n-1].mark == ':':
		if m, cue = p.before(n, Direct); m.kind == nobody {
			m, _ = p.mentionAt(start)
		}
	case d.dialogue || f.asked(d):
	default:
		if m, cue = p.reporter(start, n); m.kind == nobody && start == 0 && len(p.spans) == 0 {
			m, _ = p.mentionAt(0)
		}
	}
	if m.kind != named && (m.kind == nobody || cue == "") {
		return mention{}, ""
	}
	return m, cue
}
