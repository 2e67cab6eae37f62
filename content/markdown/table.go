package markdown

import (
	"slices"
	"strings"

	"pullquote/content"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// aligns maps goldmark's alignments to the article's.
var aligns = map[extast.Alignment]content.Align{
	extast.AlignLeft: content.AlignLeft, extast.AlignCenter: content.AlignCenter,
	extast.AlignRight: content.AlignRight, extast.AlignNone: content.AlignDefault,
}

// table converts a table, followed by the pictures in its cells.
func (c *converter) table(n *extast.Table) []content.Block {
	if c.hasTags(n) {
		blocks := c.readElement(n, n, nil)
		for _, b := range blocks {
			if t, ok := b.(*content.Table); ok {
				dropBlankHeader(t)
			}
		}
		return blocks
	}
	t := &content.Table{}
	for _, a := range n.Alignments {
		t.Columns = append(t.Columns, aligns[a])
	}
	t.Rows = make([][]content.Inline, 0, n.ChildCount())
	var pictures []*content.Figure
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		row, inRow := c.row(child, len(t.Columns))
		pictures = append(pictures, inRow...)
		if _, ok := child.(*extast.TableHeader); ok {
			t.Header = row
		} else {
			t.Rows = append(t.Rows, row)
		}
	}
	dropBlankHeader(t)
	return appendFigures([]content.Block{t}, pictures)
}

// hasTags reports whether any cell of a table has HTML tags.
func (c *converter) hasTags(n *extast.Table) bool {
	if len(c.tagged) == 0 {
		return false
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if c.tagged[cell] {
				return true
			}
		}
	}
	return false
}

// dropBlankHeader removes a header without text: in Markdown, every table has a header.
func dropBlankHeader(t *content.Table) {
	hasText := func(cell content.Inline) bool { return strings.TrimSpace(cell.String()) != "" }
	if len(t.Rows) > 0 && !slices.ContainsFunc(t.Header, hasText) {
		t.Header = nil
	}
}

func (c *converter) row(n ast.Node, columns int) (row []content.Inline, pictures []*content.Figure) {
	row = make([]content.Inline, columns)
	i := 0
	for cell := n.FirstChild(); cell != nil && i < columns; cell = cell.NextSibling() {
		t, inside := c.inline(childrenOf(cell))
		row[i] = t
		pictures = append(pictures, inside...)
		i++
	}
	return row, pictures
}
