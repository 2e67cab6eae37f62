package epub

import (
	"maps"
	"slices"

	"pullquote/content"
)

// A wholeBook builds the article of a short book, which keeps all blocks.
type wholeBook struct {
	blocks  []content.Block
	targets map[string]content.Anchor
	empty   []string // paths of the chapters without blocks after the last one with some
}

func (w *wholeBook) addHead(blocks []content.Block) { w.blocks = append(w.blocks, blocks...) }

// add appends a chapter. Links to a chapter without blocks lead to the next one.
func (w *wholeBook) add(c chapter, _ []byte, _ state) {
	w.empty = append(w.empty, c.path)
	if len(c.blocks) == 0 {
		return
	}
	start := content.BlockIndex(len(w.blocks))
	w.blocks = append(w.blocks, c.blocks...)
	for _, name := range w.empty {
		w.target(name, content.Anchor{Block: start})
	}
	for id, at := range c.targets {
		w.target(c.path+"#"+id, content.Anchor{Block: start + at.Block, Offset: at.Offset})
	}
	w.empty = w.empty[:0]
}

// target stores the anchor of a link target, the first one if its document is repeated.
func (w *wholeBook) target(name string, at content.Anchor) {
	if _, isKnown := w.targets[name]; !isKnown && !content.SanitizeURL(name).IsEmpty() {
		w.targets[name] = at
	}
}

func (w *wholeBook) setBlocks(a *content.Article) {
	blocks := slices.Clone(w.blocks)
	var used usedLevels
	used.add(blocks)
	used.ranks().apply(blocks)
	a.SetBlocks(blocks)
	a.Targets = maps.Clone(w.targets)
}
