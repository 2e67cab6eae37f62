package layout

import (
	"strconv"
	"strings"

	"pullquote/content"
)

// A frame is the room that a block is set in: what stands before its rows and
// how wide rows are, that included.
type frame struct {
	first, rest []Run // before the first row, and before the others
	width       int
	role        Role
}

// minText is how many cells text keeps when indents and marks would leave it
// fewer: then they go.
const minText = 6

// within is a frame inside f whose first row begins with marks, and whose other
// rows begin with rest. Where that leaves too little room for text, they do
// not.
func (f *frame) within(o Options, rest Run, marks ...Run) *frame {
	inner := &frame{first: f.take(), rest: f.rest, width: f.width, role: f.role}
	if f.width-runsWidth(inner.rest, o.Method)-runsWidth(marks, o.Method) < minText {
		return inner
	}
	inner.first = join(inner.first, marks...)
	inner.rest = join(inner.rest, rest)
	return inner
}

// take returns what stands before the next row.
func (f *frame) take() []Run {
	runs := f.first
	f.first = f.rest
	return runs
}

func (f *frame) text(o Options) int { return max(f.width-runsWidth(f.rest, o.Method), 1) }

func join(runs []Run, more ...Run) []Run { return append(runs[:len(runs):len(runs)], more...) }

func runsWidth(runs []Run, m Method) int {
	n := 0
	for _, r := range runs {
		n += m.Width(r.Text)
	}
	return n
}

func sign(text string, role Role) Run { return Run{Text: text, Role: role, Offset: -1} }

func blanks(n int) Run { return sign(strings.Repeat(" ", n), Blank) }

// A composer sets one top-level block.
type composer struct {
	o      Options
	index  content.BlockIndex
	offset int // of the next leaf
	lines  []Line
}

// Compose sets block b, which is the article's block i, in rows. A rule and
// an empty block take one row.
func Compose(b content.Block, i content.BlockIndex, o Options) []Line {
	c := composer{o: o, index: i}
	c.set(b, &frame{width: max(o.Width, 1)})
	if len(c.lines) == 0 {
		c.lines = []Line{{}}
	}
	return c.lines
}

func (c *composer) set(b content.Block, f *frame) {
	switch b := b.(type) {
	case *content.List:
		c.list(b, f)
		return
	case *content.BlockQuote:
		bar := sign(orElse(c.o.Signs.Bar, "│ "), QuoteBar)
		in := f.within(c.o, bar, bar)
		in.role = Quoted
		c.blocks(b.Blocks, in, false)
		f.first = f.rest
		return
	case *content.Paragraph:
		c.emit(Wrap(b.Text, c.offset, f.text(c.o), f.role, c.o), f)
	case *content.Heading:
		c.heading(b, f)
	case *content.Code:
		in := f.within(c.o, blanks(2), blanks(2))
		c.foreign(b, in)
	case *content.Table:
		c.foreign(b, f)
	case *content.Figure:
		c.figure(b, f)
	case *content.Rule:
		c.rule(f)
	}
	c.offset += len(b.Plain()) + len("\n")
}

// blocks sets blocks under each other, with an empty row between them unless
// the list that holds them is tight.
func (c *composer) blocks(blocks []content.Block, f *frame, tight bool) {
	for i, b := range blocks {
		if i > 0 && !tight {
			c.gap(f)
		}
		c.set(b, f)
	}
}

// gap adds an empty row with the bars of the quotes around it.
func (c *composer) gap(f *frame) {
	l := Line{Runs: f.rest, Start: c.offset, End: c.offset}
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

// emit adds rows, each behind what the frame sets before it.
func (c *composer) emit(lines []Line, f *frame) {
	for _, l := range lines {
		before := f.take()
		if len(before) > 0 {
			l.Runs = append(before[:len(before):len(before)], l.Runs...)
		}
		c.lines = append(c.lines, l)
	}
}

func (c *composer) heading(h *content.Heading, f *frame) {
	level := min(max(h.Level, 1), 6)
	role := Heading1 + Role(level-1)
	signs := c.o.Signs.Heading[level]
	in := f
	if signs[0] != "" {
		in = f.within(c.o, blanks(c.o.Method.Width(signs[0])), sign(signs[0], role))
	}
	lines := Wrap(h.Text, c.offset, in.text(c.o)-c.o.Method.Width(signs[1]), role, c.o)
	if n := len(lines); signs[1] != "" && n > 0 {
		lines[n-1].Runs = append(lines[n-1].Runs, sign(signs[1], role))
	}
	c.emit(lines, in)
}

// widest is the width of a column that has a middle: a wider one stands for lines that
// are not wrapped.
const widest = 10_000

func (c *composer) rule(f *frame) {
	mark := c.o.Method.Truncate(orElse(c.o.Signs.Rule, "* * *"), f.text(c.o))
	left := 0
	if c.o.Width <= widest {
		left = (f.text(c.o) - c.o.Method.Width(mark)) / 2
	}
	c.emit([]Line{{Runs: []Run{blanks(left), sign(mark, RuleMark)}, Start: c.offset, End: c.offset}}, f)
}

// footnoteRule is how many cells the rule above footnotes takes.
const footnoteRule = 12

func (c *composer) list(l *content.List, f *frame) {
	number := l.Start
	after := orElse(c.o.Signs.NumberAfter, ". ")
	if l.Marker == content.Footnote {
		after = " "
	}
	if l.Marker == content.Footnote {
		c.emit([]Line{{Runs: []Run{sign(strings.Repeat("─", min(footnoteRule, f.text(c.o))), RuleMark)}, Start: c.offset, End: c.offset}}, f)
	}
	widest := len(strconv.Itoa(l.Start+len(l.Items)-1)) + c.o.Method.Width(after)
	for i, item := range l.Items {
		if i > 0 && !l.Tight && !(l.Marker == content.Definition && !item.Term) {
			c.gap(f)
		}
		var mark Run
		switch {
		case l.Marker == content.Definition && item.Term:
			in := &frame{first: f.take(), rest: f.rest, width: f.width, role: Term}
			c.blocks(item.Blocks, in, l.Tight)
			continue
		case l.Marker == content.Definition:
			mark = blanks(4)
		case item.Task == content.Open:
			mark = sign(orElse(c.o.Signs.Open, "☐ "), CheckBox)
		case item.Task == content.Done:
			mark = sign(orElse(c.o.Signs.Done, "☑ "), CheckBox)
		case l.Marker == content.Numbered, l.Marker == content.Footnote:
			n := strconv.Itoa(number)
			mark = sign(strings.Repeat(" ", max(widest-len(n)-c.o.Method.Width(after), 0))+n+after, Bullet)
		default:
			mark = sign(orElse(c.o.Signs.Bullet, "• "), Bullet)
		}
		number++
		in := f.within(c.o, blanks(c.o.Method.Width(mark.Text)), mark)
		before := len(c.lines)
		c.blocks(item.Blocks, in, l.Tight)
		if len(c.lines) == before { // an empty item still shows its mark
			c.emit([]Line{{Start: c.offset, End: c.offset}}, in)
		}
	}
	f.first = f.rest
}

// foreign sets code and tables.
func (c *composer) foreign(b content.Block, f *frame) {
	var lines []Line
	if c.o.Foreign != nil {
		lines = c.o.Foreign(b, f.text(c.o))
	}
	if lines == nil {
		if t, ok := b.(*content.Table); ok {
			c.records(t, f)
			return
		}
		lines = verbatim(b.Plain())
	}
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
		c.emit(fold(l, f.text(c.o), c.o.Method), f)
	}
}

