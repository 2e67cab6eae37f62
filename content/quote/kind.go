package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// classify tells quotations from the other uses of marks.
func (d *document) classify() {
	for _, p := range d.paragraphs {
		for i, t := range p.tokens {
			if t.span > 0 {
				s := &p.spans[t.span-1]
				s.kind, s.quote = p.kindOf(i, s)
			}
		}
	}
}

// mostFragment is how many words a fragment has at the most: with more, even
// the middle of a sentence is speech.
const mostFragment = 12

// kindOf decides what the span at token i is.
func (p *paragraph) kindOf(i int, s *span) (Kind, bool) {
	inner := unmark(p.text[s.start:s.end])
	words := strings.Fields(inner)
	if len(words) == 0 {
		return Direct, false
	}
	whole := strings.TrimSpace(p.text[:s.start])+strings.TrimSpace(p.text[s.end:]) == ""
	closed := p.punctuated(s, inner) || p.tokens[i].first && i+1 < len(p.tokens) && p.tokens[i+1].text == ","
	cue := p.cued(i)
	first, _ := utf8.DecodeRuneInString(inner)
	capital := unicode.IsUpper(first) || unicode.IsDigit(first) || !unicode.IsLetter(first)
	switch {
	case s.goesOn:
		return Direct, true
	case s.open && !whole && len(words) < 4 && cue == 0:
		return Direct, false
	case p.nickname(i, words):
		return Direct, false
	case p.titled(i, words, closed, cue):
		return Direct, false
	case whole && (closed || len(words) > 3):
		return Direct, true
	case closed && (capital || cue != 0 || len(words) > 3) && !p.labelled(i, words):
		return Direct, true
	case cue >= speaks && cue < namesIt && capital && p.introduced(i):
		return Direct, true
	case len(words) > mostFragment:
		return Direct, true
	case cue != 0 && len(words) >= 2, cue == speaks:
		return Fragment, true
	case len(words) >= 5:
		return Fragment, true
	}
	return Direct, false
}

// punctuated reports whether a span ends like speech: with punctuation inside,
// or a comma right behind it and a verb of speaking there.
func (p *paragraph) punctuated(s *span, inner string) bool {
	if s.open {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(inner, "’”\"'»)"))
	return strings.ContainsRune(".,!?…—–-。！？、", r)
}

// introduced reports whether a comma or a colon stands before token i.
func (p *paragraph) introduced(i int) bool {
	return i > 0 && (p.tokens[i-1].text == "," || p.tokens[i-1].text == ":")
}

// cued is the strongest verb of speaking in the sentence around token i, as far
// as it is near; 0 if there is none.
func (p *paragraph) cued(i int) strength {
	best := strength(0)
	look := func(t token) {
		if s := t.verb; s != 0 && (best == 0 || s < best) {
			best = s
		}
	}
	const reach = 14
	for j := i - 1; j >= 0 && j >= i-reach; j-- {
		if t := p.tokens[j]; t.span > 0 || oneOf(t.text, ". ! ? ;") {
			break
		}
		if p.tokens[j].lower == "according" {
			return speaks
		}
		look(p.tokens[j])
	}
	for j := i + 1; j < len(p.tokens) && j <= i+reach; j++ {
		if t := p.tokens[j]; t.span > 0 || oneOf(t.text, ". ! ? ;") {
			break
		}
		if p.tokens[j].lower == "according" {
			return speaks
		}
		look(p.tokens[j])
	}
	return best
}

// nickname reports whether a span stands between two names: William “Bill”
// Hart.
func (p *paragraph) nickname(i int, words []string) bool {
	if len(words) > 3 || i == 0 || i+1 >= len(p.tokens) {
		return false
	}
	return p.tokens[i-1].capital() && p.tokens[i+1].capital() && !p.tokens[i-1].first && !endsSentence(words[len(words)-1])
}

// titled reports whether a span is the title of a work: its words are
// capitalised like one, and nothing ends there, or the word before it says so.
func (p *paragraph) titled(i int, words []string, closed bool, cue strength) bool {
	if i > 0 {
		before := p.tokens[i-1].lower
		if isWork(before) && len(words) <= 12 {
			return !closed || strings.HasSuffix(words[len(words)-1], ",") || capitals(words)
		}
		if oneOf(before, "titled entitled called named headlined subtitled") && capitals(words) {
			return true
		}
	}
	if len(words) > 10 || !capitals(words) || strings.HasSuffix(words[len(words)-1], ".") {
		return false
	}
	if len(words) == 1 {
		return !closed && cue != speaks && !p.introduced(i)
	}
	if p.introduced(i) && cue == speaks {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(words[len(words)-1])
	if strings.ContainsRune("!?", last) {
		return cue == 0 && i > 0
	}
	if closed { // “Blue Harbour,” a novel
		return cue == 0 && i > 0
	}
	return true
}

// capitals reports whether all words but the small ones begin with capitals.
func capitals(words []string) bool {
	big := 0
	for i, w := range words {
		w = strings.TrimLeft(w, "(‘'“\"")
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r), unicode.IsDigit(r):
			big++
		case unicode.IsLetter(r) && (i == 0 || !oneOf(strings.ToLower(w), "a an and the of in on for to at by with from or but nor as de la le")):
			return false
		}
	}
	return big > 0 && (big > 1 || len(words) == 1)
}

