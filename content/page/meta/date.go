package meta

import (
	"maps"
	"slices"
	"strings"

	"pullquote/content/dates"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// published returns the date on which the article was published. The date in the headline
// context takes precedence, because it is what the page shows to readers. Next come its
// metadata, its elements for dates and its URL, and last the date of its last update.
func (p *pageMeta) published(article ldNode, lines []string, pageURL string) string {
	nearby := dateNearby(lines)
	if isDiary(lines) {
		nearby = "" // it is the date of an entry
	}
	inAddress, _ := dates.FromURL(pageURL)
	for _, iso := range []string{nearby, p.declaredDate(article), p.shownDate(p.dateElements), inAddress, p.modifiedDate(article), p.shownDate(p.dayElements)} {
		if iso != "" {
			return iso
		}
	}
	if iso := shortDate(lines); iso != "" {
		return iso
	}
	return anyDate(lines)
}

// shortDate returns the first date with a year of two digits in the headline context.
func shortDate(lines []string) string {
	for _, line := range lines {
		if countWords(line) > maxWords {
			continue
		}
		for word := range strings.FieldsSeq(line) {
			if iso, ok := dates.FromShort(word); ok && isPlausible(iso) {
				return iso
			}
		}
	}
	return ""
}

// dateTags are the names of meta elements that contain the date of publication, the best
// first.
var dateTags = []string{
	"article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date",
	"dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "citation_publication_date",
	"citation_date", "citation_online_date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published_at", "og:published_time", "originalpublicationdate",
	"cxenseparse:recs:publishtime", "date", "published-date", "published-time", "created", "release_date", "og:pubdate", "datecreated",
}

// declaredDate returns the date of publication in the JSON-LD and the meta elements.
func (p *pageMeta) declaredDate(article ldNode) string {
	candidates := []string{article.text("datePublished")}
	for _, page := range p.pageNodes() {
		candidates = append(candidates, page.text("datePublished"))
	}
	candidates = append(candidates, article.text("dateCreated"))
	for _, name := range dateTags {
		candidates = append(candidates, p.tags[name]...)
	}
	for _, name := range slices.Sorted(maps.Keys(p.tags)) {
		if strings.Contains(name, "publish") && (strings.Contains(name, "date") || strings.Contains(name, "time")) {
			candidates = append(candidates, p.tags[name]...)
		}
	}
	return firstDate(candidates)
}

// modifiedDate returns the date of the last update in the JSON-LD and the meta elements.
func (p *pageMeta) modifiedDate(article ldNode) string {
	candidates := []string{article.text("dateModified")}
	for _, page := range p.pageNodes() {
		candidates = append(candidates, page.text("dateModified"))
	}
	return firstDate(append(candidates, p.firstTag("article:modified_time", "og:updated_time", "last-modified")))
}

// firstDate returns the first of the candidates that is a date.
func firstDate(candidates []string) string {
	for _, c := range candidates {
		if iso, ok := parseDay(c); ok {
			return iso
		}
	}
	return ""
}

// shownDate returns the first date in elements, except in comments and in lists of other
// articles. A date in a sidebar comes last.
func (p *pageMeta) shownDate(elements []*dom.Node) string {
	beside := ""
	for _, n := range elements {
		class := dom.ClassAndID(n)
		if dom.Closest(n, atom.Nav, atom.Footer) != nil || isInComments(n) || strings.Contains(class, "update") || strings.Contains(class, "modif") || dates.HasUpdateLabel(textBefore(n)) {
			continue
		}
		iso := dateOfElement(n)
		switch {
		case iso == "":
		case dom.Closest(n, atom.Aside) == nil && !isInSidebar(n):
			return iso
		case beside == "":
			beside = iso
		}
	}
	return beside
}

// textBefore returns the end of the text before n on the same line.
func textBefore(n *dom.Node) string {
	const maxSiblings = 3
	for s, i := n.PrevSibling, 0; s != nil && i < maxSiblings && !dom.IsBlock(s) && !dom.Is(s, atom.Br, atom.Time); s, i = s.PrevSibling, i+1 {
		if text := dom.LineText(s, 4*maxDate); text != "" {
			return text[max(0, len(text)-maxDate):]
		}
	}
	return ""
}

// maxDateElement is the maximum length of an element that contains only a date, in bytes.
const maxDateElement = 80

// dateOfElement returns the date in the text or in an attribute of an element.
func dateOfElement(n *dom.Node) string {
	for _, c := range []string{dom.Attr(n, "datetime"), dom.Attr(n, "content"), dom.Attr(n, "title"), dom.LineText(n, maxDateElement)} {
		if iso, ok := parseDay(c); ok {
			return iso
		}
	}
	return dateNearby([]string{dom.LineText(n, maxDate)})
}

// maxLabel is the maximum length of a line with the label of the date on the next line, in
// bytes.
const maxLabel = 30

// dateNearby returns the first date in the headline context that is not the date of an
// update.
func dateNearby(lines []string) string {
	for i, line := range lines {
		for _, d := range datesIn(line) {
			if d.before == "" && i > 0 && len(lines[i-1]) < maxLabel {
				d.before = lines[i-1]
			}
			if !dates.HasUpdateLabel(d.before) {
				return d.iso
			}
		}
	}
	return ""
}

// isDiary reports whether the headline context is that of a diary: several lines contain
// only a date, and none is the date of an update.
func isDiary(lines []string) bool {
	const maxWords = 3 // of a line that is not an entry
	last := ""
	days := 0
	for i, line := range lines {
		iso, ok := parseDay(line)
		switch {
		case dates.HasUpdateLabel(line):
			return false
		case ok && iso != last && (i == 0 || len(strings.Fields(lines[i-1])) > maxWords || days == 0):
			last = iso
			days++
		}
	}
	return days > 1
}

// anyDate returns the first date in the headline context.
func anyDate(lines []string) string {
	for _, line := range lines {
		for _, d := range datesIn(line) {
			return d.iso
		}
	}
	return ""
}
