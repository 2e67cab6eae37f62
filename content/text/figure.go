package text

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/caption"
)

// Bounds of a caption, in cells. A longer text that ends with a credit is a
// paragraph.
const (
	maxCaption      = 600
	maxCaptionAbove = 250 // if its credit is on a line or in a chunk of its own
)

// isCaption reports whether a line is the caption of a picture.
func isCaption(line string) bool { return cells(line) <= maxCaption && caption.IsCredited(line) }

// figureOf returns the figure that lines are; ok is false if they are text. It does
// not return a nil figure for text, which would pass as a block.
func figureOf(lines chunk) (f *content.Figure, ok bool) {
	one := lines.joined()
	if !mayCredit(one) {
		return nil, false
	}
	one = strings.Join(strings.Fields(one), " ")
	last := len(lines) - 1
	switch {
	case last > 0 && caption.IsCredit(lines[last]) && cells(one) <= maxCaption && !isSpoken(lines[:last].joined()):
		return captioned(lines[:last], lines[last]), true
	case last == 1 && isImageSource(lines[:1]) && isImageCaption(lines[1:]):
		return &content.Figure{Caption: content.PlainInline(one)}, true
	case isCreditFirst(lines):
		return captioned(lines[1:], lines[0]), true
	}
	isCredited, isCredit := caption.Classify(one)
	if isCredited && cells(one) <= maxCaption || isCredit && !strings.HasPrefix(one, "©") { // that alone is the text's copyright
		return &content.Figure{Caption: content.PlainInline(one)}, true
	}
	return nil, false
}

// isCreditFirst reports whether a chunk is a credit with the caption below it, as
// some pages have it.
func isCreditFirst(c chunk) bool {
	return len(c) == 2 && caption.IsCredit(c[0]) && cells(c[1]) <= maxCaptionAbove && !isSpoken(c[1]) && !isCaptionOrCredit(c[1])
}

func isCaptionOrCredit(line string) bool {
	isCredited, isCredit := caption.Classify(line)
	return isCredited || isCredit
}

// isFigure reports whether a chunk is the caption or the credit of a picture.
func isFigure(c chunk) bool {
	_, ok := figureOf(c)
	return ok
}

// isImageSource reports whether a chunk is the line that BBC pages have above a
// caption.
func isImageSource(c chunk) bool {
	return len(c) == 1 && strings.HasPrefix(c.firstLine(), "Image source, ")
}

func isImageCaption(c chunk) bool {
	return len(c) == 1 && strings.HasPrefix(c.firstLine(), "Image caption, ")
}

// captioned returns a figure with a caption and the credit below it, each on a line.
func captioned(c chunk, credit string) *content.Figure {
	text := strings.Join(strings.Fields(c.joined()), " ") + "\n" + strings.Join(strings.Fields(credit), " ")
	return &content.Figure{Caption: content.PlainInline(text)}
}

// hasCreditBelow reports whether the next chunk is the credit of the picture that c
// describes, and nothing else. A picture may be credited and not described, so that
// c must look like a caption: it is short, nobody speaks in it, and it is one
// sentence at most, or says where or when.
func (p *parser) hasCreditBelow(c chunk) bool {
	next := p.peek()
	if next == nil || len(next) > 2 || !mayCredit(next.joined()) || !caption.IsCredit(next.joined()) {
		return false
	}
	text := c.joined()
	if cells(text) > maxCaptionAbove || !hasLetters(text) || strings.HasPrefix(text, "©") || isCaptionOrCredit(text) || isSpoken(text) {
		return false
	}
	parts := caption.Split(text)
	return !endsSentence(text) || parts.Place+parts.Date != "" || !strings.Contains(text, ". ")
}

// isSpoken reports whether somebody speaks in a text.
func isSpoken(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("\"“«„", first) || strings.Contains(text, " said") || strings.Contains(text, " told ")
}

// isCaptionEnd reports whether a caption that begins at line start ends before line
// i, which is text.
func (p *parser) isCaptionEnd(c chunk, start, i int) bool {
	const maxLines = 5
	if !mayCredit(c[i-1]) || i-start > maxLines {
		return false
	}
	// A credit may be wrapped itself, if its line is full.
	isFull := p.wrap > 0 && cells(c[i-1])+1+cells(firstWord(c[i])) >= p.wrap
	if isFull && isCaption(c[start:i+1].joined()) && !isCaption(c[i]) && !caption.IsCredit(c[i-1]) {
		return false
	}
	return (isCaption(c[start:i].joined()) || caption.IsCredit(c[i-1])) && !caption.IsCredit(c[i])
}

// isCaptionStart reports whether line i is a caption below text that has ended.
func (p *parser) isCaptionStart(c chunk, i int) bool {
	return mayCredit(c[i]) && p.hadRoomFor(c[i-1], c[i]) && endsSentence(c[i-1]) && isCaption(c[i])
}

// creditSigns are parts of words, one of which is in nearly every credit.
var creditSigns = []string{
	"©", "hoto", "PHOTO", "etty", "mage", "redit", "ourtesy", "upplied", " by ", " BY ", " for ", " via ", "AP", "AFP", "EPA", "REUTERS",
	"hutterstock", "lamy", "nsplash", "tock",
}

// mayCredit reports whether a text may have a credit. It is fast and says no to most
// prose.
func mayCredit(l string) bool {
	return strings.ContainsAny(l, "/:)]|") || slices.ContainsFunc(creditSigns, func(sign string) bool { return strings.Contains(l, sign) })
}
