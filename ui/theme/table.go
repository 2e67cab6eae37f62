package theme

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/ui/layout"

	"github.com/clipperhouse/displaywidth"
)

// table renders a table no wider than its cells need. It returns nil when the
// columns would have to break words to fit.
func (t *Theme) table(b *content.Table, width int, m layout.Method) []layout.Line {
	natural, least := tableWidths(b, m)
	if least > width || len(b.Columns) == 0 || len(b.Plain()) > maxTable {
		return nil
	}
	rows, ok := t.render(tableMarkdown(b), min(natural, width))
	if !ok {
		return nil
	}
	rows = slices.DeleteFunc(rows, func(row []penned) bool { return strings.TrimSpace(rowText(row)) == "" })
	head := slices.IndexFunc(rows, isSeparator)
	if head < 0 {
		return nil
	}
	edges := edgesOf(rowText(rows[head]), m)
	if len(edges) != len(b.Columns)-1 {
		return nil
	}
	if b.Header == nil {
		rows = rows[head+1:]
	}
	columns := columnTexts(b)
	reveal(rows)
	lines := make([]layout.Line, len(rows))
	at := 0
	for i, row := range rows {
		lines[i] = place(row, edges, columns, m)
		lines[i].Start = at
		for _, r := range lines[i].Runs {
			if r.Offset >= 0 {
				at = max(at, r.Offset+len(r.Text))
			}
		}
		lines[i].End = at
	}
	if len(lines) > 0 {
		lines[len(lines)-1].End = len(b.Plain())
	}
	for _, c := range columns {
		if len(c.left) > 0 { // glamour dropped text: better plain than incomplete
			return nil
		}
	}
	return lines
}

// cellMargin is how many blanks glamour sets around the text of a cell.
const cellMargin = 2

// tableWidths is how wide the table is when nothing is wrapped, and how wide it
// has to be so that no word is broken.
func tableWidths(b *content.Table, m layout.Method) (natural, least int) {
	all := b.All()
	for j := range b.Columns {
		whole, word := 1, 1
		for _, row := range all {
			whole = max(whole, m.Width(row[j].Text))
			for _, w := range strings.Fields(row[j].Text) {
				word = max(word, m.Width(w))
			}
		}
		natural += whole + cellMargin + 1
		least += word + cellMargin + 1
	}
	return natural - 1, least - 1
}

// tableMarkdown writes the table's cells without their emphasis, which is put
// back by [place].
func tableMarkdown(b *content.Table) string {
	var s strings.Builder
	row := func(cells []content.Inline) {
		s.WriteByte('|')
		for _, c := range cells {
			s.WriteString(strings.Map(hide, c.Text))
			s.WriteString(" |")
		}
		s.WriteByte('\n')
	}
	header := b.Header
	if header == nil {
		header = make([]content.Inline, len(b.Columns))
	}
	row(header)
	s.WriteByte('|')
	for _, a := range b.Columns {
		s.WriteString([]string{content.AlignDefault: "---|", content.AlignLeft: ":--|", content.AlignCenter: ":-:|", content.AlignRight: "--:|"}[a])
	}
	s.WriteByte('\n')
	for _, r := range b.Rows {
		row(r)
	}
	return s.String()
}

// hidden is where the private characters begin that stand for ASCII signs while
// glamour has the text: it would take the signs for Markdown, and it does not
// resolve backslashes in tables.
const hidden = 0xe000

func hide(r rune) rune {
	switch {
	case r == '\n':
		return ' '
	case r > ' ' && r < 0x7f && !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'):
		return hidden + r
	}
	return r
}

// reveal brings hidden signs back.
func reveal(rows [][]penned) {
	for _, row := range rows {
		for i := range row {
			row[i].text = strings.Map(func(r rune) rune {
				if r > hidden+' ' && r < hidden+0x7f {
					return r - hidden
				}
				return r
			}, row[i].text)
		}
	}
}

