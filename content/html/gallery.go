package html

import (
	"slices"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// normalizeGallery turns the items of a list into figures if its class says that it is a
// gallery: each item is a picture with its caption.
func normalizeGallery(list *dom.Node) {
	if !slices.Contains(dom.ClassWords(list), "gallery") {
		return
	}
	if dom.Is(list, atom.Dl) {
		normalizeGalleryEntry(list)
		return
	}
	hasFigures := false
	for li := range list.ChildNodes() {
		if !dom.Is(li, atom.Li) {
			continue
		}
		if s, ok := galleryItemOf(li); ok {
			s.addCaption(li)
			dom.Rename(li, atom.Figure)
			hasFigures = true
		}
	}
	if !hasFigures {
		return
	}
	dom.Rename(list, atom.Div)
	for li := range list.ChildNodes() {
		if dom.Is(li, atom.Li) {
			dom.Rename(li, atom.Div)
		}
	}
}

// normalizeGalleryEntry turns a definition list into a figure if its only term is a
// picture. The description becomes the caption.
func normalizeGalleryEntry(list *dom.Node) {
	var term, description *dom.Node
	for c := range list.ChildNodes() {
		switch {
		case dom.Is(c, atom.Dt) && term == nil && soleImage(c) != nil:
			term = c
		case dom.Is(c, atom.Dd) && term != nil && description == nil:
			description = c
		case c.Type == dom.ElementNode:
			return
		}
	}
	if term != nil && description != nil {
		dom.Rename(list, atom.Figure)
		dom.Rename(term, atom.Div)
		dom.Rename(description, atom.Figcaption)
	}
}

// soleImage returns n if it is an img, or else the only img in n. It returns nil if n
// contains anything else, or if n is large.
func soleImage(n *dom.Node) *dom.Node {
	if dom.Is(n, atom.Img) {
		return n
	}
	img, hasWords := onlyImage(n)
	if hasWords {
		return nil
	}
	return img
}

// onlyImage returns the only img in n, and reports whether n contains words. It returns
// nil if there is no img, if there are several, if one has its own caption, or if n is
// large.
func onlyImage(n *dom.Node) (img *dom.Node, hasWords bool) {
	left := 100 // nodes
	for c := range n.Descendants() {
		left--
		switch {
		case left < 0, dom.Is(c, atom.Figure, atom.Table, atom.Ul, atom.Ol), dom.Is(c, atom.Img) && img != nil && dom.Closest(c, atom.Noscript) == nil:
			return nil, true
		case dom.Is(c, atom.Img) && img == nil:
			img = c
		case c.Type == dom.TextNode && strings.TrimSpace(c.Data) != "" && !dom.IsNonText(c.Parent):
			hasWords = true
		}
	}
	return img, hasWords
}

// maxItemText bounds the text beside a picture in one element, in bytes.
const maxItemText = 2000

// A galleryItem is an image and the text beside it.
type galleryItem struct {
	img   *dom.Node
	texts []*dom.Node // beside the picture
}

// galleryItemOf returns the only picture in n and the texts beside it. It reports false
// if there is no such picture, or if one link contains both, as in a card for another
// article.
func galleryItemOf(n *dom.Node) (galleryItem, bool) {
	img, hasWords := onlyImage(n)
	if img == nil || dom.IsDecoration(img) || len(dom.LineText(n, maxItemText)) >= maxItemText {
		return galleryItem{}, false
	}
	if !hasWords {
		return galleryItem{img: img}, true
	}
	outer := img
	for outer.Parent != n && dom.IsAlone(outer) {
		outer = outer.Parent
	}
	holder := outer.Parent
	for h := holder; h != n; h = h.Parent {
		if dom.Is(h, atom.A) || !dom.IsAlone(h) {
			return galleryItem{}, false
		}
	}
	f := galleryItem{img: img}
	for c := range holder.ChildNodes() {
		if c != outer && !dom.IsNonText(c) && dom.LineText(c, 1) != "" {
			f.texts = append(f.texts, c)
		}
	}
	return f, true
}

// addCaption moves the texts into a figcaption at the end of figure.
func (f galleryItem) addCaption(figure *dom.Node) {
	if len(f.texts) == 0 {
		return
	}
	figcaption := dom.NewElement(atom.Figcaption)
	for _, n := range f.texts {
		dom.Remove(n)
		figcaption.AppendChild(n)
	}
	figure.AppendChild(figcaption)
}

// liftImages moves pictures that have a row of a table to themselves to before the table,
// if its other rows have headers. The box of facts beside an article is such a table.
func liftImages(table *dom.Node) {
	rows := rowsOf(table)
	if !slices.ContainsFunc(rows, func(tr *dom.Node) bool { return dom.HasChild(tr, atom.Th) && dom.HasChild(tr, atom.Td) }) {
		return
	}
	for _, tr := range rows {
		cell := dom.OnlyElement(tr)
		if !dom.Is(cell, atom.Td, atom.Th) {
			continue
		}
		f, ok := galleryItemOf(cell)
		if !ok {
			continue
		}
		figure := dom.NewElement(atom.Figure)
		for c := cell.FirstChild; c != nil; c = cell.FirstChild {
			cell.RemoveChild(c)
			figure.AppendChild(c)
		}
		f.addCaption(figure)
		table.Parent.InsertBefore(figure, table)
		dom.Remove(tr)
	}
}

func rowsOf(table *dom.Node) []*dom.Node {
	var rows []*dom.Node
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
	return rows
}
