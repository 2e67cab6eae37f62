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
	m.lang = content.SanitizeLine(d.language.text).String()
	if len(m.lang) > 35 || strings.ContainsAny(m.lang, " _") { // RFC 5646 recommends room for 35 characters
		m.lang = ""
	}
	return m
}

// firstAddress returns the web address with the lowest rank, and among those the first;
// "" if there isn't one.
func firstAddress(links []value, bases ...string) string {
	byRank := slices.SortedStableFunc(slices.Values(links), func(a, b value) int { return cmp.Compare(a.rank, b.rank) })
	for _, v := range byRank {
		if address := webAddress(v.text, bases...); address != "" {
			return address
		}
	}
	return ""
}

// entries returns the entries that have anything for a reader, in order, and their texts.
func (m *converter) entries() (entries []content.Entry, texts []entryText) {
	for _, i := range m.ordered() {
		if t := m.text(i); !t.entry.Title.IsEmpty() {
			entries, texts = append(entries, t.entry), append(texts, t)
		}
	}
	return entries, texts
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

// text returns the text of an item and its entry. The entry has no title if there is
// nothing to read in the item.
func (m *converter) text(i *item) entryText {
	media := i.mediaText()
	title, description, body := i.title, i.description, i.body
	title.offer(media.title)
	if description.text == "" && body.text == "" {
		description = media.description
	}
	description, body = description.withLines(), body.withLines()
	t := entryText{converter: m, item: i, body: body, isDescription: body.text == ""}
	t.entry = content.Entry{Title: content.Sanitize(cleanTitle(title.text)), Byline: content.Sanitize(m.byline(i)), Published: content.Sanitize(isoDate(i.date.text)), Link: content.Sanitize(m.link(i))}
	described := description.words(4 * minText)
	if t.words = described; t.isDescription {
		t.body = description
	} else {
		t.words = body.words(4 * minText)
	}
	if t.about = description; described == "" {
		t.about = t.body
	}
	t.describe(described)
	if t.isFullText(described) {
		t.entry.Article = t.article
	} else if t.words != "" {
		t.entry.Article, t.entry.IsPartial = t.article, true
	}
	return t
}

// describe sets the title of the entry, if the item has none, and the summary. An entry
// that has nothing but a picture gets the words or the name of the picture.
func (t *entryText) describe(described string) {
	e := &t.entry
	summary := described
	if summary == "" {
		summary = strings.TrimSpace(strings.TrimPrefix(t.words, e.Title.String()+" "))
	}
	picture, hasPicture := "", false
	if t.words == "" && summary == "" {
		if picture, hasPicture = t.picture(); picture != "" {
			summary = picture
		}
	}
	if e.Title.IsEmpty() {
		t.isDerived = true
		title, _ := content.Shorten(t.about.firstLine(summary), maxDerivedTitle)
		e.Title = content.SanitizeLine(cmp.Or(title, fileName(e.Link.String(), t.item)))
		if e.Title.IsEmpty() && (hasPicture || t.item.hasText()) {
			e.Title = content.Sanitize(cmp.Or(e.Published.String(), "(no title)"))
		}
	}
	if summary == "" && hasPicture {
		summary = "picture"
	}
	if short, _ := content.Shorten(summary, maxSummary); short != e.Title.String() {
		e.Summary = content.Sanitize(short)
	}
}

// hasText reports whether an item has a text, even one that is not shown.
func (i *item) hasText() bool {
	return i.title.text != "" || i.description.text != "" || i.body.text != ""
}

// mediaText returns the title and the description of an item's media, for an item that has
// none itself.
func (i *item) mediaText() mediaText {
	out := i.about
	for _, g := range i.groups {
		out.offer(g.text)
		for _, m := range g.media {
			out.offer(m.text)
		}
	}
	for _, m := range i.media {
		out.offer(m.text)
	}
	return out
}

func (t *mediaText) offer(other mediaText) {
	t.title.offer(other.title)
	t.description.offer(other.description)
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
	out, _ := content.Shorten(byline.Join(names), maxByline)
	return out
}

// link returns the address of an item's page, or "" if there isn't one.
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
	name, _ := content.Shorten(content.SanitizeLine(strings.TrimPrefix(u.Host, "www.")+strings.TrimSuffix(u.Path, "/")).String(), maxDerivedTitle)
	return name
}
