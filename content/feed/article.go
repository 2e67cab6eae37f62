package feed

import (
	"cmp"
	"net/url"
	"strings"

	"pullquote/content"
)

// maxDescription bounds the length of a feed's description on the screen, in code points.
const maxDescription = 600

// article returns the article of the feed: its title, its description and a list of its
// entries.
func (m *converter) article() *content.Article {
	a := &content.Article{
		Title: content.Sanitize(m.site), Byline: content.Sanitize(authorsOf(m.authors)), Published: content.Sanitize(isoDate(m.date.text)), Site: content.Sanitize(host(m.home)), Source: content.SanitizeLine(m.source),
		Lang: content.Sanitize(m.lang),
	}
	entries, texts := m.entries()
	a.Entries = entries
	a.AddProblems(m.problems(len(entries))...)
	if a.Source.IsEmpty() {
		a.Source = content.Sanitize(m.home)
	}
	if a.Title.IsEmpty() {
		a.Title = content.Sanitize(host(a.Source.String()))
	}
	a.InsertTitle()
	for _, b := range m.about(a.Title.String()) {
		a.Append(b)
	}
	if len(texts) > 0 {
		a.Append(entryList(texts))
	}
	return a
}

// about returns the description of the feed, unless it repeats the title.
func (m *converter) about(title string) []content.Block {
	description := m.document.description.withLines()
	about, _ := content.Shorten(description.words(4*maxDescription), maxDescription)
	if about == "" || about == title {
		return nil
	}
	if blocks := description.summaryBlocks(m.home); len(blocks) > 0 {
		return blocks
	}
	return []content.Block{&content.Paragraph{Text: content.PlainInline(about)}}
}

// entryList returns a list of entries. Title, date and authors, and summary are on lines
// of their own. A summary with lines of its own keeps them.
func entryList(texts []entryText) *content.List {
	l := &content.List{}
	for _, t := range texts {
		e := t.entry
		var b content.InlineBuilder
		b.Add(e.Title.String(), content.Strong, e.Link.String())
		when := strings.TrimPrefix(e.Published.String()+" · "+e.Byline.String(), " · ")
		if when = strings.TrimSuffix(when, " · "); when != "" && when != e.Title.String() {
			b.Add("\n"+when, 0, "")
		}
		blocks := t.summaryBlocks()
		if len(blocks) > 0 {
			if p, ok := blocks[0].(*content.Paragraph); ok {
				b.Add("\n", 0, "")
				b.Append(p.Text)
				blocks = blocks[1:]
			}
		}
		l.Items = append(l.Items, content.Item{Blocks: append([]content.Block{&content.Paragraph{Text: b.Inline()}}, blocks...)})
	}
	return l
}

// host returns the host name of a web address, without "www."; "" for any other address.
func host(s string) string {
	u, err := url.Parse(s)
	if err != nil || !isWeb(u) {
		return ""
	}
	return content.SanitizeLine(strings.TrimPrefix(u.Hostname(), "www.")).String()
}

// An entryText is the text of an entry, or the part of it that the feed includes.
type entryText struct {
	*converter
	item  *item
	entry content.Entry
	body  value
	about value  // the description, or else the body
	words string // the start of the body on one line

	isDescription bool // the body is the description of the entry
	isDerived     bool // the title of the entry is the start of its text
}

// isFullText reports whether the text is more than the description of its entry. A body
// that repeats the description is not. A description counts as a full text if it is long
// enough, or if the entry has no link.
func (t entryText) isFullText(description string) bool {
	hasPicture := strings.Contains(t.body.text, "<img") || strings.Contains(t.body.text, "<IMG")
	switch {
	case t.words == "":
		return hasPicture || t.entry.Link.IsEmpty() && len(t.figures()) > 0
	case t.entry.Link.IsEmpty(), len(t.words) >= minText:
		return true
	case t.isDescription:
		return false
	}
	return t.words != description || hasPicture || len(t.figures()) > 0
}

// article returns the article of the text.
func (t entryText) article() *content.Article {
	fragment := t.body.blocks(cmp.Or(webAddress(t.body.base), t.page()))
	a := &content.Article{Targets: fragment.Targets}
	a.AddProblems(fragment.Problems...)
	a.Title, a.Byline, a.Published, a.Source = t.entry.Title, t.entry.Byline, t.entry.Published, t.entry.Link
	a.Site = content.Sanitize(t.site)
	a.Lang = content.Sanitize(t.lang)
	if a.Source.IsEmpty() {
		a.Source = content.SanitizeLine(t.source)
	}
	first := 0
	if len(fragment.Blocks) > 0 {
		if h, ok := fragment.Blocks[0].(*content.Heading); ok && strings.EqualFold(h.Text.String(), a.Title.String()) {
			first = 1 // it repeats the title
		}
	}
	var lead []content.Block
	for _, f := range t.figures() {
		if shown, ok := findFigure(fragment.Blocks, f); !ok {
			lead = append(lead, f)
		} else if shown.Caption.String() == "" {
			shown.Caption, shown.Credit = f.Caption, f.Credit
		}
	}
	if len(fragment.Blocks) == 0 && t.words != "" { // such as the title of a drawing
		fragment.Blocks = []content.Block{&content.Paragraph{Text: content.PlainInline(t.words)}}
	}
	a.SetBlocks(append(lead, fragment.Blocks[first:]...))
	a.InsertTitle()
	for id, at := range a.Targets {
		if at.Block += content.BlockIndex(len(lead) - first); at.Block < 0 {
			at.Block = 0
		}
		a.Targets[id] = at
	}
	return a
}

// page returns the address of the entry's page if it is on the feed's site, or else the
// address of the site.
func (t entryText) page() string {
	if !t.entry.Link.IsEmpty() && (t.home == "" || host(t.entry.Link.String()) == host(t.home)) {
		return t.entry.Link.String()
	}
	return cmp.Or(t.home, webAddress(t.source))
}
