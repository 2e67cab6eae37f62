package feed

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/dates"
	"pullquote/content/internal/byline"

	"github.com/mmcdole/gofeed"
)

// The lengths of what is shown of an entry.
const (
	summaryLength = 200 // code points
	wordsOfTitle  = 80  // code points of a text that stand for its title
	wholeText     = 800 // bytes from which a description is no summary, but the text
	maxByline     = 200 // code points
)

// A mapping makes an article of what was read.
type mapping struct {
	*reading
	source string // where the feed is
	home   string // the site's address
	site   string // the feed's title
	lang   string
}

func newMapping(r *reading, base string) *mapping {
	m := &mapping{reading: r, source: base}
	if m.source == "" {
		m.source = address(r.feed.FeedLink)
	}
	m.home = address(r.feed.Link, m.source)
	m.site = title(r.feed.Title)
	m.lang = content.SanitizeLine(r.feed.Language)
	if len(m.lang) > 35 || strings.ContainsAny(m.lang, " _") { // RFC 5646: what programs hold at the least
		m.lang = ""
	}
	return m
}

// entries are the entries that have anything to show, in their order.
func (m *mapping) entries() []content.Entry {
	var out []content.Entry
	for _, i := range m.ordered() {
		if e := m.entry(i); e.Title != "" {
			out = append(out, e)
		}
	}
	return out
}

// ordered are the items in the order of the feed, which is its editors' own,
// but for a feed that plainly has the oldest first: readers begin with what is
// new. A serial that says so is read from its first part on.
func (m *mapping) ordered() []*gofeed.Item {
	items := m.feed.Items
	if len(items) < 3 || m.feed.ITunesExt != nil && m.feed.ITunesExt.Type == "serial" {
		return items
	}
	var last time.Time
	for n, i := range items {
		t := i.PublishedParsed
		if t == nil || n > 0 && t.Before(last) || n == len(items)-1 && !t.After(*items[0].PublishedParsed) {
			return items
		}
		last = *t
	}
	out := make([]*gofeed.Item, len(items))
	for n, i := range items {
		out[len(items)-1-n] = i
	}
	return out
}

// entry is what is shown of an item.
func (m *mapping) entry(i *gofeed.Item) content.Entry {
	description, body := unescaped(i.Description), unescaped(i.Content)
	if body == "" {
		body = unescaped(i.Custom["content"])
	}
	e := content.Entry{Title: title(i.Title), Byline: m.byline(i), Published: published(i), Link: m.link(i)}
	t := text{mapping: m, item: i, body: body, isDescription: body == ""}
	said, _ := plain(description, 4*wholeText)
	if t.words = said; t.isDescription {
		t.body = description
	} else {
		t.words, _ = plain(body, 4*wholeText)
	}
	summary := said
	if summary == "" {
		summary = strings.TrimSpace(strings.TrimPrefix(t.words, e.Title+" "))
	}
	if e.Title == "" {
		e.Title, _ = shorten(summary, wordsOfTitle)
	}
	if e.Title == "" {
		e.Title = nameOf(e.Link, i)
	}
	if e.Summary, _ = shorten(summary, summaryLength); e.Summary == e.Title {
		e.Summary = ""
	}
	t.entry = e
	if t.isMore(said) {
		e.Title = cmp.Or(e.Title, e.Published, m.site) // of a picture alone
		t.entry = e
		e.Article = t.article
	} else if t.words != "" {
		e.Article, e.Partial = t.article, true
	}
	return e
}

// byline is who wrote an item.
func (m *mapping) byline(i *gofeed.Item) string {
	authors := i.Authors
	if len(authors) == 0 {
		authors = m.feed.Authors
	}
	return authorsOf(authors)
}

func authorsOf(authors []*gofeed.Person) string {
	var names []string
	seen := map[string]bool{}
	for _, a := range authors {
		name := byline.CutLead(title(a.Name))
		if name != "" && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	out, _ := shorten(byline.Join(names), maxByline)
	return out
}

// published is the day of an item.
func published(i *gofeed.Item) string {
	if i.Published == "" {
		return day(i.Updated, i.UpdatedParsed)
	}
	return day(i.Published, i.PublishedParsed)
}

// day is the day of a date. Where gofeed knows a form that we do not, it is
// believed if the month has a name: it takes 03/04/2021 for a date, too.
func day(written string, parsed *time.Time) string {
	if iso, ok := dates.Parse(written); ok {
		return iso
	}
	if parsed != nil && namesMonth(written) {
		return parsed.Format(time.DateOnly)
	}
	const longest = 40 // code points of a date in words
	out, _ := shorten(content.SanitizeLine(written), longest)
	return out
}

func namesMonth(date string) bool {
	date = strings.ToLower(date)
	for m := time.January; m <= time.December; m++ {
		if strings.Contains(date, strings.ToLower(m.String()[:3])) {
			return true
		}
	}
	return false
}

// link is where an item's text is.
func (m *mapping) link(i *gofeed.Item) string {
	for _, s := range append([]string{i.Link}, i.Links...) {
		if link := address(s, m.home, m.source); link != "" {
			return link
		}
	}
	return address(i.GUID)
}

// nameOf is a name for an item without any words: where it is, or the file that
// comes with it.
func nameOf(link string, i *gofeed.Item) string {
	for _, e := range i.Enclosures {
		if link == "" {
			link = address(e.URL)
		}
	}
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	name, _ := shorten(content.SanitizeLine(strings.TrimPrefix(u.Host, "www.")+strings.TrimSuffix(u.Path, "/")), wordsOfTitle)
	return name
}
