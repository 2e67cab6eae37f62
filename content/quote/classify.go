package quote

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/quote/lexicon"
)

// A classifier distinguishes quotations from other uses of marks.
type classifier struct{ *paragraph }

// maxFragment is the maximum number of words in a fragment. A longer span is speech even if
// it is the middle of a sentence.
const maxFragment = 12

// classify decides which spans of a paragraph are quotations, and sets their kinds.
func (p classifier) classify(ctx context.Context) {
	if _, _, isReply := replyAuthor(p.text); isReply || len(p.spans) == 0 {
		return // marks around the name of an author
	}
	rest := strings.TrimLeftFunc(p.text, unicode.IsSpace)
	begin, end := len(p.text)-len(rest), len(strings.TrimRightFunc(p.text, unicode.IsSpace))
	for i := range p.tokens {
		if isDone(ctx, i) {
			return
		}
		if n := p.tokens[i].span; n > 0 {
			s := &p.spans[n-1]
			if s.isUnquoted || s.isInner {
				s.kind, s.isQuotation = Direct, true
				continue
			}
			s.kind, s.isQuotation = p.kindOf(i, s, s.start <= begin && s.end >= end)
		}
	}
}

// kindOf returns the kind of the span at token i, and whether it is a quotation. whole says
// that the span is the whole paragraph.
func (p classifier) kindOf(i int, s *span, whole bool) (Kind, bool) {
	inner := unmark(p.text[s.start:s.end])
	var room [maxFragment + 1]string
	words := firstWords(inner, room[:0])
	if len(words) == 0 {
		return Direct, false
	}
	before := &token{}
	if i > 0 {
		before = &p.tokens[i-1]
	}
	closed := p.isPunctuated(s, inner) || p.tokens[i].isFirst && i+1 < len(p.tokens) && p.tokens[i+1].isComma()
	cue := p.nearestCue(i)
	first, _ := utf8.DecodeRuneInString(inner)
	capital := !unicode.IsLower(first)
	switch {
	case s.isContinued:
		return Direct, true
	case capital && p.quotativeLike(i) >= 0 && (p.tokens[i-1].isComma() || !p.isTitleCase(words)):
		return Direct, true
	case s.isOpen && !whole && len(words) < 4 && cue == lexicon.NoCue:
		return Direct, false
	case p.isNickname(i, words):
		return Direct, false
	case p.isTitleOfWork(i, words, closed, cue):
		return Direct, false
	case whole && (closed || len(words) > 3):
		return Direct, true
	case p.isListedWord(i, words), p.isWordAsWord(i, words) && !p.isPassive(i):
		return Direct, false
	case p.isNamedThing(i, words, cue):
		return Direct, false
	case capital && before.mark == ':' && i > 1 && len(words) > 3 && (i+1 == len(p.tokens) || p.tokens[i+1].endsSentence()):
		return Direct, true
	case closed && !capital && before.Cue == lexicon.Naming:
		return Fragment, len(words) > 1
	case closed && before.Is(lexicon.InscriptionVerb) && p.isInscription(i):
		return Direct, false
	case closed && !capital && i > 0 && before.isWord() && (cue == lexicon.NoCue || cue == lexicon.Naming || before.Is(lexicon.Determiner)):
		return Fragment, len(words) > 1 // the full stop belongs to the sentence around it
	case closed && (capital || cue != lexicon.NoCue || len(words) > 3) && !p.isWordAsWord(i, words):
		return Direct, true
	case (cue == lexicon.Reporting || cue == lexicon.Weak) && capital && p.isIntroduced(i):
		return Direct, true
	case capital && (before.mark == ':' || p.lex.Inverts && p.tokens[i].isFirst && i > 0 && len(words) > 1) && (i+1 == len(p.tokens) || p.tokens[i+1].endsSentence()):
		return Direct, true // his answer: “No”.
	case len(words) > maxFragment:
		return Direct, true
	case p.isInscription(i):
		return Direct, false
	case cue != lexicon.NoCue && len(words) >= 2:
		return Fragment, true
	case len(words) >= 5 || len(words) >= 3 && !capital:
		return Fragment, true
	}
	return Direct, false
}

