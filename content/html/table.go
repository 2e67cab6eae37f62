package html

import (
	"strconv"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// table reads a table. If it is only for layout, as a single row is, its cells are
// read one after another. The pictures in its cells follow it.
func (f *flow) table(n *dom.Node, x context) {
	f.end()
	if f.separator != 0 || isLayout(n) {
		f.flat(n, x)
		return
	}
	g := &grid{f: f, x: x}
	g.sections(n)
	g.expand()
	if g.title != nil {
		f.plain(g.title, x)
	}
	if !g.fits() {
		f.r.problem("a table has too many empty cells, so it is shown as text")
		f.flat(n, x)
		return
	}
	t := g.table()
	if t.Header == nil && (len(t.Columns) == 1 || len(t.Rows) == 1) && g.title == nil {
		f.flat(n, x)
		return
	}
	if len(t.Columns) > 0 {
		f.ids = append(f.ids, g.placedTargets(t)...)
		f.addText(t)
	} else {
		f.ids = append(f.ids, g.targets()...)
	}
	for _, p := range g.pictures {
		f.add(p)
	}
}

// Bounds on a table: how many columns it may have, how many columns and rows a cell
// may cover, and how many empty cells there may be beyond a multiple of those that
// the source writes.
const (
	maxColumns    = 1000
	maxColspan    = 1000  // of the HTML standard
	maxRowspan    = 65534 // of the HTML standard
	maxEmptyCells = 50_000
)

// A grid is the cells of a table as its source writes them.
type grid struct {
	f        *flow
	x        context
	title    *dom.Node // the caption
	head     int       // rows of the header
	rows     [][]cell
	columns  int
	written  int // cells in the source
	pictures []*content.Figure
}

// A cell is one cell of a grid. If it covers several places, its text is in the
// first.
type cell struct {
	text          content.Inline
	ids           []target
	align         content.Align
	isHeader      bool
	width, height int // columns and rows
}

// sections reads the rows of a table, the header first and the footer last.
func (g *grid) sections(n *dom.Node) {
	var head, body, foot [][]cell
	for c := range n.ChildNodes() {
		if c.Type != dom.ElementNode || dom.IsHidden(c) {
			continue
		}
		switch c.DataAtom {
		case atom.Caption:
			g.title = c
		case atom.Thead:
			head = append(head, g.rowsOf(c)...)
		case atom.Tfoot:
			foot = append(foot, g.rowsOf(c)...)
		case atom.Tbody:
			body = append(body, g.rowsOf(c)...)
		case atom.Tr:
			body = append(body, g.row(c))
		}
	}
	if len(head) == 0 && len(body) > 1 && isHeaderRow(body[0]) {
		head, body = body[:1], body[1:]
	}
	g.head = len(head)
	g.rows = append(append(head, body...), foot...)
}

func (g *grid) rowsOf(section *dom.Node) [][]cell {
	var out [][]cell
	for tr := range section.ChildNodes() {
		if dom.Is(tr, atom.Tr) && !dom.IsHidden(tr) {
			out = append(out, g.row(tr))
		}
	}
	return out
}

func (g *grid) row(tr *dom.Node) []cell {
	var out []cell
	for n := range tr.ChildNodes() {
		if !dom.Is(n, atom.Td, atom.Th) || dom.IsHidden(n) {
			continue
		}
		x := g.x
		if n.DataAtom == atom.Th {
			x.style &^= content.Strong
		}
		inner := g.f.inline(n, x, '\n')
		inner.ids = append(inner.ids, targetsOf(n, 0)...)
		out = append(out, cell{
			text: markup.Trim(inner.line.Inline()), ids: inner.ids, align: alignOf(n), isHeader: n.DataAtom == atom.Th,
			width: span(n, "colspan", maxColspan), height: span(n, "rowspan", maxRowspan),
		})
		g.pictures = append(g.pictures, inner.inside...)
	}
	g.written += len(out)
	return out
}

// span returns how many columns or rows a cell covers, up to maxSpan.
func span(n *dom.Node, name string, maxSpan int) int {
	size, err := strconv.Atoi(strings.TrimRight(strings.TrimSpace(dom.Attr(n, name)), "%px"))
	if err != nil || size < 1 {
		return 1
	}
	return min(size, maxSpan)
}

func alignOf(n *dom.Node) content.Align {
	align := dom.Style(n)["text-align"]
	if align == "" {
		align = strings.ToLower(dom.Attr(n, "align"))
	}
	switch align {
	case "left", "start":
		return content.AlignLeft
	case "center":
		return content.AlignCenter
	case "right", "end":
		return content.AlignRight
	}
	return content.AlignDefault
}

func isHeaderRow(row []cell) bool {
	for _, c := range row {
		if !c.isHeader {
			return false
		}
	}
	return len(row) > 0
}

// expand adds empty cells where cells cover several places, so that the cells of a
// column have the same index in each row.
func (g *grid) expand() {
	var covered []int // rows that a cell from above still covers, by column
	for i, row := range g.rows {
		var out []cell
		skip := func() { // what is covered from above
			for len(out) < len(covered) && covered[len(out)] > 0 {
				covered[len(out)]--
				out = append(out, cell{})
			}
		}
		for _, c := range row {
			skip()
			for w := range min(c.width, maxColumns+1-min(len(out), maxColumns)) {
				if w > 0 && len(out) < len(covered) && covered[len(out)] > 0 {
					break // two cells cover this place
				}
				part := cell{}
				if w == 0 {
					part = c
				}
				for len(covered) <= len(out) {
					covered = append(covered, 0)
				}
				covered[len(out)] = min(c.height, len(g.rows)-i) - 1
				out = append(out, part)
			}
		}
		for column := len(out); column < len(covered); column++ {
			if covered[column] > 0 {
				covered[column]--
			}
		}
		for len(covered) > 0 && covered[len(covered)-1] == 0 {
			covered = covered[:len(covered)-1]
		}
		if out = trimRow(out); len(out) > maxColumns {
			g.columns = len(out)
			return
		}
		g.rows[i] = out
		g.columns = max(g.columns, len(out))
	}
}

// trimRow returns a row without the empty cells at its end.
func trimRow(row []cell) []cell {
	for len(row) > 0 && row[len(row)-1].text.Text == "" && len(row[len(row)-1].ids) == 0 && row[len(row)-1].width != 1 {
		row = row[:len(row)-1]
	}
	return row
}

// fits reports whether the table is not much larger than its source.
func (g *grid) fits() bool {
	return g.columns <= maxColumns && g.columns*len(g.rows) <= maxEmptyCells+8*g.written
}

// table returns rows of equal length. Rows and columns without text are left out.
func (g *grid) table() *content.Table {
	t := &content.Table{}
	isUsed := make([]bool, g.columns)
	for _, row := range g.rows {
		for j, c := range row {
			isUsed[j] = isUsed[j] || c.text.Text != ""
		}
	}
	for j := range isUsed {
		if isUsed[j] {
			t.Columns = append(t.Columns, g.align(j))
		}
	}
	for i := range g.rows {
		row := make([]content.Inline, 0, len(t.Columns))
		hasText := false
		for j := range isUsed {
			if !isUsed[j] {
				continue
			}
			var text content.Inline
			if j < len(g.rows[i]) {
				c := g.rows[i][j]
				if text = c.text; c.isHeader && i >= g.head {
					text = strong(text)
				}
			}
			hasText = hasText || text.Text != ""
			row = append(row, text)
		}
		switch {
		case !hasText:
		case i < g.head && t.Header == nil:
			t.Header = row
		case i < g.head:
			for j, below := range row {
				t.Header[j] = joinHeaders(t.Header[j], below)
			}
		default:
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// joinHeaders returns the header of a column and the one below it as one.
func joinHeaders(above, below content.Inline) content.Inline {
	if above.Text == "" || below.Text == "" {
		above.Text, above.Spans = above.Text+below.Text, append(above.Spans, below.Spans...)
		return above
	}
	var l markup.Line
	l.Append(above)
	l.Space(" ", 0, "")
	l.Append(below)
	return l.Inline()
}

// strong returns the header of a row.
func strong(t content.Inline) content.Inline {
	var b content.InlineBuilder
	for _, s := range t.Spans {
		b.Add(t.Text[s.Start:s.End], s.Style|content.Strong, s.Link)
	}
	return b.Inline()
}

// align returns how a column is aligned: as its first cell with an alignment.
func (g *grid) align(column int) content.Align {
	for _, row := range g.rows {
		if column < len(row) && row[column].align != content.AlignDefault && row[column].width == 1 {
			return row[column].align
		}
	}
	return content.AlignDefault
}

// targets returns the targets in all cells, at the start of what they are in.
func (g *grid) targets() []target {
	var out []target
	for _, row := range g.rows {
		for _, c := range row {
			for _, id := range c.ids {
				out = append(out, target{id: id.id})
			}
		}
	}
	return out
}

// placedTargets returns the targets in all cells, at their offsets in the text of
// the table.
func (g *grid) placedTargets(t *content.Table) []target {
	if len(g.targets()) == 0 {
		return nil
	}
	plain := t.Plain()
	at := 0
	var out []target
	for _, row := range g.rows {
		for _, c := range row {
			if c.text.Text != "" {
				if found := strings.Index(plain[at:], c.text.Text); found >= 0 {
					at += found
				}
			}
			for _, id := range c.ids {
				out = append(out, target{id: id.id, offset: min(at+id.offset, len(plain))})
			}
		}
	}
	return out
}
