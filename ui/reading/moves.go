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
	case keymap.Enter:
		return p.openPicture()
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
		to = p.end()
		if block, ok := p.Analysis.Index.Paragraph(content.Number(count)); ok && count > 0 {
			to = p.flow.Find(content.Anchor{Block: block})
		}
	case keymap.Percent:
		to = p.percentRow(min(count, 100))
	case keymap.NextParagraph:
		to = p.next(p.paragraphs(), n)
	case keymap.PrevParagraph:
		to = p.prev(p.paragraphs(), n)
	case keymap.NextSection:
		to = p.next(p.sections(), n)
	case keymap.PrevSection:
		to = p.prev(p.sections(), n)
	default:
		return to, false
	}
	return to, true
}

// end returns the top row of the last screen of the article, as far as it is known.
func (p *Pane) end() layout.Pos { return p.lastAround(content.BlockIndex(p.Article.Len() - 1)) }

// lastAround returns the top row of the last screen of the known part around a block.
func (p *Pane) lastAround(block content.BlockIndex) layout.Pos {
	if p.isHere(block) {
		return p.last
	}
	from, to := p.flow.Extent()
	p.flow.SetExtent(p.Article.Extent(block))
	defer p.flow.SetExtent(from, to)
	return p.flow.Last(p.height)
}

// percentRow returns the first row that is n percent of the way down. In an article of which a
// part is missing, it is a row near that.
func (p *Pane) percentRow(n int) layout.Pos {
	x := p.Analysis.Index
	if p.Article.CanReach() && n < 100 {
		return p.flow.Find(x.At(p.percentOffset(n)))
	}
	last := p.end()
	end := x.Offset(p.flow.Anchor(last))
	pos := p.flow.Find(x.At(end * n / 100))
	for pos.Before(last) && x.Offset(p.flow.Anchor(pos))*100 < n*end {
		pos = p.flow.Move(pos, 1)
	}
	return pos
}

// percentOffset returns the offset of the index that is n percent of the way down, while a part
// of the article is missing.
func (p *Pane) percentOffset(n int) int { return p.Analysis.Index.Size() * n / 100 }

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
