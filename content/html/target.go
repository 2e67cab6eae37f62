package html

import (
	"pullquote/content"
	"pullquote/content/internal/dom"
)

// A target is a place that a link may lead to.
type target struct {
	id     string
	leaf   content.Block // nil while its line is read
	offset int           // in the leaf's text
}

// targetsOf returns the places that links to n lead to, at an offset in the line.
// A name that may not be drawn is not one.
func targetsOf(n *dom.Node, offset int) []target {
	var out []target
	for _, id := range dom.IDs(n) {
		if id == content.Sanitize(id) {
			out = append(out, target{id: id, offset: offset})
		}
	}
	return out
}

// target notes that links to n lead here.
func (f *flow) target(n *dom.Node) {
	f.ids = append(f.ids, targetsOf(n, f.line.Len())...)
}

// settle gives the targets of a line, those before it too, their block.
func (f *flow) settle(leaf content.Block) {
	for _, t := range f.ids {
		t.leaf = leaf
		f.r.found = append(f.r.found, t)
	}
	f.ids = nil
}

// unsettle has the targets of a line that came to nothing lead to the next.
func (f *flow) unsettle() {
	for i := range f.ids {
		f.ids[i].offset = 0
	}
}

// targets are the places in the finished blocks. The first of a name counts.
func (r *reader) targets(blocks []content.Block) map[string]content.Anchor {
	if len(r.found) == 0 {
		return nil
	}
	places := map[content.Block]content.Anchor{}
	for i, b := range blocks {
		for _, leaf := range content.Leaves(b) {
			places[leaf.Block] = content.Anchor{Block: content.BlockIndex(i), Offset: leaf.Offset}
		}
	}
	var out map[string]content.Anchor
	for _, t := range r.found {
		at, ok := places[t.leaf]
		if _, known := out[t.id]; known || !ok {
			continue
		}
		if out == nil {
			out = map[string]content.Anchor{}
		}
		at.Offset += min(t.offset, len(t.leaf.Plain()))
		out[t.id] = at
	}
	return out
}
