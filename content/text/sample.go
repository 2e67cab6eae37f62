package text

import "pullquote/content"

// A Sample is what is known from the start of a long text that is a part of something else, such
// as the body of a message. With it, pieces of that text are parsed as [Blocks] parses the whole.
type Sample struct{ parser *parser }

// NewSample returns the sample of a text in UTF-8 that begins like src.
func NewSample(src string) *Sample { return &Sample{newSample(lineEnds.Replace(src))} }

// Blocks parses a piece of the text. The text before and after it matters only for the piece.
func (s *Sample) Blocks(before, piece, after string) []content.Block {
	p := s.parser.forParts(lineEnds.Replace(before), lineEnds.Replace(piece), lineEnds.Replace(after))
	if p.index == p.end {
		return nil // the piece is blank
	}
	p.parseBody()
	return blocksOf(p.article)
}

// IsBetweenProse reports whether the lines before and after a blank line are prose, so that they
// can be parsed apart.
func (s *Sample) IsBetweenProse(before, after []string) bool {
	return s.parser.isBetweenProse(cleanLines(before), cleanLines(after))
}

// cleanLines returns lines that have been cleaned.
func cleanLines(lines []string) chunk {
	out := make(chunk, len(lines))
	for i, l := range lines {
		out[i] = cleanLine(l)
	}
	return out
}

// newSample returns a parser that has seen a text whose line ends are newlines.
func newSample(src string) *parser {
	s := newParser(splitLines(src))
	s.hasWord("") // the words of the sample
	s.chunks = nil
	clear(s.standing)
	return s
}

// forParts returns a parser for parts of the text of which s is the sample. If there are three,
// only the second is to be parsed.
func (s *parser) forParts(parts ...string) *parser {
	p := &parser{article: &content.Article{}, standing: map[*string]bool{}, wrapWidth: s.wrapWidth, knownWords: s.words}
	for i, part := range parts {
		p.chunks = append(p.chunks, p.chunksOf(part)...)
		switch {
		case i == 0 && len(parts) > 1:
			p.index = len(p.chunks)
		case i == 1:
			p.end = len(p.chunks)
		}
	}
	p.hasFirstLineIndents, p.hasEmphasis = s.hasFirstLineIndents, s.hasEmphasis
	return p
}
