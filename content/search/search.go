// Package search finds phrases in the text of an article.
//
// The phrase and the text are compared folded: accents are dropped, typographic
// quotation marks, dashes and spaces become plain ones, and white space of any length
// becomes one space. So "cafe's" finds "Café’s", and a phrase is found across a line
// break. Case matters only if the phrase has a capital letter.
//
// What always holds: matches are in order, do not overlap, and begin and end at the
// boundaries of visible characters. A [Query] is immutable, so several goroutines can
// use it.
package search

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"

	"golang.org/x/text/unicode/norm"
)

// A Query is a phrase to find. The zero Query finds nothing.
type Query struct {
	phrase string // folded
	exact  bool   // whether case matters
}

// A Match is the part of a text that matches a query, as byte offsets.
type Match struct{ Start, End int }

// Compile returns the query for a phrase. It drops white space at both ends.
func Compile(phrase string) Query {
	q := Query{exact: strings.IndexFunc(phrase, unicode.IsUpper) >= 0}
	var s strings.Builder
	inSpace := false
	for _, r := range strings.TrimSpace(phrase) {
		switch {
		case unicode.IsSpace(r):
			if !inSpace {
				s.WriteByte(' ')
			}
			inSpace = true
		case !isInvisible(r):
			inSpace = false
			s.WriteString(fold(string(r), r, q.exact))
		}
	}
	q.phrase = strings.Trim(s.String(), " ")
	return q
}

// IsEmpty reports whether the phrase is empty, so that nothing matches.
func (q Query) IsEmpty() bool { return q.phrase == "" }

// Find returns the matches in text. It folds the text only where a match may begin.
func (q Query) Find(text string) []Match {
	if q.IsEmpty() {
		return nil
	}
	var out []Match
	first := q.phrase[0]
	capital := first // the same letter in upper case, if case does not matter
	if !q.exact && 'a' <= first && first <= 'z' {
		capital -= 'a' - 'A'
	}
	for at := 0; at < len(text); {
		n := 1
		if c := text[at]; c < utf8.RuneSelf {
			if c != first && c != capital {
				at++
				continue
			}
		} else {
			var r rune
			if r, n = utf8.DecodeRuneInString(text[at:]); !q.canBegin(text[at:at+n], r) {
				at += n
				continue
			}
		}
		if size := q.match(text[at:]); size > 0 {
			out = append(out, Match{at, at + size})
			n = size
		}
		at += n
	}
	return out
}

// canBegin reports whether a match may begin with r, which is not ASCII. s is r as the
// text encodes it.
func (q Query) canBegin(s string, r rune) bool {
	return !isInvisible(r) && strings.HasPrefix(fold(s, r, q.exact), q.phrase[:1])
}

// foldASCII returns the folded form of an ASCII character.
func (q Query) foldASCII(c byte) byte {
	if !q.exact && 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// match returns the number of bytes at the beginning of text that match the phrase, or
// 0. A character matches only as a whole: ".." does not match part of an ellipsis,
// whose folded form is "...".
func (q Query) match(text string) int {
	at := 0
	for rest := q.phrase; rest != ""; {
		switch {
		case at >= len(text):
			return 0
		case rest[0] == ' ':
			n := len(text[at:]) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
			if n == 0 {
				return 0
			}
			at, rest = at+n, rest[1:]
		case text[at] < utf8.RuneSelf:
			if q.foldASCII(text[at]) != rest[0] {
				return 0
			}
			at, rest = at+1, rest[1:]
		default:
			r, n := utf8.DecodeRuneInString(text[at:])
			if !isInvisible(r) {
				after, ok := strings.CutPrefix(rest, fold(text[at:at+n], r, q.exact))
				if !ok || len(after) == len(rest) {
					return 0
				}
				rest = after
			}
			at += n
		}
	}
	for at < len(text) && text[at] >= utf8.RuneSelf { // include the accents of the last character
		r, n := utf8.DecodeRuneInString(text[at:])
		if !isInvisible(r) {
			break
		}
		at += n
	}
	return at
}

// All returns the matches in an article's blocks, in order.
func (q Query) All(a *content.Article) []content.Range {
	var out []content.Range
	for block, matches := range q.Blocks(a) {
		for _, m := range matches {
			out = append(out, content.Within(block, m.Start, m.End))
		}
	}
	return out
}

// Blocks iterates over all of an article's blocks with the matches in each. It includes
// blocks without matches, so that a caller can pause or stop after any block.
func (q Query) Blocks(a *content.Article) iter.Seq2[content.BlockIndex, []Match] {
	return func(yield func(content.BlockIndex, []Match) bool) {
		for i, b := range a.Blocks() {
			if !yield(i, q.Find(b.Plain())) {
				return
			}
		}
	}
}

// isInvisible reports whether r takes up no cell: it is an accent of the character
// before it, or a formatting character.
func isInvisible(r rune) bool {
	return r >= 0xad && unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf)
}

// fold returns the folded form of r. s is r as the text encodes it.
func fold(s string, r rune, exact bool) string {
	if !exact && unicode.IsUpper(r) {
		r = unicode.ToLower(r)
		s = string(r)
	}
	if r < utf8.RuneSelf {
		return s
	}
	if plain := plainForm(r); plain != "" {
		return plain
	}
	if norm.NFKD.QuickSpanString(s) < len(s) { // decomposes accents, ligatures and full-width forms
		s = strings.Map(func(r rune) rune {
			if isInvisible(r) {
				return -1
			}
			return r
		}, norm.NFKD.String(s))
		if !exact {
			s = strings.ToLower(s)
		}
	}
	if !exact && s == "ß" {
		return "ss"
	}
	return s
}

// plainForm returns the plain form of a quotation mark, a dash, an ellipsis, or a letter
// that Unicode does not decompose, such as one with a stroke. It returns "" for any other
// character.
func plainForm(r rune) string {
	switch r {
	case '‘', '’', '‚', '‛', 'ʼ', '′', '‹', '›', '＇':
		return "'"
	case '“', '”', '„', '‟', '«', '»', '″', '＂':
		return `"`
	case '‐', '‑', '‒', '–', '—', '―', '−', '－':
		return "-"
	case '…':
		return "..."
	case 'ø':
		return "o"
	case 'Ø':
		return "O"
	case 'ł':
		return "l"
	case 'Ł':
		return "L"
	case 'ı':
		return "i"
	}
	return ""
}
