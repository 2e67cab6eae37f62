package layout

import (
	"cmp"
	"math"
	"strings"

	"pullquote/content"
)

func glyph(text string, role Role) Run { return Run{Text: text, Role: role, Offset: -1} }

func blanks(n int) Run { return glyph(strings.Repeat(" ", n), Blank) }

// A composer composes one top-level block or a part of it.
type composer struct {
	o      Options
	index  content.BlockIndex
	part   span
	offset int // of the next leaf block in the block's text
	lines  []Line
}

// Compose returns the rows of block b, which has index i in its article. There is always at
// least one.
func Compose(b content.Block, i content.BlockIndex, o Options) []Line {
	return composePart(b, i, span{0, math.MaxInt}, o)
}

// composePart returns the rows of a part of block b.
func composePart(b content.Block, i content.BlockIndex, part span, o Options) []Line {
	c := composer{o: o, index: i, part: part}
	c.block(b, &inset{width: max(o.Width, 1)})
	if len(c.lines) == 0 {
		c.lines = []Line{{}}
	}
	return c.lines
}

func (c *composer) block(b content.Block, f *inset) {
	if size := sizeOf(b); size > 0 && c.isOutside(size) {
		f.first = f.rest
		c.offset += size
		return
	}
	here := c.part.in(c.offset, len(b.Plain()))
	if here.from > 0 {
		f.first = f.rest
	}
	if here.isRest() {
		c.offset += here.to + len("\n")
		return
	}
	switch b := b.(type) {
	case *content.List:
		c.list(b, f)
		return
	case *content.BlockQuote:
		bar := glyph(cmp.Or(c.o.Glyphs.Bar, "│ "), QuoteBar)
		in := f.inner(c.o, bar, bar)
		in.role, in.isNested = Quoted, true
		c.blocks(b.Blocks, in, false)
		f.first = f.rest
		return
	case *content.Paragraph:
		c.emit(Wrap(here.slice(b.Text), c.offset+here.from, f.textWidth(), f.role, c.o), f)
	case *content.Heading:
		c.heading(b, here, f)
	case *content.Code:
		edge := glyph("▏ ", CodeEdge)
		if c.o.PlainCode {
			edge = blanks(2)
		}
		in := f.inner(c.o, edge, edge)
		var head []Line
		if !b.Lang.IsEmpty() && !c.o.PlainCode && here.from == 0 {
			head = []Line{{Runs: []Run{glyph(c.o.WidthMode.Truncate(b.Lang.String(), in.textWidth()), CodeEdge)}, Start: c.offset, End: c.offset}}
		}
		c.prerendered(b, here, head, in)
	case *content.Preformatted:
		c.preformatted(b.Text, here, f)
	case *content.Verse:
		c.verse(b.Text, here, f)
	case *content.Table:
		c.prerendered(b, here, nil, f)
	case *content.Figure:
		c.figure(b, here, f)
	case *content.Rule:
		c.rule(f)
	}
	c.offset += len(b.Plain()) + len("\n")
}

// blocks composes blocks one after the other. An empty row separates them unless tight is
// set, for a tight list.
func (c *composer) blocks(blocks []content.Block, f *inset, tight bool) {
	for i, b := range blocks {
		if i > 0 && !tight {
			c.gap(f)
		}
		c.block(b, f)
	}
}

// gap adds an empty row, with the bars of the block quotes around it.
func (c *composer) gap(f *inset) {
	if !c.isOutside(1) {
		c.emptyRow(f, c.offset)
	}
}

func (c *composer) emptyRow(f *inset, offset int) {
	l := Line{Runs: f.rest.runs(), Start: offset, End: offset}
	l.trimBlank()
	c.lines = append(c.lines, l)
}

func (l *Line) trimBlank() {
	n := len(l.Runs)
	for n > 0 && l.Runs[n-1].Role == Blank {
		n--
	}
	l.Runs = l.Runs[:n:n]
}

// emit adds rows, each with its prefix from the inset.
func (c *composer) emit(lines []Line, f *inset) {
	for _, l := range lines {
		before := f.nextLead().runs()
		if len(before) > 0 {
			l.Runs = append(before[:len(before):len(before)], l.Runs...)
		}
		c.lines = append(c.lines, l)
	}
}

