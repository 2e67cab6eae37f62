// Package text parses plain text into an article, by the conventions of people who type it.
//
// A text is split into chunks at blank lines, and where the kind of the lines changes. A
// chunk is wrapped prose, lines with hard breaks, a list, a quoted passage, a table, a rule
// or a caption. A hard break is one that the author made on purpose: the next word would have
// fitted on the line. Metalines are lines about the text, at its head: the repeated headline,
// the byline, the date.
//
// What always holds: parsing takes linear time and never fails; no word of the text is lost,
// except for a repeated headline or byline; and in doubt, text is prose.
package text

import (
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/internal/segment"
)

// Parse parses plain text in UTF-8 and returns its article.
func Parse(src []byte) *content.Article {
	s := lineEnds.Replace(lastStates(strings.TrimPrefix(string(src), "\ufeff")))
	if isTerminalOutput(s) {
		output, isStyled := readTerminal(s)
		if isStyled {
			return parseTerminal(output)
		}
		s = joinInlines(output, 0).String()
	}
	lines := splitLines(s)
	if name, volume, rest, ok := manualHead(lines, func(l string) string { return l }); ok {
		return parseManual(name, volume, inlines(rest))
	}
	if isCommitLog(lines) {
		return parseTerminal(inlines(lines))
	}
	if isListingText(lines) {
		return ParseCode([]byte(s), "")
	}
	p := newParser(lines)
	p.parseHead()
	p.parseBody()
	p.parseLicense()
	return p.article
}

// Blocks parses plain text in UTF-8 that is a part of something else, such as the body
// of a message: a headline or a byline at its start is text like any other.
func Blocks(src string) []content.Block {
	p := newParser(splitLines(lineEnds.Replace(src)))
	p.parseBody()
	return blocksOf(p.article)
}

// newParser returns a parser of lines, split into chunks.
func newParser(lines []string) *parser {
	p := &parser{article: &content.Article{}, standing: map[*string]bool{}}
	chunks := p.findStanding(lines, hasMarksOfStanding)
	p.wrapWidth = p.detectWrapWidth(chunks)
	p.chunks = p.splitByKind(p.findStanding(lines, p.isOutlined))
	p.hasEmphasis = hasEmphasisMarks(lines)
	p.hasFirstLineIndents = p.detectFirstLineIndents()
	return p
}

// A parser builds an article from chunks.
type parser struct {
	article             *content.Article
	chunks              []chunk
	index               int              // of the current chunk
	end                 int              // the chunk after the last to parse; 0: all are parsed
	standing            map[*string]bool // by its first line: the chunks that are set to stand
	credits             creditCache
	wrapWidth           int             // the width of the wrapped lines in cells; 0 if lines are not wrapped
	hasFirstLineIndents bool            // the first line of each paragraph is indented
	keepsLines          bool            // only lines that are full are joined
	hasEmphasis         bool            // words between underscores are emphasized
	isBook              bool            // from Project Gutenberg
	license             []chunk         // of a book
	kicker              string          // above the headline
	isDateBelow         bool            // the chunk after the current metalines is a date
	words               map[string]bool // of the whole text; nil until needed
	knownWords          map[string]bool // of the sample of a long text
}

// parseBody parses the chunks after the head.
func (p *parser) parseBody() {
	end := len(p.chunks)
	if p.end > 0 {
		end = p.end
	}
	for p.index < end {
		c := p.chunks[p.index]
		switch {
		case isRule(c):
			p.article.Append(&content.Rule{})
		case p.isStanding(c), isTable(c):
			p.article.Append(newPreformatted(c))
		case c.all(isQuoteLine):
			p.parseQuote(c)
		case isListStart(c, p.peek()):
			p.parseList()
			continue
		case p.isHeading(c):
			p.article.Append(&content.Heading{Level: p.headingLevel(c), Text: p.inline(strings.TrimRight(c.joinedTitle(), ":"))})
		case p.hasCreditBelow(c):
			p.article.Append(newFigure(c, p.peek().joined()))
			p.index++
		case isImageSource(c) && p.peek() != nil && isImageCaption(p.peek()):
			p.article.Append(p.parseParagraph(append(c[:1:1], p.peek()...)))
			p.index++
		case p.isSetOff(c):
			p.article.Append(quoted(p.parseProse(c)))
		default:
			for _, b := range p.parseProse(c) {
				p.article.Append(b)
			}
		}
		p.index++
	}
}

// peek returns the chunk after the current one, or nil if there isn't one.
func (p *parser) peek() chunk {
	if p.index+1 < len(p.chunks) {
		return p.chunks[p.index+1]
	}
	return nil
}

// quoted returns the block for a passage that is set off: a quotation, unless it is verse.
func quoted(blocks []content.Block) content.Block {
	if v, ok := blocks[0].(*content.Verse); ok && len(blocks) == 1 {
		return v
	}
	return &content.BlockQuote{Blocks: blocks}
}

