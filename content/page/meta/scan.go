package meta

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A pageMeta is what one walk over a page finds that may say something about its
// article.
type pageMeta struct {
	title     string // of the window
	lang      string // of the html element
	canonical string // the address that the page gives as its own
	savedFrom string // the address that the page was saved from, by a comment

	baseElement    string              // the address in the base element
	tags           map[string][]string // values of meta elements, by name or property in lower case
	nodes          []ldNode            // of JSON-LD
	headlines      []*dom.Node         // h1
	headings       []*dom.Node         // h2, h3, and elements with a class for titles
	authorElements []*dom.Node         // marked as the author
	bylineElements []*dom.Node         // with a class for bylines
	dateElements   []*dom.Node         // time elements, and elements marked as the date
	dayElements    []*dom.Node         // with a date as their only text
}

// maxElements is how many elements of a kind are kept. A list of articles has many
// bylines, and those of the article are among the first.
const maxElements = 40

// maxWindowTitle is how much of the title of the window is read, in bytes.
const maxWindowTitle = 500

// scan walks over a page.
func scan(doc *dom.Node) *pageMeta {
	p := &pageMeta{tags: map[string][]string{}}
	for n := range dom.All(doc) {
		switch {
		case n.Type == dom.ElementNode:
			p.collect(n)
		case n.Type == dom.CommentNode && p.savedFrom == "" && (n.Parent == doc || dom.Is(n.Parent, atom.Html, atom.Head)):
			p.savedFrom = savedFrom(n.Data)
		}
	}
	return p
}

// collect takes what one element says.
func (p *pageMeta) collect(n *dom.Node) {
	switch n.DataAtom {
	case atom.Html:
		p.lang = dom.Attr(n, "lang")
		if p.lang == "" {
			p.lang = dom.Attr(n, "xml:lang")
		}
	case atom.Title:
		if p.title == "" && dom.Closest(n, atom.Svg) == nil {
			p.title = dom.LineText(n, maxWindowTitle)
		}
	case atom.Base:
		if p.baseElement == "" {
			p.baseElement = strings.TrimSpace(dom.Attr(n, "href"))
		}
	case atom.Meta:
		p.collectTag(n)
	case atom.Link:
		if p.canonical == "" && strings.EqualFold(dom.Attr(n, "rel"), "canonical") {
			p.canonical = strings.TrimSpace(dom.Attr(n, "href"))
		}
	case atom.Script:
		if strings.HasPrefix(strings.ToLower(strings.TrimSpace(dom.Attr(n, "type"))), "application/ld+json") && n.FirstChild != nil {
			p.nodes = append(p.nodes, parseLD(n.FirstChild.Data)...)
		}
	case atom.H1:
		p.headlines = appendBounded(p.headlines, n)
	case atom.H2, atom.H3:
		p.headings = appendBounded(p.headings, n)
	case atom.Div, atom.Span, atom.P:
		if class := dom.ClassAndID(n); class != "" && (strings.Contains(class, "title") || strings.Contains(class, "headline")) {
			p.headings = appendBounded(p.headings, n)
		}
	case atom.Time:
		p.dateElements = appendBounded(p.dateElements, n)
	}
	p.collectMarked(n)
	if isDateElement(n) {
		p.dayElements = appendBounded(p.dayElements, n)
	}
}

func appendBounded(list []*dom.Node, n *dom.Node) []*dom.Node {
	if len(list) < maxElements {
		list = append(list, n)
	}
	return list
}

// collectTag takes a meta element.
func (p *pageMeta) collectTag(n *dom.Node) {
	text := strings.TrimSpace(dom.Attr(n, "content"))
	if text == "" {
		return
	}
	for _, by := range []string{"name", "property", "itemprop"} {
		for name := range strings.FieldsSeq(strings.ToLower(dom.Attr(n, by))) {
			if len(p.tags[name]) < maxElements {
				p.tags[name] = append(p.tags[name], text)
			}
		}
	}
}

// collectMarked takes an element that is marked as the author, the byline or the
// date.
func (p *pageMeta) collectMarked(n *dom.Node) {
	if dom.Is(n, atom.Meta, atom.Link, atom.Script, atom.Body, atom.Html, atom.Img) {
		return
	}
	prop, rel := dom.Attr(n, "itemprop"), dom.Attr(n, "rel")
	switch {
	case strings.Contains(prop, "datePublished") || strings.Contains(prop, "dateCreated"):
		p.dateElements = appendBounded(p.dateElements, n)
		return
	case rel == "author", dom.HasWord(prop, "author"), dom.HasWord(prop, "creator"):
		p.authorElements = appendBounded(p.authorElements, n)
		return
	}
	class := dom.ClassAndID(n)
	if class == "" {
		return
	}
	has := func(part string) bool { return strings.Contains(class, part) }
	switch {
	case has("byline"), has("author"), has("writer"), dom.HasWord(class, "by"):
		p.bylineElements = appendBounded(p.bylineElements, n)
	case !dom.Is(n, atom.Time) && (has("date") || has("publish") || has("timestamp")):
		p.dateElements = appendBounded(p.dateElements, n)
	}
}

// firstTag returns the first value of the meta elements with these names, in the
// order of the names.
func (p *pageMeta) firstTag(names ...string) string {
	for _, name := range names {
		if values := p.tags[name]; len(values) > 0 {
			return values[0]
		}
	}
	return ""
}
