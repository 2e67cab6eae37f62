package text

import (
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/caption"
)

// Bounds of a caption, in cells: longer text that ends in a credit is a
// paragraph.
const (
	mostCaption      = 600
	mostCaptionAbove = 250 // one whose credit is a paragraph of its own
)

// isCaption reports whether a line is the caption of a picture.
func isCaption(line string) bool { return cells(line) <= mostCaption && caption.Credited(line) }

// figure returns the figure that lines are; ok is false if they are text. It
// does not return a nil figure for text, which would pass as a block.
func figure(lines chunk) (f *content.Figure, ok bool) {
	one := strings.Join(strings.Fields(lines.joined()), " ")
	if !mayCredit(one) {
		return nil, false
	}
	last := len(lines) - 1
	switch {
	case last > 0 && caption.IsCredit(lines[last]) && cells(one) <= mostCaption && !speaks(lines[:last].joined()):
		return captioned(lines[:last], lines[last]), true
	case last == 1 && isSource(lines[:1]) && isSourced(lines[1:]):
		return &content.Figure{Caption: content.PlainInline(one)}, true
	case isCreditFirst(lines):
		return captioned(lines[1:], lines[0]), true
	case isCaption(one) || caption.IsCredit(one) && !strings.HasPrefix(one, "©"): // that alone is the text's copyright
		return &content.Figure{Caption: content.PlainInline(one)}, true
	}
	return nil, false
}

// isCreditFirst reports whether a chunk is a credit and the caption below it, as
// some pages have them.
func isCreditFirst(c chunk) bool {
	return len(c) == 2 && caption.IsCredit(c[0]) && cells(c[1]) <= mostCaptionAbove && !speaks(c[1]) && !caption.Credited(c[1]) && !caption.IsCredit(c[1])
}

// isPicture reports whether a chunk is a picture's caption or credit.
func isPicture(c chunk) bool {
	_, ok := figure(c)
	return ok
}

// isSource reports whether a chunk is the line that BBC pages have above a
// caption.
func isSource(c chunk) bool { return len(c) == 1 && strings.HasPrefix(c.first(), "Image source, ") }

func isSourced(c chunk) bool { return len(c) == 1 && strings.HasPrefix(c.first(), "Image caption, ") }

// captioned is a figure of a caption and the credit below it, each on its line.
func captioned(c chunk, credit string) *content.Figure {
	text := strings.Join(strings.Fields(c.joined()), " ") + "\n" + strings.Join(strings.Fields(credit), " ")
	return &content.Figure{Caption: content.PlainInline(text)}
}

// creditBelow reports whether the next chunk is nothing but the credit of the
// picture that c describes. A picture may be credited and not described, so c
// must look like a caption: it is short, nobody speaks in it, and it is one
// sentence, or no whole one, or says where or when.
func (p *parser) creditBelow(c chunk) bool {
	next := p.peek()
	if next == nil || len(next) > 2 || !mayCredit(next.joined()) || !caption.IsCredit(next.joined()) {
		return false
	}
	text := c.joined()
	if cells(text) > mostCaptionAbove || !letters(text) || strings.HasPrefix(text, "©") || caption.IsCredit(text) || isCaption(text) || speaks(text) {
		return false
	}
	parts := caption.Split(text)
	return !ends(text) || parts.Place+parts.Date != "" || !strings.Contains(text, ". ")
}

// speaks reports whether a text has what somebody says in it.
func speaks(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("\"“«„", first) || strings.Contains(text, " said") || strings.Contains(text, " told ")
}

// closesCaption reports whether a caption that begins at start ends with the
// line before i, for text follows at once.
func (p *parser) closesCaption(c chunk, start, i int) bool {
	const mostLines = 5
	if !mayCredit(c[i-1]) || i-start > mostLines || caption.IsCredit(c[i]) {
		return false
	}
	// A credit may be wrapped itself, where its line is full.
	full := p.wrap > 0 && cells(c[i-1])+1+cells(firstWord(c[i])) >= p.wrap
	if full && isCaption(c[start:i+1].joined()) && !isCaption(c[i]) && !caption.IsCredit(c[i-1]) {
		return false
	}
	return isCaption(c[start:i].joined()) || caption.IsCredit(c[i-1])
}

// opensCaption reports whether line i is a caption below text that has ended.
func (p *parser) opensCaption(c chunk, i int) bool {
	return mayCredit(c[i]) && p.roomBefore(c[i-1], c[i]) && ends(c[i-1]) && isCaption(c[i])
}

// mayCredit reports whether a line has what every credit has, at little cost.
func mayCredit(l string) bool {
	if strings.ContainsAny(l, "/:©)]|") {
		return true
	}
	for _, w := range []string{
		"hoto", "PHOTO", "etty", "mage", "redit", "ourtesy", "upplied", " by ", " BY ", " for ", " via ", "AP", "AFP", "EPA", "REUTERS",
		"hutterstock", "lamy", "nsplash", "tock",
	} {
		if strings.Contains(l, w) {
			return true
		}
	}
	return false
}
