package search

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// A finder finds a phrase in texts. It remembers the folded forms of the characters that it
// has met, so a caller who searches many texts should use one finder. Only one goroutine may
// use it at a time.
//
// It looks at eight bytes at a time, and stops only where a match may be:
//
//   - at a pair of characters of the phrase. A match in ASCII has both, at their distance
//     in the phrase.
//   - at a character that is not ASCII. In every other match, one of them is the first; what
//     comes before it in the match is ASCII. The positions in the phrase that it and both
//     of its neighbours match are sets of bits, so that most are rejected by two operations.
//
// From there it goes back to where the match would begin, and [finder.match] decides.
type finder struct {
	*phrase
	cache []folded
	fits  *fitTable // nil until there is a character above ASCII

	// hasMixed reports that there was a character whose folded form has letters or digits and
	// other characters, such as ½.
	hasMixed bool
}

// folded is a character above ASCII and its folded form.
type folded struct {
	r    rune // 0: none
	form string
	at   uint64 // bit k is set if the form is at byte k of the phrase
}

// cacheSize is the number of characters to remember. It is a power of two.
const cacheSize = 512

// lookup returns the first character of text, which is not ASCII, and its size.
func (f *finder) lookup(text string) (*folded, int) {
	r, size := utf8.DecodeRuneInString(text)
	if f.cache == nil {
		f.cache = make([]folded, cacheSize)
	}
	c := &f.cache[(r^r>>9)%cacheSize]
	if c.r != r {
		*c = folded{r: r, form: f.fold(r)}
		c.at = f.positions(c.form)
		f.hasMixed = f.hasMixed || isMixed(c.form)
	}
	return c, size
}

func isMixed(form string) bool {
	return len(form) > 1 && strings.IndexFunc(form, isAlphanumeric) >= 0 && strings.IndexFunc(form, func(r rune) bool { return !isAlphanumeric(r) }) >= 0
}

// next returns the first match in text that begins at from or later.
func (f *finder) next(text string, from int) (Match, bool) {
	i := from
	for {
		var stops uint64
		if i, stops = f.skip(text, i); stops == 0 {
			break
		}
		for ; stops != 0; stops &= stops - 1 {
			if m, ok := f.stop(text, i+bits.TrailingZeros64(stops)/8, from); ok {
				return m, true
			}
		}
		i += 8
	}
	for ; i < len(text); i++ {
		if m, ok := f.stop(text, i, from); ok {
			return m, true
		}
	}
	return Match{}, false
}

// skip returns the next place from i on at which there are bytes to look at among the next
// eight, and the highest bits of these bytes. It returns no bits if there are not eight bytes
// left; the rest must be looked at byte by byte.
func (f *finder) skip(text string, i int) (int, uint64) {
	if i+8+f.pair.gap > len(text) {
		return i, 0
	}
	value, caseBits, isUsed := f.pair.first.value, f.pair.first.caseBits, f.pair.isUsed
	value2, caseBits2 := f.pair.second.value, f.pair.second.caseBits
	first, second := text[i:], text[i+f.pair.gap:]
	for len(second) >= 8 {
		w := word(first)
		differ := ((w | caseBits) ^ value) | ((word(second) | caseBits2) ^ value2)
		stops := (differ - lowBits) &^ differ & highBits & isUsed
		if leading := w & (w << 1) & highBits; leading != 0 {
			stops |= f.fit(text, len(text)-len(first), leading)
		}
		if stops != 0 {
			return len(text) - len(first), stops
		}
		first, second = first[8:], second[8:]
	}
	return len(text) - len(first), 0
}

const (
	lowBits  = 0x0101010101010101
	highBits = 0x8080808080808080
)

// word returns the first eight bytes of s, the first in the lowest bits.
func word(s string) uint64 {
	s = s[:8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// stop returns the match that the scan has come upon at i.
func (f *finder) stop(text string, i, from int) (Match, bool) {
	c := text[i]
	switch {
	case c >= utf8.RuneSelf:
		if !utf8.RuneStart(c) {
			return Match{}, false
		}
		return f.atRune(text, i, from)
	case f.pair.isUsed == 0 || f.ascii[c] != f.folded[f.pair.offset]:
		return Match{}, false
	}
	return f.candidate(text, i, from, f.pair.offset)
}

// atRune returns the match whose first character above ASCII is at i.
func (f *finder) atRune(text string, i, from int) (Match, bool) {
	c, size := f.lookup(text[i:])
	if f.fits == nil {
		f.fits = newFitTable()
	}
	f.fits.set(c, f.phrase)
	at := c.at
	if at == 0 {
		return Match{}, false
	}
	before := uint64(1) // where the character can be because of the one before it
	if i > from {
		before |= f.at[text[i-1]] << 1
	}
	if c.form == " " { // the characters before it may be the same white space
		for i > from && isASCIISpace(text[i-1]) {
			i--
		}
	} else {
		at &= before
	}
	if next := i + size; c.form != "" && c.form != " " && next < len(text) && text[next] < utf8.RuneSelf {
		isLast := ^uint64(0) << max(min(len(f.folded), 64)-len(c.form), 0)
		at &= f.at[text[next]]>>len(c.form) | isLast
	}
	for at != 0 { // the longest way back is the first match
		k := 63 - bits.LeadingZeros64(at)
		at &^= 1 << k
		if m, ok := f.candidate(text, i, from, k); ok {
			return m, true
		}
	}
	return Match{}, false
}

// candidate returns the match that has byte k of the phrase at i, if what comes before it is
// ASCII and does not begin before from.
func (f *finder) candidate(text string, i, from, k int) (Match, bool) {
	for k--; k >= 0; k-- {
		if i--; i < from || text[i] >= utf8.RuneSelf || f.ascii[text[i]] != f.folded[k] {
			return Match{}, false
		}
		if f.folded[k] == ' ' {
			for i > from && isASCIISpace(text[i-1]) {
				i--
			}
		}
	}
	end := f.match(text, i)
	return Match{i, end}, end > i && f.isAllowed(text, i, end)
}

// match returns the end of the match that begins at i, or -1 if no match does.
func (f *finder) match(text string, i int) int {
	for rest := f.folded; rest != ""; {
		if i >= len(text) {
			return -1
		}
		if c := text[i]; c < utf8.RuneSelf {
			if f.ascii[c] != rest[0] {
				return -1
			}
			i, rest = i+1, rest[1:]
			if f.ascii[c] == ' ' {
				i = f.skipSpace(text, i)
			}
			continue
		}
		c, size := f.lookup(text[i:])
		if c.form == "" && len(rest) == len(f.folded) {
			return -1
		}
		after, ok := strings.CutPrefix(rest, c.form)
		if !ok {
			return -1
		}
		i, rest = i+size, after
		if c.form == " " {
			i = f.skipSpace(text, i)
		}
	}
	for i < len(text) && text[i] >= utf8.RuneSelf { // the accents of the last character
		c, size := f.lookup(text[i:])
		if c.form != "" || isClusterBoundary(text, i) {
			break
		}
		i += size
	}
	return i
}

// skipSpace returns the end of the white space and ignored characters at i.
func (f *finder) skipSpace(text string, i int) int {
	for i < len(text) {
		if text[i] < utf8.RuneSelf {
			if !isASCIISpace(text[i]) {
				return i
			}
			i++
			continue
		}
		c, size := f.lookup(text[i:])
		if c.form != "" && c.form != " " {
			return i
		}
		i += size
	}
	return i
}
