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
	onSpeaker bool // the cursor is on the speaker of the chosen quotation
}

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c}
	p.list.Gap = 1
	p.Refresh()
	return p
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	p.quotes = p.Analysis.Quotations
	p.list.Len = len(p.quotes)
	if p.Listed != nil {
		p.list.Len = len(p.Listed)
	}
	old := p.list.Cursor
	if i, ok := p.position(p.Quote); ok {
		p.list.Select(i)
	}
	p.list.Select(p.list.Cursor)
	if p.list.Cursor != old {
		p.onSpeaker = false
	}
}

// position returns the place in the list of the quotation with an index.
func (p *Pane) position(index int) (int, bool) {
	if p.Listed == nil {
		return index, index >= 0
	}
	return slices.BinarySearch(p.Listed, index)
}

// index returns the index of the quotation at a place of the list.
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
		return intent.Jump{To: p.quotes[i].Parts[0]}
	case keymap.ToSpeaker, keymap.ToWords:
		p.onSpeaker = a == keymap.ToSpeaker
		return nil
	}
	if p.list.Act(a, count, p.render) {
		p.onSpeaker = false
		return intent.Quote{Index: p.index(p.list.Cursor)}
	}
	return nil
}

// Click implements [pane.Pane]: the first click chooses, one on the chosen quotation goes
// there.
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
	case p.Speaker != "":
		return fmt.Sprintf("QUOTES %d of %d · %s", p.list.Cursor+1, p.list.Len, p.Speaker)
	}
	return fmt.Sprintf("QUOTES %d of %d", p.list.Cursor+1, p.list.Len)
}

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	return []keymap.Action{keymap.Enter, keymap.ToSpeaker, keymap.Back, keymap.OnlySpeaker, keymap.Who, keymap.Copy, keymap.Help}
}

// View implements [pane.Pane].
func (p *Pane) View() []string {
	if p.list.Len == 0 {
		return p.Message(p.empty(), &p.list)
	}
	return p.list.View(p.render)
}

// empty returns what to say instead of a list.
func (p *Pane) empty() string {
	if !p.IsAnalysed {
		return "Looking for quotes…"
	}
	return "No quotes in this article."
}

// How many rows a quotation may have while it is not chosen, and its speaker. The chosen
// quotation is shown whole, as far as the pane is high enough.
const (
	maxRows        = 4
	maxSpeakerRows = 2
)

func (p *Pane) render(position, width int, chosen bool) []string {
	i := p.index(position)
	style, onSpeaker := p.Theme.Plain, chosen && p.onSpeaker && p.IsFocused(ID)
	if chosen && !onSpeaker {
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
	if chosen {
		limit = max(p.list.Height-1, 1)
	}
	text := "“" + strings.ReplaceAll(beginning(p.Analysis.Text(i), (limit+1)*max(room, 1)), "\n\n", "\n") + "”"
	lines := layout.WrapString(text, max(room, 1), p.WidthMode)
	lines = widget.Clip(lines, limit, room, p.WidthMode)
	matches := p.Query.Find(text)
	var rows []string
	for _, l := range lines {
		rows = append(rows, bar(chosen && !onSpeaker)+p.Paint(l, style, matches, room))
	}
	for _, row := range p.speaker(&p.quotes[i], room, onSpeaker) {
		rows = append(rows, bar(chosen)+row)
	}
	return rows
}

// beginning returns the first part of a text, which takes at least so many cells. No more
// of a very long quotation is shown.
func beginning(text string, cells int) string {
	const maxBytes = 8 // in a cell, in the scripts that need the most
	end := cells * maxBytes
	if len(text) <= end {
		return text
	}
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// noBreak is a space at which no line is broken.
const noBreak = "\u00a0"

// speaker returns what is below a quotation: who said it and what kind it is, and at the
// right its paragraph, on a row of its own if there is no room. Lit says that the cursor is
// there.
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

// kindName returns what a reader calls a kind of quotation; "" for the usual one.
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
