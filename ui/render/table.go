package render

import (
	"sort"
	"strings"

	"pullquote/content"
	"pullquote/ui/layout"
	"pullquote/ui/theme"
)

// A tableStyle is the look of tables.
type tableStyle struct {
	text *layout.CellStyle // text without emphasis
	line *layout.CellStyle // lines between cells

	// The characters of the lines.
	column, row, crossing string
}

func newTableStyle(th *theme.Theme) tableStyle {
	c := th.Stylesheet()
	s := tableStyle{
		text: th.CellStyle(c.Document.StylePrimitive, c.Table.StylePrimitive),
		line: &layout.CellStyle{}, column: "│", row: "─", crossing: "┼",
	}
	if t := c.Table; t.ColumnSeparator != nil && t.RowSeparator != nil && t.CenterSeparator != nil {
		s.column, s.row, s.crossing = singleCell(*t.ColumnSeparator, s.column), singleCell(*t.RowSeparator, s.row), singleCell(*t.CenterSeparator, s.crossing)
	}
	return s
}

// singleCell returns a string of a stylesheet if it is one cell wide, and other if not.
func singleCell(s, other string) string {
	if s = content.Sanitize(s).String(); layout.PerCluster.Width(s) == 1 {
		return s
	}
	return other
}

// cellMargin is the number of spaces around the text of a cell. The space after the last
// column may be missing.
const cellMargin = 2

// renderTable draws the rows of a table whose text begins from one offset up to another. It
// returns nil if the table does not fit into the room without breaking words and must not be
// wider.
func (r *Renderer) renderTable(b *content.Table, room layout.Room, mode layout.WidthMode, from, to int) []layout.Line {
	if layout.IsRecordList(b) {
		return nil
	}
	if now := (measured{block: b, room: room, mode: mode}); !r.measured.isOf(now) {
		now.widths, now.fits = columnWidths(b, room, mode)
		r.measured = now
	}
	widths := r.measured.widths
	if !r.measured.fits {
		return nil
	}
	t := tableBuilder{style: r.table, block: b, width: max(tableWidth(widths), room.Width), widths: widths, mode: mode}
	if b.Header != nil {
		if t.begin(b.Header, from); from == 0 {
			t.addRow(b.Header)
			t.addRule()
		}
	}
	for _, row := range b.Rows {
		if t.offset >= to && to > 0 {
			break
		}
		if t.begin(row, from) {
			t.addRow(row)
		}
	}
	if n := len(t.lines); n > 0 {
		t.lines[n-1].End = min(t.offset, len(b.Plain()))
	}
	return t.lines
}

// measured is the table that was drawn last, and the widths of its columns: the parts of a long
// table are drawn one after the other.
type measured struct {
	block  *content.Table
	room   layout.Room
	mode   layout.WidthMode
	widths []int
	fits   bool
}

func (m *measured) isOf(other measured) bool {
	return m.block == other.block && m.room == other.room && m.mode == other.mode
}

// begin reports whether a row, which is the next one, is to be drawn: it begins at an offset or
// after it. If not, it passes the row over.
func (t *tableBuilder) begin(row []content.Inline, from int) bool {
	if t.offset >= from {
		return true
	}
	for _, cell := range row {
		t.offset += len(cell.String()) + 1
	}
	t.shown = t.offset
	return false
}

// tableWidth returns the width of a table with columns of these widths.
func tableWidth(columns []int) int {
	width := len(columns)*cellMargin + max(len(columns)-1, 0) - 1
	for _, w := range columns {
		width += w
	}
	return width
}

// maxScrolledCell is the width of a column in a table that is scrolled sideways, unless a
// word in it is longer. Its cells are still easy to read, and several fit on the screen.
const maxScrolledCell = 28

// columnWidths returns the width of each column's text. A column is as wide as its longest
// line, but prose is not wider than the column of the article. If there is not enough room,
// columns wider than a limit are cut to the limit, but not below their longest word. If the
// table does not fit even then, it is as wide as it must be; columnWidths reports false if it
// must not.
func columnWidths(b *content.Table, room layout.Room, mode layout.WidthMode) ([]int, bool) {
	texts, words := measureColumns(b, mode)
	if len(texts) == 0 {
		return nil, false
	}
	if tableWidth(texts) <= room.Width {
		return texts, true
	}
	limit := room.Width
	if room.Wide > 0 {
		limit = room.Wide
		for j := range texts {
			words[j] = min(words[j], room.Wide)
			texts[j] = min(texts[j], max(words[j], room.Width))
		}
	}
	if widths, ok := fitColumns(texts, words, limit); ok {
		return widths, true
	}
	return cutColumns(texts, words, maxScrolledCell), room.Wide > 0
}

// maxMeasured bounds the cells of a table that are measured. A larger table has columns for the
// widest cell of rows at equal distances, so that drawing some rows does not take longer if
// there are more.
const maxMeasured = 4096

