package meta

import (
	"maps"
	"slices"
	"strings"

	"pullquote/content/dates"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// published returns when the article was published: the date in the headline
// context, which is what the page means whatever it tells programs; or else the one
// that it tells programs, that its elements for dates show, or that is in its
// address; or else the date of its last change.
func (p *pageMeta) published(article ldNode, lines []string, address string) string {
	nearby := dateNearby(lines)
	if isDiary(lines) {
		nearby = "" // it is that of an entry
	}
	inAddress, _ := dates.FromURL(address)
	for _, iso := range []string{nearby, p.declaredDate(article), p.shownDate(p.dateElements), inAddress, p.modifiedDate(article), p.shownDate(p.dayElements)} {
		if iso != "" {
			return iso
		}
	}
	return anyDate(lines)
}

// dateTags are the names of meta elements that have the date of publication, the
// best first.
var dateTags = []string{
	"article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date",
	"dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "citation_publication_date",
	"citation_date", "citation_online_date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published_at", "og:published_time", "originalpublicationdate",
	"cxenseparse:recs:publishtime", "date", "published-date", "published-time", "created", "release_date", "og:pubdate", "datecreated",
}

// declaredDate returns the date of publication that the page gives to programs.
func (p *pageMeta) declaredDate(article ldNode) string {
	candidates := []string{article.text("datePublished")}
	for _, page := range p.pages() {
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

// modifiedDate returns the date of the last change that the page gives to programs.
func (p *pageMeta) modifiedDate(article ldNode) string {
	candidates := []string{article.text("dateModified")}
	for _, page := range p.pages() {
		candidates = append(candidates, page.text("dateModified"))
	}
	return firstDate(append(candidates, p.firstTag("article:modified_time", "og:updated_time", "last-modified")))
}

// firstDate returns the first of the candidates that is a date.
func firstDate(candidates []string) string {
	for _, c := range candidates {
		if iso, ok := day(c); ok {
			return iso
		}
	}
	return ""
}

// shownDate returns the first date that some elements show, outside of comments and
// of lists of other articles. A date in a column beside the text comes last.
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

// textBefore returns the end of the text before n on its line.
func textBefore(n *dom.Node) string {
	const maxSiblings = 3
	for s, i := n.PrevSibling, 0; s != nil && i < maxSiblings && !dom.IsBlock(s) && !dom.Is(s, atom.Br, atom.Time); s, i = s.PrevSibling, i+1 {
		if text := dom.LineText(s, 4*maxDate); text != "" {
			return text[max(0, len(text)-maxDate):]
		}
	}
	return ""
}

// maxDateElement is how much of an element is read for a date alone, in bytes.
const maxDateElement = 80

// dateOfElement returns the date that an element shows or has in an attribute.
func dateOfElement(n *dom.Node) string {
	for _, c := range []string{dom.Attr(n, "datetime"), dom.Attr(n, "content"), dom.Attr(n, "title"), dom.LineText(n, maxDateElement)} {
		if iso, ok := day(c); ok {
			return iso
		}
	}
	return dateNearby([]string{dom.LineText(n, maxDate)})
}

// maxLabel is how long a line is that can say what the date on the next line is, in
// bytes.
const maxLabel = 30

// dateNearby returns the first date in the headline context that is not that of a
// later change.
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

// isDiary reports whether the lines of the headline context are those of a diary:
// several are dates and nothing else, and none says that it is that of a change.
func isDiary(lines []string) bool {
	const maxWords = 3 // of a line that is not an entry
	last := ""
	days := 0
	for i, line := range lines {
		iso, ok := day(line)
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
