package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Tokenizer turns texts into words for a full-text index. The words of a phrase are those of
// every text that contains it from the start of a word on, so that the index finds whatever a
// [Query] finds there. Only one goroutine may use it at a time.
type Tokenizer struct {
	forms map[rune]string // of characters above ASCII
}

// Tokens returns the folded words of a text, separated by spaces. Each character of a script
// that does not separate words counts as a word.
//
// For example, the words of "It’s 東京" are "it s 東 京".
func (t *Tokenizer) Tokens(text string) string {
	var s strings.Builder
	s.Grow(len(text))
	space := false // before the next word
	write := func(r rune) {
		isApart := isUnspaced(r)
		switch {
		case !isAlphanumeric(r) && !unicode.IsMark(r):
			space = true
			return
		case (space || isApart) && s.Len() > 0:
			s.WriteByte(' ')
		}
		s.WriteRune(r)
		space = isApart
	}
	for _, r := range text {
		if r < utf8.RuneSelf {
			write(rune(foldCase.foldASCII(byte(r))))
			continue
		}
		form, ok := t.forms[r]
		if !ok {
			if t.forms == nil {
				t.forms = map[rune]string{}
			}
			form = foldCase.fold(r)
			t.forms[r] = form
		}
		for _, f := range form {
			write(f)
		}
	}
	return s.String()
}

// isUnspaced reports whether r is of a script that does not separate words.
func isUnspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
