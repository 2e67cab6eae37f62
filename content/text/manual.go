package text

import (
	"slices"
	"strings"
	"unicode"

	"pullquote/content"
)

// A manual page begins and ends with a line that has its name and section at both ends:
// "FERRY(1)    User Commands    FERRY(1)". Below are headings without an indent, and text with one.

// manualHead returns the name of a manual page and of its volume, and the lines below the
// first. It reports false if the lines are not a manual page.
func manualHead[L any](lines []L, text func(L) string) (name, volume string, rest []L, ok bool) {
	const gap = "  "
	i := slices.IndexFunc(lines, func(l L) bool { return !isBlank(text(l)) })
	if i < 0 {
		return "", "", nil, false
	}
	first := strings.TrimSpace(text(lines[i]))
	fields := strings.Fields(first)
	last := len(fields) - 1
	if last < 1 || !strings.HasPrefix(first[len(fields[0]):], gap) || !strings.HasSuffix(first[:len(first)-len(fields[last])], gap) || fields[0] != fields[last] || !isManualName(fields[0]) {
		return "", "", nil, false
	}
	return fields[0], strings.Join(fields[1:last], " "), lines[i+1:], true
}

// parseManual parses the lines of a manual page below the first.
func parseManual(name, volume string, lines []content.Inline) *content.Article {
	m := manual{article: &content.Article{Title: content.SanitizeLine(name)}, lines: lines}
	m.article.Append(&content.Heading{Level: 1, Text: m.article.Title.Inline()})
	if volume != "" {
		m.article.Append(&content.Paragraph{Text: content.PlainInline(volume)})
	}
	m.undouble()
	m.margin = m.bodyMargin()
	m.isWide = slices.ContainsFunc(m.lines, func(l content.Inline) bool { return cellWidth(l.String())-m.margin > maxManualWidth })
	m.parse()
	return m.article
}

// isManualName reports whether a word is the name of a manual page: "ferry(1)".
func isManualName(w string) bool {
	name, section, ok := strings.Cut(w, "(")
	return ok && name != "" && len(section) >= 2 && len(section) <= 6 && section[len(section)-1] == ')' && (isDigit(section[0]) || section[0] == 'n' || section[0] == 'l')
}

// maxManualWidth is the width of lines that are shown as they are, in cells. In a page that
// was set for a wider terminal, descriptions of options are wrapped again.
const maxManualWidth = 72

// A manual parses a manual page.
type manual struct {
	article *content.Article
	lines   []content.Inline
	margin  int  // the indent of the text
	isWide  bool // lines as they are would not fit into a column
}

// bodyMargin returns the smallest indent of the text. The headings of subsections have less than
// minIndent.
func (m *manual) bodyMargin() int {
	const minIndent = 4
	out := -1
	for _, l := range m.lines {
		if n := indentOf(l.String()); !isBlank(l.String()) && n >= minIndent && (out < 0 || n < out) {
			out = n
		}
	}
	return max(out, 0)
}

func (m *manual) parse() {
	start := 0
	for i := 0; i <= len(m.lines); i++ {
		isEnd := i == len(m.lines) || isBlank(m.lines[i].String())
		if !isEnd && !m.isHeading(i) {
			continue
		}
		m.add(m.lines[start:i])
		start = i + 1
		if !isEnd {
			level := 2
			if indentOf(m.lines[i].String()) > 0 {
				level = 3
			}
			m.article.Append(&content.Heading{Level: level, Text: content.PlainInline(strings.TrimSpace(m.lines[i].String()))})
		}
	}
}

// isHeading reports whether line i is a heading: it has less indent than the text, and the
// next line with text has more.
func (m *manual) isHeading(i int) bool {
	const maxIndent = 3
	l := m.lines[i].String()
	if indentOf(l) > maxIndent || indentOf(l) >= m.margin || strings.Contains(strings.TrimSpace(l), "  ") || !hasLetters(l) {
		return false
	}
	for _, next := range m.lines[i+1:] {
		if !isBlank(next.String()) {
			return indentOf(next.String()) > indentOf(l)
		}
	}
	return false
}

// add adds lines without a blank line: a paragraph if they are wrapped prose at the margin of
// the text, and otherwise lines as they are.
func (m *manual) add(lines []content.Inline) {
	if len(lines) == 0 {
		return
	}
	if isManualProse(lines, m.margin) {
		m.article.Append(&content.Paragraph{Text: joinProse(lines)})
		return
	}
	if m.isWide {
		if l, ok := m.definition(lines); ok {
			m.article.Append(l)
			return
		}
	}
	m.article.Append(&content.Preformatted{Text: joinInlines(lines, m.margin)})
}

