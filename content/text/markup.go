package text

import (
	"slices"
	"strings"

	"pullquote/content"
)

// A Dialect is a markup language for plain text whose structure is read: headings and blocks
// with delimiters. Its other marks are shown as they are.
type Dialect int

// The dialects.
const (
	Org Dialect = iota // Org mode
	AsciiDoc
	ReStructuredText
)

// dialects has the rules of each dialect.
var dialects = [...]dialect{
	Org: {heading: orgHeading, block: orgBlock, isMark: isOrgMark},
	AsciiDoc: {
		heading: asciiDocHeading, block: asciiDocBlock, isDelimiter: isAsciiDocDelimiter,
		isMark: func(l string) bool {
			return strings.HasPrefix(l, "[") && strings.HasSuffix(l, "]") || strings.HasPrefix(l, ":")
		},
	},
	ReStructuredText: {heading: rstHeading, block: rstBlock, isMark: func(l string) bool {
		return strings.HasPrefix(l, ".. ") || strings.HasPrefix(l, ":")
	}},
}

// A dialect holds the rules of a [Dialect].
type dialect struct {
	// heading returns the level and the text of the heading at line i, and how many lines it
	// has, or 0 if there isn't one.
	heading func(m *markupParser, i int) (level int, title string, lines int)

	// block returns the block with delimiters that begins at line i, if it has text, and the
	// line after it. It returns i if there isn't one.
	block func(m *markupParser, i int) (b []content.Block, end int)

	// isMark reports whether a line is an instruction and not text.
	isMark func(line string) bool

	// isDelimiter reports whether a line is nothing but the start or the end of a block with
	// text in it, and is not shown.
	isDelimiter func(line string) bool
}

// isOrgMark reports whether a line is a setting or a property.
func isOrgMark(l string) bool {
	return strings.HasPrefix(l, "#+") || len(l) > 2 && l[0] == ':' && strings.HasSuffix(strings.Fields(l)[0], ":")
}

// isAsciiDocDelimiter reports whether a line begins or ends an example, a sidebar or a
// quotation.
func isAsciiDocDelimiter(l string) bool {
	return len(l) >= minDelimiter && strings.ContainsRune("=*_", rune(l[0])) && strings.Trim(l, l[:1]) == ""
}

// minDelimiter is the minimum length of a line that delimits a block.
const minDelimiter = 4

// A markupParser parses the lines of a text in a dialect.
type markupParser struct {
	parser
	dialect
	lines   []string
	styles  []string // of the headings in reStructuredText, in the order of their levels
	literal bool     // the next indented lines in reStructuredText are code
	isShort bool     // a block may have more lines than there are
}

// newMarkupParser returns a parser of lines. The width of wrapped lines is not known yet.
func newMarkupParser(d Dialect, lines []string) *markupParser {
	return &markupParser{
		parser:  parser{article: &content.Article{}, standing: map[*string]bool{}, keepsLines: true},
		dialect: dialects[d], lines: lines,
	}
}

// Parse parses a text in a dialect.
func (d Dialect) Parse(src []byte) *content.Article {
	lines := splitLines(lineEnds.Replace(strings.TrimPrefix(string(src), "\ufeff")))
	m := newMarkupParser(d, lines)
	m.wrapWidth = m.detectWrapWidth(splitChunks(lines))
	m.parse()
	return m.article
}

// parse parses the lines.
func (m *markupParser) parse() {
	var text []string // the lines since the last heading or block
	flush := func() {
		m.chunks = m.splitByKind(m.findStanding(text, func(c chunk) bool { return hasMarksOfStanding(c) || m.isOutlined(c) }))
		m.index = 0
		m.parseBody()
		text = nil
	}
	for i := 0; i < len(m.lines); {
		if level, title, n := m.heading(m, i); n > 0 {
			flush()
			m.addHeading(level, title)
			i += n
			continue
		}
		if blocks, end := m.block(m, i); end > i {
			flush()
			for _, b := range blocks {
				m.article.Append(b)
			}
			i = end
			continue
		}
		switch l := m.lines[i]; {
		case m.isDelimiter != nil && m.isDelimiter(l):
			text = append(text, "")
		case l != "" && m.isMark(l):
			text = append(text, "", l, "")
		default:
			text = append(text, l)
		}
		i++
	}
	flush()
}

// addHeading adds a heading. The first one of the highest level is the title.
func (m *markupParser) addHeading(level int, title string) {
	text := content.SanitizeLine(title)
	if text.IsEmpty() {
		return
	}
	if level == 1 && m.article.Title.IsEmpty() {
		m.article.Title = text
	}
	m.article.Append(&content.Heading{Level: min(max(level, 1), 6), Text: text.Inline()})
}

// code returns lines as a block of code, if there is text in them.
func (m *markupParser) code(lang string, lines []string) []content.Block {
	margin := -1
	for _, l := range lines {
		if l != "" && (margin < 0 || indentOf(l) < margin) {
			margin = indentOf(l)
		}
	}
	source := content.Sanitize(strings.Join(cutMargin(lines, max(margin, 0)), "\n")).Trim("\n")
	if source.IsEmpty() {
		return nil
	}
	return []content.Block{&content.Code{Lang: content.SanitizeLine(lang), Source: source}}
}

// lineAfter returns the index of the next line that satisfies isEnd, or len(lines) if no
// line within the bound of a block does.
func (m *markupParser) lineAfter(i int, isEnd func(string) bool) int {
	const maxLines = 5000
	end := min(i+maxLines, len(m.lines))
	if n := slices.IndexFunc(m.lines[i:end], isEnd); n >= 0 {
		return i + n
	}
	m.isShort = m.isShort || end < i+maxLines
	return len(m.lines)
}

