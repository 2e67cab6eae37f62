package meta

import (
	"net/url"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A pageMeta is the metadata and the elements that one walk over a page collects.
type pageMeta struct {
	windowTitle string
	lang        string // of the html element
	canonical   string // the URL that the page gives as its own
	savedFrom   string // the URL that the page was saved from, in a comment

	baseElement    string              // the URL in the base element
	tags           map[string][]string // values of meta elements, by name or property in lower case
	nodes          []ldNode            // of JSON-LD
	headlines      []*dom.Node         // h1
	headline       *dom.Node           // the heading with the title, or nil
	headings       []*dom.Node         // h2 and h3, and elements with a class for titles
	authorElements []*dom.Node         // marked as the author
	bylineElements []*dom.Node         // with a class for bylines
	dateElements   []*dom.Node         // time elements, and elements marked as the date
	dayElements    []*dom.Node         // with a date as their only text
}

// maxElements is how many elements of each kind are kept. A list of articles has many
// bylines, and the byline of the article is among the first.
const maxElements = 40

// maxWindowTitle is how much of the window title is kept, in bytes.
const maxWindowTitle = 500

// scan walks a page and collects its metadata.
func scan(doc *dom.Node) *pageMeta {
	p := &pageMeta{tags: map[string][]string{}}
	for n := range dom.All(doc) {
		switch {
		case n.Type == dom.ElementNode:
			p.collect(n)
		case n.Type == dom.CommentNode && p.savedFrom == "" && (n.Parent == doc || dom.Is(n.Parent, atom.Html, atom.Head)):
			p.savedFrom = savedFromURL(n.Data)
		}
	}
	return p
}

// collect adds the metadata of one element.
func (p *pageMeta) collect(n *dom.Node) {
	switch n.DataAtom {
	case atom.Html:
		p.lang = dom.Attr(n, "lang")
		if p.lang == "" {
			p.lang = dom.Attr(n, "xml:lang")
		}
	case atom.Title:
		if p.windowTitle == "" && dom.Closest(n, atom.Svg) == nil {
			p.windowTitle = dom.LineText(n, maxWindowTitle)
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

// collectTag adds the values of a meta element.
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

// collectMarked adds an element that is marked as the author, the byline or the date.
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

// maxComment is the maximum length of a comment that is checked, in bytes.
const maxComment = 4 << 10

// savedFromURL returns the URL that a page was saved from, from the comment that a
// browser or SingleFile writes into it: "saved from url=(0047)https://…". It returns "" for
// other comments.
func savedFromURL(comment string) string {
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
	pageURL, _, _ := strings.Cut(strings.TrimSpace(rest), "\n")
	pageURL = strings.TrimSpace(pageURL)
	if !isWebURL(pageURL) {
		return ""
	}
	return pageURL
}

// isWebURL reports whether s is an http or https URL with a host.
func isWebURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// firstTag returns the first value of the first of these names that a meta element has.
func (p *pageMeta) firstTag(names ...string) string {
	for _, name := range names {
		if values := p.tags[name]; len(values) > 0 {
			return values[0]
		}
	}
	return ""
}

// articleNode returns the node that describes the article of the page, or nil if there is
// none. If the page lists several articles, it is the first whose title is part of the title
// of the page, or else the first.
func (p *pageMeta) articleNode() ldNode {
	var first ldNode
	for _, n := range p.nodes {
		if !n.hasType("Article", "BlogPosting", "Posting", "Report", "Review", "Recipe", "HowTo", "Blog", "APIReference") || n.hasType("Blog") && n["datePublished"] == nil {
			continue
		}
		title := dom.Fold(n.text("headline") + n.text("name"))
		if title != "" && strings.Contains(dom.Fold(p.windowTitle+" "+p.firstTag("og:title")), title) {
			return n
		}
		if first == nil {
			first = n
		}
	}
	return first
}

// pageNodes returns the nodes that describe the page itself.
func (p *pageMeta) pageNodes() []ldNode {
	var out []ldNode
	for _, n := range p.nodes {
		if n.hasType("WebPage", "Page") {
			out = append(out, n)
		}
	}
	return out
}

// An author is a person or an organization that a JSON-LD property names.
type author struct {
	name           string
	isOrganization bool
}

// authors returns the authors in a JSON-LD property. Its value is a string, an object with a
// name, a reference to another object in the page, or a list of these.
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
				n = p.nodeByID(id)
			}
			a = author{n.name(), n.hasType("Organization")}
		}
		if a.name = strings.TrimSpace(a.name); a.name != "" {
			out = append(out, a)
		}
	}
	return out
}

// authorNames returns the names of the authors in a JSON-LD property.
func (p *pageMeta) authorNames(v any) []string {
	var out []string
	for _, a := range p.authors(v) {
		out = append(out, a.name)
	}
	return out
}

// nodeByID returns the node with this id and a name, or nil if there isn't one.
func (p *pageMeta) nodeByID(id string) ldNode {
	for _, n := range p.nodes {
		if n["@id"] == id && n.name() != "" {
			return n
		}
	}
	return nil
}
