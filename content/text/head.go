package text

import (
	"strings"

	"pullquote/content"
	"pullquote/content/dates"
)

// parseHead parses the headline, the byline and the date, and removes them from the chunks.
// A kicker, a picture or a standfirst among them stays, below the headline.
func (p *parser) parseHead() {
	if p.parseFields() || p.isLetter() || len(p.chunks) == 0 {
		return
	}
	above := p.chunksAboveTitle()
	c := p.chunks[above]
	n := p.headlineLines(c, above+1 < len(p.chunks))
	if n == 0 {
		n = p.repeatedHeadline(c, p.chunks[above+1:])
	}
	if n == 0 {
		return
	}
	title, rest := c[:n].joined(), c[n:]
	if len(rest) > 0 && isDashes(strings.TrimSpace(rest[0])) {
		rest = rest[1:]
	}
	var body []chunk
	for _, c := range p.chunks[:above] {
		if d, ok := dates.FromLine(c.joined()); ok && p.article.Published.IsEmpty() {
			p.article.Published = content.Sanitize(d)
			continue
		}
		if !p.isFigure(c) {
			p.kicker = c.joined()
		}
		body = append(body, c)
	}
	kept := len(body)
	if len(rest) > 0 {
		body = append(body, p.splitByKind([]chunk{rest})...)
	}
	p.chunks = append(body, p.chunks[above+1:]...)
	p.setTitle(title)
	p.extractMetalines(kept)
	p.article.Append(&content.Heading{Level: 1, Text: p.article.Title.Inline()})
}

func (p *parser) setTitle(s string) {
	p.article.Title = content.SanitizeLine(strings.Join(strings.Fields(s), " "))
}

// chunksAboveTitle returns the number of chunks above the headline: a date, the caption of a
// picture, or a kicker.
func (p *parser) chunksAboveTitle() int {
	if c := p.chunks[0]; len(c) > 2 && isKicker(c.firstLine(), c[1:2], c[2:]) {
		p.chunks = append([]chunk{c[:1], c[1:]}, p.chunks[1:]...)
		return 1
	}
	const maxAbove = 3
	n := 0
	for n < min(maxAbove, len(p.chunks)-1) {
		c := p.chunks[n]
		if !p.isKickerAt(n) && !isDate(c.joined()) && (!p.isFigure(c) || p.headlineLines(c, true) > 0) {
			break
		}
		n++
	}
	if n > 0 && (len(p.chunks[n]) > 3 || !isTitle(p.chunks[n].joined()) && !isTitle(p.chunks[n].firstLine())) {
		return 0
	}
	return n
}

// isKickerAt reports whether chunk n is a kicker above a headline: the section of a
// newspaper, or a few words in capitals.
func (p *parser) isKickerAt(n int) bool {
	const minTitleWords = 3
	if len(p.chunks[n]) != 1 || n+2 >= len(p.chunks) {
		return false
	}
	text, headline := p.chunks[n].joined(), p.chunks[n+1]
	if title := headline.joined(); isSection(text) && isTitle(title) && len(strings.Fields(title)) >= minTitleWords {
		return true
	}
	return isKicker(text, headline, p.chunks[n+2]) || n+3 < len(p.chunks) && isKicker(text, headline, p.chunks[n+3])
}

// isKicker reports whether text is a few words in capitals above a headline. Below the
// headline must be a byline, a date or the headline again.
func isKicker(text string, headline, below chunk) bool {
	const maxWords, minTitle = 3, 4
	if !isCapitals(text) || len(strings.Fields(text)) > maxWords || isNumeral(text) {
		return false
	}
	title := headline.joined()
	return len(strings.Fields(title)) >= minTitle && !isCapitals(title) && isTitle(title) &&
		(isByline(below.firstLine()) || isDate(below.firstLine()) || titleLines(below, title) > 0)
}

// isSection reports whether text is the name of a section of a newspaper.
func isSection(text string) bool {
	switch strings.ToLower(text) {
	case "opinion", "news", "world", "analysis", "feature", "features", "politics", "business", "culture", "interview", "sport", "sports", "comment",
		"editorial", "essay", "review", "reviews", "investigation", "exclusive", "long read", "the long read", "world news", "science", "profile",
		"magazine", "europe", "asia", "africa", "americas", "middle east", "health", "environment", "technology", "society":
		return true
	}
	return false
}

// isLetter reports whether the text is a letter, whose first lines are the sender and not a
// headline.
func (p *parser) isLetter() bool {
	const maxChunks = 4
	for _, c := range p.chunks[:min(maxChunks, len(p.chunks))] {
		if l := c.firstLine(); strings.HasPrefix(l, "Dear ") && (strings.HasSuffix(l, ",") || strings.HasSuffix(l, ":")) {
			return true
		}
	}
	return false
}
