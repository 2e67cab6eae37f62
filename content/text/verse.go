package text

import (
	"strings"

	"pullquote/content"
)

// isPunctuatedVerse reports whether a chunk is a stanza in which sentences and clauses end at
// the line ends. In wrapped prose, few of them do.
func (p *parser) isPunctuatedVerse(c chunk) bool {
	const minLines, maxWidth = 3, 60
	if len(c) < minLines {
		return false
	}
	clauses, sentences, hard := 0, 0, 0
	for i, l := range c {
		if cellWidth(l)-indentOf(l) > maxWidth {
			return false
		}
		if endsClause(l) {
			clauses++
		}
		if endsSentence(l) {
			sentences++
		}
		if i > 0 && (p.wrapWidth < minWrap || p.hasRoomFor(c[i-1], l)) {
			hard++
		}
	}
	return sentences < len(c) && clauses*5 >= len(c)*3 && hard*5 >= (len(c)-1)*3 && c.all(isWordy)
}

// endsClause reports whether a line ends with punctuation.
func endsClause(l string) bool {
	l = trimClosing(l)
	return endsSentence(l) || strings.HasSuffix(l, ",") || strings.HasSuffix(l, ";") || strings.HasSuffix(l, "—") || strings.HasSuffix(l, "--")
}

// isFilled reports whether the lines of a chunk are as full as wrapped lines are: the first
// word of the next line did not fit on most of them, and clauses do not end with the lines.
// A wide line shows that the text is not set in short lines.
func (p *parser) isFilled(c chunk) bool {
	const minNarrow, maxShort = 25, 50 // cells
	full, clauses := 0, 0
	for i := 1; i < len(c); i++ {
		if cellWidth(c[i-1]) > maxShort {
			return true
		}
		if cellWidth(c[i-1])+1+cellWidth(firstWord(c[i])) > p.wrapWidth {
			full++
		}
		if endsClause(c[i-1]) {
			clauses++
		}
	}
	if len(c) > 2 && c.all(func(l string) bool { return cellWidth(l) < minNarrow }) {
		return false // any short lines are full
	}
	return full*5 >= (len(c)-1)*4 && clauses*2 < len(c)-1
}

// hasSharedSeparator reports whether each line of a chunk has a dash or an equals sign between
// two parts, such as a word and its meaning.
func hasSharedSeparator(c chunk) bool {
	const minLines, maxFirst = 3, 40 // bytes before the separator
	for _, separator := range []string{" - ", " – ", " — ", " -- ", " = "} {
		if len(c) >= minLines && c.all(func(l string) bool {
			i := strings.Index(strings.TrimSpace(l), separator)
			return i > 0 && i <= maxFirst
		}) {
			return true
		}
	}
	return false
}

// isFull reports whether all lines but the last are so wide that the next word did not fit.
func (p *parser) isFull(c chunk) bool {
	for i := 1; i < len(c); i++ {
		if cellWidth(c[i-1]) < minWrap || p.hasRoomFor(c[i-1], c[i]) {
			return false
		}
	}
	return true
}

// verseOf returns the verse for lines that the author broke: a stanza, or lines with indents
// of their own.
func (p *parser) verseOf(lines chunk) (*content.Verse, bool) {
	if len(lines) < 2 || !p.isVerse(lines) && !(p.hasHardBreaks(lines) && (hasIndents(lines) || isUnpunctuatedVerse(lines) || p.isBelowVerse())) {
		return nil, false
	}
	return &content.Verse{Text: p.inline(strings.Join(cutMargin(lines, lines.margin()), "\n"))}, true
}

// isBelowVerse reports whether the last block is verse.
func (p *parser) isBelowVerse() bool {
	n := p.article.Len()
	if n == 0 {
		return false
	}
	_, ok := p.article.Block(content.BlockIndex(n - 1)).(*content.Verse)
	return ok
}

// hasIndents reports whether the lines of a chunk have different indents.
func hasIndents(c chunk) bool {
	margin := c.margin()
	return !c.all(func(l string) bool { return indentOf(l) == margin })
}

// isUnpunctuatedVerse reports whether lines that the author broke are verse, and not an
// address or the like: all of them are a few words.
func isUnpunctuatedVerse(c chunk) bool {
	const minLines, minWords, maxWidth = 3, 3, 60
	words := 0
	for _, l := range c {
		if cellWidth(l) > maxWidth {
			return false
		}
		words += len(strings.Fields(l))
	}
	return len(c) >= minLines && c.all(isWordy) && words >= minWords*len(c)
}
