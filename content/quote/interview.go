package quote

import (
	"context"
	"strings"
)

// An interview or a play says before each turn who speaks, and needs no marks:
//
//	Q: Did you mean to stay?
//	A: Nobody means to stay.
//
// Or Q. and A., with full stops.

// findInterview makes spans of the turns of a text that is an interview. A paragraph
// without a label between two turns belongs to the one before it.
func findInterview(ctx context.Context, paragraphs []*paragraph) {
	first, last := interviewIn(paragraphs)
	if first < 0 {
		return
	}
	for i := first; i <= last && ctx.Err() == nil; i++ {
		p := namesIn(paragraphs[i])
		n := p.labelLength()
		if n == 0 && (len(p.tokens) == 0 || len(p.spans) > 0) {
			continue
		}
		s := span{start: p.startOf(0), end: len(strings.TrimRight(p.text, " \n")), unquoted: true}
		if n > 0 {
			s.start = p.startOf(p.afterLabel(n))
		} else if before := paragraphs[i-1].spans; len(before) > 0 {
			before[0].open, before[0].goesOn = true, true
		}
		p.spans = []span{s}
		p.tokenize(ctx, &arena{})
	}
}

// interviewIn returns the first and the last turn of an interview; -1 if paragraphs are
// not one.
func interviewIn(paragraphs []*paragraph) (first, last int) {
	const (
		minTurns  = 4
		sureTurns = 6 // from which it is an interview whatever comes before and after them
		minVoices = 2 // that speak at least twice
	)
	first, last = -1, -1
	turns := 0
	spoken := map[string]int{}
	for i, q := range paragraphs {
		p := namesIn(q)
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

// maxLabel is how many words may name who speaks.
const maxLabel = 4

// labelLength returns how many tokens name who speaks in the paragraph, before a colon and
// words without marks; 0 if nobody is named so.
func (p names) labelLength() int {
	if p.isLettered() {
		return 1
	}
	for n := 1; n <= maxLabel && n+1 < len(p.tokens) && p.tokens[n-1].isWord() && p.tokens[n-1].capital; n++ {
		if p.tokens[n].mark == ':' && p.tokens[n+1].isWord() && p.startOf(n+1) > p.endOf(n) {
			return n
		}
	}
	return 0
}

// isLettered reports whether a paragraph begins with Q. or A.
func (p *paragraph) isLettered() bool {
	return len(p.tokens) > 1 && (p.word(0) == "Q." || p.word(0) == "A.") && p.tokens[1].mark == 0
}

// afterLabel returns the token at which speech begins, after n that name who speaks.
func (p names) afterLabel(n int) int {
	if p.isLettered() {
		return n
	}
	return n + 1 // after the colon
}
