package html

import (
	"strconv"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// table reads a table. One that only sets things side by side, as one row does,
// is read as what it holds. The pictures in its cells follow it.
func (f *flow) table(n *dom.Node, x context) {
	f.end()
	if f.joint != 0 || isLayout(n) {
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
		f.flat(n, x) // it sets things side by side, or below each other
		return
	}
	if len(t.Columns) > 0 {
		f.ids = append(f.ids, g.places(t)...)
		f.text(t)
	} else {
		f.ids = append(f.ids, g.ids()...)
	}
	for _, p := range g.pictures {
		f.add(p)
	}
}

// mostCells is how many empty cells a table may have beyond a multiple of those
// that its source writes.
const mostCells = 50_000

// mostColumns is how wide a table may be.
const mostColumns = 1000

// A grid is a table's cells as its source writes them.
type grid struct {
	f        *flow
	x        context
	title    *dom.Node // its caption
	head     int       // rows of its header
	rows     [][]cell
	foot     [][]cell
	columns  int
	written  int // cells in the source
	pictures []*content.Figure
}

// A cell is one cell. The text of one that spans others stands in its first
// place.
type cell struct {
	text          content.Inline
	ids           []target
	align         content.Align
	isHeader      bool
	width, height int
}

// sections reads the rows of a table, its header first and its footer last.
func (g *grid) sections(n *dom.Node) {
	var head, body [][]cell
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
			g.foot = append(g.foot, g.rowsOf(c)...)
		case atom.Tbody:
			body = append(body, g.rowsOf(c)...)
		case atom.Tr:
			body = append(body, g.row(c))
		}
	}
	if len(head) == 0 && len(body) > 1 && allHeaders(body[0]) {
		head, body = body[:1], body[1:]
	}
	g.head = len(head)
	g.rows = append(append(head, body...), g.foot...)
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
			width: span(n, "colspan", 1000), height: span(n, "rowspan", 65534),
		})
		g.pictures = append(g.pictures, inner.inside...)
	}
	g.written += len(out)
	return out
}

// span is how many columns or rows a cell covers.
func span(n *dom.Node, name string, most int) int {
	size, err := strconv.Atoi(strings.TrimRight(strings.TrimSpace(dom.Attr(n, name)), "%px"))
	if err != nil || size < 1 {
		return 1
	}
	return min(size, most)
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

func allHeaders(row []cell) bool {
	for _, c := range row {
		if !c.isHeader {
			return false
		}
	}
	return len(row) > 0
}

// expand puts empty cells where others span, so that what stands in one column
// does so in each row.
func (g *grid) expand() {
	var taken []int // rows that a cell from above still covers, by column
	for i, row := range g.rows {
		var out []cell
		cover := func() { // what is covered from above
			for len(out) < len(taken) && taken[len(out)] > 0 {
				taken[len(out)]--
				out = append(out, cell{})
			}
		}
		for _, c := range row {
			cover()
			for w := range min(c.width, mostColumns+1-min(len(out), mostColumns)) {
				if w > 0 && len(out) < len(taken) && taken[len(out)] > 0 {
					break // two claim it
				}
				part := cell{}
				if w == 0 {
					part = c
				}
				for len(taken) <= len(out) {
					taken = append(taken, 0)
				}
				taken[len(out)] = min(c.height, len(g.rows)-i) - 1
				out = append(out, part)
			}
		}
		for at := len(out); at < len(taken); at++ {
			if taken[at] > 0 {
				taken[at]--
			}
		}
		for len(taken) > 0 && taken[len(taken)-1] == 0 {
			taken = taken[:len(taken)-1]
		}
		if out = withoutTail(out); len(out) > mostColumns {
			g.columns = len(out)
			return
		}
		g.rows[i] = out
		g.columns = max(g.columns, len(out))
	}
}

// withoutTail is a row without the empty cells at its end.
func withoutTail(row []cell) []cell {
	for len(row) > 0 && row[len(row)-1].text.Text == "" && len(row[len(row)-1].ids) == 0 && row[len(row)-1].width != 1 {
		row = row[:len(row)-1]
	}
	return row
}

// fits reports whether the table is not by far larger than its source.
func (g *grid) fits() bool {
	return g.columns <= mostColumns && g.columns*len(g.rows) <= mostCells+8*g.written
}

// table makes rows of equal length. Rows and columns without text are left out.
func (g *grid) table() *content.Table {
	t := &content.Table{}
	used := make([]bool, g.columns)
	for _, row := range g.rows {
		for j, c := range row {
			used[j] = used[j] || c.text.Text != ""
		}
	}
	for j := range used {
		if used[j] {
			t.Columns = append(t.Columns, g.align(j))
		}
	}
	for i := range g.rows {
		row := make([]content.Inline, 0, len(t.Columns))
		filled := false
		for j := range used {
			if !used[j] {
				continue
			}
			var text content.Inline
			if j < len(g.rows[i]) {
				c := g.rows[i][j]
				if text = c.text; c.isHeader && i >= g.head {
					text = strong(text)
				}
			}
			filled = filled || text.Text != ""
			row = append(row, text)
		}
		switch {
		case !filled:
		case i < g.head && t.Header == nil:
			t.Header = row
		case i < g.head:
			for j, below := range row {
				t.Header[j] = under(t.Header[j], below)
			}
		default:
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// under is a heading of a column and the one below it.
func under(above, below content.Inline) content.Inline {
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

// strong is what a row is called.
func strong(t content.Inline) content.Inline {
	var b content.InlineBuilder
	for _, s := range t.Spans {
		b.Add(t.Text[s.Start:s.End], s.Style|content.Strong, s.Link)
	}
	return b.Inline()
}

// align is how most of a column is set: as its first cell that says.
func (g *grid) align(column int) content.Align {
	for _, row := range g.rows {
		if column < len(row) && row[column].align != content.AlignDefault && row[column].width == 1 {
			return row[column].align
		}
	}
	return content.AlignDefault
}

// ids are the targets in all cells, which lead to the whole.
func (g *grid) ids() []target {
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

// places are the targets in the cells, at the offsets of those in the table.
func (g *grid) places(t *content.Table) []target {
	ids := g.ids()
	if len(ids) == 0 {
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
