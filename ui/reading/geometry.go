package reading

// A geometry is how the cells of a row are shared out: an indent, the column,
// the margin with the notes, the scrollbar.
type geometry struct {
	left   int // cells before the column; the bar of a lit quotation stands there
	column int
	gap    int // between the column and the note in the margin
	aside  int // 0: no notes in the margin
	bar    int // cells of the scrollbar, 0 or 1
}

// Widths of a note in the margin: below the least it is no use.
const (
	leastAside = 18
	mostAside  = 30
	asideGap   = 3
)

func measure(width, column int) geometry {
	var g geometry
	if width >= 8 {
		g.bar = 1
	}
	inner := max(width-g.bar, 0)
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
	if right := inner - g.left - g.column; right > leastAside+asideGap {
		g.gap = asideGap
		g.aside = min(right-asideGap-1, mostAside)
	}
	return g
}
