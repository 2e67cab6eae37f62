package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/quote/lexicon"
)

// A style is a pair of marks. Straight marks look the same on both sides. A closing mark
// may have two forms: typists mix curly and straight ones.
type style struct{ opening, closing, other rune }

func (s style) closes(r rune) bool { return r == s.closing || r == s.other }

// isSingle reports whether the closing mark looks like an apostrophe.
func (s style) isSingle() bool { return s.closing == '’' || s.closing == '\'' }

// styles are the marks of the main level, a row a style. The single ones count in a text
// that quotes with them.
var styles = [...]style{
	{'‘', '’', '’'},
	{'\'', '\'', '\''},
	{'‚', '‘', '‘'},
	{'“', '”', '"'},
	{'„', '“', '”'},
	{'«', '»', '»'},
	{'»', '«', '«'},
	{'"', '"', '”'},
	{'「', '」', '」'},
	{'『', '』', '』'},
	{'〝', '〟', '〟'},
}

// singleStyles is how many of the styles are single marks.
const singleStyles = 3

// stylesOf returns the styles that paragraphs quote in.
func stylesOf(paragraphs []*paragraph) []style {
	if quotesWithSingleMarks(paragraphs) {
		return styles[:]
	}
	return styles[singleStyles:]
}

// quotesWithSingleMarks reports whether a text quotes with single marks: more of them open
// before a word than double ones do.
func quotesWithSingleMarks(paragraphs []*paragraph) bool {
	single, double := 0, 0
	for _, p := range paragraphs {
		for i, r := range p.text {
			switch r {
			case '‘', '\'':
				if opens(p.text, i, utf8.RuneLen(r)) && !isElided(p.text[i+utf8.RuneLen(r):], p.lex) && !isDoubled(p.text, i) {
					single++
				}
			case '“', '«', '„', '"':
				if opens(p.text, i, utf8.RuneLen(r)) {
					double++
				}
			}
		}
	}
	return single > 0 && single > 2*double
}

// isElided reports whether what follows an apostrophe is a word that begins with one:
// ’tis, ’em, ’94.
func isElided(rest string, lex *lexicon.Lexicon) bool {
	const maxWord = 16 // bytes: a longer word is not one of these
	rest = rest[:min(maxWord, len(rest))]
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(rest)
	}
	word := strings.ToLower(rest[:end])
	if lex.Is(word, lexicon.Elided) {
		return true
	}
	return word != "" && word[0] >= '0' && word[0] <= '9' && len(strings.TrimRight(word, "s")) == 2
}

// opens reports whether the mark at i is where one opens: before a character and not
// after one.
func opens(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	french := strings.HasPrefix(text[i:], "« ") // set with spaces inside
	if i+size >= len(text) || unicode.IsSpace(after) && after != '\u00a0' && after != '\u202f' && !french {
		return false
	}
	return i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-/“‘«\"'„:;…>*", before) ||
		content.IsUnspaced(before) && text[i] >= utf8.RuneSelf
}

// closes reports whether the mark at i is where one closes: after a character, and not
// inside a word. A space may part it from a mark inside: ‘…,’ ”
func closes(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	spaced := strings.HasSuffix(text[:i], " ") && (strings.HasPrefix(text[i:], "»") || i > 1 && strings.IndexByte(",.!?'", text[i-2]) >= 0 && unicode.IsSpace(after))
	if i == 0 || unicode.IsSpace(before) && before != '\u00a0' && before != '\u202f' && !spaced {
		return false
	}
	return i+size >= len(text) || !unicode.IsLetter(after) && !unicode.IsDigit(after) || content.IsUnspaced(after)
}

// isDoubled reports whether the straight mark at i is one of two or more in a row. They
// are not single marks: they stand for a double one, for inches, or for slanted letters.
func isDoubled(text string, i int) bool {
	return text[i] == '\'' && (i > 0 && text[i-1] == '\'' || i+1 < len(text) && text[i+1] == '\'')
}

// isMark reports whether r is a quotation mark, or may be one.
func isMark(r rune) bool { return strings.ContainsRune(allMarks, r) }

const allMarks = "“”„«»\"‘’'‚「」『』〝〟"

// unmark returns a span's text without the marks at its ends.
func unmark(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	opened := isMark(r)
	if opened {
		s = s[n:]
	} else {
		s = s[leadingDash(s):]
	}
	if r, n := utf8.DecodeLastRuneInString(s); isMark(r) && (opened || !opensIn(s)) {
		s = s[:len(s)-n]
	}
	return strings.TrimSpace(s)
}

// opensIn reports whether a mark opens inside a text that does not begin with one. A mark
// at its end closes that one then.
func opensIn(s string) bool {
	for i, r := range s {
		if isMark(r) && opens(s, i, utf8.RuneLen(r)) {
			return true
		}
	}
	return false
}

// leadingDashes are those that introduce speech.
var leadingDashes = [...]string{"—", "―", "–", "--"}

// leadingDash returns the size of the dash that a text begins with, in bytes; 0 if it does
// not introduce a sentence.
func leadingDash(text string) int {
	rest := strings.TrimLeftFunc(text, unicode.IsSpace)
	for _, dash := range leadingDashes {
		if after, ok := strings.CutPrefix(rest, dash); ok {
			r, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " \u00a0'’"))
			if unicode.IsUpper(r) || r == '…' || r == '¿' || r == '¡' {
				return len(dash)
			}
		}
	}
	return 0
}

// isQuestion reports whether a span is a question.
func isQuestion(span string) bool { return strings.HasSuffix(unmark(span), "?") }
