package reading

import (
	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
)

// A selection is a range from one word to another. Keys and the mouse move the second one.
type selection struct {
	fixed, moved content.Range
	column       int  // in which up and down move, in cells; -1: that of the word
	hasKeys      bool // keys move it
}

// IsSelecting reports whether keys change the selection.
func (p *Pane) IsSelecting() bool { return p.hasSelection() && p.selection.hasKeys }

func (p *Pane) hasSelection() bool { return p.Selection != (content.Range{}) }

// Select lets keys change the selection. If there is none, it starts at the current quotation,
// if that is on screen, or else at the first word on screen. If they do so already, they now
// move its other end.
func (p *Pane) Select() intent.Intent {
	s := &p.selection
	switch {
	case p.IsSelecting():
		s.fixed, s.moved, s.column = s.moved, s.fixed, -1
		p.Show(s.moved)
		end := "end"
		if s.moved.Start.Compare(s.fixed.Start) < 0 {
			end = "start"
		}
		return intent.Notify{Text: "keys now move the " + end + " of the selection"}
	case p.hasSelection():
		s.hasKeys = true
		return nil
	}
	at, ok := p.firstText()
	if !ok {
		return intent.Notify{Text: "no text on screen"}
	}
	if len(p.Marked) > 0 && p.isOnScreen(p.Marked[0].Start) {
		at = p.Marked[0].Start
	}
	return p.selectFrom(p.wordAt(at), true)
}

// selectFrom starts a selection with a word.
func (p *Pane) selectFrom(word content.Range, hasKeys bool) intent.Intent {
	p.selection = selection{fixed: word, moved: word, column: -1, hasKeys: hasKeys}
	return intent.Select{Range: word}
}

// SelectRange selects a range; keys move its end.
func (p *Pane) SelectRange(r content.Range) intent.Intent {
	end := r.End
	end.Offset = max(end.Offset-1, 0)
	p.selection = selection{fixed: p.wordAt(r.Start), moved: p.wordAt(end), column: -1, hasKeys: true}
	return intent.Select{Range: r}
}

// extend moves the end of the selection to a word.
func (p *Pane) extend(word content.Range) intent.Intent {
	s := &p.selection
	s.moved = word
	r := content.Range{Start: s.fixed.Start, End: s.moved.End}
	if s.moved.Start.Compare(s.fixed.Start) < 0 {
		r = content.Range{Start: s.moved.Start, End: s.fixed.End}
	}
	return intent.Select{Range: r}
}

// Extend moves the end of the selection by an action that moves through the text. It reports
// false for other actions.
func (p *Pane) Extend(a keymap.Action, count int) (intent.Intent, bool) {
	s := &p.selection
	n, word := max(count, 1), s.moved
	switch a {
	case keymap.Right:
		for range n {
			word = p.nextWord(word)
		}
	case keymap.Left:
		for range n {
			word = p.prevWord(word)
		}
	case keymap.LineDown, keymap.LineUp, keymap.PageDown, keymap.PageUp, keymap.HalfDown, keymap.HalfUp:
		return p.extendRows(p.rowsOf(a, n)), true
	case keymap.NextParagraph:
		word = p.paragraphEnd(word, n)
	case keymap.PrevParagraph:
		word = p.paragraphStart(word, n)
	case keymap.Top:
		word = p.wordAt(p.flow.Anchor(p.flow.Nearest(layout.Pos{})))
	case keymap.Bottom:
		word = p.lastWord(content.BlockIndex(p.flow.Len() - 1))
	default:
		return nil, false
	}
	s.column = -1
	i := p.extend(word)
	p.Show(word)
	return i, true
}

// rowsOf returns how many rows an action moves down.
func (p *Pane) rowsOf(a keymap.Action, n int) int {
	switch a {
	case keymap.LineUp:
		return -n
	case keymap.PageDown:
		return n * max(p.height-1, 1)
	case keymap.PageUp:
		return -n * max(p.height-1, 1)
	case keymap.HalfDown:
		return n * max(p.height/2, 1)
	case keymap.HalfUp:
		return -n * max(p.height/2, 1)
	default:
		return n
	}
}

// extendRows moves the end of the selection by n rows, in its column.
func (p *Pane) extendRows(n int) intent.Intent {
	s := &p.selection
	pos := p.flow.Find(s.moved.Start)
	if s.column < 0 {
		s.column, _ = p.flow.Lines(pos.Block)[pos.Row].Column(p.WidthMode, s.moved.Start.Offset)
	}
	step := 1
	if n < 0 {
		step = -1
	}
	to := p.flow.Move(pos, n)
	for {
		if offset, ok := p.flow.Lines(to.Block)[to.Row].Nearest(p.WidthMode, s.column); ok {
			word := p.wordAt(content.Anchor{Block: to.Block, Offset: offset})
			i := p.extend(word)
			p.Show(word)
			return i
		}
		next := p.flow.Move(to, step)
		if next == to {
			return nil
		}
		to = next
	}
}

// Press starts a selection with the word at a cell, or the nearest one.
func (p *Pane) Press(x, y int) intent.Intent {
	p.stopLabelling()
	at, ok := p.nearest(x, y)
	if !ok {
		return nil
	}
	return p.selectFrom(p.wordAt(at), false)
}

// Drag moves the end of the selection to the word at a cell, or the nearest one. Above the
// first row and below the last one, it scrolls.
func (p *Pane) Drag(x, y int) intent.Intent {
	step := 0
	switch {
	case y < 0:
		step = -1
	case y >= p.height:
		step = 1
	}
	if step != 0 {
		p.moveTo(p.flow.Move(p.top, step))
	}
	at, ok := p.nearest(x, y)
	if !ok || !p.hasSelection() {
		return nil
	}
	return p.extend(p.wordAt(at))
}

// nearest returns the place of the text nearest to a cell: in its row, or else in the rows
// above it, or below it.
func (p *Pane) nearest(x, y int) (content.Anchor, bool) {
	rows := p.window()
	y = min(max(y, 0), len(rows)-1)
	for distance := 0; distance < len(rows); distance++ {
		for _, at := range []int{y - distance, y + distance} {
			if at < 0 || at >= len(rows) {
				continue
			}
			r := rows[at]
			column := x - r.left
			switch {
			case at < y:
				column = p.width
			case at > y:
				column = 0
			}
			if offset, ok := r.Line.Nearest(p.WidthMode, column); ok {
				return content.Anchor{Block: r.Block, Offset: offset}, true
			}
		}
	}
	return content.Anchor{}, false
}

// firstText returns the place of the first text on screen.
func (p *Pane) firstText() (content.Anchor, bool) {
	for _, r := range p.window() {
		if offset, ok := r.Line.Nearest(p.WidthMode, 0); ok {
			return content.Anchor{Block: r.Block, Offset: offset}, true
		}
	}
	return content.Anchor{}, false
}

func (p *Pane) isOnScreen(a content.Anchor) bool {
	r := p.visible()
	return r.Start.Compare(a) <= 0 && a.Compare(r.End) < 0
}

// ExtendTo moves the end of the selection to the start of a range.
func (p *Pane) ExtendTo(r content.Range) intent.Intent { return p.extend(p.wordAt(r.Start)) }
