package html

import (
	"slices"
	"strconv"
	"strings"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// table converts a table. A layout table, or a table of a single row or column, becomes
// the content of its cells. The pictures in the cells of a data table come after it.
func (f *flow) table(n *dom.Node, x context) {
	f.endBlock()
	if f.separator != 0 {
		f.innerTable(n, x)
		return
	}
	if isLayoutTable(n) {
		f.flatten(n, x)
		return
	}
	g := &grid{f: f, x: x}
	g.readSections(n)
	problem := g.expand()
	if g.caption != nil {
		f.genericElement(g.caption, x)
	}
	if problem != "" {
		f.doc.addProblem(problem)
		f.flatten(n, x)
		return
	}
	t := g.table()
	if t.Header == nil && (len(t.Columns) == 1 || len(t.Rows) == 1) && g.caption == nil {
		f.flatten(n, x)
		return
	}
	if len(t.Columns) > 0 {
		rest := markup.CutTable(t)
		f.pendingTargets = append(f.pendingTargets, g.placedTargets(t)...)
		f.addText(t)
		if len(rest) > 0 {
			f.doc.addProblem(bounds.TableCells.Sentence())
		}
		for _, row := range rest {
			f.add(row)
		}
	} else {
		f.pendingTargets = append(f.pendingTargets, g.targets()...)
	}
	for _, p := range g.pictures {
		f.add(p)
	}
}

// innerTable converts a table in a cell: each row is a line.
func (f *flow) innerTable(n *dom.Node, x context) {
	for tr := range n.Descendants() {
		if !dom.Is(tr, atom.Tr) || dom.Closest(tr.Parent, atom.Table) != n {
			continue
		}
		f.endBlock()
		for c := range tr.ChildNodes() {
			if !dom.Is(c, atom.Td, atom.Th) || dom.IsHidden(c) {
				continue
			}
			inner := f.inline(c, x, ' ')
			text := markup.TrimSpace(inner.line.Inline())
			f.pendingTargets = append(f.pendingTargets, inner.pendingTargets...)
			f.inlinePictures = append(f.inlinePictures, inner.inlinePictures...)
			if text.String() == "" {
				continue
			}
			if f.line.Len() > 0 && f.line.Last() != '\n' {
				f.line.Add(" · ", 0, "")
			}
			f.line.Append(text)
		}
	}
	f.endBlock()
}

// Bounds on a table: the number of its columns, the columns and rows that one cell may
// span, and how many empty cells all tables of a document may have.
const (
	maxColumns = 1000
	maxColspan = 1000  // in the HTML standard
	maxRowspan = 65534 // in the HTML standard

	minEmptyCells = 50_000     // in a document with few cells
	maxEmptyCells = 250_000    // in one with a lot; in between 7 for each cell in the source
	maxPlaces     = 20_000_000 // cells and empty cells, with those that end rows and are left out
)

// A grid is the cells of a table as in the source.
type grid struct {
	f           *flow
	x           context
	caption     *dom.Node
	headerRows  int
	rows        [][]cell
	columns     int
	sourceCells int  // the number of cells in the source
	isTooWide   bool // a row has more than maxColumns cells; the grid has not been read to its end
	pictures    []*content.Figure
}

// A cell is a cell of a grid. If it spans several places, its text is in the first of
// them, and the others are cells without a text.
type cell struct {
	text          content.Inline
	targets       []target
	align         content.Align
	width, height int32 // columns and rows
	isHeader      bool
	isSpanned     bool // the cell on the left spans this place, too
}

// readSections fills the grid with the rows of a table: header, body, footer.
func (g *grid) readSections(n *dom.Node) {
	var head, body, foot [][]cell
	for c := range n.ChildNodes() {
		if c.Type != dom.ElementNode || dom.IsHidden(c) {
			continue
		}
		switch c.DataAtom {
		case atom.Caption:
			g.caption = c
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
	hasHead := len(head) > 0
	if !hasHead && len(body) > 1 && isBoldRow(body[0]) && !isBoldRow(body[1]) {
		head, body, hasHead = body[:1], body[1:], true
	}
	for rows := body; !hasHead && len(head) < maxHeaderRows && len(rows) > 1 && isHeaderRow(rows[0]) && (len(head) == 0 || continuesHeader(head)); rows = rows[1:] {
		head, body = append(head, rows[0]), rows[1:]
	}
	g.headerRows = len(head)
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
		if g.isTooWide = g.isTooWide || len(out) >= maxColumns; g.isTooWide {
			return nil
		}
		x := g.x
		if n.DataAtom == atom.Th {
			x.style &^= content.Strong
		}
		inner := g.f.inline(n, x, '\n')
		inner.pendingTargets = append(inner.pendingTargets, targetsOf(n, 0)...)
		out = append(out, cell{
			text: markup.TrimSpace(inner.line.Inline()), targets: inner.pendingTargets, align: alignOf(n), isHeader: n.DataAtom == atom.Th,
			width: int32(span(n, "colspan", maxColspan)), height: int32(span(n, "rowspan", maxRowspan)),
		})
		g.pictures = append(g.pictures, inner.inlinePictures...)
	}
	g.sourceCells += len(out)
	return slices.Clone(out) // without room for more
}

// span returns how many columns or rows a cell spans, at most maxSpan. Name is "colspan"
// or "rowspan".
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

// expand adds empty cells where a cell spans several places, so that the cells of a column
// have the same index in each row. Problem is a sentence for the reader if there are too many, or "".
func (g *grid) expand() (problem string) {
	const tooWide, tooEmpty = "a table has more than 1,000 columns, so it is shown as text", "a table has too many empty cells, so it is shown as text"
	if g.isTooWide {
		return tooWide
	}
	doc, cells := g.f.doc, 0
	sourceCells := doc.sourceCells + g.sourceCells
	maxCells := sourceCells + min(minEmptyCells+7*sourceCells, maxEmptyCells) - doc.cells
	var covered []int // for each column, how many more rows a cell from above spans
	var places []cell // of a row
	for i, row := range g.rows {
		out := places[:0]
		isSpanned := false
		skip := func() { // places that a cell from above spans
			for len(out) < len(covered) && covered[len(out)] > 0 {
				covered[len(out)]--
				isSpanned = true
				out = append(out, cell{})
			}
		}
		for _, c := range row {
			skip()
			for w := range min(int(c.width), maxColumns+1-min(len(out), maxColumns)) {
				if w > 0 && len(out) < len(covered) && covered[len(out)] > 0 {
					break // a cell from above spans this place, too
				}
				part := c
				if w > 0 {
					part, isSpanned = cell{isSpanned: true}, true
				}
				for len(covered) <= len(out) {
					covered = append(covered, 0)
				}
				covered[len(out)] = min(int(c.height), len(g.rows)-i) - 1
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
		places = out
		out = trimRow(out)
		cells += len(out)
		doc.places += len(places)
		switch {
		case len(out) > maxColumns:
			return tooWide
		case cells > maxCells || doc.places > maxPlaces:
			return tooEmpty
		}
		if isSpanned || len(out) != len(row) {
			g.rows[i] = slices.Clone(out)
		}
		g.columns = max(g.columns, len(out))
	}
	if cells = g.columns * len(g.rows); cells > maxCells {
		return tooEmpty
	}
	doc.cells += cells
	doc.sourceCells += g.sourceCells
	return ""
}

// trimRow returns a row without the empty cells at its end.
func trimRow(row []cell) []cell {
	for len(row) > 0 && row[len(row)-1].text.String() == "" && len(row[len(row)-1].targets) == 0 && row[len(row)-1].width != 1 {
		row = row[:len(row)-1]
	}
	return row
}

// table returns the table without its empty rows and columns. All its rows have the same
// length.
func (g *grid) table() *content.Table {
	t := &content.Table{}
	isUsed := make([]bool, g.columns)
	for _, row := range g.rows {
		for j, c := range row {
			isUsed[j] = isUsed[j] || c.text.String() != ""
		}
	}
	for j := range isUsed {
		if isUsed[j] {
			t.Columns = append(t.Columns, g.align(j))
		}
	}
	t.Header = g.header(isUsed)
	for i := g.headerRows; i < len(g.rows); i++ {
		row := make([]content.Inline, 0, len(t.Columns))
		hasText := false
		for j := range isUsed {
			if !isUsed[j] {
				continue
			}
			var text content.Inline
			if j < len(g.rows[i]) {
				c := g.rows[i][j]
				if text = c.text; c.isHeader {
					text = makeStrong(text)
				}
			}
			hasText = hasText || text.String() != ""
			row = append(row, text)
		}
		if hasText {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// makeStrong returns t in bold, for the header of a row.
func makeStrong(t content.Inline) content.Inline {
	var b content.InlineBuilder
	for _, s := range t.Spans() {
		b.Add(t.String()[s.Start:s.End], s.Style|content.Strong, s.Link.String())
	}
	return b.Inline()
}

// align returns the alignment of a column, which is that of the first cell that has one.
func (g *grid) align(column int) content.Align {
	for _, row := range g.rows {
		if column < len(row) && row[column].align != content.AlignDefault && row[column].width == 1 {
			return row[column].align
		}
	}
	return content.AlignDefault
}

// targets returns the targets in all cells, at offset 0.
func (g *grid) targets() []target {
	var out []target
	for _, row := range g.rows {
		for _, c := range row {
			for _, id := range c.targets {
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
			if c.text.String() != "" {
				if found := strings.Index(plain[at:], c.text.String()); found >= 0 {
					at += found
				}
			}
			for _, id := range c.targets {
				out = append(out, target{id: id.id, offset: min(at+id.offset, len(plain))})
			}
		}
	}
	return out
}
