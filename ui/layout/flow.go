package layout

import "pullquote/content"

// A Pos is a row: the row'th row of a block, from 0, the empty rows before it
// included.
type Pos struct {
	Block content.BlockIndex
	Row   int
}

// A Flow sets an article lazily. It is made for one width and one look; when
// these change, a new one takes its place.
type Flow struct {
	article *content.Article
	options Options
	cache   map[content.BlockIndex][]Line
	most    content.BlockIndex // blocks in the cache
}

// cacheSize is how many blocks stay laid out: a few screens of them.
const cacheSize = 256

// NewFlow sets the blocks of a. No block is laid out yet.
func NewFlow(a *content.Article, o Options) *Flow {
	return &Flow{article: a, options: o, cache: map[content.BlockIndex][]Line{}, most: cacheSize}
}

// Len is how many blocks there are.
func (f *Flow) Len() int { return f.article.Len() }

// Lines are the rows of block i, with the empty rows before it. The caller must
// not change them.
func (f *Flow) Lines(i content.BlockIndex) []Line {
	if i < 0 || int(i) >= f.article.Len() {
		return nil
	}
	if lines, ok := f.cache[i]; ok {
		return lines
	}
	if len(f.cache) >= int(f.most) {
		for j := range f.cache {
			if j < i-f.most/4 || j > i+f.most/4 {
				delete(f.cache, j)
			}
		}
	}
	lines := f.compose(i)
	f.cache[i] = lines
	return lines
}

// Forget has blocks laid out again when they are next looked at. They must take as
// many rows as before.
func (f *Flow) Forget(of func(content.Block) bool) {
	for i := range f.cache {
		if of(f.article.Block(i)) {
			delete(f.cache, i)
		}
	}
}

func (f *Flow) compose(i content.BlockIndex) []Line {
	var lines []Line
	for range f.space(i) {
		lines = append(lines, Line{Gap: true})
	}
	lines = append(lines, f.set(i)...)
	if h, ok := f.article.Block(i).(*content.Heading); ok && i == 0 && h.Level == 1 && f.options.Meta != "" {
		end := lines[len(lines)-1].End
		for _, l := range WrapString(f.options.Meta, f.options.Width, f.options.Method) {
			for j := range l.Runs {
				l.Runs[j].Role, l.Runs[j].Offset = Meta, -1
			}
			lines = append(lines, Line{Runs: l.Runs, Start: end, End: end})
		}
	}
	return lines
}

// set composes block i. The note of a figure stands in the margin if it is
// whole there: the rows below the figure reach as far as it does, and no other
// figure is among them. Else its caption stands in the column.
func (f *Flow) set(i content.BlockIndex) []Line {
	o := f.options
	if _, ok := f.article.Block(i).(*content.Figure); !ok {
		o.Aside = 0
	}
	lines := Compose(f.article.Block(i), i, o)
	if o.Aside == 0 {
		return lines
	}
	if note := len(lines[0].Aside); note > mostAside || note > f.below(i, len(lines), note) {
		o.Aside = 0
		return Compose(f.article.Block(i), i, o)
	}
	return lines
}

// mostAside is how many rows a note in the margin has at the most: so far above
// a window can the figure stand whose note reaches into it.
const mostAside = 40

// below counts rows from a figure, which has some itself, down to the next
// figure or the end, or as far as enough of them.
func (f *Flow) below(i content.BlockIndex, rows, enough int) int {
	for i++; rows < enough && int(i) < f.article.Len(); i++ {
		if _, ok := f.article.Block(i).(*content.Figure); ok {
			break
		}
		rows += len(f.Lines(i))
	}
	return rows
}

// space is how many empty rows stand before block i: one, and one more where a
// section begins.
func (f *Flow) space(i content.BlockIndex) int {
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

// Move is the row that lies n rows below p, or above it if n is negative, cut
// to the rows that there are.
func (f *Flow) Move(p Pos, n int) Pos {
	p.Row += n
	for p.Row < 0 {
		if p.Block == 0 {
			return Pos{}
		}
		p.Block--
		p.Row += len(f.Lines(p.Block))
	}
	for {
		rows := len(f.Lines(p.Block))
		if p.Row < rows {
			return p
		}
		if int(p.Block) >= f.article.Len()-1 {
			return Pos{p.Block, max(rows-1, 0)}
		}
		p.Row -= rows
		p.Block++
	}
}

// Last is the row that stands at the top when the last row of the article
// stands at the bottom of a window of so many rows.
func (f *Flow) Last(height int) Pos {
	if f.article.Len() == 0 {
		return Pos{}
	}
	end := content.BlockIndex(f.article.Len() - 1)
	return f.Move(Pos{end, len(f.Lines(end)) - 1}, 1-max(height, 1))
}

// Before reports whether p is above q.
func (p Pos) Before(q Pos) bool {
	return p.Block < q.Block || p.Block == q.Block && p.Row < q.Row
}

// Find is the row that shows a.
func (f *Flow) Find(a content.Anchor) Pos {
	if f.article.Len() == 0 {
		return Pos{}
	}
	a.Block = min(max(a.Block, 0), content.BlockIndex(f.article.Len()-1))
	row := -1
	for i, l := range f.Lines(a.Block) {
		if _, ok := l.Column(f.options.Method, a.Offset); ok {
			return Pos{a.Block, i}
		}
		if !l.Gap && (row < 0 || l.Start <= a.Offset && l.End > l.Start) {
			row = i
		}
	}
	return Pos{a.Block, max(row, 0)}
}

// Anchor is the place in the article of the first text at or after row p, in
// p's block.
func (f *Flow) Anchor(p Pos) content.Anchor {
	lines := f.Lines(p.Block)
	for _, l := range lines[min(p.Row, len(lines)):] {
		if !l.Gap {
			return content.Anchor{Block: p.Block, Offset: l.Start}
		}
	}
	return content.Anchor{Block: p.Block}
}

// A Row is a row of a window: a line of a block, and beside it what stands in
// the margin.
type Row struct {
	Pos
	Line  Line
	Aside Line
	// AsideBlock is the block that Aside is of.
	AsideBlock content.BlockIndex
}

// Window returns the rows from p on, at most so many.
func (f *Flow) Window(p Pos, height int) []Row {
	if f.article.Len() == 0 || height <= 0 {
		return nil
	}
	at := p
	if f.options.Aside > 0 {
		at = f.Move(p, -mostAside) // for the notes of figures above that reach into the window
	}
	var rows []Row
	first := -1 // the index of p's row
	lines := f.Lines(at.Block)
	for first < 0 || len(rows) < first+height {
		if at.Row >= len(lines) {
			if int(at.Block)+1 >= f.article.Len() {
				break
			}
			at = Pos{Block: at.Block + 1}
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

// placeAsides sets the notes of figures beside the rows that follow them.
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
