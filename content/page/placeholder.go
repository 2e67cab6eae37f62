package page

import (
	"slices"
	"sort"
	"strconv"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// putPlaceholders replaces each captioned image and its captions by a placeholder, a bare
// img, so that captions do not count as text while the article is located. It removes
// redundant images.
func (p *page) putPlaceholders() {
	p.placeholders = map[*dom.Node]*captionedImage{}
	for _, s := range p.images {
		if s.isDuplicate() {
			dom.Remove(s.img)
		}
	}
	for _, s := range p.images {
		switch {
		case s.isDuplicate():
		case s.isRedundant:
			for _, n := range append(s.captions, s.wrapper()) {
				dom.Remove(n)
			}
		default:
			s.result = s.makeFigure()
			s.placeholder = dom.NewElement(atom.Img, "src", "placeholder.jpg")
			p.placeholders[s.placeholder] = s
			if wrapper := s.wrapper(); wrapper.Parent != nil {
				wrapper.Parent.InsertBefore(s.placeholder, wrapper)
				wrapper.Parent.RemoveChild(wrapper)
			}
		}
	}
}

// isDuplicate reports whether a picture repeats another in the same figure.
func (s *captionedImage) isDuplicate() bool { return s.isRedundant && len(s.captions) == 0 }

// makeFigure returns a new figure with the picture, and moves its captions there.
func (s *captionedImage) makeFigure() *dom.Node {
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

// wrapper returns the img of the picture, or the outermost element around it that contains
// nothing else.
func (s *captionedImage) wrapper() *dom.Node {
	n := s.img
	for dom.Is(n.Parent, atom.Picture, atom.A, atom.Noscript, atom.Figure, atom.Span) && dom.IsAlone(n) {
		n = n.Parent
	}
	return n
}

// numberElements numbers the elements of the body that may contain text or a picture, in
// document order.
func (p *page) numberElements() {
	p.order = map[*dom.Node]int{}
	for n := range dom.All(dom.Body(p.root)) {
		if dom.Is(n, atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Pre, atom.Blockquote, atom.Td, atom.Div, atom.Img) || dom.Is(n, atom.Span) && dom.Is(dom.PreviousElement(n), atom.H1) { // a lead
			p.order[n] = len(p.order) + 1
		}
	}
}

// origin returns the original of n, an element of the view: n itself, or the element of the
// document that it is a copy of. It returns nil if no pass needs the original.
func (p *page) origin(n *dom.Node) *dom.Node {
	if p.origins == nil {
		return n
	}
	return p.origins[n]
}

// placeholderOf returns the captioned image that n, an element of the view, replaces. It
// returns nil if n is not a placeholder.
func (p *page) placeholderOf(n *dom.Node) *captionedImage {
	if !dom.Is(n, atom.Img) {
		return nil
	}
	return p.placeholders[p.origin(n)]
}

// hasPlaceholder reports whether n, an element of the view, contains a placeholder.
func (p *page) hasPlaceholder(n *dom.Node) bool {
	for c := range n.Descendants() {
		if p.placeholderOf(c) != nil {
			return true
		}
	}
	return false
}

// The distance between a picture that was dropped and the first or the last element of the
// article, in elements. If it is greater, the picture does not belong to the article.
const (
	maxAbove = 60
	maxBelow = 12
)

// restorePictures replaces the placeholders by the captioned images. If a placeholder was
// dropped, its image is inserted before the next element of the article in document order.
func (p *page) restorePictures() {
	if len(p.images) == 0 {
		return
	}
	isRestored := map[*captionedImage]bool{}
	var elements []*dom.Node
	var positions []int
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
		} else if position := p.order[p.origin(n)]; position > 0 && (len(positions) == 0 || position > positions[len(positions)-1]) {
			elements, positions = append(elements, n), append(positions, position)
		}
	}
	if len(positions) == 0 {
		return
	}
	headline := p.order[p.meta.Headline]
	for _, s := range p.images {
		position := p.order[s.placeholder]
		if position == 0 || isRestored[s] {
			continue
		}
		next := sort.SearchInts(positions, position)
		switch {
		case next == len(positions):
			if position-positions[next-1] <= maxBelow {
				p.view.AppendChild(s.result)
			}
		case next == 0 && (positions[0]-position > maxAbove || position < headline && headline-position > maxBelow):
		default:
			n := outermost(elements[next], p.view)
			n.Parent.InsertBefore(s.result, n)
		}
	}
}

// outermost returns n, or the outermost element around it that must not be split by a
// picture.
func outermost(n, view *dom.Node) *dom.Node {
	out := n
	for p := n.Parent; p != nil && p != view; p = p.Parent {
		if dom.Is(p, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.P, atom.Blockquote, atom.Figure, atom.Pre) {
			out = p
		}
	}
	return out
}

// numberAttribute identifies the elements that later passes need. Readability returns copies
// of elements with their attributes, so it is given a copy of the document with numbers in
// this attribute, and they are removed from its result.
const numberAttribute = "data-pullquote-number"

// numberedCopy returns a copy of root in which the elements that satisfy isAsked have their
// index in originals as their number.
func numberedCopy(root *dom.Node, isAsked func(*dom.Node) bool) (copied *dom.Node, originals []*dom.Node) {
	var clone func(n *dom.Node) *dom.Node
	clone = func(n *dom.Node) *dom.Node {
		out := &dom.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: withoutNumber(n.Attr)}
		if isAsked(n) {
			out.Attr = append(slices.Clip(out.Attr), dom.Attribute{Key: numberAttribute, Val: strconv.Itoa(len(originals))})
			originals = append(originals, n)
		}
		for c := range n.ChildNodes() {
			out.AppendChild(clone(c))
		}
		return out
	}
	return clone(root), originals
}

// withoutNumber returns attrs without the number.
func withoutNumber(attrs []dom.Attribute) []dom.Attribute {
	isNumber := func(a dom.Attribute) bool { return a.Key == numberAttribute }
	if !slices.ContainsFunc(attrs, isNumber) {
		return attrs
	}
	return slices.DeleteFunc(slices.Clone(attrs), isNumber)
}

// originsOf returns the originals of the numbered elements in a copy, and removes the
// numbers.
func originsOf(copied *dom.Node, originals []*dom.Node) map[*dom.Node]*dom.Node {
	origins := map[*dom.Node]*dom.Node{}
	for n := range dom.All(copied) {
		if i, err := strconv.Atoi(dom.Attr(n, numberAttribute)); err == nil && i >= 0 && i < len(originals) {
			origins[n] = originals[i]
			n.Attr = withoutNumber(n.Attr)
		}
	}
	return origins
}