func isQuoteLine(l string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(l), ">")
	isDrawn := indentOf(l) > 1 && rest != "" && !strings.ContainsFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '>' })
	return ok && !isDrawn
}

// maxNesting is how deep quoted passages may nest. Deeper ones are prose.
const maxNesting = 8

// parseQuote parses a quoted passage, whose lines begin with ">" as in mails.
func (p *parser) parseQuote(c chunk) {
	if blocks := p.parseQuoted(c, maxNesting); len(blocks) > 0 {
		p.article.Append(&content.BlockQuote{Blocks: blocks})
	}
}

func (p *parser) parseQuoted(c chunk, depth int) []content.Block {
	var inner []string
	for _, l := range c {
		l = strings.TrimPrefix(strings.TrimSpace(l), ">")
		inner = append(inner, strings.TrimPrefix(l, " "))
	}
	var out []content.Block
	for _, c := range p.splitByKind(splitChunks(inner)) {
		switch {
		case !c.all(isQuoteLine):
			out = append(out, p.parseProse(c)...)
		case depth > 0:
			if blocks := p.parseQuoted(c, depth-1); len(blocks) > 0 {
				out = append(out, &content.BlockQuote{Blocks: blocks})
			}
		default:
			out = append(out, p.parseProse(c)...)
		}
	}
	return out
}

// minSetOff is the minimum indent of a quoted passage that is set off, in cells.
const minSetOff = 4

// isSetOff reports whether a chunk is a quoted passage: all its lines are indented more than
// the chunks around it.
func (p *parser) isSetOff(c chunk) bool {
	isIndented := func(l string) bool { return indentOf(l) >= minSetOff }
	if !c.all(isIndented) || p.hasFirstLineIndents && len(c) == 1 || isCentred(c) {
		return false
	}
	isApart := func(i int) bool {
		return i < 0 || i >= len(p.chunks) || indentOf(p.chunks[i][0]) < minSetOff || p.chunks[i].all(isIndented)
	}
	return isApart(p.index-1) && isApart(p.index+1) && p.hasFlushText()
}

// isCentred reports whether a chunk is a line in the middle or at the end of the line: a title,
// a date or a signature.
func isCentred(c chunk) bool {
	const minIndent = 12 // cells
	return len(c) == 1 && indentOf(c[0]) >= minIndent && !endsSentence(c[0])
}

// hasFlushText reports whether there is prose without an indent nearby. Otherwise the
// indent is only a margin.
func (p *parser) hasFlushText() bool {
	const maxDistance, minLength = 20, 60 // chunks, bytes
	for _, c := range p.chunks[max(p.index-maxDistance, 0):min(p.index+maxDistance, len(p.chunks))] {
		if indentOf(c[len(c)-1]) < minSetOff && len(c.joined()) > minLength {
			return true
		}
	}
	return false
}

// parseProse parses a chunk into paragraphs and figures.
func (p *parser) parseProse(c chunk) []content.Block {
	paragraphs := []chunk{c}
	if !p.isCreditFirst(c) {
		paragraphs = p.splitParagraphs(c)
	}
	var out []content.Block
	for _, lines := range paragraphs {
		if b := p.parseParagraph(lines); !isEmptyParagraph(b) {
			out = append(out, b)
		}
	}
	return out
}

// isEmptyParagraph reports whether b is a paragraph whose lines have only characters that are
// removed.
func isEmptyParagraph(b content.Block) bool {
	_, ok := b.(*content.Paragraph)
	return ok && strings.TrimSpace(b.Plain()) == ""
}

// parseParagraph parses lines into a figure or a paragraph.
func (p *parser) parseParagraph(lines chunk) content.Block {
	if f, ok := p.figureOf(lines); ok {
		return f
	}
	if f, ok := p.illustrationOf(lines); ok {
		return f
	}
	if v, ok := p.verseOf(lines); ok {
		return v
	}
	return &content.Paragraph{Text: p.inline(p.joinLines(lines))}
}

// endsSentence reports whether s ends like a sentence: with a full stop, a colon or the like,
// maybe before closing quotation marks, brackets or a reference to a note.
func endsSentence(s string) bool {
	s = trimClosing(s)
	return strings.HasSuffix(s, ":") || segment.EndsSentence(s, nil)
}

// trimClosing returns s without closing quotation marks, brackets and a reference to a note at
// its end.
func trimClosing(s string) string {
	s = strings.TrimRight(s, " ")
	if body, ok := strings.CutSuffix(s, "]"); ok {
		if i := strings.LastIndexByte(body, '['); i >= 0 && i < len(body)-1 && strings.Trim(body[i+1:], "0123456789") == "" {
			s = body[:i]
		}
	}
	return strings.TrimRight(s, `"'”’»)]*_ `)
}

// hasLetters reports whether s contains letters.
func hasLetters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }
