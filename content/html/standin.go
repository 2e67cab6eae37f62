package html

import (
	"slices"
	"strconv"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unmark takes our marks off a page that has some of its own accord.
func unmark(root *dom.Node) {
	for n := range within(root) {
		if hasAttr(n, placeMark) || hasAttr(n, shotMark) {
			n.Attr = slices.DeleteFunc(n.Attr, func(a dom.Attribute) bool { return a.Key == placeMark || a.Key == shotMark })
		}
	}
}

// standIn puts a bare picture in the place of each captioned one, so that
// captions are not taken for text.
func (x *extraction) standIn() {
	x.parts = make([]*dom.Node, len(x.shots))
	for _, s := range x.shots {
		if s.isCopy() {
			drop(s.img)
		}
	}
	for i, s := range x.shots {
		if s.isCopy() {
			continue
		}
		if s.isSpare {
			for _, n := range append(s.captions, s.outer()) {
				drop(n)
			}
			continue
		}
		figure := element(atom.Figure)
		figure.AppendChild(element(atom.Img, "src", s.source, "alt", attr(s.img, "alt")))
		caption := element(atom.Figcaption)
		for _, n := range s.captions {
			if n.Parent != nil {
				n.Parent.RemoveChild(n)
			}
			for c := range within(n) { // one is enough
				if is(c, atom.Figcaption) {
					c.DataAtom, c.Data = atom.Div, atom.Div.String()
				}
			}
			caption.AppendChild(n)
		}
		figure.AppendChild(caption)
		x.parts[i] = figure
		stand := element(atom.Img, "src", "shot.jpg", shotMark, strconv.Itoa(i))
		outer := s.outer()
		if outer.Parent == nil {
			continue
		}
		outer.Parent.InsertBefore(stand, outer)
		outer.Parent.RemoveChild(outer)
	}
}

// isCopy reports whether a picture is only another of one in the same figure.
func (s *shot) isCopy() bool { return s.isSpare && len(s.captions) == 0 }

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
	left := 20 // of more, one says something
	for c := range n.Parent.ChildNodes() {
		if left--; left < 0 {
			return false
		}
		if c != n && (is(c, atom.Img) || wordsOf(c, 1) != "" && !isSilent(c) || first(c, atom.Img) != nil && !is(c, atom.Noscript)) {
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
		if i, err := strconv.Atoi(attr(n, shotMark)); err == nil && i >= 0 && i < len(x.places) {
			x.places[i] = place
		}
	}
}
