package markup

import (
	"strconv"
	"strings"

	"pullquote/content"
)

// Raise returns s as Unicode superscripts or subscripts, if it consists of digits and
// signs. Otherwise it returns s.
func Raise(s string, style content.Style) string {
	var forms map[rune]rune
	switch {
	case style&content.CodeSpan != 0: // readers copy code, so it must not change
		return s
	case style&content.Sup != 0:
		forms = raisedForms
	case style&content.Sub != 0:
		forms = loweredForms
	default:
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if !strings.ContainsRune("0123456789+-−", r) {
			return s
		}
		b.WriteRune(forms[r])
	}
	return b.String()
}

// Superscript returns n in superscript digits.
func Superscript(n int) string { return Raise(strconv.Itoa(n), content.Sup) }
