package session

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// modes are the modes of a terminal that are not what they usually are. They are read from what
// has been written to it, so that they can be restored without asking the program that wrote it.
// The zero modes are those of a terminal that nobody has used yet.
type modes struct {
	private   map[int]bool // DEC private modes, such as the alternate screen; true: set
	kitty     string       // what pushed the keyboard mode of Kitty; "" if it was popped
	otherKeys string       // what set the modifyOtherKeys mode of xterm
	cursor    string       // what set the shape of the cursor
	osc       map[int]string
}

// DEC private modes that are treated differently from others.
const (
	autoWrap   = 7
	showCursor = 25
	altScreen  = 1049
)

// isUsuallySet reports whether a DEC private mode is set in a terminal that nobody has used yet.
func isUsuallySet(n int) bool { return n == autoWrap || n == showCursor }

// The operating system commands that change something that stays: the title of the window, and
// the colours of text, background and cursor.
const (
	titleAndIcon    = 0
	title           = 2
	foreground      = 10
	cursorColor     = 12
	resetForeground = 110
	resetCursor     = 112
)

// track reads what is written to the terminal. A sequence must be whole.
func (m *modes) track(written []byte) {
	for {
		i := bytes.IndexByte(written, '\x1b')
		if i < 0 || i+1 == len(written) {
			return
		}
		kind := written[i+1]
		written = written[i+2:]
		switch kind {
		case '[':
			end := bytes.IndexFunc(written, func(r rune) bool { return r >= '@' && r <= '~' })
			if end < 0 {
				return
			}
			m.control(string(written[:end]), written[end])
			written = written[end+1:]
		case ']':
			end := bytes.IndexAny(written, "\a\x1b")
			if end < 0 {
				return
			}
			m.command(string(written[:end]))
			written = written[end:]
		}
	}
}

// control applies a control sequence: its parameters and its final byte.
func (m *modes) control(params string, final byte) {
	sequence := "\x1b[" + params + string(final)
	switch {
	case strings.HasPrefix(params, "?") && (final == 'h' || final == 'l'):
		for p := range strings.SplitSeq(params[1:], ";") {
			if n, err := strconv.Atoi(p); err == nil {
				m.setPrivate(n, final == 'h')
			}
		}
	case strings.HasPrefix(params, ">") && final == 'u':
		m.kitty = sequence
	case strings.HasPrefix(params, "<") && final == 'u':
		m.kitty = ""
	case strings.HasPrefix(params, ">4") && final == 'm':
		m.otherKeys = ""
		if params != ">4" && params != ">4;0" {
			m.otherKeys = sequence
		}
	case strings.HasSuffix(params, " ") && final == 'q':
		m.cursor = ""
		if params != " " && params != "0 " {
			m.cursor = sequence
		}
	}
}

func (m *modes) setPrivate(n int, isSet bool) {
	if isSet == isUsuallySet(n) {
		delete(m.private, n)
		return
	}
	if m.private == nil {
		m.private = map[int]bool{}
	}
	m.private[n] = isSet
}

// command applies an operating system command.
func (m *modes) command(text string) {
	number, value, _ := strings.Cut(text, ";")
	n, err := strconv.Atoi(number)
	switch isReset := n >= resetForeground && n <= resetCursor; {
	case err != nil:
	case isReset:
		delete(m.osc, n-resetForeground+foreground)
	case n == titleAndIcon, n == title, n >= foreground && n <= cursorColor && value != "?":
		if n == titleAndIcon {
			n = title
		}
		if value == "" {
			delete(m.osc, n)
			return
		}
		if m.osc == nil {
			m.osc = map[int]string{}
		}
		m.osc[n] = "\x1b]" + text + "\a"
	}
}

// reset returns what sets all modes to what they usually are.
func (m *modes) reset() string {
	var s strings.Builder
	if m.kitty != "" { // each screen has its own
		s.WriteString("\x1b[<1u")
	}
	if m.otherKeys != "" {
		s.WriteString("\x1b[>4m")
	}
	for _, n := range slices.Sorted(maps.Keys(m.osc)) {
		if n == title {
			s.WriteString("\x1b]2;\a")
		} else {
			s.WriteString("\x1b]" + strconv.Itoa(n-foreground+resetForeground) + "\a")
		}
	}
	if m.cursor != "" {
		s.WriteString("\x1b[0 q")
	}
	for _, n := range m.inOrder() {
		s.WriteString(private(n, !m.private[n]))
	}
	return s.String()
}

// again returns what sets the modes as they are.
func (m *modes) again() string {
	var s strings.Builder
	order := m.inOrder()
	slices.Reverse(order)
	for _, n := range order {
		s.WriteString(private(n, m.private[n]))
	}
	s.WriteString(m.cursor)
	for _, n := range slices.Sorted(maps.Keys(m.osc)) {
		s.WriteString(m.osc[n])
	}
	s.WriteString(m.otherKeys + m.kitty)
	return s.String()
}

// inOrder returns the numbers of the private modes in the order in which they are reset. The
// alternate screen is last, so that nothing else happens on the reader's own screen.
func (m *modes) inOrder() []int {
	return slices.SortedFunc(maps.Keys(m.private), func(a, b int) int {
		switch altScreen {
		case a:
			return 1
		case b:
			return -1
		}
		return a - b
	})
}

// private returns what sets or resets a private mode.
func private(n int, isSet bool) string {
	if isSet {
		return "\x1b[?" + strconv.Itoa(n) + "h"
	}
	return "\x1b[?" + strconv.Itoa(n) + "l"
}
