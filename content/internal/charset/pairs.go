package charset

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A text in a charset of one byte a character is told by its pairs of neighbouring bytes:
// only in the right charset do they stand for pairs of characters that are frequent in a
// language. The Russian word "вода" in Windows-1251 is the bytes E2 EE E4 E0, for the
// pairs _в, во, од, да and а_, all frequent in Russian. In KOI8-R the same bytes are
// "БНДЮ": capitals, and hardly a frequent pair. In Windows-1252 they are "âîäà", and no
// language has words of such letters alone.

// A singleByte is a row of the table of charsets of one byte a character.
type singleByte struct {
	encoding  *charmap.Charmap
	languages languageGroup
	isLatin   bool

	// minLead is by how many points the charset has to be better than Windows-1252, for
	// a pair that the two have different characters for, and in all. It is not for
	// Windows-1252 itself.
	minLead, minTotal int
}

// singleBytes lists the charsets, the more usual of two similar ones first.
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
	undefined   = -12 // with a byte that stands for no character
	oddSymbol   = -4  // a letter beside a symbol that does not stand beside letters
	lonely      = -1  // such a symbol elsewhere
	otherCase   = -3  // a capital after a small letter, on top of the points for the letters
	twoScripts  = -5  // a Latin letter beside one of another script
	foreign     = -3  // with a letter that the language does not have
	rare        = -2  // letters of the language that are not neighbours as a rule
	punctuation = 2   // with typographic punctuation
	apostrophe  = 4   // with a typographic apostrophe, after a letter
)

// pointsByRank returns the points for a pair that is frequent in a language, by its rank.
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

// A character is what a byte stands for in a charset.
type character struct {
	r       rune
	letter  rune // in lower case; 0 if it is no letter
	isUpper bool
	isMark  bool // typographic punctuation
	isOdd   bool // a symbol that does not stand beside letters
	isBad   bool // a control character, or nothing
}

// isForeign reports whether a byte stands for a letter that ASCII does not have.
func (c *character) isForeign() bool { return c.letter >= utf8.RuneSelf }

// loadCharacters returns what the bytes stand for in the charsets of the table, which is
// looked up once.
var loadCharacters = sync.OnceValue(func() map[*charmap.Charmap]*[256]character {
	out := map[*charmap.Charmap]*[256]character{}
	for _, s := range singleBytes {
		out[s.encoding] = characters(s.encoding)
	}
	return out
})

// characters returns what the bytes stand for in a charset.
func characters(e *charmap.Charmap) *[256]character {
	var out [256]character
	for b := range out {
		r := e.DecodeByte(byte(b))
		c := &out[b]
		c.r = r
		switch {
		case r == utf8.RuneError, r >= 0x80 && r < 0xa0:
			c.isBad = true
		case unicode.IsLetter(r) && r != 'ª' && r != 'º', unicode.Is(unicode.M, r):
			c.letter, c.isUpper = unicode.ToLower(r), unicode.IsUpper(r)
		case r >= 0x80:
			c.isMark = strings.ContainsRune("«»“”„‘’–—…©®™", r)
			c.isOdd = !c.isMark && !strings.ContainsRune("\u00a0‚‹›―•·°¿¡\u200e\u200f׀־،؛؟ـ", r)
		}
	}
	return &out
}

// A bytePair is a pair of neighbouring bytes of a text, of which one is not ASCII.
type bytePair struct {
	a, b  byte
	count int
}

// bytePairs counts the pairs of a text. A byte that stands alone is left out: most are
// dashes, signs and spaces.
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

// isWordByte reports whether a byte may be a part of a word: it is a letter, or not ASCII
// and not the space that must not be broken in most charsets.
func isWordByte(b byte) bool { return b >= utf8.RuneSelf && b != 0xa0 || isASCIILetter(rune(b)) }

// A score is how well a text fits a charset.
type score struct {
	points int
	pairs  int // that points were given for

	// Pairs of two letters that are not ASCII: all, and different ones. Words in
	// alphabets other than Latin consist of them.
	inner, innerKinds int
}

// isScript reports whether the text has words of letters that are not ASCII.
func (s score) isScript() bool {
	const minKinds = 3 // a word of four letters
	return s.inner*3 >= s.pairs && s.innerKinds >= minKinds
}

// scoreOf returns how well pairs fit a charset, in the language that fits best.
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
			if a.isForeign() && b.isForeign() {
				out.inner += p.count
				out.innerKinds++
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

// pointsOf returns the points for a pair in any language, and whether its letters count,
// too.
func pointsOf(a, b *character, isLatin bool) (points int, isLettered bool) {
	switch {
	case a.isBad || b.isBad:
		return undefined, false
	case a.isOdd && b.letter != 0, a.letter != 0 && b.isOdd:
		return oddSymbol, false
	case a.isOdd || b.isOdd:
		return lonely, false
	case b.r == '’' && a.letter == 0, a.r == '’' && b.isForeign():
		return 0, false
	case a.r == '’', b.r == '’':
		return apostrophe, false
	case a.isMark || b.isMark:
		return punctuation, false
	case !a.isForeign() && !b.isForeign():
		return 0, false
	case !isLatin && a.letter != 0 && b.letter != 0 && a.isForeign() != b.isForeign():
		return twoScripts, false
	case a.letter != 0 && !a.isUpper && b.isUpper:
		return otherCase, true
	}
	return 0, true
}

// differing returns how many of the pairs stand for different characters in two charsets:
// all, and different ones.
func differing(pairs []bytePair, x, y *charmap.Charmap) (n, kinds int) {
	for _, p := range pairs {
		if x.DecodeByte(p.a) != y.DecodeByte(p.a) || x.DecodeByte(p.b) != y.DecodeByte(p.b) {
			n += p.count
			kinds++
		}
	}
	return n, kinds
}
