package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// A seam is how two lines are joined.
type seam int

const (
	spaced       seam = iota // with a space
	closed                   // with nothing
	unhyphenated             // with nothing, and without the hyphen at the end of the line
)

// seamOf returns how a line is joined with the next.
func (p *parser) seamOf(line, next string) seam {
	line = strings.TrimRight(line, " ")
	if areIdeographic(line, next) || endsWithDash(line) {
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
	// If the word is elsewhere in the text without the hyphen, the hyphen belongs to
	// the break.
	if unicode.IsLower(first) && p.hasWord(head+tail) {
		return unhyphenated
	}
	return closed
}

// endsWithDash reports whether a line ends with a dash that no space separates from
// its word, so that none separates it from the next.
func endsWithDash(line string) bool {
	for _, dash := range []string{"—", "--"} {
		if head, ok := strings.CutSuffix(line, dash); ok {
			return head != "" && head[len(head)-1] != ' ' && head[len(head)-1] != '-'
		}
	}
	return false
}

// hasWord reports whether the text has a word. A word that is hyphenated at the end
// of a line does not count.
func (p *parser) hasWord(word string) bool {
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

// lastLetters returns where the letters begin that s ends with.
func lastLetters(s string) int {
	return len(strings.TrimRightFunc(s, unicode.IsLetter))
}

// firstLetters returns where the letters end that s begins with.
func firstLetters(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, unicode.IsLetter))
}

// areIdeographic reports whether a line ends, and the next begins, in a script that
// is written without spaces.
func areIdeographic(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return content.IsIdeographic(last) && content.IsIdeographic(first)
}
