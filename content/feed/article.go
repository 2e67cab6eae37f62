package feed

import (
	"net/url"
	"strings"

	"pullquote/content"
	"pullquote/content/html"

	"github.com/mmcdole/gofeed"
)

// article is the feed as an article: what it is, and a list of its entries.
func (m *mapping) article() *content.Article {
	f := m.feed
	a := &content.Article{
		Title: m.site, Byline: authorsOf(f.Authors), Published: day(f.Updated, f.UpdatedParsed), Site: host(m.home), Source: content.SanitizeLine(m.source),
		Lang: m.lang, Entries: m.entries(), Problems: m.problems(),
	}
	if a.Source == "" {
		a.Source = m.home
	}
	if a.Title == "" {
		a.Title = host(a.Source)
	}
	a.PutTitle()
	const longest = 600 // code points of a description
	about, _ := plain(unescaped(f.Description), 4*longest)
	if about, _ = shorten(about, longest); about != "" && about != a.Title {
		a.Append(&content.Paragraph{Text: content.PlainInline(about)})
	}
	if len(a.Entries) == 0 {
		a.Problems = append(a.Problems, "the feed has no entries")
		return a
	}
	a.Append(list(a.Entries))
	return a
}

// list lists entries: on the lines of each its title, who wrote it and when, and
// the summary.
func list(entries []content.Entry) *content.List {
	l := &content.List{}
	for _, e := range entries {
		var b content.InlineBuilder
		b.Add(e.Title, content.Strong, e.Link)
		when := strings.TrimPrefix(e.Published+" · "+e.Byline, " · ")
		for _, line := range []string{strings.TrimSuffix(when, " · "), e.Summary} {
			if line != "" {
				b.Add("\n"+line, 0, "")
			}
		}
		l.Items = append(l.Items, content.Item{Blocks: []content.Block{&content.Paragraph{Text: b.Inline()}}})
	}
	return l
}

// host is the name of an address's host; "" for no address.
func host(s string) string {
	u, err := url.Parse(s)
	if err != nil || !isWeb(u) {
		return ""
	}
	return content.SanitizeLine(strings.TrimPrefix(u.Hostname(), "www."))
}

// A text is what a feed holds of an entry.
type text struct {
	*mapping
	item  *gofeed.Item
	entry content.Entry
	body  string // HTML
	words string // the beginning of the body, plain

	isDescription bool // the body is what the feed describes the entry with
}

// isMore reports whether a text is more than the description of its entry.
// What is called one is a text if it is as long as one, or if there is nowhere
// else to go; content that says the same again is none.
func (t text) isMore(description string) bool {
	hasPicture := strings.Contains(t.body, "<img") || strings.Contains(t.body, "<IMG")
	switch {
	case t.words == "":
		return hasPicture || t.entry.Link == "" && len(t.figures()) > 0
	case t.entry.Link == "", len(t.words) >= wholeText:
		return true
	case t.isDescription:
		return false
	}
	return t.words != description || hasPicture || len(t.figures()) > 0
}

// article is the text as an article.
func (t text) article() *content.Article {
	body, base := cutBase(t.body)
	if base == "" {
		base = t.base()
	}
	piece := html.Fragment(body, base)
	a := &content.Article{Targets: piece.Targets, Problems: piece.Problems}
	a.Title, a.Byline, a.Published, a.Source = t.entry.Title, t.entry.Byline, t.entry.Published, t.entry.Link
	a.Site = t.site
	a.Lang = t.lang
	if a.Source == "" {
		a.Source = content.SanitizeLine(t.source)
	}
	first := 0
	if len(piece.Blocks) > 0 {
		if h, ok := piece.Blocks[0].(*content.Heading); ok && strings.EqualFold(h.Text.Text, a.Title) {
			first = 1 // the title, again
		}
	}
	var lead []content.Block
	for _, f := range t.figures() {
		if shown, ok := showing(piece.Blocks, f); !ok {
			lead = append(lead, f)
		} else if shown.Caption.Text == "" {
			shown.Caption, shown.Credit = f.Caption, f.Credit
		}
	}
	a.SetBlocks(append(lead, piece.Blocks[first:]...))
	a.PutTitle()
	for id, at := range a.Targets {
		if at.Block += content.BlockIndex(len(lead) - first); at.Block < 0 {
			at.Block = 0
		}
		a.Targets[id] = at
	}
	return a
}

// base is what addresses in the text are resolved against: the page that it is
// on, if that is a page of the feed's site.
func (t text) base() string {
	if t.entry.Link != "" && (t.home == "" || host(t.entry.Link) == host(t.home)) {
		return t.entry.Link
	}
	if t.home != "" {
		return t.home
	}
	return address(t.source)
}

// cutBase takes off the <base> that the repairer put before a text, or the feed.
func cutBase(source string) (rest, base string) {
	after, ok := strings.CutPrefix(source, `<base href="`)
	if !ok {
		return source, ""
	}
	base, rest, ok = strings.Cut(after, `">`)
	if !ok {
		return source, ""
	}
	return rest, address(decode(base))
}
