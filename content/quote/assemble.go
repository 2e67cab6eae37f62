package quote

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/dates"
	"pullquote/content/quote/lexicon"
)

// A candidate is a quotation while its window is being scanned.
type candidate struct {
	kind       Kind
	parts      []part
	begin, end *paragraph // the paragraphs in which it begins and ends
	first      int        // the token of its first part, in begin; -1 for a block quote
	last       int        // the token of its last part, in end; -1 for a block quote

	evidence
}

// A part is a continuous part of a quotation.
type part struct {
	paragraph  *paragraph
	start, end int // byte offsets in the paragraph's text
}

func (p part) Range() content.Range { return p.paragraph.rangeOf(p.start, p.end) }

func (p part) text() string { return p.paragraph.text[p.start:p.end] }

// words returns the text of a part as the reader sees it, without the marks around it.
func (p part) words() string {
	q := p.paragraph
	return unmark(q.blockText[q.offset+p.start : q.offset+p.end])
}

// isWholeBlock reports whether a part is the whole text of its block.
func (p part) isWholeBlock() bool {
	return p.end-p.start >= len(strings.TrimSpace(p.paragraph.blockText))
}

// evidence is the speaker that a rule found in the words around a quotation.
type evidence struct {
	mention     mention
	cue         string
	rule        ruleIndex
	confidence  float64
	onlyInProse bool // the evidence counts only if the text is not a dialogue
}

// assemble makes quotations of the spans. Each consists of one span and those that continue
// it.
func (w *window) assemble(ctx context.Context) {
	var last *candidate
	for _, p := range w.paragraphs {
		for j := range p.tokens {
			if isDone(ctx, j) {
				return
			}
			n := p.tokens[j].span
			if n == 0 || !p.spans[n-1].isQuotation {
				continue
			}
			s := &p.spans[n-1]
			switch {
			case last != nil && w.continues(last, p, j):
			case last != nil && last.end == p && newAttributionParser(p).isSplit(last.last, j):
			default:
				last = &candidate{kind: s.kind, begin: p, first: j}
				w.candidates = append(w.candidates, last)
			}
			last.parts = append(last.parts, part{p, s.start, s.end})
			last.last, last.end = j, p
			if s.kind == Direct {
				last.kind = Direct
			}
		}
	}
	w.addBlocks()
}

// continues reports whether the span at token j begins paragraph p and continues a quotation
// that is open at the end of the paragraph before. A quotation does not continue into a block
// quote or out of one, nor from one window into the next.
func (w *window) continues(c *candidate, p *paragraph, j int) bool {
	if c.end.index != p.index-1 || j != 0 || c.last != len(c.end.tokens)-1 || c.end.isSetOff != p.isSetOff || p.index == w.first || p.index == w.last {
		return false
	}
	return c.end.spans[c.end.tokens[c.last].span-1].isOpen
}

// isSplit reports whether the spans at tokens i and j are one quotation: there is only an
// attribution between them, and the second continues the sentence of the first. “I,” he said,
// “went.”
func (p attributionParser) isSplit(i, j int) bool {
	const maxBetween = 30
	if j-i < 3 || j-i > maxBetween {
		return false
	}
	last := p.tokens[j-1].mark
	if last != ',' && last != ';' && last != ':' && last != '—' && last != '–' {
		return false
	}
	verb := false
	for k := i + 1; k < j-1; k++ {
		if p.tokens[k].isBoundary() {
			return false
		}
		verb = verb || p.tokens[k].Cue != lexicon.NoCue
	}
	if p.hasOtherSpeaker(i, j) {
		return false
	}
	inner := unmark(p.word(i))
	r, _ := utf8.DecodeLastRuneInString(inner)
	return verb && (strings.ContainsRune(",—–…-!?", r) || last == ',' && !endsSentence(inner))
}

