package status

import (
	"strings"

	"pullquote/ui/keymap"
	"pullquote/ui/widget"

	"charm.land/lipgloss/v2"
)

// A Footer is the content of the footer. On the left is the first of Alert, Notice, Current
// and Offer that is not empty. On the right are the status, as many hints as fit, and always
// a reminder of the keys for help and for leaving.
type Footer struct {
	Alert, Notice string          // messages
	Current       string          // the current quotation and its speaker
	Offer         string          // what the reader could do; left out if there is no room
	Status        string          // the filter, the hits, the number being typed
	Hints         []keymap.Action // the most useful first
	Leave         string          // what the key for leaving does
}

// View returns the line. A message that does not fit next to the reminder takes the whole
// line; anything else is cut.
func (f Footer) View(look widget.Look, keys *keymap.Map, width int) string {
	right, reminder := line{look: look}, f.reminder(look, keys)
	const edges = 4 // the rule and a space at both ends
	room := width - edges - reminder.width
	if status := look.WidthMode.Truncate(f.Status, room-separatorWidth); status != "" {
		right = right.text(status, look.Theme.Header)
		room -= right.width + separatorWidth
	}
	left, style, isMessage := f.left(look)
	const gap = 3 // the rule between left and right, with a space on both sides
	w := look.WidthMode.Width(left)
	switch {
	case room < 0, isMessage && w+gap > room:
		return rule(look, left, "", style, width)
	case w+gap > room && f.Current == "":
		left, w = "", 0
	case w+gap > room:
		left = look.WidthMode.Truncate(left, max(room-gap, 0))
		w = look.WidthMode.Width(left)
	}
	if w > 0 {
		room -= w + gap
	}
	for _, a := range f.Hints {
		h := hint(look, keys, a, "")
		if h.width == 0 || h.width+separatorWidth > room {
			break
		}
		room -= h.width + separatorWidth
		right.add(h)
	}
	right.add(reminder)
	border := func(n int) string { return look.Theme.Border.Render(strings.Repeat("─", max(n, 0))) }
	if w == 0 {
		return border(width-right.width-3) + " " + right.s + " " + border(1)
	}
	return border(1) + " " + style.Render(left) + " " + border(width-w-right.width-6) + " " + right.s + " " + border(1)
}

// left returns what is on the left, and whether it is a message.
func (f Footer) left(look widget.Look) (text string, st lipgloss.Style, isMessage bool) {
	switch {
	case f.Alert != "":
		return f.Alert, look.Theme.Alert, true
	case f.Notice != "":
		return f.Notice, look.Theme.Notice, true
	case f.Current != "":
		return f.Current, look.Theme.Speaker, false
	}
	return f.Offer, look.Theme.Footer, false
}

// reminder returns the keys for help and for leaving.
func (f Footer) reminder(look widget.Look, keys *keymap.Map) line {
	l := line{look: look}
	l.add(hint(look, keys, keymap.Help, ""))
	l.add(hint(look, keys, keymap.Close, f.Leave))
	return l
}

// hint returns the first key of an action and what it does. If does is "", it uses the
// hint of the action; if there isn't one either, the hint is empty.
func hint(look widget.Look, keys *keymap.Map, a keymap.Action, does string) line {
	e, ok := keys.Entry(a)
	if does == "" {
		does = e.Hint
	}
	if !ok || len(e.Keys) == 0 && a != keymap.Help && a != keymap.Close || does == "" {
		return line{look: look}
	}
	return line{look: look}.text(keys.Key(a), look.Theme.Key).text(" "+does, look.Theme.Footer)
}

// A line is styled text of a known width.
type line struct {
	look  widget.Look
	s     string
	width int
}

func (l line) text(text string, st lipgloss.Style) line {
	l.s += st.Render(text)
	l.width += l.look.WidthMode.Width(text)
	return l
}

const (
	separator      = " · "
	separatorWidth = 3
)

// add appends another line after a separator.
func (l *line) add(other line) {
	if l.width > 0 && other.width > 0 {
		*l = l.text(separator, l.look.Theme.Dim)
	}
	l.s += other.s
	l.width += other.width
}