// verbatim sets each line of text in a row of its own.
func verbatim(text string) []Line {
	var lines []Line
	at := 0
	for row := range strings.SplitSeq(text, "\n") {
		end := min(at+len(row)+1, len(text))
		lines = append(lines, Line{Runs: []Run{{Text: row, Role: Preformatted, Offset: at}}, Start: at, End: end})
		at = end
	}
	return lines
}

// records sets a table that is too wide for its columns: each row as a list of
// its cells, behind the name of the column.
func (c *composer) records(t *content.Table, f *frame) {
	at := c.offset
	offsets := make([]int, len(t.Columns))
	for j, cell := range t.Header {
		offsets[j] = at
		at += len(cell.Text) + 1
	}
	if len(t.Rows) == 0 {
		for j, cell := range t.Header {
			c.emit(Wrap(cell, offsets[j], f.text(c.o), Term, c.o), f)
		}
	}
	for i, row := range t.Rows {
		if i > 0 {
			c.gap(f)
		}
		for j, cell := range row {
			in := f
			if j < len(t.Header) && t.Header[j].Text != "" {
				in = c.columnName(t.Header[j], offsets[j], i == 0, f)
			}
			room := f.width - max(runsWidth(in.first, c.o.Method), runsWidth(in.rest, c.o.Method))
			c.emit(Wrap(cell, at, room, Preformatted, c.o), in)
			at += len(cell.Text) + 1
		}
	}
}

// columnName sets the name of a column before a cell of a record: in the same
// row if it takes less than half of it, else in rows of its own. It returns
// the cell's frame. The names in the first record are the header's own text;
// in others they are repeated.
func (c *composer) columnName(name content.Inline, offset int, own bool, f *frame) *frame {
	room := f.text(c.o)
	if w := c.o.Method.Width(name.Text) + 2; w <= room/2 && w <= room-minText && !strings.Contains(name.Text, "\n") {
		mark := sign(name.Text, Term)
		if own {
			mark.Offset = offset
		}
		return f.within(c.o, blanks(2), mark, blanks(2))
	}
	lines := Wrap(name, offset, f.text(c.o), Term, c.o)
	for i := range lines {
		for j := range lines[i].Runs {
			if !own {
				lines[i].Runs[j].Offset = -1
			}
		}
	}
	c.emit(lines, f)
	return f.within(c.o, blanks(2), blanks(2))
}

// goesOn stands before what did not fit into a row of code.
const goesOn = "↪ "

// fold breaks a row that is too wide, between graphemes. What goes on below
// stands behind a sign, so that it is not taken for a line of its own.
func fold(l Line, width int, m Method) []Line {
	if l.Width(m) <= width {
		return []Line{l}
	}
	var lead []Run
	if width >= 4*m.Width(goesOn) {
		lead = []Run{sign(goesOn, Bullet)}
	}
	var out []Line
	row := Line{Start: l.Start, End: l.Start}
	used, empty := 0, true
	next := func() {
		out = append(out, row)
		row = Line{Runs: lead[:len(lead):len(lead)], Start: row.End, End: row.End}
		used, empty = runsWidth(lead, m), true
	}
	for _, r := range l.Runs {
		for r.Text != "" {
			head, n := m.Cut(r.Text, width-used)
			if head == "" {
				if !empty {
					next()
					continue
				}
				head, n = m.first(r.Text)
			}
			part := r
			part.Text = head
			row.Runs = append(row.Runs, part)
			used, empty = used+n, false
			r.Text = r.Text[len(head):]
			if r.Offset >= 0 {
				r.Offset += len(head)
				row.End = r.Offset
			}
		}
	}
	row.End = l.End
	return append(out, row)
}
