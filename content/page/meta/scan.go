package meta

import (
	"net/url"
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

// maxComment is how long a comment is that is read, in bytes.
const maxComment = 4 << 10

// savedFrom returns the address that a page was saved from, by a comment that a
// browser or SingleFile has written into it: "saved from url=(0047)https://…". It
// returns "" for other comments.
func savedFrom(comment string) string {
	if len(comment) > maxComment {
		return ""
	}
	rest, ok := strings.CutPrefix(strings.TrimSpace(comment), "saved from url=")
	if ok {
		rest = rest[strings.IndexByte(rest, ')')+1:]
	} else if _, rest, ok = strings.Cut(comment, "saved with SingleFile"); ok {
		_, rest, ok = strings.Cut(rest, "url:")
	}
	if !ok {
		return ""
	}
	address, _, _ := strings.Cut(strings.TrimSpace(rest), "\n")
	address = strings.TrimSpace(address)
	if !isWebAddress(address) {
		return ""
	}
	return address
}

// isWebAddress reports whether s is the address of a page on a site.
func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
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

// article returns the object that describes the article of the page, or nil if none
// does. A page that lists articles describes several; then it is the first whose
// title the page has.
func (p *pageMeta) article() ldNode {
	var first ldNode
	for _, n := range p.nodes {
		if !n.isA("Article", "BlogPosting", "Posting", "Report", "Review", "Recipe", "HowTo", "Blog", "APIReference") || n.isA("Blog") && n["datePublished"] == nil {
			continue
		}
		title := dom.Fold(n.text("headline") + n.text("name"))
		if title != "" && strings.Contains(dom.Fold(p.title+" "+p.firstTag("og:title")), title) {
			return n
		}
		if first == nil {
			first = n
		}
	}
	return first
}

// pages returns the objects that describe the page itself.
func (p *pageMeta) pages() []ldNode {
	var out []ldNode
	for _, n := range p.nodes {
		if n.isA("WebPage", "Page") {
			out = append(out, n)
		}
	}
	return out
}

// An author is one of those that a property names.
type author struct {
	name           string
	isOrganization bool
}

// authors returns those that a property names, by a string, an object with a name, a
// reference to an object elsewhere in the page, or a list of these.
func (p *pageMeta) authors(v any) []author {
	var out []author
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, one := range list[:min(len(list), maxElements)] {
		var a author
		switch one := one.(type) {
		case string:
			a.name = one
		case map[string]any:
			n := ldNode(one)
			if id := n.text("@id"); id != "" && n.name() == "" {
				n = p.byID(id)
			}
			a = author{n.name(), n.isA("Organization")}
		}
		if a.name = strings.TrimSpace(a.name); a.name != "" {
			out = append(out, a)
		}
	}
	return out
}

// names returns the names of those that a property names.
func (p *pageMeta) names(v any) []string {
	var out []string
	for _, a := range p.authors(v) {
		out = append(out, a.name)
	}
	return out
}

// byID returns the object with an id and a name, or nil if there is none.
func (p *pageMeta) byID(id string) ldNode {
	for _, n := range p.nodes {
		if n["@id"] == id && n.name() != "" {
			return n
		}
	}
	return nil
}
