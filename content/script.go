package content

import "unicode"

// Scripts are told apart by the line breaking classes of Unicode (UAX #14).

// firstUnspaced is the first character that is of a script without spaces between
// words. Most texts have none, and this says so fast.
const firstUnspaced = 0x0e00

// IsUnspaced reports whether r is of a script that is written without spaces
// between words: [IsIdeographic], or a letter of Thai and its neighbours, where
// spaces separate sentences (class SA).
func IsUnspaced(r rune) bool {
	return r >= firstUnspaced && (isComplexContext(r) || IsIdeographic(r))
}

// IsIdeographic reports whether r is one of the characters of Chinese and Japanese
// writing, punctuation and full-width forms included (class ID and what goes with
// it). A line of such text may end after most characters, so that there is no space
// between it and the next. Korean has spaces between words.
func IsIdeographic(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r >= 0x3000 && r <= 0x30ff, r >= 0xff00 && r <= 0xff9f, r >= 0xffe0 && r <= 0xffef:
		return true // punctuation, kana, and their full-width and half-width forms
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Yi)
}

// isComplexContext reports whether r is a letter of a script whose words only a
// dictionary can tell apart.
func isComplexContext(r rune) bool {
	switch {
	case r <= 0x0eff, // Thai, Lao
		r >= 0x1000 && r <= 0x109f, // Myanmar
		r >= 0x1780 && r <= 0x17ff, // Khmer
		r >= 0x1950 && r <= 0x1aaf, // Tai Le, New Tai Lue, Tai Tham
		r >= 0xa9e0 && r <= 0xaadf: // more of Myanmar, Tai Viet
		return unicode.In(r, unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Khmer, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet)
	}
	return false
}
