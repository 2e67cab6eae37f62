package html

import (
	"strings"

	"pullquote/content"
	"pullquote/content/internal/markup"
)

// maxHeaderRows is how many rows of headers a table without a thead may have.
const maxHeaderRows = 3

// isHeaderRow reports whether a row contains only headers. The corner above a column of
// headers may be an empty cell.
func isHeaderRow(row []cell) bool {
	headers := 0
	for i, c := range row {
		switch {
		case c.isHeader:
			headers++
		case i > 0 || c.text.String() != "":
			return false
		}
	}
	return headers > 0
}

// isBoldRow reports whether all text in a row is bold, and the row has no header cells. It is
// a header if the row below it is not bold.
func isBoldRow(row []cell) bool {
	const minCells = 2
	texts := 0
	for _, c := range row {
		if c.text.String() == "" {
			continue
		}
		texts++
		for _, s := range c.text.Spans() {
			if c.isHeader || s.Style&content.Strong == 0 && strings.TrimSpace(c.text.String()[s.Start:s.End]) != "" {
				return false
			}
		}
	}
	return texts >= minCells
}

// continuesHeader reports whether the row below the rows of a header belongs to it, too: one
// of their cells spans several columns or rows.
func continuesHeader(head [][]cell) bool {
	for _, c := range head[len(head)-1] {
		if c.text.String() != "" && (c.width > 1 || c.height > 1) {
			return true
		}
	}
	return false
}

// header returns the header of the columns that are used, or nil if there is no text in it. A
// cell that spans several columns is a part of the header of each that has a header of its own
// below.
func (g *grid) header(isUsed []bool) []content.Inline {
	var out []content.Inline
	hasText := false
	for j := range isUsed {
		if !isUsed[j] {
			continue
		}
		var joined content.Inline
		hasOwn := false
		for i := range g.headerRows {
			text, isOwn := headerAt(g.rows[i], j)
			hasOwn = hasOwn || isOwn
			joined = joinHeaders(joined, text)
		}
		if !hasOwn {
			joined = content.Inline{}
		}
		hasText = hasText || hasOwn
		out = append(out, joined)
	}
	if !hasText {
		return nil
	}
	return out
}

// headerAt returns the text over a column in a row of headers, and reports whether it is that
// column's own. Empty cells at the end of a row have been removed.
func headerAt(row []cell, column int) (text content.Inline, isOwn bool) {
	last := len(row) - 1
	switch {
	case column <= last && row[column].text.String() != "":
		return row[column].text, true
	case column <= last:
		for column > 0 && row[column].isSpanned {
			column--
		}
		return row[column].text, false
	case last >= 0 && last+int(row[last].width) > column:
		return row[last].text, false
	}
	return content.Inline{}, false
}

// joinHeaders returns two header cells of one column, one above the other, as one cell.
func joinHeaders(above, below content.Inline) content.Inline {
	switch {
	case above.String() == "":
		return below
	case below.String() == "":
		return above
	}
	var l markup.Line
	l.Append(above)
	l.Space(" ", 0, "")
	l.Append(below)
	return l.Inline()
}
