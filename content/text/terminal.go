package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// A program that writes to a terminal marks its output with control sequences (ECMA-48), or
// with overstrike, like a typewriter: a letter, a backspace and the same letter are a bold
// letter; an underscore, a backspace and a letter are an underlined one. Bold text becomes
// strong; italic and underlined text becomes emphasis; links are kept. Colours are dropped.

const (
	escape    = string(rune(0x1b))
	csi       = string(rune(0x9b)) // the same as escape and "["
	tabStop   = 8
	maxColumn = 1000 // a movement of the cursor cannot go further
)

// isTerminalOutput reports whether a text has been written for a terminal.
func isTerminalOutput(s string) bool {
	return strings.Contains(s, escape) || strings.Contains(s, csi) || strings.Contains(s, "\b")
}

// A cell is a character with its style.
type cell struct {
	text  string
	style content.Style
	link  string
}

// A terminal reads terminal output. Styles continue on the next line.
type terminal struct {
	style  content.Style
	link   string
	cells  []cell
	column int
	marked bool // a sequence that styles text has been read
}

// readTerminal returns the lines of terminal output. It reports whether any text in them has
// a style, a colour or a link.
func readTerminal(s string) (lines []content.Inline, isStyled bool) {
	var t terminal
	for line := range strings.SplitSeq(s, "\n") {
		lines = append(lines, t.line(line))
	}
	return lines, t.marked
}

func (t *terminal) line(s string) content.Inline {
	t.cells, t.column = t.cells[:0], 0
	for s != "" {
		if sequence, rest, ok := content.CutSequence(s); ok {
			t.sequence(sequence)
			s = rest
			continue
		}
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == '\b':
			t.column = max(t.column-1, 0)
		case r == '\t':
			for t.put(" "); t.column%tabStop != 0; {
				t.put(" ")
			}
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) && t.column > 0:
			t.cells[t.column-1].text += s[:n]
		case !unicode.IsControl(r):
			t.put(s[:n])
		}
		s = s[n:]
	}
	var b content.InlineBuilder
	for _, c := range t.cells {
		b.Add(c.text, c.style, c.link)
	}
	return b.Inline()
}

// put writes a character at the cursor. Over another one it is overstrike.
func (t *terminal) put(text string) {
	c := cell{text, t.style, t.link}
	if t.column == len(t.cells) {
		t.cells = append(t.cells, c)
		t.column++
		return
	}
	old := &t.cells[t.column]
	switch {
	case old.text == text:
		c.style |= old.style | content.Strong
		t.marked = true
	case old.text == "_":
		c.style |= old.style | content.Emph
		t.marked = true
	case text == "_":
		c = *old
		c.style |= content.Emph
		t.marked = true
	}
	*old = c
	t.column++
}

