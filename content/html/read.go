package html

import (
	"pullquote/content"
	"pullquote/content/internal/dom"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html/atom"
)

// Readability walks over what is in an element for each element around it, and
// up to four times over the page. A page that is bigger or deeper than any that
// people write is read without it.
const (
	mostElements = 100_000
	mostDeep     = 4_000_000 // all elements' depths together
)

// read finds the article of a page by the density of its text. Where the richest
// element that the page calls its article or its main part holds more than twice
// as much, that is the article; where there is nothing, all of the page.
func read(root *dom.Node, a *content.Article, head int) *dom.Node {
	rich, most := richest(root)
	rich = dom.Clone(rich)
	whole := dom.Clone(dom.Body(root))
	if !isReadable(root) {
		return rich
	}
	p := readability.NewParser()
	p.KeepClasses = true
	p.DisableJSONLD = true
	r, err := p.ParseAndMutate(root, dom.ParseBase(a.Source))
	if err != nil || r.Node == nil {
		return whole
	}
	view := r.Node
	for n := range dom.All(view) {
		if n.Type == dom.ElementNode {
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	}
	if most > 2*dom.UnlinkedLen(view) && proseIn(rich) > 2*proseIn(view) {
		return rich
	}
	k := keptOf(whole, view)
	if l := k.fromHeadline(k.container(), head); l != nil && dom.UnlinkedLen(l) <= 2*dom.UnlinkedLen(view) {
		k.thin(l)
		view = l
	}
	if dom.UnlinkedLen(view) == 0 {
		return whole
	}
	return view
}

func isReadable(root *dom.Node) bool {
	elements, deep := 0, 0
	var count func(n *dom.Node, depth int)
	count = func(n *dom.Node, depth int) {
		elements++
		deep += depth
		for c := range n.ChildNodes() {
			count(c, depth+1)
		}
	}
	count(root, 0)
	return elements <= mostElements && deep <= mostDeep
}

// richest is the element with the most text of those that a page says its
// article is in; the body where it says nothing. The second is how much text
// that is.
func richest(root *dom.Node) (n *dom.Node, most int) {
	for c := range dom.All(root) {
		if c.Type != dom.ElementNode {
			continue
		}
		if !dom.Is(c, atom.Article, atom.Main) && dom.Attr(c, "role") != "main" && !dom.HasWord(dom.Attr(c, "itemprop"), "articleBody") {
			continue
		}
		if size := dom.UnlinkedLen(c); size > most*11/10 || n == nil {
			n, most = c, size
		}
	}
	if n == nil {
		n = dom.Body(root)
		most = dom.UnlinkedLen(n) / 5 // there is much around the article in it
	}
	return n, most
}
