package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// lineEnds replaces all line and paragraph separators by newlines.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n")

// splitLines splits a text, whose line ends are newlines, into lines with tabs expanded and
// without running heads.
func splitLines(s string) []string {
	lines := splitAtWideIndents(dropRunningHeads(strings.Split(s, "\n")))
	if !strings.Contains(s, "\f") {
		for i, l := range lines {
			lines[i] = cleanLine(l)
		}
		return lines
	}
	var out []string
	last := ""
	for _, l := range lines {
		for i, page := range strings.Split(l, "\f") {
			page = cleanLine(page)
			first, _ := utf8.DecodeRuneInString(strings.TrimSpace(page))
			// A form feed becomes a blank line, except in the middle of a sentence.
			if i > 0 && (endsSentence(last) || !unicode.IsLower(first)) {
				out = append(out, "")
			}
			if page == "" && i == 0 && l != "" {
				continue
			}
			out = append(out, page)
			if page != "" {
				last = page
			}
		}
	}
	return out
}

// splitAtWideIndents inserts a blank line before each line that is indented with ideographic
// spaces: in Chinese and Japanese it begins a paragraph.
func splitAtWideIndents(lines []string) []string {
	isIndented := func(l string) bool { return strings.HasPrefix(l, "\u3000") }
	if !slices.ContainsFunc(lines, isIndented) {
		return lines
	}
	out := make([]string, 0, len(lines)*2)
	for i, l := range lines {
		if i > 0 && (isIndented(l) || isUnspacedSpeech(lines[i-1], l)) {
			out = append(out, "")
		}
		out = append(out, l)
	}
	return out
}

// isUnspacedSpeech reports whether a line begins with an opening bracket for speech, and the
// line before it ends a sentence or a speech. Such a paragraph has no indent.
func isUnspacedSpeech(last, l string) bool {
	isAny := func(has func(string, string) bool, s string, marks ...string) bool {
		return slices.ContainsFunc(marks, func(mark string) bool { return has(s, mark) })
	}
	return isAny(strings.HasPrefix, l, "「", "『") && isAny(strings.HasSuffix, strings.TrimRight(last, " "), "。", "」", "』", "！", "？")
}

// cleanLine expands tabs, replaces other spaces at the start of a line by ASCII spaces, and
// removes spaces at its end. Ideographic spaces at the start mark the first line of a
// paragraph, and any number of them becomes an indent of two.
func cleanLine(l string) string {
	l = strings.TrimRight(l, " \t\u00a0\u3000")
	if strings.Contains(l, "\t") {
		l = strings.ReplaceAll(l, "\t", "    ")
	}
	rest := strings.TrimLeft(l, " \u00a0\u3000")
	lead := l[:len(l)-len(rest)]
	switch {
	case strings.Contains(lead, "\u3000"):
		return "  " + rest
	case strings.Contains(lead, "\u00a0"):
		return strings.ReplaceAll(lead, "\u00a0", " ") + rest
	}
	return l
}

// A chunk is consecutive lines of one kind, none of which is blank.
type chunk []string

// splitChunks splits lines into chunks at blank lines.
func splitChunks(lines []string) []chunk {
	return chunksAt(lines, chunkBounds(lines))
}

// chunksAt returns the chunks with these bounds.
func chunksAt(lines []string, bounds [][2]int) []chunk {
	out := make([]chunk, len(bounds))
	for i, b := range bounds {
		out[i] = lines[b[0]:b[1]]
	}
	return out
}

// chunkBounds returns the first line of each chunk, and the line after its last.
func chunkBounds(lines []string) [][2]int {
	var out [][2]int
	start := -1
	for i, l := range lines {
		switch blank := isBlank(l); {
		case blank && start >= 0:
			out = append(out, [2]int{start, i})
			start = -1
		case !blank && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, [2]int{start, len(lines)})
	}
	return out
}

// isBlank reports whether a line consists of white space and invisible characters.
func isBlank(l string) bool {
	l = strings.TrimSpace(l)
	_, n := utf8.DecodeRuneInString(l)
	return n == 0 || content.Sanitize(l[:n]).IsEmpty() && strings.TrimSpace(content.Sanitize(l).String()) == ""
}

// firstLine returns the first line, trimmed.
func (c chunk) firstLine() string { return strings.TrimSpace(c[0]) }

// joined returns the lines, trimmed, as one line.
func (c chunk) joined() string { return c.joinedBy(' ') }

// joinedBy returns the lines, trimmed, with a separator between two.
func (c chunk) joinedBy(separator byte) string {
	if len(c) == 1 {
		return c.firstLine()
	}
	var s strings.Builder
	for i, l := range c {
		if i > 0 {
			s.WriteByte(separator)
		}
		s.WriteString(strings.TrimSpace(l))
	}
	return s.String()
}

// all reports whether every line satisfies passes.
func (c chunk) all(passes func(string) bool) bool {
	return !slices.ContainsFunc(c, func(l string) bool { return !passes(l) })
}

// margin returns the smallest indent of the lines, in cells.
func (c chunk) margin() int {
	out := indentOf(c[0])
	for _, l := range c {
		out = min(out, indentOf(l))
	}
	return out
}

func indentOf(l string) int { return len(l) - len(strings.TrimLeft(l, " ")) }
