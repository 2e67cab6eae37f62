package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// Bounds on the width of wrapped lines, in cells.
const (
	minWrap = 40
	maxWrap = 110
)

// minFirstIndent is the minimum indent of the first line of a paragraph, in cells.
const minFirstIndent = 2

// detectWrapWidth returns the width at which the lines of prose are wrapped, in cells: nearly
// all lines fit in it. It returns 0 if each paragraph is one line.
func (p *parser) detectWrapWidth(chunks []chunk) int {
	const maxSample = 800 // lines; the beginning of a long text is enough
	var widths []int
	for _, c := range chunks {
		if p.isStanding(c) || len(widths) >= maxSample {
			continue
		}
		for _, l := range c[1:min(len(c), maxSample)] {
			widths = append(widths, cellWidth(l))
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

// splitParagraphs splits a chunk where a new paragraph begins without a blank line before it:
// at an indent, and around a caption.
func (p *parser) splitParagraphs(c chunk) []chunk {
	if len(c) == 1 || p.isVerse(c) {
		return []chunk{c}
	}
	indented := p.hasIndentedParagraphs(c)
	margin := c.margin()
	if p.hasFirstLineIndents {
		margin = 0
	}
	var out []chunk
	start := 0
	for i := 1; i < len(c); i++ {
		if indented && indentOf(c[i]) >= margin+minFirstIndent || p.endsCaption(c, start, i) || p.beginsCaption(c, i) {
			out = append(out, c[start:i])
			start = i
		}
	}
	return append(out, c[start:])
}

// isLong reports whether a line is wider than wrapped lines are, so that it is a paragraph of
// its own.
func isLong(l string) bool { return cellWidth(l) > maxWrap }

// hasIndentedParagraphs reports whether a chunk indents the first line of each paragraph: some
// lines are indented and others are not, and most lines before an indented line end a
// sentence. (In lists with a hanging indent they do not.) If the whole text has first-line
// indents, all lines may be indented: each is a paragraph, as in dialogue.
func (p *parser) hasIndentedParagraphs(c chunk) bool {
	margin := c.margin()
	if p.hasFirstLineIndents {
		margin = 0
	}
	indented, beginning := 0, 0
	for i, l := range c {
		if indentOf(l) < margin+minFirstIndent {
			continue
		}
		indented++
		if i == 0 || endsSentence(c[i-1]) || canHaveCredit(c[i-1]) && p.isCaption(c[i-1]) {
			beginning++
		}
	}
	return indented > 0 && (indented < len(c) || p.hasFirstLineIndents) && beginning*4 >= indented*3
}

// detectFirstLineIndents reports whether the text indents the first line of each paragraph,
// which is the case if at least half of the chunks of several lines do.
func (p *parser) detectFirstLineIndents() bool {
	indented, several := 0, 0
	for _, c := range p.chunks {
		if len(c) > 1 && !p.isStanding(c) {
			several++
			if indentOf(c[0]) >= indentOf(c[len(c)-1])+minFirstIndent && p.hasIndentedParagraphs(c) {
				indented++
			}
		}
	}
	return indented > 0 && indented*2 >= several
}

// hasRoomFor reports whether the first word of the next line would have fitted on the line, so
// that the break is a hard break.
func (p *parser) hasRoomFor(line, next string) bool {
	if p.wrapWidth == 0 {
		return !isLong(line)
	}
	return cellWidth(line)+1+cellWidth(firstWord(next)) <= p.wrapWidth-wrapSlack(p.wrapWidth)
}

// firstWord returns the part of a line before its first break opportunity.
func firstWord(l string) string {
	l = strings.TrimSpace(l)
	word, _, _ := strings.Cut(l, " ")
	if first, n := utf8.DecodeRuneInString(l); content.IsIdeographic(first) {
		word = l[:n]
	}
	return word
}

// wrapSlack returns how much shorter than the widest line a wrapped line may be, in addition to
// the word that did not fit. People wrap unevenly.
func wrapSlack(wrap int) int {
	const minSlack = 4
	return max(wrap/8, minSlack)
}

// hasHardBreaks reports whether most breaks in a chunk are hard breaks, as in verse, addresses
// and programmes of events.
func (p *parser) hasHardBreaks(c chunk) bool {
	if len(c) < 2 {
		return false
	}
	if p.keepsLines && !p.isFull(c) {
		return true
	}
	if p.wrapWidth == 0 || p.isVerse(c) || p.isMessageHead(c) || c.all(hasUnsupportedMarker) || c.all(isField) || hasSharedSeparator(c) {
		return true
	}
	if p.wrapWidth < minWrap { // nobody wraps prose so narrowly, unless the lines are full
		return hasCapitalizedLines(c) || !p.isFilled(c)
	}
	hard := 0
	for i := 1; i < len(c); i++ {
		// A line that begins with a lower-case letter continues a sentence, unless
		// the line before it is much shorter than the others, or ends a clause.
		if p.hasRoomFor(c[i-1], c[i]) && (!unicode.IsLower(firstLetter(c[i])) || cellWidth(c[i-1])*3 <= p.wrapWidth*2 || endsClause(c[i-1])) {
			hard++
		}
	}
	return hard*2 > len(c)-1
}

// isVerse reports whether a chunk is a stanza.
func (p *parser) isVerse(c chunk) bool { return p.isCapitalizedVerse(c) || p.isPunctuatedVerse(c) }

// isCapitalizedVerse reports whether a chunk is a stanza of the usual kind: its lines begin with capitals, although few
// other words do, they do not all end sentences, and they have alternating indents or leave
// room for the next word.
func (p *parser) isCapitalizedVerse(c chunk) bool {
	const minLines, maxWidth = 4, 76
	if len(c) < 2 {
		return false
	}
	if !c.all(func(l string) bool { return beginsLikeSentence(l) && cellWidth(l)-indentOf(l) <= maxWidth }) {
		return false
	}
	stops, withRoom, words, capitals := 0, 0, 0, 0
	indents := map[int]bool{}
	for i, l := range c {
		if endsSentence(l) {
			stops++
		}
		if i > 0 && p.wrapWidth > 0 && cellWidth(c[i-1])+1+cellWidth(firstWord(l)) < p.wrapWidth-1 {
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

// hasCapitalizedLines reports whether no line of a chunk begins with a lower-case letter or a
// letter of a script without case.
func hasCapitalizedLines(c chunk) bool {
	return c.all(func(l string) bool {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(strings.TrimSpace(l), `"'“‘«`))
		return !unicode.IsLower(r) && !unicode.Is(unicode.Lo, r)
	})
}

// cellWidth returns the approximate width of a line, in cells.
func cellWidth(l string) int {
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
