// Package text makes an article of plain text: what a person sees in it who
// knows how such texts are typed.
//
// A text is cut into chunks at blank lines, and where lines change their kind.
// A chunk is prose with hard breaks, which are joined; lines that the author
// broke, which stay; a list, a quoted passage, a table, a rule, a caption.
// Whether breaks are the author's is read off the lines: in wrapped prose the
// next word would not have fitted.
//
// What always holds: parsing takes time in proportion to the text and never
// fails; no word of the text is lost but a headline or a byline that is said
// twice; and in doubt text is prose.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/dates"
	"pullquote/content/internal/byline"
)

// Parse reads plain text in UTF-8.
func Parse(src []byte) *content.Article {
	lines := clean(string(src))
	p := parser{wrap: wrapWidth(lines), a: &content.Article{}}
	p.chunks = p.cut(chunks(lines))
	p.firstIndent = p.indentsParagraphs()
	p.head()
	p.body()
	return p.a
}

// clean splits text into lines without their ends, tabs expanded.
func clean(s string) []string {
	s = strings.TrimPrefix(s, "\ufeff")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n").Replace(s)
	lines := strings.Split(s, "\n")
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
			// A new page is a blank line, but not in the middle of a sentence.
			if i > 0 && (ends(last) || !unicode.IsLower(first)) {
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

// cleanLine makes tabs and other blanks at a line's start ASCII ones. Wide ones
// are a first line's indent however many they are.
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

// A chunk is the lines of one kind between two blank ones.
type chunk []string

func chunks(lines []string) []chunk {
	var out []chunk
	start := -1
	for i, l := range lines {
		switch blank := isBlank(l); {
		case blank && start >= 0:
			out = append(out, lines[start:i])
			start = -1
		case !blank && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, lines[start:])
	}
	return out
}

// isBlank reports whether a line shows nothing: it has only white space and
// characters that are not drawn.
func isBlank(l string) bool {
	l = strings.TrimSpace(l)
	_, n := utf8.DecodeRuneInString(l)
	return n == 0 || content.Sanitize(l[:n]) == "" && strings.TrimSpace(content.Sanitize(l)) == ""
}

// first is the first line, trimmed.
func (c chunk) first() string { return strings.TrimSpace(c[0]) }

// joined is all lines as one.
func (c chunk) joined() string {
	var s strings.Builder
	for i, l := range c {
		if i > 0 {
			s.WriteByte(' ')
		}
		s.WriteString(strings.TrimSpace(l))
	}
	return s.String()
}

// all reports whether every line passes.
func (c chunk) all(ok func(string) bool) bool {
	for _, l := range c {
		if !ok(l) {
			return false
		}
	}
	return true
}

func indentOf(l string) int { return len(l) - len(strings.TrimLeft(l, " ")) }

// A parser puts an article together.
type parser struct {
	a           *content.Article
	chunks      []chunk
	at          int             // the chunk that is next
	wrap        int             // how wide the text's lines are; 0: they are not wrapped
	firstIndent bool            // paragraphs are marked by their first line's indent
	kicker      string          // what stood above the headline
	dateBelow   bool            // in the head: the chunk after is a date
	words       map[string]bool // of the whole text, once they are needed
}

func (p *parser) add(b content.Block) { p.a.Append(b) }

// body reads what follows the head.
func (p *parser) body() {
	for p.at < len(p.chunks) {
		c := p.chunks[p.at]
		switch {
		case isRule(c):
			p.add(&content.Rule{})
		case isTable(c):
			p.add(table(c))
		case c.all(isQuoteLine):
			p.quote(c)
		case startsList(c, p.peek()):
			p.list()
			continue
		case p.isHeading(c):
			p.add(&content.Heading{Level: headingLevel(c), Text: content.PlainInline(strings.TrimRight(c.joinedTitle(), ":"))})
		case p.creditBelow(c):
			p.add(captioned(c, p.peek().joined()))
			p.at++
		case isSource(c) && p.peek() != nil && isSourced(p.peek()):
			p.add(p.paragraph(append(c[:1:1], p.peek()...)))
			p.at++
		case p.isSetOff(c):
			p.add(&content.BlockQuote{Blocks: p.prose(c)})
		default:
			for _, b := range p.prose(c) {
				p.add(b)
			}
		}
		p.at++
	}
}

// peek is the chunk after the next one.
func (p *parser) peek() chunk {
	if p.at+1 < len(p.chunks) {
		return p.chunks[p.at+1]
	}
	return nil
}

func isQuoteLine(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), ">") }

