package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/caption"
)

// Widths of lines that a person or a program wrapped, in cells.
const (
	leastWrap = 40
	mostWrap  = 110
)

// wrapWidth is how wide the lines of a hard-wrapped text are: nearly all of its
// long lines fit into it. It is 0 for a text whose paragraphs are lines.
func wrapWidth(lines []string) int {
	const sample = 5000
	var widths []int
	for i, l := range lines {
		if i > 0 && len(widths) < sample && strings.TrimSpace(l) != "" && strings.TrimSpace(lines[i-1]) != "" {
			widths = append(widths, cells(l))
		}
	}
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	w := widths[len(widths)*95/100]
	if w > mostWrap {
		return 0
	}
	return w
}

// paragraphs cuts a chunk where a new paragraph begins without a blank line: at
// an indent, behind a caption, or at every line when lines are not wrapped.
func (p *parser) paragraphs(c chunk) []chunk {
	if len(c) == 1 {
		return []chunk{c}
	}
	indented := p.indents(c)
	var out []chunk
	start := 0
	for i := 1; i < len(c); i++ {
		switch {
		case indented && indentOf(c[i]) > indentOf(c[i-1]) && indentOf(c[i]) >= 2,
			p.wrap == 0,
			long(c[i-1]) || long(c[i]) && p.roomBefore(c[i-1], c[i]),
			caption.Credited(c[i-1]) && ends(strings.TrimSpace(c[start])) && start == i-1,
			caption.Credited(c[i]) && p.roomBefore(c[i-1], c[i]) && ends(c[i-1]):
			out = append(out, c[start:i])
			start = i
		}
	}
	return append(out, c[start:])
}

// long reports whether a line is longer than lines are wrapped at: it is a
// paragraph by itself.
func long(l string) bool { return cells(l) > mostWrap }

// indents reports whether a chunk marks its paragraphs by their first line's
// indent: some lines are indented and others are not, and the line before an
// indented one mostly ends a sentence. (In lists with a hanging indent it does
// not.)
func (p *parser) indents(c chunk) bool {
	indented, begin := 0, 0
	for i, l := range c {
		if indentOf(l) < 2 {
			continue
		}
		indented++
		if i == 0 || ends(c[i-1]) {
			begin++
		}
	}
	return indented > 0 && indented < len(c) && begin*4 >= indented*3
}

// roomBefore reports whether the first word of the next line would have fitted
// on the line before: then somebody broke it on purpose.
func (p *parser) roomBefore(line, next string) bool {
	next = strings.TrimSpace(next)
	word, _, _ := strings.Cut(next, " ")
	if first, n := utf8.DecodeRuneInString(next); isWide(first) {
		word = next[:n]
	}
	return cells(line)+1+cells(word) <= p.wrap-slack(p.wrap)
}

// slack is by how much lines of wrapped prose are shorter than the widest, on
// top of the word that did not fit: people wrap unevenly.
func slack(wrap int) int { return max(wrap/8, 4) }

// join makes the text of a paragraph. The author's breaks stay newlines.
func (p *parser) join(c chunk) string {
	sep := " "
	if p.broken(c) {
		sep = "\n"
	}
	var s strings.Builder
	for i, l := range c {
		l = strings.TrimSpace(l)
		if sep == " " {
			l = strings.Join(strings.Fields(l), " ")
		}
		switch {
		case i == 0:
		case sep == " " && (hyphened(c[i-1], l) || unspaced(c[i-1], l)):
		default:
			s.WriteString(sep)
		}
		s.WriteString(l)
	}
	return s.String()
}

// broken reports whether most breaks of a chunk are the author's, as in verse,
// addresses and programmes.
func (p *parser) broken(c chunk) bool {
	if len(c) < 2 || p.wrap == 0 {
		return false
	}
	if p.wrap < leastWrap { // all lines are short: verse begins its lines with capitals
		return p.capitals(c)
	}
	n := 0
	for i := 1; i < len(c); i++ {
		if p.roomBefore(c[i-1], c[i]) {
			n++
		}
	}
	return n*2 > len(c)-1
}

func (p *parser) capitals(c chunk) bool {
	n := 0
	for _, l := range c {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(strings.TrimSpace(l), `"'“‘«`))
		if !unicode.IsLower(r) && !unicode.Is(unicode.Lo, r) {
			n++
		}
	}
	return n == len(c)
}

// unspaced reports whether two lines of a script without blanks meet.
func unspaced(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return isWide(last) && isWide(first)
}

// hyphened reports whether a line ends in a word that the next goes on with.
// The hyphen stays: whether it is the word's own cannot be seen.
func hyphened(line, next string) bool {
	line = strings.TrimRight(line, " ")
	word, ok := strings.CutSuffix(line, "-")
	last, _ := utf8.DecodeLastRuneInString(word)
	first, _ := utf8.DecodeRuneInString(next)
	return ok && unicode.IsLetter(last) && unicode.IsLower(first)
}

// isWide reports whether r is of a script that is written without blanks, two
// cells a character.
func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}

// cells is about how wide a line is.
func cells(l string) int {
	n := utf8.RuneCountInString(l)
	if n == len(l) {
		return n
	}
	for _, r := range l {
		if isWide(r) {
			n++
		}
	}
	return n
}
