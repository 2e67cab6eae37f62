package text

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/bounds"
)

// maxTableColumns bounds the columns of a table from a file of values. One with more of them is
// shown as its lines.
const maxTableColumns = 100

// maxSeparators bounds the separators in a line of a table. A line with more is neither a row of
// many columns nor one with a long text in a cell.
const maxSeparators = 10_000

// ParseCSV parses values that are separated by commas, semicolons, tabs or bars into a table.
// The first row names the columns. A text that is not such a table keeps its lines, and so do the
// rows that exceed [bounds.MaxTableCells].
func ParseCSV(src []byte) *content.Article {
	rows, rest, ok := readRows(src)
	if !ok {
		return content.NewArticle(asLines(src)...)
	}
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	t := &content.Table{Columns: make([]content.Align, columns)}
	for i, row := range rows {
		cells := make([]content.Inline, columns)
		for j, value := range row {
			cells[j] = content.PlainInline(strings.TrimSpace(value))
		}
		if i == 0 {
			t.Header = cells
		} else {
			t.Rows = append(t.Rows, cells)
		}
	}
	for j := range t.Columns {
		if isNumeric(t.Rows, j) {
			t.Columns[j] = content.AlignRight
		}
	}
	a := content.NewArticle(append([]content.Block{t}, asLines(rest)...)...)
	if a.Len() > 1 {
		a.AddProblems(bounds.TableCells.Sentence())
	}
	return a
}

// asLines returns a text as a block that keeps its lines, if there is text.
func asLines(src []byte) []content.Block {
	text := content.Sanitize(trimLines(string(src))).Trim("\n")
	if text.IsEmpty() {
		return nil
	}
	return []content.Block{&content.Preformatted{Text: text.Inline()}}
}

// readRows reads the rows that are in the bounds of a table, and returns the rest of the source.
// It reports false if there are too few rows or too many columns.
func readRows(src []byte) (rows [][]string, rest []byte, ok bool) {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	r := csv.NewReader(bytes.NewReader(src))
	r.Comma = separator(src)
	for line := range bytes.Lines(src) {
		if bytes.Count(line, []byte(string(r.Comma))) > maxSeparators {
			return nil, nil, false // the reader would take 40 times the line
		}
	}
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	widest := 0
	for end := int64(0); ; end = r.InputOffset() {
		row, err := r.Read()
		isEnd := errors.Is(err, io.EOF)
		if err != nil && !isEnd || len(row) > maxTableColumns {
			return nil, nil, false
		}
		if isEnd || (len(rows)+1)*max(widest, len(row)) > bounds.MaxTableCells {
			return rows, src[end:], len(rows) > 1 && widest > 1
		}
		rows = append(rows, row)
		widest = max(widest, len(row))
	}
}

// separator returns the separator of the values: the one that occurs as often in each of the
// first lines, or else most often in the first.
func separator(src []byte) rune {
	const maxLines = 20
	var lines []string
	for line := range strings.Lines(string(src[:min(len(src), 64<<10)])) {
		if lines = append(lines, line); len(lines) == maxLines {
			break
		}
	}
	best, bestScore := ',', 0
	for _, c := range ",;\t|" {
		if len(lines) == 0 {
			break
		}
		n := strings.Count(lines[0], string(c))
		score := 0
		for _, l := range lines {
			if n > 0 && strings.Count(l, string(c)) == n {
				score += 100
			}
		}
		if score += n; n > 0 && score > bestScore {
			best, bestScore = c, score
		}
	}
	return best
}

// isNumeric reports whether a column has numbers in all its rows.
func isNumeric(rows [][]content.Inline, column int) bool {
	return len(rows) > 0 && !slices.ContainsFunc(rows, func(row []content.Inline) bool {
		s := row[column].String()
		return s == "" || strings.Trim(s, "0123456789.,+-% ") != "" || !strings.ContainsAny(s, "0123456789")
	})
}
