package charset

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A single-byte charset is recognised by the pairs of adjacent bytes in a text: only in
// the right charset do they stand for pairs of characters that are common in a language.
// The Russian word "вода" in Windows-1251 is the bytes E2 EE E4 E0, with the pairs _в,
// во, од, да and а_, which are all common in Russian. In KOI8-R the same bytes are
// "БНДЮ": capitals, with hardly any common pairs. In Windows-1252 they are "âîäà", and no
// language has words of such letters alone.

// A singleByte is a single-byte charset.
type singleByte struct {
	encoding  *charmap.Charmap
	languages languageGroup
	isLatin   bool

	// minLead and minTotal are the minimum lead over Windows-1252 in points: for each
	// pair that decodes to different characters in the two charsets, and in total. Both
	// are 0 for Windows-1252 itself.
	minLead, minTotal int
}

// singleBytes lists the single-byte charsets, the more common of two similar ones first.
var singleBytes = []singleByte{
	{charmap.Windows1252, westernLanguages, true, 0, 0},

	{charmap.Windows1251, cyrillicLanguages, false, 1, 4},
	{charmap.KOI8R, russianLanguages, false, 1, 4},
	{charmap.KOI8U, ukrainianLanguages, false, 1, 4},
	{charmap.ISO8859_5, cyrillicLanguages, false, 1, 4},
	{charmap.CodePage866, russianLanguages, false, 1, 4},
	{charmap.MacintoshCyrillic, russianLanguages, false, 1, 4},
	{charmap.Windows1253, greekLanguage, false, 1, 4},
	{charmap.ISO8859_7, greekLanguage, false, 1, 4},
	{charmap.Windows1255, hebrewLanguage, false, 1, 4},
	{charmap.ISO8859_8, hebrewLanguage, false, 1, 4},
	{charmap.Windows1256, arabicLanguages, false, 1, 4},
	{charmap.ISO8859_6, arabicLanguages, false, 1, 4},
	{charmap.Windows874, thaiLanguage, false, 1, 4},

	{charmap.Windows1250, centralLanguages, true, 1, 4},
	{charmap.ISO8859_2, centralLanguages, true, 1, 4},
	{charmap.Windows1257, balticLanguages, true, 1, 4},
	{charmap.ISO8859_13, balticLanguages, true, 1, 4},
	{charmap.ISO8859_4, balticLanguages, true, 1, 4},
	{charmap.Windows1254, turkishLanguage, true, 1, 4},
	{charmap.Windows1258, vietnameseLanguage, true, 1, 4},
	{charmap.ISO8859_3, esperantoLanguage, true, 1, 12},
	{charmap.ISO8859_15, westernLanguages, true, 1, 4},
	{charmap.Macintosh, westernLanguages, true, 1, 10},
}

// Points for a pair of characters.
const (
	undefined      = -12 // a byte without a character
	symbolInWord   = -4  // a letter next to a symbol that is unusual next to letters
	isolatedSymbol = -1  // such a symbol elsewhere
	capitalInWord  = -3  // a capital after a small letter, in addition to the points for the letters
	mixedScripts   = -5  // a Latin letter next to a letter of another script
	foreign        = -3  // a letter that is not in the language
	rare           = -2  // letters of the language that are rarely adjacent
	punctuation    = 2   // typographic punctuation
	apostrophe     = 4   // a typographic apostrophe after a letter
)

// pointsByRank returns the points for a common pair of a language by its rank.
func pointsByRank(rank int) int8 {
	switch {
	case rank < 15:
		return 5
	case rank < 35:
		return 4
	case rank < 70:
		return 3
	case rank < 120:
		return 2
	}
	return 1
}

// A character is the character for a byte in a charset.
type character struct {
	r           rune
	letter      rune // in lower case; 0 if it is not a letter
	isUpper     bool
	isMark      bool // typographic punctuation
	isSymbol    bool // a symbol that is unusual next to letters
	isUndefined bool // a control character or undefined
}

// isNonASCIILetter reports whether the character is a letter beyond ASCII.
func (c *character) isNonASCIILetter() bool { return c.letter >= utf8.RuneSelf }

// loadCharacters returns the characters of the single-byte charsets by byte. It builds
// them on first use.
var loadCharacters = sync.OnceValue(func() map[*charmap.Charmap]*[256]character {
	out := map[*charmap.Charmap]*[256]character{}
	for _, s := range singleBytes {
		out[s.encoding] = characters(s.encoding)
	}
	return out
})

