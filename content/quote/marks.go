package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/quote/lexicon"
)

// A markPair is an opening quotation mark and the marks that close it. Texts mix curly and
// straight marks, and sometimes set a closing mark the wrong way round.
type markPair struct {
	opening  rune
	closings string // the usual one first
}

func (s markPair) isClosing(r rune) bool { return strings.ContainsRune(s.closings, r) }

// isSingle reports whether the closing mark looks like an apostrophe.
func (s markPair) isSingle() bool {
	return s.opening == '‘' || s.opening == '\'' || s.opening == '‚'
}

// markPairs is the table of quotation marks. Single ones count only in a text that quotes
// with them, and pairs that point outward only in a text with such pairs.
var markPairs = [...]markPair{
	{'‘', "’"},
	{'\'', "'"},
	{'‚', "‘"},
	{'“', "”\"“"},
	{'„', "“”\"„"},
	{'”', "”\""},
	{'"', "\"”"},
	{'「', "」"},
	{'『', "』"},
	{'〝', "〟"},
}

// singlePairs is the number of single pairs, which come first in markPairs.
const singlePairs = 3

// Guillemets point inward or outward. In Swedish and Finnish both may point to the right.
var (
	inwardPairs  = []markPair{{'«', "»«"}, {'‹', "›‹"}}
	outwardPairs = []markPair{{'»', "«»"}, {'›', "‹›"}}
)

// markPairsOf returns the pairs that paragraphs quote with.
func markPairsOf(paragraphs []*paragraph) []markPair {
	single, double, outward := 0, 0, 0
	for _, p := range paragraphs {
		for i, r := range p.text {
			switch r {
			case '‘', '\'', '‚':
				if canOpen(p.text, i, utf8.RuneLen(r)) && !isElided(p.text[i+utf8.RuneLen(r):], p.lex) && !isDoubled(p.text, i) {
					single++
				}
			case '“', '„', '"':
				if canOpen(p.text, i, utf8.RuneLen(r)) {
					double++
				}
			case '«', '»', '‹', '›':
				if !canOpen(p.text, i, utf8.RuneLen(r)) {
					break
				}
				double++
				if r == '«' || r == '‹' {
					outward--
				} else {
					outward++
				}
			}
		}
	}
	pairs := markPairs[singlePairs:]
	if single > 0 && single > 2*double {
		pairs = markPairs[:]
	}
	if outward > 0 {
		return slices.Concat(pairs, outwardPairs)
	}
	return slices.Concat(pairs, inwardPairs)
}

// isElided reports whether the text after an apostrophe begins with a word that is written
// with one: ’tis, ’em, ’94.
func isElided(rest string, lex *lexicon.Lexicon) bool {
	const maxWord = 16 // bytes; no such word is longer
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

// canOpen reports whether the mark of size bytes at byte i can be an opening one: it comes
// before a visible character, and not after one.
func canOpen(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	french := strings.HasPrefix(text[i:], "« ") || strings.HasPrefix(text[i:], "„ ") // French has spaces inside the marks, and nothing ends with „
	if i+size >= len(text) || unicode.IsSpace(after) && after != '\u00a0' && after != '\u202f' && !french {
		return false
	}
	return i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-/“‘«\"'„:;…>*", before) ||
		content.IsUnspaced(before) && text[i] >= utf8.RuneSelf
}

// canClose reports whether the mark of size bytes at byte i can be a closing one: it comes
// after a visible character, and not inside a word. A space may separate it from a nested
// closing mark, as in ‘…,’ ”, or be there by mistake, before another mark.
func canClose(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	spaced := strings.HasSuffix(text[:i], " ") &&
		(strings.HasPrefix(text[i:], "»") || i+size >= len(text) || strings.ContainsRune(",.;:)", after) ||
			i > 1 && strings.IndexByte(",.!?'", text[i-2]) >= 0 && unicode.IsSpace(after))
	if i == 0 || unicode.IsSpace(before) && before != '\u00a0' && before != '\u202f' && !spaced {
		return false
	}
	return i+size >= len(text) || !unicode.IsLetter(after) && !unicode.IsDigit(after) || content.IsUnspaced(after)
}

// isDoubled reports whether the mark at byte i is one of two or more straight single marks in
// a row. Those are not single quotation marks: they stand for a double one, for inches, or
// for emphasis.
func isDoubled(text string, i int) bool {
	return text[i] == '\'' && (i > 0 && text[i-1] == '\'' || i+1 < len(text) && text[i+1] == '\'')
}

// doubledSize returns the size in bytes of two single marks at byte i that stand for a double one:
// ”, “ or ’’. It returns 0 if there are not exactly two.
func doubledSize(text string, i int) int {
	r, n := utf8.DecodeRuneInString(text[i:])
	if r != '\'' && r != '`' && r != '’' && r != '‘' {
		return 0
	}
	mark := text[i : i+n]
	if !strings.HasPrefix(text[i+n:], mark) || strings.HasPrefix(text[i+2*n:], mark) || strings.HasSuffix(text[:i], mark) {
		return 0
	}
	return 2 * n
}

// isMark reports whether r may be a quotation mark.
func isMark(r rune) bool { return strings.ContainsRune(allMarks, r) }

const allMarks = "“”„«»‹›\"‘’'‚「」『』〝〟"

// unmark returns the text of a span without the marks at its ends.
func unmark(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	opened := isMark(r) || r == '`'
	if opened && s != "" {
		n = max(n, doubledSize(s, 0))
	}
	if opened {
		s = s[n:]
	} else {
		s = strings.TrimLeft(s, "—―–- \u00a0")
	}
	if r, n := utf8.DecodeLastRuneInString(s); isMark(r) && (opened || !hasOpening(s)) {
		if k := len(s) - 2*n; k > 0 && doubledSize(s, k) > 0 {
			n *= 2
		}
		s = s[:len(s)-n]
	}
	return strings.TrimSpace(s)
}

// hasOpening reports whether there is an opening mark in a text that does not begin with
// one. Then a mark at the end of the text closes that one.
func hasOpening(s string) bool {
	for i, r := range s {
		if isMark(r) && canOpen(s, i, utf8.RuneLen(r)) {
			return true
		}
	}
	return false
}

// leadingDashes are the dashes that introduce speech.
var leadingDashes = [...]string{"—", "―", "–", "--", "- "}

// leadingDash returns the size in bytes of the dash at the beginning of a text. It returns 0
// if there isn't one before a sentence. A hyphen and a space count only in a language in which
// a dash usually introduces speech.
func leadingDash(text string, lex *lexicon.Lexicon) int {
	rest := strings.TrimLeftFunc(text, unicode.IsSpace)
	for i, dash := range leadingDashes {
		if i == len(leadingDashes)-1 && !lex.Inverts {
			break
		}
		if after, ok := strings.CutPrefix(rest, dash); ok {
			r, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " \u00a0\u202f'’"))
			if unicode.IsUpper(r) || strings.ContainsRune("…¿¡", r) || lex.Inverts && (unicode.IsDigit(r) || strings.ContainsRune(".«“„\"", r)) {
				return len(dash)
			}
		}
	}
	return 0
}

// isQuestion reports whether a span is a question.
func isQuestion(span string) bool { return strings.HasSuffix(unmark(span), "?") }
