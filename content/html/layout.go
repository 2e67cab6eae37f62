package html

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// mostInCell is how much text a cell of a table holds that is read in rows, in
// bytes.
const mostInCell = 1500

// isLayout reports whether a table only sets things side by side: it says so, it
// holds another table or what is no table's, such as a heading or a passage of
// several paragraphs, or it has no cells.
func isLayout(n *dom.Node) bool {
	if role := dom.Attr(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	s := survey{cells: map[*dom.Node]int{}}
	s.children(n, nil, 0)
	return s.holds || !s.filled
}

// A survey is what a table holds.
type survey struct {
	cells  map[*dom.Node]int // paragraphs by cell
	filled bool              // there are cells
	holds  bool              // what is no table's
	text   int               // bytes in the cell
}

func (s *survey) children(n, in *dom.Node, depth int) {
	for c := n.FirstChild; c != nil && !s.holds; c = c.NextSibling {
		if c.Type == dom.TextNode && in != nil {
			s.text += len(strings.TrimSpace(c.Data))
			s.holds = s.text > mostInCell
		}
		if c.Type != dom.ElementNode {
			continue
		}
		cell := in
		switch c.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre, atom.Figure, atom.Dl, atom.Article, atom.Section:
			s.holds = true
		case atom.Td, atom.Th:
			cell, s.text, s.filled = c, 0, true
		case atom.P:
			if in != nil && strings.TrimSpace(firstText(c)) != "" {
				s.cells[in]++
				s.holds = s.holds || s.cells[in] > 2
			}
		}
		if depth < maxElements {
			s.children(c, cell, depth+1)
		}
	}
}

// firstText is the first text in n, as far as its beginning tells.
func firstText(n *dom.Node) string {
	left := 10
	for c := range n.Descendants() {
		if left--; left < 0 {
			return ""
		}
		if c.Type == dom.TextNode && strings.TrimSpace(c.Data) != "" {
			return c.Data
		}
	}
	return ""
}
