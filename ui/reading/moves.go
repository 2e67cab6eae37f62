package reading

import (
	"pullquote/content"
	"pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
)

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if p.flow.Len() == 0 {
		return nil
	}
	switch a {
	case keymap.Search:
		p.prompt.Open()
		p.searchOptions = search.Options{}
		p.keepSideways()
		return intent.OpenSearch{}
	case keymap.Links:
		return p.startLabelling()
	case keymap.ScrollLeft:
		return p.scrollSideways(-max(count, 1))
	case keymap.ScrollRight:
		return p.scrollSideways(max(count, 1))
	case keymap.Wider:
		return p.widen(2 * max(count, 1))
	case keymap.Narrower:
		return p.widen(-2 * max(count, 1))
	case keymap.Percent:
		if count == 0 {
			return intent.Notify{Text: "type a number first, as in 50%"}
		}
	}
	to, ok := p.target(a, count)
	if !ok {
		return nil
	}
	if p.moveTo(to) {
		return intent.Moved{}
	}
	return p.edgeNotice(a)
}

// Bounds of [Pane.NeedsMore], which may be called for every message while an article is
// being opened. Longer moves are assumed to need more text.
const (
	maxCertainRows   = 1 << 10
	maxCertainBlocks = 1 << 6
)

// NeedsMore reports whether the target of an action may depend on text after the current
// end of the article.
func (p *Pane) NeedsMore(a keymap.Action, count int) bool {
	n := max(count, 1)
	switch a {
	case keymap.LineDown:
		if n > maxCertainRows {
			return true
		}
	case keymap.PageDown, keymap.HalfDown:
		if n > 1 && n*p.height > maxCertainRows {
			return true
		}
	case keymap.NextParagraph, keymap.NextSection:
		if n > maxCertainBlocks {
			return true
		}
	case keymap.LineUp, keymap.PageUp, keymap.HalfUp, keymap.Top, keymap.PrevParagraph, keymap.PrevSection:
		return false
	case keymap.Percent:
		return count > 0
	case keymap.Bottom:
		if content.Number(count) > p.Analysis.Index.Paragraphs() {
			return true
		}
	}
	to, ok := p.target(a, count)
	return ok && !to.Before(p.last)
}

// target returns the row that a move leads to, before it is limited to the last screen.
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
		if block, ok := p.Analysis.Index.Paragraph(content.Number(count)); ok && count > 0 {
			to = p.flow.Find(content.Anchor{Block: block})
		}
	case keymap.Percent:
		to = p.percentRow(min(count, 100))
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

// percentRow returns the first row that is n percent of the way down.
func (p *Pane) percentRow(n int) layout.Pos {
	x := p.Analysis.Index
	end := x.Offset(p.flow.Anchor(p.last))
	pos := p.flow.Find(x.At(end * n / 100))
	for pos.Before(p.last) && x.Offset(p.flow.Anchor(pos))*100 < n*end {
		pos = p.flow.Move(pos, 1)
	}
	return pos
}

// edgeNotice returns the notice for an action that could not move.
func (p *Pane) edgeNotice(a keymap.Action) intent.Intent {
	switch a {
	case keymap.LineUp, keymap.PageUp, keymap.HalfUp, keymap.PrevParagraph, keymap.PrevSection:
		return intent.Notify{Text: "top of the article"}
	case keymap.NextSection:
		return intent.Notify{Text: "no more sections"}
	case keymap.LineDown, keymap.PageDown, keymap.HalfDown, keymap.NextParagraph:
		return intent.Notify{Text: "end of the article"}
	default:
		return nil
	}
}

func (p *Pane) isParagraph(i content.BlockIndex) bool { return content.IsCounted(p.Article.Block(i)) }

// isSection reports whether block i is a heading other than the title.
func (p *Pane) isSection(i content.BlockIndex) bool {
	_, ok := p.Article.Block(i).(*content.Heading)
	return ok && !(i == 0 && p.Article.Title != "")
}

// step returns the first row of the n'th block of a kind below the top of the screen, or
// above it if n is negative. If there are fewer, it returns the end or the top.
func (p *Pane) step(n int, isKind func(content.BlockIndex) bool) layout.Pos {
	at := p.top
	for ; n > 0; n-- {
		next, ok := p.next(at, isKind)
		if !ok {
			return p.last
		}
		at = next
	}
	for ; n < 0; n++ {
		prev, ok := p.prev(at, isKind)
		if !ok {
			return layout.Pos{}
		}
		at = prev
	}
	return at
}

func (p *Pane) next(at layout.Pos, isKind func(content.BlockIndex) bool) (layout.Pos, bool) {
	for i, ok := at.Block, p.flow.Len() > 0; ok; i, ok = p.flow.Next(i) {
		if isKind(i) {
			if first := p.flow.Find(content.Anchor{Block: i}); at.Before(first) {
				return first, true
			}
		}
	}
	return at, false
}

func (p *Pane) prev(at layout.Pos, isKind func(content.BlockIndex) bool) (layout.Pos, bool) {
	for i, ok := at.Block, p.flow.Len() > 0; ok; i, ok = p.flow.Prev(i) {
		if isKind(i) {
			if first := p.flow.Find(content.Anchor{Block: i}); first.Before(at) {
				return first, true
			}
		}
	}
	return at, false
}
