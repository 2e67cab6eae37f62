package text

import (
	"slices"
	"strings"

	"pullquote/content"
)

// A book from Project Gutenberg has lines with its title and author, a license that begins
// before the book and continues after it, and a line of stars at each end of the book.

// isBookMark reports whether a chunk is the line of stars at the start or the end of a book.
func isBookMark(c chunk, word string) bool {
	l := strings.ToUpper(c.firstLine())
	return strings.HasPrefix(l, "***") && strings.Contains(l, word) && strings.Contains(l, "PROJECT GUTENBERG")
}

// setLicenseApart removes the license of a book from the chunks. [parser.parseLicense] adds it
// at the end.
func (p *parser) setLicenseApart() {
	const maxChunks = 60
	start := slices.IndexFunc(p.chunks[:min(maxChunks, len(p.chunks))], func(c chunk) bool { return isBookMark(c, "START OF") })
	if start < 0 {
		return
	}
	for _, c := range p.chunks[:start] {
		p.extractFields(c)
	}
	end := slices.IndexFunc(p.chunks, func(c chunk) bool { return isBookMark(c, "END OF") })
	if end < start {
		end = len(p.chunks)
	}
	p.license = slices.Concat(p.chunks[:start+1], p.chunks[end:])
	p.chunks = p.chunks[start+1 : end]
	p.isBook = true
}

// parseLicense adds the license of a book.
func (p *parser) parseLicense() {
	if p.license == nil {
		return
	}
	p.article.Append(&content.Rule{})
	p.article.Append(&content.Heading{Level: 2, Text: content.PlainInline("Project Gutenberg License")})
	p.chunks, p.index, p.license = p.license, 0, nil
	p.parseBody()
}

// illustrationOf returns the figure for the place of a picture in a book:
// "[Illustration: The keeper]".
func (p *parser) illustrationOf(c chunk) (*content.Figure, bool) {
	text, ok := strings.CutPrefix(c.joined(), "[Illustration: ")
	text, isClosed := strings.CutSuffix(text, "]")
	if !p.isBook || !ok || !isClosed || strings.TrimSpace(text) == "" || strings.ContainsAny(text, "[]") {
		return nil, false
	}
	return &content.Figure{Caption: p.inline(strings.Join(strings.Fields(text), " "))}, true
}
