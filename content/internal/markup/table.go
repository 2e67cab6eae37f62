package markup

import (
	"pullquote/content"
	"pullquote/content/bounds"
)

// CutTable removes the rows of a table that exceed [bounds.MaxTableCells]. It returns each of
// them as a paragraph, unless it is empty.
func CutTable(t *content.Table) (rest []content.Block) {
	maxRows := bounds.MaxTableCells / max(len(t.Columns), 1)
	if t.Header != nil {
		maxRows--
	}
	maxRows = max(maxRows, 0)
	if len(t.Rows) <= maxRows {
		return nil
	}
	for _, row := range t.Rows[maxRows:] {
		var text content.InlineBuilder
		isFirst := true
		for _, cell := range row {
			if cell.String() == "" {
				continue
			}
			if !isFirst {
				text.Add(" · ", 0, "")
			}
			isFirst = false
			text.Append(cell)
		}
		if !isFirst {
			rest = append(rest, &content.Paragraph{Text: text.Inline()})
		}
	}
	t.Rows = t.Rows[:maxRows:maxRows]
	return rest
}
