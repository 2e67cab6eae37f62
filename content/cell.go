package content

import "unicode"

// What a terminal draws in one cell is a grapheme cluster (Unicode, annex 29). The functions here
// know what clusters can be long, which is all that [Sanitize] needs.

// isMark reports whether r is drawn in the cell of the character before it, or prepended to the
// one after it.
func isMark(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Prepended_Concatenation_Mark) ||
		r >= 0x1f3fb && r <= 0x1f3ff || // colours of skin
		r == 0xff9e || r == 0xff9f || // voiced marks of narrow Katakana
		r == 0x0e33 || r == 0x0eb3 // vowels of Thai and Lao
}

// isLinker reports whether r joins two consonants.
func isLinker(r rune) bool {
	switch r {
	case 0x094d, 0x09cd, 0x0acd, 0x0b4d, 0x0c4d, 0x0d4d, 0x1039, 0x17d2, 0x1a60, 0xa9c0, 0xaaf6, 0x10a3f, 0x11133, 0x113d0, 0x1193e, 0x11a47, 0x11a99, 0x11f42:
		return true
	}
	return false
}

// prepended are the letters that are prepended to the next character.
var prepended = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x0d4e, Hi: 0x0d4e, Stride: 1}},
	R32: []unicode.Range32{
		{Lo: 0x111c2, Hi: 0x111c3, Stride: 1},
		{Lo: 0x113d1, Hi: 0x113d1, Stride: 1},
		{Lo: 0x1193f, Hi: 0x1193f, Stride: 1},
		{Lo: 0x11941, Hi: 0x11941, Stride: 1},
		{Lo: 0x11a3a, Hi: 0x11a3a, Stride: 1},
		{Lo: 0x11a84, Hi: 0x11a89, Stride: 1},
		{Lo: 0x11d46, Hi: 0x11d46, Stride: 1},
		{Lo: 0x11f02, Hi: 0x11f02, Stride: 1},
	},
}

// joins reports whether the character r is drawn in the same cell as the last one, other than by
// a mark: it is joined to it, or part of the same Korean syllable.
func joins(last, r rune) bool {
	if last < 0x300 {
		return false
	}
	return last == zeroWidthJoiner || unicode.In(last, prepended, unicode.Prepended_Concatenation_Mark) || joinsHangul(hangulOf(last), hangulOf(r))
}

// A hangul is the kind of a Korean letter or syllable.
type hangul int

const (
	notHangul hangul = iota
	leading
	vowel
	trailing
	open   // a syllable without a trailing consonant
	closed // one with it
)

func hangulOf(r rune) hangul {
	const finals = 28 // of each pair of leading consonant and vowel, one of them none
	switch {
	case r < 0x1100:
	case r <= 0x115f, r >= 0xa960 && r <= 0xa97c:
		return leading
	case r <= 0x11a7, r >= 0xd7b0 && r <= 0xd7c6:
		return vowel
	case r <= 0x11ff, r >= 0xd7cb && r <= 0xd7fb:
		return trailing
	case r >= 0xac00 && r <= 0xd7a3 && (r-0xac00)%finals == 0:
		return open
	case r >= 0xac00 && r <= 0xd7a3:
		return closed
	}
	return notHangul
}

// joinsHangul reports whether two Korean letters or syllables are in the same cell.
func joinsHangul(last, next hangul) bool {
	switch last {
	case leading:
		return next == leading || next == vowel || next == open || next == closed
	case vowel, open:
		return next == vowel || next == trailing
	case trailing, closed:
		return next == trailing
	case notHangul:
	}
	return false
}
