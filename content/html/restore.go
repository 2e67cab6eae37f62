package html

import (
	"sort"
	"strconv"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// How many elements may stand between a picture that was dropped and the
// article's first or last: more, and it belongs to something else.
const (
	mostAbove = 60
	mostBelow = 12
)

// restore puts the captioned pictures into the article: for what stands for
// them, or, where that was dropped, before what stood behind them.
func (x *extraction) restore(view *dom.Node) {
	kept := make([]bool, len(x.parts))
	var elements []*dom.Node
	var places []int
	for n := range dom.All(view) {
		if n.Type != dom.ElementNode || n == view {
			continue
		}
		p, err := strconv.Atoi(dom.Attr(n, placeMark))
		if dom.Is(n, atom.Img) && dom.HasAttr(n, shotMark) {
			err = strconv.ErrSyntax
		}
		if err == nil && (len(places) == 0 || p > places[len(places)-1]) {
			elements, places = append(elements, n), append(places, p)
		}
		if i, err := strconv.Atoi(dom.Attr(n, shotMark)); err == nil && i >= 0 && i < len(x.parts) && x.parts[i] != nil && n.Parent != nil {
			if !kept[i] {
				kept[i] = true
				n.Parent.InsertBefore(x.parts[i], n)
			}
			n.Parent.RemoveChild(n)
		}
	}
	if len(places) == 0 {
		return
	}
	for i, part := range x.parts {
		if part == nil || kept[i] || x.places[i] == 0 {
			continue
		}
		p := x.places[i]
		next := sort.SearchInts(places, p)
		switch {
		case next == len(places):
			if p-places[next-1] <= mostBelow {
				view.AppendChild(part)
			}
		case next == 0 && (places[0]-p > mostAbove || p < x.head && x.head-p > mostBelow):
		default:
			n := outermost(elements[next], view)
			n.Parent.InsertBefore(part, n)
		}
	}
}

// outermost is n, or what it is a part of where a picture may not stand before
// a part of it alone.
func outermost(n, view *dom.Node) *dom.Node {
	out := n
	for p := n.Parent; p != nil && p != view; p = p.Parent {
		if dom.Is(p, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.P, atom.Blockquote, atom.Figure, atom.Pre) {
			out = p
		}
	}
	return out
}
