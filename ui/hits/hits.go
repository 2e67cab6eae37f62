// Package hits is the overlay that lists the hits of a search by section, each with the text
// around it.
package hits

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/search"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// A Pane lists hits. Make one with [New].
type Pane struct {
	*pane.Context
	known  *pane.HitList // what the list shows; nil: the hits are not known yet
	list   widget.List
	rows   int // of the whole list, or enough of them
	prompt *widget.Prompt
}

// maxRows bounds the rows of a hit.
const maxRows = 2

// New returns a pane without a size. Its cursor is on the current hit, or on the first one
// after it.
func New(c *pane.Context) *Pane {
	p := &Pane{Context: c, prompt: widget.NewPrompt(c.Keys, nil)}
	p.Refresh()
	return p
}

// Refresh implements [pane.Pane].
func (p *Pane) Refresh() {
	old := p.known
	p.known = p.HitList
	switch {
	case p.known == nil:
		p.list.Len = 0
	case p.known.Filter == "":
		p.list.Len = p.known.Len
	default:
		p.list.Len = len(p.known.Filtered)
	}
	if p.known != nil && p.known.Filter == "" && (old == nil || old.Filter != "") && p.list.Len > 0 {
		p.list.Select(p.Hits.NearestHit())
	}
}

// hit returns the index of the hit at a position in the list.
func (p *Pane) hit(position int) int {
	if p.known.Filter == "" {
		return position
	}
	return p.known.Filtered[position]
}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) { p.list.Width, p.list.Height = width, height }

// maxMeasured bounds the rows that are counted. No screen has more.
const maxMeasured = 200

// Rows implements [pane.Scrollable]. A filter does not shrink the pane.
func (p *Pane) Rows() int {
	if p.known != nil && p.known.Filter == "" {
		p.rows = 0
		for at := 0; at < p.list.Len && p.rows < maxMeasured; at++ {
			p.rows += len(p.render(at, max(p.list.Width, 1), false))
		}
	}
	return max(p.rows, 1)
}

// HasMore implements [pane.Scrollable]. A list needs no sign: the cursor scrolls it.
func (p *Pane) HasMore() bool { return false }

// IsTyping implements [pane.TextInput].
func (p *Pane) IsTyping() bool { return p.prompt.IsOpen() }

// Type implements [pane.TextInput]. Up and down move the cursor while typing.
func (p *Pane) Type(msg tea.Msg) intent.Intent {
	if p.list.Type(p.Keys, msg) {
		return nil
	}
	var i intent.Intent
	p.prompt.UpdateFilter(msg, func(text string) {
		p.list.Select(0)
		i = intent.FilterHits{Text: text}
	})
	return i
}

// Prompt implements [pane.TextInput].
func (p *Pane) Prompt(width int) (line string, cursor int, ok bool) {
	line, cursor = p.prompt.View(p.Look, width)
	return line, cursor, p.prompt.IsOpen()
}

// Act implements [pane.Pane].
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	switch {
	case p.list.Len == 0 && (p.known == nil || p.known.Filter == ""):
		return nil
	case a == keymap.Search:
		p.prompt.Open()
		return intent.FilterHits{}
	case a == keymap.Enter:
		return p.enter()
	}
	p.list.Act(a, count, p.render)
	return nil
}

func (p *Pane) enter() intent.Intent {
	if p.list.Cursor >= p.list.Len {
		return nil
	}
	return intent.Hit{Index: p.hit(p.list.Cursor)}
}

// Click implements [pane.Pane].
func (p *Pane) Click(_, y int) intent.Intent {
	at, ok := p.list.At(y, p.render)
	if !ok {
		return nil
	}
	p.list.Select(at)
	return p.enter()
}

// Title implements [pane.Pane].
func (p *Pane) Title() string {
	title := "Hits"
	if p.list.Len > 0 {
		title = fmt.Sprintf("Hits %d of %d", p.list.Cursor+1, p.list.Len)
	}
	if p.known != nil && p.known.Filter != "" {
		title += " /" + p.known.Filter
	}
	return title
}

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	return []keymap.Action{keymap.Enter, keymap.Search, keymap.Back}
}

// View implements [pane.Pane].
func (p *Pane) View() []string {
	switch {
	case p.Query.IsEmpty():
		return p.Message("No search yet; press "+p.Keys.Key(keymap.Search)+" in the text.", &p.list)
	case p.known == nil, p.list.Len == 0 && !p.known.IsDone:
		return p.Message("Searching…", &p.list)
	case p.list.Len == 0:
		return p.Message("No matches", &p.list)
	}
	return p.list.View(p.render)
}

// section returns the title of the section that contains a block, or "".
func (p *Pane) section(block content.BlockIndex) string {
	outline := p.Analysis.Outline
	i := sort.Search(len(outline), func(i int) bool { return outline[i].Block > block })
	if i == 0 {
		return ""
	}
	return outline[i-1].Title.String()
}

// render returns the rows of a hit: the title of its section if it is the first one listed
// there, and the text around it.
func (p *Pane) render(at, width int, selected bool) []string {
	r := p.Hits.HitAt(p.hit(at))
	var rows []string
	title := p.section(r.Start.Block)
	if isFirst := at == 0 || p.section(p.Hits.HitAt(p.hit(at-1)).Start.Block) != title; isFirst && title != "" {
		if at > 0 {
			rows = append(rows, p.Cell("", p.Theme.Plain, width))
		}
		rows = append(rows, p.Cell(title, p.Theme.PaneTitle, width))
	}
	bar, style := "  ", p.Theme.Plain
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	number := ""
	if n := p.Analysis.Index.Number(r.Start.Block); n > 0 {
		number = fmt.Sprintf(" ¶ %d", n)
	}
	room := max(width-2, 0)
	right := p.WidthMode.Width(number)
	if room < 4*right {
		number, right = "", 0
	}
	text, hit := around(p.Article.Block(r.Start.Block).Plain(), r.Start.Offset, r.End.Offset, maxRows*(room-right))
	lines := widget.Clip(layout.WrapString(text, max(room-right, 1), p.WidthMode), maxRows, room-right, p.WidthMode)
	for i, l := range lines {
		end := strings.Repeat(" ", right)
		if i == 0 {
			end = p.Theme.Dim.Render(number)
		}
		rows = append(rows, bar+p.Paint(l, style, []search.Match{hit}, room-right)+end)
	}
	return rows
}

// around returns the text around a hit in one line, about that many cells long, and the place
// of the hit in it. The hit is in its first half.
func around(text string, start, end, cells int) (string, search.Match) {
	const ellipsis = "… "
	cells = max(cells-2*len("…"), 1)
	from := max(start-cells/3, 0)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	before := ""
	if from > 0 {
		before = ellipsis
		if i := strings.IndexAny(text[from:start], " \n"); i >= 0 {
			from += i + 1
		}
	}
	to := min(max(end, from+4*cells), len(text))
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	inLine := func(s string) string { return strings.ReplaceAll(s, "\n", " ") }
	before += strings.TrimLeft(inLine(text[from:start]), " ")
	hit := inLine(text[start:end])
	return before + hit + inLine(text[end:to]), search.Match{Start: len(before), End: len(before) + len(hit)}
}
