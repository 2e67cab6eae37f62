package html

import (
	"slices"

	"pullquote/content/internal/dom"
)

// leastCopy is how long a copy of an article's text is at the least, in bytes.
const leastCopy = 1000

// withoutCopies takes the copies of an article's text out of it: a page that is
// made for wide and for narrow screens may hold it twice, or more often, of which a
// style sheet shows one. A copy repeats most of what stands above it, in the same
// order; a day's plan that is like another, or the refrain of a song, does not.
func withoutCopies(pieces []piece) []piece {
	first := make(map[string]int, len(pieces))
	copied := make([]bool, len(pieces))
	begin, next := 0, 0 // of the run so far, and which piece would go on with it
	size, above := 0, 0 // of the run, and of what stands above it and is no copy
	settle := func(end int) {
		if size < leastCopy || size*2 < above {
			above += size
		} else {
			for i := begin; i < end; i++ {
				copied[i] = true
			}
		}
		size = 0
	}
	for i, p := range pieces {
		if size > 0 && next < begin && pieces[next].text == p.text {
			next++
			size += len(p.text)
			continue
		}
		settle(i)
		if at, ok := first[p.text]; ok {
			begin, next, size = i, at+1, len(p.text)
		} else {
			first[p.text] = i
			above += len(p.text)
		}
	}
	settle(len(pieces))
	i := -1
	return slices.DeleteFunc(pieces, func(p piece) bool {
		if i++; copied[i] {
			dom.Remove(p.node)
		}
		return copied[i]
	})
}
