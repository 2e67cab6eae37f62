package reading

import (
	"sort"
	"strings"

	"pullquote/content"
	"pullquote/ui/layout"
	"pullquote/ui/theme"
)

// View returns the pane's rows, each exactly as wide as the pane.
func (p *Pane) View() []string {
	if p.rows != nil {
		return p.rows
	}
	p.rows = make([]string, 0, p.height)
	window := p.window()
	bar := p.scrollbar(window)
	for y := range p.height {
		var row layout.Row
		if y < len(window) {
			row = window[y]
		}
		p.rows = append(p.rows, p.row(row)+bar[y])
	}
	return p.rows
}

func (p *Pane) row(row layout.Row) string {
	g := p.geometry
	var s strings.Builder
	p.indent(&s, row)
	used := p.paint(&s, row.Line, row.Block, g.column)
	rest := p.width - g.bar - g.left - g.column
	if len(row.Aside.Runs) > 0 && g.aside > 0 {
		spaces(&s, g.column-used+g.gap)
		used = p.paint(&s, row.Aside, row.AsideBlock, g.aside)
		spaces(&s, rest-g.gap-used)
	} else {
		spaces(&s, g.column-used+rest)
	}
	return s.String()
}

// indent writes what stands before the column: blanks, and the bar beside the
// rows of the current quotation and of the figure whose note the reader is at.
func (p *Pane) indent(s *strings.Builder, row layout.Row) {
	left := p.geometry.left
	if left == 0 || !p.isLit(row) && !p.isNoted(row) {
		spaces(s, left)
		return
	}
	after := min(left-1, 1)
	spaces(s, left-1-after)
	s.WriteString(p.theme.Bar.Render("▌"))
	spaces(s, after)
}

func (p *Pane) isLit(row layout.Row) bool {
	if row.Line.Gap || row.Line.End == row.Line.Start || row.Line.Aside != nil {
		return false
	}
	for _, r := range p.marks.Lit {
		if start, end, ok := r.In(row.Block, row.Line.End); ok && start < row.Line.End && end > row.Line.Start {
			return true
		}
	}
	return false
}

// isNoted reports whether a row is of the figure whose note the reader is at.
func (p *Pane) isNoted(row layout.Row) bool {
	r := p.marks.Note
	return r != content.Range{} && !row.Line.Gap && row.Block == r.Start.Block &&
		row.Line.Start >= r.Start.Offset && row.Line.End <= r.End.Offset
}

func spaces(s *strings.Builder, n int) {
	for range n {
		s.WriteByte(' ')
	}
}

// paint writes a line in at most so many cells, and returns how many it took.
// Where two labels overlap the later one shows the rest of its letters.
func (p *Pane) paint(s *strings.Builder, l layout.Line, block content.BlockIndex, width int) int {
	used := 0
	covered := 0 // cells that a label still covers
	for _, r := range l.Runs {
		if label, ok := p.labels[content.Anchor{Block: block, Offset: r.Offset}]; ok && r.Offset >= 0 {
			label = label[:min(len(label), max(width-used, 0))]
			s.WriteString(p.theme.Label.Render(label[min(covered, len(label)):]))
			covered = max(covered, len(label))
		}
		used += p.options.WidthMode.Width(r.Text)
		if covered > 0 {
			rest, n := p.options.WidthMode.Drop(r.Text, covered)
			spaces(s, n-covered)
			covered = max(covered-n, 0)
			if r.Offset >= 0 {
				r.Offset += len(r.Text) - len(rest)
			}
			if r.Text = rest; rest == "" {
				continue
			}
		}
		if r.Offset < 0 {
			s.WriteString(p.theme.Run(r, theme.Unlit).Render(r.Text))
			continue
		}
		for rest := r; rest.Text != ""; {
			lit, next := p.lit(content.Anchor{Block: block, Offset: rest.Offset})
			n := len(rest.Text)
			if next > rest.Offset {
				n = min(n, next-rest.Offset)
			}
			st := p.theme.Run(rest, lit)
			if lit == theme.Unlit && p.visited[rest.Link] {
				st = p.theme.Visited(st)
			}
			s.WriteString(st.Render(rest.Text[:n]))
			rest.Text, rest.Offset = rest.Text[n:], rest.Offset+n
		}
	}
	return used + covered
}

// lit is how the text at a stands out, and the offset in its block where that
// may change; -1 if it never does.
func (p *Pane) lit(a content.Anchor) (theme.Lit, int) {
	next := -1
	until := func(b content.Anchor) {
		if b.Block == a.Block && b.Offset > a.Offset && (next < 0 || b.Offset < next) {
			next = b.Offset
		}
	}
	lit := theme.Unlit
	for _, r := range p.marks.Lit {
		until(r.Start)
		until(r.End)
		if r.Start.Compare(a) <= 0 && a.Compare(r.End) < 0 {
			lit = theme.Quote
		}
	}
	i := sort.Search(len(p.marks.Hits), func(i int) bool { return a.Compare(p.marks.Hits[i].End) < 0 })
	if i < len(p.marks.Hits) {
		until(p.marks.Hits[i].Start)
		until(p.marks.Hits[i].End)
		if p.marks.Hits[i].Start.Compare(a) <= 0 {
			lit = theme.Hit
			if i == p.marks.Now {
				lit = theme.HitNow
			}
		}
	}
	return lit, next
}
