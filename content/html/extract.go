package html

import (
	"strconv"

	"pullquote/content"

	"codeberg.org/readeck/go-readability/v2"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// placeMark is the attribute that says where in the page an element stood, by
// counting.
const placeMark = "data-pullquote-place"

// shotMark is the attribute of what stands for a captioned picture, by counting.
const shotMark = "data-pullquote-shot"

// An extraction is a page on its way to its article.
type extraction struct {
	root   *dom.Node
	shots  []*shot
	places []int       // of the shots
	parts  []*dom.Node // figures with their captions, as the article shows them
	head   int         // the place of the headline; 0 without one
}

// extract finds the article of a page, which it changes.
func extract(root *dom.Node, s *profile, a *content.Article) *dom.Node {
	c := &cleaner{bulk: bulks(root), headline: s.headlineOf(a.Title), most: 6}
	c.whole = c.bulk[body(root)].text
	x := &extraction{root: root, shots: c.harvestOf(body(root))}
	x.standIn()
	c.clean(root)
	x.number(c.headline)
	view := read(root, a)
	thin(view)
	x.restore(view)
	tidy(view, a)
	return view
}

// standIn puts a bare picture in the place of each captioned one, so that
// captions are not taken for text.
func (x *extraction) standIn() {
	x.parts = make([]*dom.Node, len(x.shots))
	for i, s := range x.shots {
		if s.isSpare {
			for _, n := range append(s.captions, s.outer()) {
				drop(n)
			}
			continue
		}
		figure := element(atom.Figure)
		figure.AppendChild(element(atom.Img, "src", s.source, "alt", attr(s.img, "alt")))
		cap := element(atom.Figcaption)
		for _, n := range s.captions {
			if n.Parent != nil {
				n.Parent.RemoveChild(n)
			}
			for c := range within(n) { // one is enough
				if is(c, atom.Figcaption) {
					c.DataAtom, c.Data = atom.Div, atom.Div.String()
				}
			}
			cap.AppendChild(n)
		}
		figure.AppendChild(cap)
		x.parts[i] = figure
		stand := element(atom.Img, "src", "shot.jpg", shotMark, strconv.Itoa(i))
		outer := s.outer()
		outer.Parent.InsertBefore(stand, outer)
		outer.Parent.RemoveChild(outer)
	}
}

// outer is the picture's element with what is around it alone.
func (s *shot) outer() *dom.Node {
	n := s.img
	for is(n.Parent, atom.Picture, atom.A, atom.Noscript, atom.Figure, atom.Span) && alone(n) {
		n = n.Parent
	}
	return n
}

// alone reports whether nothing beside n in its parent says anything.
func alone(n *dom.Node) bool {
	for c := range n.Parent.ChildNodes() {
		if c != n && (wordsOf(c, 1) != "" && !isSilent(c) || first(c, atom.Img) != nil && !is(c, atom.Noscript)) {
			return false
		}
	}
	return true
}

func element(name atom.Atom, attributes ...string) *dom.Node {
	n := &dom.Node{Type: dom.ElementNode, DataAtom: name, Data: name.String()}
	for i := 0; i+1 < len(attributes); i += 2 {
		n.Attr = append(n.Attr, dom.Attribute{Key: attributes[i], Val: attributes[i+1]})
	}
	return n
}

// number marks the elements of the page with their places, so that what was
// dropped can be put back where it stood.
func (x *extraction) number(headline *dom.Node) {
	place := 0
	x.places = make([]int, len(x.shots))
	for n := range within(body(x.root)) {
		if !is(n, atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Pre, atom.Blockquote, atom.Td, atom.Div, atom.Img) {
			continue
		}
		place++
		if n == headline {
			x.head = place
		}
		n.Attr = append(n.Attr, dom.Attribute{Key: placeMark, Val: strconv.Itoa(place)})
		if i, err := strconv.Atoi(attr(n, shotMark)); err == nil && i < len(x.places) {
			x.places[i] = place
		}
	}
}

// read finds the article of a page by the density of its text. Where the richest
// element that the page calls its article or its main part holds more than twice
// as much, that is the article; where there is nothing, all of the page.
func read(root *dom.Node, a *content.Article) *dom.Node {
	rich, most := richest(root)
	if rich != nil {
		rich = clone(rich)
	}
	whole := clone(body(root))
	p := readability.NewParser()
	p.KeepClasses = true
	p.DisableJSONLD = true
	r, err := p.ParseAndMutate(root, baseOf(a.Source))
	view := &dom.Node{Type: dom.DocumentNode}
	if err == nil && r.Node != nil {
		view = r.Node
	}
	for n := range within(view) {
		if n.Type == dom.ElementNode {
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	}
	if rich != nil && most > 2*unlinked(view) && proseIn(rich) > 2*proseIn(view) {
		return rich
	}
	k := keptOf(whole, view)
	if l := k.container(); l != nil && unlinked(l) <= 2*unlinked(view) {
		k.thin(l)
		return l
	}
	return view
}

// richest is the element with the most text of those that a page says its
// article is in; the body where it says nothing. The second is how much text
// that is.
func richest(root *dom.Node) (n *dom.Node, most int) {
	for c := range within(root) {
		if c.Type != dom.ElementNode {
			continue
		}
		if !is(c, atom.Article, atom.Main) && attr(c, "role") != "main" && !hasWord(attr(c, "itemprop"), "articleBody") {
			continue
		}
		if size := unlinked(c); size > most*11/10 || n == nil {
			n, most = c, size
		}
	}
	if n == nil {
		n = body(root)
		most = unlinked(n) / 5 // there is much around the article in it
	}
	return n, most
}

// unlinked is how much text of n is in no link.
func unlinked(n *dom.Node) int {
	size := 0
	for c := n; c != nil; {
		after := following(c, n)
		switch {
		case c.Type == dom.TextNode:
			size += inked(c.Data)
		case is(c, atom.A) || isSilent(c) || c.Type == dom.ElementNode && hidden(c):
			c = after
			continue
		}
		if c.FirstChild != nil {
			after = c.FirstChild
		}
		c = after
	}
	return size
}

// clone copies n with all in it.
func clone(n *dom.Node) *dom.Node {
	out := &dom.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
	for c := range n.ChildNodes() {
		out.AppendChild(clone(c))
	}
	return out
}
