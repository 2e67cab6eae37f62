package text

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/dates"
	"pullquote/content/internal/byline"
)

// isByline reports whether a line is a byline.
func isByline(l string) bool {
	_, ok := byline.ParseLine(l)
	return ok
}

// isDate reports whether a line is the date of publication and nothing else.
func isDate(l string) bool {
	_, ok := dates.FromLine(l)
	return ok
}

// maxHeadChunks is how many chunks below the headline may contain metalines.
const maxHeadChunks = 8

// extractMetalines removes the metalines from the chunks below the headline, the first of
// which has the index from, and stores their content. Captions and a standfirst may be
// between them. They end at the first paragraph.
func (p *parser) extractMetalines(from int) {
	const maxProse = 2
	prose := 0
	for i := from; i < min(from+maxHeadChunks, len(p.chunks)); i++ {
		c := p.chunks[i]
		if p.isStanding(c) || isTable(c) || isListStart(c, nil) {
			break
		}
		p.isDateBelow = i+1 < len(p.chunks) && isDate(p.chunks[i+1][:min(len(p.chunks[i+1]), 2)].joined())
		if prose == 0 {
			c = p.extractLeadingMetalines(c)
		} else {
			c = p.extractMetalineChunk(c)
		}
		if len(c) > 0 && len(c) < len(p.chunks[i]) { // without the metalines, the rest may split differently
			parts := p.splitByKind([]chunk{c})
			p.chunks = slices.Replace(p.chunks, i, i+1, parts...)
			c = parts[0]
		}
		p.chunks[i] = c
		if len(c) == 0 || p.isFigure(c) || p.isCaption(c.firstLine()) {
			continue
		}
		if prose++; prose > maxProse || !isStandfirst(c) {
			break
		}
	}
	p.chunks = slices.DeleteFunc(p.chunks, func(c chunk) bool { return len(c) == 0 })
}

// isStandfirst reports whether a chunk may be a standfirst between the headline and the
// byline.
func isStandfirst(c chunk) bool {
	const maxWidth = 300 // cells
	text := c.joined()
	return cellWidth(text) <= maxWidth && !strings.Contains(text, " (Reuters) ") && !strings.Contains(text, " (AP) ") && !isChapter(text) && !isNumeral(text)
}

// extractLeadingMetalines removes the metalines from the start of a chunk. Other lines above a
// byline or a date stay.
func (p *parser) extractLeadingMetalines(c chunk) chunk {
	const maxLines, maxPaperWords = 6, 4
	last := -1
	for i := range c[:min(len(c), maxLines)] {
		if p.metalineCount(c[i:]) > 0 {
			last = i
		} else if cellWidth(c[i]) > maxWrap || endsSentence(c[i]) && i > 0 {
			break
		}
	}
	if last == 0 && len(c) == 2 && p.isDateBelow && byline.IsWriter(c[1]) {
		last = 1 // the newspaper, between the name and the date
	}
	var kept chunk
	i := 0
	for i <= last {
		if n := p.metalineCount(c[i:]); n > 0 {
			p.storeMetalines(c[i : i+n])
			i += n
			continue
		}
		if !p.article.Byline.IsEmpty() && i > 0 && byline.IsWriter(c[i]) && len(strings.Fields(c[i])) <= maxPaperWords {
			p.article.Byline = content.SanitizeLine(p.article.Byline.String() + ", " + strings.TrimSpace(c[i]))
		} else {
			kept = append(kept, c[i])
		}
		i++
	}
	if len(kept) == 0 {
		return c[i:]
	}
	return append(slices.Clip(kept), c[i:]...)
}

// extractMetalineChunk removes a chunk that consists of metalines, or the repeated headline
// above other lines.
func (p *parser) extractMetalineChunk(c chunk) chunk {
	if n := titleLines(c, p.article.Title.String()); n > 0 {
		return p.extractMetalineChunk(c[n:])
	}
	for i := 0; i < len(c); {
		n := p.metalineCount(c[i:])
		if n == 0 {
			return c
		}
		i += n
	}
	p.storeMetalines(c)
	return nil
}

