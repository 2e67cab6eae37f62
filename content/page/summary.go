package page

import (
	"net/url"
	"strings"

	"pullquote/content/html"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// addSummary fills an article that has no text: with the first summary in the metadata, or
// else with the pages that the page leads to. If the text is not that of the article in the
// metadata, but much shorter, that one replaces it.
func (p *page) addSummary() {
	a := p.article
	if a.Len() > 1 || a.Len() == 1 && a.Title.IsEmpty() {
		if p.lacksArticleBody() {
			p.setText(paragraphsOf(p.meta.ArticleBody))
		}
		return
	}
	a.SetBlocks(nil)
	a.Targets = nil
	for _, text := range p.meta.Summaries {
		if p.setText(paragraphsOf(text)) {
			break
		}
	}
	if a.Len() == 0 && p.setText(p.destinations()) {
		return // the links say where the text is
	}
	a.AddProblems(noText)
}

// paragraphsOf returns an element with a paragraph for each line of a text.
func paragraphsOf(text string) *dom.Node {
	root := dom.NewElement(atom.Div)
	for line := range strings.Lines(text) {
		paragraph := dom.NewElement(atom.P)
		paragraph.AppendChild(&dom.Node{Type: dom.TextNode, Data: line})
		root.AppendChild(paragraph)
	}
	return root
}

// setText makes the text in root that of the article. It reports false if there isn't one.
func (p *page) setText(root *dom.Node) bool {
	r := html.Blocks(root, html.Options{Base: p.meta.Base})
	if len(r.Blocks) == 0 {
		return false
	}
	p.setBlocks(r)
	return true
}

// destinations returns a paragraph with a link for each page that the page leads to: the
// frames that it consists of, and the page that replaces it.
func (p *page) destinations() *dom.Node {
	const maxDestinations = 20
	root := dom.NewElement(atom.Div)
	left := maxDestinations
	for n := range dom.All(p.root) {
		address, label := destination(n)
		if address == "" || left == 0 {
			continue
		}
		left--
		a := dom.NewElement(atom.A, "href", address)
		a.AppendChild(&dom.Node{Type: dom.TextNode, Data: label})
		paragraph := dom.NewElement(atom.P)
		paragraph.AppendChild(a)
		root.AppendChild(paragraph)
	}
	return root
}

// destination returns where an element leads a browser without a click, and a label for it.
func destination(n *dom.Node) (address, label string) {
	switch {
	case dom.Is(n, atom.Frame):
		address, label = dom.Attr(n, "src"), dom.Attr(n, "title")
	case dom.Is(n, atom.Meta) && strings.EqualFold(dom.Attr(n, "http-equiv"), "refresh"):
		address = refreshURL(dom.Attr(n, "content"))
	}
	if label == "" {
		label = address
	}
	return address, label
}

// refreshURL returns the URL in the value of a refresh. It returns "" if the value has none,
// because the page then only reloads itself.
func refreshURL(value string) string {
	_, address, _ := markup.Refresh(value)
	if u, err := url.Parse(address); err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return address
}

// noText is the problem that is reported for a page without text.
const noText = "the page has no article text in it: a script may load it, or it may be for subscribers only"
