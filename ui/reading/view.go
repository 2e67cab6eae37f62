package reading

import (
	"slices"
	"sort"
	"strings"

	"pullquote/content"
	"pullquote/content/search"
	"pullquote/ui/layout"
	"pullquote/ui/theme"
)

// View implements [pane.Pane].
func (p *Pane) View() []string {
	if p.rows != nil {
		return p.rows
	}
	p.rows = make([]string, 0, p.height)
	window := p.window()
	bar := p.scrollbar(window)
	for y := range p.height {
		r := p.newRow(layout.Row{})
		if y < len(window) {
			r = window[y]
		}
		p.rows = append(p.rows, p.drawRow(r)+bar[y])
	}
	return p.rows
}

func (p *Pane) drawRow(r row) string {
	g := p.geometry
	var s strings.Builder
	rest := p.width - g.scrollbar - r.left - r.width
	free := rest // for the cells that labels of links add
	switch {
	case len(r.Aside.Runs) > 0:
		free = max(g.gap-1, 0)
	case r.after:
		free = 0
	}
	indent := r.left
	if r.before || p.hasSpeakers() {
		indent = 0
	}
	labels := p.labelsIn(r.Line, r.Block, indent, r.width+free)
	p.indent(&s, r, labels.indent)
	used := p.paint(&s, r.Line, r.Block, r.width+free, labels)
	switch {
	case len(r.Aside.Runs) > 0 && g.aside > 0:
		spaces(&s, r.width-used+g.gap)
		used = p.paint(&s, r.Aside, r.AsideBlock, rest-g.gap, p.labelsIn(r.Aside, r.AsideBlock, 0, rest-g.gap))
		spaces(&s, rest-g.gap-used)
	case r.after && rest > 0:
		spaces(&s, r.width-used)
		s.WriteString(p.Theme.Key.Render(moreRight))
		spaces(&s, rest-1)
	default:
		spaces(&s, r.width-used+rest)
	}
	return s.String()
}

// indent writes the indent: spaces, the bar of the current quotation, image note or
// highlight, and the sign for hidden text on the left. The label of a link takes the place of
// what it needs.
func (p *Pane) indent(s *strings.Builder, r row, label string) {
	left := r.left
	if p.hasSpeakers() && left > barCells {
		p.writeSpeaker(s, r, left-barCells)
		left = barCells
	}
	bar := " "
	switch {
	case p.isMarkedRow(r), p.isNoteRow(r):
		bar = p.Theme.Bar.Render("▌")
	default:
		if sign := p.highlightSign(r); sign != "" {
			bar = p.Theme.Bar.Render(sign)
		}
	}
	more := " "
	if r.before {
		more = p.Theme.Key.Render(moreLeft)
	}
	switch {
	case label != "" && left-len(label) >= 1:
		spaces(s, left-len(label)-1)
		s.WriteString(bar)
		p.writeLabel(s, label, left)
	case label != "":
		p.writeLabel(s, label, left)
	case left >= 2:
		spaces(s, left-2)
		s.WriteString(bar + more)
	case left == 1 && r.before:
		s.WriteString(more)
	case left == 1:
		s.WriteString(bar)
	}
}

// isMarkedRow reports whether a row contains marked text.
func (p *Pane) isMarkedRow(row row) bool {
	return slices.ContainsFunc(p.Marked, func(r content.Range) bool { return isIn(r, row) })
}

// highlightSign returns the sign of the first highlight in a row, or "" for a row without one.
func (p *Pane) highlightSign(r row) string {
	for _, h := range p.Highlights.List {
		if h.IsDrawn() && isIn(h.At, r) {
			return h.Sign()
		}
	}
	return ""
}

// isIn reports whether a row contains text of a range.
func isIn(r content.Range, row row) bool {
	if row.Line.Gap || row.Line.End == row.Line.Start || row.Line.Aside != nil {
		return false
	}
	start, end, ok := r.In(row.Block, row.Line.End)
	return ok && start < row.Line.End && end > row.Line.Start
}

// isNoteRow reports whether a row belongs to the figure of the current image note.
func (p *Pane) isNoteRow(row row) bool {
	if p.Note < 0 || row.Line.Gap {
		return false
	}
	r := p.Analysis.Notes[p.Note].At
	return row.Block == r.Start.Block && row.Line.Start >= r.Start.Offset && row.Line.End <= max(r.End.Offset, r.Start.Offset+1)
}

func spaces(s *strings.Builder, n int) {
	for range n {
		s.WriteByte(' ')
	}
}

