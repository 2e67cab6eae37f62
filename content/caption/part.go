package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/segment"
)

// maxTail is how many bytes at the end of a caption are searched for the credit.
const maxTail = 1000

// A span is a range of byte offsets in a text.
type span struct{ start, end int }

// A partedText is a text with the offsets near its end at which parts begin.
type partedText struct {
	text   string
	starts []int // the last first; the start of the text is always included
}

// splitParts finds the starts of sentences, of lines, and of text after a bar or a dash. A
// full stop without a space after it also ends a sentence if it comes between a lower-case
// letter and a capital, because pages lose spaces.
func splitParts(text string) partedText {
	const maxStarts = 4
	starts := make([]int, 0, maxStarts+1)
	for i := len(text) - 1; i > max(0, len(text)-maxTail) && len(starts) < maxStarts; i-- {
		if b := text[i]; b >= 'a' && b <= 'z' || b == ' ' && text[i-1] >= 'a' && text[i-1] <= 'z' {
			continue // inside a word, like most of a text
		}
		switch {
		case text[i] == '\n', text[i] == ' ' && EndsPart(text[:i]):
			starts = append(starts, i+1)
		case text[i] == '.', text[i] == '?', text[i] == '!':
			next, _ := utf8.DecodeRuneInString(text[i+1:])
			if last, _ := utf8.DecodeLastRuneInString(text[:i]); unicode.IsUpper(next) && (unicode.IsLower(last) || unicode.IsDigit(last) || last == '.' || last == ')') {
				starts = append(starts, i+1)
			}
		case strings.HasPrefix(text[i:], "。"), strings.HasPrefix(text[i:], "）"), strings.HasPrefix(text[i:], "＝"):
			starts = append(starts, i+len("。"))
		}
	}
	return partedText{text, append(starts, 0)}
}

// last returns the start of the last part.
func (p partedText) last() int { return p.starts[0] }

// EndsPart reports whether a part of a caption ends at the end of s.
func EndsPart(s string) bool {
	if strings.HasSuffix(s, " -") || strings.HasSuffix(s, " –") || strings.HasSuffix(s, " —") {
		return true
	}
	return endsSentence(s) || strings.HasSuffix(s, "|") || strings.HasSuffix(s, "·") || strings.HasSuffix(s, "•") || strings.HasSuffix(s, "\n")
}

// opensPart reports whether the text after s is not in the middle of a sentence.
func opensPart(s string) bool {
	s = strings.TrimRight(s, " ")
	return s == "" || EndsPart(s) || strings.ContainsRune("|/([-–—\n", rune(s[len(s)-1]))
}

// endsSentence reports whether s ends with a full stop or another mark that ends a
// sentence.
func endsSentence(s string) bool { return segment.EndsSentence(s, isAbbreviation) }

// endsWithAbbreviation reports whether s ends with the full stop of an initial or another
// abbreviation.
func endsWithAbbreviation(s string) bool { return strings.HasSuffix(s, ".") && !endsSentence(s) }

// isAbbreviation reports whether a full stop after a word belongs to it: the word is an
// initial, a title or another abbreviation.
func isAbbreviation(word string) bool {
	if initial := word[strings.LastIndexByte(word, '.')+1:]; utf8.RuneCountInString(initial) == 1 {
		return true // "J.", and "2019.J."
	}
	switch strings.ToLower(word) {
	case "mr", "mrs", "ms", "dr", "st", "jr", "sr", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt", "prof", "fot", "ph", "zdj", "rys":
		return true
	}
	return false
}

// countSentences returns the number of sentences in s.
func countSentences(s string) int {
	n := 1
	for i := range len(s) {
		if s[i] == ' ' && i > 0 && endsSentence(s[:i]) {
			n++
		}
	}
	return n
}

// isMidSentenceWord reports whether a word cannot be the last of its sentence.
func isMidSentenceWord(word string) bool {
	switch strings.ToLower(word) {
	case "by", "to", "from", "of", "with", "and", "or", "at", "for", "the", "a", "in", "on", "told", "said", "is", "was", "von", "der", "die", "das", "und":
		return true
	}
	return false
}

// isBalanced reports whether s has as many opening as closing brackets. If not, s is a
// part of a credit that was wrapped.
func isBalanced(s string) bool {
	return strings.Count(s, "(") == strings.Count(s, ")") && strings.Count(s, "[") == strings.Count(s, "]")
}

func beginsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}
