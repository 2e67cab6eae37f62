package render

import (
	"pullquote/content"
	"pullquote/ui/layout"
)

// Bounds of [highlighted]. They are well above the amount of code that can be near the
// screen, so that nothing near it is dropped.
const (
	maxHighlighted      = 1024
	maxHighlightedBytes = 8 << 20 // of source
)

// highlighted caches the rows of the code that was highlighted last. Its keys are the code
// itself, not the block: a longer version of an article has new blocks with the same code.
type highlighted struct {
	lines map[codeKey][]layout.Line // nil rows: the code stays plain
	order []codeKey                 // oldest first
	bytes int
}

type codeKey struct{ lang, source string }

func (h *highlighted) get(b *content.Code) (lines []layout.Line, ok bool) {
	lines, ok = h.lines[codeKey{b.Lang.String(), b.Source.String()}]
	return lines, ok
}

func (h *highlighted) put(b *content.Code, lines []layout.Line) {
	key := codeKey{b.Lang.String(), b.Source.String()}
	if _, ok := h.lines[key]; !ok {
		h.order = append(h.order, key)
		h.bytes += len(key.source)
	}
	h.lines[key] = lines
	for len(h.order) > maxHighlighted || h.bytes > maxHighlightedBytes {
		oldest := h.order[0]
		h.order = h.order[1:]
		h.bytes -= len(oldest.source)
		delete(h.lines, oldest)
	}
}