// paint writes a line with its labels in at most width cells, and returns how many it took.
func (p *Pane) paint(s *strings.Builder, l layout.Line, block content.BlockIndex, width int, labels lineLabels) int {
	used := 0
	hits := p.hitsIn(block, l)
	for i, r := range l.Runs {
		if labels.before != nil && r.Picture == nil {
			used += p.writeLabel(s, labels.before[i], width-used)
			r.Text, _ = p.WidthMode.Cut(labels.textOf(i, r.Text), max(width-used, 0))
		}
		used += p.WidthMode.Width(r.Text)
		if r.Picture != nil {
			s.WriteString(p.pictureRow(r))
			continue
		}
		if r.Offset < 0 {
			s.WriteString(p.Theme.Run(r, theme.Unlit).Render(r.Text))
			continue
		}
		p.paintRun(s, r, block, hits)
	}
	return used
}

// paintRun writes a run of the article's text.
func (p *Pane) paintRun(s *strings.Builder, r layout.Run, block content.BlockIndex, hits []search.Match) {
	for r.Text != "" {
		lit, next := p.lit(content.Anchor{Block: block, Offset: r.Offset}, hits)
		n := len(r.Text)
		if next > r.Offset {
			n = min(n, next-r.Offset)
		}
		st := p.Theme.Run(r, lit)
		if lit == theme.Unlit && r.Link != "" && p.Visits.HasLink(r.Link) {
			st = p.Theme.Visited(st)
		}
		s.WriteString(st.Render(r.Text[:n]))
		r.Text, r.Offset = r.Text[n:], r.Offset+n
	}
}

// lit returns how the text at a is lit, and the next offset in its block at which that may
// change, or -1 if there isn't one. Hits are those in the block.
func (p *Pane) lit(a content.Anchor, hits []search.Match) (theme.Lit, int) {
	next := -1
	until := func(b content.Anchor) {
		if b.Block == a.Block && b.Offset > a.Offset && (next < 0 || b.Offset < next) {
			next = b.Offset
		}
	}
	lit := theme.Unlit
	for _, r := range p.Lit {
		until(r.Start)
		until(r.End)
		if r.Start.Compare(a) <= 0 && a.Compare(r.End) < 0 {
			lit = theme.Quote
		}
	}
	for _, h := range p.Highlights.List {
		if !h.IsDrawn() {
			continue
		}
		until(h.At.Start)
		until(h.At.End)
		if h.At.Start.Compare(a) <= 0 && a.Compare(h.At.End) < 0 {
			lit = max(lit, h.Lit())
		}
	}
	i := sort.Search(len(hits), func(i int) bool { return a.Offset < hits[i].End })
	if i < len(hits) {
		hit := content.Within(a.Block, hits[i].Start, hits[i].End)
		until(hit.Start)
		until(hit.End)
		if hit.Start.Offset <= a.Offset {
			lit = theme.Hit
			if hit == p.Hit {
				lit = theme.HitNow
			}
		}
	}
	if p.hasSelection() {
		until(p.Selection.Start)
		until(p.Selection.End)
		if p.Selection.Start.Compare(a) <= 0 && a.Compare(p.Selection.End) < 0 {
			lit = theme.Selected
		}
	}
	return lit, next
}

// blockHits are the hits in blocks that have been on screen.
type blockHits map[content.BlockIndex][]search.Match

// Bounds of finding hits on screen: the number of blocks to remember, the size of a block
// that is searched as a whole, in bytes, the size of a part of a larger one that is searched at
// a time, and the size of a phrase, which may reach into that part or out of it.
const (
	maxBlockHits = 256
	maxWhole     = 64 << 10
	partSize     = 16 << 10
	maxPhrase    = 1 << 10
)

// partHits are the hits in a part of a large block.
type partHits struct {
	block      content.BlockIndex
	start, end int
	hits       []search.Match
}

// textIn returns the part of its block's text that is on a line. A line may stand for more text
// that is shown elsewhere.
func textIn(l layout.Line) (start, end int) {
	start, end = l.End, l.Start
	for _, r := range l.Runs {
		if r.Offset >= 0 {
			start, end = min(start, r.Offset), max(end, r.Offset+len(r.Text))
		}
	}
	return min(start, end), end
}

// hitsIn returns the hits in a line of a block.
func (p *Pane) hitsIn(block content.BlockIndex, l layout.Line) []search.Match {
	if p.Query.IsEmpty() || int(block) >= p.Article.Len() {
		return nil
	}
	size := len(p.flow.Block(block).Plain())
	if size > maxWhole {
		h := &p.partHits
		start, end := textIn(l)
		if h.block != block || start < h.start || end > h.end || h.hits == nil {
			*h = partHits{block: block, start: start, end: max(end, start+partSize)}
			h.hits = append([]search.Match{}, p.Hits.HitsIn(block, h.start-maxPhrase, h.end+maxPhrase)...)
		}
		return h.hits
	}
	hits, ok := p.hits[block]
	if !ok {
		if len(p.hits) >= maxBlockHits {
			clear(p.hits)
		}
		hits = p.Hits.HitsIn(block, 0, size)
		p.hits[block] = hits
	}
	return hits
}
