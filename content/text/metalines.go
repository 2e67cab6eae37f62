package text

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/dates"
	"pullquote/content/internal/byline"
)

// matter takes what is said about the text from below the headline, and the
// headline itself where it stands again. Captions and a standfirst may stand
// between; the first paragraph ends it.
func (p *parser) matter(from int) {
	skipped := 0
	for i := from; i < min(from+headChunks, len(p.chunks)); i++ {
		c := p.chunks[i]
		if isTable(c) || startsList(c, nil) {
			break
		}
		p.dateBelow = i+1 < len(p.chunks) && isDate(p.chunks[i+1][:min(len(p.chunks[i+1]), 2)].joined())
		if skipped == 0 {
			c = p.takeLines(c)
		} else {
			c = p.takeWhole(c)
		}
		if len(c) > 0 && len(c) < len(p.chunks[i]) { // what was at its start may have hidden what it is
			parts := p.cut([]chunk{c})
			p.chunks = slices.Replace(p.chunks, i, i+1, parts...)
			c = parts[0]
		}
		p.chunks[i] = c
		if len(c) == 0 {
			continue
		}
		if isPicture(c) || isCaption(c.first()) {
			continue
		}
		if skipped++; skipped > 2 || !isStandfirst(c) {
			break
		}
	}
	p.chunks = slices.DeleteFunc(p.chunks, func(c chunk) bool { return len(c) == 0 })
}

// isStandfirst reports whether a chunk may stand between headline and byline.
func isStandfirst(c chunk) bool {
	const most = 300 // cells
	text := c.joined()
	return cells(text) <= most && !strings.Contains(text, " (Reuters) ") && !strings.Contains(text, " (AP) ") && !isChapter(text) && !isNumeral(text)
}

// takeLines takes byline, date and repeated headline from a chunk's start. A
// line of something else may stand above a byline or date: it stays.
func (p *parser) takeLines(c chunk) chunk {
	const most = 6 // lines that a chunk of bylines and dates has
	last := -1
	for i := range c[:min(len(c), most)] {
		if p.isMatter(c[i:]) > 0 {
			last = i
		} else if cells(c[i]) > mostWrap || ends(c[i]) && i > 0 {
			break
		}
	}
	if last == 0 && len(c) == 2 && p.dateBelow && byline.IsWriter(c[1]) {
		last = 1 // the paper, between the name and the date
	}
	var kept chunk
	i := 0
	for i <= last {
		if n := p.isMatter(c[i:]); n > 0 {
			p.takeMatter(c[i : i+n])
			i += n
			continue
		}
		if p.a.Byline != "" && i > 0 && byline.IsWriter(c[i]) && len(strings.Fields(c[i])) <= 4 {
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

// takeWhole takes a chunk that is nothing but byline, date and headline, and
// the headline from above other lines.
func (p *parser) takeWhole(c chunk) chunk {
	if n := repeat(c, p.a.Title); n > 0 {
		return p.takeWhole(c[n:])
	}
	for i := 0; i < len(c); {
		n := p.isMatter(c[i:])
		if n == 0 {
			return c
		}
		i += n
	}
	p.takeMatter(c)
	return nil
}

// isMatter is how many lines at the start of c are about the text; 0 for none.
func (p *parser) isMatter(c chunk) int {
	if n := p.repeats(c); n > 0 {
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
	// A bare name is a byline if a date stands below it.
	if p.a.Byline == "" && byline.IsBareName(c[0]) {
		for i, l := range c[1:min(len(c), 3)] {
			if isDate(l) || strings.HasPrefix(l, c[0]+" is ") || i == len(c)-2 && p.dateBelow {
				return 1
			}
		}
		if len(c) == 1 && p.dateBelow {
			return 1
		}
	}
	return 0
}

// takeMatter keeps what lines say about the text.
func (p *parser) takeMatter(c chunk) {
	for i, l := range c {
		if n := p.repeats(c[i:]); n > 0 {
			if t := c[i : i+n].joined(); repeat(c[i:], p.a.Title) == 0 {
				p.a.Site = content.SanitizeLine(cutSite(p.a.Title, t))
				p.setTitle(t)
			}
			return
		}
		by, ok := byline.ParseLine(l)
		if ok || byline.IsBareName(l) && !isDate(l) {
			if p.a.Byline == "" {
				p.a.Byline = content.SanitizeLine(by.Names)
				if !ok {
					p.a.Byline = content.SanitizeLine(strings.TrimSpace(l))
				}
			}
			if p.a.Published == "" {
				p.a.Published = by.Date
			}
		} else if d, ok := dates.FromLine(l); ok && p.a.Published == "" {
			p.a.Published = d
		}
	}
}

// repeats is how many lines of c are the headline again, or what of it is left
// without the name of a site.
func (p *parser) repeats(c chunk) int {
	if n := repeat(c, p.a.Title); n > 0 {
		return n
	}
	for n := 1; n <= min(len(c), 3); n++ {
		if cutSite(p.a.Title, c[:n].joined()) != "" {
			return n
		}
	}
	return 0
}

// cutSite is the name of the site that stands behind a headline in a page's
// title: "The harbour votes | The Grimsand Times".
func cutSite(title, headline string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — "} {
		if i := strings.LastIndex(title, sep); i > 0 && same(title[:i], headline) {
			return title[i+len(sep):]
		}
	}
	return ""
}

// repeat is how many lines at the start of c are the headline; 0 for none.
func repeat(c chunk, title string) int {
	for n := 1; n <= min(len(c), 3); n++ {
		if same(c[:n].joined(), title) {
			return n
		}
	}
	return 0
}

// same reports whether two headlines differ in case, blanks and marks only.
func same(a, b string) bool {
	if len(a) > 2*len(b)+16 || len(b) > 2*len(a)+16 {
		return false
	}
	norm := func(s string) string {
		s = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "…", "...", "*", "", "_", "").Replace(s)
		s = strings.Join(strings.Fields(strings.ToLower(s)), " ")
		if !strings.HasSuffix(s, "...") {
			s = strings.TrimSuffix(s, ".")
		}
		return s
	}
	return norm(a) == norm(b)
}
