package content

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSanitize(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "plain text\nof two lines", "plain text\nof two lines"},
		{"colour", "a\x1b[31mb", "ab"},
		{"title", "a\x1b]0;t\x07b", "ab"},
		{"C1 as UTF-8", "a\u009b31mb", "ab"},
		{"C1 as a byte", "a\x9bb", "a\ufffdb"},
		{"NUL, backspace, DEL", "a\x00b\bc\x7fd", "abcd"},
		{"carriage returns", "a\r\nb\rc", "a\nb\nc"},
		{"separators", "a\u2028b\u2029c", "a\nb\nc"},
		{"tab", "a\tb", "a    b"},
		{"bidi", "a\u202eb\u2066c\u200fd\u061ce", "abcde"},
		{"tags", "a\U000e0041\U000e007fb", "ab"},
		{"byte order mark, soft hyphen", "\ufeffa\u00adb", "ab"},
		{"noncharacters", "a\ufffeb\uffffc\ufdd0d\ufdefe\U0001fffef\U0010ffffg", "abcdefg"},
		{"neighbours of noncharacters", "\ufdcf\ufdf0\ufffd\U00010000\U0001f3fd", "\ufdcf\ufdf0\ufffd\U00010000\U0001f3fd"},
		{"marks around a noncharacter", "a" + strings.Repeat("\u0301", 6) + "\uffff" + strings.Repeat("\u0301", 6), "a" + strings.Repeat("\u0301", 8)},
		{"invalid UTF-8", "a\xffb\xc3", "a\ufffdb\ufffd"},
		{"accents are kept", "e\u0301 a\u0308\u0323", "e\u0301 a\u0308\u0323"},
		{"too many marks", "a" + strings.Repeat("\u0301", 50) + "b", "a" + strings.Repeat("\u0301", 8) + "b"},
		{"too many marks that take room", "\u0915" + strings.Repeat("\u0903", 50) + "b", "\u0915" + strings.Repeat("\u0903", 8) + "b"},
		{"too many marks in front", strings.Repeat("\u0600", 50) + "1 \u06001", strings.Repeat("\u0600", 8) + "1 \u06001"},
		{"too many joiners", "a" + strings.Repeat("\u200d", 50), "a" + strings.Repeat("\u200d", 8)},
		{"emoji of several people", "👩‍👩‍👧‍👦 x", "👩‍👩‍👧‍👦 x"},
		{"other scripts", "漢字 العربية हिन्दी", "漢字 العربية हिन्दी"},
	} {
		if got := Sanitize(c.in).String(); got != c.want {
			t.Errorf("%s: %q becomes %q, not %q", c.name, c.in, got, c.want)
		}
	}
}

func TestSanitizeLine(t *testing.T) {
	if got := SanitizeLine(" a\n\tb\x1b[2J \uffff c\ufdd0 ").String(); got != "a b c" {
		t.Errorf("got %q", got)
	}
}

// FuzzSanitize checks that no unsafe character reaches a terminal, from a whole text or
// from one in two parts.
func FuzzSanitize(f *testing.F) {
	f.Add("a\x1b[31m\u009b\u202e\r\n\U000e0041", 3)
	f.Add("e\u0301\u200d\u200d\xff\xfe", 2)
	f.Fuzz(func(t *testing.T, s string, cut int) {
		check := func(s string) {
			if !utf8.ValidString(s) {
				t.Fatalf("%q is not valid UTF-8", s)
			}
			for _, r := range s {
				if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == 0x2028 || r == 0x2029 || r >= 0xe0000 && r <= 0xe007f || isNoncharacter(r) {
					t.Fatalf("%q contains %U", s, r)
				}
			}
		}
		check(Sanitize(s).String())
		if again := Sanitize(Sanitize(s).String()).String(); again != Sanitize(s).String() {
			t.Fatalf("%q becomes %q when it is sanitized again", Sanitize(s).String(), again)
		}
		var b InlineBuilder
		cut = min(max(cut, 0), len(s))
		b.Add(s[:cut], 0, s)
		b.Add(s[cut:], Emph, s)
		text := b.Inline()
		check(text.String())
		for _, span := range text.Spans() {
			check(span.Link.String())
		}
	})
}
