package quote

import (
	"slices"
	"strings"

	"pullquote/content/quote/lexicon"
)

// A rule finds the speaker of a quotation.
type rule struct {
	name       string
	example    string  // a text in which this rule finds a speaker
	why        string  // the evidence it uses, in words for readers
	confidence float64 // the share of the speakers it finds that are right
	// find looks for a speaker in the words around a quotation. It is nil for rules that are
	// applied elsewhere: to block quotes in assemble.go, and to quotations without an
	// attribution in propagate.go and dialogue.go.
	find func(w *window, c *candidate) evidence
	// isDirect says that the rule needs only a name right beside the marks, and no lexicon.
	isDirect bool
}

// A ruleIndex is the index of a rule in the table. The zero value means no rule.
type ruleIndex uint8

// The rules, in the order in which they are tried.
const (
	noRule ruleIndex = iota
	ruleAfter
	ruleBefore
	ruleDash
	ruleAgent
	ruleLabel
	ruleSentence
	ruleName
	ruleSubject
	ruleSource
	ruleAnnounced
	ruleSameParagraph
	ruleContinues
	ruleTurn
	ruleAddressed
	ruleBeat
)

// rules is the table of rules. To add a rule, add a row. Those with a find function are tried
// in order, until one finds a speaker.
var rules = [...]rule{
	noRule: {},

	ruleAfter:    {"after", "“It moved,” said Roman, 23.", "after the quote", 0.98, findAfter, false},
	ruleBefore:   {"before", "Ana Ruiz said: “We lost it all.”", "before the quote", 0.9, findBefore, false},
	ruleDash:     {"dash", "“We lost it all.” — Ana Ruiz", "name after a dash", 0.95, findDash, true},
	ruleAgent:    {"agent", "They are branded “traitors to the town” by friends and family.", "named by “by …”", 0.9, findAgent, false},
	ruleLabel:    {"label", "ANA RUIZ: “We lost it all.”", "name and colon before the quote", 0.95, findLabel, true},
	ruleSentence: {"sentence", "Ana Ruiz shook her head. “It moved.”", "in the sentence before the quote", 0.95, findSentence, false},
	ruleName:     {"name", "Wieczorem było już bardzo cicho. „Straciliśmy to wszystko, co było w domu”, Ana Ruiz.", "name beside the quote", 0.9, findName, true},

	ruleSubject: {"subject", "Ana Ruiz hopes that the report will “sink without a trace”.", "subject of the clause around the quote", 0.8, findSubject, false},

	// In block quotes.
	ruleSource:    {"source", "> We lost it all.\n>\n> — Ana Ruiz", "name after a dash below the quote", 0.95, nil, true},
	ruleAnnounced: {"announced", "Ana Ruiz wrote:\n\n> We lost it all.", "before the quote", 0.9, nil, false},

	// In news.
	ruleSameParagraph: {"same paragraph", "“It is gone.” The room was still. “It moved,” said Ana Ruiz.", "same speaker as the other quote in this paragraph", propagatedConfidence, nil, false},
	ruleContinues:     {"goes on", "“It moved,” said Ana Ruiz.\n\n“It is gone.”\n\n“All of it.”", "same speaker as the quote before", propagatedConfidence, nil, false},

	// In dialogues.
	ruleTurn:      {"turn", talk + "“Is it?”\n\n“It is.”", "by turn in the dialogue", 0.7, nil, false},
	ruleAddressed: {"called", "“Ana, do you see it?” asked Per Holm.\n\n“No! Do you?”\n\n" + talk, "called by name in the quote beside it", 0.7, nil, false},
	ruleBeat:      {"beat", talk + "“I do, and the lamp!”\n\n“Do you?” Ana Ruiz sat down.", "does something right after the quote", 0.85, nil, false},
}

// talk is the beginning of a dialogue.
const talk = "“Do you see it?” asked Per Holm.\n\n“No! Do you?” said Ana Ruiz.\n\n"

// attribute applies the rules to a quotation that has no speaker yet.
func (w *window) attribute(c *candidate) {
	if c.mention.kind != nobody {
		return
	}
	for i := range rules {
		r := &rules[i]
		if r.find == nil || c.begin.lex.IsNone() && !r.isDirect {
			continue
		}
		if e := r.find(w, c); e.mention.kind != nobody && !e.mention.isNoPerson() {
			e.rule, e.confidence = ruleIndex(i), r.confidence
			c.evidence = e
			return
		}
	}
}

