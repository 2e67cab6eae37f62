package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A survey is what one walk over a page finds that says something about its
// article.
type survey struct {
	title     string              // of the window
	lang      string              // BCP 47
	canonical string              // the address that the page calls its own
	metas     map[string][]string // by name or property, in lower case
	things    []thing             // of JSON-LD
	headlines []*html.Node        // h1
	headings  []*html.Node        // h2 and h3, and what has a title's class
	authors   []*html.Node        // what is marked as the author
	bylines   []*html.Node        // what looks like a byline by its class
	times     []*html.Node        // time elements, and what is marked as the date
}

// mostFound is how many elements of a kind are looked at: a list of articles
// has many bylines, and the first are the ones that count.
const mostFound = 40

// surveyOf walks over the page.
func surveyOf(doc *html.Node) *survey {
	s := &survey{metas: map[string][]string{}}
	for n := range within(doc) {
		if n.Type == html.ElementNode {
			s.look(n)
		}
	}
	return s
}

func (s *survey) look(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		s.lang = value(n, "lang")
		if s.lang == "" {
			s.lang = value(n, "xml:lang")
		}
	case atom.Title:
		if s.title == "" && under(n, atom.Svg) == nil {
			s.title = wordsOf(n, 500)
		}
	case atom.Meta:
		s.meta(n)
	case atom.Link:
		if s.canonical == "" && strings.EqualFold(value(n, "rel"), "canonical") {
			s.canonical = strings.TrimSpace(value(n, "href"))
		}
	case atom.Script:
		if strings.HasPrefix(strings.ToLower(strings.TrimSpace(value(n, "type"))), "application/ld+json") && n.FirstChild != nil {
			s.things = append(s.things, readThings(n.FirstChild.Data)...)
		}
	case atom.H1:
		s.headlines = appendFew(s.headlines, n)
	case atom.H2, atom.H3:
		s.headings = appendFew(s.headings, n)
	case atom.Div, atom.Span, atom.P:
		if m := marks(n); m != "" && (strings.Contains(m, "title") || strings.Contains(m, "headline")) {
			s.headings = appendFew(s.headings, n)
		}
	case atom.Time:
		s.times = appendFew(s.times, n)
	}
	s.byline(n)
}

func appendFew(list []*html.Node, n *html.Node) []*html.Node {
	if len(list) < mostFound {
		list = append(list, n)
	}
	return list
}

func (s *survey) meta(n *html.Node) {
	text := strings.TrimSpace(value(n, "content"))
	if text == "" {
		return
	}
	for _, by := range []string{"name", "property", "itemprop"} {
		for name := range strings.FieldsSeq(strings.ToLower(value(n, by))) {
			if len(s.metas[name]) < mostFound {
				s.metas[name] = append(s.metas[name], text)
			}
		}
	}
}

// byline takes elements that name the author or say the date.
func (s *survey) byline(n *html.Node) {
	if is(n, atom.Meta, atom.Link, atom.Script, atom.Body, atom.Html, atom.Img) {
		return
	}
	prop, rel := value(n, "itemprop"), value(n, "rel")
	switch {
	case strings.Contains(prop, "datePublished") || strings.Contains(prop, "dateCreated"):
		s.times = appendFew(s.times, n)
	case rel == "author", hasWord(prop, "author"), hasWord(prop, "creator"):
		s.authors = appendFew(s.authors, n)
	default:
		if m := marks(n); m != "" && (strings.Contains(m, "byline") || strings.Contains(m, "author") || strings.Contains(m, "writer") || hasWord(m, "by")) {
			s.bylines = appendFew(s.bylines, n)
		} else if m != "" && !is(n, atom.Time) && (strings.Contains(m, "date") || strings.Contains(m, "publish") || strings.Contains(m, "timestamp")) {
			s.times = appendFew(s.times, n)
		}
	}
}

// hasWord reports whether one of the words of s is word.
func hasWord(s, word string) bool {
	for w := range strings.FieldsSeq(s) {
		if w == word {
			return true
		}
	}
	return false
}

// first is the first text that metas of these names have, in the order of the
// names.
func (s *survey) first(names ...string) string {
	for _, name := range names {
		if all := s.metas[name]; len(all) > 0 {
			return all[0]
		}
	}
	return ""
}
