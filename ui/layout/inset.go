package layout

import "slices"

// An inset is the area in which a block is composed.
type inset struct {
	first, rest *lead // of the first row and of the others
	width       int
	role        Role
	isNested    bool // in a list or a block quote
}

// minText is the minimum number of cells for text. Indents and marks that would leave less
// are dropped.
const minText = 6

// inner returns an inset within f. Its first row starts with marks and its other rows with
// rest, unless that would leave too little room for text.
func (f *inset) inner(o Options, rest Run, marks ...Run) *inset {
	inner := &inset{first: f.nextLead(), rest: f.rest, width: f.width, role: f.role, isNested: f.isNested}
	isSame := inner.first == inner.rest && len(marks) == 1 && marks[0] == rest // as in block quotes
	deeper := inner.rest.with(rest, o.WidthMode)
	if f.width-inner.rest.cells()-max(runsWidth(marks, o.WidthMode), deeper.cells()-inner.rest.cells()) < minText {
		return inner
	}
	inner.rest = deeper
	if isSame {
		inner.first = deeper
		return inner
	}
	for _, mark := range marks {
		inner.first = inner.first.with(mark, o.WidthMode)
	}
	return inner
}

// nextLead returns the lead of the next row.
func (f *inset) nextLead() *lead {
	next := f.first
	f.first = f.rest
	return next
}

func (f *inset) textWidth() int { return max(f.width-f.rest.cells(), 1) }

// A lead is what rows begin with before their text: indents, bullets and the bars of block quotes.
// Each nested block adds a run to the lead of the block around it, and the runs are joined only for
// a row: of 60 block quotes in each other, the innermost may be the only one with text. A nil lead
// is empty.
type lead struct {
	before *lead
	last   Run
	width  int   // of all runs, in cells
	joined []Run // see runs; nil before the first row
}

// with returns a lead with one more run.
func (l *lead) with(r Run, m WidthMode) *lead {
	return &lead{before: l, last: r, width: l.cells() + m.Width(r.Text)}
}

// cells returns the width of the lead.
func (l *lead) cells() int {
	if l == nil {
		return 0
	}
	return l.width
}

// runs returns the runs of the lead. Those that look the same become one, because each row has a
// copy of them.
func (l *lead) runs() []Run {
	if l == nil {
		return nil
	}
	if l.joined == nil {
		for at := l; at != nil; {
			r, rest := at.joinSame()
			l.joined, at = append(l.joined, r), rest
		}
		slices.Reverse(l.joined)
	}
	return l.joined
}

// joinSame returns the last runs of a lead that look the same as one, and the lead before them.
func (l *lead) joinSame() (r Run, before *lead) {
	r, before = l.last, l.before
	if !r.isMark(r.Role) {
		return r, before
	}
	size := len(r.Text)
	for before != nil && before.last.isMark(r.Role) {
		size += len(before.last.Text)
		before = before.before
	}
	if before == l.before {
		return r, before
	}
	text := make([]byte, size)
	for at := l; at != before; at = at.before {
		size -= len(at.last.Text)
		copy(text[size:], at.last.Text)
	}
	r.Text = string(text)
	return r, before
}

// isMark reports whether a run has a role and nothing else that changes its look, and is not part
// of the block's text.
func (r Run) isMark(role Role) bool { return r == glyph(r.Text, role) }

func runsWidth(runs []Run, m WidthMode) int {
	n := 0
	for _, r := range runs {
		n += m.Width(r.Text)
	}
	return n
}