// isNoPerson reports whether m says that nobody speaks: “Who knows?” Nobody answered.
func (m mention) isNoPerson() bool {
	return m.paragraph != nil && m.paragraph.lex.Word(strings.ToLower(m.text)).Func == lexicon.NoPerson
}

// evidenceOf returns the evidence that a mention and its cue give.
func evidenceOf(m mention, cue string) evidence { return evidence{mention: m, cue: cue} }

// findAfter looks for an attribution after each part of a quotation.
func findAfter(_ *window, c *candidate) evidence {
	p := newAttributionParser(c.begin)
	last := c.first
	if c.end == c.begin {
		last = c.last
	}
	for i := max(c.first, 0); i <= last && i < len(p.tokens); i++ {
		if p.tokens[i].span == 0 {
			continue
		}
		if m, cue := p.speakerAfterSpan(i); m.kind != nobody {
			return evidenceOf(m, cue)
		}
	}
	if c.end != c.begin && c.last >= 0 {
		return evidenceOf(newAttributionParser(c.end).speakerAfterSpan(c.last))
	}
	return evidence{}
}

// findBefore looks for an attribution before the first part of a quotation, in the same
// sentence.
func findBefore(_ *window, c *candidate) evidence {
	if c.first <= 0 {
		return evidence{}
	}
	return evidenceOf(newAttributionParser(c.begin).speakerInSentence(c.first, c.kind))
}

// findDash looks for a dash and a name after a quotation, or in a paragraph of their own
// after it: “…” — Jo Park.
func findDash(w *window, c *candidate) evidence {
	const maxLine = 120 // bytes of a paragraph of their own
	p := c.end
	if c.last < 0 {
		return evidence{}
	}
	if n := p.index + 1; p.hasOnlyPunctuation(c.last+1) && n < len(w.paragraphs) && c.first == 0 {
		if next := w.paragraphs[n]; len(next.text) <= maxLine && len(next.spans) == 0 && next.isSetOff == p.isSetOff {
			return evidenceOf(newAttributionParser(next).speakerAfterDash(0))
		}
	}
	return evidenceOf(newAttributionParser(p).speakerAfterDash(c.last + 1))
}

// findAgent looks for the agent of a passive verb around a quotation.
func findAgent(_ *window, c *candidate) evidence {
	return evidenceOf(newAttributionParser(c.end).agentOf(c.last))
}

// findLabel looks for a name and a colon at the beginning of the paragraph, as in interviews
// and plays.
func findLabel(_ *window, c *candidate) evidence {
	p := newMentionParser(c.begin)
	if c.first < 1 {
		return evidence{}
	}
	unquoted := p.spans[p.tokens[c.first].span-1].isUnquoted
	if c.first == 1 && unquoted && p.hasLetterLabel() && !p.lex.OnlyFullNames {
		m := p.mention(named, 0, 1)
		m.text, m.end = m.text[:1], m.end-1
		return evidenceOf(m, ":")
	}
	n := c.first - 1
	if n < 1 || p.tokens[n].mark != ':' {
		return evidence{}
	}
	n = attributionParser{p}.trimBrackets(n)
	isLabel := unquoted && n <= maxLabel && !p.lex.OnlyFullNames && !slices.ContainsFunc(p.tokens[:n], func(t token) bool { return !t.isWord() })
	if isLabel || p.nameAt(0) == n {
		return evidenceOf(p.mention(named, 0, n), ":")
	}
	return evidence{}
}

// findSentence looks for the subject of the sentence before a quotation, in the same paragraph
// or at the end of the paragraph before, or of a sentence that ends with a colon before the
// quotation.
func findSentence(w *window, c *candidate) evidence {
	p := newAttributionParser(c.begin)
	if c.first == 0 && c.kind == Direct {
		return w.findInParagraphBefore(c)
	}
	if c.kind == Fragment || c.first < 0 {
		return evidence{}
	}
	end := c.first
	start := p.sentenceStart(end)
	if start == end { // take the sentence before
		if end < 2 || p.tokens[end-1].span > 0 {
			return evidence{}
		}
		start = p.sentenceStart(end - 1)
	}
	if p.lex.Inverts {
		return evidenceOf(p.sentenceSubject(start, end), "")
	}
	m, cue := p.reporterIn(start, end)
	if p.tokens[start].span > 0 {
		// The speaker of the quotation before goes on, whoever else is named after its attribution.
		if first, _ := p.speakerAfterSpan(start); first.kind != nobody && first.start != m.start {
			return evidence{}
		}
	}
	if m.kind != nobody {
		return evidenceOf(m, cue)
	}
	if p.tokens[start].span > 0 {
		return evidence{}
	}
	m, _ = p.mentionAt(p.subjectStart(start, end))
	if m.kind == named {
		return evidenceOf(m, "")
	}
	if end := p.nameAt(start); end > start && p.isPossessive(end-1) && p.tokens[c.first-1].mark == ':' { // Jo’s answer was: “No.”
		return evidenceOf(p.mention(named, start, end), ":")
	}
	if m.kind == pronominal && !p.isIt(start) {
		return evidenceOf(m, "")
	}
	return evidence{}
}

