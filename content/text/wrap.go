package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// Bounds of the width of lines that a person or a program wrapped, in cells.
const (
	minWrap = 40
	maxWrap = 110
)

// minFirstIndent is by how much the first line of a paragraph is indented, in cells.
const minFirstIndent = 2

// wrapWidth returns the width at which the lines of a text are wrapped: nearly all
// of its lines fit in it. It is 0 for a text whose paragraphs are lines.
func wrapWidth(lines []string) int {
	const maxSample = 800 // lines: the beginning of a long text tells
	var widths []int
	for i, l := range lines {
		if i > 0 && len(widths) < maxSample && strings.TrimSpace(l) != "" && strings.TrimSpace(lines[i-1]) != "" {
			widths = append(widths, cells(l))
		}
	}
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	w := widths[len(widths)*95/100]
	if w > maxWrap {
		return 0
	}
	return w
}

// paragraphs cuts a chunk where a new paragraph begins without a blank line before
// it: at an indent, and around a caption.
func (p *parser) paragraphs(c chunk) []chunk {
	if len(c) == 1 || p.isVerse(c) {
		return []chunk{c}
	}
	indented := p.hasIndentedParagraphs(c)
	margin := c.margin()
	if p.firstIndent {
		margin = 0
	}
	var out []chunk
	start := 0
	for i := 1; i < len(c); i++ {
		if indented && indentOf(c[i]) >= margin+minFirstIndent || p.isCaptionEnd(c, start, i) || p.isCaptionStart(c, i) {
			out = append(out, c[start:i])
			start = i
		}
	}
	return append(out, c[start:])
}

// isLong reports whether a line is longer than lines are wrapped, so that it is a
// paragraph by itself.
func isLong(l string) bool { return cells(l) > maxWrap }

// hasIndentedParagraphs reports whether a chunk indents the first line of each
// paragraph: some lines are indented and others are not, and the line before an
// indented one mostly ends a sentence. (In lists with a hanging indent it does not.)
// If the whole text does so, all lines may be indented: each is a paragraph, as in
// dialogue.
func (p *parser) hasIndentedParagraphs(c chunk) bool {
	margin := c.margin()
	if p.firstIndent {
		margin = 0
	}
	indented, beginning := 0, 0
	for i, l := range c {
		if indentOf(l) < margin+minFirstIndent {
			continue
		}
		indented++
		if i == 0 || endsSentence(c[i-1]) || mayCredit(c[i-1]) && isCaption(c[i-1]) {
			beginning++
		}
	}
	return indented > 0 && (indented < len(c) || p.firstIndent) && beginning*4 >= indented*3
}

// usesFirstLineIndents reports whether the text indents the first line of each
// paragraph: most chunks of several lines do.
func (p *parser) usesFirstLineIndents() bool {
	indented, several := 0, 0
	for _, c := range p.chunks {
		if len(c) > 1 {
			several++
			if indentOf(c[0]) >= indentOf(c[len(c)-1])+minFirstIndent && p.hasIndentedParagraphs(c) {
				indented++
			}
		}
	}
	return indented > 0 && indented*2 >= several
}

// hadRoomFor reports whether the first word of the next line would have fitted on
// the line, so that it was broken on purpose.
func (p *parser) hadRoomFor(line, next string) bool {
	if p.wrap == 0 {
		return !isLong(line)
	}
	return cells(line)+1+cells(firstWord(next)) <= p.wrap-wrapSlack(p.wrap)
}

// firstWord returns the start of a line that cannot be broken.
func firstWord(l string) string {
	l = strings.TrimSpace(l)
	word, _, _ := strings.Cut(l, " ")
	if first, n := utf8.DecodeRuneInString(l); content.IsIdeographic(first) {
		word = l[:n]
	}
	return word
}

// wrapSlack returns by how much lines of wrapped prose are shorter than the widest,
// in addition to the word that did not fit: people wrap unevenly.
func wrapSlack(wrap int) int {
	const minSlack = 4
	return max(wrap/8, minSlack)
}

// join returns the text of a paragraph. Breaks on purpose stay newlines.
func (p *parser) join(c chunk) string {
	if p.hasHardBreaks(c) {
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
			switch p.seamOf(c[i-1], l) {
			case spaced:
				out = append(out, ' ')
			case unhyphenated:
				out = out[:len(out)-len("-")]
			case closed:
			}
		}
		out = append(out, l...)
	}
	return string(out)
}

// hasHardBreaks reports whether most breaks in a chunk are on purpose, as in verse,
// addresses and programmes.
func (p *parser) hasHardBreaks(c chunk) bool {
	if len(c) < 2 {
		return false
	}
	if p.wrap == 0 || p.isVerse(c) || c.all(hasUnlistedMark) {
		return true
	}
	if p.wrap < minWrap { // all lines are short: verse begins its lines with capitals
		return beginsLinesWithCapitals(c)
	}
	hard := 0
	for i := 1; i < len(c); i++ {
		// A lower-case letter goes on with a sentence. In a passage that is narrower
		// than the text, its line is short all the same.
		if p.hadRoomFor(c[i-1], c[i]) && (!unicode.IsLower(firstLetter(c[i])) || cells(c[i-1])*3 <= p.wrap*2) {
			hard++
		}
	}
	return hard*2 > len(c)-1
}

// isVerse reports whether a chunk is a stanza: its lines begin with capitals, though
// few other words do, do not all end sentences, and are indented in turn or leave
// room for the next word.
func (p *parser) isVerse(c chunk) bool {
	const minLines, maxWidth = 4, 76
	if len(c) < 2 {
		return false
	}
	stops, withRoom, words, capitals := 0, 0, 0, 0
	indents := map[int]bool{}
	for i, l := range c {
		if !beginsLikeSentence(l) || cells(l)-indentOf(l) > maxWidth {
			return false
		}
		if endsSentence(l) {
			stops++
		}
		if i > 0 && p.wrap > 0 && cells(c[i-1])+1+cells(firstWord(l)) < p.wrap-1 {
			withRoom++
		}
		indents[indentOf(l)] = true
		for j, w := range strings.Fields(l) {
			words++
			if r, _ := utf8.DecodeRuneInString(w); j > 0 && unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	if stops == len(c) || capitals*4 > words {
		return false
	}
	if len(indents) > 1 && indentOf(c[0]) < indentOf(c[1]) && !endsSentence(c[0]) {
		return true
	}
	return len(c) >= minLines && withRoom*4 >= len(c)
}

// beginsLinesWithCapitals reports whether no line of a chunk begins with a
// lower-case letter or one of a script without cases.
func beginsLinesWithCapitals(c chunk) bool {
	return c.all(func(l string) bool {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(strings.TrimSpace(l), `"'“‘«`))
		return !unicode.IsLower(r) && !unicode.Is(unicode.Lo, r)
	})
}

// cells returns about how wide a line is.
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
