package html

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// maxCell is how much text the cell of a table that is read in rows may have, in
// bytes.
const maxCell = 1500

// isLayout reports whether a table is only for layout: it says so, it has no cells,
// or it holds what the table of an article does not, such as another table, a
// heading, or a cell of several paragraphs.
func isLayout(n *dom.Node) bool {
	if role := dom.Attr(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	s := layoutScan{paragraphs: map[*dom.Node]int{}}
	s.children(n, nil, 0)
	return s.isLayout || !s.hasCells
}

// A layoutScan looks for what the table of an article does not hold.
type layoutScan struct {
	paragraphs map[*dom.Node]int // by their cells
	hasCells   bool
	isLayout   bool
	text       int // bytes in the cell
}

func (s *layoutScan) children(n, in *dom.Node, depth int) {
	const maxParagraphs = 2
	for c := n.FirstChild; c != nil && !s.isLayout; c = c.NextSibling {
		if c.Type == dom.TextNode && in != nil {
			s.text += len(strings.TrimSpace(c.Data))
			s.isLayout = s.text > maxCell
		}
		if c.Type != dom.ElementNode {
			continue
		}
		cell := in
		switch c.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre, atom.Figure, atom.Dl, atom.Article, atom.Section:
			s.isLayout = true
		case atom.Td, atom.Th:
			cell, s.text, s.hasCells = c, 0, true
		case atom.P:
			if in != nil && hasText(c) {
				s.paragraphs[in]++
				s.isLayout = s.isLayout || s.paragraphs[in] > maxParagraphs
			}
		}
		if depth < maxElements {
			s.children(c, cell, depth+1)
		}
	}
}

// hasText reports whether there is text among the first nodes in n.
func hasText(n *dom.Node) bool {
	left := 10 // nodes
	for c := range n.Descendants() {
		if left--; left < 0 {
			return false
		}
		if c.Type == dom.TextNode && strings.TrimSpace(c.Data) != "" {
			return true
		}
	}
	return false
}