// metalineCount returns the number of lines of the metaline that a chunk begins with, or 0 if
// there isn't one. It has several lines if it is a wrapped headline, or a date with its label
// above it.
func (p *parser) metalineCount(c chunk) int {
	if n := p.repeatedTitleLines(c); n > 0 {
		return n
	}
	if by, ok := byline.ParseLine(c[0]); ok && (p.article.Byline.IsEmpty() || strings.EqualFold(p.article.Byline.String(), content.SanitizeLine(by.Names).String())) {
		return 1
	}
	if isDate(c[0]) {
		return 1
	}
	if len(c) > 1 && dates.IsLineWord(strings.TrimSpace(c[0])) && isDate(c[:2].joined()) {
		return 2
	}
	if p.article.Byline.IsEmpty() && byline.IsBareName(c[0]) && p.isConfirmedByline(c) {
		return 1
	}
	return 0
}

// isConfirmedByline reports whether the lines below a name, the first line of a chunk, confirm
// that it is a byline: a date, or a line about the person.
func (p *parser) isConfirmedByline(c chunk) bool {
	for i, l := range c[1:min(len(c), 3)] {
		if isDate(l) || strings.HasPrefix(l, c[0]+" is ") || i == len(c)-2 && p.isDateBelow {
			return true
		}
	}
	return len(c) == 1 && p.isDateBelow
}

// storeMetalines stores the content of metalines in the article.
func (p *parser) storeMetalines(c chunk) {
	for i, l := range c {
		if n := p.repeatedTitleLines(c[i:]); n > 0 {
			if t := c[i : i+n].joined(); titleLines(c[i:], p.article.Title.String()) == 0 {
				p.article.Site = content.SanitizeLine(siteAfter(p.article.Title.String(), t))
				p.setTitle(t)
			}
			return
		}
		by, ok := byline.ParseLine(l)
		if !ok && byline.IsBareName(l) && !isDate(l) {
			by, ok = byline.Line{Names: strings.TrimSpace(l)}, true
		}
		if !ok {
			by.Date, _ = dates.FromLine(l)
		}
		if p.article.Byline.IsEmpty() {
			p.article.Byline = content.SanitizeLine(by.Names)
		}
		if p.article.Published.IsEmpty() {
			p.article.Published = content.Sanitize(by.Date)
		}
	}
}

// repeatedTitleLines returns how many lines at the start of a chunk repeat the headline, with
// or without the name of a site.
func (p *parser) repeatedTitleLines(c chunk) int {
	if n := titleLines(c, p.article.Title.String()); n > 0 {
		return n
	}
	for n := 1; n <= min(len(c), maxTitleLines); n++ {
		if siteAfter(p.article.Title.String(), c[:n].joined()) != "" {
			return n
		}
	}
	return 0
}

// siteAfter returns the name of the site after a headline in the title of a page, or "" if
// there isn't one: "The harbour votes | The Grimsand Times".
func siteAfter(title, headline string) string {
	for _, separator := range [...]string{" | ", " - ", " – ", " — "} {
		if i := strings.LastIndex(title, separator); i > 0 && isSameTitle(title[:i], headline) {
			return title[i+len(separator):]
		}
	}
	return ""
}

// titleLines returns how many lines at the start of a chunk are the headline.
func titleLines(c chunk, title string) int {
	for n := 1; n <= min(len(c), maxTitleLines); n++ {
		if isSameTitle(c[:n].joined(), title) {
			return n
		}
	}
	return 0
}

// plainMarks replaces punctuation by the plain forms that people type instead, and removes
// emphasis markers.
var plainMarks = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "…", "...", "*", "", "_", "")

// isSameTitle reports whether two headlines are equal apart from case, spaces and
// punctuation.
func isSameTitle(a, b string) bool {
	if len(a) > 2*len(b)+16 || len(b) > 2*len(a)+16 {
		return false
	}
	return plainTitle(a) == plainTitle(b)
}

func plainTitle(s string) string {
	s = strings.Join(strings.Fields(strings.ToLower(plainMarks.Replace(s))), " ")
	if !strings.HasSuffix(s, "...") {
		s = strings.TrimSuffix(s, ".")
	}
	return s
}
