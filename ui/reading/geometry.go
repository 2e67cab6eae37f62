package reading

// MaxColumn is how wide the column is unless the reader asks for another width, in cells.
const MaxColumn = 72

// Bounds of what the reader may ask for.
const (
	minColumn = 20
	maxColumn = 200
)

// A geometry says how the cells of a row are divided: an indent, the column, the margin
// with the image notes, the scrollbar.
type geometry struct {
	left      int // cells before the column; the bar of the current quotation is there
	column    int
	gap       int // between the column and the note in the margin
	aside     int // of the notes in the margin; 0: there are none
	scrollbar int // cells of the scrollbar, 0 or 1
}

// Widths of a note in the margin, as bounds.
const (
	minAside = 18
	maxAside = 30
	asideGap = 3
)

// measure divides width cells. The column is at most that wide.
func measure(width, column int) geometry {
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