func (c *composer) heading(h *content.Heading, here span, f *inset) {
	level := min(max(h.Level, 1), 6)
	role := Heading1 + Role(level-1)
	glyphs := c.o.Glyphs.Heading[level]
	in := f
	if glyphs[0] != "" {
		in = f.inner(c.o, blanks(c.o.WidthMode.Width(glyphs[0])), glyph(glyphs[0], role))
	}
	lines := Wrap(here.slice(h.Text), c.offset+here.from, in.textWidth()-c.o.WidthMode.Width(glyphs[1]), role, c.o)
	if n := len(lines); glyphs[1] != "" && n > 0 {
		lines[n-1].Runs = append(lines[n-1].Runs, glyph(glyphs[1], role))
	}
	c.emit(lines, in)
}

// maxCentred is the widest column in which a rule is centred. A wider column means that
// lines are not wrapped.
const maxCentred = 10_000

func (c *composer) rule(f *inset) {
	mark := c.o.WidthMode.Truncate(cmp.Or(c.o.Glyphs.Rule, "* * *"), f.textWidth())
	left := 0
	if c.o.Width <= maxCentred {
		left = (f.textWidth() - c.o.WidthMode.Width(mark)) / 2
	}
	c.emit([]Line{{Runs: []Run{blanks(left), glyph(mark, RuleMark)}, Start: c.offset, End: c.offset}}, f)
}

// footnoteRule is the length of the rule above footnotes, in cells.
const footnoteRule = 12

func (c *composer) list(l *content.List, f *inset) {
	after := cmp.Or(c.o.Glyphs.NumberAfter, ". ")
	if l.Marker == content.Footnote {
		after = " "
	}
	if l.Marker == content.Footnote && !c.isOutside(1) {
		c.emit([]Line{{Runs: []Run{glyph(strings.Repeat("─", min(footnoteRule, f.textWidth())), RuleMark)}, Start: c.offset, End: c.offset}}, f)
	}
	widest := c.widestLabel(l) + c.o.WidthMode.Width(after)
	for i, item := range l.Items {
		size := 0
		for _, b := range item.Blocks {
			size += sizeOf(b)
		}
		if c.isOutside(max(size, 1)) {
			f.first = f.rest
			if c.offset += size; c.offset > c.part.to {
				break
			}
			continue
		}
		if i > 0 && !l.IsTight && !(l.Marker == content.Definition && !item.IsTerm) {
			c.gap(f)
		}
		var mark Run
		switch {
		case l.Marker == content.Definition && item.IsTerm:
			in := &inset{first: f.nextLead(), rest: f.rest, width: f.width, role: Term, isNested: true}
			c.blocks(item.Blocks, in, l.IsTight)
			continue
		case l.Marker == content.Definition:
			mark = blanks(4)
		case item.Task == content.Open:
			mark = glyph(cmp.Or(c.o.Glyphs.Open, "☐ "), CheckBox)
		case item.Task == content.Done:
			mark = glyph(cmp.Or(c.o.Glyphs.Done, "☑ "), CheckBox)
		case l.Marker == content.Numbered, l.Marker == content.Footnote:
			text := l.LabelOf(i) + after
			mark = glyph(strings.Repeat(" ", max(widest-c.o.WidthMode.Width(text), 0))+text, Bullet)
		default:
			mark = glyph(cmp.Or(c.o.Glyphs.Bullet, "• "), Bullet)
		}
		in := f.inner(c.o, blanks(c.o.WidthMode.Width(mark.Text)), mark)
		in.isNested = true
		before, begins := len(c.lines), c.offset >= c.part.from
		c.blocks(item.Blocks, in, l.IsTight)
		if len(c.lines) == before && begins { // an empty item still needs its mark
			c.emit([]Line{{Start: c.offset, End: c.offset}}, in)
		}
	}
	f.first = f.rest
}

// maxLabelWidth is the maximum width of the labels that the others of a list are aligned
// with, in cells.
const maxLabelWidth = 6

// maxLabels bounds the labels of a list that are measured: the first and the last.
const maxLabels = 512

// widestLabel returns the width of the widest label of a list, in cells.
func (c *composer) widestLabel(l *content.List) int {
	if l.Marker != content.Numbered && l.Marker != content.Footnote {
		return 0
	}
	widest := 0
	for i := range l.Items {
		if i >= maxLabels/2 && i < len(l.Items)-maxLabels/2 {
			continue
		}
		widest = max(widest, min(c.o.WidthMode.Width(l.LabelOf(i)), maxLabelWidth))
	}
	return widest
}

