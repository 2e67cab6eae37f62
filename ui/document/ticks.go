package document

import "pullquote/content"

// HitRows reports which rows of a scrollbar of that height contain a hit.
func (d *Document) HitRows(height int) []bool {
	if d.search.hits == nil {
		return make([]bool, height)
	}
	return d.search.hits.density.rows(height)
}

// QuoteRows reports which rows of a scrollbar of that height contain the start of a listed
// quotation.
func (d *Document) QuoteRows(height int) []bool {
	rows := make([]bool, height)
	x, order := d.analysis.Index, d.order()
	size := max(x.Size(), 1)
	row := func(a content.Anchor) int { return min(x.Offset(a)*height/size, height-1) }
	for i := 0; i < len(order); {
		y := row(d.quoteStart(order[i]))
		rows[y] = true
		if y == height-1 {
			break
		}
		next := x.At(((y+1)*size + height - 1) / height) // the start of the next row
		i = max(d.firstFrom(order, next), i+1)
	}
	return rows
}

// density records which parts of an article contain something.
type density struct {
	size int      // of the article, as [content.Index] counts it
	bits []uint64 // one per part
}

// maxParts bounds the parts of an article. It is larger than any scrollbar is high.
const maxParts = 1 << 14

func newDensity(size int) density {
	return density{size, make([]uint64, (min(size, maxParts)+63)/64)}
}

func (d *density) parts() int { return min(d.size, maxParts) }

// part returns the part that contains an offset.
func (d *density) part(offset int) int {
	return min(offset*d.parts()/max(d.size, 1), max(d.parts()-1, 0))
}

func (d *density) add(offset int) {
	if i := d.part(offset); i/64 < len(d.bits) {
		d.bits[i/64] |= 1 << (i % 64)
	}
}

// rows reports which rows of a scrollbar of that height contain something.
func (d *density) rows(height int) []bool {
	rows := make([]bool, height)
	for i := range d.parts() {
		if d.bits[i/64]&(1<<(i%64)) != 0 {
			rows[min(i*height/d.parts(), height-1)] = true
		}
	}
	return rows
}
