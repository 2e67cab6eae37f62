package search

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// isAllowed reports whether a match may begin and end at these places.
func (f *finder) isAllowed(text string, start, end int) bool {
	switch f.edges {
	case anyEdges:
		return true
	case wordEdges:
		if isInsideWord(text, start) || isInsideWord(text, end) {
			return false
		}
	case clusterEdges:
	}
	return isClusterBoundary(text, start) && isClusterBoundary(text, end)
}

// isClusterBoundary reports whether a visible character ends or begins at i.
func isClusterBoundary(text string, i int) bool {
	if i == 0 || i == len(text) {
		return true
	}
	if isSimpleBoundary(text, i) {
		return true
	}
	const maxBack = 4 << 10 // bytes
	start := i
	for start > max(i-maxBack, 0) && !isSimpleBoundary(text, start) && (start == i || text[start] >= utf8.RuneSelf) {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	for g := graphemes.FromString(text[start:]); start < i && g.Next(); {
		start += len(g.Value())
	}
	return start == i
}

// isSimpleBoundary reports whether both characters around i never share a visible character
// with another letter or sign. It reports false if it is in doubt.
func isSimpleBoundary(text string, i int) bool {
	if text[i-1] < utf8.RuneSelf && text[i] < utf8.RuneSelf {
		return text[i] != '\n' || text[i-1] != '\r'
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	return isSimple(before) && isSimple(after)
}

// isSimple reports whether r is always a visible character of its own next to others of its
// kind.
func isSimple(r rune) bool {
	return r < 0x300 ||
		0x370 <= r && r <= 0x482 || 0x48a <= r && r <= 0x52f || // Greek, Cyrillic
		0x2010 <= r && r <= 0x2027 || 0x2030 <= r && r <= 0x205e || // punctuation
		0x3001 <= r && r <= 0x3029 || 0x3041 <= r && r <= 0x3096 || 0x30a0 <= r && r <= 0x30ff || // kana
		0x3400 <= r && r <= 0x4dbf || 0x4e00 <= r && r <= 0x9fff || 0xac00 <= r && r <= 0xd7a3 // ideographs, hangul
}

// isInsideWord reports whether the characters before and after i belong to one word.
func isInsideWord(text string, i int) bool {
	var before, after rune
	for start := i; start > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
		if !isIgnored(r) {
			before = r
			break
		}
	}
	for _, r := range text[i:] {
		if !isIgnored(r) {
			after = r
			break
		}
	}
	return isWordRune(before) && isWordRune(after)
}

// isWordRune reports whether r is part of a word that ends at the next space or sign. Scripts
// without spaces between words have none.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
