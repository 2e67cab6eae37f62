// Package quotes is the pane that lists an article's quotations with their speakers.
package quotes

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/content/analysis"
	"pullquote/content/quote"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/pane"
	"pullquote/ui/widget"
)

// ID names the pane.
const ID pane.ID = "quotes"

// A Pane lists quotations, with the cursor on the current one. Make one with [New].
type Pane struct {
	*pane.Context
	list      widget.List
	quotes    []analysis.Quotation
	onSpeaker bool // the cursor is on the speaker, not the words
}

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c}
	p.list.Gap = 1
	p.Refresh()
	return p
}

// IsEmpty reports whether the article has no quotations.
func IsEmpty(c *pane.Context) bool { return c.IsAnalysed && len(c.Analysis.Quotations) == 0 }

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	p.quotes = p.Analysis.Quotations
	p.list.Len = len(p.quotes)
	if p.Listed != nil {
		p.list.Len = len(p.Listed)
	}
	old := p.list.Cursor
	at, _ := p.position(p.Quote)
	p.list.Select(at) // the beginning of the list if none is current or the current one is not listed
	if p.list.Cursor != old {
		p.onSpeaker = false
	}
}

// position returns the position in the list of the quotation with an index.
func (p *Pane) position(index int) (int, bool) {
	if p.Listed == nil {
		return index, index >= 0
	}
	return slices.BinarySearch(p.Listed, index)
}

// index returns the index of the quotation at a position in the list.
func (p *Pane) index(position int) int {
	if p.Listed == nil {
		return position
	}
	return p.Listed[position]
}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) { p.list.Width, p.list.Height = width, height }

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if p.list.Len == 0 {
		return nil
	}
	switch a {
	case keymap.Enter:
		i := p.index(p.list.Cursor)
		if p.onSpeaker {
			return intent.Evidence{Quote: i}
		}
		return intent.JumpToQuote{Index: i}
	case keymap.Right, keymap.Left:
		p.onSpeaker = a == keymap.Right
		return nil
	}
	if p.list.Act(a, count, p.render) {
		p.onSpeaker = false
		return intent.Quote{Index: p.index(p.list.Cursor)}
	}
	return nil
}

// Click implements [pane.Pane]. The first click selects a quotation, the second jumps to
// it.
func (p *Pane) Click(_, y int) intent.Intent {
	i, ok := p.list.At(y, p.render)
	if !ok {
		return nil
	}
	if i == p.list.Cursor {
		return p.Act(keymap.Enter, 0)
	}
	p.onSpeaker = false
	p.list.Select(i)
	return intent.Quote{Index: p.index(i)}
}

// Title implements [pane.Pane].
func (p *Pane) Title() string {
	switch {
	case p.list.Len == 0:
		return "QUOTES"
	case p.Quote < 0:
		return fmt.Sprintf("QUOTES %d", p.list.Len)
	case p.Speaker != "":
		return fmt.Sprintf("QUOTES %d of %d · %s", p.list.Cursor+1, p.list.Len, p.Speaker)
	}
	return fmt.Sprintf("QUOTES %d of %d", p.list.Cursor+1, p.list.Len)
}

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	return []keymap.Action{keymap.Enter, keymap.Right, keymap.OnlySpeaker, keymap.Who, keymap.Correct, keymap.Copy, keymap.Back}
}

// View implements [pane.Pane].
func (p *Pane) View() []string {
	if p.list.Len == 0 {
		return p.Message(p.empty(), &p.list)
	}
	return p.list.View(p.render)
}

// empty returns the message shown instead of a list.
func (p *Pane) empty() string {
	if !p.IsAnalysed {
		return "Looking for quotes…"
	}
	return "No quotes in this article."
}

// Bounds of the rows of a quotation that is not selected, and of its speaker. The selected
// quotation is shown in full if the pane is high enough.
const (
	maxRows        = 4
	maxSpeakerRows = 2
)

func (p *Pane) render(position, width int, selected bool) []string {
	i := p.index(position)
	selected = selected && p.Quote >= 0
	style, onSpeaker := p.Theme.Plain, selected && p.onSpeaker && p.IsFocused(ID)
	if selected && !onSpeaker && (p.Lit != nil || p.IsFocused(ID)) {
		style = p.Theme.LitText
	}
	mark := p.Theme.Selected
	if p.IsFocused(ID) {
		mark = p.Theme.SelectedFocus
	}
	bar := func(on bool) string {
		if on {
			return mark.Render(p.WidthMode.Truncate("▌ ", width))
		}
		return p.WidthMode.Truncate("  ", width)
	}
	room := max(width-2, 0)
	limit := maxRows
	if selected {
		limit = max(p.list.Height-1, 1)
	}
	text := "“" + strings.ReplaceAll(prefix(p.Analysis.Text(i), (limit+1)*max(room, 1)), "\n\n", "\n") + "”"
	lines := layout.WrapString(text, max(room, 1), p.WidthMode)
	lines = widget.Clip(lines, limit, room, p.WidthMode)
	matches := p.Query.Find(text)
	var rows []string
	for _, l := range lines {
		rows = append(rows, bar(selected && !onSpeaker)+p.Paint(l, style, matches, room))
	}
	for _, row := range p.speaker(&p.quotes[i], room, onSpeaker) {
		rows = append(rows, bar(selected)+row)
	}
	return rows
}

// prefix returns the start of a text, enough to fill that many cells. The rest of a very
// long quotation is not needed.
func prefix(text string, cells int) string {
	const maxBytes = 8 // of a cell, in any script
	end := cells * maxBytes
	if len(text) <= end {
		return text
	}
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// noBreak is a space that does not break a line.
const noBreak = "\u00a0"

// speaker returns the rows below a quotation: its speaker and kind, and at the right its
// paragraph, on a separate row if there is no room. Lit means that the cursor is there.
func (p *Pane) speaker(q *analysis.Quotation, width int, lit bool) []string {
	name, style := q.Label(), p.Theme.Speaker
	if lit {
		style = p.Theme.LitText
	}
	dash := "— "
	if name == "" {
		name, dash = "speaker not named", ""
		if !lit {
			style = p.Theme.Dim
		}
	}
	if kind := kindName(q.Kind); kind != "" {
		name += " ·" + noBreak + strings.ReplaceAll(kind, " ", noBreak)
	}
	right := ""
	if q.Paragraph > 0 {
		right = fmt.Sprintf("¶ %d", q.Paragraph)
		if p.Analysis.Index.IsEstimate(q.Parts[0].Start.Block) {
			right = fmt.Sprintf("¶ ~%d", q.Paragraph)
		}
	}
	indent := p.WidthMode.Width(dash)
	lines := widget.Clip(layout.WrapString(name, max(width-indent, 1), p.WidthMode), maxSpeakerRows, width-indent, p.WidthMode)
	var rows []string
	for i, l := range lines {
		text, end := dash+strings.ReplaceAll(l.String(), noBreak, " "), ""
		if i == len(lines)-1 && p.WidthMode.Width(text)+1+p.WidthMode.Width(right) <= width {
			end, right = right, ""
		}
		rows = append(rows, p.Justify(text, end, style, p.Theme.Dim, width))
		dash = strings.Repeat(" ", indent)
	}
	if right != "" {
		rows = append(rows, p.Justify("", right, style, p.Theme.Dim, width))
	}
	return rows
}

// kindName returns the readers' name for a kind of quotation; "" for the usual kind.
func kindName(k quote.Kind) string {
	switch k {
	case quote.Fragment:
		return "partial quote"
	case quote.Block:
		return "block quote"
	case quote.Direct:
	}
	return ""
}
