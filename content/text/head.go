package text

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/caption"
)

// mostTitle is how long a headline is at the most, in bytes.
const mostTitle = 160

// head finds the headline, the byline and the date, and takes them off the
// chunks.
func (p *parser) head() {
	if len(p.chunks) < 2 {
		return
	}
	c := p.chunks[0]
	title, rest := headline(c)
	if title == "" {
		return
	}
	p.a.Title = content.SanitizeLine(title)
	p.add(&content.Heading{Level: 1, Text: content.PlainInline(p.a.Title)})
	p.chunks[0] = rest
	if len(rest) == 0 {
		p.at = 1
	}
	p.credits()
	p.chunks = slices.DeleteFunc(p.chunks, func(c chunk) bool { return len(c) == 0 })
	p.at = 0
	p.dropRepeat()
}

// headline splits a first chunk into its headline and the lines that belong to
// the byline. It is a line, or two or three that were wrapped, that do not end
// like a sentence of prose.
func headline(c chunk) (title string, rest chunk) {
	if len(c) > 1 && isDashes(strings.ReplaceAll(c[1], " ", "")) && isTitle(c.first()) {
		return c.first(), c[2:]
	}
	for n := 1; n <= min(len(c), 3); n++ {
		if n < len(c) && !isByline(c[n]) && !isDate(c[n]) {
			continue
		}
		if t := c[:n].joined(); isTitle(t) {
			return t, c[n:]
		}
		return "", nil
	}
	return "", nil
}

func isTitle(s string) bool {
	if len(s) > mostTitle || !letters(s) || caption.Credited(s) || isByline(s) {
		return false
	}
	if _, _, ok := bullet(s); ok {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if last, _ := utf8.DecodeLastRuneInString(s); strings.ContainsRune("\"“«„", first) && strings.ContainsRune("\"”»", last) && ends(s) {
		return false // somebody speaks
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return !strings.ContainsRune(".,;:。、", r) || strings.HasSuffix(s, "...")
}

// credits takes the byline and the date from below the headline.
func (p *parser) credits() {
	for range 2 {
		if p.at >= len(p.chunks) || p.at > 2 {
			return
		}
		c := p.chunks[p.at]
		for len(c) > 0 {
			line := strings.TrimSpace(c[0])
			switch {
			case p.a.Byline == "" && isByline(line):
				p.a.Byline, p.a.Published = splitByline(line, p.a.Published)
			case p.a.Published == "" && isDate(line):
				p.a.Published = dateOf(line)
			default:
				return
			}
			c = c[1:]
			p.chunks[p.at] = c
		}
		p.at++
	}
}

// isByline reports whether a line is "By" and names.
func isByline(l string) bool {
	l = strings.TrimSpace(l)
	if len(l) < 4 || !strings.EqualFold(l[:3], "by ") || len(l) > 100 || strings.HasSuffix(l, ".") {
		return false
	}
	l, _, _ = strings.Cut(l[3:], "|")
	words := strings.Fields(strings.ReplaceAll(l, ",", " "))
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !isSmall(w) {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 12
}

// isSmall reports whether w is one of the small words in and between names.
func isSmall(w string) bool {
	switch w {
	case "and", "de", "der", "den", "van", "von", "la", "le", "di", "da", "bin", "for", "of", "the", "in", "&", "y", "e":
		return true
	}
	return false
}

func splitByline(l, published string) (by, date string) {
	by, rest, found := strings.Cut(strings.TrimSpace(l)[3:], "|")
	if found && published == "" && isDate(strings.TrimSpace(rest)) {
		published = dateOf(strings.TrimSpace(rest))
	}
	return content.SanitizeLine(by), published
}

// dateForms are the ways to write a date line.
func dateForms() []string {
	return []string{
		time.DateOnly, "January 2, 2006", "2 January 2006", "Jan 2, 2006", "2 Jan 2006", "Jan. 2, 2006", "2006/01/02",
		"Monday, January 2, 2006", "Monday 2 January 2006", "Monday, 2 January 2006", time.RFC3339,
	}
}

func dateOf(l string) string {
	l = strings.TrimSpace(l)
	for _, lead := range []string{"Published: ", "Published ", "Updated ", "Date: ", "PUBLISHED "} {
		l = strings.TrimPrefix(l, lead)
	}
	for _, form := range dateForms() {
		if t, err := time.Parse(form, l); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

func isDate(l string) bool { return dateOf(l) != "" }

// dropRepeat takes the headline off the lines below it if it stands there
// again.
func (p *parser) dropRepeat() {
	for i := p.at; i < min(p.at+2, len(p.chunks)); i++ {
		c := p.chunks[i]
		for n := 1; n <= min(len(c), 3); n++ {
			if !same(c[:n].joined(), p.a.Title) {
				continue
			}
			if n == len(c) {
				p.chunks = append(p.chunks[:i], p.chunks[i+1:]...)
			} else {
				p.chunks[i] = c[n:]
			}
			return
		}
	}
}

// same reports whether two headlines differ in case, blanks and marks only.
func same(a, b string) bool {
	norm := func(s string) string {
		s = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`).Replace(s)
		return strings.ToLower(strings.Join(strings.Fields(s), " "))
	}
	return norm(a) == norm(b)
}

// Bounds of a heading inside a text.
const (
	mostHeading      = 70 // bytes
	mostHeadingWords = 9
	leastProse       = 80 // bytes of the paragraph under it
)

// isHeading reports whether a chunk is a heading: a short line on its own that
// is no sentence, above prose. In doubt it is not.
func (p *parser) isHeading(c chunk) bool {
	s := c.joinedTitle()
	if len(c) > 2 || s == "" || len(s) > mostHeading || !letters(s) || caption.Credited(s) {
		return false
	}
	if len(c) == 2 && !isDashes(strings.TrimSpace(c[1])) {
		return false
	}
	if isChapter(s) || len(c) == 2 {
		return true
	}
	next := p.peek()
	if next == nil || ends(s) || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";") || len(strings.Fields(s)) > mostHeadingWords {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) {
		return false
	}
	text := next.joined()
	return len(text) >= leastProse && ends(text)
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
