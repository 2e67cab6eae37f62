package html

import (
	"pullquote/content"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table reads a table.
func (f *flow) table(n *dom.Node, x context) {
	f.end()
	if f.joint != 0 {
		f.children(n, x)
		f.end()
		return
	}
	t := &content.Table{}
	columns := 0
	for tr := range n.Descendants() {
		if !is(tr, atom.Tr) {
			continue
		}
		var row []content.Inline
		for _, cell := range elements(tr) {
			row = append(row, trim(f.inline(cell, x, '\n').line.Inline()))
		}
		columns = max(columns, len(row))
		t.Rows = append(t.Rows, row)
	}
	t.Columns = make([]content.Align, columns)
	for i, row := range t.Rows {
		t.Rows[i] = append(row, make([]content.Inline, columns-len(row))...)
	}
	if columns > 0 {
		f.add(t)
	}
}
