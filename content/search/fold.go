package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A folding says which differences between characters do not matter. Folding a character
// drops those differences: two texts match if their folded forms are equal.
//
// For example, foldCase folds "ΣΊΣΥΦΟΣ" and "σίσυφος" to "σισυφοσ", and "Ｃœur" to "coeur".
type folding uint8

const (
	foldCase  folding = iota // case, accents, widths, ligatures and typographic marks do not matter
	foldMarks                // the same, but case matters
	foldNone                 // only the encoding does not matter: é is one code point or two
)

// fold returns the folded form of a character, or "" if the character is ignored. The
// folded form of every kind of white space is a space.
func (f folding) fold(r rune) string {
	switch {
	case unicode.IsSpace(r):
		return " "
	case f == foldNone:
		return norm.NFD.String(string(r))
	case isIgnored(r):
		return ""
	}
	decomposed := string(r)
	if _, ok := plainForms[r]; !ok {
		decomposed = norm.NFKD.String(decomposed)
	}
	if decomposed[0] == ' ' { // a free-standing accent
		decomposed = norm.NFD.String(string(r))
	}
	var s strings.Builder
	for _, r := range decomposed {
		if isIgnored(r) {
			continue
		}
		if f == foldCase {
			r = unicode.ToLower(r)
		}
		if plain, ok := plainForms[r]; ok {
			s.WriteString(plain)
		} else {
			s.WriteRune(r)
		}
	}
	if f == foldCase {
		return strings.ToLower(s.String())
	}
	return s.String()
}

// foldASCII returns the folded form of an ASCII character.
func (f folding) foldASCII(c byte) byte {
	switch {
	case isASCIISpace(c):
		return ' '
	case f == foldCase && 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	}
	return c
}

// foldPhrase returns the folded form of a phrase. White space of any length becomes one
// space, and none remains at the ends.
func (f folding) foldPhrase(phrase string) string {
	var s strings.Builder
	space := false
	for _, r := range phrase {
		folded := ""
		if r < utf8.RuneSelf {
			folded = string(rune(f.foldASCII(byte(r))))
		} else {
			folded = f.fold(r)
		}
		if folded == " " {
			space = s.Len() > 0
			continue
		}
		if space && folded != "" {
			s.WriteByte(' ')
			space = false
		}
		s.WriteString(folded)
	}
	return s.String()
}

// isASCIISpace reports whether c is white space.
func isASCIISpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// isIgnored reports whether folding drops r: an accent, or a character that is not visible,
// such as a soft hyphen. Vowel signs and other marks that are letters of their script are
// not ignored.
func isIgnored(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case unicode.Is(unicode.Mn, r):
		return isAccent(r)
	}
	return r == '\u0640' || // Arabic tatweel, which only stretches a word
		unicode.Is(unicode.Me, r) ||
		unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// isAccent reports whether r, a nonspacing mark, is an accent or a vowel point.
func isAccent(r rune) bool {
	const negation = '\u0338' // makes another sign of the one before it: ≠
	if unicode.Is(unicode.Variation_Selector, r) || r == '\u034f' {
		return true
	}
	// The classes of Hebrew, Arabic and Syriac points, and of accents in general.
	class := norm.NFD.PropertiesString(string(r)).CCC()
	return class == 1 && r != negation || 10 <= class && class <= 36 || 200 <= class && class <= 240
}

// plainForms holds the folded forms of quotation marks, dashes and slashes, and of letters
// that Unicode does not decompose. A capital ligature has one capital in its folded form:
// "Œuvre" is more common than "ŒUVRE".
var plainForms = map[rune]string{
	'‘': "'", '’': "'", '‚': "'", '‛': "'", 'ʼ': "'", 'ʻ': "'", '′': "'", '‹': "'", '›': "'", '´': "'",
	'“': `"`, '”': `"`, '„': `"`, '‟': `"`, '«': `"`, '»': `"`, '″': `"`, '〝': `"`, '〞': `"`, '〟': `"`,
	'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "-", '―': "-", '−': "-", '⸺': "-", '⸻': "-",
	'⁄': "/", '∕': "/",
	'ß': "ss", 'ẞ': "SS", 'æ': "ae", 'Æ': "Ae", 'œ': "oe", 'Œ': "Oe", 'þ': "th", 'Þ': "Th",
	'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L", 'đ': "d", 'Đ': "D", 'ð': "d", 'Ð': "D", 'ħ': "h", 'Ħ': "H",
	'ŧ': "t", 'Ŧ': "T", 'ŋ': "n", 'Ŋ': "N", 'ı': "i", 'ς': "σ",
}
