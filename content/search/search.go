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
	q.phrase = strings.Trim(fold(pattern, q.exact).text, " ")
	return q
}

// Empty reports whether there is nothing to find.
func (q Query) Empty() bool { return q.phrase == "" }

// Find returns the matches in text.
func (q Query) Find(text string) []Match {
	if q.Empty() {
		return nil
	}
	if isASCII(text) {
		return q.findASCII(text)
	}
	f := fold(text, q.exact)
	var out []Match
	for at := 0; ; {
		i := strings.Index(f.text[at:], q.phrase)
		if i < 0 {
			return out
		}
		start, end := at+i, at+i+len(q.phrase)
		if m := (Match{f.at[start], f.end(end)}); f.whole(start, end) && (len(out) == 0 || m.Start >= out[len(out)-1].End) {
			out = append(out, m)
			at = end
			continue
		}
		_, n := utf8.DecodeRuneInString(f.text[start:])
		at = start + n
	}
}

// All returns the matches in the article's blocks, in order.
func (q Query) All(a *content.Article) []content.Range { return slices.Collect(q.Seq(a)) }

// Seq walks the matches in the article's blocks, in order.
func (q Query) Seq(a *content.Article) iter.Seq[content.Range] {
	return func(yield func(content.Range) bool) {
		for i, b := range a.Blocks {
			for _, m := range q.Find(b.Plain()) {
				if !yield(content.Within(content.BlockIndex(i), m.Start, m.End)) {
					return
				}
			}
		}
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// findASCII looks for the first letter of the phrase, in both cases, and
// compares from there: most text is ASCII and is searched without a copy.
func (q Query) findASCII(text string) []Match {
	first := q.phrase[:1]
	if !q.exact && 'a' <= first[0] && first[0] <= 'z' {
		first += strings.ToUpper(first)
	}
	var out []Match
	for at := 0; at < len(text); {
		i := strings.IndexAny(text[at:], first)
		if len(first) == 1 {
			i = strings.IndexByte(text[at:], first[0])
		}
		if i < 0 {
			break
		}
		at += i
		if n := q.matchASCII(text[at:]); n > 0 {
			out = append(out, Match{at, at + n})
			at += n
		} else {
			at++
		}
	}
	return out
}

// matchASCII is how many bytes of text match the phrase, 0 if they do not.
func (q Query) matchASCII(text string) int {
	at := 0
	for i := range len(q.phrase) {
		if at >= len(text) {
			return 0
		}
		c := text[at]
		switch {
		case q.phrase[i] == ' ':
			if !isBlank(c) {
				return 0
			}
			for at < len(text) && isBlank(text[at]) {
				at++
			}
			continue
		case !q.exact && 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		if c != q.phrase[i] {
			return 0
		}
		at++
	}
	return at
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// A folded text remembers where each of its bytes was.
type folded struct {
	text  string
	at    []int // for each byte, where the character begins that it came from
	size  int   // of the text as it was
	parts []bool
}

// end is where the character ends whose folded form ends before byte i.
func (f *folded) end(i int) int {
	if i >= len(f.at) {
		return f.size
	}
	return f.at[i]
}

// whole reports whether the bytes from start to end are whole characters: not
// half of "...", into which "…" was folded.
func (f *folded) whole(start, end int) bool {
	return !f.parts[start] && (end >= len(f.parts) || !f.parts[end])
}

// fold makes the plain form of a text. A combining mark belongs to the
// character before it, so that a match never ends between them.
func fold(text string, exact bool) folded {
	f := folded{size: len(text)}
	var b strings.Builder
	b.Grow(len(text))
	blank := false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			if !blank {
				f.add(&b, " ", i)
			}
			blank = true
		case unicode.In(r, unicode.Mn, unicode.Me), unicode.Is(unicode.Cf, r):
			// Draws on the character before it, or nothing.
		default:
			blank = false
			f.add(&b, plain(r, exact), i)
		}
		i += n
	}
	f.text = b.String()
	return f
}

func (f *folded) add(b *strings.Builder, s string, at int) {
	for i := range len(s) {
		f.at = append(f.at, at)
		f.parts = append(f.parts, i > 0)
	}
	b.WriteString(s)
}

// plain is the folded form of a character.
func plain(r rune, exact bool) string {
	if !exact {
		r = unicode.ToLower(r)
	}
	if r < utf8.RuneSelf {
		return string(r)
	}
	if s, ok := sign(r); ok {
		return s
	}
	// NFKD takes accents, ligatures and full-width forms apart.
	s := strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Mn, unicode.Me) {
			return -1
		}
		return r
	}, norm.NFKD.String(string(r)))
	if !exact {
		s = strings.ToLower(s)
		s = strings.ReplaceAll(s, "ß", "ss")
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
