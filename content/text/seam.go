package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// A seam is what two lines are joined with.
type seam int

const (
	spaced     seam = iota // a blank
	closed                 // nothing
	unhyphened             // nothing, and the hyphen at the line's end goes too
)

// meet says how a line goes on with the next.
func (p *parser) meet(line, next string) seam {
	line = strings.TrimRight(line, " ")
	if unspaced(line, next) || dashed(line) {
		return closed
	}
	head, ok := strings.CutSuffix(line, "-")
	last, _ := utf8.DecodeLastRuneInString(head)
	first, _ := utf8.DecodeRuneInString(next)
	if !ok || !unicode.IsLetter(last) || !unicode.IsLetter(first) {
		return spaced
	}
	head, tail := head[lastLetters(head):], next[:firstLetters(next)]
	switch tail {
	case "and", "or", "und", "oder", "to": // "pre- and post-war"
		return spaced
	}
	// Whether the hyphen is the word's own is seen where the word stands
	// elsewhere in the text.
	if unicode.IsLower(first) && p.says(head+tail) {
		return unhyphened
	}
	return closed
}

// dashed reports whether a line ends in a dash that stands close to its word: it
// does to the next one too.
func dashed(line string) bool {
	for _, dash := range []string{"—", "--"} {
		if head, ok := strings.CutSuffix(line, dash); ok {
			return head != "" && head[len(head)-1] != ' ' && head[len(head)-1] != '-'
		}
	}
	return false
}

// says reports whether the text has a word, in the middle of a line or so.
func (p *parser) says(word string) bool {
	if p.words == nil {
		p.words = map[string]bool{}
		for _, c := range p.chunks {
			for _, l := range c {
				for w := range strings.FieldsFuncSeq(l, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' }) {
					p.words[strings.ToLower(w)] = true
				}
			}
		}
	}
	return p.words[strings.ToLower(word)]
}

// lastLetters is where the letters begin that s ends with.
func lastLetters(s string) int {
	return len(strings.TrimRightFunc(s, unicode.IsLetter))
}

// firstLetters is where the letters end that s begins with.
func firstLetters(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, unicode.IsLetter))
}

// unspaced reports whether two lines of a script without blanks meet.
func unspaced(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return content.IsIdeographic(last) && content.IsIdeographic(first)
}
