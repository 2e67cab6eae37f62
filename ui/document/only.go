package document

import (
	"slices"

	"pullquote/content"
)

// A ShownBlocks says which blocks are shown while the others are hidden. A change of them makes a
// new value.
type ShownBlocks struct{ Blocks []content.BlockIndex } // in order, at least one

// ShownBlocks returns the blocks that are shown; nil if all are.
func (d *Document) ShownBlocks() *ShownBlocks { return d.shown }

// Reveal shows all blocks again if the one at a place is hidden.
func (d *Document) Reveal(a content.Anchor) {
	if !d.shows(a.Block) {
		d.shown = nil
	}
}

// Has reports whether a block is shown.
func (s *ShownBlocks) Has(block content.BlockIndex) bool {
	_, ok := slices.BinarySearch(s.Blocks, block)
	return ok
}

func (d *Document) shows(i content.BlockIndex) bool { return d.shown == nil || d.shown.Has(i) }

// ToggleMatches shows only the blocks that contain a hit, or all again. It must not be called
// while [Document.MatchesNeedMore] reports true.
func (d *Document) ToggleMatches() Outcome {
	h := d.search.hits
	switch {
	case d.shown != nil:
		return d.ShowAll()
	case h == nil:
		return Outcome{Notice: "no search yet; press {search}"}
	case h.total == 0:
		return Outcome{Notice: "no match"}
	}
	s := &ShownBlocks{}
	for i, n := range h.counts {
		if n > 0 {
			s.Blocks = append(s.Blocks, content.BlockIndex(i))
		}
	}
	d.shown = s
	if d.quote >= 0 && !d.shows(d.quoteStart(d.quote).Block) {
		d.setQuote(-1)
	}
	if d.note >= 0 && !d.shows(d.NoteRange(d.note).Start.Block) {
		d.setNote(-1)
	}
	return Outcome{Notice: "only the " + content.Pluralize(len(s.Blocks), "paragraph") + " with a match · {only-matches} shows all"}
}

// ShowAll shows all blocks again.
func (d *Document) ShowAll() Outcome {
	d.shown = nil
	return Outcome{Notice: "all paragraphs"}
}

// MatchesNeedMore reports whether it is still unknown which blocks contain a hit.
func (d *Document) MatchesNeedMore() bool {
	h := d.search.hits
	return d.shown == nil && h != nil && (!h.isComplete() || !d.IsComplete())
}

// shownOrder returns the listed quotations whose start is shown, in the order of the text.
func (d *Document) shownOrder() []int {
	order := d.order()
	if d.shown == nil {
		return order
	}
	var out []int
	for _, i := range order {
		if d.shows(d.quoteStart(i).Block) {
			out = append(out, i)
		}
	}
	return out
}