// characters returns the characters of a charset by byte.
func characters(e *charmap.Charmap) *[256]character {
	var out [256]character
	for b := range out {
		r := e.DecodeByte(byte(b))
		c := &out[b]
		c.r = r
		switch {
		case r == utf8.RuneError, r >= 0x80 && r < 0xa0:
			c.isUndefined = true
		case unicode.IsLetter(r) && r != 'ª' && r != 'º', unicode.Is(unicode.M, r):
			c.letter, c.isUpper = unicode.ToLower(r), unicode.IsUpper(r)
		case r >= 0x80:
			c.isMark = strings.ContainsRune("«»“”„‘’–—…©®™", r)
			c.isSymbol = !c.isMark && !strings.ContainsRune("\u00a0‚‹›―•·°¿¡\u200e\u200f׀־،؛؟ـ", r)
		}
	}
	return &out
}

// A bytePair is a pair of adjacent bytes in a text, at least one of them not ASCII.
type bytePair struct {
	a, b  byte
	count int
}

// bytePairs counts the pairs in a text. It omits isolated bytes, most of which are
// dashes, symbols and spaces.
func bytePairs(data []byte) []bytePair {
	var counts [1 << 16]int32
	var found []uint16
	last := byte(' ')
	for i, b := range data {
		if b >= utf8.RuneSelf && !isWordByte(last) && (i+1 == len(data) || !isWordByte(data[i+1])) {
			last = ' '
			continue
		}
		if (last|b)&utf8.RuneSelf != 0 {
			at := uint16(last)<<8 | uint16(b)
			if counts[at] == 0 {
				found = append(found, at)
			}
			counts[at]++
		}
		last = b
	}
	out := make([]bytePair, len(found))
	for i, at := range found {
		out[i] = bytePair{byte(at >> 8), byte(at), int(counts[at])}
	}
	return out
}

// isWordByte reports whether a byte may be part of a word: it is a letter, or it is not
// ASCII and not 0xA0, the no-break space of most charsets.
func isWordByte(b byte) bool { return b >= utf8.RuneSelf && b != 0xa0 || isASCIILetter(rune(b)) }

// A score measures how well a text fits a charset.
type score struct {
	points int
	pairs  int // pairs that contributed points

	// The number of pairs of two non-ASCII letters, and the number of distinct ones.
	// Words in alphabets other than Latin consist of them.
	inner, distinctInner int
}

// hasNonASCIIWords reports whether the text has words of non-ASCII letters.
func (s score) hasNonASCIIWords() bool {
	const minDistinct = 3 // a word of four letters
	return s.inner*3 >= s.pairs && s.distinctInner >= minDistinct
}

// scoreOf returns the score of pairs in a charset, for the language that fits best.
func (s *singleByte) scoreOf(pairs []bytePair) score {
	chars := loadCharacters()[s.encoding]
	if chars == nil {
		chars = characters(s.encoding)
	}
	var out score
	var lettered []bytePair
	for _, p := range pairs {
		a, b := &chars[p.a], &chars[p.b]
		points, isLettered := pointsOf(a, b, s.isLatin)
		out.points += points * p.count
		if isLettered {
			lettered = append(lettered, p)
			if a.isNonASCIILetter() && b.isNonASCIILetter() {
				out.inner += p.count
				out.distinctInner++
			}
		}
		if isLettered || points != 0 {
			out.pairs += p.count
		}
	}
	best := 0
	for i, m := range s.languages.models() {
		if points := m.pointsOf(lettered, chars); i == 0 || points > best {
			best = points
		}
	}
	out.points += best
	return out
}

// pointsOf returns the points for a pair that do not depend on the language, and reports
// whether the language adds points for its letters.
func pointsOf(a, b *character, isLatin bool) (points int, isLettered bool) {
	switch {
	case a.isUndefined || b.isUndefined:
		return undefined, false
	case a.isSymbol && b.letter != 0, a.letter != 0 && b.isSymbol:
		return symbolInWord, false
	case a.isSymbol || b.isSymbol:
		return isolatedSymbol, false
	case b.r == '’' && a.letter == 0, a.r == '’' && b.isNonASCIILetter():
		return 0, false
	case a.r == '’', b.r == '’':
		return apostrophe, false
	case a.isMark || b.isMark:
		return punctuation, false
	case !a.isNonASCIILetter() && !b.isNonASCIILetter():
		return 0, false
	case !isLatin && a.letter != 0 && b.letter != 0 && a.isNonASCIILetter() != b.isNonASCIILetter():
		return mixedScripts, false
	case a.letter != 0 && !a.isUpper && b.isUpper:
		return capitalInWord, true
	}
	return 0, true
}

// differing returns the number of pairs that decode to different characters in two
// charsets: their total number, and the number of distinct ones.
func differing(pairs []bytePair, x, y *charmap.Charmap) (n, distinct int) {
	for _, p := range pairs {
		if x.DecodeByte(p.a) != y.DecodeByte(p.a) || x.DecodeByte(p.b) != y.DecodeByte(p.b) {
			n += p.count
			distinct++
		}
	}
	return n, distinct
}
