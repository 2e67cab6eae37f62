package reading

import (
	"slices"
	"sort"

	"pullquote/content"
	"pullquote/ui/layout"
)

// A sequence is all blocks of a kind, in order. Steps go from one to another.
type sequence struct {
	len    int
	block  func(i int) content.BlockIndex
	before func(block content.BlockIndex) int // how many of them are before a block
}

// paragraphs returns the blocks with a paragraph number. If only matches are shown, it returns
// all of these.
func (p *Pane) paragraphs() sequence {
	if p.Shown != nil {
		return sequenceOf(p.Shown.Blocks, func(block content.BlockIndex) content.BlockIndex { return block })
	}
	x := p.Analysis.Index
	return sequence{
		int(x.Paragraphs()),
		func(i int) content.BlockIndex { block, _ := x.Paragraph(content.Number(i + 1)); return block },
		func(block content.BlockIndex) int { return int(x.Number(block - 1)) },
	}
}

// sections returns the headings other than the title.
func (p *Pane) sections() sequence {
	all := p.Analysis.Outline
	if len(all) > 0 && all[0].Block == 0 && !p.Article.Title.IsEmpty() {
		all = all[1:]
	}
	if p.Shown != nil {
		all = slices.DeleteFunc(slices.Clone(all), func(s content.Section) bool {
			_, isShown := slices.BinarySearch(p.Shown.Blocks, s.Block)
			return !isShown
		})
	}
	return sequenceOf(all, func(s content.Section) content.BlockIndex { return s.Block })
}

// sequenceOf returns the sequence of the blocks of items, which are in order.
func sequenceOf[T any](items []T, block func(T) content.BlockIndex) sequence {
	return sequence{
		len(items),
		func(i int) content.BlockIndex { return block(items[i]) },
		func(at content.BlockIndex) int {
			return sort.Search(len(items), func(i int) bool { return block(items[i]) >= at })
		},
	}
}

// next returns the first row of the n'th block of a sequence below the top of the screen. If
// there are fewer, it returns the last screen.
func (p *Pane) next(s sequence, n int) layout.Pos {
	i := s.before(p.top.Block)
	if i < s.len && !p.top.Before(p.flow.Find(content.Anchor{Block: s.block(i)})) {
		i++
	}
	if i += n - 1; i < s.len && p.isHere(s.block(i)) {
		return p.flow.Find(content.Anchor{Block: s.block(i)})
	}
	return p.last
}

// prev returns the first row of the n'th block of a sequence above the top of the screen. If
// there are fewer, it returns the top.
func (p *Pane) prev(s sequence, n int) layout.Pos {
	i := s.before(p.top.Block+1) - 1
	if i >= 0 && !p.flow.Find(content.Anchor{Block: s.block(i)}).Before(p.top) {
		i--
	}
	if i -= n - 1; i >= 0 && p.isHere(s.block(i)) {
		return p.flow.Find(content.Anchor{Block: s.block(i)})
	}
	from, _ := p.flow.Extent()
	return layout.Pos{Block: from}
}

// isHere reports whether no text is missing between a block and the screen.
func (p *Pane) isHere(block content.BlockIndex) bool {
	from, to := p.flow.Extent()
	return block >= from && block < to
}
