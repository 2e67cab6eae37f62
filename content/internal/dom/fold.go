package dom

import (
	"html"
	"strings"
	"unicode"
)

// Fold returns s for comparison: its letters and digits in lower case, with one space for
// each run of other characters between them. Apostrophes are dropped.
func Fold(s string) string {
	var b strings.Builder
	isGap := false
	for _, r := range s {
		if r == '\'' || r == '’' {
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			isGap = b.Len() > 0
			continue
		}
		if isGap {
			b.WriteByte(' ')
			isGap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// HasPhrase reports whether s contains phrase as whole words. Both must be folded.
func HasPhrase(s, phrase string) bool {
	return strings.Contains(" "+s+" ", " "+phrase+" ")
}

// Unescape decodes the character references that are left in a text from an attribute or
// from JSON-LD. Many pages escape such texts twice.
func Unescape(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	return html.UnescapeString(s)
}