// definition returns an option, or the like, and its description. The option is on a line of
// its own, or in the margin of the description; or it was in the lines before. It reports false
// if the lines are something else.
func (m *manual) definition(lines []content.Inline) (*content.List, bool) {
	term, first := content.Inline{}, lines[0]
	indent := indentOf(lines[len(lines)-1].String())
	switch {
	case indentOf(first.String()) == indent:
	case len(lines) == 1 || indentOf(first.String()) > indent:
		return nil, false
	case len(first.String()) > indent && strings.HasSuffix(first.String()[:indent], "  ") && first.String()[indent] != ' ':
		term = first.Slice(0, indent).Trim()
		lines = slices.Concat([]content.Inline{padded(first.Slice(indent, len(first.String())), indent)}, lines[1:])
	default:
		term, lines = first.Trim(), lines[1:]
	}
	if indent <= m.margin || !isManualProse(lines, indent) {
		return nil, false
	}
	l := &content.List{Marker: content.Definition, IsTight: true}
	if term.String() != "" {
		l.Items = append(l.Items, content.Item{IsTerm: true, Blocks: []content.Block{&content.Paragraph{Text: term}}})
	}
	l.Items = append(l.Items, content.Item{Blocks: []content.Block{&content.Paragraph{Text: joinProse(lines)}}})
	return l, true
}

// padded returns a line with an indent.
func padded(l content.Inline, indent int) content.Inline {
	var b content.InlineBuilder
	b.Add(strings.Repeat(" ", indent), 0, "")
	b.Append(l)
	return b.Inline()
}

// joinProse joins wrapped lines. It removes the spaces and the hyphens that come from setting
// them.
func joinProse(lines []content.Inline) content.Inline {
	var b content.InlineBuilder
	isSpace := true
	for _, l := range lines {
		l = l.Trim()
		text, isHyphenated := strings.CutSuffix(l.String(), "\u2010")
		for _, s := range l.Spans() {
			for _, r := range text[min(s.Start, len(text)):min(s.End, len(text))] {
				if r != ' ' || !isSpace {
					b.Add(string(r), s.Style, s.Link.String())
				}
				isSpace = r == ' '
			}
		}
		if !isHyphenated && !isSpace {
			b.Add(" ", 0, "")
			isSpace = true
		}
	}
	return b.Inline().Trim()
}

// isManualProse reports whether lines are wrapped prose with an indent.
func isManualProse(lines []content.Inline, indent int) bool {
	var c chunk
	widest := 0
	for _, l := range lines {
		c = append(c, l.String())
		widest = max(widest, cellWidth(l.String()))
	}
	if !c.all(func(l string) bool { return indentOf(l) == indent }) || hasMarksOfStanding(c) || !hasLetters(c[0]) {
		return false
	}
	p := parser{wrapWidth: widest}
	return endsSentence(c[len(c)-1]) && (len(c) == 1 && !strings.Contains(strings.TrimSpace(c[0]), "   ") || len(c) > 1 && !p.hasHardBreaks(c))
}

// undouble repairs a page whose backspaces have been lost, so that bold letters occur twice
// and underlined ones after an underscore. Its headings show whether that is so.
func (m *manual) undouble() {
	doubled := 0
	for _, l := range m.lines {
		if l.String() != "" && l.String()[0] != ' ' && isDoubled(l.String()) {
			doubled++
		}
	}
	if doubled == 0 {
		return
	}
	for i, l := range m.lines {
		var b content.InlineBuilder
		for j, w := range strings.Split(l.String(), " ") {
			if j > 0 {
				b.Add(" ", 0, "")
			}
			addUndoubled(&b, w)
		}
		m.lines[i] = b.Inline()
	}
}

// addUndoubled adds a word with its lost styles. Brackets may be around it.
func addUndoubled(b *content.InlineBuilder, w string) {
	core := strings.Trim(w, "[]().,;|")
	i := strings.Index(w, core)
	b.Add(w[:i], 0, "")
	switch runes := []rune(core); {
	case isDoubled(core):
		half := make([]rune, 0, len(runes)/2)
		for k := 0; k < len(runes); k += 2 {
			half = append(half, runes[k])
		}
		b.Add(string(half), content.Strong, "")
	case hasUnderscores(runes):
		half := make([]rune, 0, len(runes)/2)
		for k := 1; k < len(runes); k += 2 {
			half = append(half, runes[k])
		}
		b.Add(string(half), content.Emph, "")
	default:
		b.Add(core, 0, "")
	}
	b.Add(w[i+len(core):], 0, "")
}

// isDoubled reports whether every character of s occurs twice, side by side.
func isDoubled(s string) bool {
	const minLen = 4
	runes := []rune(s)
	if len(runes) < minLen || len(runes)%2 != 0 {
		return false
	}
	for i := 0; i < len(runes); i += 2 {
		if runes[i] != runes[i+1] {
			return false
		}
	}
	return true
}

// hasUnderscores reports whether an underscore is before every character.
func hasUnderscores(runes []rune) bool {
	if len(runes) < 2 || len(runes)%2 != 0 {
		return false
	}
	for i := 0; i < len(runes); i += 2 {
		if runes[i] != '_' || !unicode.IsLetter(runes[i+1]) {
			return false
		}
	}
	return true
}
