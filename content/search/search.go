// Package search finds phrases in the text of an article.
//
// A phrase is matched folded: without accents, with typographic quotes, dashes
// and blanks taken for their plain forms, and any run of white space for one
// blank. So "cafe's" finds "Café’s", and a phrase is found across a break of
// the line. Case counts only when the phrase has a capital letter.
//
// What always holds: matches are in order, do not overlap, and begin and end
// between the characters that a reader sees.
package search

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"

	"golang.org/x/text/unicode/norm"
)

// A Query is a phrase to find. The zero Query finds nothing.
type Query struct {
	phrase string // folded
	exact  bool   // case counts
}

// A Match is the part of a text that a query found, in bytes.
type Match struct{ Start, End int }

// Compile makes a query of what was typed. White space at its ends is dropped.
func Compile(pattern string) Query {
	q := Query{exact: strings.IndexFunc(pattern, unicode.IsUpper) >= 0}
	var s strings.Builder
	blank := false
	for _, r := range strings.TrimSpace(pattern) {
		switch {
		case unicode.IsSpace(r):
			if !blank {
				s.WriteByte(' ')
			}
			blank = true
		case !drawsNothing(r):
			blank = false
			s.WriteString(plain(string(r), r, q.exact))
		}
	}
	q.phrase = strings.Trim(s.String(), " ")
	return q
}

// Empty reports whether there is nothing to find.
func (q Query) Empty() bool { return q.phrase == "" }

// Find returns the matches in text. It folds the text as it goes, and only
// where a match may begin.
func (q Query) Find(text string) []Match {
	if q.Empty() {
		return nil
	}
	var out []Match
	for at := 0; at < len(text); {
		r, n := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[at:])
		}
		if q.begins(text[at:at+n], r) {
			if size := q.match(text[at:]); size > 0 {
				out = append(out, Match{at, at + size})
				at += size
				continue
			}
		}
		at += n
	}
	return out
}

// begins reports whether a match may begin with the character r, written s.
func (q Query) begins(s string, r rune) bool {
	if r < utf8.RuneSelf {
		return q.lower(s[0]) == q.phrase[0]
	}
	return !drawsNothing(r) && strings.HasPrefix(plain(s, r, q.exact), q.phrase[:1])
}

// lower is an ASCII character in the case that it is compared in.
func (q Query) lower(c byte) byte {
	if !q.exact && 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// match is how many bytes of text the phrase takes at its beginning; 0 if it does
// not stand there. A character whose folded form is longer than what is left of
// the phrase is no match: "..." is not half of an ellipsis.
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
			if q.lower(text[at]) != rest[0] {
				return 0
			}
			at, rest = at+1, rest[1:]
		default:
			r, n := utf8.DecodeRuneInString(text[at:])
			if !drawsNothing(r) {
				after, ok := strings.CutPrefix(rest, plain(text[at:at+n], r, q.exact))
				if !ok || len(after) == len(rest) {
					return 0
				}
				rest = after
			}
			at += n
		}
	}
	for at < len(text) && text[at] >= utf8.RuneSelf { // marks on the last character
		r, n := utf8.DecodeRuneInString(text[at:])
		if !drawsNothing(r) {
			break
		}
		at += n
	}
	return at
}

// All returns the matches in the article's blocks, in order.
func (q Query) All(a *content.Article) []content.Range { return slices.Collect(q.Seq(a)) }

// Seq walks the matches in the article's blocks, in order.
func (q Query) Seq(a *content.Article) iter.Seq[content.Range] {
	return func(yield func(content.Range) bool) {
		for i, b := range a.Blocks() {
			for _, m := range q.Find(b.Plain()) {
				if !yield(content.Within(i, m.Start, m.End)) {
					return
				}
			}
		}
	}
}

// drawsNothing reports whether r draws on the character before it, or nothing.
func drawsNothing(r rune) bool {
	return r >= 0xad && unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf)
}

// plain is the folded form of the character r, written s.
func plain(s string, r rune, exact bool) string {
	if !exact && unicode.IsUpper(r) {
		r = unicode.ToLower(r)
		s = string(r)
	}
	if r < utf8.RuneSelf {
		return s
	}
	if s, ok := sign(r); ok {
		return s
	}
	if norm.NFKD.QuickSpanString(s) < len(s) { // takes accents, ligatures and full-width forms apart
		s = strings.Map(func(r rune) rune {
			if drawsNothing(r) {
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

// sign is the plain form of a quotation mark, a dash or an ellipsis, and of the
// letters with a stroke, which Unicode does not take apart.
func sign(r rune) (string, bool) {
	switch r {
	case '‘', '’', '‚', '‛', 'ʼ', '′', '‹', '›', '＇':
		return "'", true
	case '“', '”', '„', '‟', '«', '»', '″', '＂':
		return `"`, true
	case '‐', '‑', '‒', '–', '—', '―', '−', '－':
		return "-", true
	case '…':
		return "...", true
	case 'ø':
		return "o", true
	case 'Ø':
		return "O", true
	case 'ł':
		return "l", true
	case 'Ł':
		return "L", true
	case 'ı':
		return "i", true
	}
	return "", false
}
