package quote

import (
	"context"
	"strings"
)

// An interview or a play has a label with the speaker before each turn, and no marks:
//
//	Q: Did you mean to stay?
//	A: Nobody means to stay.
//
// The labels may also be Q. and A., with full stops.

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
	spoken := map[string]int{}
	for i, q := range paragraphs {
		p := newNameParser(q)
		if n := p.labelLength(); n > 0 {
			if first < 0 {
				first = i
			}
			last = i
			turns++
			spoken[p.phrase(0, n)]++
		}
	}
	voices := 0
	for _, n := range spoken {
		if n > 1 {
			voices++
		}
	}
	size := last - first + 1
	if turns < minTurns || voices < minVoices || turns*2 < size || turns < sureTurns && size*4 < len(paragraphs)*3 {
		return -1, -1
	}
	return first, last
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
		if p.tokens[n].mark == ':' && p.tokens[n+1].isWord() && p.startOf(n+1) > p.endOf(n) {
			return n
		}
	}
	return 0
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
	return n + 1 // after the colon
}