func orgHeading(m *markupParser, i int) (level int, title string, lines int) {
	l := m.lines[i]
	if name, value, ok := strings.Cut(l, ":"); ok && m.article.Title.IsEmpty() && strings.EqualFold(name, "#+title") {
		return 1, value, 1
	}
	stars := len(l) - len(strings.TrimLeft(l, "*"))
	if stars == 0 || !strings.HasPrefix(l[stars:], " ") || strings.TrimSpace(l[stars:]) == "" {
		return 0, "", 0
	}
	return stars + 1, l[stars:], 1
}

func orgBlock(m *markupParser, i int) (b []content.Block, end int) {
	words := strings.Fields(m.lines[i])
	if len(words) == 0 || len(words[0]) < len("#+begin_") || !strings.EqualFold(words[0][:len("#+begin_")], "#+begin_") {
		return nil, i
	}
	kind := strings.ToLower(words[0][len("#+begin_"):])
	last := "#+end_" + kind
	end = m.lineAfter(i+1, func(l string) bool {
		l = strings.TrimSpace(l)
		return len(l) == len(last) && strings.EqualFold(l, last) // most lines are shorter or longer
	})
	if end == len(m.lines) || kind != "src" && kind != "example" && kind != "verse" {
		return nil, i
	}
	if kind == "verse" {
		text := content.PlainInline(strings.Trim(strings.Join(m.lines[i+1:end], "\n"), "\n"))
		if text.String() == "" {
			return nil, end + 1
		}
		return []content.Block{&content.Verse{Text: text}}, end + 1
	}
	lang := ""
	if len(words) > 1 && kind == "src" {
		lang = words[1]
	}
	return m.code(lang, m.lines[i+1:end]), end + 1
}

func asciiDocHeading(m *markupParser, i int) (level int, title string, lines int) {
	l := m.lines[i]
	level = len(l) - len(strings.TrimLeft(l, "="))
	if level == 0 || level > 6 || !strings.HasPrefix(l[level:], " ") {
		return 0, "", 0
	}
	return level, l[level:], 1
}

func asciiDocBlock(m *markupParser, i int) (b []content.Block, end int) {
	lang, first := "", i
	if inner, ok := strings.CutPrefix(m.lines[i], "["); ok && strings.HasSuffix(inner, "]") && i+1 < len(m.lines) {
		parts := strings.Split(strings.TrimSuffix(inner, "]"), ",")
		if parts[0] != "source" && parts[0] != "listing" && parts[0] != "literal" {
			return nil, i
		}
		if len(parts) > 1 {
			lang = strings.TrimSpace(parts[1])
		}
		first++
	}
	fence := m.lines[first]
	if len(fence) < minDelimiter || strings.Trim(fence, "-") != "" && strings.Trim(fence, ".") != "" {
		return nil, i
	}
	end = m.lineAfter(first+1, func(l string) bool { return l == fence })
	if end == len(m.lines) {
		return nil, i
	}
	return m.code(lang, m.lines[first+1:end]), end + 1
}

// rstHeading returns a heading with a line of signs below it, and maybe the same line above.
func rstHeading(m *markupParser, i int) (level int, title string, lines int) {
	title, rule, above := m.lines[i], "", ""
	if isAdornment(title) && i+2 < len(m.lines) && m.lines[i+2] == title {
		above, title, rule, lines = title, m.lines[i+1], title, 3
	} else if i+1 < len(m.lines) {
		rule, lines = m.lines[i+1], 2
	}
	title = strings.TrimSpace(title)
	if !isAdornment(rule) || !hasLetters(title) || cellWidth(title) > len(rule) || above == "" && m.lines[i][0] == ' ' {
		return 0, "", 0
	}
	style := rule[:1] + above[:min(len(above), 1)]
	at := slices.Index(m.styles, style)
	if at < 0 {
		at = len(m.styles)
		m.styles = append(m.styles, style)
	}
	return at + 1, title, lines
}

// isAdornment reports whether a line consists of one sign, three times or more.
func isAdornment(l string) bool {
	return len(l) >= 3 && strings.ContainsRune("=-~^\"'`#*+.:_<>", rune(l[0])) && strings.Trim(l, l[:1]) == ""
}

// rstBlock returns indented code: below a directive for code, or below a paragraph that ends
// with "::".
func rstBlock(m *markupParser, i int) (b []content.Block, end int) {
	l := m.lines[i]
	if name, lang, ok := strings.Cut(strings.TrimPrefix(l, ".. "), "::"); ok && strings.HasPrefix(l, ".. ") {
		m.literal = false
		if name != "code-block" && name != "code" && name != "sourcecode" && name != "highlight" {
			return nil, i
		}
		end = m.indentEnd(i + 1)
		from := i + 1
		for from < end && (m.lines[from] == "" || strings.HasPrefix(strings.TrimSpace(m.lines[from]), ":")) {
			from++ // options
		}
		return m.code(strings.TrimSpace(lang), m.lines[from:end]), end
	}
	if l != "" && indentOf(l) == 0 {
		m.literal = strings.HasSuffix(l, "::")
		return nil, i
	}
	if l == "" || !m.literal {
		return nil, i
	}
	m.literal = false
	end = m.indentEnd(i)
	return m.code("", m.lines[i:end]), end
}

// indentEnd returns the line after the indented lines at i, and blank lines between them.
func (m *markupParser) indentEnd(i int) int {
	end := i
	for ; i < len(m.lines) && (m.lines[i] == "" || indentOf(m.lines[i]) > 0); i++ {
		if m.lines[i] != "" {
			end = i + 1
		}
	}
	m.isShort = m.isShort || i == len(m.lines)
	return end
}
