package layout

import (
	"slices"

	"pullquote/content"
)

// A Pos is the position of a row in an article. Row counts within the block, from 0, and
// includes the empty rows before the block.
type Pos struct {
	Block content.BlockIndex
	Row   int
}

// A Flow composes an article lazily, for one width and one look. If either changes, create
// a new Flow.
type Flow struct {
	article   *content.Article
	from, to  content.BlockIndex // the blocks that moves stay among
	options   Options
	cache     map[content.BlockIndex][]Line
	maxCached content.BlockIndex // bound of the cache
}

// cacheSize bounds the composed blocks to keep: a few screens of them.
const cacheSize = 256

// NewFlow returns a flow of a. Nothing has been composed yet.
func NewFlow(a *content.Article, o Options) *Flow {
	return &Flow{article: a, to: content.BlockIndex(a.Len()), options: o, cache: map[content.BlockIndex][]Line{}, maxCached: cacheSize}
}

// Len returns the number of blocks.
func (f *Flow) Len() int { return f.article.Len() }

// SetExtent confines moves, windows and the last screen to some consecutive blocks: see
// [content.Article.Extent].
func (f *Flow) SetExtent(from, to content.BlockIndex) { f.from, f.to = from, to }

// Extent returns the first block to which moves are confined, and the one after the last.
func (f *Flow) Extent() (from, to content.BlockIndex) { return f.from, f.to }

// Lines returns the rows of block i, including the empty rows before it. Callers must not
// modify them.
func (f *Flow) Lines(i content.BlockIndex) []Line {
	if i < 0 || int(i) >= f.article.Len() {
		return nil
	}
	if lines, ok := f.cache[i]; ok {
		return lines
	}
	if len(f.cache) >= int(f.maxCached) {
		for j := range f.cache {
			if j < i-f.maxCached/4 || j > i+f.maxCached/4 {
				delete(f.cache, j)
			}
		}
	}
	lines := f.compose(i)
	f.cache[i] = lines
	return lines
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
func (f *Flow) Forget(isOld func(content.Block) bool) {
	for i := range f.cache {
		if isOld(f.article.Block(i)) {
			delete(f.cache, i)
		}
	}
}

func (f *Flow) compose(i content.BlockIndex) []Line {
	var lines []Line
	for range f.gapRows(i) {
		lines = append(lines, Line{Gap: true})
	}
	lines = append(lines, f.composeBlock(i)...)
	if h, ok := f.article.Block(i).(*content.Heading); ok && i == 0 && h.Level == 1 && f.options.Meta != "" {
		end := lines[len(lines)-1].End
		for _, l := range WrapString(f.options.Meta, f.options.Width, f.options.WidthMode) {
			for j := range l.Runs {
				l.Runs[j].Role, l.Runs[j].Offset = Meta, -1
			}
			lines = append(lines, Line{Runs: l.Runs, Start: end, End: end})
		}
	}
	return lines
}

// composeBlock composes block i. The note of a figure goes into the margin if it fits there
// completely: there must be enough rows below the figure, without another figure or a wide
// block among them. Otherwise the caption goes into the column.
func (f *Flow) composeBlock(i content.BlockIndex) []Line {
	o := f.options
	if _, ok := f.article.Block(i).(*content.Figure); !ok {
		o.Aside = 0
	}
	lines := Compose(f.article.Block(i), i, o)
	if o.Aside == 0 {
		return lines
	}
	if note := len(lines[0].Aside); note > maxAsideRows || note > f.rowsBelow(i, len(lines), note) {
		o.Aside = 0
		return Compose(f.article.Block(i), i, o)
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
		if _, ok := f.article.Block(i).(*content.Figure); ok {
			break
		}
		lines := f.Lines(i)
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
	if i == 0 {
		return 1
	}
	h, ok := f.article.Block(i).(*content.Heading)
	switch f.article.Block(i - 1).(type) {
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
	p.Row += n
	for p.Row < 0 {
		prev, ok := f.Prev(p.Block)
		if !ok {
			return Pos{Block: p.Block}
		}
		p.Block = prev
		p.Row += len(f.Lines(p.Block))
	}
	for {
		rows := len(f.Lines(p.Block))
		if p.Row < rows {
			return p
		}
		next, ok := f.Next(p.Block)
		if !ok {
			return Pos{p.Block, max(rows-1, 0)}
		}
		p.Row -= rows
		p.Block = next
	}
}

// Last returns the top row of a window of height rows that ends with the last row.
func (f *Flow) Last(height int) Pos {
	if f.article.Len() == 0 {
		return Pos{}
	}
	end := f.nearest(f.to - 1)
	return f.Move(Pos{end, len(f.Lines(end)) - 1}, 1-max(height, 1))
}

// Before reports whether p is above q.
func (p Pos) Before(q Pos) bool {
	return p.Block < q.Block || p.Block == q.Block && p.Row < q.Row
}

// Find returns the row that shows a. If its block is not shown, it returns the start of the
// nearest one.
func (f *Flow) Find(a content.Anchor) Pos {
	if f.article.Len() == 0 {
		return Pos{}
	}
	if i := f.nearest(a.Block); i != a.Block {
		a = content.Anchor{Block: i}
	}
	row := -1
	for i, l := range f.Lines(a.Block) {
		if _, ok := l.Column(f.options.WidthMode, a.Offset); ok {
			return Pos{a.Block, i}
		}
		// A row without text, such as the line below the title, counts as the offset where
		// it starts.
		if !l.Gap && (row < 0 || l.Start <= a.Offset && l.End > l.Start || l.Start == a.Offset) {
			row = i
		}
	}
	return Pos{a.Block, max(row, 0)}
}

// Anchor returns the place of the first text at or after row p within its block.
func (f *Flow) Anchor(p Pos) content.Anchor {
	lines := f.Lines(p.Block)
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
	lines := f.Lines(at.Block)
	for first < 0 || len(rows) < first+height {
		if at.Row >= len(lines) {
			next, ok := f.Next(at.Block)
			if !ok {
				break
			}
			at = Pos{Block: next}
			lines = f.Lines(at.Block)
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
