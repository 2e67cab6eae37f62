package search

import (
	"html"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A RawFilter tells from the source of a plain text or a Markdown document that a query does
// not match in the text, without parsing it. Only one goroutine may use it at a time.
//
// It looks for one word of the query. The word may be in one piece, or broken by markup, an
// entity or a hyphen at the end of a line, as in "un**believ**able". Where the word is broken,
// a letter is followed by a special character. So these characters are looked at, too.
type RawFilter struct {
	finder
	isPart bool // the word is not the whole phrase
}

// NewRawFilter returns a filter for the query. It returns nil if the query has no word that
// must be in the source.
func (q Query) NewRawFilter() *RawFilter {
	if q.IsEmpty() {
		return nil
	}
	p := q.phrase
	if q.pattern != nil {
		p = q.pattern.literal
	}
	if p == nil {
		return nil
	}
	phrase := foldCase.foldPhrase(p.folded)
	longest := ""
	for _, w := range strings.FieldsFunc(phrase, func(r rune) bool { return !isAlphanumeric(r) }) {
		if len(w) > len(longest) {
			longest = w
		}
	}
	isASCII := strings.IndexFunc(longest, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
	if len(longest) < 2 || !isASCII { // entities and formulas have names in ASCII
		return nil
	}
	return &RawFilter{finder{phrase: newPhrase(longest, foldCase, anyEdges)}, longest != phrase}
}

func isAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// MayMatch reports whether the query may match in a part of the source. In doubt it reports
// true. The caller must let the parts overlap by more than the length of a link.
func (f *RawFilter) MayMatch(source string) bool {
	if !utf8.ValidString(source) || isMojibake(source) {
		return true
	}
	if _, ok := f.next(source, 0); ok {
		return true
	}
	return f.isPart && f.hasMixed || f.mayBeBroken(source)
}

// isMojibake reports whether a text may be UTF-8 that was encoded twice. The parser repairs
// it.
func isMojibake(text string) bool {
	for {
		i := strings.IndexByte(text, 0xc3)
		if i < 0 || i+2 >= len(text) {
			return false
		}
		switch text[i+1] {
		case 0x82, 0x83, 0xa2: // Â, Ã and â, which begin most characters that are encoded twice
			if text[i+2] >= utf8.RuneSelf {
				return true
			}
		}
		text = text[i+2:]
	}
}

// A specialClass says what a character may do inside a word.
type specialClass uint8

const (
	ordinary  specialClass = iota
	control                // the parser removes it, or reads it as the output of a terminal
	lineEnd                // may have a hyphen before it
	markup                 // may be removed
	dollar                 // the same, and may begin a formula
	backslash              // the same, and may begin a command in a formula
)

// specialClasses holds the classes of the characters that are not ordinary.
var specialClasses = [256]specialClass{
	0x00: control, 0x01: control, 0x02: control, 0x03: control, 0x04: control, 0x05: control, 0x06: control, 0x07: control,
	0x08: control, 0x0b: control, 0x0e: control, 0x0f: control, 0x10: control, 0x11: control, 0x12: control, 0x13: control,
	0x14: control, 0x15: control, 0x16: control, 0x17: control, 0x18: control, 0x19: control, 0x1a: control, 0x1b: control,
	0x1c: control, 0x1d: control, 0x1e: control, 0x1f: control, 0x7f: control,
	'\n': lineEnd, '\r': lineEnd,
	'$': dollar, '\\': backslash,
	'%': markup, '&': markup, '(': markup, ')': markup, '*': markup, '+': markup, '<': markup, '=': markup, '>': markup,
	'[': markup, ']': markup, '^': markup, '_': markup, '`': markup, '{': markup, '|': markup, '}': markup, '~': markup,
}

// special reports what c may do.
func special(c byte) specialClass { return specialClasses[c] }

// specials returns the highest bits of those of eight bytes that are in the ranges of
// [special].
func specials(w uint64) uint64 {
	t := w &^ highBits
	from := func(c uint64) uint64 { return t + lowBits*(0x80-c) } // sets the highest bit of bytes >= c
	found := ^from(' ') |
		from('$')&^from('+'+1) |
		from('<')&^from('>'+1) |
		from('[')&^from('`'+1) |
		from('{')
	return found & highBits &^ w
}

// mayBeBroken reports whether the word may be in the source, but not in one piece.
func (f *RawFilter) mayBeBroken(source string) bool {
	var formula formulaMarks
	i := 0
	for ; i+8 <= len(source); i += 8 {
		for s := specials(word(source[i:])); s != 0; s &= s - 1 {
			if f.isDoubtful(source, i+bits.TrailingZeros64(s)/8, &formula) {
				return true
			}
		}
	}
	for ; i < len(source); i++ {
		if f.isDoubtful(source, i, &formula) {
			return true
		}
	}
	return false
}

// formulaMarks says which marks of formulas have been met. In a text with both, letters that
// are shown next to each other may be far apart in the source.
type formulaMarks struct{ hasDollar, hasCommand bool }

// isDoubtful reports whether the word may be broken at a special character.
func (f *RawFilter) isDoubtful(source string, i int, formula *formulaMarks) bool {
	before := byte(' ')
	if i > 0 {
		before = source[i-1]
	}
	switch special(source[i]) {
	case ordinary:
		return false
	case control:
		return true
	case lineEnd:
		if before != '-' && before < utf8.RuneSelf {
			return false
		}
		at := lastHyphen(source[:i])
		return at >= 0 && f.isBrokenAt(source, at)
	case dollar:
		formula.hasDollar = true
	case backslash:
		formula.hasCommand = formula.hasCommand || i+1 < len(source) && isAlphanumeric(rune(source[i+1]))
	case markup:
		if f.at[before] == 0 && before < utf8.RuneSelf && source[i] != '&' {
			return false
		}
	}
	return formula.hasDollar && formula.hasCommand || f.isBrokenAt(source, i)
}

// lastHyphen returns the place of the hyphen that ends source, or -1.
func lastHyphen(source string) int {
	for _, hyphen := range []string{"-", "\u2010"} {
		if strings.HasSuffix(source, hyphen) {
			return len(source) - len(hyphen)
		}
	}
	return -1
}

// isBrokenAt reports whether the word may be around i, where the first piece of markup in it
// begins.
func (f *RawFilter) isBrokenAt(source string, i int) bool {
	if source[i] == '&' && f.matchForward(source, i, f.folded) { // it may begin with an entity
		return true
	}
	if i == 0 {
		return false
	}
	after := uint64(0) // the positions in the word that follow the character before i
	if c := source[i-1]; c < utf8.RuneSelf {
		after = f.at[c] << 1
	} else {
		_, size := utf8.DecodeLastRuneInString(source[:i])
		c, _ := f.lookup(source[i-size:])
		after = c.at << len(c.form)
	}
	for after &= 1<<min(len(f.folded), 63) - 1; after != 0; after &= after - 1 {
		k := bits.TrailingZeros64(after)
		if f.matchForward(source, i, f.folded[k:]) && f.matchBackward(source[:i], f.folded[:k]) {
			return true
		}
	}
	return false
}

// matchBackward reports whether source ends with the beginning of the word.
func (f *RawFilter) matchBackward(source, beginning string) bool {
	for beginning != "" {
		r, size := utf8.DecodeLastRuneInString(source)
		form := ""
		switch {
		case size == 0:
			return false
		case r < utf8.RuneSelf:
			form = string(rune(f.ascii[r]))
		default:
			c, _ := f.lookup(source[len(source)-size:])
			form = c.form
		}
		before, ok := strings.CutSuffix(beginning, form)
		if !ok {
			return false
		}
		source, beginning = source[:len(source)-size], before
	}
	return true
}

// Bounds of markup inside a word, in bytes.
const (
	maxMarkup = 2 << 10 // one link or tag
	maxBroken = 4 << 10 // all of the word with its markup
)

// matchForward reports whether the source from i on may be the rest of the word.
func (f *RawFilter) matchForward(source string, i int, rest string) bool {
	for end := min(len(source), i+maxBroken); rest != "" && i < end; {
		c := source[i]
		size, form := 1, ""
		switch {
		case hyphenLen(source[i:]) > 0:
			size = hyphenLen(source[i:])
		case c >= utf8.RuneSelf:
			var r *folded
			r, size = f.lookup(source[i:])
			form = r.form
		case c == '&':
			form, size = cutEntity(source[i:])
			form = foldCase.foldPhrase(form)
		case special(c) == ordinary, special(c) == lineEnd:
			form = string(rune(f.ascii[c]))
		default:
			if n := markupLen(source[i:]); n > 1 && f.matchForward(source, i+n, rest) {
				return true
			}
		}
		after, ok := strings.CutPrefix(rest, form)
		if !ok {
			return false
		}
		i, rest = i+size, after
	}
	return rest == ""
}

// hyphenLen returns the length of a hyphen at the beginning of s that ends a line, with the
// line end and what may precede the rest of the word in the next line; 0 if there is none.
func hyphenLen(s string) int {
	rest, ok := strings.CutPrefix(s, "-")
	if !ok {
		rest, ok = strings.CutPrefix(s, "\u2010")
	}
	if !ok || rest == "" || special(rest[0]) != lineEnd {
		return 0
	}
	return len(s) - len(strings.TrimLeft(rest, "\r\n\t >"))
}

// cutEntity returns what an entity at the beginning of s stands for, and its length. If
// there is none, that is one character without a folded form.
func cutEntity(s string) (text string, size int) {
	const maxEntity = 32
	n := strings.IndexByte(s[:min(len(s), maxEntity)], ';') + 1
	if n > 0 {
		if text := html.UnescapeString(s[:n]); text != s[:n] {
			return text, n
		}
	}
	return "", 1
}

// markupLen returns the length of the markup at the beginning of s that is not shown.
func markupLen(s string) int {
	until := func(end string) int {
		if i := strings.Index(s[:min(len(s), maxMarkup)], end); i > 0 {
			return i + len(end)
		}
		return 1
	}
	switch {
	case strings.HasPrefix(s, "<!--"):
		return until("-->")
	case s[0] == '<':
		return until(">")
	case strings.HasPrefix(s, "]("), s[0] == '(':
		return until(")")
	case strings.HasPrefix(s, "]["), strings.HasPrefix(s, "[^"):
		return 1 + max(strings.IndexByte(s[1:min(len(s), maxMarkup)], ']'), 0) + 1
	case strings.HasPrefix(s, "{{"):
		return until("}}")
	case s[0] == '{':
		return until("}")
	case strings.HasPrefix(s, "%%"):
		return 2 + max(strings.Index(s[2:min(len(s), maxMarkup)], "%%"), 0) + 2
	}
	return 1
}
