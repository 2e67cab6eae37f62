package content

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CountWords returns the number of words in a text. A word is a run of characters
// without white space that contains a letter or a digit. In scripts without spaces
// between words it is estimated from the average length of a word: two ideographs or
// kana, four letters of Thai and related scripts.
func CountWords(text string) int {
	words, ideographs, letters := 0, 0, 0
	inWord := false
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case c == ' ' || c == '\n' || c == '\t':
				inWord = false
			case !inWord && ('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'):
				inWord = true
				words++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch {
		case unicode.IsSpace(r):
			inWord = false
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		case IsIdeographic(r):
			ideographs++
			inWord = false
		case IsUnspaced(r):
			letters++
			inWord = false
		case !inWord:
			inWord = true
			words++
		}
	}
	return words + (ideographs+1)/2 + (letters+3)/4
}

// WordsPerMinute is the speed at which adults silently read English non-fiction: the
// mean of 190 studies in Brysbaert, "How many words do we read per minute?",
// Journal of Memory and Language 109 (2019).
const WordsPerMinute = 238

// ReadingMinutes returns how many minutes it takes to read n words, rounded up.
func ReadingMinutes(n int) int { return (n + WordsPerMinute - 1) / WordsPerMinute }

// FormatMinutes formats a duration in minutes: "12 min", "8 h 31 min".
func FormatMinutes(minutes int) string {
	if minutes < 60 {
		return fmt.Sprintf("%d min", minutes)
	}
	return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
}

// Pluralize formats a count of things: "no quotes", "1 quote", "5 quotes". Thing is the
// singular, and its plural ends in s.
func Pluralize(n int, thing string) string {
	switch n {
	case 0:
		return "no " + thing + "s"
	case 1:
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// PlainWords returns the words of s in lower case, without punctuation.
func PlainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