// prerendered composes a part of code or of a table, with rows above it.
func (c *composer) prerendered(b content.Block, here span, head []Line, f *inset) {
	var lines []Line
	if c.o.Prerender != nil {
		lines = c.o.Prerender(b, f.room(c.o), here.from, here.to)
	}
	if lines == nil {
		if t, ok := b.(*content.Table); ok {
			c.records(t, here, f)
			return
		}
		lines = verbatim(b.Plain(), here)
	}
	rows := head
	for _, l := range lines {
		l.Start += c.offset
		l.End += c.offset
		runs := make([]Run, len(l.Runs))
		for i, r := range l.Runs {
			if r.Offset >= 0 {
				r.Offset += c.offset
			}
			runs[i] = r
		}
		l.Runs = runs
		rows = append(rows, l)
	}
	c.emitWide(rows, f, anywhere)
}

// verbatim returns one row per line of a part of a text.
func verbatim(text string, here span) []Line {
	var lines []Line
	for at, row := range textLines(text[here.from:here.lastLine(text)]) {
		at += here.from
		lines = append(lines, Line{Runs: []Run{{Text: row, Role: Preformatted, Offset: at}}, Start: at, End: min(at+len(row)+1, len(text))})
	}
	return lines
}

// records composes a part of a table that is too wide for columns: each row becomes a list of
// cells, each after the name of its column.
func (c *composer) records(t *content.Table, here span, f *inset) {
	at := 0
	offsets := make([]int, len(t.Columns))
	for j, cell := range t.Header {
		offsets[j] = c.offset + at
		at += len(cell.String()) + 1
	}
	if len(t.Rows) == 0 {
		for j, cell := range t.Header {
			c.emit(Wrap(cell, offsets[j], f.textWidth(), Term, c.o), f)
		}
	}
	for i, row := range t.Rows {
		if at >= here.to && here.to > 0 {
			break
		}
		if end := at + rowLen(row); end <= here.from {
			at = end
			continue
		}
		if i > 0 && at >= here.from {
			c.emptyRow(f, c.offset+at)
		}
		for j, cell := range row {
			isBefore, isAfter := at+len(cell.String()) < here.from, at >= here.to && here.to < len(t.Plain())
			if !isBefore && !isAfter {
				c.cell(t, i, j, at, here, offsets, f)
			}
			at += len(cell.String()) + 1
		}
	}
}

// cell writes a part of a cell of a record, after the name of its column if the cell begins in
// the part. The cell is at an offset of the table's text.
func (c *composer) cell(t *content.Table, i, j, at int, here span, offsets []int, f *inset) {
	cell := t.Rows[i][j]
	part := here.in(at, len(cell.String()))
	in := f
	switch {
	case at < here.from:
		if part.isRest() {
			return
		}
		in = f.inner(c.o, blanks(2), blanks(2))
	case j < len(t.Header) && t.Header[j].String() != "":
		in = c.columnName(t.Header[j], offsets[j], i == 0, f)
	}
	room := f.width - max(in.first.cells(), in.rest.cells())
	c.emit(Wrap(part.slice(cell), c.offset+at+part.from, room, Preformatted, c.o), in)
}

// columnName writes the name of a column before a cell of a record: on the same row if it
// takes less than half of it, otherwise on separate rows. It returns the inset of the cell.
// Own means that the name is the header's own text, as in the first record, and not a
// repetition.
func (c *composer) columnName(name content.Inline, offset int, own bool, f *inset) *inset {
	room := f.textWidth()
	if w := c.o.WidthMode.Width(name.String()) + 2; w <= room/2 && w <= room-minText && !strings.Contains(name.String(), "\n") {
		mark := glyph(name.String(), Term)
		if own {
			mark.Offset = offset
		}
		return f.inner(c.o, blanks(2), mark, blanks(2))
	}
	lines := Wrap(name, offset, f.textWidth(), Term, c.o)
	for i := range lines {
		for j := range lines[i].Runs {
			if !own {
				lines[i].Runs[j].Offset = -1
			}
		}
	}
	c.emit(lines, f)
	return f.inner(c.o, blanks(2), blanks(2))
}
