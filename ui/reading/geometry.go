package reading

// MaxColumn is the default width of the column, in cells.
const MaxColumn = 72

// Bounds of the width that the reader may choose.
const (
	minColumn = 20
	maxColumn = 200
)

// A geometry divides the cells of a row: an indent, the column of text, the margin with
// image notes, the scrollbar.
type geometry struct {
	left      int // before the column; holds the bar of the current quotation
	column    int
	gap       int  // between the column and the margin
	aside     int  // of the margin; 0: no margin
	scrollbar int  // 0 or 1
	speakers  bool // whether the indent holds the speaker margin
}

// Bounds of the width of the margin, and its distance from the column.
const (
	minAside = 18
	maxAside = 30
	asideGap = 3
)

// newGeometry divides width cells. The column gets at most column cells.
func newGeometry(width, column int) geometry {
	var g geometry
	if width >= 8 {
		g.scrollbar = 1
	}
	inner := max(width-g.scrollbar, 0)
	margin := 0
	switch {
	case inner >= 60:
		margin = 3
	case inner >= 24:
		margin = 2
	case inner >= 12:
		margin = 1
	}
	g.column = min(column, inner-2*margin)
	g.left = (inner - g.column) / 2
	if right := inner - g.left - g.column; right > minAside+asideGap {
		g.gap = asideGap
		g.aside = min(right-asideGap-1, maxAside)
	}
	return g
}

// wide returns the cells that a table or a block of code may take if the column is too narrow
// for it, and how many of them are on the left of the column. The speaker margin keeps its
// place.
func (g geometry) wide(width int) (cells, left int) {
	left = max(g.left-wideLeft, 0)
	if g.speakers {
		left = 0
	}
	right := width - g.scrollbar - g.left - g.column - wideRight
	return left + g.column + max(right, 0), left
}
