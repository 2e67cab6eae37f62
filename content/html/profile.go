package html

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A profile is what one walk over a page finds that says something about its
// article.
type profile struct {
	title     string // of the window
	lang      string // BCP 47
	canonical string // the address that the page calls its own
	savedFrom string // the address that a comment says it was saved from

	baseElement string              // what the page says its links are resolved against
	metas       map[string][]string // by name or property, in lower case
	things      []thing             // of JSON-LD
	headlines   []*dom.Node         // h1
	siteNames   []*dom.Node         // those of them that name the site
	headings    []*dom.Node         // h2 and h3, and what has a title's class
	authors     []*dom.Node         // what is marked as the author
	bylines     []*dom.Node         // what looks like a byline by its class
	times       []*dom.Node         // time elements, and what is marked as the date
	days        []*dom.Node         // what holds a day and nothing else
}

// mostFound is how many elements of a kind are looked at: a list of articles
// has many bylines, and the first are the ones that count.
const mostFound = 40

// profileOf walks over the page.
func profileOf(doc *dom.Node) *profile {
	s := &profile{metas: map[string][]string{}}
	for n := range dom.All(doc) {
		switch {
		case n.Type == dom.ElementNode:
			s.look(n)
		case n.Type == dom.CommentNode && s.savedFrom == "" && (n.Parent == doc || dom.Is(n.Parent, atom.Html, atom.Head)):
			s.savedFrom = savedFrom(n.Data)
		}
	}
	return s
}

func (s *profile) look(n *dom.Node) {
	switch n.DataAtom {
	case atom.Html:
		s.lang = dom.Attr(n, "lang")
		if s.lang == "" {
			s.lang = dom.Attr(n, "xml:lang")
		}
	case atom.Title:
		if s.title == "" && dom.Closest(n, atom.Svg) == nil {
			s.title = dom.LineText(n, 500)
		}
	case atom.Base:
		if s.baseElement == "" {
			s.baseElement = strings.TrimSpace(dom.Attr(n, "href"))
		}
	case atom.Meta:
		s.meta(n)
	case atom.Link:
		if s.canonical == "" && strings.EqualFold(dom.Attr(n, "rel"), "canonical") {
			s.canonical = strings.TrimSpace(dom.Attr(n, "href"))
		}
	case atom.Script:
		if strings.HasPrefix(strings.ToLower(strings.TrimSpace(dom.Attr(n, "type"))), "application/ld+json") && n.FirstChild != nil {
			s.things = append(s.things, readThings(n.FirstChild.Data)...)
		}
	case atom.H1:
		s.headlines = appendFew(s.headlines, n)
	case atom.H2, atom.H3:
		s.headings = appendFew(s.headings, n)
	case atom.Div, atom.Span, atom.P:
		if m := dom.ClassAndID(n); m != "" && (strings.Contains(m, "title") || strings.Contains(m, "headline")) {
			s.headings = appendFew(s.headings, n)
		}
	case atom.Time:
		s.times = appendFew(s.times, n)
	}
	s.byline(n)
	if holdsDay(n) {
		s.days = appendFew(s.days, n)
	}
}

func appendFew(list []*dom.Node, n *dom.Node) []*dom.Node {
	if len(list) < mostFound {
		list = append(list, n)
	}
	return list
}

func (s *profile) meta(n *dom.Node) {
	text := strings.TrimSpace(dom.Attr(n, "content"))
	if text == "" {
		return
	}
	for _, by := range []string{"name", "property", "itemprop"} {
		for name := range strings.FieldsSeq(strings.ToLower(dom.Attr(n, by))) {
			if len(s.metas[name]) < mostFound {
				s.metas[name] = append(s.metas[name], text)
			}
		}
	}
}

// byline takes elements that name the author or say the date.
func (s *profile) byline(n *dom.Node) {
	if dom.Is(n, atom.Meta, atom.Link, atom.Script, atom.Body, atom.Html, atom.Img) {
		return
	}
	prop, rel := dom.Attr(n, "itemprop"), dom.Attr(n, "rel")
	switch {
	case strings.Contains(prop, "datePublished") || strings.Contains(prop, "dateCreated"):
		s.times = appendFew(s.times, n)
	case rel == "author", dom.HasWord(prop, "author"), dom.HasWord(prop, "creator"):
		s.authors = appendFew(s.authors, n)
	default:
		if m := dom.ClassAndID(n); m != "" && (strings.Contains(m, "byline") || strings.Contains(m, "author") || strings.Contains(m, "writer") || dom.HasWord(m, "by")) {
			s.bylines = appendFew(s.bylines, n)
		} else if m != "" && !dom.Is(n, atom.Time) && (strings.Contains(m, "date") || strings.Contains(m, "publish") || strings.Contains(m, "timestamp")) {
			s.times = appendFew(s.times, n)
		}
	}
}

// first is the first text that metas of these names have, in the order of the
// names.
func (s *profile) first(names ...string) string {
	for _, name := range names {
		if all := s.metas[name]; len(all) > 0 {
			return all[0]
		}
	}
	return ""
}
