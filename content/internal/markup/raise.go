package markup

import (
	"strconv"
	"strings"

	"pullquote/content"
)

// Raise writes the digits of an index in their raised or lowered forms, if
// digits and a sign are all of it.
func Raise(s string, style content.Style) string {
	var digits, signs []rune
	switch {
	case style&content.CodeSpan != 0: // copied, not read
		return s
	case style&content.Sup != 0:
		digits, signs = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹"), []rune("⁺⁻")
	case style&content.Sub != 0:
		digits, signs = []rune("₀₁₂₃₄₅₆₇₈₉"), []rune("₊₋")
	default:
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(digits[r-'0'])
		case r == '+':
			b.WriteRune(signs[0])
		case r == '-', r == '−':
			b.WriteRune(signs[1])
		default:
			return s
		}
	}
	return b.String()
}

// Superscript writes a number in raised digits.
func Superscript(n int) string { return Raise(strconv.Itoa(n), content.Sup) }