// sequence interprets a control sequence. It ignores the ones that do not style text.
func (t *terminal) sequence(s string) {
	body, isCSI := strings.CutPrefix(s, escape+"[")
	if !isCSI {
		body, isCSI = strings.CutPrefix(s, csi)
	}
	switch {
	case isCSI && strings.HasSuffix(body, "m"):
		t.selectGraphicRendition(strings.TrimSuffix(body, "m"))
	case isCSI && strings.HasSuffix(body, "C"): // to the right
		n, _ := strconv.Atoi(strings.TrimSuffix(body, "C"))
		for n = max(n, 1); n > 0 && t.column < maxColumn; n-- {
			if t.column < len(t.cells) {
				t.column++
			} else {
				t.put(" ")
			}
		}
	case strings.HasPrefix(s, escape+"]8;"):
		_, t.link, _ = strings.Cut(s[len(escape+"]8;"):], ";")
		t.link = strings.TrimRightFunc(strings.TrimSuffix(t.link, escape+`\`), unicode.IsControl)
		t.marked = true
	}
}

// selectGraphicRendition sets the style (ECMA-48, 8.3.117).
func (t *terminal) selectGraphicRendition(parameters string) {
	t.marked = true
	list := strings.Split(parameters, ";")
	for i := 0; i < len(list); i++ {
		code, _, _ := strings.Cut(list[i], ":")
		switch n, _ := strconv.Atoi(code); n {
		case 0:
			t.style = 0
		case 1:
			t.style |= content.Strong
		case 3, 4:
			t.style |= content.Emph
		case 7:
			t.style |= content.Mark
		case 9:
			t.style |= content.Strike
		case 22:
			t.style &^= content.Strong
		case 23, 24:
			t.style &^= content.Emph
		case 27:
			t.style &^= content.Mark
		case 29:
			t.style &^= content.Strike
		case 38, 48, 58: // a colour in further parameters
			if code != list[i] || i+1 == len(list) {
				continue
			}
			if list[i+1] == "5" {
				i += 2
			} else {
				i += 4
			}
		}
	}
}

// lastStates replaces each line that a program wrote several times, with a carriage return
// before each time, by what it wrote last. Other carriage returns are line ends.
func lastStates(s string) string {
	if !strings.Contains(s, "\r") || !strings.Contains(strings.ReplaceAll(s, "\r\n", ""), "\r") || !strings.Contains(s, "\n") {
		return s
	}
	var out strings.Builder
	for line := range strings.Lines(s) {
		body := strings.TrimRight(line, "\r\n")
		states := strings.Split(body, "\r")
		if !isOverwritten(states) {
			out.WriteString(line)
			continue
		}
		for len(states) > 1 && strings.TrimSpace(states[len(states)-1]) == "" {
			states = states[:len(states)-1]
		}
		out.WriteString(states[len(states)-1])
		out.WriteString(line[len(body):])
	}
	return out.String()
}

// isOverwritten reports whether the states of a line are similar: apart from their numbers,
// most of them begin like the one before.
func isOverwritten(states []string) bool {
	if len(states) < 2 {
		return false
	}
	similar, pairs := 0, 0
	for i := 1; i < len(states); i++ {
		a, b := beginning(states[i-1]), beginning(states[i])
		if b == "" {
			continue
		}
		pairs++
		if a == "" || a == b {
			similar++
		}
	}
	return similar*2 >= pairs
}

// beginning returns the first characters of a state, with one 0 for each number. A state of
// less than two characters has none.
func beginning(s string) string {
	const size, window = 4, 32
	var out []byte
	s = strings.TrimSpace(s)
	for i := range len(s[:min(len(s), window)]) {
		switch c := s[i]; {
		case !isDigit(c):
			out = append(out, c)
		case len(out) == 0 || out[len(out)-1] != '0':
			out = append(out, '0')
		}
	}
	if len(out) < 2 {
		return ""
	}
	return string(out[:min(len(out), size)])
}

// parseTerminal returns the article for terminal output: a manual page, or lines as they are.
// Lines that are too long for a terminal are paragraphs.
func parseTerminal(lines []content.Inline) *content.Article {
	if name, volume, rest, ok := manualHead(lines, inlineText); ok {
		return parseManual(name, volume, rest)
	}
	if hasChanges(lines) {
		return ParseCode([]byte(joinInlines(lines, 0).String()), "diff")
	}
	for i, l := range lines {
		lines[i] = l.Slice(0, len(strings.TrimRight(l.String(), " ")))
	}
	a := &content.Article{}
	start := 0
	flush := func(end int) {
		if start == end {
			return
		}
		isWide := false
		for _, l := range lines[start:end] {
			isWide = isWide || isLong(l.String()) && isWordy(l.String())
		}
		if !isWide {
			a.Append(&content.Preformatted{Text: joinInlines(lines[start:end], 0)})
			return
		}
		for _, l := range lines[start:end] {
			a.Append(&content.Paragraph{Text: l.Trim()})
		}
	}
	for i, l := range lines {
		if isBlank(l.String()) {
			flush(i)
			start = i + 1
		}
	}
	flush(len(lines))
	return a
}

// inlines returns lines without styles.
func inlines(lines []string) []content.Inline {
	out := make([]content.Inline, len(lines))
	for i, l := range lines {
		out[i] = content.PlainInline(l)
	}
	return out
}

func inlineText(t content.Inline) string { return t.String() }

// hasChanges reports whether lines contain changes in the unified format, which has colours of
// its own here.
func hasChanges(lines []content.Inline) bool {
	const maxSample = 5000 // lines
	begins := func(i int, prefix string) bool { return strings.HasPrefix(lines[i].String(), prefix) }
	for i := range min(len(lines), maxSample) - 2 {
		if begins(i, "--- ") && begins(i+1, "+++ ") && begins(i+2, "@@ ") {
			return true
		}
	}
	return false
}

// joinInlines joins lines by newlines, without their first margin cells.
func joinInlines(lines []content.Inline, margin int) content.Inline {
	var b content.InlineBuilder
	for i, l := range lines {
		if i > 0 {
			b.Add("\n", 0, "")
		}
		b.Append(l.Slice(min(margin, indentOf(l.String())), len(l.String())))
	}
	return b.Inline()
}
