package meta

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/dates"
	"pullquote/content/internal/byline"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// articleByline returns the authors of the article, from the first place that names a
// person: a byline with a prefix near the headline, JSON-LD, meta elements, elements that are
// marked as the author or have a class for bylines, a name without a prefix near the
// headline. If none of them does, the author is an organization or the site. The first after
// of the lines come after the headline.
func (p *pageMeta) articleByline(article ldNode, site string, lines []string, after int) string {
	organization := ""
	shown := p.bylineNearby(lines, after)
	for _, from := range []func() string{
		func() string { return ifPersons(shown) },
		func() string { return p.bylineOfProperty(article["author"], site, false) },
		func() string { return p.bylineOfPageNodes(site) },
		func() string { return p.bylineOfTags(site) },
		func() string { return joinNames(p.namesOfElements(nearFirst(p.authorElements), lines[:after]), site) },
		func() string { return shown },
		func() string { return p.bylineOfClass(site, lines[:after]) },
		func() string { return p.bylineOfProperty(article["creator"], site, false) },
		func() string { return p.accountHolder() },
		func() string { return bareNameNearby(lines[:after], site) },
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

// joinNames returns the names in texts as in a sentence: "Jo Park, Ana Ruiz and Li Wei". It
// returns "" if none of them is the name of a person or a desk.
func joinNames(texts []string, site string) string {
	clean := make([]string, len(texts))
	for i, text := range texts {
		clean[i] = content.SanitizeLine(dom.Unescape(text)).String()
	}
	return byline.Join(byline.Names(clean, site))
}

// bylineOfClass returns the names in the first element that has a class for bylines and
// whose text looks like names. An element whose text is one of the lines after the headline
// takes precedence, and may name its author with a single word.
func (p *pageMeta) bylineOfClass(site string, near []string) string {
	for _, n := range p.bylineElements {
		names := p.namesOfElements(sameClass(n), near)
		by := joinNames(names, site)
		if len(names) > 0 && isNear(names[0], near) && byline.LooksLikeNames(by) || (byline.IsSingleName(by) || byline.IsEastAsianName(by)) && isAlone(by, near) {
			return p.trimToMarked(by)
		}
	}
	for _, n := range p.bylineElements {
		if p.isInList(n) {
			continue
		}
		names := p.namesOfElements(sameClass(n), near)
		by := joinNames(names, site)
		if byline.LooksLikeNames(by) || byline.IsEastAsianName(by) || len(names) == 1 && byline.IsSingleName(by) && hasPrefix(names[0]) {
			return p.trimToMarked(by)
		}
	}
	return ""
}

// hasPrefix reports whether a text begins as a byline does: "Posted by Jo".
func hasPrefix(text string) bool {
	_, ok := byline.AfterPrefix(text)
	return ok
}

// accountHolder returns the name in the title of a page on a social network, which begins
// with the name and the account of the author: "Jo Park (@jopark) on Wharf".
func (p *pageMeta) accountHolder() string {
	title := dom.Unescape(p.firstTag("og:title", "twitter:title"))
	name, rest, ok := strings.Cut(title, " (@")
	account, _, isClosed := strings.Cut(rest, ")")
	const maxName = 60 // bytes
	if !ok || !isClosed || name == "" || len(name) > maxName || strings.ContainsAny(account, " ,") {
		return ""
	}
	return content.SanitizeLine(name).String()
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
// other articles. A node beside the article counts only if its name is on one of the lines
// near the headline.
func (p *pageMeta) namesOfElements(nodes []*dom.Node, near []string) []string {
	var out []string
	for _, n := range nodes {
		text := nameOfElement(n)
		if text == "" || isInComments(n) || p.isBesideArticle(n) && !isNear(text, near) {
			continue
		}
		out = append(out, text)
	}
	return out
}

// isBesideArticle reports whether n is in navigation, or in an aside or a footer that is not
// in the article with the headline.
func (p *pageMeta) isBesideArticle(n *dom.Node) bool {
	beside := dom.Closest(n, atom.Nav, atom.Footer, atom.Aside)
	return beside != nil && (dom.Is(beside, atom.Nav) || !p.isInArticle(beside))
}

// isInArticle reports whether n is in the article element that contains the headline.
func (p *pageMeta) isInArticle(n *dom.Node) bool {
	article := dom.Closest(n, atom.Article)
	return article != nil && p.headline != nil && dom.Contains(article, p.headline)
}

// isNear reports whether one of the lines near the headline contains a name.
func isNear(name string, near []string) bool {
	f := dom.Fold(name)
	return f != "" && slices.ContainsFunc(near, func(line string) bool { return dom.HasPhrase(dom.Fold(line), f) })
}

// isAlone reports whether one of the lines near the headline is a name and nothing else, apart
// from a prefix or a label and dates.
func isAlone(name string, near []string) bool {
	return slices.ContainsFunc(near, func(line string) bool {
		if joinNames([]string{line}, "") == name {
			return true
		}
		rest, start := "", 0
		for _, d := range dates.Find(line) {
			rest += line[start:d.Start]
			start = d.TimeEnd
		}
		label, ok := strings.CutSuffix(strings.TrimSpace(rest+line[start:]), name)
		return ok && (label == "" || byline.IsPrefix(strings.TrimSpace(label)))
	})
}

// nearFirst returns the first of the elements and those near it: the authors of one article.
// The others are authors of articles that the page lists.
func nearFirst(elements []*dom.Node) []*dom.Node {
	const maxBetween = 600 // bytes of text in the element that contains them all
	var out []*dom.Node
	for _, n := range elements {
		if len(out) > 0 {
			common := n
			for common != nil && !dom.Contains(common, out[0]) {
				common = common.Parent
			}
			if common == nil || len(dom.LineText(common, maxBetween)) >= maxBetween-utf8.UTFMax {
				continue
			}
		}
		out = append(out, n)
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
// role and not another name, or the name after the element with a label. It returns ""
// otherwise.
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
	if len(texts) == 2 && byline.IsPrefix(texts[0]) {
		return texts[1]
	}
	if len(texts) != 2 || !byline.IsPerson(texts[0]) || strings.ContainsAny(texts[1], ",&") || byline.HasRole(texts[0]) || !byline.HasRole(texts[1]) {
		return ""
	}
	return texts[0]
}

// isInList reports whether n is one of several elements with the same class and different
// names in different places, and not in the article with the headline. They are in a list of
// articles.
func (p *pageMeta) isInList(n *dom.Node) bool {
	const minArticles = 3
	if p.isInArticle(n) {
		return false
	}
	class := dom.Attr(n, "class")
	var names []string
	for _, o := range p.bylineElements {
		if dom.Attr(o, "class") != class || o != n && o.Parent == n.Parent {
			continue
		}
		if name := dom.LineText(o, maxByline); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return len(names) >= minArticles
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
