package text

import (
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/internal/segment"
)

// Bounds on a caption, in cells. A longer text that ends with a credit is a paragraph.
const (
	maxCaption      = 600
	maxCaptionAbove = 250 // if its credit is on a line or in a chunk of its own
)

// A creditCache holds what has been found out about the lines around the current chunk. A parser
// asks about each of them several times: what the chunk is, what the chunks above it had below
// them, and what its paragraphs are.
type creditCache struct {
	known    map[string]credit
	classify func(line string) (isCredited, isCredit bool) // in tests; nil: [caption.Classify]
}

// A credit holds the results of [caption.Classify] for a line.
type credit struct{ isCredited, isCredit bool }

// of returns the results of [caption.Classify] for a line.
func (c *creditCache) of(line string) credit {
	const maxKnown = 64 // lines
	if known, ok := c.known[line]; ok {
		return known
	}
	classify := c.classify
	if classify == nil {
		classify = caption.Classify
	}
	var found credit
	found.isCredited, found.isCredit = classify(line)
	switch len(c.known) {
	case 0:
		c.known = map[string]credit{}
	case maxKnown:
		clear(c.known)
	}
	c.known[line] = found
	return found
}

// isCaption reports whether a line is the caption of a picture.
func (p *parser) isCaption(line string) bool {
	return cellWidth(line) <= maxCaption && p.credits.of(line).isCredited
}

// isCredit reports whether a line is nothing but the credit of a picture.
func (p *parser) isCredit(line string) bool { return p.credits.of(line).isCredit }

// figureOf returns the figure for the lines of a caption. It reports false if the lines are
// text.
func (p *parser) figureOf(lines chunk) (f *content.Figure, ok bool) {
	one := lines.joined()
	if !canHaveCredit(one) {
		return nil, false
	}
	one = segment.OneLine(one)
	last := len(lines) - 1
	switch {
	case last > 0 && p.isCredit(lines[last]) && cellWidth(one) <= maxCaption && !hasSpeech(lines[:last].joined()):
		return newFigure(lines[:last], lines[last]), true
	case last == 1 && isImageSource(lines[:1]) && isImageCaption(lines[1:]):
		return &content.Figure{Caption: content.PlainInline(one)}, true
	case p.isCreditFirst(lines):
		return newFigure(lines[1:], lines[0]), true
	}
	found := p.credits.of(one)
	if found.isCredited && cellWidth(one) <= maxCaption || found.isCredit && !strings.HasPrefix(one, "©") { // a line that is only © and a name is the copyright of the text
		return &content.Figure{Caption: content.PlainInline(one)}, true
	}
	return nil, false
}

// isCreditFirst reports whether a chunk is a credit with its caption below it, which some
// pages have.
func (p *parser) isCreditFirst(c chunk) bool {
	return len(c) == 2 && p.isCredit(c[0]) && cellWidth(c[1]) <= maxCaptionAbove && !hasSpeech(c[1]) && p.credits.of(c[1]) == (credit{})
}

// isFigure reports whether a chunk is the caption or the credit of a picture.
func (p *parser) isFigure(c chunk) bool {
	_, ok := p.figureOf(c)
	return ok
}

// isImageSource reports whether a chunk is the credit line that BBC pages have above a
// caption.
func isImageSource(c chunk) bool {
	return len(c) == 1 && strings.HasPrefix(c.firstLine(), "Image source, ")
}

func isImageCaption(c chunk) bool {
	return len(c) == 1 && strings.HasPrefix(c.firstLine(), "Image caption, ")
}

// newFigure returns a figure whose caption is c with the credit on a line below it.
func newFigure(c chunk, credit string) *content.Figure {
	text := segment.OneLine(c.joined()) + "\n" + segment.OneLine(credit)
	return &content.Figure{Caption: content.PlainInline(text)}
}

// hasCreditBelow reports whether c is a caption and the next chunk is its credit. A picture
// may have a credit but no caption, so c must look like a caption: it is short, nobody speaks
// in it, and it is at most one sentence or names a place or a date.
func (p *parser) hasCreditBelow(c chunk) bool {
	next := p.peek()
	if next == nil || len(next) > 2 || !canHaveCredit(next.joined()) || !p.isCredit(next.joined()) {
		return false
	}
	text := c.joined()
	if cellWidth(text) > maxCaptionAbove || !hasLetters(text) || strings.HasPrefix(text, "©") || p.credits.of(text) != (credit{}) || hasSpeech(text) {
		return false
	}
	parts := caption.Split(text)
	return !endsSentence(text) || parts.Place+parts.Date != "" || !strings.Contains(text, ". ")
}

// hasSpeech reports whether somebody speaks in a text.
func hasSpeech(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("\"“«„", first) || strings.Contains(text, " said") || strings.Contains(text, " told ")
}

// endsCaption reports whether a caption that begins at line start ends before line i, which
// is text.
func (p *parser) endsCaption(c chunk, start, i int) bool {
	const maxLines = 5
	if !canHaveCredit(c[i-1]) || i-start > maxLines {
		return false
	}
	// The credit itself may be wrapped, if its line is full.
	isFull := p.wrapWidth > 0 && cellWidth(c[i-1])+1+cellWidth(firstWord(c[i])) >= p.wrapWidth
	if isFull && p.isCaption(c[start:i+1].joined()) && !p.isCaption(c[i]) && !p.isCredit(c[i-1]) {
		return false
	}
	return (p.isCaption(c[start:i].joined()) || p.isCredit(c[i-1])) && !p.isCredit(c[i])
}

// beginsCaption reports whether line i is a caption below the end of a text.
func (p *parser) beginsCaption(c chunk, i int) bool {
	return canHaveCredit(c[i]) && p.hasRoomFor(c[i-1], c[i]) && endsSentence(c[i-1]) && p.isCaption(c[i])
}

// creditHints are texts, at least one of which is in nearly every credit. No two of them begin
// with the same two bytes.
var creditHints = []string{
	"©", "hoto", "PHOTO", "etty", "mage", "redit", "ourtesy", "upplied", " by ", " BY ", " for ", " via ", "AP", "AFP", "EPA", "REUTERS",
	"hutterstock", "lamy", "nsplash", "tock",
}

// hintByStart holds the number of the hint, from 1, that begins with two bytes; 0: none.
var hintByStart = func() (table [1 << 16]uint8) {
	for i, hint := range creditHints {
		table[int(hint[0])<<8|int(hint[1])] = uint8(i + 1)
	}
	return table
}()

// canHaveCredit reports whether a text may contain a credit: it has a hint, or a mark that is in
// nearly every other credit. It is fast, and it reports false for most prose.
func canHaveCredit(l string) bool {
	last := byte(0)
	for i := range len(l) {
		c := l[i]
		if hint := hintByStart[int(last)<<8|int(c)]; hint > 0 && strings.HasPrefix(l[i-1:], creditHints[hint-1]) {
			return true
		}
		switch c {
		case '/', ':', ')', ']', '|':
			return true
		}
		last = c
	}
	return false
}
