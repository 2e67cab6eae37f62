package content

import "unicode"

// These functions follow the line breaking classes of Unicode (UAX #14).

// firstUnspaced is the first character of a script without spaces between words. Most
// texts have no such script, and comparing with it is fast.
const firstUnspaced = 0x0e00

// IsUnspaced reports whether r belongs to a script that is written without spaces
// between words. It is either [IsIdeographic], or a letter of Thai or a related script,
// in which spaces separate sentences (class SA).
func IsUnspaced(r rune) bool {
	return r >= firstUnspaced && (isComplexContext(r) || IsIdeographic(r))
}

// IsIdeographic reports whether r is a character of Chinese or Japanese writing,
// including punctuation and full-width forms (class ID and related classes). A line may
// break after most of these characters, so two such lines are joined without a space.
// Korean does not count, because it has spaces between words.
func IsIdeographic(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r >= 0x3000 && r <= 0x30ff, r >= 0xff00 && r <= 0xff9f, r >= 0xffe0 && r <= 0xffef:
		return true // punctuation, kana, and their full-width and half-width forms
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Yi)
}

// isComplexContext reports whether r is a letter of a script that takes a dictionary to
// split into words.
func isComplexContext(r rune) bool {
	switch {
	case r <= 0x0eff, // Thai, Lao
		r >= 0x1000 && r <= 0x109f, // Myanmar
		r >= 0x1780 && r <= 0x17ff, // Khmer
		r >= 0x1950 && r <= 0x1aaf, // Tai Le, New Tai Lue, Tai Tham
		r >= 0xa9e0 && r <= 0xaadf: // Myanmar extensions, Tai Viet
		return unicode.In(r, unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Khmer, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet)
	}
	return false
}
