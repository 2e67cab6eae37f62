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
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// ID names the pane.
const ID pane.ID = "quotes"

// A Pane lists quotations, with the cursor on the current one. Make one with [New].
type Pane struct {
	pane.FilteredPane
	known     listed
	quotes    []quote.Quotation
	onSpeaker bool // the cursor is on the speaker, not the words
}

// listed says which quotations are listed.
type listed struct {
	analysis *analysis.Analysis
	speaker  string
	number   int
}

// New returns a pane without a size.
func New(c *pane.Context) *Pane {
	p := &Pane{}
	p.FilteredPane = pane.NewFilteredPane(c, p.texts, p.render, nil)
	p.List.Gap = 1
	p.Refresh()
	return p
}

// texts returns the texts of a quotation that a filter searches: its words and its speaker.
func (p *Pane) texts(item int) []string {
	i := p.index(item)
	return []string{p.Analysis.Text(i), p.quotes[i].Label()}
}

// IsEmpty reports whether the article has no quotations.
func IsEmpty(c *pane.Context) bool { return c.IsAnalysed && len(c.Analysis.Quotations) == 0 }

// Refresh implements [pane.Pane]. A filter ends when the focus leaves the pane.
func (p *Pane) Refresh() {
	p.quotes = p.Analysis.Quotations
	now := listed{p.Analysis, p.Speaker, len(p.quotes)}
	if p.Listed != nil {
		now.number = len(p.Listed)
	}
	if p.known != now {
		p.known = now
		p.List.SetItems(now.number)
	}
	if !p.IsFocused(ID) {
		p.List.CloseFilter()
	}
	old, _ := p.List.Item()
	at, isListed := p.position(p.Quote)
	switch {
	case p.List.IsTyping():
	case p.List.Filter() == "":
		p.List.Select(at) // the beginning of the list if none is current or the current one is not listed
	case isListed && p.List.IsShown(at):
		p.List.SelectItem(at)
	}
	if at, _ := p.List.Item(); at != old {
		p.onSpeaker = false
	}
}

// position returns the item of the quotation with an index.
func (p *Pane) position(index int) (int, bool) {
	if p.Listed == nil {
		return index, index >= 0
	}
	return slices.BinarySearch(p.Listed, index)
}

// index returns the index of the quotation of an item.
func (p *Pane) index(item int) int {
	if p.Listed == nil {
		return item
	}
	return p.Listed[item]
}

// selected returns the index of the selected quotation.
func (p *Pane) selected() int { return p.index(p.List.ItemAt(p.List.Cursor)) }

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	if a == keymap.Search && p.List.Items() > 0 {
		p.List.OpenFilter()
		return nil
	}
	if p.List.Len == 0 {
		return nil
	}
	switch a {
	case keymap.Enter:
		i := p.selected()
		if p.onSpeaker {
			return intent.Evidence{Quote: i}
		}
		return intent.JumpToQuote{Index: i}
	case keymap.Right, keymap.Left:
		p.onSpeaker = a == keymap.Right
		return nil
	}
	if p.List.Act(a, count, p.render) {
		p.onSpeaker = false
		return intent.Quote{Index: p.selected()}
	}
	return nil
}

// Type implements [pane.TextInput]. The quotation that is selected when the filter has been
// typed becomes the current one.
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	p.List.Type(msg)
	if p.onSpeaker = false; p.List.IsTyping() || p.List.Filter() == "" || p.List.Len == 0 {
		return nil
	}
	return intent.Quote{Index: p.selected()}
}

// Click implements [pane.Pane]. The first click selects a quotation, the second jumps to
// it.
func (p *Pane) Click(_, y int) intent.Intent {
	at, ok := p.List.At(y, p.render)
	if !ok {
		return nil
	}
	if at == p.List.Cursor {
		return p.Act(keymap.Enter, 0)
	}
	p.onSpeaker = false
	p.List.Select(at)
	return intent.Quote{Index: p.selected()}
}

// Title implements [pane.Pane].
func (p *Pane) Title() string {
	title := "QUOTES"
	switch {
	case p.List.Items() == 0:
	case p.Quote < 0 && p.List.Filter() == "":
		title = fmt.Sprintf("QUOTES %d", p.List.Len)
	default:
		title = fmt.Sprintf("QUOTES %d of %d", min(p.List.Cursor+1, p.List.Len), p.List.Len)
	}
	if p.Speaker != "" && p.List.Items() > 0 && p.Quote >= 0 {
		title += " · " + p.Speaker
	}
	return p.List.Titled(title)
}

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	return []keymap.Action{keymap.Enter, keymap.Right, keymap.Search, keymap.OnlySpeaker, keymap.Who, keymap.Correct, keymap.Copy, keymap.Back}
}

// View implements [pane.Pane].
func (p *Pane) View() []string { return p.FilteredPane.View(p.empty()) }

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
	i := p.index(p.List.ItemAt(position))
	selected = selected && (p.Quote >= 0 || p.List.Filter() != "")
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
		limit = max(p.List.Height-1, 1)
	}
	text := "“" + strings.ReplaceAll(prefix(p.Analysis.Text(i), (limit+1)*max(room, 1)), "\n\n", "\n") + "”"
	lines := widget.Wrap(text, room, limit, p.WidthMode)
	matches := p.Query.Find(text)
	var rows []string
	for _, l := range lines {
		rows = append(rows, bar(selected && !onSpeaker)+p.Paint(l, style, matches, room))
	}
	for _, row := range p.speaker(i, room, onSpeaker) {
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

// speaker returns the rows below quotation i: its speaker and kind, and at the right its
// paragraph, on a separate row if there is no room. Lit means that the cursor is there.
func (p *Pane) speaker(i, width int, lit bool) []string {
	q := &p.quotes[i]
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
	if n := p.Analysis.ParagraphOf(i); n > 0 {
		right = fmt.Sprintf("¶ %d", n)
		if p.Analysis.Index.IsEstimate(q.Parts[0].Start.Block) {
			right = fmt.Sprintf("¶ ~%d", n)
		}
	}
	indent := p.WidthMode.Width(dash)
	lines := widget.Wrap(name, width-indent, maxSpeakerRows, p.WidthMode)
	var rows []string
	for row, l := range lines {
		text, end := dash+strings.ReplaceAll(l.String(), noBreak, " "), ""
		if row == len(lines)-1 && p.WidthMode.Width(text)+1+p.WidthMode.Width(right) <= width {
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
