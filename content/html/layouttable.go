package html

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// Bounds on the text in a cell of a data table, in bytes.
const (
	maxCell         = 1500
	maxHeadedCell   = 2000 // if the table has headers
	maxCodeInCell   = 12   // lines
	maxCodeLineSize = 80   // bytes
)

// IsDataTable reports whether a table certainly contains data: it has rows and columns, and
// headers or many rows.
func IsDataTable(table *dom.Node) bool {
	const minRows = 4 // without headers
	s := scanTable(table)
	return !s.isLayout() && s.rows > 1 && s.columns > 1 && (s.hasHeader || s.rows >= minRows)
}

// isLayoutTable reports whether a table is only for layout: its role says so, it has no cells,
// or it contains something that a data table does not. A table of rows and columns with
// headers may contain more than one without: code, quotations, headings, other tables.
func isLayoutTable(n *dom.Node) bool { return scanTable(n).isLayout() }

func scanTable(n *dom.Node) layoutScan {
	s := layoutScan{table: n, paragraphs: map[*dom.Node]int{}}
	s.children(n, nil, 0)
	return s
}

func (s layoutScan) isLayout() bool {
	role := dom.Attr(s.table, "role")
	switch {
	case role == "presentation", role == "none":
		return true
	case !s.hasCells, s.hasSection, s.hasLongCode:
		return true
	case s.hasHeader && s.rows > 1 && s.columns > 1:
		return s.maxText > maxHeadedCell
	}
	return s.hasBlocks || s.maxText > maxCell
}

// A layoutScan looks for what a data table contains, and for what it does not contain.
type layoutScan struct {
	table       *dom.Node
	paragraphs  map[*dom.Node]int // the number of paragraphs in each cell
	rows        int
	columns     int  // the most cells in a row
	hasCells    bool // also of inner tables
	hasHeader   bool
	hasBlocks   bool // such as a heading, another table, or a cell of several paragraphs
	hasSection  bool // a part of an article
	hasLongCode bool
	text        int // bytes of text in the current cell
	maxText     int // in one cell
}

// children scans the children of n, which is in a cell of the table, or nil.
func (s *layoutScan) children(n, in *dom.Node, depth int) {
	const maxParagraphs = 2
	cells := 0
	for c := n.FirstChild; c != nil && !s.hasSection && s.maxText <= maxHeadedCell; c = c.NextSibling {
		if c.Type == dom.TextNode && in != nil {
			s.text += len(strings.TrimSpace(c.Data))
			s.maxText = max(s.maxText, s.text)
		}
		if c.Type != dom.ElementNode {
			continue
		}
		cell := in
		switch c.DataAtom {
		case atom.Article, atom.Section:
			s.hasSection = true
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Figure, atom.Dl:
			s.hasBlocks = true
		case atom.Pre:
			s.hasBlocks = true
			s.hasLongCode = s.hasLongCode || isLongCode(c)
		case atom.Tr:
			if in == nil {
				s.rows++
				s.hasHeader = s.hasHeader || s.rows == 1 && isHeadingRow(c)
			}
		case atom.Td, atom.Th:
			s.hasCells = true
			if in == nil {
				cell, s.text = c, 0
				cells++
				s.columns = max(s.columns, cells)
				s.hasHeader = s.hasHeader || c.DataAtom == atom.Th
			}
		case atom.Thead, atom.Caption:
			s.hasHeader = s.hasHeader || in == nil && hasText(c)
		case atom.P:
			if in != nil && hasText(c) {
				s.paragraphs[in]++
				s.hasBlocks = s.hasBlocks || s.paragraphs[in] > maxParagraphs
			}
		}
		if depth < maxElementDepth {
			s.children(c, cell, depth+1)
		}
	}
}

// isHeadingRow reports whether a row has several cells, and a heading is all that each
// contains.
func isHeadingRow(row *dom.Node) bool {
	const minCells = 2
	cells := 0
	for c := range row.ChildNodes() {
		if !dom.Is(c, atom.Td, atom.Th) {
			continue
		}
		if !dom.Is(dom.OnlyElement(c), atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) {
			return false
		}
		cells++
	}
	return cells >= minCells
}

// isLongCode reports whether preformatted text is too long or too wide for a cell.
func isLongCode(pre *dom.Node) bool {
	lines := 0
	for line := range strings.Lines(strings.Trim(dom.Text(pre), "\n")) {
		if lines++; lines > maxCodeInCell || len(line) > maxCodeLineSize {
			return true
		}
	}
	return false
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
