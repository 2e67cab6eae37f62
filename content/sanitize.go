package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks one character keeps. Written languages
// need up to four or so; more is a flood that covers the lines around it.
const maxMarks = 8

// Sanitize makes a text safe to draw in a terminal and to print to one. It is
// called after entities and escapes are decoded, for every string that comes
// from a document or a name that somebody chose.
//
// It removes the C0 and C1 controls, DEL, bidirectional controls, tags, and
// format characters that draw nothing (soft hyphens, byte order marks); makes
// carriage returns, line and paragraph separators newlines and a tab four
// blanks; puts U+FFFD for invalid UTF-8; and keeps at most eight combining
// marks and joiners on a character.
func Sanitize(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	new(sanitizer).write(&b, s)
	return b.String()
}

// SanitizeLine is [Sanitize] for what has to stay on one line, such as a title
// or a file name: runs of white space become one blank.
func SanitizeLine(s string) string { return strings.Join(strings.Fields(Sanitize(s)), " ") }

// SanitizeURL is an address that may be drawn and followed. One with anything in
// it that [Sanitize] takes out is none: what is left would be another address.
func SanitizeURL(s string) string {
	if Sanitize(s) != s {
		return ""
	}
	return s
}

// isPlain reports whether s is all printable ASCII and newlines: most text is,
// and passes without a copy.
func isPlain(s string) bool {
	for i := range len(s) {
		if (s[i] < ' ' && s[i] != '\n') || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// A sanitizer remembers what a text added piece by piece has to remember.
type sanitizer struct {
	marks int  // combining and joining characters in the current cell
	last  rune // the last character read
}

func (z *sanitizer) write(b *strings.Builder, s string) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		valid := r != utf8.RuneError || n > 1
		last := z.last
		z.last = r
		switch {
		case !valid:
			b.WriteRune(utf8.RuneError)
			z.marks = 0
		case r == '\n':
			if last != '\r' {
				b.WriteByte('\n')
			}
			z.marks = 0
		case r == '\r', r == '\u2028', r == '\u2029':
			b.WriteByte('\n')
			z.marks = 0
		case r == '\t':
			b.WriteString("    ")
			z.marks = 0
		case hidden(r):
		case joins(r), r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me):
			if z.marks++; z.marks <= maxMarks {
				b.WriteString(s[i : i+n])
			}
		default:
			b.WriteString(s[i : i+n])
			if last != '\u200d' {
				z.marks = 0
			}
		}
		i += n
	}
}

// joins reports whether r shapes or joins the characters around it and draws
// nothing itself.
func joins(r rune) bool { return r == '\u200c' || r == '\u200d' || r == '\u200b' }

// hidden reports whether r is one of the characters that never pass.
func hidden(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r <= 0x9f: // controls; newlines and tabs were taken before
		return true
	case r < 0xad:
		return false
	case joins(r):
		return false
	case r >= 0xe0000 && r <= 0xe0fff: // tags, selectors and what is reserved between them
		return true
	case r >= 0xfff9 && r <= 0xfffb: // interlinear annotations
		return true
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}
