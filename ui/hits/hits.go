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

	shown   map[int]shownHit // by their indexes
	shownOf source
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

// Bounds of measuring the list: the hits of which all rows are counted, because each may be in a part
// of the article that has to be parsed, and the rows that it has otherwise. No screen has more.
const (
	maxExact    = 32
	maxMeasured = 200
)

// Rows implements [pane.Scrollable]. A filter does not shrink the pane.
func (p *Pane) Rows() int {
	switch {
	case p.known == nil || p.known.Filter != "":
	case p.list.Len > maxExact:
		p.rows = maxMeasured
	default:
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

// A shownHit is a hit with the text around it.
type shownHit struct {
	at         content.Range
	text       string
	start, end int // of the hit in the text
}

// Bounds of what is kept of hits: the number of them, and the text on each side, in bytes. That is
// more than the rows of a hit hold on the widest screen.
const (
	maxShown  = 256
	maxAround = 4 << 10
)

// shownAt returns a hit. It keeps it for the next time: the hits on screen may be in as many parts of
// the article, which would have to be parsed again.
func (p *Pane) shownAt(i int) shownHit {
	if of := (source{p.Article, p.Query}); p.shownOf != of {
		p.shown, p.shownOf = map[int]shownHit{}, of
	}
	s, ok := p.shown[i]
	if !ok {
		if len(p.shown) >= maxShown {
			clear(p.shown)
		}
		s.at = p.Hits.HitAt(i)
		text := p.Article.Block(s.at.Start.Block).Plain()
		from, to := max(s.at.Start.Offset-maxAround, 0), min(s.at.End.Offset, s.at.Start.Offset+maxAround)
		for from > 0 && !utf8.RuneStart(text[from]) {
			from--
		}
		to = min(to+maxAround, len(text))
		for to < len(text) && !utf8.RuneStart(text[to]) {
			to++
		}
		s.text, s.start, s.end = strings.Clone(text[from:to]), s.at.Start.Offset-from, min(s.at.End.Offset, to)-from
		p.shown[i] = s
	}
	return s
}

// A source is what hits are hits of.
type source struct {
	article *content.Article
	query   search.Query
}

// render returns the rows of a hit: the title of its section if it is the first one listed
// there, and the text around it.
func (p *Pane) render(at, width int, selected bool) []string {
	shown := p.shownAt(p.hit(at))
	r := shown.at
	var rows []string
	title := p.section(r.Start.Block)
	if isFirst := at == 0 || p.section(p.shownAt(p.hit(at-1)).at.Start.Block) != title; isFirst && title != "" {
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
	text, hit := around(shown.text, shown.start, shown.end, maxRows*(room-right))
	lines := widget.Wrap(text, room-right, maxRows, p.WidthMode)
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
