package reading

import (
	"fmt"
	"slices"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// IsTyping implements [pane.TextInput].
func (p *Pane) IsTyping() bool { return p.prompt.IsOpen() || p.isLabelling() }

// IsSearching reports whether a search is being typed.
func (p *Pane) IsSearching() bool { return p.prompt.IsOpen() }

// Type implements [pane.TextInput].
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	if p.isLabelling() {
		if k, ok := msg.(tea.KeyPressMsg); ok {
			return p.typeLabel(k)
		}
		return nil
	}
	switch p.prompt.Update(msg) {
	case widget.Changed:
		return intent.Search{Text: p.prompt.Value()}
	case widget.Accepted:
		return intent.AcceptSearch{}
	case widget.Cancelled:
		return intent.CancelSearch{}
	case widget.Unchanged:
	}
	return nil
}

// Prompt implements [pane.TextInput].
func (p *Pane) Prompt(width int) (line string, cursor int, ok bool) {
	line, cursor = p.prompt.ViewWithStatus(p.Look, p.SearchStatus, width)
	return line, cursor, p.prompt.IsOpen()
}

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	hints := []keymap.Action{keymap.Search}
	if !p.IsAnalysed || len(p.Analysis.Quotations) > 0 {
		hints = append(hints, keymap.NextQuote)
	}
	if len(p.Analysis.Notes) > 0 {
		hints = append(hints, keymap.NextNote)
	}
	if len(hints) > 1 {
		hints = slices.Insert(hints, 2, keymap.NextPane)
	}
	return append(hints, keymap.Outline)
}

// Click implements [pane.Pane]. It follows a link, jumps to a position on the scrollbar, or
// selects what is in the text.
func (p *Pane) Click(x, y int) intent.Intent {
	p.stopLabelling()
	if p.geometry.scrollbar > 0 && x == p.width-1 {
		return intent.Act{Action: keymap.Percent, Count: max(100*y/max(p.height-1, 1), 1)}
	}
	a, ok := p.at(x, y)
	if !ok {
		return nil
	}
	for _, l := range p.links() {
		if l.At.Start.Compare(a) <= 0 && a.Compare(l.At.End) < 0 {
			return l
		}
	}
	return intent.SelectAt{At: a}
}

// at returns the place of the character at a cell.
func (p *Pane) at(x, y int) (content.Anchor, bool) {
	rows := p.window()
	if y < 0 || y >= len(rows) {
		return content.Anchor{}, false
	}
	row := rows[y]
	if offset, ok := row.Line.Offset(p.WidthMode, x-p.geometry.left); ok {
		return content.Anchor{Block: row.Block, Offset: offset}, true
	}
	beside := p.geometry.left + p.geometry.column + p.geometry.gap
	offset, ok := row.Aside.Offset(p.WidthMode, x-beside)
	return content.Anchor{Block: row.AsideBlock, Offset: offset}, ok
}

// Wheel scrolls by n rows, up if n is negative.
func (p *Pane) Wheel(n int) intent.Intent {
	p.stopLabelling()
	if p.flow.Len() > 0 && p.moveTo(p.flow.Move(p.top, n)) {
		return intent.Moved{}
	}
	return nil
}

// widen widens the column by n cells, as far as the pane allows.
func (p *Pane) widen(n int) intent.Intent {
	old, shown := p.column, p.geometry.column
	p.column = min(max(shown+n, minColumn), maxColumn)
	p.relayout()
	width := p.geometry.column
	notice := fmt.Sprintf("%s wide", content.Pluralize(width, "column"))
	if width == shown {
		p.column = old // a larger window may still have room for it
		if n > 0 {
			notice += ", the widest that fits"
		} else {
			notice += ", the narrowest"
		}
	}
	return intent.Column{Width: width, Notice: notice}
}
