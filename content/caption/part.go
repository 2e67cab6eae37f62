package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/segment"
)

// maxTail is how many bytes at the end of a caption may have the credit.
const maxTail = 1000

// A span is a part of a text.
type span struct{ start, end int }

// A parted caption is a text with the places near its end where parts begin, the
// last first. The start of the text is always one of them.
type parted struct {
	text   string
	starts []int
}

// part finds the places where a sentence, a line, or what is after a bar or a dash
// begins. A full stop without a space after it ends a sentence, too, if a capital
// follows a lower-case letter: pages lose spaces.
func part(text string) parted {
	const maxStarts = 4
	starts := make([]int, 0, maxStarts+1)
	for i := len(text) - 1; i > max(0, len(text)-maxTail) && len(starts) < maxStarts; i-- {
		if b := text[i]; b >= 'a' && b <= 'z' || b == ' ' && text[i-1] >= 'a' && text[i-1] <= 'z' {
			continue // inside of words: most of a text
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
	return parted{text, append(starts, 0)}
}

// last returns the start of the last part.
func (p parted) last() int { return p.starts[0] }

// EndsPart reports whether a part of a caption ends where s ends.
func EndsPart(s string) bool {
	if strings.HasSuffix(s, " -") || strings.HasSuffix(s, " –") || strings.HasSuffix(s, " —") {
		return true
	}
	return endsSentence(s) || strings.HasSuffix(s, "|") || strings.HasSuffix(s, "·") || strings.HasSuffix(s, "•") || strings.HasSuffix(s, "\n")
}

// opensPart reports whether what follows s is not in the middle of a sentence.
func opensPart(s string) bool {
	s = strings.TrimRight(s, " ")
	return s == "" || EndsPart(s) || strings.ContainsRune("|/([-–—\n", rune(s[len(s)-1]))
}

// endsSentence reports whether s ends with a full stop or the like.
func endsSentence(s string) bool { return segment.EndsSentence(s, isAbbreviation) }

// isAbbreviated reports whether the full stop at the end of s is that of an
// initial or a title.
func isAbbreviated(s string) bool { return strings.HasSuffix(s, ".") && !endsSentence(s) }

// isAbbreviation reports whether a full stop after a word is that of an initial or a
// title.
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

// countSentences returns how many sentences s has.
func countSentences(s string) int {
	n := 1
	for i := range len(s) {
		if s[i] == ' ' && i > 0 && endsSentence(s[:i]) {
			n++
		}
	}
	return n
}

// leadsOn reports whether a sentence goes on after a word.
func leadsOn(word string) bool {
	switch strings.ToLower(word) {
	case "by", "to", "from", "of", "with", "and", "or", "at", "for", "the", "a", "in", "on", "told", "said", "is", "was", "von", "der", "die", "das", "und":
		return true
	}
	return false
}

// isBalanced reports whether s has both of its brackets: otherwise it is a part
// of a credit that was wrapped.
func isBalanced(s string) bool {
	return strings.Count(s, "(") == strings.Count(s, ")") && strings.Count(s, "[") == strings.Count(s, "]")
}

func beginsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}
