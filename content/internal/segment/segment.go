// Package segment finds where words and sentences end.
//
// A word is what quotations are attributed by: “well-to-do”, “l’eau”, “U.S.” and
// “23-year-old” are words, with the marks inside them. Unicode's rules for word
// boundaries (UAX #29) part the last two, and “Mr.” from its full stop; so letters and
// digits follow rules of our own, and ideographs and kana those of UAX #29, where ours
// would see one word as long as the line. For Latin letters the two differ in 0.5 % of
// words, and UAX #29 takes 1.8 times as long.
//
// The rules of UAX #29 for sentences are not used: of 53,353 sentences that they find
// in the English texts that we measure on, 4,667 begin after the full stop of an
// abbreviation or where the one before goes on.
package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// maxWord bounds a word, in bytes. A longer one is cut: it is a wall of letters, and
// would be a name as long as the text.
const maxWord = 100

// An Abbreviations reports whether a full stop after a word belongs to it.
type Abbreviations func(word string) bool

// WordEnd returns where the word that begins at byte i of a text ends. A letter or a
// digit must be at i. Apostrophes and hyphens inside a word are part of it, and so are
// the full stops of abbreviations.
func WordEnd(text string, i int, isAbbreviation Abbreviations) int {
	if c := text[i]; c >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRuneInString(text[i:]); isStandard(r) {
			return standardEnd(text, i)
		}
	}
	at := i
	for at < len(text) && at-i < maxWord {
		if c := text[at]; 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !joins(text, at, n, r) {
			break
		}
		at += n
	}
	if at < len(text) && text[at] == '.' && isAbbreviation(text[i:at]) {
		at++
	}
	return at
}

// joins reports whether the mark r at byte i, of n bytes, is inside a word: l’eau,
// well-to-do, U.S., 1,000.
func joins(text string, i, n int, r rune) bool {
	switch r {
	case '\'', '’', '-', '‑', '.', '&', '@', ',':
	default:
		return false
	}
	after, _ := utf8.DecodeRuneInString(text[i+n:])
	if r == ',' {
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return unicode.IsLetter(after) || unicode.IsDigit(after)
}

// isStandard reports whether the words of r's script end by the rules of UAX #29. For other
// scripts without spaces between words, as Thai, it wants a dictionary.
func isStandard(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// standardEnd returns where a word ends by UAX #29.
func standardEnd(text string, i int) int {
	return i + len(words.FromString(text[i:min(len(text), i+maxWord)]).First())
}

// maxClosers is how many bytes at the end of a text are looked at: they may all be marks.
const maxClosers = 40

// EndsSentence reports whether a text ends as a sentence does: in a full stop that does
// not belong to an abbreviation, or in one of the marks that stand for it. Closing marks
// after it do not count. Without isAbbreviation, every full stop ends a sentence.
func EndsSentence(text string, isAbbreviation Abbreviations) bool {
	text = strings.TrimRight(text[max(0, len(text)-maxClosers):], "”’\"'»“‘«)] ")
	switch r, _ := utf8.DecodeLastRuneInString(text); r {
	case '.':
		return isAbbreviation == nil || !isAbbreviation(lastWord(text[:len(text)-1]))
	case '!', '?', '…', '。', '！', '？':
		return true
	}
	return false
}

// lastWord returns the word that a text ends in.
func lastWord(text string) string {
	return text[strings.LastIndexAny(text, " \n\t/(")+1:]
}
