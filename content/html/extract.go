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
func extract(root *dom.Node, s *survey, a *content.Article) *dom.Node {
	c := &cleaner{bulk: bulks(root), headline: s.headlineOf(a.Title)}
	c.whole = c.bulk[body(root)].text
	x := &extraction{root: root, shots: c.harvestOf(body(root))}
	x.standIn()
	c.clean(root)
	x.number(c.headline)
	view := read(root, a)
	x.restore(view)
	tidy(view, a)
	return view
}

// standIn puts a bare picture in the place of each captioned one, so that
// captions are not taken for text.
func (x *extraction) standIn() {
	for i, s := range x.shots {
		figure := element(atom.Figure)
		figure.AppendChild(element(atom.Img, "src", s.source, "alt", attr(s.img, "alt")))
		cap := element(atom.Figcaption)
		for _, n := range s.captions {
			if n.Parent != nil {
				n.Parent.RemoveChild(n)
			}
			cap.AppendChild(n)
		}
		figure.AppendChild(cap)
		x.parts = append(x.parts, figure)
		stand := element(atom.Img, "src", "shot.jpg", shotMark, strconv.Itoa(i))
		outer := s.img
		for is(outer.Parent, atom.Picture, atom.A, atom.Noscript, atom.Figure, atom.Span) && alone(outer) {
			outer = outer.Parent
		}
		outer.Parent.InsertBefore(stand, outer)
		outer.Parent.RemoveChild(outer)
	}
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

// read finds the article of a page by the density of its text.
func read(root *dom.Node, a *content.Article) *dom.Node {
	p := readability.NewParser()
	p.KeepClasses = true
	p.DisableJSONLD = true
	r, err := p.ParseAndMutate(root, baseOf(a.Source))
	if err != nil || r.Node == nil {
		return &dom.Node{Type: dom.DocumentNode}
	}
	for n := range within(r.Node) {
		if n.Type == dom.ElementNode {
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	}
	return r.Node
}
