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
	if cellWidth(s) > maxHeading || !hasLetters(s) || isFigure(chunk{s}) {
		return false
	}
	if isChapter(s) || underlined {
		return true
	}
	isNumber := isNumeral(s)
	first, _ := utf8.DecodeRuneInString(s)
	if !isNumber && (endsSentence(s) || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";") || len(strings.Fields(s)) > maxHeadingWords ||
		!unicode.IsUpper(first) && !unicode.IsDigit(first)) {
		return false
	}
	next := p.proseAfterCaptions(p.index + 1)
	if next == nil || s == p.kicker || p.isStandfirstPlace(s) || strings.Contains(s, "Project Gutenberg") || isByline(s) || isDate(s) || isPageFurniture(s) {
		return false
	}
	if !isNumber && isCapitals(s) && (isListStart(next, nil) || isTable(next)) {
		return true
	}
	text := next.joined()
	return cellWidth(text) >= minProse && endsSentence(text)
}

// isStandfirstPlace reports whether s is where a standfirst may be: no text has come since
// the headline, and s has several words.
func (p *parser) isStandfirstPlace(s string) bool {
	const minWords = 5
	if p.article.Title == "" || isCapitals(s) || len(strings.Fields(s)) < minWords {
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
		if !isFigure(c) {
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

func headingLevel(c chunk) int {
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
