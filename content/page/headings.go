package page

import (
	"strings"
	"unicode"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// removeHeadingAnchors empties the links from headings to themselves. The elements stay,
// because other links may lead to them.
func (p *page) removeHeadingAnchors() {
	for n := range dom.All(p.root) {
		if dom.Is(n, atom.A) && isHeadingAnchor(n) && dom.Closest(n, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) != nil {
			for n.FirstChild != nil {
				n.RemoveChild(n.FirstChild)
			}
		}
	}
}

// isHeadingAnchor reports whether a link leads to a place in the page, and its text is a
// sign such as "¶" or "#".
func isHeadingAnchor(a *dom.Node) bool {
	const maxSign = 8 // bytes
	if !strings.HasPrefix(dom.Attr(a, "href"), "#") || dom.First(a, atom.Img) != nil {
		return false
	}
	text := dom.LineText(a, 4*maxSign)
	return text != "" && len(text) <= maxSign && !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// convertButtons turns buttons that show and hide the text below them into headings. Lists
// of questions and answers have such buttons.
func (p *page) convertButtons() {
	const (
		minWords = 3
		maxLine  = 140 // bytes
	)
	for n := range dom.All(p.root) {
		if !dom.Is(n, atom.Button) || dom.Closest(n.Parent, atom.Nav, atom.Header, atom.Form) != nil || len(strings.Fields(dom.LineText(n, maxLine))) < minWords {
			continue
		}
		switch {
		case dom.Closest(n.Parent, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Summary) != nil:
			dom.Rename(n, atom.Span)
		case dom.HasAttr(n, "aria-expanded"):
			dom.Rename(n, atom.H4)
		}
	}
}

// unwrapNoscript turns the elements for browsers without scripts that contain a text into
// ordinary ones.
func (p *page) unwrapNoscript() {
	const minText = 2 * minProse
	for n := range dom.All(p.root) {
		if dom.Is(n, atom.Noscript) && dom.Closest(n.Parent, atom.Head) == nil && proseLen(n) >= minText {
			dom.Rename(n, atom.Div)
		}
	}
}