// hasOtherSpeaker reports whether the span at token j has a different speaker from the span at
// token i. The words after the span at j name that speaker, or the words before it, after a
// word such as “and”.
func (p attributionParser) hasOtherSpeaker(i, j int) bool {
	if m, _ := p.speakerAfterSpan(j); m.kind != nobody {
		return true
	}
	for k := i + 1; k < j; k++ {
		switch p.tokens[k].Func {
		case lexicon.And, lexicon.But, lexicon.While:
			if m, end := p.mentionAt(k + 1); m.kind != nobody && end < j && p.tokens[end].isReporting() {
				return true
			}
		default:
		}
	}
	return false
}

// addBlocks finds block quotes whose source the author names, and inserts them among the
// quotations, in order. They replace the quotations inside them.
func (w *window) addBlocks() {
	var set []*candidate
	for i := 0; i < len(w.paragraphs); i++ {
		p := w.paragraphs[i]
		if !p.isSetOff {
			continue
		}
		end := i
		for end+1 < len(w.paragraphs) && w.paragraphs[end+1].isSetOff && w.paragraphs[end+1].block == p.block {
			end++
		}
		if c := w.newBlock(i, end); c != nil {
			set = append(set, c)
		}
		i = end
	}
	if set == nil {
		return
	}
	all := make([]*candidate, 0, len(w.candidates)+len(set))
	for _, c := range w.candidates {
		for len(set) > 0 && set[0].end.index < c.begin.index {
			all, set = append(all, set[0]), set[1:]
		}
		if len(set) == 0 || c.begin.index < set[0].begin.index {
			all = append(all, c)
		}
	}
	w.candidates = append(all, set...)
}

// newBlock makes one quotation of the paragraphs from i to end. Its source must be named: the
// last paragraph, or its last line, is a dash and a name, or the paragraph before announces
// the source. newBlock returns nil if no source is named.
func (w *window) newBlock(i, end int) *candidate {
	last := w.paragraphs[end]
	c := &candidate{kind: Block, begin: w.paragraphs[i], end: last, first: -1, last: -1}
	at, name := parseSourceLine(last.text)
	switch {
	case name != "" && (at > 0 || end > i) && newNameParser(last).isSource(at+strings.Index(last.text[at:], name), name):
		start := at + strings.Index(last.text[at:], name)
		c.evidence = evidence{mention: mention{kind: named, text: name, paragraph: last, start: start, end: start + len(name)}, cue: "—", rule: ruleSource}
	case i > 0:
		at = len(last.text)
		if w.isDateline(i) {
			if i == end {
				return nil
			}
			i++
			c.begin = w.paragraphs[i]
		}
		c.evidence = w.announcement(i)
		if m := w.signatureAfter(end); m.kind != nobody {
			c.mention = m
		}
	}
	if c.mention.kind == nobody {
		return nil
	}
	c.confidence = rules[c.rule].confidence
	for _, p := range w.paragraphs[i : end+1] {
		size := len(p.text)
		if p == last {
			size = len(strings.TrimRight(last.text[:at], " \n"))
		}
		if strings.ContainsFunc(p.text[:size], func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }) {
			c.parts = append(c.parts, part{p, 0, size})
		}
	}
	if c.parts == nil {
		return nil
	}
	return c
}

// announcement returns the evidence in the paragraph before the block quote at paragraph i.
// There may be the place and the date of a letter between them.
func (w *window) announcement(i int) evidence {
	before := w.paragraphs[i-1]
	if i > 1 && before.isSetOff && w.isDateline(i-1) {
		before = w.paragraphs[i-2]
	}
	if start, end, ok := replyAuthor(before.text); ok && !before.lex.Is(before.text[start:end], lexicon.Pronoun) {
		m := mention{kind: named, text: oneLine(before.text[start:end]), paragraph: before, start: start, end: end}
		return evidence{mention: m, cue: "wrote", rule: ruleAnnounced}
	}
	if before.lex.IsNone() {
		return evidence{}
	}
	m, cue := newAttributionParser(before).announcedSpeaker()
	return evidence{mention: m, cue: cue, rule: ruleAnnounced}
}