// quotativeLike returns the token of “like” right before the span at token i, if it introduces
// speech: Jo was like, “…”; everybody’s like “…”. Otherwise it returns -1.
func (p *paragraph) quotativeLike(i int) int {
	if i > 0 && i <= len(p.tokens) && p.tokens[i-1].isComma() {
		i--
	}
	if i < 2 || p.tokens[i-1].Func != lexicon.Like {
		return -1
	}
	if before := &p.tokens[i-2]; before.Is(lexicon.Be) && i > 2 || before.isWord() && p.lex.IsPossessive(before.lower) {
		return i - 1
	}
	return -1
}

// firstWords appends words of s to words until its capacity is reached. Classification needs
// only the first few words of a long speech.
func firstWords(s string, words []string) []string {
	for w := range strings.FieldsSeq(s) {
		if len(words) == cap(words) {
			break
		}
		words = append(words, w)
	}
	return words
}

// isPunctuated reports whether a span ends like speech, with punctuation inside the marks.
func (p classifier) isPunctuated(s *span, inner string) bool {
	if s.isOpen {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(inner, "’”\"'»)"))
	return strings.ContainsRune(".,!?…—–-。！？、，", r)
}

// isIntroduced reports whether a comma or a colon comes before token i.
func (p classifier) isIntroduced(i int) bool {
	return i > 0 && (p.tokens[i-1].isComma() || p.tokens[i-1].mark == ':')
}

// nearestCue returns the most reliable cue near token i in its sentence.
func (p classifier) nearestCue(i int) lexicon.Cue {
	const maxDistance = 14
	best := lexicon.NoCue
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= 0 && j < len(p.tokens) && j >= i-maxDistance && j <= i+maxDistance; j += step {
			t := &p.tokens[j]
			if t.isBoundary() {
				break
			}
			if p.hasSourcePhrase(j) || j <= i+2 && j > i && p.hasPhraseOf(j, p.lex.SourcesAfter) {
				return lexicon.Reporting
			}
			if t.Cue != lexicon.NoCue && (best == lexicon.NoCue || t.Cue < best) {
				best = t.Cue
			}
		}
	}
	return best
}

// isNickname reports whether a span is between two names: William “Bill” Hart.
func (p classifier) isNickname(i int, words []string) bool {
	const maxWords = 3
	if len(words) > maxWords || i == 0 || i+1 >= len(p.tokens) {
		return false
	}
	return p.tokens[i-1].isCapitalized && p.tokens[i+1].isCapitalized && !p.tokens[i-1].isFirst && !endsSentence(words[len(words)-1])
}

// isTitleOfWork reports whether a span is the title of a work: its words are capitalized like
// a title and no punctuation ends it, or the word before it introduces a title.
func (p classifier) isTitleOfWork(i int, words []string, closed bool, cue lexicon.Cue) bool {
	const maxTitle = 10
	last := words[len(words)-1]
	if i > 0 {
		before := &p.tokens[i-1]
		if first, _ := utf8.DecodeRuneInString(words[0]); before.Is(lexicon.WorkNoun) && len(words) <= maxFragment && !unicode.IsLower(first) {
			return !closed || strings.HasSuffix(last, ",") || p.isTitleCase(words)
		}
		if before.Is(lexicon.IntroducesTitle|lexicon.Determiner) && p.isTitleCase(words) {
			return true
		}
	}
	if len(words) > maxTitle || !p.isTitleCase(words) {
		return false
	}
	if i > 1 && p.tokens[i-1].isComma() && p.tokens[i-2].Is(lexicon.WorkNoun) { // her first novel, “Blue Harbour.”
		return true
	}
	if strings.HasSuffix(last, ".") { // the full stop of the sentence around it
		return len(words) > 2 && cue == lexicon.NoCue && i > 0 && !p.tokens[i].isFirst && !p.isIntroduced(i)
	}
	if len(words) == 1 {
		return !closed && cue != lexicon.Reporting && !p.isIntroduced(i)
	}
	if p.isIntroduced(i) && cue == lexicon.Reporting {
		return false
	}
	if end, _ := utf8.DecodeLastRuneInString(last); strings.ContainsRune("!?", end) || closed { // “Blue Harbour,” a novel
		return cue == lexicon.NoCue && i > 0
	}
	return true
}

