package quote

import (
	"context"
	"regexp"
	"strings"
	"unicode"

	"pullquote/content/quote/lexicon"
)

// An interview or a play has a label with the speaker before each turn, and no marks:
//
//	Q: Did you mean to stay?
//	A: Nobody means to stay.
//
// The labels may also be Q. and A., with full stops.

// The labels are people or roles of people, and the turns read like speech. In a recipe, a data
// sheet or a list of changes they are not: “Tip: Buy the fish in the morning.”

// findTurns makes spans of the turns if the text is an interview. A paragraph without a
// label between two turns belongs to the turn before it.
func findTurns(ctx context.Context, paragraphs []*paragraph) {
	first, last := interviewBounds(paragraphs)
	if first < 0 {
		return
	}
	for i := first; i <= last && ctx.Err() == nil; i++ {
		p := newNameParser(paragraphs[i])
		n := p.labelLength()
		if n == 0 && (len(p.tokens) == 0 || len(p.spans) > 0) {
			continue
		}
		s := span{start: p.startOf(0), end: len(strings.TrimRight(p.text, " \n")), isUnquoted: true}
		if n > 0 {
			s.start = p.startOf(p.afterLabel(n))
		} else if before := paragraphs[i-1].spans; len(before) > 0 {
			before[0].isOpen, before[0].isContinued = true, true
		}
		p.spans = []span{s}
		p.tokenize(ctx, &arena{})
	}
}

// interviewBounds returns the first and the last paragraph of an interview. It returns -1 if
// there isn't one.
func interviewBounds(paragraphs []*paragraph) (first, last int) {
	const (
		minTurns  = 4
		sureTurns = 6 // enough for an interview with any text before and after it
		minVoices = 2 // with at least two turns each
	)
	first, last = -1, -1
	turns := 0
	voicesByLabel := map[string]*voice{}
	for i, q := range paragraphs {
		p := newNameParser(q)
		if n := p.labelLength(); n > 0 {
			if first < 0 {
				first = i
			}
			last = i
			turns++
			label := p.phrase(0, n)
			v := voicesByLabel[label]
			if v == nil {
				v = &voice{isPerson: newMentionParser(q).isPersonLabel(n)}
				voicesByLabel[label] = v
			}
			v.add(p, n)
		}
	}
	if !areVoices(voicesByLabel, namesIn(paragraphs)) {
		return -1, -1
	}
	voices := 0
	for _, v := range voicesByLabel {
		if v.turns > 1 {
			voices++
		}
	}
	size := last - first + 1
	if turns < minTurns || voices < minVoices || turns*2 < size || turns < sureTurns && size*4 < len(paragraphs)*3 {
		return -1, -1
	}
	return first, last
}

// A voice is the turns with one label.
type voice struct {
	isPerson                 bool // the label is the name or the role of a person
	turns, spoken, questions int  // the number of turns, of those that read like speech, and of questions
}

// add adds the turn of paragraph p, after a label of n tokens.
func (v *voice) add(p nameParser, n int) {
	const maxTokens = 200
	v.turns++
	begin := p.afterLabel(n)
	isSpeech := false
	for k := begin; k < min(begin+maxTokens, len(p.tokens)); k++ {
		t := &p.tokens[k]
		isSpeech = isSpeech || t.Is(lexicon.Personal) || t.mark == '?'
	}
	if isSpeech {
		v.spoken++
	}
	if isQuestion(p.text) {
		v.questions++
	}
}

// areVoices reports whether the labels of turns are people who talk to each other. names are the
// words of names elsewhere in the text.
func areVoices(voices map[string]*voice, names map[string]bool) bool {
	const (
		minSpeech      = 0.3 // the share of turns that read like speech, if all labels are people
		minSpeechAlone = 0.6 // the same, if they may be anything
	)
	var all voice
	isPeople := true
	for label, v := range voices {
		if v.turns < 2 {
			continue
		}
		all.turns += v.turns
		all.spoken += v.spoken
		all.questions += v.questions
		isPeople = isPeople && (v.isPerson || names[strings.ToLower(lastField(label))])
	}
	if isPeople {
		return float64(all.spoken) >= minSpeech*float64(all.turns)
	}
	return all.questions > 0 && float64(all.spoken) >= minSpeechAlone*float64(all.turns)
}

func lastField(s string) string {
	return s[strings.LastIndexByte(strings.TrimSpace(s), ' ')+1:]
}

// namesIn returns the capitalized words inside the sentences of paragraphs, outside of their
// labels, in lower case.
func namesIn(paragraphs []*paragraph) map[string]bool {
	names := map[string]bool{}
	for _, q := range paragraphs {
		p := newNameParser(q)
		for i := p.labelLength(); i < len(p.tokens); i++ {
			if t := &p.tokens[i]; !t.isFirst && p.isName(i) && (i == 0 || p.tokens[i-1].mark != ':') {
				names[p.lex.Stem(t.lower)] = true
			}
		}
	}
	return names
}