// isDateline reports whether paragraph i is the place and the date at the head of a letter: THE
// LIGHT, 4th March.
func (w *window) isDateline(i int) bool {
	const maxTokens = 12
	p := w.paragraphs[i]
	if n := len(p.tokens); n == 0 || n > maxTokens || i+1 >= len(w.paragraphs) || !w.paragraphs[i+1].isSetOff || len(p.spans) > 0 {
		return false
	}
	hasDigit, hasDate := false, false
	for k := range p.tokens {
		t := &p.tokens[k]
		isMonth := dates.IsMonth(strings.TrimSuffix(t.lower, "."))
		if !isMonth && (t.isSpeaking() || t.Is(lexicon.Auxiliary|lexicon.Pronoun)) {
			return false
		}
		hasDigit = hasDigit || t.isWord() && strings.ContainsFunc(t.lower, unicode.IsDigit)
		hasDate = hasDate || isMonth || t.isNumber() && len(t.lower) == 4
	}
	return hasDigit && hasDate
}

// signatureAfter returns the name under the letter that ends with paragraph i: a line that ends
// with a comma, and a name in the line after it.
func (w *window) signatureAfter(i int) mention {
	const maxSize = 120 // bytes
	if i+1 >= len(w.paragraphs) || len(w.paragraphs[i+1].text) > maxSize {
		return mention{}
	}
	p := newMentionParser(w.paragraphs[i+1])
	text := strings.TrimRight(p.text, " \n")
	at := strings.LastIndexByte(text, '\n') + 1
	if at == 0 || !strings.HasSuffix(strings.TrimRight(text[:at], " \n"), ",") || p.tokens[0].Func != lexicon.Valediction {
		return mention{}
	}
	start := p.tokenAt(at)
	if end := p.nameAt(start); end > start && p.hasOnlyPunctuation(end) {
		return p.mention(named, start, end)
	}
	return mention{}
}

// isSource reports whether a name that begins at byte start may be a source. Any words may,
// except in a language whose nouns all have capitals, where they must parse as a name.
func (p nameParser) isSource(start int, name string) bool {
	if !p.lex.OnlyFullNames {
		return true
	}
	i := p.tokenAt(start)
	end := p.nameAt(i)
	return end > i && p.endOf(end-1) == start+len(name)
}

// announcedSpeaker returns the speaker that p announces for the block quote after it, and the
// cue: Jo Park wrote in a letter:
func (p attributionParser) announcedSpeaker() (mention, string) {
	n := len(p.tokens)
	if n == 0 || p.tokens[n-1].mark != ':' {
		return mention{}, ""
	}
	m, cue := p.speakerInSentence(n, Direct)
	if p.lex.Word(strings.ToLower(cue)).Cue != lexicon.Reporting {
		return mention{}, ""
	}
	return m, cue
}

// sourceDashes are the dashes that may come before the source of a block quote.
var sourceDashes = [...]string{"—", "–", "--", "-", "―"}

// parseSourceLine returns the name in the last line of a text, if the line is a dash and a name,
// and the byte offset of the line.
func parseSourceLine(text string) (at int, name string) {
	const maxWords = 6
	at = strings.LastIndexByte(text, '\n') + 1
	line := strings.TrimSpace(text[at:])
	i := slices.IndexFunc(sourceDashes[:], func(dash string) bool { return strings.HasPrefix(line, dash) })
	if i < 0 {
		return 0, ""
	}
	name, _, _ = strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, sourceDashes[i])), ",")
	name, _, _ = strings.Cut(name, " (")
	if r, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(r) && len(name) <= maxMention && len(strings.Fields(name)) <= maxWords {
		return at, name
	}
	return 0, ""
}
