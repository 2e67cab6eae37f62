package html

import (
	"slices"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// recastGallery makes figures of the items of a list that its class calls a
// gallery: each is a picture with what it shows.
func recastGallery(list *dom.Node) {
	if !slices.Contains(dom.ClassWords(list), "gallery") {
		return
	}
	if dom.Is(list, atom.Dl) {
		recastEntry(list)
		return
	}
	some := false
	for li := range list.ChildNodes() {
		if !dom.Is(li, atom.Li) {
			continue
		}
		if s, ok := frameOf(li); ok {
			s.caption(li)
			dom.Rename(li, atom.Figure)
			some = true
		}
	}
	if !some {
		return
	}
	dom.Rename(list, atom.Div)
	for li := range list.ChildNodes() {
		if dom.Is(li, atom.Li) {
			dom.Rename(li, atom.Div)
		}
	}
}

// recastEntry makes a figure of a term that is a picture and what is said of it.
func recastEntry(list *dom.Node) {
	var term, said *dom.Node
	for c := range list.ChildNodes() {
		switch {
		case dom.Is(c, atom.Dt) && term == nil && soleImage(c) != nil:
			term = c
		case dom.Is(c, atom.Dd) && term != nil && said == nil:
			said = c
		case c.Type == dom.ElementNode:
			return
		}
	}
	if term != nil && said != nil {
		dom.Rename(list, atom.Figure)
		dom.Rename(term, atom.Div)
		dom.Rename(said, atom.Figcaption)
	}
}

// A frame is what stands in an element with one picture.
type frame struct {
	img  *dom.Node
	said []*dom.Node // beside the picture
}

// frameOf parts the picture in n from what is said of it beside it. It is none
// where both lead to somewhere else together, as a card for another article does.
func frameOf(n *dom.Node) (frame, bool) {
	img, words := imageIn(n)
	if img == nil || dom.IsDecoration(img) || len(dom.LineText(n, mostCaptioned)) >= mostCaptioned {
		return frame{}, false
	}
	if !words {
		return frame{img: img}, true
	}
	outer := img
	for outer.Parent != n && dom.IsAlone(outer) {
		outer = outer.Parent
	}
	holder := outer.Parent
	for h := holder; h != n; h = h.Parent {
		if dom.Is(h, atom.A) || !dom.IsAlone(h) {
			return frame{}, false
		}
	}
	f := frame{img: img}
	for c := range holder.ChildNodes() {
		if c != outer && !dom.IsSilent(c) && dom.LineText(c, 1) != "" {
			f.said = append(f.said, c)
		}
	}
	return f, true
}

// caption puts what is said into a caption at the end of figure.
func (f frame) caption(figure *dom.Node) {
	if len(f.said) == 0 {
		return
	}
	figcaption := dom.NewElement(atom.Figcaption)
	for _, n := range f.said {
		dom.Remove(n)
		figcaption.AppendChild(n)
	}
	figure.AppendChild(figcaption)
}

// liftPictures puts the pictures that have a row of a table to themselves before
// it, where other rows say of what each of their cells is: the table of facts
// beside an article.
func liftPictures(table *dom.Node) {
	var rows []*dom.Node
	isOfFacts := false
	for c := range table.ChildNodes() {
		switch {
		case dom.Is(c, atom.Tr):
			rows = append(rows, c)
		case dom.Is(c, atom.Tbody, atom.Thead):
			for tr := range c.ChildNodes() {
				if dom.Is(tr, atom.Tr) {
					rows = append(rows, tr)
				}
			}
		}
	}
	for _, tr := range rows {
		isOfFacts = isOfFacts || dom.HasChild(tr, atom.Th) && dom.HasChild(tr, atom.Td)
	}
	if !isOfFacts {
		return
	}
	for _, tr := range rows {
		cell := dom.OnlyElement(tr)
		if !dom.Is(cell, atom.Td, atom.Th) {
			continue
		}
		f, ok := frameOf(cell)
		if !ok {
			continue
		}
		figure := dom.NewElement(atom.Figure)
		for c := cell.FirstChild; c != nil; c = cell.FirstChild {
			cell.RemoveChild(c)
			figure.AppendChild(c)
		}
		f.caption(figure)
		table.Parent.InsertBefore(figure, table)
		dom.Remove(tr)
	}
}
