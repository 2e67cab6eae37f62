package reading

import (
	"fmt"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/search"
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
	if k, ok := msg.(tea.KeyPressMsg); ok && p.toggle(widget.PromptAction(p.Keys, k)) {
		return p.searchIntent()
	}
	switch p.prompt.Update(msg) {
	case widget.Changed:
		p.prompt.Suggest(search.Completion(p.prompt.Value(), p.speakers()))
		return p.searchIntent()
	case widget.Accepted:
		return intent.AcceptSearch{}
	case widget.Cancelled:
		p.restoreSideways()
		return intent.CancelSearch{}
	case widget.Unchanged:
	}
	return nil
}

func (p *Pane) searchIntent() intent.Intent {
	return intent.Search{Text: p.prompt.Value(), Options: p.searchOptions}
}

// toggle handles the keys that switch options of a search. It reports false for other keys.
func (p *Pane) toggle(a keymap.Action) bool {
	o := &p.searchOptions
	switch a {
	case keymap.MatchCase:
		o.Case = search.MatchCase
		if p.Query.MatchesCase() {
			o.Case = search.IgnoreCase
		}
	case keymap.WholeWords:
		o.Words = !o.Words
	case keymap.RegularExpression:
		o.Regexp = !o.Regexp
	case keymap.ExactText:
		o.Exact = !o.Exact
	default:
		return false
	}
	return true
}

// speakers returns the names of the people quoted.
func (p *Pane) speakers() []string {
	var names []string
	for _, person := range p.Analysis.People {
		names = append(names, person.Name)
	}
	return names
}

// Prompt implements [pane.TextInput].
func (p *Pane) Prompt(width int) (line string, cursor int, ok bool) {
	line, cursor = p.prompt.ViewWithStatus(p.Look, p.searchStatus(), width)
	return line, cursor, p.prompt.IsOpen()
}

// searchStatus returns what the prompt says next to the query: the options that are
// switched on, and what has been found. Next to an empty query it says how to switch them.
func (p *Pane) searchStatus() string {
	o := p.searchOptions
	if p.prompt.Value() == "" && o == (search.Options{}) {
		return p.Keys.Expand("{match-case} case · {whole-words} words · {regular-expression} expression · {exact-text} exact")
	}
	var parts []string
	switch o.Case {
	case search.MatchCase:
		parts = append(parts, "match case")
	case search.IgnoreCase:
		parts = append(parts, "any case")
	case search.SmartCase:
	}
	for _, option := range []struct {
		on   bool
		name string
	}{{o.Words, "words"}, {o.Regexp, "expression"}, {o.Exact, "exact"}} {
		if option.on {
			parts = append(parts, option.name)
		}
	}
	if p.SearchStatus != "" {
		parts = append(parts, p.SearchStatus)
	}
	return strings.Join(parts, " · ")
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
	if p.HasHiddenPicture() {
		hints = append([]keymap.Action{keymap.RemotePictures}, hints...)
	}
	if _, w := p.nearestWide(); w != nil {
		hints = append([]keymap.Action{keymap.ScrollRight}, hints...)
	}
	return append(hints, keymap.Outline)
}

// Click implements [pane.Pane]. It follows a link, shows a picture alone, jumps to a position
// on the scrollbar, or selects what is in the text.
func (p *Pane) Click(x, y int) intent.Intent {
	p.stopLabelling()
	if p.IsOnScrollbar(x) {
		return intent.Act{Action: keymap.Percent, Count: max(100*y/max(p.height-1, 1), 1)}
	}
	if i := p.pictureAt(x, y); i >= 0 {
		return intent.Picture{Note: i}
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

// IsOnScrollbar reports whether a column is that of the scrollbar.
func (p *Pane) IsOnScrollbar(x int) bool { return p.geometry.scrollbar > 0 && x == p.width-1 }

// at returns the place of the character at a cell.
func (p *Pane) at(x, y int) (content.Anchor, bool) {
	rows := p.window()
	if y < 0 || y >= len(rows) {
		return content.Anchor{}, false
	}
	row := rows[y]
	if offset, ok := row.Line.Offset(p.WidthMode, x-row.left); ok {
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
func (p *Pane) widen(n int) intent.Intent { return p.SetColumn(p.geometry.column + n) }

// SetColumn makes the column n cells wide, as far as the pane allows.
func (p *Pane) SetColumn(n int) intent.Intent {
	old, shown := p.column, p.geometry.column
	wanted := n - shown
	p.column = min(max(n, minColumn), maxColumn)
	p.relayout()
	width := p.geometry.column
	notice := fmt.Sprintf("%s wide", content.Pluralize(width, "column"))
	if width == shown {
		p.column = old // a larger window may still have room for it
		switch {
		case wanted > 0:
			notice += ", the widest that fits"
		case wanted < 0:
			notice += ", the narrowest"
		}
		return intent.Notify{Text: notice}
	}
	return intent.Column{Width: width, Notice: notice}
}
