// Package text parses plain text into an article, by the habits of people who type
// such texts.
//
// A text is cut into chunks at blank lines, and where the kind of the lines
// changes. A chunk is prose whose lines are joined, lines that the author broke on
// purpose, a list, a quoted passage, a table, a rule or a caption. The lines
// themselves tell whether a break is on purpose: in wrapped prose the next word
// would not have fitted. Metalines are lines about the text at its head: the
// headline again, the byline, the date.
//
// What always holds: parsing is linear and never fails; no word of the text is
// lost, except for a headline or a byline that is repeated; and when in doubt, text
// is prose.
package text

import (
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/internal/segment"
)

// Parse parses plain text in UTF-8.
func Parse(src []byte) *content.Article {
	p := newParser(src)
	p.head()
	p.body()
	return p.a
}

// Blocks parses plain text in UTF-8 that is a part of something else, such as the body
// of a message: a headline or a byline at its start is text like any other.
func Blocks(src []byte) []content.Block {
	p := newParser(src)
	p.body()
	blocks := make([]content.Block, 0, p.a.Len())
	for _, b := range p.a.Blocks() {
		blocks = append(blocks, b)
	}
	return blocks
}

func newParser(src []byte) *parser {
	lines := clean(string(src))
	p := &parser{wrap: wrapWidth(lines), a: &content.Article{}}
	p.chunks = p.cut(chunks(lines))
	p.firstIndent = p.usesFirstLineIndents()
	return p
}

// A parser builds an article from chunks.
type parser struct {
	a           *content.Article
	chunks      []chunk
	at          int             // the index of the next chunk
	wrap        int             // the width of the text's lines in cells; 0 if they are not wrapped
	firstIndent bool            // the first line of each paragraph is indented
	kicker      string          // what is above the headline
	isDateBelow bool            // among the metalines: the next chunk is a date
	words       map[string]bool // of the whole text, made when they are needed
}

func (p *parser) add(b content.Block) { p.a.Append(b) }

// body parses what follows the head.
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
		case isListStart(c, p.peek()):
			p.list()
			continue
		case p.isHeading(c):
			p.add(&content.Heading{Level: headingLevel(c), Text: content.PlainInline(strings.TrimRight(c.joinedTitle(), ":"))})
		case p.hasCreditBelow(c):
			p.add(captioned(c, p.peek().joined()))
			p.at++
		case isImageSource(c) && p.peek() != nil && isImageCaption(p.peek()):
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

// peek returns the chunk after the next one, or nil.
func (p *parser) peek() chunk {
	if p.at+1 < len(p.chunks) {
		return p.chunks[p.at+1]
	}
	return nil
}

func isQuoteLine(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), ">") }

// maxNesting is how deep quoted passages are nested. Deeper ones are text.
const maxNesting = 8

// quote parses lines that begin with ">", as in mails.
func (p *parser) quote(c chunk) {
	if blocks := p.quotedBlocks(c, maxNesting); len(blocks) > 0 {
		p.add(&content.BlockQuote{Blocks: blocks})
	}
}

func (p *parser) quotedBlocks(c chunk, depth int) []content.Block {
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
		case depth > 0:
			if blocks := p.quotedBlocks(c, depth-1); len(blocks) > 0 {
				out = append(out, &content.BlockQuote{Blocks: blocks})
			}
		default:
			out = append(out, p.prose(c)...)
		}
	}
	return out
}

// minSetOff is the indent that sets off a passage as a quotation, in cells.
const minSetOff = 4

// isSetOff reports whether all lines of a chunk are indented more than the chunks
// around it.
func (p *parser) isSetOff(c chunk) bool {
	isIndented := func(l string) bool { return indentOf(l) >= minSetOff }
	if !c.all(isIndented) || p.firstIndent && len(c) == 1 {
		return false
	}
	isApart := func(i int) bool {
		return i < 0 || i >= len(p.chunks) || indentOf(p.chunks[i][0]) < minSetOff || p.chunks[i].all(isIndented)
	}
	return isApart(p.at-1) && isApart(p.at+1) && p.hasFlushText()
}

// hasFlushText reports whether there is prose at the left edge nearby. Otherwise
// the indent is only a margin.
func (p *parser) hasFlushText() bool {
	const maxDistance, minLength = 20, 60 // chunks, bytes
	for _, c := range p.chunks[max(p.at-maxDistance, 0):min(p.at+maxDistance, len(p.chunks))] {
		if indentOf(c[len(c)-1]) < minSetOff && len(c.joined()) > minLength {
			return true
		}
	}
	return false
}

// prose parses a chunk into paragraphs and figures.
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

// paragraph parses lines into a figure or a paragraph.
func (p *parser) paragraph(lines chunk) content.Block {
	if f, ok := figureOf(lines); ok {
		return f
	}
	return &content.Paragraph{Text: content.PlainInline(p.join(lines))}
}

// endsSentence reports whether s ends as a sentence does: with a full stop or the
// like, maybe followed by closing marks or the number of a note.
func endsSentence(s string) bool {
	s = cutClosing(s)
	return strings.HasSuffix(s, ":") || segment.EndsSentence(s, nil)
}

// cutClosing removes closing marks and the number of a note from the end of s.
func cutClosing(s string) string {
	s = strings.TrimRight(s, " ")
	if body, ok := strings.CutSuffix(s, "]"); ok {
		if i := strings.LastIndexByte(body, '['); i >= 0 && i < len(body)-1 && strings.Trim(body[i+1:], "0123456789") == "" {
			s = body[:i]
		}
	}
	return strings.TrimRight(s, `"'”’»)]*_ `)
}

// hasLetters reports whether s has letters.
func hasLetters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }
