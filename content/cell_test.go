package content

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// longestCell returns the largest number of code points in a grapheme cluster of s.
func longestCell(s string) int {
	longest := 0
	for g := graphemes.FromString(s); g.Next(); {
		longest = max(longest, utf8.RuneCountInString(g.Value()))
	}
	return longest
}

// TestCells floods a cell with each kind of character that can be part of a long one.
func TestCells(t *testing.T) {
	for _, unit := range []string{
		"\u0301", "\u20dd", "\u0903", "\u200b", "\u200c", "\u200d", "\u0600", "\u06dd", "\u0d4e", "\U000111c2", "\u1100", "\u1161", "\u11a8", "\ua960", "\ud7b0", "\ud7cb",
		"\U0001f3fd", "\uff9e", "\u0e33", "\u0915\u094d", "\u0915\u094d\u200d", "\u1000\u1039", "👩\u200d", "👩🏽\u200d", "\ufe0f", "\U000e0061", "\U0001f1e9", "a\u200d", "\u200d\u202e", "\u0d4e\u00ad", "👩\u200d\x1b[m",
		"\u1100\u00ad", "\u0600a", "\u0600\u0301", "가\u1161",
	} {
		for _, before := range []string{"", "a", "가", "각", "क", "👩"} {
			if got := longestCell(Sanitize(before + strings.Repeat(unit, 3000) + "b").String()); got > maxCell {
				t.Errorf("%q after %q: %d code points in a cell", unit, before, got)
			}
		}
	}
}

// TestWrittenCells checks that texts that people write are not changed.
func TestWrittenCells(t *testing.T) {
	for _, s := range []string{
		"👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏿 kiss", "👨\u200d👩\u200d👧\u200d👦", "🇩🇪🇫🇷🇮🇹🇪🇸🇵🇱🇳🇱🇧🇪🇦🇹🇨🇭🇩🇰🇸🇪🇳🇴", strings.Repeat("\u1112\u1161\u11ab\u1100\u1173\u11af", 20), strings.Repeat("한국어", 20),
		"स्त्र्य", strings.Repeat("क्ष", 30), "र्त्स्न्या", "གྲྭ་ཚང", "Z\u0351\u036b\u0343\u036a", "น้ำ ที่นี่", "ﾊﾟﾋﾞ", "ക്ഷ്മ്യ", "5️⃣ 1️⃣",
	} {
		if got := Sanitize(s).String(); got != s {
			t.Errorf("%q becomes %q", s, got)
		}
	}
}
