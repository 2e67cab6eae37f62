package document

import "pullquote/content"

// HitRows returns which rows of a scrollbar that many rows high have a hit.
func (d *Document) HitRows(height int) []bool {
	if d.search.hits == nil {
		return make([]bool, height)
	}
	return d.search.hits.density.rows(height)
}

// QuoteRows returns which rows of a scrollbar that many rows high have the beginning of a
// listed quotation.
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
		next := x.At(((y+1)*size + height - 1) / height) // where the next row begins
		i = max(d.firstFrom(order, next), i+1)
	}
	return rows
}

// density says in which parts of an article there is something.
type density struct {
	size int      // of the article, as [content.Index] counts it
	bits []uint64 // one for each of the parts
}

// maxParts is how many parts of an article are told apart: more than a scrollbar has rows.
const maxParts = 1 << 14

func newDensity(size int) density {
	return density{size, make([]uint64, (min(size, maxParts)+63)/64)}
}

func (d *density) parts() int { return min(d.size, maxParts) }

// part returns the part that an offset is in.
func (d *density) part(offset int) int {
	return min(offset*d.parts()/max(d.size, 1), max(d.parts()-1, 0))
}

func (d *density) add(offset int) {
	if i := d.part(offset); i/64 < len(d.bits) {
		d.bits[i/64] |= 1 << (i % 64)
	}
}

// rows returns which of the rows of a scrollbar have something.
func (d *density) rows(height int) []bool {
	rows := make([]bool, height)
	for i := range d.parts() {
		if d.bits[i/64]&(1<<(i%64)) != 0 {
			rows[min(i*height/d.parts(), height-1)] = true
		}
	}
	return rows
}
