package feed

import (
	"cmp"
	"net/url"
	"strings"

	"pullquote/content"
	"pullquote/content/html"
)

// maxDescription bounds what is shown of a feed's description, in code points.
const maxDescription = 600

// article returns the feed as an article: what it says of itself, and a list of its
// entries.
func (m *mapping) article() *content.Article {
	a := &content.Article{
		Title: m.site, Byline: authorsOf(m.authors), Published: day(m.date.text), Site: host(m.home), Source: content.SanitizeLine(m.source),
		Lang: m.lang, Entries: m.entries(), Problems: m.problems(),
	}
	if a.Source == "" {
		a.Source = m.home
	}
	if a.Title == "" {
		a.Title = host(a.Source)
	}
	a.InsertTitle()
	about, _ := plain(unescaped(m.description.text), 4*maxDescription)
	if about, _ = shorten(about, maxDescription); about != "" && about != a.Title {
		a.Append(&content.Paragraph{Text: content.PlainInline(about)})
	}
	if len(a.Entries) == 0 {
		a.Problems = append(a.Problems, "the feed has no entries")
		return a
	}
	a.Append(list(a.Entries))
	return a
}

// list returns a list of entries. Each has its title, its date and authors, and its
// summary on lines of their own.
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

// host returns the name of an address's host; "" if it has none.
func host(s string) string {
	u, err := url.Parse(s)
	if err != nil || !isWeb(u) {
		return ""
	}
	return content.SanitizeLine(strings.TrimPrefix(u.Hostname(), "www."))
}

// A text is the text of an entry, as far as the feed has it.
type text struct {
	*mapping
	item  *item
	entry content.Entry
	body  string // HTML
	base  string // addresses in the body are resolved against it; "" if the feed sets none
	words string // the beginning of the body, as plain text

	isDescription bool // the body is the description of the entry
}

// isMore reports whether a text is more than the description of its entry. A body
// that repeats the description is not; a description counts as a text if it is as
// long as one, or if the entry leads nowhere else.
func (t text) isMore(description string) bool {
	hasPicture := strings.Contains(t.body, "<img") || strings.Contains(t.body, "<IMG")
	switch {
	case t.words == "":
		return hasPicture || t.entry.Link == "" && len(t.figures()) > 0
	case t.entry.Link == "", len(t.words) >= minText:
		return true
	case t.isDescription:
		return false
	}
	return t.words != description || hasPicture || len(t.figures()) > 0
}

// article returns the text as an article.
func (t text) article() *content.Article {
	piece := html.Fragment(t.body, cmp.Or(webAddress(t.base), t.page()))
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
			first = 1 // it repeats the title
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
	a.InsertTitle()
	for id, at := range a.Targets {
		if at.Block += content.BlockIndex(len(lead) - first); at.Block < 0 {
			at.Block = 0
		}
		a.Targets[id] = at
	}
	return a
}

// page returns the address of the page that the text is on, if that is a page of the
// feed's site, or else that of the site.
func (t text) page() string {
	if t.entry.Link != "" && (t.home == "" || host(t.entry.Link) == host(t.home)) {
		return t.entry.Link
	}
	return cmp.Or(t.home, webAddress(t.source))
}
