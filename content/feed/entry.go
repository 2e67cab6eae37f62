package feed

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/byline"
)

// The bounds of what is shown of an entry.
const (
	maxSummary     = 200 // code points
	maxMadeUpTitle = 80  // code points of a text that serve as its title
	maxByline      = 200 // code points
)

// minText is the length from which a description is the text and not a summary, in bytes.
const minText = 800

// A mapping makes an article of a document.
type mapping struct {
	*document
	source string // the feed's address
	home   string // the site's address
	site   string // the feed's title
	lang   string
}

func newMapping(d *document, base string) *mapping {
	m := &mapping{document: d, source: cmp.Or(base, webAddress(d.self))}
	m.home = firstAddress(d.links, m.source)
	m.site = title(d.title.text)
	m.lang = content.SanitizeLine(d.language.text)
	if len(m.lang) > 35 || strings.ContainsAny(m.lang, " _") { // RFC 5646 asks programs to hold 35 characters
		m.lang = ""
	}
	return m
}

// firstAddress returns the first address of the lowest rank that leads to the web.
func firstAddress(links []value, bases ...string) string {
	byRank := slices.SortedStableFunc(slices.Values(links), func(a, b value) int { return cmp.Compare(a.rank, b.rank) })
	for _, v := range byRank {
		if address := webAddress(v.text, bases...); address != "" {
			return address
		}
	}
	return ""
}

// entries returns the entries that have something to show, in their order.
func (m *mapping) entries() []content.Entry {
	var out []content.Entry
	for _, i := range m.ordered() {
		if e := m.entry(i); e.Title != "" {
			out = append(out, e)
		}
	}
	return out
}

// ordered returns the items in the order of the feed, which its editors chose. If the
// oldest is first, it reverses them, as readers begin with what is new; but a feed may
// say that it is a serial, which is read from its first part on.
func (m *mapping) ordered() []*item {
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

// entry returns what is shown of an item.
func (m *mapping) entry(i *item) content.Entry {
	description, body := unescaped(i.description.text), unescaped(i.body.text)
	e := content.Entry{Title: title(i.title.text), Byline: m.byline(i), Published: day(i.date.text), Link: m.link(i)}
	t := text{mapping: m, item: i, body: body, base: i.body.base, isDescription: body == ""}
	summary, _ := plain(description, 4*minText)
	described := summary
	if t.words = summary; t.isDescription {
		t.body, t.base = description, i.description.base
	} else {
		t.words, _ = plain(body, 4*minText)
	}
	if summary == "" {
		summary = strings.TrimSpace(strings.TrimPrefix(t.words, e.Title+" "))
	}
	if e.Title == "" {
		e.Title, _ = shorten(summary, maxMadeUpTitle)
	}
	if e.Title == "" {
		e.Title = fileName(e.Link, i)
	}
	if e.Summary, _ = shorten(summary, maxSummary); e.Summary == e.Title {
		e.Summary = ""
	}
	t.entry = e
	if t.isMore(described) {
		e.Title = cmp.Or(e.Title, e.Published, m.site) // of a picture alone
		t.entry = e
		e.Article = t.article
	} else if t.words != "" {
		e.Article, e.IsPartial = t.article, true
	}
	return e
}

// byline returns the authors of an item, or else those of the feed.
func (m *mapping) byline(i *item) string {
	if len(i.authors) > 0 {
		return authorsOf(i.authors)
	}
	return authorsOf(m.authors)
}

func authorsOf(authors []value) string {
	var names []string
	seen := map[string]bool{}
	for _, a := range best(authors) {
		name := byline.CutLead(title(a.text))
		if name != "" && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	out, _ := shorten(byline.Join(names), maxByline)
	return out
}

// link returns where an item's text is.
func (m *mapping) link(i *item) string {
	return cmp.Or(firstAddress(i.links, m.home, m.source), webAddress(i.id))
}

// fileName returns a name for an item without any words: that of its page, or of
// the file that comes with it.
func fileName(link string, i *item) string {
	for _, f := range i.files {
		link = cmp.Or(link, webAddress(f.address))
	}
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	name, _ := shorten(content.SanitizeLine(strings.TrimPrefix(u.Host, "www.")+strings.TrimSuffix(u.Path, "/")), maxMadeUpTitle)
	return name
}