// labelled reports whether a span is a word or two that are spoken about, not
// spoken: the word “freedom,” so-called “experts.”
func (p *paragraph) labelled(i int, words []string) bool {
	if len(words) > 4 || i == 0 {
		return false
	}
	before := p.tokens[i-1].lower
	return oneOf(before, "word words term terms phrase phrases so-called called named dubbed nicknamed titled entitled known marked reading labelled labeled") ||
		before == "as" && len(words) < 4
}

// collect makes quotations of the spans: one of a span and those that go on
// with it.
func (d *document) collect() {
	var last *found
	for i, p := range d.paragraphs {
		for j, t := range p.tokens {
			if t.span == 0 || !p.spans[t.span-1].quote {
				continue
			}
			s := p.spans[t.span-1]
			r := p.at(s.start, s.end)
			switch {
			case last != nil && d.continues(last, i, j):
			case last != nil && last.endAt == i && p.split(last.last, j):
			default:
				last = &found{Quotation: Quotation{Kind: s.kind}, at: p, index: i, first: j}
				d.found = append(d.found, last)
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
// one of a quotation that was left open at the end of the paragraph before.
func (d *document) continues(f *found, i, j int) bool {
	if f.endAt != i-1 || j != 0 || f.last != len(f.end.tokens)-1 {
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
	between := p.tokens[i+1 : j]
	if last := between[len(between)-1].text; last != "," && last != ":" && last != "—" && last != "–" {
		return false
	}
	verb := false
	for _, t := range between {
		if t.span > 0 || oneOf(t.text, ". ! ? ;") {
			return false
		}
		verb = verb || t.verb != 0
	}
	inner := unmark(p.text[p.tokens[i].start:p.tokens[i].end])
	r, _ := utf8.DecodeLastRuneInString(inner)
	return verb && strings.ContainsRune(",—–…-!?", r) || verb && between[len(between)-1].text == "," && !endsSentence(inner)
}

// blocks finds passages that the author set off with a source under them.
func (d *document) blocks() {
	for i := 0; i < len(d.paragraphs); i++ {
		p := d.paragraphs[i]
		if !p.setOff {
			continue
		}
		end := i
		for end+1 < len(d.paragraphs) && d.paragraphs[end+1].setOff && d.paragraphs[end+1].block == p.block {
			end++
		}
		d.block(i, end)
		i = end
	}
}

// block makes one quotation of the paragraphs from i to end if the last one, or
// its last line, is a dash and a name. The quotations that were found in them
// give way to it.
func (d *document) block(i, end int) {
	last := d.paragraphs[end]
	at, name := sourceLine(last.text)
	if name == "" || at == 0 && end == i {
		return
	}
	f := &found{Quotation: Quotation{Kind: Block, Cue: "—", Rule: "source"}, at: d.paragraphs[i], index: i, end: last, endAt: end, first: -1, last: -1}
	for _, p := range d.paragraphs[i : end+1] {
		size := len(p.text)
		if p == last {
			size = len(strings.TrimRight(last.text[:at], " \n"))
		}
		if size > 0 {
			f.Parts = append(f.Parts, p.at(0, size))
		}
	}
	start := at + strings.Index(last.text[at:], name)
	f.Speaker, f.Mention = name, last.at(start, start+len(name))
	f.mention = mention{kind: named, text: name, start: start, end: start + len(name)}
	kept := d.found[:0:0]
	inserted := false
	for _, o := range d.found {
		if o.index >= i && o.index <= end {
			continue
		}
		if o.index > end && !inserted {
			kept, inserted = append(kept, f), true
		}
		kept = append(kept, o)
	}
	if !inserted {
		kept = append(kept, f)
	}
	d.found = kept
}

// sourceLine finds a last line that is a dash and a name, and where it begins.
func sourceLine(text string) (at int, name string) {
	at = strings.LastIndexByte(text, '\n') + 1
	line := strings.TrimSpace(text[at:])
	for _, dash := range []string{"—", "–", "--", "-", "―"} {
		if rest, ok := strings.CutPrefix(line, dash); ok {
			name, _, _ = strings.Cut(strings.TrimSpace(rest), ",")
			name, _, _ = strings.Cut(name, " (")
			if r, _ := utf8.DecodeRuneInString(name); len(strings.Fields(name)) <= 6 && unicode.IsUpper(r) {
				return at, name
			}
		}
	}
	return 0, ""
}
