package meta

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/byline"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// articleByline returns the authors of the article, from the first place that names a
// person: its JSON-LD, meta elements, elements that are marked as the author, the headline
// context, elements with a class for bylines. If none of them does, the author is an
// organization or the site.
func (p *pageMeta) articleByline(article ldNode, site string, lines []string) string {
	organization := ""
	for _, from := range []func() string{
		func() string { return shownByline(lines) },
		func() string { return p.bylineOfProperty(article["author"], site, false) },
		func() string { return p.bylineOfProperty(article["creator"], site, false) },
		func() string { return p.bylineOfPageNodes(site) },
		func() string { return p.bylineOfTags(site) },
		func() string { return joinNames(namesOfElements(p.authorElements), site) },
		func() string { return bylineNearby(lines) },
		func() string { return p.bylineOfClass(site) },
	} {
		by := from()
		if by != "" && !isSiteName(by, dom.Fold(site)) {
			return by
		}
		if organization == "" {
			organization = by
		}
	}
	for _, v := range []any{article["author"], article["creator"]} {
		if by := p.bylineOfProperty(v, site, true); by != "" {
			return by
		}
	}
	return organization
}

// bylineOfProperty returns the names of the people in a JSON-LD property. With
// withOrganizations it also returns the names of organizations.
func (p *pageMeta) bylineOfProperty(v any, site string, withOrganizations bool) string {
	var names []string
	for _, a := range p.authors(v) {
		if withOrganizations || !a.isOrganization {
			names = append(names, a.name)
		}
	}
	return joinNames(names, site)
}

// bylineOfPageNodes returns the authors of the page itself, from its JSON-LD.
func (p *pageMeta) bylineOfPageNodes(site string) string {
	for _, page := range p.pageNodes() {
		if by := p.bylineOfProperty(page["author"], site, false); by != "" {
			return by
		}
	}
	return ""
}

// writtenByTag is a meta element that contains the author if its label, another meta
// element, is "Written by".
const writtenByTag = "twitter:data1"

// authorTags are the names of meta elements that contain the author, the best first.
var authorTags = []string{
	"author", "parsely-author", "citation_author", "dc.creator", "dc.creator.creator", "dcterms.creator", "sailthru.author", "byl",
	"article:author", "og:article:author", "article:author_name", "cxenseparse:author", writtenByTag,
}

// bylineOfTags returns the authors that the meta elements name.
func (p *pageMeta) bylineOfTags(site string) string {
	for _, tag := range authorTags {
		if tag == writtenByTag && !strings.EqualFold(p.firstTag("twitter:label1"), "Written by") {
			continue
		}
		names := p.tags[tag]
		if strings.HasPrefix(tag, "citation") || strings.HasPrefix(tag, "dc") { // family name first, as in library catalogues
			names = slices.Clone(names)
			for i := range names {
				names[i] = byline.GivenFirst(names[i])
			}
		}
		if by := joinNames(names, site); by != "" {
			return by
		}
	}
	return ""
}

// bylineNearby returns the authors from a byline in the headline context: "By Jo Park", or a
// line "By" with the name on the next line.
func bylineNearby(lines []string) string {
	for i, line := range lines {
		names, ok := byline.AfterPrefix(line)
		if !ok && i+1 < len(lines) && byline.IsPrefix(line) {
			names, ok = lines[i+1], true
		}
		if !ok {
			continue
		}
		if by := joinNames([]string{names}, ""); byline.LooksLikeNames(by) {
			return by
		}
	}
	return ""
}

// shownByline returns the authors from the byline below the headline, if its names are
// those of people. What the page shows to readers takes precedence over its metadata, which
// often names the publisher.
func shownByline(lines []string) string {
	by := bylineNearby(lines)
	for _, name := range byline.Names([]string{by}, "") {
		if !byline.IsPerson(name) {
			return ""
		}
	}
	return by
}

// joinNames returns the names in texts as in a sentence: "Jo Park, Ana Ruiz and Li Wei". It
// returns "" if none of them is the name of a person or a desk.
func joinNames(texts []string, site string) string {
	clean := make([]string, len(texts))
	for i, text := range texts {
		clean[i] = content.SanitizeLine(dom.Unescape(text))
	}
	return byline.Join(byline.Names(clean, site))
}

