package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxCell bounds the code points of a grapheme cluster, which is drawn in one cell, whatever they
// are. The longest emoji of the standard have ten.
const maxCell = 16

// maxMarks is how many combining marks and joiners a character keeps. Written languages
// need about four; more would cover the lines above and below.
const maxMarks = 8

// Sanitize returns s, made safe to draw in or print to a terminal. Every string from a
// document, and every file name, must pass it after its entities and escapes have been
// decoded.
//
// It removes terminal control sequences, C0 and C1 controls, DEL, bidirectional controls,
// tag characters, noncharacters, and format characters that draw nothing (soft hyphens, byte
// order marks). It drops what exceeds sixteen code points in one cell. It replaces carriage
// returns, line separators and paragraph separators by newlines, each tab by four spaces, and
// invalid UTF-8 by U+FFFD. It keeps at most eight marks and joiners on a character, including
// marks that take room or precede it.
func Sanitize(s string) Text {
	if isPlain(s) {
		return Text{s}
	}
	var b strings.Builder
	b.Grow(len(s))
	new(sanitizer).write(&b, s)
	return Text{b.String()}
}

// SanitizeLine is [Sanitize] for a text that must stay on one line, such as a title or a
// file name. A run of white space becomes one space.
func SanitizeLine(s string) Text { return Text{strings.Join(strings.Fields(Sanitize(s).s), " ")} }

// SanitizeURL returns s if it is safe to draw and to follow. It returns an empty text if [Sanitize]
// would change it, because the result would be a different URL.
func SanitizeURL(s string) Text {
	if t := Sanitize(s); t.s == s {
		return t
	}
	return Text{}
}

// isPlain reports whether s consists of printable ASCII and newlines. Most text does,
// and need not be copied.
func isPlain(s string) bool {
	for i := range len(s) {
		if (s[i] < ' ' && s[i] != '\n') || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// A sanitizer sanitizes a text that is written in parts. It holds the state between two
// parts.
type sanitizer struct {
	marks    int  // combining and joining characters in the current cell
	size     int  // code points in it
	last     rune // the last character that was not removed
	isLinked bool // a consonant in the cell is to be joined to the next
}

// start begins a new cell, unless the character r goes on with the last one. It reports whether
// there is room for r.
func (z *sanitizer) start(r rune) bool {
	isNew := !joins(z.last, r) && !(z.isLinked && unicode.Is(unicode.Lo, r))
	z.isLinked = false
	if isNew {
		z.marks, z.size = 0, 0
	}
	if z.size >= maxCell {
		return false
	}
	z.size++
	return true
}

func (z *sanitizer) write(b *strings.Builder, s string) {
	for i := 0; i < len(s); {
		if n := plainLen(s[i:]); n > 0 {
			if !z.start(rune(s[i])) {
				i, n = i+1, n-1
			}
			b.WriteString(s[i : i+n])
			i += n
			z.last = rune(s[i-1])
			if n > 1 {
				z.marks, z.size = 0, 1
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == escape || r == csiC1 {
			n += max(sequenceLen(s[i:])-n, 0)
		}
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
		case IsRemoved(r):
			z.last = last
		case isJoiner(r), r >= 0x300 && isMark(r):
			z.isLinked = isLinker(r) || z.isLinked && r != zeroWidthNonJoiner
			if z.marks < maxMarks && z.size < maxCell {
				b.WriteString(s[i : i+n])
				z.marks++
				z.size++
			}
		default:
			z.last = last
			if z.start(r) {
				b.WriteString(s[i : i+n])
			}
			z.last = r
		}
		i += n
	}
}

// plainLen returns the length of the printable ASCII at the start of s.
func plainLen(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return i
		}
	}
	return len(s)
}

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
)

// isJoiner reports whether r affects how the characters around it are joined, and draws
// nothing itself.
func isJoiner(r rune) bool { return r == zeroWidthNonJoiner || r == zeroWidthJoiner || r == '\u200b' }

// IsRemoved reports whether r is a character that [Sanitize] always removes. Tabs and line ends
// count, which Sanitize replaces.
func IsRemoved(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r <= 0x9f: // controls; the caller handles newlines and tabs
		return true
	case r < 0xad:
		return false
	case isJoiner(r):
		return false
	case r >= 0xe0000 && r <= 0xe0fff: // tags, variation selectors and reserved code points
		return true
	case r >= 0xfff9 && r <= 0xfffb: // interlinear annotations
		return true
	case isNoncharacter(r):
		return true
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// isNoncharacter reports whether r is a code point that Unicode never assigns to a character:
// U+FDD0 to U+FDEF, and the last two of each plane.
func isNoncharacter(r rune) bool { return r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe }
