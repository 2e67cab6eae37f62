package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// Bounds on a heading.
const (
	maxHeading      = 70 // cells
	maxHeadingWords = 9
	minProse        = 80 // cells of the paragraph below it
)

// isHeading reports whether a chunk is a heading: a single short line above prose that is not
// a sentence. In doubt, it is not a heading.
func (p *parser) isHeading(c chunk) bool {
	underlined := len(c) == 2 && isDashes(strings.TrimSpace(c[1]))
	if len(c) > 2 || len(c) == 2 && !underlined {
		return false
	}
	s := c.joinedTitle()
	if cellWidth(s) > maxHeading || !hasLetters(s) || p.isFigure(chunk{s}) {
		return false
	}
	switch {
	case underlined, p.isChapterTitle(c):
		return true
	case isChapter(s):
		return !p.isContentsEntry(s)
	}
	isNumber := isNumeral(s)
	first, _ := utf8.DecodeRuneInString(s)
	if !isNumber && (endsSentence(s) || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";") || len(strings.Fields(s)) > maxHeadingWords ||
		!unicode.IsUpper(first) && !unicode.IsDigit(first)) {
		return false
	}
	next := p.proseAfterCaptions(p.index + 1)
	if next == nil {
		return false
	}
	isAboveList := !isNumber && isCapitals(s) && (isListStart(next, nil) || p.isStanding(next) || isTable(next))
	if !isAboveList && !canHaveHeading(next) {
		return false
	}
	return s != p.kicker && !p.isStandfirstPlace(s) && !strings.Contains(s, "Project Gutenberg") && !isByline(s) && !isDate(s) && !isPageFurniture(s)
}

// canHaveHeading reports whether a chunk is prose that may have a heading: it is long enough, and
// it ends a sentence.
func canHaveHeading(c chunk) bool {
	text := c.joined()
	return cellWidth(text) >= minProse && endsSentence(text)
}

// isStandfirstPlace reports whether s is where a standfirst may be: no text has come since
// the headline, and s has several words.
func (p *parser) isStandfirstPlace(s string) bool {
	const minWords = 5
	if p.article.Title.IsEmpty() || isCapitals(s) || len(strings.Fields(s)) < minWords {
		return false
	}
	for i, b := range p.article.Blocks() {
		if i == 0 {
			continue
		}
		if _, ok := b.(*content.Figure); !ok && b.Plain() != p.kicker {
			return false
		}
	}
	return true
}

// proseAfterCaptions returns the first chunk at or after index i that is not a caption. It
// returns nil if there are too many captions.
func (p *parser) proseAfterCaptions(i int) chunk {
	const maxChunks = 3
	for _, c := range p.chunks[min(i, len(p.chunks)):min(i+maxChunks, len(p.chunks))] {
		if !p.isFigure(c) {
			return c
		}
	}
	return nil
}

// joinedTitle returns the text of a heading, without the dashes below it.
func (c chunk) joinedTitle() string {
	if len(c) == 2 && isDashes(strings.TrimSpace(c[1])) {
		return c.firstLine()
	}
	return c.joined()
}

// isChapterTitle reports whether a chunk is the title of a chapter, below its number.
func (p *parser) isChapterTitle(c chunk) bool {
	const maxNumber = 3 // words
	if p.index == 0 || p.index+1 >= len(p.chunks) || len(c) != 1 || endsSentence(c[0]) && !isCapitals(c[0]) || !beginsLikeSentence(c.firstLine()) {
		return false
	}
	above := p.chunks[p.index-1]
	s := above.joined()
	return len(above) == 1 && len(strings.Fields(s)) <= maxNumber && isChapter(s) && !p.isStanding(p.peek()) && !isChapter(c.joined()) && len(strings.Fields(c[0])) <= maxHeadingWords
}

// isContentsEntry reports whether the heading of a chapter is only listed: the next chunk is
// the heading of another one of its kind.
func (p *parser) isContentsEntry(s string) bool {
	next := p.peek()
	if next == nil || !isChapter(next.joined()) {
		return false
	}
	kind, _, _ := strings.Cut(s, " ")
	other, _, _ := strings.Cut(next.joined(), " ")
	return strings.EqualFold(kind, other)
}

func (p *parser) headingLevel(c chunk) int {
	if p.isChapterTitle(c) {
		return 3
	}
	if len(c) == 2 && strings.HasPrefix(strings.TrimSpace(c[1]), "-") {
		return 3
	}
	return 2
}

// isPageFurniture reports whether a line is a label that web pages have between paragraphs,
// or the closing of a letter.
func isPageFurniture(s string) bool {
	switch strings.ToLower(strings.Trim(s, "-– ")) {
	case "advertisement", "advertising", "sponsored", "read more", "continue reading the main story", "continue reading", "related stories", "related articles", "more on this story", "yours truly", "yours sincerely", "sincerely", "yours", "kind regards", "best regards":
		return true
	}
	return false
}

// isNumeral reports whether s is the number of a chapter: "IV", "IV." or "4".
func isNumeral(s string) bool {
	s = strings.TrimSuffix(s, ".")
	return s != "" && len(s) <= 6 && (strings.Trim(s, "IVXLC") == "" || len(s) <= 3 && strings.Trim(s, "0123456789") == "")
}

// isChapter reports whether s is the heading of a chapter: "CHAPTER IV", "Part Two",
// "BOOK 3".
func isChapter(s string) bool {
	if isNumberedChapter(s) {
		return true
	}
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > maxHeadingWords || endsSentence(s) && !strings.HasSuffix(s, ".") {
		return false
	}
	switch strings.ToLower(words[0]) {
	case "chapter", "part", "book", "volume", "act", "scene", "canto", "letter":
	default:
		return false
	}
	number := strings.Trim(words[1], ".:—-")
	switch strings.ToLower(number) {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "the":
		return unicode.IsUpper(rune(words[0][0]))
	}
	return number != "" && (strings.Trim(number, "IVXLCDM") == "" || strings.Trim(number, "0123456789") == "")
}

// isNumberedChapter reports whether s is the heading of a chapter in Chinese or Japanese:
// "第一章 来信".
func isNumberedChapter(s string) bool {
	const maxLen, maxDigits = 40, 8 // runes
	rest, ok := strings.CutPrefix(s, "第")
	if !ok || utf8.RuneCountInString(s) > maxLen || endsSentence(s) {
		return false
	}
	unit := strings.TrimLeft(rest, "0123456789０１２３４５６７８９零〇一二三四五六七八九十百千两 ")
	digits := utf8.RuneCountInString(rest) - utf8.RuneCountInString(unit)
	kind, _ := utf8.DecodeRuneInString(unit)
	return digits > 0 && digits <= maxDigits && strings.ContainsRune("章回节節卷部篇集幕話话編编", kind)
}