// mostNested is how deep quotes in quotes are followed.
const mostNested = 8

// quote reads lines that begin with ">", as in mails.
func (p *parser) quote(c chunk) {
	if blocks := p.quoted(c, mostNested); len(blocks) > 0 {
		p.add(&content.BlockQuote{Blocks: blocks})
	}
}

func (p *parser) quoted(c chunk, deep int) []content.Block {
	var inner []string
	for _, l := range c {
		l = strings.TrimPrefix(strings.TrimSpace(l), ">")
		inner = append(inner, strings.TrimPrefix(l, " "))
	}
	var out []content.Block
	for _, c := range p.cut(chunks(inner)) {
		switch {
		case !c.all(isQuoteLine):
			out = append(out, p.prose(c)...)
		case deep > 0:
			if blocks := p.quoted(c, deep-1); len(blocks) > 0 {
				out = append(out, &content.BlockQuote{Blocks: blocks})
			}
		default:
			out = append(out, p.prose(c)...)
		}
	}
	return out
}

// setOff is the least indent of a passage that is set off as a quotation.
const setOff = 4

// isSetOff reports whether all lines of a chunk are indented deeper than the
// chunks around it are.
func (p *parser) isSetOff(c chunk) bool {
	if !c.all(func(l string) bool { return indentOf(l) >= setOff }) || p.firstIndent && len(c) == 1 {
		return false
	}
	flush := func(i int) bool {
		return i < 0 || i >= len(p.chunks) || indentOf(p.chunks[i][0]) < setOff || p.chunks[i].all(func(l string) bool { return indentOf(l) >= setOff })
	}
	return flush(p.at-1) && flush(p.at+1) && p.someFlush()
}

// someFlush reports whether the text has chunks at the left edge at all; else
// its indent is only a margin.
func (p *parser) someFlush() bool {
	for _, c := range p.chunks[max(p.at-20, 0):min(p.at+20, len(p.chunks))] {
		if indentOf(c[len(c)-1]) < setOff && len(c.joined()) > 60 {
			return true
		}
	}
	return false
}

// prose makes paragraphs and figures of a chunk.
func (p *parser) prose(c chunk) []content.Block {
	if isCreditFirst(c) {
		return []content.Block{p.paragraph(c)}
	}
	var out []content.Block
	for _, lines := range p.paragraphs(c) {
		out = append(out, p.paragraph(lines))
	}
	return out
}

// paragraph makes a block of lines: a figure if they are one, else a paragraph.
func (p *parser) paragraph(lines chunk) content.Block {
	if f, ok := figure(lines); ok {
		return f
	}
	return &content.Paragraph{Text: content.PlainInline(p.join(lines))}
}

// ends reports whether s ends like a sentence: in a full stop or the like, with
// closing marks or a note's number behind it.
func ends(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(cutClosing(s))
	return strings.ContainsRune(".!?…:。！？", r)
}

// cutClosing takes closing marks and a note's number off the end of s.
func cutClosing(s string) string {
	s = strings.TrimRight(s, " ")
	if body, ok := strings.CutSuffix(s, "]"); ok {
		if i := strings.LastIndexByte(body, '['); i >= 0 && i < len(body)-1 && strings.Trim(body[i+1:], "0123456789") == "" {
			s = body[:i]
		}
	}
	return strings.TrimRight(s, `"'”’»)]*_ `)
}

// isByline reports whether a line says who wrote the text.
func isByline(l string) bool {
	_, ok := byline.ParseLine(l)
	return ok
}

// isDate reports whether a line says when the text was published and nothing
// else.
func isDate(l string) bool {
	_, ok := dates.FromLine(l)
	return ok
}

// letters reports whether s has any.
func letters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }
