package reading

import (
	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
)

// Act moves the text. Count is the number typed before the key, 0 for none.
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if p.flow.Len() == 0 {
		return nil
	}
	if a == keymap.Percent && count == 0 {
		return intent.Notify{Text: "a number goes first, as in 50%"}
	}
	to, ok := p.target(a, count)
	if !ok {
		return nil
	}
	if p.moveTo(to) {
		return intent.Moved{}
	}
	return p.stuck(a)
}

// NeedsMore reports whether where a key leads may depend on what comes after the
// end of the article as it is now.
func (p *Pane) NeedsMore(a keymap.Action, count int) bool {
	switch a {
	case keymap.LineUp, keymap.PageUp, keymap.HalfUp, keymap.Top, keymap.PrevParagraph, keymap.PrevSection:
		return false
	case keymap.Percent:
		return count > 0
	case keymap.Bottom:
		if content.Number(count) > p.index.Paragraphs() {
			return true
		}
	}
	to, ok := p.target(a, count)
	return ok && !to.Before(p.last)
}

// CanShow reports whether what [Pane.Show] shows of r stays the same however the
// article goes on: a whole screen of text begins there.
func (p *Pane) CanShow(r content.Range) bool { return p.flow.Find(r.Start).Before(p.last) }

// IsFull reports whether what is on screen stays the same however the article goes
// on.
func (p *Pane) IsFull() bool { return p.top.Before(p.last) }

// target is the row to which a move leads, before it is cut to the last screen.
func (p *Pane) target(a keymap.Action, count int) (to layout.Pos, ok bool) {
	n := max(count, 1)
	page := max(p.height-1, 1)
	switch a {
	case keymap.LineDown:
		to = p.flow.Move(p.top, n)
	case keymap.LineUp:
		to = p.flow.Move(p.top, -n)
	case keymap.PageDown:
		to = p.flow.Move(p.top, n*page)
	case keymap.PageUp:
		to = p.flow.Move(p.top, -n*page)
	case keymap.HalfDown:
		to = p.flow.Move(p.top, n*max(p.height/2, 1))
	case keymap.HalfUp:
		to = p.flow.Move(p.top, -n*max(p.height/2, 1))
	case keymap.Top:
	case keymap.Bottom:
		to = p.last
		if block, ok := p.index.Paragraph(content.Number(count)); ok && count > 0 {
			to = p.flow.Find(content.Anchor{Block: block})
		}
	case keymap.Percent:
		to = p.percent(min(count, 100))
	case keymap.NextParagraph:
		to = p.step(n, p.isParagraph)
	case keymap.PrevParagraph:
		to = p.step(-n, p.isParagraph)
	case keymap.NextSection:
		to = p.step(n, p.isSection)
	case keymap.PrevSection:
		to = p.step(-n, p.isSection)
	default:
		return to, false
	}
	return to, true
}

// percent is the first row that lies so far down.
func (p *Pane) percent(n int) layout.Pos {
	end := p.index.Offset(p.flow.Anchor(p.last))
	pos := p.flow.Find(p.index.At(end * n / 100))
	for pos.Before(p.last) && p.index.Offset(p.flow.Anchor(pos))*100 < n*end {
		pos = p.flow.Move(pos, 1)
	}
	return pos
}

// stuck says why a move led nowhere.
func (p *Pane) stuck(a keymap.Action) intent.Intent {
	switch a {
	case keymap.LineUp, keymap.PageUp, keymap.HalfUp, keymap.PrevParagraph, keymap.PrevSection:
		return intent.Notify{Text: "top of the article"}
	case keymap.NextSection:
		return intent.Notify{Text: "no section below"}
	case keymap.LineDown, keymap.PageDown, keymap.HalfDown, keymap.NextParagraph:
		return intent.Notify{Text: "end of the article"}
	default:
		return nil
	}
}

func (p *Pane) isParagraph(i content.BlockIndex) bool { return content.Counted(p.article.Block(i)) }

// isSection reports whether block i is a heading other than the title.
func (p *Pane) isSection(i content.BlockIndex) bool {
	_, ok := p.article.Block(i).(*content.Heading)
	return ok && !(i == 0 && p.article.Title != "")
}

// step is the first row of the n'th block below the top of the screen that is
// of a kind, or above it if n is negative. Where there are fewer it is the
// end, or the top.
func (p *Pane) step(n int, of func(content.BlockIndex) bool) layout.Pos {
	at := p.top
	for ; n > 0; n-- {
		next, ok := p.next(at, of)
		if !ok {
			return p.last
		}
		at = next
	}
	for ; n < 0; n++ {
		prev, ok := p.prev(at, of)
		if !ok {
			return layout.Pos{}
		}
		at = prev
	}
	return at
}

func (p *Pane) next(at layout.Pos, of func(content.BlockIndex) bool) (layout.Pos, bool) {
	for i := at.Block; int(i) < p.flow.Len(); i++ {
		if of(i) {
			if first := p.flow.Find(content.Anchor{Block: i}); at.Before(first) {
				return first, true
			}
		}
	}
	return at, false
}

func (p *Pane) prev(at layout.Pos, of func(content.BlockIndex) bool) (layout.Pos, bool) {
	for i := at.Block; i >= 0; i-- {
		if of(i) {
			if first := p.flow.Find(content.Anchor{Block: i}); first.Before(at) {
				return first, true
			}
		}
	}
	return at, false
}

// Wheel scrolls by rows, down if n is positive.
func (p *Pane) Wheel(n int) intent.Intent {
	if p.flow.Len() > 0 && p.moveTo(p.flow.Move(p.top, n)) {
		return intent.Moved{}
	}
	return nil
}

// Bar reports whether column x of the pane is the scrollbar's.
func (p *Pane) Bar(x int) bool { return p.geometry.bar > 0 && x == p.width-1 }

// At is the place of the character at column x and row y of the pane.
func (p *Pane) At(x, y int) (content.Anchor, bool) {
	rows := p.window()
	if y < 0 || y >= len(rows) {
		return content.Anchor{}, false
	}
	row := rows[y]
	if offset, ok := row.Line.Offset(p.options.Method, x-p.geometry.left); ok {
		return content.Anchor{Block: row.Block, Offset: offset}, true
	}
	beside := p.geometry.left + p.geometry.column + p.geometry.gap
	offset, ok := row.Aside.Offset(p.options.Method, x-beside)
	return content.Anchor{Block: row.AsideBlock, Offset: offset}, ok
}
