package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// A style is a pair of marks. Straight marks look the same on both sides. A
// closing mark may have two forms: typists mix curly and straight ones.
type style struct{ opening, closing, other rune }

func (s style) closes(r rune) bool { return r == s.closing || r == s.other }

// single reports whether the closing mark looks like an apostrophe.
func (s style) single() bool { return s.closing == '’' || s.closing == '\'' }

// styles lists the marks of the main level, a row a style.
func styles(british bool) []style {
	list := []style{
		{'“', '”', '"'},
		{'„', '“', '”'},
		{'«', '»', '»'},
		{'»', '«', '«'},
		{'"', '"', '”'},
		{'「', '」', '」'},
		{'『', '』', '』'},
		{'〝', '〟', '〟'},
	}
	if british {
		list = append([]style{{'‘', '’', '’'}, {'\'', '\'', '\''}, {'‚', '‘', '‘'}}, list...)
	}
	return list
}

// singleMarks reports whether the text quotes with single marks: more of them
// open before a word than double ones do.
func (d *document) singleMarks() bool {
	single, double := 0, 0
	for _, p := range d.paragraphs {
		for i, r := range p.text {
			switch r {
			case '‘', '\'':
				if opens(p.text, i, utf8.RuneLen(r)) && !elided(p.text[i+utf8.RuneLen(r):]) && !doubled(p.text, i) {
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

// elided reports whether what follows an apostrophe is a word that begins with
// one: ’tis, ’em, ’94.
func elided(rest string) bool {
	const longest = 16 // bytes: more is none of these words
	rest = rest[:min(longest, len(rest))]
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(rest)
	}
	word := strings.ToLower(rest[:end])
	switch word {
	case "tis", "twas", "twill", "twould", "em", "cause", "til", "bout", "round", "cos", "n", "tween", "neath", "ere", "un":
		return true
	}
	return word != "" && word[0] >= '0' && word[0] <= '9' && len(strings.TrimRight(word, "s")) == 2
}

// opens reports whether the mark at i stands where one opens: before a
// character and behind none.
func opens(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	french := strings.HasPrefix(text[i:], "« ") // set with blanks inside
	if i+size >= len(text) || unicode.IsSpace(after) && after != '\u00a0' && after != '\u202f' && !french {
		return false
	}
	return i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-/“‘«\"'„:;…>*", before) ||
		unspaced(before) && text[i] >= utf8.RuneSelf
}

// unspaced reports whether r belongs to writing without blanks between words.
func unspaced(r rune) bool {
	return content.IsUnspaced(r)
}

// closes reports whether the mark at i stands where one closes: behind a
// character, and not inside a word. A blank may part it from a mark inside: ‘…,’ ”
func closes(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	spaced := strings.HasSuffix(text[:i], " ") && (strings.HasPrefix(text[i:], "»") || i > 1 && strings.IndexByte(",.!?'", text[i-2]) >= 0 && unicode.IsSpace(after))
	if i == 0 || unicode.IsSpace(before) && before != '\u00a0' && before != '\u202f' && !spaced {
		return false
	}
	return i+size >= len(text) || !unicode.IsLetter(after) && !unicode.IsDigit(after) || unspaced(after)
}

// doubled reports whether the straight mark at i is one of two or more in a row.
// They are no single marks: they stand for a double one, for inches, or for
// slanted letters.
func doubled(text string, i int) bool {
	return text[i] == '\'' && (i > 0 && text[i-1] == '\'' || i+1 < len(text) && text[i+1] == '\'')
}

// isMark reports whether r is a quotation mark, or may be one.
func isMark(r rune) bool { return strings.ContainsRune(allMarks, r) }

const allMarks = "“”„«»\"‘’'‚「」『』〝〟"

// unmark takes the marks off both ends of a span's text.
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

// opensIn reports whether a mark opens in a text that none opens: what a mark at its
// end closes.
func opensIn(s string) bool {
	for i, r := range s {
		if isMark(r) && opens(s, i, utf8.RuneLen(r)) {
			return true
		}
	}
	return false
}
