// Package quotes is the pane that lists an article's quotations with their
// speakers.
package quotes

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/quote"
	"pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/list"
	"pullquote/ui/theme"
)

// An Item is a quotation as the pane shows it.
type Item struct {
	quote.Quotation
	Words     string // as [quote.Quotation.Text] gives them
	Paragraph content.Number
}

// A Pane lists quotations. Make one with [New].
type Pane struct {
	items  []Item
	shown  []int  // the items that the filter keeps, in order
	only   string // whose quotations are kept; "" everybody's
	list   list.List
	theme  *theme.Theme
	method layout.Method
	query  search.Query
	focus  bool
	asks   bool // the cursor is on the speaker of the chosen quotation
}

// New makes a pane without a size.
func New(items []Item, th *theme.Theme, m layout.Method) *Pane {
	p := &Pane{items: items, theme: th, method: m}
	p.list.Gap = 1
	p.Keep("", nil)
	return p
}

// Replace shows the quotations of a longer piece of the article, all of them.
func (p *Pane) Replace(items []Item) {
	p.items = items
	p.Keep("", nil)
}

// Dress changes the look, and how the terminal counts cells.
func (p *Pane) Dress(th *theme.Theme, m layout.Method) { p.theme, p.method = th, m }

// Resize gives the pane so many cells.
func (p *Pane) Resize(width, height int) { p.list.Width, p.list.Height = width, height }

// Focus says whether keys go to the pane.
func (p *Pane) Focus(on bool) { p.focus = on }

// Find sets what is lit as found.
func (p *Pane) Find(q search.Query) { p.query = q }

// Keep shows the quotations with these indexes only, under a name; with no name
// it shows all.
func (p *Pane) Keep(name string, indexes []int) {
	chosen, had := p.Chosen()
	p.only, p.shown = name, indexes
	if name == "" {
		p.shown = make([]int, len(p.items))
		for i := range p.shown {
			p.shown[i] = i
		}
	}
	p.list.Len, p.asks = len(p.shown), false
	p.list.Select(0)
	if had {
		p.Select(chosen)
	}
}

// Only is the name that [Pane.Keep] was given.
func (p *Pane) Only() string { return p.only }

// Shown are the indexes of the quotations that are listed.
func (p *Pane) Shown() []int { return p.shown }

// Chosen is the index of the quotation under the cursor.
func (p *Pane) Chosen() (int, bool) {
	if p.list.Cursor >= len(p.shown) {
		return 0, false
	}
	return p.shown[p.list.Cursor], true
}

// Select puts the cursor on the quotation with an index, if it is listed.
func (p *Pane) Select(index int) {
	if i, ok := slices.BinarySearch(p.shown, index); ok && i != p.list.Cursor {
		p.asks = false
		p.list.Select(i)
	}
}

// Act answers a key.
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	i, ok := p.Chosen()
	if !ok {
		return nil
	}
	switch a {
	case keymap.Enter:
		if p.asks {
			return intent.Evidence{Quote: i + 1}
		}
		return intent.Jump{To: p.items[i].Parts[0]}
	case keymap.ToSpeaker, keymap.ToWords:
		p.asks = a == keymap.ToSpeaker
		return nil
	}
	if p.list.Act(a, count, p.render) {
		p.asks = false
		return p.preview()
	}
	return nil
}

func (p *Pane) preview() intent.Intent {
	i, _ := p.Chosen()
	return intent.Preview{To: p.items[i].Range(), Quote: i + 1}
}

// Click answers a click on row y: the first chooses, one on the chosen item
// goes there.
func (p *Pane) Click(y int) intent.Intent {
	i, ok := p.list.At(y, p.render)
	if !ok {
		return nil
	}
	if i == p.list.Cursor {
		return p.Act(keymap.Enter, 0)
	}
	p.asks = false
	p.list.Select(i)
	return p.preview()
}