// findName looks for a name before a colon and the marks, or after the marks and a comma, in a
// language without a lexicon: … Jo Park: „…“; „…“, Jo Park.
func findName(_ *window, c *candidate) evidence {
	if !c.begin.lex.IsNone() || c.last < 0 {
		return evidence{}
	}
	if p := newMentionParser(c.begin); c.first > 1 && p.tokens[c.first-1].mark == ':' {
		if start := p.nameBefore(c.first - 1); start < c.first-1 {
			return evidenceOf(p.mention(named, start, c.first-1), ":")
		}
	}
	p := newMentionParser(c.end)
	i := c.last + 1
	if i < len(p.tokens) && p.tokens[i].isComma() {
		i++
	} else if !strings.HasSuffix(unmark(p.word(c.last)), ",") {
		return evidence{}
	}
	if end := p.nameAt(i); end > i {
		return evidenceOf(p.mention(named, i, end), "")
	}
	return evidence{}
}

// findSubject looks for the subject of the clause around a fragment, whatever its verb: Jo Park
// dismissed the report as “an old wives’ tale”.
func findSubject(_ *window, c *candidate) evidence {
	if c.kind != Fragment || c.first < 2 {
		return evidence{}
	}
	p := newAttributionParser(c.begin)
	if before := &p.tokens[c.first-1]; before.mark == '(' || before.Is(lexicon.Determiner) && !p.isSpokenOf(c.first) {
		return evidence{} // the meaning of a name, or a name for a thing: the “people’s house”
	}
	begin := p.sentenceStart(c.first)
	if p.lex.Inverts {
		return evidenceOf(p.sentenceSubject(begin, c.first), "")
	}
	start := p.subjectStart(begin, c.first)
	m, end := p.mentionAt(start)
	switch {
	case m.kind == nobody, m.kind == nominal && !p.isPerson(m, end), m.kind == pronominal && !p.is(start, lexicon.ThirdPerson), end >= c.first:
		return evidence{}
	}
	return evidenceOf(m, "")
}

// isSpokenOf reports whether a verb right before the noun phrase in marks at token i says that
// somebody uses its words: called it a “people’s house”.
func (p attributionParser) isSpokenOf(i int) bool {
	const maxDistance = 4
	return slices.ContainsFunc(p.tokens[max(i-maxDistance, 0):i], func(t token) bool {
		return t.Cue == lexicon.Reporting || t.Cue == lexicon.Naming
	})
}

// findInParagraphBefore looks for a speaker in the paragraph before the quotation's own: in a
// last sentence that ends with a colon or has a verb of speaking, or in a single sentence
// about one person.
func (w *window) findInParagraphBefore(c *candidate) evidence {
	if c.begin.index == 0 {
		return evidence{}
	}
	p := newAttributionParser(w.paragraphs[c.begin.index-1])
	n := len(p.tokens)
	if n == 0 || p.isSetOff != c.begin.isSetOff {
		return evidence{}
	}
	start := p.sentenceStart(n - 1)
	var e evidence
	switch {
	case p.tokens[n-1].mark == ':', n > 1 && isDash(p.tokens[n-1].mark) && (p.tokens[n-2].isSpeaking() || p.tokens[n-2].mark == ':'): // Jo Park observed—
		if e = evidenceOf(p.speakerInSentence(n, Direct)); e.mention.kind == nobody {
			e.mention, _ = p.mentionAt(start)
		}
	case p.endsInQuestion():
	default:
		e = evidenceOf(p.reporterIn(start, n))
		e.onlyInProse = true
		if e.mention.kind == nobody && start == 0 && len(p.spans) == 0 {
			e.mention, _ = p.mentionAt(0)
		}
	}
	if e.mention.kind != named && (e.mention.kind == nobody || e.cue == "") {
		return evidence{}
	}
	return e
}

// endsInQuestion reports whether the last span in a paragraph is a question, which somebody
// else will answer.
func (p *paragraph) endsInQuestion() bool {
	n := len(p.spans)
	return n > 0 && isQuestion(p.text[p.spans[n-1].start:p.spans[n-1].end])
}