// isPersonLabel reports whether the first n words of a paragraph are the name of a person, with a
// given name or a title, or a role of people.
func (p mentionParser) isPersonLabel(n int) bool {
	if p.hasLetterLabel() || n == 1 && len(p.word(0)) == 1 {
		return true
	}
	for k := range n {
		t := &p.tokens[k]
		if t.Is(lexicon.Title|lexicon.Role|lexicon.Job) || lexicon.GenderOfGivenName(t.lower) != lexicon.Unknown || p.lex.IsPersonNoun(t.lower) && !t.Is(lexicon.OrganizationNoun) {
			return true
		}
	}
	return n == 2 && p.lex.Word(p.tokens[0].lower).Classes == 0 && p.lex.Word(p.tokens[1].lower).Classes == 0 && p.word(0) == strings.ToUpper(p.word(0))
}

// maxLabel is the maximum number of words in a label that names the speaker.
const maxLabel = 4

// labelLength returns the number of tokens, without a colon, in the label that names the
// speaker of a paragraph without marks. It returns 0 if there is no label.
func (p nameParser) labelLength() int {
	if p.hasLetterLabel() {
		return 1
	}
	for n := 1; n <= maxLabel && n+1 < len(p.tokens) && p.tokens[n-1].isWord() && p.tokens[n-1].isCapitalized; n++ {
		if colon := p.afterBrackets(n); colon+1 < len(p.tokens) && p.tokens[colon].mark == ':' && p.tokens[colon+1].isWord() && p.startOf(colon+1) > p.endOf(colon) {
			return n
		}
	}
	return 0
}

// afterBrackets returns the token after the brackets at token i, or i if there are none: CALLER
// (on the line):
func (p nameParser) afterBrackets(i int) int {
	const maxTokens = 8
	if p.tokens[i].mark != '(' {
		return i
	}
	for k := i + 1; k < min(i+maxTokens, len(p.tokens)); k++ {
		if p.tokens[k].mark == ')' {
			return k + 1
		}
	}
	return i
}

// splitTurns splits a paragraph in which lines begin with labels, as in a transcript without
// empty lines. A line in square brackets, such as “[LAUGHTER]”, is left out.
func (p *paragraph) splitTurns() []*paragraph {
	const minTurns = 2
	if !strings.Contains(p.text, "\n") {
		return []*paragraph{p}
	}
	isLabelled := turnLine
	if turns := turnLine.FindAllStringIndex(p.text, minTurns); len(turns) < minTurns || turns[0][0] > 0 {
		if !isStampedTalk(p.text) {
			return []*paragraph{p}
		}
		isLabelled = stampedLine
	}
	var out []*paragraph
	start := 0
	for line := range strings.Lines(p.text) {
		text := strings.TrimRight(line, "\n")
		switch isTurn := isLabelled.MatchString(text); {
		case strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]"):
		case isTurn || len(out) == 0:
			one := *p
			stamp := len(timeStamp.FindString(text))
			one.offset, one.text = p.offset+start+stamp, text[stamp:]
			out = append(out, &one)
		default:
			last := out[len(out)-1]
			last.text = p.text[last.offset-p.offset : start+len(text)]
		}
		start += len(line)
	}
	return out
}

// timeStamp matches the time at the beginning of a line: [00:01:12].
var timeStamp = regexp.MustCompile(`^[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]+`)

// turnLine matches the beginning of a line with a label in capitals, perhaps after a time.
var turnLine = regexp.MustCompile(`(?m)^(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]+)?\p{Lu}[\p{Lu}\d.’' -]{1,30}(?: \([^()\n]{1,40}\))?: `)

// stampedLine matches the beginning of a line with a time and a label: 10:02 Ana: or Ana (10:02):
var stampedLine = regexp.MustCompile(`^(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]+\p{Lu}[\p{L}\d.’' -]{1,30}|\p{Lu}[\p{L}\d.’' -]{1,30} [\[(]\d{1,2}:\d\d(?::\d\d)?[\])]): `)

// isStampedTalk reports whether each line of a text has a time and a label, two labels are
// repeated, and somebody asks something. Otherwise it may be the log of a program.
func isStampedTalk(text string) bool {
	const minLines = 3
	lines, repeated, hasQuestion := 0, 0, false
	labels := map[string]int{}
	for line := range strings.Lines(text) {
		label := stampedLine.FindString(line)
		if label == "" {
			return false
		}
		name := strings.TrimFunc(label, func(r rune) bool { return !unicode.IsLetter(r) })
		if labels[name]++; labels[name] == 2 {
			repeated++
		}
		hasQuestion = hasQuestion || strings.HasSuffix(strings.TrimRight(line, "\n"), "?")
		lines++
	}
	return lines >= minLines && repeated > 0 && hasQuestion
}

// hasLetterLabel reports whether a paragraph begins with the label “Q.” or “A.”.
func (p *paragraph) hasLetterLabel() bool {
	return len(p.tokens) > 1 && (p.word(0) == "Q." || p.word(0) == "A.") && p.tokens[1].mark == 0
}

// afterLabel returns the token at which speech begins, after a label of n tokens.
func (p nameParser) afterLabel(n int) int {
	if p.hasLetterLabel() {
		return n
	}
	return p.afterBrackets(n) + 1 // after the colon
}
