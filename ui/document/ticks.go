package document

import "pullquote/content"

// HitRows returns how many parts with a hit each row of a scrollbar of that height stands for.
func (d *Document) HitRows(height int) []int {
	if d.search.hits == nil {
		return make([]int, height)
	}
	return d.search.hits.density.rows(height)
}

// QuoteRows returns how many listed quotations begin in the part of the article that each row
// of a scrollbar of that height stands for.
func (d *Document) QuoteRows(height int) []int {
	rows := make([]int, height)
	x, order := d.analysis.Index, d.order()
	size := max(x.Size(), 1)
	row := func(a content.Anchor) int { return min(x.Offset(a)*height/size, height-1) }
	for i := 0; i < len(order); {
		y := row(d.quoteStart(order[i]))
		end := len(order)
		if y < height-1 {
			next := x.At(((y+1)*size + height - 1) / height) // the start of the next row
			end = max(d.firstFrom(order, next), i+1)
		}
		rows[y] += end - i
		i = end
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

// rows returns how many parts with something each row of a scrollbar of that height stands for.
func (d *density) rows(height int) []int {
	rows := make([]int, height)
	for i := range d.parts() {
		if d.bits[i/64]&(1<<(i%64)) != 0 {
			rows[min(i*height/d.parts(), height-1)]++
		}
	}
	return rows
}