func rowText(row []penned) string {
	var s strings.Builder
	for _, r := range row {
		s.WriteString(r.text)
	}
	return s.String()
}

// isSeparator reports whether the row is the one below the header: no letter or
// digit, and no blank within.
func isSeparator(row []penned) bool {
	text := strings.TrimSpace(rowText(row))
	if text == "" || strings.ContainsAny(text, " ") {
		return false
	}
	return strings.Trim(text, "─┼-|+=") == ""
}

// edgesOf is where the columns end: the cells of the separator that are not
// like its first.
func edgesOf(text string, m layout.Method) []int {
	text = strings.TrimRight(text, " ")
	var edges []int
	x := 0
	first := ""
	g := displaywidth.StringGraphemes(text)
	for g.Next() {
		if first == "" {
			first = g.Value()
		}
		if g.Value() != first {
			edges = append(edges, x)
		}
		x += m.Width(g.Value())
	}
	return edges
}

// A column is the characters of a table's column, header first, that were not
// found in the rendering yet.
type column struct{ left []char }

type char struct {
	text   string
	offset int
	style  content.Style
	link   string
}

func columnTexts(b *content.Table) []column {
	columns := make([]column, len(b.Columns))
	at := 0
	for _, row := range b.All() {
		for j, cell := range row {
			for _, s := range cell.Spans {
				g := displaywidth.StringGraphemes(cell.Text[s.Start:s.End])
				offset := at + s.Start
				for g.Next() {
					if strings.TrimSpace(g.Value()) != "" {
						columns[j].left = append(columns[j].left, char{g.Value(), offset, s.Style, s.Link})
					}
					offset += len(g.Value())
				}
			}
			at += len(cell.Text) + 1
		}
	}
	return columns
}

// place makes a line of a rendered row, finding the characters of the columns
// in it. A blank between two characters of a cell is taken to be the one
// between them in the source.
func place(row []penned, edges []int, columns []column, m layout.Method) layout.Line {
	var l layout.Line
	x := 0
	for _, r := range row {
		g := displaywidth.StringGraphemes(r.text)
		for g.Next() {
			run := layout.Run{Text: g.Value(), Role: layout.Preformatted, Pen: r.pen, Offset: -1}
			j := 0
			for j < len(edges) && x > edges[j] {
				j++
			}
			onEdge := slices.Contains(edges, x)
			if left := columns[j].left; !onEdge && len(left) > 0 && left[0].text == g.Value() {
				run.Offset, run.Style, run.Link = left[0].offset, left[0].style, left[0].link
				if run.Style != 0 || run.Link != "" {
					run.Pen = nil
				}
				columns[j].left = left[1:]
			}
			l.Runs = appendRun(l.Runs, run)
			x += m.Width(g.Value())
		}
	}
	return l
}

// appendRun joins r to the last run if they look the same and follow each other
// in the source. A blank between them is the source's.
func appendRun(runs []layout.Run, r layout.Run) []layout.Run {
	n := len(runs)
	if n == 0 {
		return append(runs, r)
	}
	last := &runs[n-1]
	same := last.Pen == r.Pen && last.Style == r.Style && last.Link == r.Link
	switch {
	case same && last.Offset < 0 && r.Offset < 0,
		same && last.Offset >= 0 && r.Offset == last.Offset+len(last.Text):
		last.Text += r.Text
		return runs
	case n > 1 && last.Text == " " && last.Offset < 0 && r.Offset >= 0 && runs[n-2].Offset >= 0 &&
		r.Offset == runs[n-2].Offset+len(runs[n-2].Text)+1:
		prev := &runs[n-2]
		if prev.Pen == r.Pen && prev.Style == r.Style && prev.Link == r.Link {
			prev.Text += " " + r.Text
			return runs[:n-1]
		}
		last.Offset = r.Offset - 1
	}
	return append(runs, r)
}
