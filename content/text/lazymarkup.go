package text

import (
	"context"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/memory"
)

// A long text in a dialect is parsed in pieces as well. A piece ends before or after a heading or
// a block with delimiters, or between two paragraphs of prose, so it does not depend on the text
// around it, only on what was seen before.

// A markupState is what a parser has seen before a piece.
type markupState struct {
	title   content.Text
	styles  []string
	literal bool
}

// ParseLazily returns the article of a long text in a dialect, like [Dialect.Parse]. It does with
// its arguments what the function [ParseLazily] does.
func (d Dialect) ParseLazily(ctx context.Context, src []byte, in *memory.Buffer, grown func(a *content.Article, done int)) (*content.Article, error) {
	t, err := newLazyMarkup(ctx, d, src, in)
	if err != nil {
		return nil, err
	}
	return t.parseAll(ctx, grown)
}

// Parts returns the parts of a long text in a dialect, like the function [Parts].
func (d Dialect) Parts(ctx context.Context, src []byte, in *memory.Buffer) (content.Parts, error) {
	t, err := newLazyMarkup(ctx, d, src, in)
	if err != nil {
		return content.Parts{}, err
	}
	return t.parts(ctx)
}

// newLazyMarkup returns a text in a dialect, and finds its pieces and its title. It changes src.
func newLazyMarkup(ctx context.Context, d Dialect, src []byte, in *memory.Buffer) (*lazyText, error) {
	src = normalizeLines(src)
	t := &lazyText{buffer: in, src: src, text: memory.NewSource(src, in), dialect: d, sample: &parser{}}
	sample := firstLines(src[:min(len(src), sampleSize)], maxSample)
	t.sample.wrapWidth = t.sample.detectWrapWidth(splitChunks(splitLines(string(sample))))
	t.starts, t.markup = []int{0}, []markupState{{}}
	for at := 0; at < len(src); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		end, state := t.cutMarkup(at, t.markup[len(t.markup)-1])
		at = end
		t.starts, t.markup = append(t.starts, end), append(t.markup, state)
	}
	if len(src) == 0 {
		t.starts = append(t.starts, 0)
	}
	t.first = blocksOf(t.parseMarkup(src[:t.starts[1]], t.markup[0]))
	t.article.Title = t.markup[len(t.markup)-1].title
	return t, nil
}

// parseMarkup parses a piece.
func (t *lazyText) parseMarkup(piece []byte, s markupState) *content.Article {
	m := t.newMarkupParser(splitLines(string(piece)), s)
	m.parse()
	return m.article
}

// newMarkupParser returns a parser of lines that has seen what was before them.
func (t *lazyText) newMarkupParser(lines []string, s markupState) *markupParser {
	m := newMarkupParser(t.dialect, lines)
	m.wrapWidth, m.article.Title = t.sample.wrapWidth, s.title
	m.styles, m.literal = s.styles[:len(s.styles):len(s.styles)], s.literal
	return m
}

// cutMarkup returns where a piece ends, and what has been seen up to there.
func (t *lazyText) cutMarkup(start int, before markupState) (end int, s markupState) {
	for size := 2 * minPiece; ; size *= 2 {
		window := t.src[start:min(start+size, len(t.src))]
		isRest := start+len(window) == len(t.src)
		c := markupCutter{m: t.newMarkupParser(nil, before), text: string(window)}
		isGood := c.cut(isRest)
		if isGood || size >= maxPiece && c.end > 0 {
			return start + c.end, c.state
		}
	}
}

// A markupCutter finds the end of the piece at the start of a text.
type markupCutter struct {
	m     *markupParser
	text  string
	end   int // of the piece, in bytes; 0: not found
	state markupState
}

// cut looks for the end, after at least minPiece bytes, and reports whether it is at a good place.
// Otherwise it is at the end of a line, or not found. IsWhole reports whether the text is not cut;
// then the end is always found.
func (c *markupCutter) cut(isWhole bool) bool {
	const heading = 3 // lines that a heading may have
	m := c.m
	m.lines = strings.Split(c.text, "\n")
	for i, l := range m.lines {
		m.lines[i] = cleanLine(l)
	}
	last := len(m.lines)
	if !isWhole {
		m.lines = m.lines[:last-1] // the end of a line may be missing
		last -= heading
	}
	at, isTextBefore, hasBlank := 0, true, false
	for i := 0; i < last; {
		before := m.state()
		end := m.skip(i)
		switch isBlankBefore := i > 0 && m.lines[i-1] == "" && m.lines[i] != ""; {
		case m.isShort && !isWhole:
			return false
		case at < minPiece:
		case !isTextBefore, end > i, isBlankBefore && m.isBetweenProse(chunkEndingAt(m.lines, i), chunkAt(m.lines, i)):
			c.end, c.state = at, before
			return true
		case isBlankBefore, !hasBlank:
			c.end, c.state, hasBlank = at, before, hasBlank || isBlankBefore
		}
		isTextBefore = end == i
		for end = max(end, i+1); i < end; i++ {
			at += strings.IndexByte(c.text[at:], '\n') + 1
		}
	}
	if isWhole && (c.end == 0 || len(c.text) <= maxPiece) {
		c.end, c.state = len(c.text), m.state()
	}
	return isWhole
}

// state returns what the parser has seen.
func (m *markupParser) state() markupState { return markupState{m.article.Title, m.styles, m.literal} }

// skip returns the line after the heading or block at line i. It returns i if there isn't one.
func (m *markupParser) skip(i int) int {
	if level, title, n := m.heading(m, i); n > 0 {
		m.addHeading(level, title)
		return i + n
	}
	_, end := m.block(m, i)
	return end
}

// chunkEndingAt returns the chunk before the blank lines before line i.
func chunkEndingAt(lines []string, i int) chunk {
	for i > 0 && lines[i-1] == "" {
		i--
	}
	start := i
	for start > 0 && lines[start-1] != "" {
		start--
	}
	return lines[start:i]
}

// chunkAt returns the chunk that begins at line i.
func chunkAt(lines []string, i int) chunk {
	end := i
	for end < len(lines) && lines[end] != "" {
		end++
	}
	return lines[i:end]
}
