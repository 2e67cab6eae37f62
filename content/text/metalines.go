package text

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/dates"
	"pullquote/content/internal/byline"
)

// isByline reports whether a line says who wrote the text.
func isByline(l string) bool {
	_, ok := byline.ParseLine(l)
	return ok
}

// isDate reports whether a line says when the text was published and nothing
// else.
func isDate(l string) bool {
	_, ok := dates.FromLine(l)
	return ok
}

// maxHeadChunks is how many chunks at the head may have metalines.
const maxHeadChunks = 8

// takeMetalines removes the metalines from the chunks below the headline, which
// begin at from, and keeps what they say. Captions and a standfirst may be between
// them; the first paragraph ends them.
func (p *parser) takeMetalines(from int) {
	const maxProse = 2
	prose := 0
	for i := from; i < min(from+maxHeadChunks, len(p.chunks)); i++ {
		c := p.chunks[i]
		if isTable(c) || isListStart(c, nil) {
			break
		}
		p.isDateBelow = i+1 < len(p.chunks) && isDate(p.chunks[i+1][:min(len(p.chunks[i+1]), 2)].joined())
		if prose == 0 {
			c = p.takeLeadingMetalines(c)
		} else {
			c = p.takeMetalineChunk(c)
		}
		if len(c) > 0 && len(c) < len(p.chunks[i]) { // the metalines may have hidden what the rest is
			parts := p.cut([]chunk{c})
			p.chunks = slices.Replace(p.chunks, i, i+1, parts...)
			c = parts[0]
		}
		p.chunks[i] = c
		if len(c) == 0 || isFigure(c) || isCaption(c.firstLine()) {
			continue
		}
		if prose++; prose > maxProse || !isStandfirst(c) {
			break
		}
	}
	p.chunks = slices.DeleteFunc(p.chunks, func(c chunk) bool { return len(c) == 0 })
}

// isStandfirst reports whether a chunk may be between the headline and the byline.
func isStandfirst(c chunk) bool {
	const maxWidth = 300 // cells
	text := c.joined()
	return cells(text) <= maxWidth && !strings.Contains(text, " (Reuters) ") && !strings.Contains(text, " (AP) ") && !isChapter(text) && !isNumeral(text)
}

// takeLeadingMetalines removes the metalines from the start of a chunk. A line of
// something else above a byline or a date stays.
func (p *parser) takeLeadingMetalines(c chunk) chunk {
	const maxLines, maxPaperWords = 6, 4
	last := -1
	for i := range c[:min(len(c), maxLines)] {
		if p.metalineCount(c[i:]) > 0 {
			last = i
		} else if cells(c[i]) > maxWrap || endsSentence(c[i]) && i > 0 {
			break
		}
	}
	if last == 0 && len(c) == 2 && p.isDateBelow && byline.IsWriter(c[1]) {
		last = 1 // the paper, between the name and the date
	}
	var kept chunk
	i := 0
	for i <= last {
		if n := p.metalineCount(c[i:]); n > 0 {
			p.keepMetalines(c[i : i+n])
			i += n
			continue
		}
		if p.a.Byline != "" && i > 0 && byline.IsWriter(c[i]) && len(strings.Fields(c[i])) <= maxPaperWords {
			p.a.Byline += content.SanitizeLine(", " + strings.TrimSpace(c[i]))
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

// takeMetalineChunk removes a chunk that consists of metalines, and a repeated
// headline above other lines.
func (p *parser) takeMetalineChunk(c chunk) chunk {
	if n := titleLines(c, p.a.Title); n > 0 {
		return p.takeMetalineChunk(c[n:])
	}
	for i := 0; i < len(c); {
		n := p.metalineCount(c[i:])
		if n == 0 {
			return c
		}
		i += n
	}
	p.keepMetalines(c)
	return nil
}

// metalineCount returns how many lines at the start of a chunk are about the text
// and belong together: several if the headline is wrapped or a label is above its
// date.
func (p *parser) metalineCount(c chunk) int {
	if n := p.repeatedTitleLines(c); n > 0 {
		return n
	}
	if by, ok := byline.ParseLine(c[0]); ok && (p.a.Byline == "" || strings.EqualFold(p.a.Byline, content.SanitizeLine(by.Names))) {
		return 1
	}
	if isDate(c[0]) {
		return 1
	}
	if len(c) > 1 && dates.IsLineWord(strings.TrimSpace(c[0])) && isDate(c[:2].joined()) {
		return 2
	}
	if p.a.Byline == "" && byline.IsBareName(c[0]) && p.provesByline(c) {
		return 1
	}
	return 0
}

// provesByline reports whether what is below the name that is the first line of a
// chunk makes it a byline: a date, or a line that says who it is.
func (p *parser) provesByline(c chunk) bool {
	for i, l := range c[1:min(len(c), 3)] {
		if isDate(l) || strings.HasPrefix(l, c[0]+" is ") || i == len(c)-2 && p.isDateBelow {
			return true
		}
	}
	return len(c) == 1 && p.isDateBelow
}

// keepMetalines keeps what metalines say about the text.
func (p *parser) keepMetalines(c chunk) {
	for i, l := range c {
		if n := p.repeatedTitleLines(c[i:]); n > 0 {
			if t := c[i : i+n].joined(); titleLines(c[i:], p.a.Title) == 0 {
				p.a.Site = content.SanitizeLine(siteAfter(p.a.Title, t))
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
		if p.a.Byline == "" {
			p.a.Byline = content.SanitizeLine(by.Names)
		}
		if p.a.Published == "" {
			p.a.Published = by.Date
		}
	}
}

// repeatedTitleLines returns how many lines at the start of a chunk are the headline
// again, or what is left of it without the name of a site.
func (p *parser) repeatedTitleLines(c chunk) int {
	if n := titleLines(c, p.a.Title); n > 0 {
		return n
	}
	for n := 1; n <= min(len(c), maxTitleLines); n++ {
		if siteAfter(p.a.Title, c[:n].joined()) != "" {
			return n
		}
	}
	return 0
}

// siteAfter returns the name of the site after a headline in the title of a page:
// "The harbour votes | The Grimsand Times".
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

// plainMarks replaces marks that typists use for one another, and removes those of
// emphasis.
var plainMarks = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "…", "...", "*", "", "_", "")

// isSameTitle reports whether two headlines differ only in case, spaces and marks.
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
