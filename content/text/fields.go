package text

import (
	"strings"

	"pullquote/content"
	"pullquote/content/dates"
)

// parseFields parses metadata in lines of a name and a value: the header of a mail
// ("Subject: The harbour") or of a Gutenberg book ("Title: The Harbour"). It reports whether
// there is a title.
func (p *parser) parseFields() bool {
	p.setLicenseApart()
	p.hasEmphasis = p.hasEmphasis || p.isBook
	if !p.isBook && len(p.chunks) > 0 && p.extractFields(p.chunks[0]) == len(p.chunks[0]) && len(p.chunks) > 1 {
		p.chunks = p.chunks[1:]
	}
	if p.article.Title.IsEmpty() {
		p.article.Byline, p.article.Published = content.Text{}, content.Text{}
		return false
	}
	if p.isBook {
		p.extractMetalines(0)
	}
	p.article.Append(&content.Heading{Level: 1, Text: p.article.Title.Inline()})
	return true
}

// extractFields stores the fields of a chunk, unless it contains other lines. It returns how
// many of them need not be shown.
func (p *parser) extractFields(c chunk) int {
	if !c.all(isField) {
		return 0
	}
	taken := 0
	for _, l := range c {
		name, value, _ := strings.Cut(strings.TrimSpace(l), ":")
		value = strings.TrimSpace(value)
		taken++
		switch strings.ToLower(name) {
		case "title", "headline", "subject":
			p.setTitle(value)
		case "author", "from", "by", "byline":
			name, _, _ := strings.Cut(value, "<")
			p.article.Byline = content.SanitizeLine(strings.Trim(name, ` "`))
		case "date", "published", "release date":
			day, _, _ := strings.Cut(value, "[")
			published, _ := dates.FromLine(day)
			if p.article.Published = content.Sanitize(published); published == "" {
				taken--
			}
		default:
			taken--
		}
	}
	return taken
}

// isField reports whether a line is a name of one or two words, a colon and a value.
func isField(l string) bool {
	const maxWords, maxName = 2, 29 // bytes
	name, value, ok := strings.Cut(strings.TrimSpace(l), ":")
	return ok && strings.HasPrefix(value, " ") && len(strings.Fields(name)) <= maxWords && hasLetters(name) && len(name) <= maxName
}
