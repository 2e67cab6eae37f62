package page

import (
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// addOuterNotes adds the notes that the article refers to and that are outside it, such as in
// the footer of the page.
func (p *page) addOuterNotes() {
	if p.notes.Len() == 0 {
		return
	}
	inView := map[*dom.Node]bool{}
	for n := range dom.All(p.view) {
		inView[p.origin(n)] = true
	}
	var outside []*dom.Node
	for reference, note := range p.notes.Pairs() {
		if !inView[reference] || inView[note] {
			continue
		}
		if !isAround(note, inView) {
			outside = append(outside, note)
		}
		inView[note] = true
	}
	var list *dom.Node
	for _, note := range outside {
		for n := range dom.All(note) {
			if p.origins != nil {
				p.origins[n] = n
			}
		}
		dom.Remove(note)
		if !dom.Is(note, atom.Li, atom.Dt) {
			p.view.AppendChild(note)
			list = nil
			continue
		}
		dom.Rename(note, atom.Li)
		if list == nil {
			list = dom.NewElement(atom.Ol, "role", "doc-endnotes")
			p.view.AppendChild(list)
		}
		list.AppendChild(note)
	}
}

// isAround reports whether n contains a node of the view.
func isAround(n *dom.Node, inView map[*dom.Node]bool) bool {
	for c := range n.Descendants() {
		if inView[c] && c.Type == dom.ElementNode {
			return true
		}
	}
	return false
}
