package reading

import (
	"pullquote/content"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/pane"
)

// While an article is being opened, a part of it is missing: the text after what has been
// opened so far, or the text in the gaps of an excerpt. The methods here report what depends on
// that text.

// Bounds of [Pane.NeedsMore], which may be called for every message while an article is
// being opened. Longer moves are assumed to need more text.
const (
	maxCertainRows   = 1 << 10
	maxCertainBlocks = 1 << 6
)

// NeedsMore reports whether the target of an action may depend on text that is missing.
func (p *Pane) NeedsMore(a keymap.Action, count int) bool {
	n := max(count, 1)
	switch a {
	case keymap.LineDown, keymap.LineUp:
		if n > maxCertainRows {
			return true
		}
	case keymap.PageDown, keymap.HalfDown, keymap.PageUp, keymap.HalfUp:
		if n > 1 && n*p.height > maxCertainRows {
			return true
		}
	case keymap.NextParagraph, keymap.NextSection, keymap.PrevParagraph, keymap.PrevSection:
		if n > maxCertainBlocks {
			return true
		}
	case keymap.Top:
		return false
	case keymap.Percent:
		return count > 0 && !p.isPercentKnown(count)
	case keymap.Bottom:
		if count == 0 {
			return !p.Article.HasEnd()
		}
		x := p.Analysis.Index
		block, ok := x.Paragraph(content.Number(count))
		if !ok || content.Number(count) > x.Number(block) || x.IsEstimate(block) {
			return true
		}
		return !p.hasEndAround(block) && !p.flow.Find(content.Anchor{Block: block}).Before(p.lastAround(block))
	}
	to, ok := p.target(a, count)
	if !ok {
		return false
	}
	from, _ := p.flow.Extent()
	isAtTop := from > 0 && to == layout.Pos{Block: from}
	isAtEnd := !p.hasEnd() && !to.Before(p.last)
	return isAtTop || isAtEnd
}

// hasEnd reports whether the text that can be scrolled ends with the article.
func (p *Pane) hasEnd() bool { return p.hasEndAround(p.top.Block) }

// hasEndAround reports whether the known part around a block ends with the article.
func (p *Pane) hasEndAround(block content.BlockIndex) bool {
	_, to := p.Article.Extent(block)
	return p.Article.HasEnd() && int(to) == p.Article.Len()
}

func (p *Pane) isPercentKnown(n int) bool {
	if n >= 100 {
		return p.Article.HasEnd()
	}
	return p.Article.CanReach() && p.Article.Reaches(p.percentOffset(n))
}

// Missing returns the offset of the index around which text is needed for an action that
// [Pane.NeedsMore]. It reports false if other text is needed, or that is not known.
func (p *Pane) Missing(a keymap.Action, count int) (offset int, ok bool) {
	switch {
	case !p.Article.CanReach():
	case a == keymap.Percent && count > 0:
		return p.percentOffset(min(count, 100)), true
	case a == keymap.Bottom && count == 0:
		return p.Analysis.Index.Size(), true
	}
	return 0, false
}

// minAhead is how much text above and below the screen should be known, in bytes.
const minAhead = 48 << 10

// MissingNearby returns an offset of the index near the screen around which text is missing. It
// reports false if none is.
func (p *Pane) MissingNearby() (offset int, ok bool) {
	if !p.Article.CanReach() || p.flow.Len() == 0 {
		return 0, false
	}
	x := p.Analysis.Index
	from, to := p.flow.Extent()
	top := x.Offset(p.flow.Anchor(p.top))
	end, start := x.Offset(content.Anchor{Block: to})-1, x.Offset(content.Anchor{Block: from})
	switch {
	case !p.hasEnd() && end-top < minAhead && !p.Article.Reaches(end):
		return end, true
	case from > 0 && top-start < minAhead && !p.Article.Reaches(start):
		return start, true
	}
	return 0, false
}

// CanShow reports whether the screen that [Pane.Show] scrolls to is already certain,
// whatever is missing: there is a whole screen of text after the start of r, and nothing is
// missing between here and there.
func (p *Pane) CanShow(r content.Range) bool {
	return p.isHere(r.Start.Block) && (p.hasEnd() || p.flow.Find(r.Start).Before(p.last))
}

// IsFull reports whether the current screen is certain, whatever is missing.
func (p *Pane) IsFull() bool { return p.hasEnd() || p.top.Before(p.last) }

// Progress returns how much of the article the reader has passed.
func (p *Pane) Progress() pane.Progress {
	x := p.Analysis.Index
	pr := pane.Progress{Percent: 100, Paragraphs: x.Paragraphs(), AtTop: p.top.Block == 0}
	pr.IsEstimate = x.IsEstimate(p.top.Block)
	end := x.Size()
	if !p.Article.CanReach() || p.hasEnd() {
		if !p.top.Before(p.last) {
			pr.Paragraph = pr.Paragraphs
			return pr
		}
		end = x.Offset(p.flow.Anchor(p.last))
	}
	top := p.flow.Anchor(p.top)
	pr.Percent = min(x.Offset(top)*100/max(end, 1), 99)
	pr.Minutes = content.ReadingMinutes(x.Words() - x.WordsBefore(top))
	pr.Paragraph = p.paragraph()
	return pr
}

// paragraph returns the number of the first paragraph on screen, or of the last one above
// it.
func (p *Pane) paragraph() content.Number {
	for _, row := range p.window() {
		if !row.Line.Gap && content.IsCounted(p.flow.Block(row.Block)) {
			return p.Analysis.Index.Number(row.Block)
		}
	}
	return p.Analysis.Index.Number(p.top.Block)
}
