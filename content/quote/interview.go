package quote

import "strings"

// An interview, or a play, says before each turn who speaks, and needs no marks:
//
//	Q: Did you mean to stay?
//	A: Nobody means to stay.
//
// Or Q. and A., with full stops.

// findInterview makes spans of the turns of a text that is an interview. A
// paragraph without a label between two turns belongs to the one before it.
func (d *document) findInterview() {
	const (
		least  = 4 // turns
		sure   = 6 // so many are an interview whatever stands around them
		voices = 2 // that speak, and how often each does
	)
	first, last, turns := -1, -1, 0
	spoken := map[string]int{}
	for i, p := range d.paragraphs {
		if n := p.labelLength(); n > 0 {
			if first < 0 {
				first = i
			}
			last = i
			turns++
			spoken[p.phrase(0, n)]++
		}
	}
	regular := 0
	for _, n := range spoken {
		if n >= voices {
			regular++
		}
	}
	if turns < least || regular < voices || turns*2 < last-first+1 || turns < sure && (last-first+1)*4 < len(d.paragraphs)*3 {
		return
	}
	for i := first; i <= last; i++ {
		p := d.paragraphs[i]
		n := p.labelLength()
		if n == 0 && (len(p.tokens) == 0 || len(p.spans) > 0) {
			continue
		}
		s := span{start: p.tokens[0].start, end: len(strings.TrimRight(p.text, " \n")), unquoted: true}
		if n > 0 {
			s.start = p.tokens[p.afterLabel(n)].start
		} else if before := d.paragraphs[i-1].spans; len(before) > 0 {
			before[0].open, before[0].goesOn = true, true
		}
		p.spans = []span{s}
		p.tokenize(d.verbs)
	}
}

// maxLabel is how many words name who speaks.
const maxLabel = 4

// labelLength is how many tokens name who speaks in the paragraph, before a colon and
// words without marks; 0 if nobody is named so.
func (p *paragraph) labelLength() int {
	if p.isLettered() {
		return 1
	}
	for n := 1; n <= maxLabel && n+1 < len(p.tokens) && p.tokens[n-1].isWord() && p.tokens[n-1].capital; n++ {
		if p.tokens[n].mark == ':' && p.tokens[n+1].isWord() && p.tokens[n+1].start > p.tokens[n].end {
			return n
		}
	}
	return 0
}

// isLettered reports whether a paragraph begins with Q. or A.
func (p *paragraph) isLettered() bool {
	return len(p.tokens) > 1 && (p.word(0) == "Q." || p.word(0) == "A.") && p.tokens[1].mark == 0
}

// afterLabel is the token at which speech begins, behind n that name who speaks.
func (p *paragraph) afterLabel(n int) int {
	if p.isLettered() {
		return n
	}
	return n + 1 // behind the colon
}