// isTitleCase reports whether all words begin with capitals, except the small words of titles.
func (p classifier) isTitleCase(words []string) bool {
	capitals := 0
	for i, w := range words {
		w = strings.TrimLeft(w, "(‘'“\"")
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r), unicode.IsDigit(r):
			capitals++
		case unicode.IsLetter(r) && (i == 0 || !p.lex.Is(strings.ToLower(w), lexicon.SmallInTitle)):
			return false
		}
	}
	return capitals > 0 && (capitals > 1 || len(words) == 1)
}

// isWordAsWord reports whether a span is a few words that are mentioned, not used: the word
// “freedom,” so-called “experts.”
func (p classifier) isWordAsWord(i int, words []string) bool {
	const maxWords = 4
	if len(words) > maxWords || i == 0 {
		return false
	}
	before := &p.tokens[i-1]
	return before.Is(lexicon.IntroducesMention) || before.Func == lexicon.As && len(words) < maxWords && (len(words) == 1 || p.nearestCue(i) == lexicon.NoCue)
}

// isNamedThing reports whether a span is the name of a thing, whose comma or full stop belongs to
// the sentence around it: the “Holm rule,”; her first success, “Windbreak.”
func (p classifier) isNamedThing(i int, words []string, cue lexicon.Cue) bool {
	const maxWords = 3
	if i < 2 || len(words) > maxWords || cue != lexicon.NoCue || strings.ContainsAny(words[len(words)-1], "!?…") {
		return false
	}
	before := &p.tokens[i-1]
	if first, _ := utf8.DecodeRuneInString(words[0]); before.Is(lexicon.Determiner) {
		return unicode.IsUpper(first)
	}
	noun := &p.tokens[i-2]
	return before.isComma() && noun.isWord() && !noun.isCapitalized && !noun.Is(lexicon.Function|lexicon.Adverbial|lexicon.Pronoun|lexicon.TimeNoun) && p.isTitleCase(words)
}

// isListedWord reports whether a span is a single word, or a few words in a list of such
// spans, that are mentioned, not used: “optics,” “a thought leader” and “grapple” are on it.
func (p classifier) isListedWord(i int, words []string) bool {
	const maxWords = 5
	if p.tokens[i].isFirst || p.isIntroduced(i) || i == 0 {
		return false
	}
	if len(words) == 1 {
		isBesideVerb := p.tokens[i-1].isSpeaking() || i+1 < len(p.tokens) && p.tokens[i+1].isSpeaking()
		return !strings.ContainsAny(words[0], "!?") && !isBesideVerb
	}
	return len(words) <= maxWords && p.isListed(i)
}

// isListed reports whether there are only commas, “and” and “or” between the span at token i
// and another span.
func (p classifier) isListed(i int) bool {
	const maxBetween = 3
	for _, step := range []int{-1, 1} {
		for k := i + step; k >= 0 && k < len(p.tokens) && k <= i+maxBetween && k >= i-maxBetween; k += step {
			t := &p.tokens[k]
			if t.span > 0 {
				return true
			}
			if !t.isComma() && t.Func != lexicon.And && t.Func != lexicon.Or {
				break
			}
		}
	}
	return false
}

// isInscription reports whether a span is written on something: a banner that reads “Hands
// off our harbour”.
func (p classifier) isInscription(i int) bool {
	const maxDistance = 6
	for k := i - 1; k >= max(i-maxDistance, 0) && !p.tokens[k].isBoundary(); k-- {
		if p.tokens[k].Is(lexicon.SignNoun) {
			return true
		}
	}
	return false
}
