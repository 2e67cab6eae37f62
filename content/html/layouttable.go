package html

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// maxCell bounds the text in a cell of a data table, in bytes.
const maxCell = 1500

// isLayoutTable reports whether a table is only for layout: its role says so, it has no cells,
// or it contains something that a data table does not, such as another table, a heading,
// or a cell of several paragraphs.
func isLayoutTable(n *dom.Node) bool {
	if role := dom.Attr(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	s := layoutScan{paragraphs: map[*dom.Node]int{}}
	s.children(n, nil, 0)
	return s.isLayout || !s.hasCells
}

// A layoutScan looks for something that a data table does not contain.
type layoutScan struct {
	paragraphs map[*dom.Node]int // the number of paragraphs in each cell
	hasCells   bool
	isLayout   bool
	text       int // bytes of text in the current cell
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
		if depth < maxElementDepth {
			s.children(c, cell, depth+1)
		}
	}
}

// hasText reports whether one of the first nodes in n is text.
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
