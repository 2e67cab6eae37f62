package html

import (
	"slices"
	"strconv"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// unmark takes our marks off a page that has some of its own accord.
func unmark(root *dom.Node) {
	for n := range dom.All(root) {
		if dom.HasAttr(n, placeMark) || dom.HasAttr(n, shotMark) {
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
			dom.Remove(s.img)
		}
	}
	for i, s := range x.shots {
		if s.isCopy() {
			continue
		}
		if s.isSpare {
			for _, n := range append(s.captions, s.outer()) {
				dom.Remove(n)
			}
			continue
		}
		figure := dom.NewElement(atom.Figure)
		figure.AppendChild(dom.NewElement(atom.Img, "src", s.source, "alt", dom.Attr(s.img, "alt")))
		caption := dom.NewElement(atom.Figcaption)
		for _, n := range s.captions {
			if n.Parent != nil {
				n.Parent.RemoveChild(n)
			}
			for c := range dom.All(n) { // one is enough
				if dom.Is(c, atom.Figcaption) {
					c.DataAtom, c.Data = atom.Div, atom.Div.String()
				}
			}
			caption.AppendChild(n)
		}
		figure.AppendChild(caption)
		x.parts[i] = figure
		stand := dom.NewElement(atom.Img, "src", "shot.jpg", shotMark, strconv.Itoa(i))
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
	for dom.Is(n.Parent, atom.Picture, atom.A, atom.Noscript, atom.Figure, atom.Span) && dom.IsAlone(n) {
		n = n.Parent
	}
	return n
}

// number marks the elements of the page with their places, so that what was
// dropped can be put back where it stood.
func (x *extraction) number(headline *dom.Node) {
	place := 0
	x.places = make([]int, len(x.shots))
	for n := range dom.All(dom.Body(x.root)) {
		if !dom.Is(n, atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Pre, atom.Blockquote, atom.Td, atom.Div, atom.Img) {
			continue
		}
		place++
		if n == headline {
			x.head = place
		}
		n.Attr = append(n.Attr, dom.Attribute{Key: placeMark, Val: strconv.Itoa(place)})
		if i, err := strconv.Atoi(dom.Attr(n, shotMark)); err == nil && i >= 0 && i < len(x.places) {
			x.places[i] = place
		}
	}
}
