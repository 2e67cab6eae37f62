package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// collect makes quotations of the spans: one of a span and those that go on
// with it.
func (d *document) collect() {
	var last *candidate
	for i, p := range d.paragraphs {
		for j := range p.tokens {
			n := p.tokens[j].span
			if n == 0 || !p.spans[n-1].quote {
				continue
			}
			s := &p.spans[n-1]
			r := p.at(s.start, s.end)
			switch {
			case last != nil && d.continues(last, i, j):
			case last != nil && last.endAt == i && p.split(last.last, j):
			default:
				last = &candidate{Quotation: Quotation{Kind: s.kind}, at: p, index: i, first: j}
				d.candidates = append(d.candidates, last)
			}
			last.Parts = append(last.Parts, r)
			last.last, last.end, last.endAt = j, p, i
			if s.kind == Direct {
				last.Kind = Direct
			}
		}
	}
	d.blocks()
}

// continues reports whether the span at token j opens paragraph i as the next
// one of a quotation that was left open at the end of the paragraph before. None
// runs into a passage that is set off, or out of one.
func (d *document) continues(f *candidate, i, j int) bool {
	if f.endAt != i-1 || j != 0 || f.last != len(f.end.tokens)-1 || f.end.setOff != d.paragraphs[i].setOff {
		return false
	}
	return f.end.spans[f.end.tokens[f.last].span-1].open
}

// split reports whether only an attribution stands between two spans, and the
// second goes on with the sentence of the first: “I,” he said, “went.”
func (p *paragraph) split(i, j int) bool {
	if j-i < 3 || j-i > 30 {
		return false
	}
	last := p.tokens[j-1].mark
	if last != ',' && last != ';' && last != ':' && last != '—' && last != '–' {
		return false
	}
	verb := false
	for k := i + 1; k < j-1; k++ {
		if p.tokens[k].stops() {
			return false
		}
		verb = verb || p.tokens[k].verb != 0
	}
	if p.another(i, j) {
		return false
	}
	inner := unmark(p.word(i))
	r, _ := utf8.DecodeLastRuneInString(inner)
	return verb && (strings.ContainsRune(",—–…-!?", r) || last == ',' && !endsSentence(inner))
}

// another reports whether the span at token j is somebody else's than the one at
// token i: who says it stands behind it, or before it, behind an “and”.
func (p *paragraph) another(i, j int) bool {
	if m, _ := p.after(j); m.kind != nobody {
		return true
	}
	for k := i + 1; k < j; k++ {
		switch p.tokens[k].lower {
		case "and", "but", "while":
			if m, end := p.mentionAt(k + 1); m.kind != nobody && end < j && p.tokens[end].verb == reportingVerb {
				return true
			}
		}
	}
	return false
}

// blocks finds passages that the author set off and named the source of, and
// puts them among the quotations, in order. The quotations that were found in
// them give way.
func (d *document) blocks() {
	var set []*candidate
	for i := 0; i < len(d.paragraphs); i++ {
		p := d.paragraphs[i]
		if !p.setOff {
			continue
		}
		end := i
		for end+1 < len(d.paragraphs) && d.paragraphs[end+1].setOff && d.paragraphs[end+1].block == p.block {
			end++
		}
		if f := d.block(i, end); f != nil {
			set = append(set, f)
		}
		i = end
	}
	if set == nil {
		return
	}
	all := make([]*candidate, 0, len(d.candidates)+len(set))
	for _, f := range d.candidates {
		for len(set) > 0 && set[0].endAt < f.index {
			all, set = append(all, set[0]), set[1:]
		}
		if len(set) == 0 || f.index < set[0].index {
			all = append(all, f)
		}
	}
	d.candidates = append(all, set...)
}

// block makes one quotation of the paragraphs from i to end if the last one, or
// its last line, is a dash and a name, or the paragraph before says who speaks.
func (d *document) block(i, end int) *candidate {
	last := d.paragraphs[end]
	f := &candidate{Quotation: Quotation{Kind: Block}, at: d.paragraphs[i], index: i, end: last, endAt: end, first: -1, last: -1}
	at, name := sourceLine(last.text)
	switch {
	case name != "" && (at > 0 || end > i):
		start := at + strings.Index(last.text[at:], name)
		f.mention = mention{kind: named, text: name, in: last, start: start, end: start + len(name)}
		f.Cue, f.Rule, f.Confidence = "—", "source", sourceSure
	case i > 0:
		at = len(last.text)
		f.mention, f.Cue = d.announced(d.paragraphs[i-1])
		f.Rule, f.Confidence = "announced", announcedSure
	}
	if f.mention.kind == nobody {
		return nil
	}
	for _, p := range d.paragraphs[i : end+1] {
		size := len(p.text)
		if p == last {
			size = len(strings.TrimRight(last.text[:at], " \n"))
		}
		if strings.TrimFunc(p.text[:size], func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }) != "" {
			f.Parts = append(f.Parts, p.at(0, size))
		}
	}
	if f.Parts == nil {
		return nil
	}
	f.Speaker, f.Detail = f.mention.text, f.mention.detail
	f.Mention = f.mention.in.at(f.mention.start, f.mention.end)
	return f
}

// announced reads who speaks in the paragraph that is set off behind p: Jo Park
// wrote in a letter:
func (d *document) announced(p *paragraph) (mention, string) {
	n := len(p.tokens)
	if n == 0 || p.tokens[n-1].mark != ':' {
		return mention{}, ""
	}
	m, cue := p.before(n, Direct)
	if d.verbs[strings.ToLower(cue)] != reportingVerb {
		return mention{}, ""
	}
	return m, cue
}

// sourceLine finds a last line that is a dash and a name, and where it begins.
func sourceLine(text string) (at int, name string) {
	at = strings.LastIndexByte(text, '\n') + 1
	line := strings.TrimSpace(text[at:])
	for _, dash := range []string{"—", "–", "--", "-", "―"} {
		if rest, ok := strings.CutPrefix(line, dash); ok {
			name, _, _ = strings.Cut(strings.TrimSpace(rest), ",")
			name, _, _ = strings.Cut(name, " (")
			if r, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(r) && len(name) <= maxMention && len(strings.Fields(name)) <= 6 {
				return at, name
			}
		}
	}
	return 0, ""
}
