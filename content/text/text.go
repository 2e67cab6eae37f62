// Package text makes an article of plain text: what a person sees in it who
// knows how such texts are typed.
//
// A text is cut into chunks at blank lines. A chunk is prose with hard breaks,
// which are joined; lines that the author broke, which stay; a list, a quoted
// passage, a rule, a caption. Whether breaks are the author's is read off the
// lines: in wrapped prose the next word would not have fitted.
//
// What always holds: parsing takes time in proportion to the text and never
// fails; no word of the text is lost but a headline that is said twice.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/caption"
)

// Parse reads plain text in UTF-8.
func Parse(src []byte) *content.Article {
	lines := clean(string(src))
	p := parser{wrap: wrapWidth(lines), chunks: chunks(lines), a: &content.Article{}}
	p.head()
	p.body()
	return p.a
}

// clean splits text into lines without their ends, tabs expanded. A form feed
// is a blank line.
func clean(s string) []string {
	s = strings.TrimPrefix(s, "\ufeff")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n\n", "\u2028", "\n", "\u2029", "\n\n").Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		l = strings.TrimRight(l, " \t")
		if strings.Contains(l, "\t") {
			l = strings.ReplaceAll(l, "\t", "    ")
		}
		lines[i] = l
	}
	return lines
}

// A chunk is the lines between two blank ones.
type chunk []string

func chunks(lines []string) []chunk {
	var out []chunk
	start := -1
	for i, l := range lines {
		switch blank := strings.TrimSpace(l) == ""; {
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
	a      *content.Article
	chunks []chunk
	at     int // the chunk that is next
	wrap   int // how wide the text's lines are; 0: they are not wrapped
}

func (p *parser) add(b content.Block) { p.a.Blocks = append(p.a.Blocks, b) }

// body reads what follows the head.
func (p *parser) body() {
	for p.at < len(p.chunks) {
		c := p.chunks[p.at]
		switch {
		case isRule(c):
			p.add(&content.Rule{})
		case c.all(isQuoteLine):
			p.quote(c)
		case startsList(c, p.peek()):
			p.list()
			continue
		case p.isHeading(c):
			p.add(&content.Heading{Level: headingLevel(c), Text: content.PlainInline(strings.TrimRight(c.joinedTitle(), ":"))})
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

// isRule reports whether a chunk is a line of three or more -, *, _, = or ~.
func isRule(c chunk) bool {
	s := strings.ReplaceAll(c.first(), " ", "")
	return len(c) == 1 && isDashes(s)
}

func isDashes(s string) bool {
	if s == "⁂" {
		return true
	}
	return len(s) >= 3 && strings.ContainsRune("-*_=~#•", rune(s[0])) && strings.Trim(s, s[:1]) == ""
}

func isQuoteLine(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), ">") }

// quote reads lines that begin with ">", as in mails.
func (p *parser) quote(c chunk) {
	var inner []string
	for _, l := range c {
		l = strings.TrimPrefix(strings.TrimSpace(l), ">")
		inner = append(inner, strings.TrimPrefix(l, " "))
	}
	q := &content.BlockQuote{}
	for _, c := range chunks(inner) {
		q.Blocks = append(q.Blocks, p.prose(c)...)
	}
	if len(q.Blocks) > 0 {
		p.add(q)
	}
}

// setOff is the least indent of a passage that is set off as a quotation.
const setOff = 4

// isSetOff reports whether all lines of a chunk are indented deeper than the
// chunks around it are.
func (p *parser) isSetOff(c chunk) bool {
	if !c.all(func(l string) bool { return indentOf(l) >= setOff }) {
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
	var out []content.Block
	for _, lines := range p.paragraphs(c) {
		out = append(out, p.paragraph(lines))
	}
	return out
}

// mostCaption is how long a caption is at the most, in bytes: longer text that
// ends in a credit is a paragraph.
const mostCaption = 600

func (p *parser) paragraph(lines chunk) content.Block {
	text := p.join(lines)
	if one := strings.ReplaceAll(text, "\n", " "); len(one) <= mostCaption && caption.Credited(one) {
		return &content.Figure{Caption: content.PlainInline(one)}
	}
	return &content.Paragraph{Text: content.PlainInline(text)}
}

// ends reports whether s ends like a sentence: in a full stop or the like, with
// closing marks behind it.
func ends(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]* `)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:。！？", r)
}

// letters reports whether s has any.
func letters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }
