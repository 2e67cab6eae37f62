package layout

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"pullquote/content"
)

// A Pos is the position of a row in an article. Part is the part of the block; only a long
// block has more than one. Row counts within the part, from 0, and includes the empty rows
// before the block.
type Pos struct {
	Block content.BlockIndex
	Part  int
	Row   int
}

// A Flow composes an article lazily, for one width and one look. If either changes, create
// a new Flow.
type Flow struct {
	article   *content.Article
	from, to  content.BlockIndex // the blocks that moves stay among
	options   Options
	cache     map[Pos][]Line // by the first row of each part
	rows      int            // in the cache
	maxCached content.BlockIndex
	maxPart   int // of a block that is composed as a whole
	partSize  int
	cuts      map[content.BlockIndex][]int         // where the parts of long blocks begin
	blocks    map[content.BlockIndex]content.Block // that were used last
	bytes     int                                  // of their text
}

// Bounds of what is kept: blocks and parts, which are a few screens of them, rows, and text.
const (
	cacheSize      = 256
	maxCachedRows  = 16 << 10
	maxPrintedRows = 64 // of a text that is printed, which nobody scrolls
	maxBlocks      = 64
	maxPrinted     = 4       // blocks of a text that is printed
	maxBlockBytes  = 1 << 20 // of the text of blocks
)

// NewFlow returns a flow of a. Nothing has been composed yet.
func NewFlow(a *content.Article, o Options) *Flow {
	return &Flow{article: a, to: content.BlockIndex(a.Len()), options: o, cache: map[Pos][]Line{}, maxCached: cacheSize, maxPart: maxPart, partSize: partSize, cuts: map[content.BlockIndex][]int{}, blocks: map[content.BlockIndex]content.Block{}}
}

// Block returns block i, and keeps it for the next time: a long article may have to parse it
// again, while a background task reads other blocks.
func (f *Flow) Block(i content.BlockIndex) content.Block {
	b, ok := f.blocks[i]
	if !ok {
		b = f.article.Block(i)
		size := len(b.Plain())
		isFull := len(f.blocks) >= maxBlocks || f.options.Whole && len(f.blocks) >= maxPrinted
		if isFull || f.bytes+size > maxBlockBytes {
			clear(f.blocks)
			f.bytes = 0
		}
		f.blocks[i] = b
		f.bytes += size
	}
	return b
}

// Reuse takes over what another flow has kept that does not depend on the width, if it is one of
// the same article: the blocks, and where their parts begin.
func (f *Flow) Reuse(old *Flow) {
	if old == nil || old.article != f.article {
		return
	}
	f.blocks, f.bytes = old.blocks, old.bytes
	if old.options.NoCaption == f.options.NoCaption {
		f.cuts = old.cuts
	}
}

// Len returns the number of blocks.
func (f *Flow) Len() int { return f.article.Len() }

// SetExtent confines moves, windows and the last screen to some consecutive blocks: see
// [content.Article.Extent].
func (f *Flow) SetExtent(from, to content.BlockIndex) { f.from, f.to = from, to }

// Extent returns the first block to which moves are confined, and the one after the last.
func (f *Flow) Extent() (from, to content.BlockIndex) { return f.from, f.to }

// Lines returns the rows of the part that p is in, including the empty rows before its block if
// it is the first. Callers must not modify them.
func (f *Flow) Lines(p Pos) []Line {
	if p.Block < 0 || int(p.Block) >= f.article.Len() {
		return nil
	}
	p.Row = 0
	if lines, ok := f.cache[p]; ok {
		return lines
	}
	if len(f.cache) >= int(f.maxCached) {
		f.drop(func(q Pos) bool { return q.Block < p.Block-f.maxCached/4 || q.Block > p.Block+f.maxCached/4 })
	}
	if f.rows > maxCachedRows || f.options.Whole && f.rows > maxPrintedRows || len(f.cache) >= 2*int(f.maxCached) {
		f.drop(func(Pos) bool { return true })
	}
	lines := f.compose(p)
	f.cache[p] = lines
	f.rows += len(lines)
	return lines
}

// drop drops rows.
func (f *Flow) drop(isOld func(Pos) bool) {
	for p, lines := range f.cache {
		if isOld(p) {
			delete(f.cache, p)
			f.rows -= len(lines)
		}
	}
}

// cutsOf returns where the parts of block i begin in its text.
func (f *Flow) cutsOf(i content.BlockIndex) []int {
	if f.article.BlockSize(i) <= f.maxPart {
		return []int{0}
	}
	cuts, ok := f.cuts[i]
	if !ok {
		if len(f.cuts) >= cacheSize {
			clear(f.cuts)
		}
		cuts = cutParts(f.Block(i), f.partSize, f.options)
		f.cuts[i] = cuts
	}
	return cuts
}

// Parts returns the number of parts of block i.
func (f *Flow) Parts(i content.BlockIndex) int { return len(f.cutsOf(i)) }

// partOf returns the part of block i that contains an offset.
func (f *Flow) partOf(i content.BlockIndex, offset int) int {
	cuts := f.cutsOf(i)
	return max(sort.SearchInts(cuts, offset+1)-1, 0)
}

// after returns the first row of the part after the one that p is in. It reports false if there
// is none.
func (f *Flow) after(p Pos) (Pos, bool) {
	if p.Part+1 < len(f.cutsOf(p.Block)) {
		return Pos{Block: p.Block, Part: p.Part + 1}, true
	}
	next, ok := f.Next(p.Block)
	return Pos{Block: next}, ok
}

// before returns the first row of the part before the one that p is in. It reports false if
// there is none.
func (f *Flow) before(p Pos) (Pos, bool) {
	if p.Part > 0 {
		return Pos{Block: p.Block, Part: p.Part - 1}, true
	}
	prev, ok := f.Prev(p.Block)
	if !ok {
		return p, false
	}
	return Pos{Block: prev, Part: len(f.cutsOf(prev)) - 1}, true
}

// Next returns the shown block after i. It reports false if there is none to move to.
func (f *Flow) Next(i content.BlockIndex) (content.BlockIndex, bool) {
	if f.options.Shown == nil {
		return i + 1, i+1 < f.to
	}
	next := f.nearest(i + 1)
	return next, next > i
}

// Prev returns the shown block before i. It reports false if there is none to move to.
func (f *Flow) Prev(i content.BlockIndex) (content.BlockIndex, bool) {
	if f.options.Shown == nil {
		return i - 1, i > f.from
	}
	at, _ := slices.BinarySearch(f.options.Shown, i)
	if at == 0 {
		return i, false
	}
	return f.options.Shown[at-1], true
}

// nearest returns the first shown block from i on, or else the last one. There must be one.
func (f *Flow) nearest(i content.BlockIndex) content.BlockIndex {
	shown := f.options.Shown
	if shown == nil {
		return min(max(i, 0), content.BlockIndex(f.article.Len()-1))
	}
	at, _ := slices.BinarySearch(shown, i)
	return shown[min(at, len(shown)-1)]
}

// Nearest returns p, or the start of the shown block that is nearest to it.
func (f *Flow) Nearest(p Pos) Pos {
	if f.article.Len() == 0 {
		return Pos{}
	}
	if i := f.nearest(p.Block); i != p.Block {
		return Pos{Block: i}
	}
	return p
}

// Forget drops the rows of blocks, so that they are composed again on demand. They must
// then have as many rows as before.
func (f *Flow) Forget(isOld func(content.BlockIndex) bool) {
	f.drop(func(p Pos) bool { return isOld(p.Block) })
}

// compose composes the part that p is in.
func (f *Flow) compose(p Pos) []Line {
	if p.Part > 0 {
		return f.composeBlock(p)
	}
	i := p.Block
	var lines []Line
	for range f.gapRows(i) {
		lines = append(lines, Line{Gap: true})
	}
	lines = append(lines, f.composeBlock(p)...)
	if h, ok := f.Block(i).(*content.Heading); ok && i == 0 && h.Level == 1 && f.options.Meta != "" {
		end := lines[len(lines)-1].End
		meta, _ := WrapRows(f.options.Meta, f.options.Width, maxMetaRows, f.options.WidthMode)
		for _, l := range meta {
			for j := range l.Runs {
				l.Runs[j].Role, l.Runs[j].Offset = Meta, -1
			}
			lines = append(lines, Line{Runs: l.Runs, Start: end, End: end})
		}
	}
	return lines
}

// maxMetaRows bounds the rows below the title. The details of the article have more of them.
const maxMetaRows = 20

// composeBlock composes a block, or the part of it that p is in. The note of a figure goes into
// the margin if it fits there completely: there must be enough rows below the figure, without
// another figure or a wide block among them. Otherwise the caption goes into the column.
func (f *Flow) composeBlock(p Pos) []Line {
	b, o, part := f.Block(p.Block), f.options, span{0, math.MaxInt}
	cuts := f.cutsOf(p.Block)
	part.from = cuts[p.Part]
	if p.Part+1 < len(cuts) {
		part.to = cuts[p.Part+1]
	}
	if _, ok := b.(*content.Figure); !ok || len(cuts) > 1 {
		o.Aside = 0
	}
	lines := composePart(b, p.Block, part, o)
	if o.Aside == 0 {
		return lines
	}
	if note := len(lines[0].Aside); note > maxAsideRows || note > f.rowsBelow(p.Block, len(lines), note) {
		o.Aside = 0
		return composePart(b, p.Block, part, o)
	}
	return lines
}

// maxAsideRows bounds the rows of a note in the margin. A figure that far above a window
// may have a note that extends into it.
const maxAsideRows = 40

// rowsBelow returns the number of rows from a figure to the next figure, to a block that may
// reach into the margin, or to the end, including the figure's own rows. It stops counting at enough.
func (f *Flow) rowsBelow(i content.BlockIndex, rows, enough int) int {
	for rows < enough {
		next, ok := f.Next(i)
		if !ok {
			break
		}
		i = next
		if _, ok := f.Block(i).(*content.Figure); ok {
			break
		}
		lines := f.Lines(Pos{Block: i})
		if slices.ContainsFunc(lines, func(l Line) bool { return l.Wide != nil }) {
			break
		}
		rows += len(lines)
	}
	return rows
}

// gapRows returns the number of empty rows before block i: two at the start of a section,
// otherwise one.
func (f *Flow) gapRows(i content.BlockIndex) int {
	switch {
	case i == 0 && f.options.NoLead:
		return 0
	case i == 0:
		return 1
	}
	h, ok := f.Block(i).(*content.Heading)
	switch f.Block(i - 1).(type) {
	case *content.Heading, *content.Rule:
		return 1
	}
	if ok && h.Level <= 2 {
		return 2
	}
	return 1
}

// Move returns the row n rows below p, or above it if n is negative. It stops at the first
// and last row.
func (f *Flow) Move(p Pos, n int) Pos {
	row := p.Row + n
	for row < 0 {
		prev, ok := f.before(p)
		if !ok {
			return Pos{Block: p.Block}
		}
		p = prev
		row += len(f.Lines(p))
	}
	for {
		p.Row = row
		rows := len(f.Lines(p))
		if row < rows {
			return p
		}
		next, ok := f.after(p)
		if !ok {
			p.Row = max(rows-1, 0)
			return p
		}
		row -= rows
		p = next
	}
}

// Last returns the top row of a window of height rows that ends with the last row.
func (f *Flow) Last(height int) Pos {
	if f.article.Len() == 0 {
		return Pos{}
	}
	end := Pos{Block: f.nearest(f.to - 1)}
	end.Part = len(f.cutsOf(end.Block)) - 1
	end.Row = len(f.Lines(end)) - 1
	return f.Move(end, 1-max(height, 1))
}

// Before reports whether p is above q.
func (p Pos) Before(q Pos) bool {
	return cmp.Or(cmp.Compare(p.Block, q.Block), cmp.Compare(p.Part, q.Part), cmp.Compare(p.Row, q.Row)) < 0
}

// Find returns the row that shows a; for the start of a figure, the first row of its picture.
// If its block is not shown, it returns the start of the nearest one.
func (f *Flow) Find(a content.Anchor) Pos {
	if f.article.Len() == 0 {
		return Pos{}
	}
	if i := f.nearest(a.Block); i != a.Block {
		a = content.Anchor{Block: i}
	}
	p := Pos{Block: a.Block, Part: f.partOf(a.Block, a.Offset)}
	row := -1
	for i, l := range f.Lines(p) {
		if l.isPictureOf(a.Offset) {
			p.Row = i
			return p
		}
		if _, ok := l.Column(f.options.WidthMode, a.Offset); ok {
			p.Row = i
			return p
		}
		// A row without text, such as the line below the title, counts as the offset where
		// it starts.
		if !l.Gap && (row < 0 || l.Start <= a.Offset && l.End > l.Start || l.Start == a.Offset) {
			row = i
		}
	}
	p.Row = max(row, 0)
	return p
}

// Anchor returns the place of the first text at or after row p within its part.
func (f *Flow) Anchor(p Pos) content.Anchor {
	lines := f.Lines(p)
	for _, l := range lines[min(p.Row, len(lines)):] {
		if !l.Gap {
			return content.Anchor{Block: p.Block, Offset: l.Start}
		}
	}
	return content.Anchor{Block: p.Block}
}

// A Row is a row of a window: a line of a block, and the line next to it in the margin.
type Row struct {
	Pos
	Line  Line
	Aside Line
	// AsideBlock is the block that Aside belongs to.
	AsideBlock content.BlockIndex
}

// Window returns up to height rows, starting at p.
func (f *Flow) Window(p Pos, height int) []Row {
	if f.article.Len() == 0 || height <= 0 {
		return nil
	}
	at := p
	if f.options.Aside > 0 {
		at = f.Move(p, -maxAsideRows) // a figure above may have a note that extends into the window
	}
	var rows []Row
	first := -1 // the index of p's row
	lines := f.Lines(at)
	for first < 0 || len(rows) < first+height {
		if at.Row >= len(lines) {
			next, ok := f.after(at)
			if !ok {
				break
			}
			at = next
			lines = f.Lines(at)
			continue
		}
		if at == p {
			first = len(rows)
		}
		rows = append(rows, Row{Pos: at, Line: lines[at.Row]})
		at.Row++
	}
	f.placeAsides(rows)
	if first < 0 {
		return nil
	}
	return rows[first:]
}

// placeAsides puts the notes of figures next to the rows that follow them.
func (f *Flow) placeAsides(rows []Row) {
	var rest []Line
	var block content.BlockIndex
	for i := range rows {
		if a := rows[i].Line.Aside; a != nil {
			rest, block = a, rows[i].Block
		}
		if len(rest) > 0 {
			rows[i].Aside, rows[i].AsideBlock = rest[0], block
			rest = rest[1:]
		}
	}
}
