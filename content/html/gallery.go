package html

import (
	"slices"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// recastGallery makes figures of the items of a list that its class calls a
// gallery: each is a picture with what it shows.
func recastGallery(list *dom.Node) {
	if !slices.Contains(classWords(list), "gallery") {
		return
	}
	if is(list, atom.Dl) {
		recastEntry(list)
		return
	}
	some := false
	for li := range list.ChildNodes() {
		if !is(li, atom.Li) {
			continue
		}
		if s, ok := frameOf(li); ok {
			s.caption(li)
			rename(li, atom.Figure)
			some = true
		}
	}
	if !some {
		return
	}
	rename(list, atom.Div)
	for li := range list.ChildNodes() {
		if is(li, atom.Li) {
			rename(li, atom.Div)
		}
	}
}

// recastEntry makes a figure of a term that is a picture and what is said of it.
func recastEntry(list *dom.Node) {
	var term, said *dom.Node
	for c := range list.ChildNodes() {
		switch {
		case is(c, atom.Dt) && term == nil && soleImage(c) != nil:
			term = c
		case is(c, atom.Dd) && term != nil && said == nil:
			said = c
		case c.Type == dom.ElementNode:
			return
		}
	}
	if term != nil && said != nil {
		rename(list, atom.Figure)
		rename(term, atom.Div)
		rename(said, atom.Figcaption)
	}
}

func rename(n *dom.Node, name atom.Atom) { n.DataAtom, n.Data = name, name.String() }

// A frame is what stands in an element with one picture.
type frame struct {
	img  *dom.Node
	said []*dom.Node // beside the picture
}

// frameOf parts the picture in n from what is said of it beside it. It is none
// where both lead to somewhere else together, as a card for another article does.
func frameOf(n *dom.Node) (frame, bool) {
	img, words := imageIn(n)
	if img == nil || isDecoration(img) || len(wordsOf(n, mostCaptioned)) >= mostCaptioned {
		return frame{}, false
	}
	if !words {
		return frame{img: img}, true
	}
	outer := img
	for outer.Parent != n && alone(outer) {
		outer = outer.Parent
	}
	holder := outer.Parent
	for h := holder; h != n; h = h.Parent {
		if is(h, atom.A) || !alone(h) {
			return frame{}, false
		}
	}
	f := frame{img: img}
	for c := range holder.ChildNodes() {
		if c != outer && !isSilent(c) && wordsOf(c, 1) != "" {
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
	figcaption := element(atom.Figcaption)
	for _, n := range f.said {
		drop(n)
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
		case is(c, atom.Tr):
			rows = append(rows, c)
		case is(c, atom.Tbody, atom.Thead):
			for tr := range c.ChildNodes() {
				if is(tr, atom.Tr) {
					rows = append(rows, tr)
				}
			}
		}
	}
	for _, tr := range rows {
		isOfFacts = isOfFacts || hasChild(tr, atom.Th) && hasChild(tr, atom.Td)
	}
	if !isOfFacts {
		return
	}
	for _, tr := range rows {
		cell := onlyElement(tr)
		if !is(cell, atom.Td, atom.Th) {
			continue
		}
		f, ok := frameOf(cell)
		if !ok {
			continue
		}
		figure := element(atom.Figure)
		for c := cell.FirstChild; c != nil; c = cell.FirstChild {
			cell.RemoveChild(c)
			figure.AppendChild(c)
		}
		f.caption(figure)
		table.Parent.InsertBefore(figure, table)
		drop(tr)
	}
}

func hasChild(n *dom.Node, name atom.Atom) bool {
	for c := range n.ChildNodes() {
		if is(c, name) {
			return true
		}
	}
	return false
}
