package feed

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/byline"
)

// The bounds of the text in a list of entries.
const (
	maxSummary      = 200 // code points
	maxDerivedTitle = 80  // code points of a title made from the text
	maxByline       = 200 // code points
)

// minText is the length in bytes from which a description counts as the full text and not
// as a summary.
const minText = 800

// A converter converts a document to an article.
type converter struct {
	*document
	source string // the feed's address
	home   string // the site's address
	site   string // the feed's title
	lang   string
}

func newConverter(d *document, base string) *converter {
	m := &converter{document: d, source: cmp.Or(base, webAddress(d.self))}
	m.home = firstAddress(d.links, m.source)
	m.site = cleanTitle(d.title.text)
	m.lang = content.SanitizeLine(d.language.text)
	if len(m.lang) > 35 || strings.ContainsAny(m.lang, " _") { // RFC 5646 recommends room for 35 characters
		m.lang = ""
	}
	return m
}

// firstAddress returns the web address with the lowest rank, and among those the first;
// "" if there is none.
func firstAddress(links []value, bases ...string) string {
	byRank := slices.SortedStableFunc(slices.Values(links), func(a, b value) int { return cmp.Compare(a.rank, b.rank) })
	for _, v := range byRank {
		if address := webAddress(v.text, bases...); address != "" {
			return address
		}
	}
	return ""
}

// entries returns the entries that have a title or a text, in order.
func (m *converter) entries() []content.Entry {
	var out []content.Entry
	for _, i := range m.ordered() {
		if e := m.entry(i); e.Title != "" {
			out = append(out, e)
		}
	}
	return out
}

// ordered returns the items in the feed's order, which its editors chose. If all items
// are dated and the oldest is first, it reverses them, because readers want the newest
// first. It does not reverse a serial, which is read from its first part on.
func (m *converter) ordered() []*item {
	if len(m.items) < 3 || m.isSerial {
		return m.items
	}
	first, last := sortKey(m.items[0].date.text), ""
	for _, i := range m.items {
		key := sortKey(i.date.text)
		if key == "" || key < last {
			return m.items
		}
		last = key
	}
	if last == first {
		return m.items
	}
	out := slices.Clone(m.items)
	slices.Reverse(out)
	return out
}

// entry returns the entry for an item.
func (m *converter) entry(i *item) content.Entry {
	description, body := fixDoubleEscape(i.description.text), fixDoubleEscape(i.body.text)
	e := content.Entry{Title: cleanTitle(i.title.text), Byline: m.byline(i), Published: isoDate(i.date.text), Link: m.link(i)}
	t := entryText{converter: m, item: i, body: body, base: i.body.base, isDescription: body == ""}
	summary, _ := plainText(description, 4*minText)
	described := summary
	if t.words = summary; t.isDescription {
		t.body, t.base = description, i.description.base
	} else {
		t.words, _ = plainText(body, 4*minText)
	}
	if summary == "" {
		summary = strings.TrimSpace(strings.TrimPrefix(t.words, e.Title+" "))
	}
	if e.Title == "" {
		e.Title, _ = shorten(summary, maxDerivedTitle)
	}
	if e.Title == "" {
		e.Title = fileName(e.Link, i)
	}
	if e.Summary, _ = shorten(summary, maxSummary); e.Summary == e.Title {
		e.Summary = ""
	}
	t.entry = e
	if t.isFullText(described) {
		e.Title = cmp.Or(e.Title, e.Published, m.site) // it has nothing but a picture
		t.entry = e
		e.Article = t.article
	} else if t.words != "" {
		e.Article, e.IsPartial = t.article, true
	}
	return e
}

// byline returns the authors of an item, or else the authors of the feed.
func (m *converter) byline(i *item) string {
	if len(i.authors) > 0 {
		return authorsOf(i.authors)
	}
	return authorsOf(m.authors)
}

func authorsOf(authors []value) string {
	var names []string
	seen := map[string]bool{}
	for _, a := range best(authors) {
		name := byline.CutPrefix(cleanTitle(a.text))
		if name != "" && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	out, _ := shorten(byline.Join(names), maxByline)
	return out
}

// link returns the address of an item's page; "" if there is none.
func (m *converter) link(i *item) string {
	return cmp.Or(firstAddress(i.links, m.home, m.source), webAddress(i.id))
}

// fileName returns a name for an item without any text: the address of its page or of its
// first file, without the scheme.
func fileName(link string, i *item) string {
	for _, f := range i.files {
		link = cmp.Or(link, webAddress(f.address))
	}
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	name, _ := shorten(content.SanitizeLine(strings.TrimPrefix(u.Host, "www.")+strings.TrimSuffix(u.Path, "/")), maxDerivedTitle)
	return name
}
