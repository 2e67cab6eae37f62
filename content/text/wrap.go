package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// Widths of lines that a person or a program wrapped, in cells.
const (
	leastWrap = 40
	mostWrap  = 110
)

// wrapWidth is how wide the lines of a hard-wrapped text are: nearly all of its
// long lines fit into it. It is 0 for a text whose paragraphs are lines.
func wrapWidth(lines []string) int {
	const sample = 800 // lines: the beginning of a long text is read as the whole is
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
// an indent, and around a caption.
func (p *parser) paragraphs(c chunk) []chunk {
	if len(c) == 1 || p.isVerse(c) {
		return []chunk{c}
	}
	indented := p.indents(c)
	least := indentOf(c[0])
	for _, l := range c {
		least = min(least, indentOf(l))
	}
	if p.firstIndent {
		least = 0
	}
	var out []chunk
	start := 0
	for i := 1; i < len(c); i++ {
		if indented && indentOf(c[i]) >= least+2 || p.closesCaption(c, start, i) || p.opensCaption(c, i) {
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
// not.) Where the whole text does so, all lines may be indented: each is a
// paragraph, as in talk.
func (p *parser) indents(c chunk) bool {
	least := indentOf(c[0])
	for _, l := range c {
		least = min(least, indentOf(l))
	}
	if p.firstIndent {
		least = 0
	}
	indented, begin := 0, 0
	for i, l := range c {
		if indentOf(l) < least+2 {
			continue
		}
		indented++
		if i == 0 || ends(c[i-1]) || mayCredit(c[i-1]) && isCaption(c[i-1]) {
			begin++
		}
	}
	return indented > 0 && (indented < len(c) || p.firstIndent) && begin*4 >= indented*3
}

// indentsParagraphs reports whether the text marks its paragraphs by their first
// line's indent: most chunks of several lines do.
func (p *parser) indentsParagraphs() bool {
	indented, several := 0, 0
	for _, c := range p.chunks {
		if len(c) > 1 {
			several++
			if indentOf(c[0]) >= indentOf(c[len(c)-1])+2 && p.indents(c) {
				indented++
			}
		}
	}
	return indented > 0 && indented*2 >= several
}

// roomBefore reports whether the first word of the next line would have fitted
// on the line before: then somebody broke it on purpose.
func (p *parser) roomBefore(line, next string) bool {
	if p.wrap == 0 {
		return !long(line)
	}
	return cells(line)+1+cells(firstWord(next)) <= p.wrap-slack(p.wrap)
}

// firstWord is what of a line can not be parted.
func firstWord(l string) string {
	l = strings.TrimSpace(l)
	word, _, _ := strings.Cut(l, " ")
	if first, n := utf8.DecodeRuneInString(l); content.IsIdeographic(first) {
		word = l[:n]
	}
	return word
}

// slack is by how much lines of wrapped prose are shorter than the widest, on
// top of the word that did not fit: people wrap unevenly.
func slack(wrap int) int { return max(wrap/8, 4) }

// join makes the text of a paragraph. The author's breaks stay newlines.
func (p *parser) join(c chunk) string {
	if p.broken(c) {
		var lines []string
		for _, l := range c {
			lines = append(lines, strings.TrimSpace(l))
		}
		return strings.Join(lines, "\n")
	}
	var out []byte
	for i, l := range c {
		l = strings.Join(strings.Fields(l), " ")
		if i > 0 {
			switch p.meet(c[i-1], l) {
			case spaced:
				out = append(out, ' ')
			case unhyphened:
				out = out[:len(out)-len("-")]
			case closed:
			}
		}
		out = append(out, l...)
	}
	return string(out)
}

// broken reports whether most breaks of a chunk are the author's, as in verse,
// addresses and programmes.
func (p *parser) broken(c chunk) bool {
	if len(c) < 2 {
		return false
	}
	if p.wrap == 0 || p.isVerse(c) || c.all(isMarked) {
		return true
	}
	if p.wrap < leastWrap { // all lines are short: verse begins its lines with capitals
		return p.capitals(c)
	}
	n := 0
	for i := 1; i < len(c); i++ {
		// A small letter goes on with a sentence: in a passage that is narrower
		// than the text its line is short all the same.
		if p.roomBefore(c[i-1], c[i]) && (!unicode.IsLower(firstLetter(c[i])) || cells(c[i-1])*3 <= p.wrap*2) {
			n++
		}
	}
	return n*2 > len(c)-1
}

// isVerse reports whether a chunk is a stanza: its lines begin with capitals,
// though few other words do, do not all end sentences, and are indented in turn
// or leave room for the next word.
func (p *parser) isVerse(c chunk) bool {
	const leastFlush, widest = 4, 76
	if len(c) < 2 {
		return false
	}
	stops, room, words, big := 0, 0, 0, 0
	indents := map[int]bool{}
	for i, l := range c {
		if !opensSentence(l) || cells(l)-indentOf(l) > widest {
			return false
		}
		if ends(l) {
			stops++
		}
		if i > 0 && p.wrap > 0 && cells(c[i-1])+1+cells(firstWord(l)) < p.wrap-1 {
			room++
		}
		indents[indentOf(l)] = true
		for j, w := range strings.Fields(l) {
			words++
			if r, _ := utf8.DecodeRuneInString(w); j > 0 && unicode.IsUpper(r) {
				big++
			}
		}
	}
	if stops == len(c) || big*4 > words {
		return false
	}
	if len(indents) > 1 && indentOf(c[0]) < indentOf(c[1]) && !ends(c[0]) {
		return true
	}
	return len(c) >= leastFlush && room*4 >= len(c)
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

// cells is about how wide a line is.
func cells(l string) int {
	n := utf8.RuneCountInString(l)
	if n == len(l) {
		return n
	}
	for _, r := range l {
		if content.IsIdeographic(r) {
			n++
		}
	}
	return n
}