// Title is the line above the list.
func (p *Pane) Title() string {
	switch {
	case len(p.shown) == 0:
		return "QUOTES"
	case p.only != "":
		return fmt.Sprintf("QUOTES %d of %d · %s", p.list.Cursor+1, len(p.shown), p.only)
	}
	return fmt.Sprintf("QUOTES %d of %d", p.list.Cursor+1, len(p.shown))
}

// View returns the pane's rows.
func (p *Pane) View() []string {
	blank := strings.Repeat(" ", max(p.list.Width, 0))
	if len(p.items) == 0 {
		return list.Message("No quotes in this article.", &p.list, p.theme, p.method)
	}
	return p.list.View(blank, p.render)
}

// Rows of a quotation that is not chosen (the chosen one is shown whole, as far
// as the pane is high), and of its speaker.
const (
	mostRows    = 4
	mostSpeaker = 2
)

func (p *Pane) render(i, width int, chosen bool) []string {
	item := p.items[p.shown[i]]
	style, asks := p.theme.Plain, chosen && p.asks && p.focus
	if chosen && !asks {
		style = p.theme.LitText
	}
	mark := p.theme.Selected
	if p.focus {
		mark = p.theme.SelectedFocus
	}
	bar := func(on bool) string {
		if on {
			return mark.Render(p.method.Truncate("▌ ", width))
		}
		return p.method.Truncate("  ", width)
	}
	room := max(width-2, 0)
	most := mostRows
	if chosen {
		most = max(p.list.Height-1, 1)
	}
	text := "“" + strings.ReplaceAll(cut(item.Words, (most+1)*max(room, 1)), "\n\n", "\n") + "”"
	lines := layout.WrapString(text, max(room, 1), p.method)
	lines = list.Clip(lines, most, room, p.method)
	hits := list.Hits(p.query, text)
	var rows []string
	for _, l := range lines {
		rows = append(rows, bar(chosen && !asks)+p.theme.Paint(l, style, hits, room, p.method))
	}
	for _, row := range p.speaker(item, room, asks) {
		rows = append(rows, bar(chosen)+row)
	}
	return rows
}

// cut is the beginning of a text that takes at least so many cells; all that is
// shown of a very long quotation.
func cut(text string, cells int) string {
	const mostBytes = 8 // in a cell, in the scripts that need the most
	end := cells * mostBytes
	if len(text) <= end {
		return text
	}
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// noBreak is a blank that no line is broken at.
const noBreak = "\u00a0"

// speaker is what stands under a quotation: who said it, what kind it is, and
// at the right where it stands; on a row of its own if there is no room. Lit says
// that the cursor is there.
func (p *Pane) speaker(item Item, width int, lit bool) []string {
	name, style := item.Label(), p.theme.Speaker
	if lit {
		style = p.theme.LitText
	}
	dash := "— "
	if name == "" {
		name, dash = "speaker not named", ""
		if !lit {
			style = p.theme.Dim
		}
	}
	if item.Kind != quote.Direct {
		name += " ·" + noBreak + item.Kind.String()
	}
	right := ""
	if item.Paragraph > 0 {
		right = fmt.Sprintf("¶ %d", item.Paragraph)
	}
	indent := p.method.Width(dash)
	lines := list.Clip(layout.WrapString(name, max(width-indent, 1), p.method), mostSpeaker, width-indent, p.method)
	var rows []string
	for i, l := range lines {
		text, end := dash+strings.ReplaceAll(l.String(), noBreak, " "), ""
		if i == len(lines)-1 && p.method.Width(text)+1+p.method.Width(right) <= width {
			end, right = right, ""
		}
		rows = append(rows, theme.Ends(text, end, style, p.theme.Dim, width, p.method))
		dash = strings.Repeat(" ", indent)
	}
	if right != "" {
		rows = append(rows, theme.Ends("", right, style, p.theme.Dim, width, p.method))
	}
	return rows
}
