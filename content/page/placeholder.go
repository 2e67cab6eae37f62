package page

import (
	"slices"
	"sort"
	"strconv"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// putPlaceholders replaces each captioned image, with its captions, by a placeholder:
// a bare img, so that captions do not count as text while the article is located.
// Spare images are removed.
func (p *page) putPlaceholders() {
	p.placeholders = map[*dom.Node]*captionedImage{}
	for _, s := range p.images {
		if s.isCopy() {
			dom.Remove(s.img)
		}
	}
	for _, s := range p.images {
		switch {
		case s.isCopy():
		case s.isSpare:
			for _, n := range append(s.captions, s.wrapper()) {
				dom.Remove(n)
			}
		default:
			s.result = s.takeFigure()
			s.placeholder = dom.NewElement(atom.Img, "src", "placeholder.jpg")
			p.placeholders[s.placeholder] = s
			if wrapper := s.wrapper(); wrapper.Parent != nil {
				wrapper.Parent.InsertBefore(s.placeholder, wrapper)
				wrapper.Parent.RemoveChild(wrapper)
			}
		}
	}
}

// isCopy reports whether a picture only repeats another in the same figure.
func (s *captionedImage) isCopy() bool { return s.isSpare && len(s.captions) == 0 }

// takeFigure moves the captions of a picture into a new figure with the picture.
func (s *captionedImage) takeFigure() *dom.Node {
	figure, figcaption := dom.NewElement(atom.Figure), dom.NewElement(atom.Figcaption)
	figure.AppendChild(dom.NewElement(atom.Img, "src", s.source, "alt", dom.Attr(s.img, "alt")))
	for _, n := range s.captions {
		dom.Remove(n)
		for c := range dom.All(n) { // one figcaption is enough
			if dom.Is(c, atom.Figcaption) {
				dom.Rename(c, atom.Div)
			}
		}
		figcaption.AppendChild(n)
	}
	figure.AppendChild(figcaption)
	return figure
}

// wrapper returns the picture's element, or the outermost element around it that
// holds nothing else.
func (s *captionedImage) wrapper() *dom.Node {
	n := s.img
	for dom.Is(n.Parent, atom.Picture, atom.A, atom.Noscript, atom.Figure, atom.Span) && dom.IsAlone(n) {
		n = n.Parent
	}
	return n
}

// numberPlaces numbers the elements of the body that hold text or a picture, in
// document order.
func (p *page) numberPlaces() {
	p.places = map[*dom.Node]int{}
	for n := range dom.All(dom.Body(p.root)) {
		if dom.Is(n, atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Pre, atom.Blockquote, atom.Td, atom.Div, atom.Img) {
			p.places[n] = len(p.places) + 1
		}
	}
}

// origin returns the element of the document that n, an element of the view, is or
// is a copy of. It returns nil for a copy of an element that no pass asks about.
func (p *page) origin(n *dom.Node) *dom.Node {
	if p.origins == nil {
		return n
	}
	return p.origins[n]
}

// placeholderOf returns the captioned image that n, an element of the view, is the
// placeholder of, or nil if it is not a placeholder.
func (p *page) placeholderOf(n *dom.Node) *captionedImage {
	if !dom.Is(n, atom.Img) {
		return nil
	}
	return p.placeholders[p.origin(n)]
}

// holdsPlaceholder reports whether a captioned image is in n, an element of the view.
func (p *page) holdsPlaceholder(n *dom.Node) bool {
	for c := range n.Descendants() {
		if p.placeholderOf(c) != nil {
			return true
		}
	}
	return false
}

// How many elements may be between a picture that was dropped and the first or the
// last element of the article. If there are more, it belongs to something else.
const (
	maxAbove = 60
	maxBelow = 12
)

// restorePictures puts the captioned images back for their placeholders. If one was
// dropped with what was around it, the picture comes before the next element of the
// article in the order of the document.
func (p *page) restorePictures() {
	isRestored := map[*captionedImage]bool{}
	var elements []*dom.Node
	var places []int
	for n := range dom.All(p.view) {
		if n.Type != dom.ElementNode || n == p.view {
			continue
		}
		if s := p.placeholderOf(n); s != nil {
			if !isRestored[s] {
				isRestored[s] = true
				n.Parent.InsertBefore(s.result, n)
			}
			n.Parent.RemoveChild(n)
		} else if place := p.places[p.origin(n)]; place > 0 && (len(places) == 0 || place > places[len(places)-1]) {
			elements, places = append(elements, n), append(places, place)
		}
	}
	if len(places) == 0 {
		return
	}
	headline := p.places[p.meta.Headline]
	for _, s := range p.images {
		place := p.places[s.placeholder]
		if place == 0 || isRestored[s] {
			continue
		}
		next := sort.SearchInts(places, place)
		switch {
		case next == len(places):
			if place-places[next-1] <= maxBelow {
				p.view.AppendChild(s.result)
			}
		case next == 0 && (places[0]-place > maxAbove || place < headline && headline-place > maxBelow):
		default:
			n := outermost(elements[next], p.view)
			n.Parent.InsertBefore(s.result, n)
		}
	}
}

// outermost returns n, or the outermost element around it that must not have a
// picture between its parts.
func outermost(n, view *dom.Node) *dom.Node {
	out := n
	for p := n.Parent; p != nil && p != view; p = p.Parent {
		if dom.Is(p, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.P, atom.Blockquote, atom.Figure, atom.Pre) {
			out = p
		}
	}
	return out
}

// Readability works on copies of the document, and copies attributes with their
// elements. So elements that later passes ask about get a number in an attribute,
// in a copy of the document that only readability sees, and the attribute is removed
// from what it returns.
const numberAttr = "data-pullquote-number"

// numberedCopy returns a copy of root in which elements that isAsked picks have their
// index in originals as their number.
func numberedCopy(root *dom.Node, isAsked func(*dom.Node) bool) (copied *dom.Node, originals []*dom.Node) {
	var clone func(n *dom.Node) *dom.Node
	clone = func(n *dom.Node) *dom.Node {
		out := &dom.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: withoutNumber(n.Attr)}
		if isAsked(n) {
			out.Attr = append(slices.Clip(out.Attr), dom.Attribute{Key: numberAttr, Val: strconv.Itoa(len(originals))})
			originals = append(originals, n)
		}
		for c := range n.ChildNodes() {
			out.AppendChild(clone(c))
		}
		return out
	}
	return clone(root), originals
}

// withoutNumber returns attributes without the number.
func withoutNumber(attrs []dom.Attribute) []dom.Attribute {
	isNumber := func(a dom.Attribute) bool { return a.Key == numberAttr }
	if !slices.ContainsFunc(attrs, isNumber) {
		return attrs
	}
	return slices.DeleteFunc(slices.Clone(attrs), isNumber)
}

// originsOf returns the originals of the elements in a copy, and removes the numbers.
func originsOf(copied *dom.Node, originals []*dom.Node) map[*dom.Node]*dom.Node {
	origins := map[*dom.Node]*dom.Node{}
	for n := range dom.All(copied) {
		if i, err := strconv.Atoi(dom.Attr(n, numberAttr)); err == nil && i >= 0 && i < len(originals) {
			origins[n] = originals[i]
			n.Attr = withoutNumber(n.Attr)
		}
	}
	return origins
}
