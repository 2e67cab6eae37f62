package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"

	"github.com/clipperhouse/uax29/v2/words"
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
		return nil
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

// maxWord bounds the text on both sides of a place that is searched for the word there, in
// bytes.
const maxWord = 256

// wordAt returns the word at a place, or else the next one of its block, or else the last one.
// A word includes the punctuation next to it, but in a script without spaces only itself.
func (p *Pane) wordAt(a content.Anchor) content.Range {
	text := p.Article.Block(a.Block).Plain()
	at := min(max(a.Offset, 0), len(text))
	from := runeStart(text, max(at-maxWord, 0))
	offset, start, end := from, from, from
	last := ' '
	found := content.Within(a.Block, at, at)
	for tokens := words.FromString(text[from:runeStart(text, min(at+maxWord, len(text)))]); tokens.Next(); {
		token := tokens.Value()
		first, _ := utf8.DecodeRuneInString(token)
		isSpace := unicode.IsSpace(first)
		if isSpace || isUnspaced(first) && isUnspaced(last) {
			if found = content.Within(a.Block, start, end); start < end && at < end {
				return found
			}
			start = offset
		}
		offset += len(token)
		if end = offset; isSpace {
			start = end
		}
		last, _ = utf8.DecodeLastRuneInString(token)
	}
	if start < end {
		return content.Within(a.Block, start, end)
	}
	return found
}

// runeStart returns the start of the character at an offset.
func runeStart(text string, at int) int {
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// isUnspaced reports whether r belongs to a script that is written without spaces.
func isUnspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// textOf returns the text of a block up to the white space at its end.
func (p *Pane) textOf(i content.BlockIndex) string {
	return strings.TrimRightFunc(p.Article.Block(i).Plain(), unicode.IsSpace)
}

// nextWord returns the word after a word, or the word itself if it is the last one.
func (p *Pane) nextWord(w content.Range) content.Range {
	block := w.End.Block
	if w.End.Offset < len(p.textOf(block)) {
		return p.wordAt(w.End)
	}
	for i, ok := p.flow.Next(block); ok; i, ok = p.flow.Next(i) {
		if p.textOf(i) != "" {
			return p.wordAt(content.Anchor{Block: i})
		}
	}
	return w
}

// prevWord returns the word before a word, or the word itself if it is the first one.
func (p *Pane) prevWord(w content.Range) content.Range {
	block := w.Start.Block
	before := strings.TrimRightFunc(p.Article.Block(block).Plain()[:w.Start.Offset], unicode.IsSpace)
	if before != "" {
		return p.lastWordIn(block, before)
	}
	for i, ok := p.flow.Prev(block); ok; i, ok = p.flow.Prev(i) {
		if p.textOf(i) != "" {
			return p.lastWord(i)
		}
	}
	return w
}

// lastWord returns the last word of a block.
func (p *Pane) lastWord(i content.BlockIndex) content.Range { return p.lastWordIn(i, p.textOf(i)) }

// lastWordIn returns the word at the end of the beginning of a block's text.
func (p *Pane) lastWordIn(i content.BlockIndex, text string) content.Range {
	_, size := utf8.DecodeLastRuneInString(text)
	return p.wordAt(content.Anchor{Block: i, Offset: len(text) - size})
}

// paragraphEnd returns the last word of the n'th paragraph from a word on. One that ends with
// the word does not count.
func (p *Pane) paragraphEnd(w content.Range, n int) content.Range {
	for range n {
		if w.End.Offset >= len(p.textOf(w.End.Block)) {
			w = p.nextWord(w)
		}
		w = p.lastWord(w.End.Block)
	}
	return w
}

// paragraphStart returns the first word of the n'th paragraph from a word back. One that starts
// with the word does not count.
func (p *Pane) paragraphStart(w content.Range, n int) content.Range {
	for range n {
		first := p.wordAt(content.Anchor{Block: w.Start.Block})
		if first.Start == w.Start {
			w = p.prevWord(w)
			first = p.wordAt(content.Anchor{Block: w.Start.Block})
		}
		w = first
	}
	return w
}

// ExtendTo moves the end of the selection to the start of a range.
func (p *Pane) ExtendTo(r content.Range) intent.Intent { return p.extend(p.wordAt(r.Start)) }
