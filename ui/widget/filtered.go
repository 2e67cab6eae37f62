package widget

import (
	"slices"

	"pullquote/content/search"
	"pullquote/ui/keymap"

	tea "charm.land/bubbletea/v2"
)

// A FilteredList is a [List] whose items can be filtered by typing. Make one with
// [NewFilteredList]. Its Len and Cursor count only the items that match.
type FilteredList struct {
	List
	texts  func(item int) []string
	items  int
	shown  []int // the items that match; nil: all
	filter string
	before int // the item that was selected before the filter
	prompt *Prompt
}

// NewFilteredList returns an empty list. Texts returns the texts of an item that are searched.
func NewFilteredList(keys *keymap.Map, texts func(item int) []string) FilteredList {
	return FilteredList{texts: texts, prompt: NewPrompt(keys, nil)}
}

// SetItems sets the number of items.
func (l *FilteredList) SetItems(n int) {
	at, _ := l.Item()
	l.items = n
	l.setFilter(l.filter)
	l.SelectItem(at)
}

// Items returns the number of items, with those that do not match.
func (l *FilteredList) Items() int { return l.items }

// Item returns the selected item. It reports false if no item matches.
func (l *FilteredList) Item() (int, bool) {
	switch {
	case l.Cursor >= l.Len:
		return l.before, false
	case l.shown == nil:
		return l.Cursor, true
	}
	return l.shown[l.Cursor], true
}

// ItemAt returns the item at a position in the list.
func (l *FilteredList) ItemAt(position int) int {
	if l.shown == nil {
		return position
	}
	return l.shown[position]
}

// SelectItem selects an item, or else the first one after it that matches.
func (l *FilteredList) SelectItem(item int) {
	at := item
	for i, shown := range l.shown {
		if at = i; shown >= item {
			break
		}
	}
	l.Select(at)
}

// OpenFilter begins to filter.
func (l *FilteredList) OpenFilter() {
	l.before, _ = l.Item()
	l.prompt.Open()
	l.setFilter("")
}

// setFilter lists only the items that contain a text.
func (l *FilteredList) setFilter(text string) {
	l.filter, l.shown, l.Len = text, nil, l.items
	if q := search.Compile(text); !q.IsEmpty() {
		s := q.NewSearcher()
		l.shown = []int{}
		for i := range l.items {
			for _, t := range l.texts(i) {
				if s.IsIn(t) {
					l.shown = append(l.shown, i)
					break
				}
			}
		}
		l.Len = len(l.shown)
	}
	l.Select(0)
}

// CloseFilter lists all items, and ends the typing of a filter.
func (l *FilteredList) CloseFilter() {
	l.prompt.Close()
	l.Undo()
}

// IsShown reports whether an item matches the filter.
func (l *FilteredList) IsShown(item int) bool {
	if l.shown == nil {
		return item < l.items
	}
	_, ok := slices.BinarySearch(l.shown, item)
	return ok
}

// IsTyping reports whether the filter is being typed.
func (l *FilteredList) IsTyping() bool { return l.prompt.IsOpen() }

// Filter returns the text that the listed items contain; "" if all are listed.
func (l *FilteredList) Filter() string { return l.filter }

// Undo lists all items again, with the cursor on the same one. It reports whether there was a
// filter.
func (l *FilteredList) Undo() bool {
	if l.filter == "" {
		return false
	}
	at, _ := l.Item()
	l.setFilter("")
	l.SelectItem(at)
	return true
}

// Type handles a key or a paste while the filter is typed. Up and down move the cursor.
func (l *FilteredList) Type(msg tea.Msg) {
	if !l.List.Type(l.prompt.keys, msg) && l.prompt.UpdateFilter(msg, l.setFilter) == Cancelled {
		l.SelectItem(l.before)
	}
}

// Prompt returns the input line, at most width cells wide, and the column of the cursor. It
// reports false if there is no input line.
func (l *FilteredList) Prompt(look Look, width int) (line string, cursor int, ok bool) {
	line, cursor = l.prompt.View(look, width)
	return line, cursor, l.prompt.IsOpen()
}

// Titled returns a title with the filter.
func (l *FilteredList) Titled(title string) string {
	if l.filter == "" {
		return title
	}
	return title + " /" + l.filter
}
