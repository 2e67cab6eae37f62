package html

import (
	"maps"
	"slices"
	"strings"

	"pullquote/content/dates"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dateOf is when the article was published, as in [content.Article]: from its
// JSON-LD, the metas, the elements for dates near the headline, the address.
func (s *profile) dateOf(article thing, near []string, address string) string {
	shown := dateNear(near)
	if isLog(near) {
		shown = "" // it is an entry's
	}
	for _, iso := range []string{shown, s.declared(article), s.dateShown(s.times), dateIn(address), s.modified(article), s.dateShown(s.days)} {
		if iso != "" {
			return iso
		}
	}
	return dateAnywhere(near)
}

// declared is the day of publication that the page tells programs.
func (s *profile) declared(article thing) string {
	candidates := []string{article.text("datePublished")}
	for _, p := range s.pages() {
		candidates = append(candidates, p.text("datePublished"))
	}
	candidates = append(candidates, article.text("dateCreated"))
	for _, name := range []string{
		"article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date",
		"dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "citation_publication_date",
		"citation_date", "citation_online_date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published_at", "og:published_time", "originalpublicationdate",
		"cxenseparse:recs:publishtime", "date", "published-date", "published-time", "created", "release_date", "og:pubdate", "datecreated",
	} {
		candidates = append(candidates, s.metas[name]...)
	}
	for _, name := range slices.Sorted(maps.Keys(s.metas)) {
		if strings.Contains(name, "publish") && (strings.Contains(name, "date") || strings.Contains(name, "time")) {
			candidates = append(candidates, s.metas[name]...)
		}
	}
	return firstDay(candidates)
}

// modified is the day of the last change that the page tells programs.
func (s *profile) modified(article thing) string {
	candidates := []string{article.text("dateModified")}
	for _, p := range s.pages() {
		candidates = append(candidates, p.text("dateModified"))
	}
	return firstDay(append(candidates, s.first("article:modified_time", "og:updated_time", "last-modified")))
}

func firstDay(candidates []string) string {
	for _, c := range candidates {
		if iso, ok := day(c); ok {
			return iso
		}
	}
	return ""
}

// day reads a date that a program wrote.
func day(s string) (iso string, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) > 100 {
		return "", false
	}
	iso, ok = dates.Parse(s)
	if !ok && len(s) > len("2006-01-02") && strings.Count(s[:len("2006-01-02")], "-") == 2 {
		iso, ok = dates.Parse(s[:len("2006-01-02")])
	}
	if ok && (iso < "1800" || iso[:4] > "2100") {
		return "", false
	}
	return iso, ok
}

// holdsDay reports whether n holds a day and nothing else.
func holdsDay(n *dom.Node) bool {
	c := n.FirstChild
	if c == nil || c.NextSibling != nil || c.Type != dom.TextNode || len(c.Data) > 2*mostDate || !is(n, atom.P, atom.Span, atom.Div, atom.Small, atom.Li, atom.Em) {
		return false
	}
	text := strings.TrimSpace(c.Data)
	if len(text) > mostDate || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	_, ok := day(text)
	return ok
}

// dateShown is the first date that some elements show outside of lists of other
// articles and comments.
func (s *profile) dateShown(elements []*dom.Node) string {
	beside := "" // in a column beside the text
	for _, n := range elements {
		m := marks(n)
		if around(n, atom.Nav, atom.Footer) != nil || inComments(n) || strings.Contains(m, "update") || strings.Contains(m, "modif") || saysUpdated(wordBefore(n)) {
			continue
		}
		iso := dateOfElement(n)
		switch {
		case iso == "":
		case around(n, atom.Aside) == nil && !inColumn(n):
			return iso
		case beside == "":
			beside = iso
		}
	}
	return beside
}

// wordBefore is the end of the text that stands before n on its line.
func wordBefore(n *dom.Node) string {
	for p, i := n.PrevSibling, 0; p != nil && i < 3 && !isBlock(p) && !is(p, atom.Br, atom.Time); p, i = p.PrevSibling, i+1 {
		if text := wordsOf(p, 4*mostDate); text != "" {
			return text[max(0, len(text)-mostDate):]
		}
	}
	return ""
}

// mostDate is how much of an element is read for a date, in bytes: tags and counts
// may stand behind it.
const mostDate = 48

func dateOfElement(n *dom.Node) string {
	for _, c := range []string{attr(n, "datetime"), attr(n, "content"), attr(n, "title"), wordsOf(n, 80)} {
		if iso, ok := day(c); ok {
			return iso
		}
	}
	return dateNear([]string{wordsOf(n, mostDate)})
}

// dateIn is the day in an address: /2021/03/04/ or /2021-03-04-.
func dateIn(address string) string {
	digits := func(s string, n int) bool { return len(s) >= n && strings.Trim(s[:n], "0123456789") == "" }
	for i := 0; i+len("/2021/03/04") <= len(address); i++ {
		if address[i] != '/' || !digits(address[i+1:], 4) {
			continue
		}
		rest := address[i+1:]
		if sep := rest[4]; (sep == '/' || sep == '-') && digits(rest[5:], 2) && rest[7] == sep && digits(rest[8:], 2) && (len(rest) == 10 || rest[10] < '0' || rest[10] > '9') {
			if iso, ok := day(rest[:4] + "-" + rest[5:7] + "-" + rest[8:10]); ok {
				return iso
			}
		}
	}
	return ""
}
