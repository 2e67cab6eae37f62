package epub

import "pullquote/content"

// The levels of a book's headings are consecutive. A book without a table of contents may
// skip some, so the levels in the article are the ranks of those that the outline sets.

// usedLevels are the levels of the headings in a book, by the outline.
type usedLevels [maxLevel + 1]bool

func (u *usedLevels) add(blocks []content.Block) {
	for _, b := range blocks {
		if h, ok := b.(*content.Heading); ok {
			u[h.Level] = true
		}
	}
}

// levelRanks are the levels in the article, by the levels that the outline sets.
type levelRanks [maxLevel + 1]int

// ranks returns the ranks of the levels. The rank of a level that is not used is the one that
// it would have.
func (u usedLevels) ranks() levelRanks {
	var out levelRanks
	rank := 1
	for level, isUsed := range u {
		out[level] = rank
		if isUsed {
			rank++
		}
	}
	return out
}

// apply sets the levels of headings, which the outline has set.
func (r levelRanks) apply(blocks []content.Block) {
	for i, b := range blocks {
		if h, ok := b.(*content.Heading); ok && h.Level != r[h.Level] {
			blocks[i] = &content.Heading{Level: r[h.Level], Text: h.Text}
		}
	}
}
