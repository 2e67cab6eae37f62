package layout

import (
	"iter"
	"strings"

	"pullquote/content"
)

// textLines yields the lines of a text and their offsets in it.
func textLines(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		at := 0
		for line := range strings.SplitSeq(text, "\n") {
			if !yield(at, line) {
				return
			}
			at += len(line) + len("\n")
		}
	}
}

// preformatted composes a part of preformatted text, one row per line.
func (c *composer) preformatted(t content.Inline, here span, f *inset) {
	var lines []Line
	here.to = here.lastLine(t.String())
	t = here.slice(t)
	offset := c.offset + here.from
	next := 0 // the first span that is not used up
	for at, text := range textLines(t.String()) {
		end := at + len(text)
		l := Line{Start: offset + at, End: offset + min(end+1, len(t.String()))}
		for ; next < t.NumSpans(); next++ {
			s := t.Span(next)
			if s.Start >= end {
				break
			}
			from, to := max(s.Start, at), min(s.End, end)
			if from < to {
				l.Runs = append(l.Runs, Run{Text: t.String()[from:to], Role: f.role, Style: s.Style, Link: s.Link.String(), Offset: offset + from})
			}
			if s.End > end {
				break
			}
		}
		lines = append(lines, l)
	}
	c.emitWide(lines, f, afterSpace)
}

// hangingIndent is how much further than its first row the rest of a line of verse is
// indented, in cells.
const hangingIndent = 4

// verse composes a part of verse, each line on a row of its own. The rest of a line that does
// not fit is indented.
func (c *composer) verse(t content.Inline, here span, f *inset) {
	here.to = here.lastLine(t.String())
	t = here.slice(t)
	offset := c.offset + here.from
	for at, text := range textLines(t.String()) {
		in := f
		if c.o.WidthMode.Width(text) > f.textWidth() {
			indent := len(text) - len(strings.TrimLeft(text, " "))
			in = f.inner(c.o, blanks(indent+hangingIndent))
		}
		lines := Wrap(t.Slice(at, at+len(text)), offset+at, in.textWidth(), f.role, c.o)
		lines[len(lines)-1].End = offset + min(at+len(text)+1, len(t.String()))
		c.emit(lines, in)
	}
}

// continuation marks the rest of a line that did not fit into a row.
const continuation = "↪ "

// A foldPlace says where a row may be broken.
type foldPlace int

const (
	anywhere   foldPlace = iota // between any graphemes
	afterSpace                  // after a space, if there is one in the second half of the row
)

// foldLine breaks a row that is too wide. The rest continues on rows below, marked so that
// they do not look like lines of their own.
func foldLine(l Line, width int, m WidthMode, place foldPlace) []Line {
	if l.Width(m) <= width {
		return []Line{l}
	}
	var lead []Run
	if width >= 4*m.Width(continuation) {
		lead = []Run{glyph(continuation, Bullet)}
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
			if at := strings.LastIndexByte(head, ' ') + 1; place == afterSpace && len(head) < len(r.Text) && used+at > width/2 {
				head, n = head[:at], m.Width(head[:at])
			}
			if head == "" {
				if !empty {
					next()
					continue
				}
				head, n = m.first(r.Text, width-used)
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