// measureColumns returns the width of the longest line of each column, and of its longest
// word.
func measureColumns(b *content.Table, mode layout.WidthMode) (texts, words []int) {
	n := len(b.Columns)
	texts, words = make([]int, n), make([]int, n)
	rows := sampleRows(b)
	for j := range n {
		texts[j], words[j] = 1, 1
		for _, row := range rows {
			for line := range strings.SplitSeq(row[j].String(), "\n") {
				texts[j] = max(texts[j], mode.Width(line))
			}
			for _, word := range strings.Fields(row[j].String()) {
				words[j] = max(words[j], mode.Width(word))
			}
		}
	}
	return texts, words
}

// sampleRows returns the rows of a table to measure, with the header and the last.
func sampleRows(b *content.Table) [][]content.Inline {
	limit := max(maxMeasured/max(len(b.Columns), 1), 2)
	if len(b.Rows) <= limit {
		return b.AllRows()
	}
	var out [][]content.Inline
	if b.Header != nil {
		out = append(out, b.Header)
	}
	for i := range limit {
		out = append(out, b.Rows[i*(len(b.Rows)-1)/(limit-1)])
	}
	return out
}

// cutColumns returns the widths of columns whose texts are cut to a limit, but not below
// their longest word.
func cutColumns(texts, words []int, limit int) []int {
	widths := make([]int, len(texts))
	for j := range texts {
		widths[j] = min(texts[j], max(words[j], limit))
	}
	return widths
}

// fitColumns cuts columns to the largest limit at which the table has at most width cells.
// It reports false if there is no such limit.
func fitColumns(texts, words []int, width int) ([]int, bool) {
	if tableWidth(cutColumns(texts, words, 0)) > width {
		return nil, false
	}
	limit := sort.Search(width, func(limit int) bool { return tableWidth(cutColumns(texts, words, limit+1)) > width })
	widths := cutColumns(texts, words, limit)
	for total := tableWidth(widths); total < width; total++ { // the rest goes to the columns that were cut most
		worst := 0
		for j := range widths {
			if texts[j]-widths[j] > texts[worst]-widths[worst] {
				worst = j
			}
		}
		if texts[worst] == widths[worst] {
			break
		}
		widths[worst]++
	}
	return widths, true
}

// A tableBuilder draws a table.
type tableBuilder struct {
	style  tableStyle
	block  *content.Table
	width  int   // of the whole table
	widths []int // of each column's text
	mode   layout.WidthMode

	lines  []layout.Line
	offset int // of the next cell in the block's text
	shown  int // end of the block's text that the lines show
}

// addRow draws the cells of a row next to each other.
func (t *tableBuilder) addRow(cells []content.Inline) {
	columns := make([][]layout.Line, len(cells))
	height := 1
	for j, cell := range cells {
		columns[j] = layout.Wrap(cell, t.offset, t.widths[j], layout.Preformatted, layout.Options{WidthMode: t.mode})
		height = max(height, len(columns[j]))
		t.offset += len(cell.String()) + 1
	}
	for y := range height {
		line := layout.Line{Start: t.shown}
		for j, rows := range columns {
			if j > 0 {
				line.Runs = append(line.Runs, t.glyph(t.style.column))
			}
			var runs []layout.Run
			if y < len(rows) {
				runs = rows[y].Runs
			}
			line.Runs = t.appendCell(line.Runs, runs, j)
		}
		if line.End = t.shown; strings.TrimSpace(line.String()) != "" { // an empty row in one column would look like a gap
			t.lines = append(t.lines, line)
		}
	}
}

// appendCell appends one row of a cell's text, with spaces around it.
func (t *tableBuilder) appendCell(line, text []layout.Run, column int) []layout.Run {
	used := 0
	for _, r := range text {
		used += t.mode.Width(r.Text)
	}
	left, right := 0, max(t.widths[column]-used, 0)
	switch t.block.Columns[column] {
	case content.AlignRight:
		left, right = right, 0
	case content.AlignCenter:
		left, right = right/2, right-right/2
	case content.AlignDefault, content.AlignLeft:
	}
	line = append(line, t.glyph(strings.Repeat(" ", left+1)))
	for _, r := range text {
		if r.Style == 0 && r.Link == "" {
			r.Cell = t.style.text
		}
		t.shown = max(t.shown, r.Offset+len(r.Text))
		line = append(line, r)
	}
	if column == len(t.widths)-1 {
		return line
	}
	return append(line, t.glyph(strings.Repeat(" ", right+1)))
}

// addRule draws the line between the header and the rows.
func (t *tableBuilder) addRule() {
	var s strings.Builder
	used := 0
	for j, w := range t.widths {
		if j > 0 {
			s.WriteString(t.style.crossing)
			used++
		}
		n := min(w+cellMargin, t.width-used)
		s.WriteString(strings.Repeat(t.style.row, n))
		used += n
	}
	t.lines = append(t.lines, layout.Line{Runs: []layout.Run{t.glyph(s.String())}, Start: t.shown, End: t.shown})
}

// glyph returns a run that is not part of the article.
func (t *tableBuilder) glyph(text string) layout.Run {
	return layout.Run{Text: text, Role: layout.Preformatted, Cell: t.style.line, Offset: -1}
}
