package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/segment"
)

// joinLines returns the text of a paragraph. Hard breaks become newlines.
func (p *parser) joinLines(c chunk) string {
	if p.hasHardBreaks(c) {
		return c.joinedBy('\n')
	}
	var out []byte
	for i, l := range c {
		l = segment.OneLine(l)
		if i > 0 {
			switch p.lineJoinOf(c[i-1], l) {
			case joinWithSpace:
				out = append(out, ' ')
			case joinWithoutHyphen:
				out = out[:len(out)-len("-")]
			case joinDirectly:
			}
		}
		out = append(out, l...)
	}
	return string(out)
}

// A lineJoin is how two lines are joined.
type lineJoin int

const (
	joinWithSpace     lineJoin = iota
	joinDirectly               // without a space
	joinWithoutHyphen          // without a space, and without the hyphen at the end of the first line
)

// lineJoinOf returns how a line is joined with the next.
func (p *parser) lineJoinOf(line, next string) lineJoin {
	line = strings.TrimRight(line, " ")
	if areIdeographic(line, next) || endsWithDash(line) {
		return joinDirectly
	}
	head, ok := strings.CutSuffix(line, "-")
	last, _ := utf8.DecodeLastRuneInString(head)
	first, _ := utf8.DecodeRuneInString(next)
	if !ok || !unicode.IsLetter(last) || !unicode.IsLetter(first) {
		return joinWithSpace
	}
	head, tail := head[lastWordStart(head):], next[:firstWordEnd(next)]
	switch tail {
	case "and", "or", "und", "oder", "to": // "pre- and post-war"
		return joinWithSpace
	}
	// If the word also occurs without the hyphen, the hyphen comes from wrapping.
	if unicode.IsLower(first) && p.hasWord(head+tail) {
		return joinWithoutHyphen
	}
	return joinDirectly
}

// endsWithDash reports whether a line ends with a dash without a space before it, so that
// there is no space after it either.
func endsWithDash(line string) bool {
	for _, dash := range []string{"—", "--"} {
		if head, ok := strings.CutSuffix(line, dash); ok {
			return head != "" && head[len(head)-1] != ' ' && head[len(head)-1] != '-'
		}
	}
	return false
}

// hasWord reports whether a word occurs in the text. Words that are split between two lines do
// not count.
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
	word = strings.ToLower(word)
	return p.words[word] || p.knownWords[word]
}

// lastWordStart returns the offset of the letters at the end of s.
func lastWordStart(s string) int {
	return len(strings.TrimRightFunc(s, unicode.IsLetter))
}

// firstWordEnd returns the offset after the letters at the start of s.
func firstWordEnd(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, unicode.IsLetter))
}

// areIdeographic reports whether line a ends, and the next line b begins, with an ideographic
// character.
func areIdeographic(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return content.IsIdeographic(last) && content.IsIdeographic(first)
}
