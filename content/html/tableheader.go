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
		case i > 0 || c.text.Text != "":
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
		if c.text.Text == "" {
			continue
		}
		texts++
		for _, s := range c.text.Spans {
			if c.isHeader || s.Style&content.Strong == 0 && strings.TrimSpace(c.text.Text[s.Start:s.End]) != "" {
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
		if c.text.Text != "" && (c.width > 1 || c.height > 1) {
			return true
		}
	}
	return false
}

// joinHeaders returns two header cells of one column, one above the other, as one cell.
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
