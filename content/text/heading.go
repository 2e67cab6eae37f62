package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// Bounds of a heading inside a text.
const (
	mostHeading      = 70 // cells
	mostHeadingWords = 9
	leastProse       = 80 // cells of the paragraph under it
)

// isHeading reports whether a chunk is a heading: a short line on its own that
// is no sentence, above prose. In doubt it is not.
func (p *parser) isHeading(c chunk) bool {
	underlined := len(c) == 2 && isDashes(strings.TrimSpace(c[1]))
	if len(c) > 2 || len(c) == 2 && !underlined {
		return false
	}
	s := c.joinedTitle()
	if cells(s) > mostHeading || !letters(s) || isPicture(chunk{s}) {
		return false
	}
	if isChapter(s) || underlined {
		return true
	}
	numeral := isNumeral(s)
	first, _ := utf8.DecodeRuneInString(s)
	if !numeral && (ends(s) || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";") || len(strings.Fields(s)) > mostHeadingWords ||
		!unicode.IsUpper(first) && !unicode.IsDigit(first)) {
		return false
	}
	next := p.prosePast(p.at + 1)
	if next == nil || s == p.kicker || p.atStandfirst(s) || strings.Contains(s, "Project Gutenberg") || isByline(s) || isDate(s) || isFurniture(s) {
		return false
	}
	if !numeral && isCapitals(s) && (startsList(next, nil) || isTable(next)) {
		return true
	}
	text := next.joined()
	return cells(text) >= leastProse && ends(text)
}

// atStandfirst reports whether s stands where a standfirst does: no text has
// come since the headline, and it has some words to say.
func (p *parser) atStandfirst(s string) bool {
	const least = 5 // words
	if p.a.Title == "" || isCapitals(s) || len(strings.Fields(s)) < least {
		return false
	}
	for i, b := range p.a.Blocks() {
		if i == 0 {
			continue
		}
		if _, ok := b.(*content.Figure); !ok && b.Plain() != p.kicker {
			return false
		}
	}
	return true
}

// prosePast is the chunk at i or, if that is a caption, the next that is none.
func (p *parser) prosePast(i int) chunk {
	for n := 0; i < len(p.chunks) && n < 3; n++ {
		if !isPicture(p.chunks[i]) {
			return p.chunks[i]
		}
		i++
	}
	return nil
}

// joinedTitle is the text of a heading, without the line under it.
func (c chunk) joinedTitle() string {
	if len(c) == 2 && isDashes(strings.TrimSpace(c[1])) {
		return c.first()
	}
	return c.joined()
}

func headingLevel(c chunk) int {
	if len(c) == 2 && strings.HasPrefix(strings.TrimSpace(c[1]), "-") {
		return 3
	}
	return 2
}

// isFurniture reports whether a line is what pages set between paragraphs.
func isFurniture(s string) bool {
	switch strings.ToLower(strings.Trim(s, "-– ")) {
	case "advertisement", "advertising", "sponsored", "read more", "continue reading the main story", "continue reading", "related stories", "related articles", "more on this story", "yours truly", "yours sincerely", "sincerely", "yours", "kind regards", "best regards":
		return true
	}
	return false
}

// isNumeral reports whether s is a chapter's number: "IV", "IV." or "4".
func isNumeral(s string) bool {
	s = strings.TrimSuffix(s, ".")
	return s != "" && len(s) <= 6 && (strings.Trim(s, "IVXLC") == "" || len(s) <= 3 && strings.Trim(s, "0123456789") == "")
}

// isChapter reports whether s is "CHAPTER IV", "Part Two", "BOOK 3" or the
// like.
func isChapter(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > mostHeadingWords || ends(s) && !strings.HasSuffix(s, ".") {
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