// bylineOfClass returns the names in the first element that has a class for bylines and
// whose text looks like names.
func (p *pageMeta) bylineOfClass(site string) string {
	for _, n := range p.bylineElements {
		if by := joinNames(namesOfElements(sameClass(n)), site); byline.LooksLikeNames(by) {
			return by
		}
	}
	return ""
}

// maxByline is the maximum length of the text of an element with names, in bytes.
const maxByline = 200

// sameClass returns n and the elements right after it with the same class. There may be one
// element for each author.
func sameClass(n *dom.Node) []*dom.Node {
	const maxSiblings = 24
	out := []*dom.Node{n}
	for c, i := n.NextSibling, 0; c != nil && i < maxSiblings; c, i = c.NextSibling, i+1 {
		switch {
		case c.Type == dom.TextNode && dom.NonSpaceLen(c.Data) == 0:
		case dom.Is(c, n.DataAtom) && dom.Attr(c, "class") == dom.Attr(n, "class"):
			out = append(out, c)
		default:
			return out
		}
	}
	return out
}

// namesOfElements returns the names in nodes, except for nodes in comments and in lists of
// other articles.
func namesOfElements(nodes []*dom.Node) []string {
	var out []string
	for _, n := range nodes {
		if dom.Closest(n, atom.Nav, atom.Footer, atom.Aside) != nil || isInComments(n) {
			continue
		}
		if text := nameOfElement(n); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// nameOfElement returns the text in n that is marked as a name, or all of it.
func nameOfElement(n *dom.Node) string {
	for c := range dom.All(n) {
		if c.Type != dom.ElementNode || c == n {
			continue
		}
		if dom.HasWord(dom.Attr(c, "itemprop"), "name") {
			if dom.Is(c, atom.Meta) {
				return dom.Attr(c, "content")
			}
			return dom.LineText(c, maxByline)
		}
		if dom.HasClass(c, "fn") { // the formatted name of an hCard
			return dom.LineText(c, maxByline)
		}
	}
	const maxLinks = 5
	var links []string
	for c := range dom.All(n) {
		if dom.Is(c, atom.A) && (dom.Attr(c, "rel") == "author" || strings.Contains(dom.Attr(c, "href"), "/author")) {
			if text := dom.LineText(c, maxByline); text != "" && !slices.Contains(links, text) {
				links = append(links, text)
			}
		}
	}
	if len(links) > 0 && len(links) <= maxLinks {
		return strings.Join(links, ", ")
	}
	if name := firstName(n); name != "" {
		return name
	}
	return dom.LineText(n, maxByline)
}

// firstName returns the name in the first element of n, if the rest of n is the person's
// role and not another name. It returns "" otherwise.
func firstName(n *dom.Node) string {
	var texts []string
	for c := range n.ChildNodes() {
		text := strings.TrimSpace(c.Data)
		if c.Type == dom.ElementNode {
			text = dom.LineText(c, maxByline)
		}
		if text != "" && c.Type != dom.CommentNode {
			texts = append(texts, text)
		}
	}
	if len(texts) != 2 || !byline.IsPerson(texts[0]) || strings.ContainsAny(texts[1], ",&") || byline.HasRole(texts[0]) || !byline.HasRole(texts[1]) {
		return ""
	}
	return texts[0]
}

// isInComments reports whether n is in the comments by readers, or in a list of other
// articles.
func isInComments(n *dom.Node) bool { return isInside(n, "comment", "related") }

// isInSidebar reports whether n is in a column beside the text.
func isInSidebar(n *dom.Node) bool { return isInside(n, "sidebar") }

// isInside reports whether n or an element around it has one of these words in its class or
// id. The classes of the whole page do not count, because they list what it may contain.
func isInside(n *dom.Node, words ...string) bool {
	const maxAncestors = 12
	for i := 0; n != nil && i < maxAncestors && !dom.Is(n, atom.Body, atom.Html, atom.Main); n, i = n.Parent, i+1 {
		class := dom.ClassAndID(n)
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(class, w) }) {
			return true
		}
	}
	return false
}
