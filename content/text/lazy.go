package text

import (
	"bytes"
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/internal/memory"
	"pullquote/content/search"
)

// A long text is parsed in pieces. What kind of text it is, is decided from its head; how
// wide its lines are, whether paragraphs are indented and which words it has, from a sample at
// its start; everything else from the piece itself and a few chunks on each side of it. A
// piece ends between two paragraphs of prose, where neither the one before nor the one after
// depends on the other.

// Sizes of pieces, in bytes and lines. A piece without such a place in it ends at a blank line,
// or else at the end of a line, before it is longer than maxPiece or has more than maxLines. The
// reader waits while a piece is parsed, and short lines take as long as others.
const (
	sampleSize  = 1 << 20 // a smaller one may have too few lines that are as wide as most
	maxSample   = 1 << 15 // lines of the sample
	headSize    = 64 << 10
	minPiece    = 16 << 10
	maxPiece    = 64 << 10
	maxLines    = 4000    // for each minPiece that a piece must have
	maxAround   = 2 << 10 // text on each side
	linesAround = 200
)

// A lazyText is a long text, its pieces, and the article in the making.
type lazyText struct {
	src    []byte         // with newlines at the line ends; nil when it is in text alone
	buffer *memory.Buffer // holds src; nil if src is in the heap
	text   *memory.Source // the same as src, with the license of a book after it
	starts []int          // of the pieces, and their end, after which only the license of a book comes

	sample  *parser         // has seen the sample
	isBook  bool            // from Project Gutenberg
	first   []content.Block // of the first piece
	license []chunk         // of a book, before its text
	article content.Article // everything but the blocks
	blocks  *content.Lazy

	markup  []markupState // at the start of each piece, if the text is in a dialect
	dialect Dialect
}

// ParseLazily returns the article of a long plain text in UTF-8, like [Parse]. It keeps the
// text instead of the blocks, and parses a part of it when a block is asked for. Grown is
// called from time to time with the article so far, and the number of bytes parsed; each
// article extends the one before. It may be nil. ParseLazily changes src, and src must not
// be used afterwards. The article may hold on to the buffer that src is in; it may be nil.
// Terminal output, manual pages, logs of commits and the source of programs are parsed at once.
func ParseLazily(ctx context.Context, src []byte, in *memory.Buffer, grown func(a *content.Article, done int)) (*content.Article, error) {
	t, whole := newLazyText(src, in)
	if whole != nil {
		return whole, nil
	}
	return t.parseAll(ctx, grown)
}

// parseAll parses all pieces. It keeps what [content.Lazy] keeps of them.
func (t *lazyText) parseAll(ctx context.Context, grown func(a *content.Article, done int)) (*content.Article, error) {
	t.blocks = content.NewLazy(t.parse, nil)
	t.blocks.SetTextIndex(search.NewIndex())
	t.src, t.buffer = nil, nil
	t.blocks.SetSource(t.starts[1:], t.parse, t.license != nil)
	const firstGrowth, growthFactor = 256 << 10, 4
	report := firstGrowth
	for i := range len(t.starts) - 1 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if t.blocks.IsCut() {
			t.blocks.Add(nil)
			continue
		}
		t.blocks.Add(t.parse(i))
		end := t.starts[i+1]
		t.text.Pack(end)
		if grown != nil && end >= report && end < t.text.Len() {
			grown(t.snapshot(), end)
			report = end * growthFactor
		}
	}
	if t.license != nil {
		t.blocks.Add(t.parse(len(t.starts) - 1))
	}
	t.text.Pack(t.text.Len())
	return t.snapshot(), nil
}

// newLazyText returns a text whose head has been parsed, or the whole article if the text must
// be parsed at once. It changes src.
func newLazyText(src []byte, in *memory.Buffer) (*lazyText, *content.Article) {
	head := src[:min(len(src), headSize)]
	if !isPlain(string(head[:bytes.LastIndexByte(head, '\n')+1])) {
		return nil, Parse(src)
	}
	src = normalizeLines(src)
	t := &lazyText{buffer: in, src: src, text: memory.NewSource(src, in)}
	if !t.parseHead() {
		return nil, Parse(src)
	}
	return t, nil
}

// isPlain reports whether the head of a text is neither terminal output, nor a manual page,
// nor a log of commits, nor the source of a program.
func isPlain(head string) bool {
	if lastStates(head) != head {
		return false
	}
	head = lineEnds.Replace(head)
	if isTerminalOutput(head) {
		return false
	}
	lines := splitLines(head)
	_, _, _, isManual := manualHead(lines, func(l string) string { return l })
	return !isManual && !isCommitLog(lines) && !isListingText(lines)
}

// normalizeLines returns a text with newlines for all line and paragraph separators, and
// without a byte order mark. It changes src.
func normalizeLines(src []byte) []byte {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if bytes.IndexByte(src, '\r') < 0 && !bytes.Contains(src, []byte("\u2028")) && !bytes.Contains(src, []byte("\u2029")) {
		return src // most texts
	}
	out := src[:0]
	for len(src) > 0 {
		i := bytes.IndexAny(src, "\r\u2028\u2029")
		if i < 0 {
			i = len(src)
		}
		out = append(out, src[:i]...)
		if src = src[i:]; len(src) == 0 {
			break
		}
		n, isParagraph := 1, false // read before out grows into src
		switch {
		case bytes.HasPrefix(src, []byte("\r\n")):
			n = 2
		case src[0] != '\r':
			n, isParagraph = len("\u2028"), bytes.HasPrefix(src, []byte("\u2029"))
		}
		if out = append(out, '\n'); isParagraph {
			out = append(out, '\n')
		}
		src = src[n:]
	}
	return out
}

// parseHead parses the first piece and finds the others. It reports false if the text is a
// book that ends in its first piece.
func (t *lazyText) parseHead() bool {
	sample := firstLines(t.src[:min(len(t.src), sampleSize)], maxSample)
	t.sample = newSample(string(sample))
	end := t.cutAfter(0, headSize)
	p := t.newParser(t.src[:end])
	p.parseHead()
	t.isBook, t.license = p.isBook, p.license
	if p.isBook {
		at := bookEnd(t.src)
		if at < end {
			return false
		}
		t.src = t.src[:at]
	}
	p.parseBody()
	for _, b := range p.article.Blocks() {
		t.first = append(t.first, b)
	}
	p.article.SetBlocks(nil)
	t.article = *p.article
	for at := end; at < len(t.src); at = t.cutAfter(at, minPiece) {
		t.starts = append(t.starts, at)
	}
	t.starts = append(append([]int{0}, t.starts...), len(t.src))
	return true
}

// firstLines returns the first n lines of a text, or all of its whole lines.
func firstLines(text []byte, n int) []byte {
	text = text[:bytes.LastIndexByte(text, '\n')+1]
	return text[:linesEnd(text, n)]
}

// IsHeavy reports whether parsing a text at once would take far more memory than the text itself,
// because it has many lines. Use [ParseLazily] for such a text, even if it is short.
func IsHeavy(src []byte) bool { return bytes.Count(src, []byte("\n")) > maxSample/2 }

// bookEnd returns the start of the line that ends a book of Project Gutenberg.
func bookEnd(src []byte) int {
	for end := len(src); end > 0; {
		i := bytes.LastIndex(src[:end], []byte("\n***"))
		if i < 0 {
			break
		}
		line, _, _ := bytes.Cut(src[i+1:], []byte("\n"))
		if isBookMark(chunk{string(line)}, "END OF") {
			return i + 1
		}
		end = i
	}
	return len(src)
}

// snapshot returns the article so far.
func (t *lazyText) snapshot() *content.Article {
	a := t.article
	a.SetLazy(t.blocks)
	return &a
}

// parse returns the blocks of a piece, or of the license of a book after all pieces.
func (t *lazyText) parse(i int) []content.Block {
	if i == 0 {
		return t.first
	}
	if t.markup != nil {
		return blocksOf(t.parseMarkup(t.text.Slice(t.starts[i], t.starts[i+1]), t.markup[i]))
	}
	var p *parser
	if i == len(t.starts)-1 {
		p = t.newParser(t.text.Slice(t.starts[i], t.text.Len()))
		p.license = append(t.license[:len(t.license):len(t.license)], p.chunks...)
		p.parseLicense()
	} else {
		start, end := t.starts[i], t.starts[i+1]
		p = t.newParser(t.before(start), t.text.Slice(start, end), t.following(end))
		p.parseBody()
	}
	return blocksOf(p.article)
}

// blocksOf returns the blocks of an article.
func blocksOf(a *content.Article) []content.Block {
	blocks := make([]content.Block, 0, a.Len())
	for _, b := range a.Blocks() {
		blocks = append(blocks, b)
	}
	return blocks
}

// newParser returns a parser for parts of the text, with what is known from the sample. If
// there are three, only the second is to be parsed.
func (t *lazyText) newParser(parts ...[]byte) *parser {
	texts := make([]string, len(parts))
	for i, part := range parts {
		texts[i] = string(part)
	}
	p := t.sample.forParts(texts...)
	p.hasEmphasis, p.isBook = p.hasEmphasis || t.isBook, t.isBook
	return p
}

// chunksOf returns the chunks of a part of the text.
func (p *parser) chunksOf(s string) []chunk {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	if isTerminalOutput(s) {
		output, _ := readTerminal(s)
		s = joinInlines(output, 0).String()
	}
	lines := splitLines(s)
	p.findStanding(lines, hasMarksOfStanding)
	return p.splitByKind(p.findStanding(lines, p.isOutlined))
}

// before returns some of the text before a place, from a blank line on.
func (t *lazyText) before(at int) []byte {
	s := t.text.Slice(max(at-maxAround, 0), at)
	s = lastLines(s, linesAround)
	if i := bytes.Index(s, []byte("\n\n")); i >= 0 && len(s) < at {
		s = s[i+2:]
	}
	return s
}

// following returns some of the text after a place, up to a blank line.
func (t *lazyText) following(at int) []byte {
	s := t.text.Slice(at, min(at+maxAround, t.starts[len(t.starts)-1]))
	s = s[:linesEnd(s, linesAround)]
	if i := bytes.LastIndex(s, []byte("\n\n")); i > 0 {
		s = s[:i]
	}
	return s
}

// linesEnd returns the length of the first n lines of a text, or of the whole text.
func linesEnd(text []byte, n int) int {
	end := 0
	for range n {
		i := bytes.IndexByte(text[end:], '\n')
		if i < 0 {
			return len(text)
		}
		end += i + 1
	}
	return end
}

// lastLines returns the last n lines of a text, the last of which may have no newline.
func lastLines(text []byte, n int) []byte {
	start := len(text)
	for range n {
		start = bytes.LastIndexByte(text[:max(start-1, 0)], '\n') + 1
	}
	return text[start:]
}

// cutAfter returns where a piece that begins at start ends: after at least size bytes, unless
// these have many lines.
func (t *lazyText) cutAfter(start, size int) int {
	limit := min(start+size+maxPiece, len(t.src))
	limit = start + linesEnd(t.src[start:limit], maxLines*(size/minPiece))
	if start+size >= len(t.src) && limit == len(t.src) {
		return len(t.src)
	}
	blank := 0 // the last blank line
	for at := min(start+size, (start+limit)/2); at < limit; {
		i := bytes.Index(t.src[at:limit], []byte("\n\n"))
		if i < 0 {
			break
		}
		next := at + i + 2
		for next < limit && t.src[next] == '\n' {
			next++
		}
		blank = next
		if t.sample.isBetweenProse(t.chunkBefore(at+i), t.chunkAt(next)) {
			return next
		}
		at = next
	}
	if blank > 0 {
		return blank
	}
	part := t.src[start:limit]
	for _, end := range []string{"\n\u3000", "\n", " "} {
		if i := bytes.LastIndex(part, []byte(end)); i > 0 {
			return start + i + 1
		}
	}
	for limit > start+1 && !utf8.RuneStart(t.src[limit-1]) {
		limit--
	}
	return max(limit-1, start+1)
}

// chunkBefore returns the lines before a place, up to a blank line.
func (t *lazyText) chunkBefore(at int) chunk {
	s := t.src[max(at-maxAround, 0):at]
	return splitLines(string(s[bytes.LastIndex(s, []byte("\n\n"))+1:]))
}

// chunkAt returns the lines from a place on, up to a blank line.
func (t *lazyText) chunkAt(at int) chunk {
	s, _, _ := bytes.Cut(t.src[at:min(at+maxAround, len(t.src))], []byte("\n\n"))
	return splitLines(string(s))
}

// isBetweenProse reports whether two chunks are prose, so that they can be parsed apart.
func (p *parser) isBetweenProse(before, after chunk) bool {
	for len(before) > 0 && before[0] == "" {
		before = before[1:]
	}
	if len(before) == 0 || len(after) == 0 || after[0] == "" || indentOf(after[0]) > 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(after[0], "\"'“‘«„"))
	if !unicode.IsLetter(first) || !endsSentence(before[len(before)-1]) || hasUnsupportedMarker(after[0]) || caption.IsCredit(after.joined()) || strings.HasPrefix(after[0], "Image caption, ") {
		return false
	}
	for _, c := range []chunk{before, after} {
		if c.all(isQuoteLine) || hasMarksOfStanding(c) || p.isOutlined(c) {
			return false
		}
	}
	return true
}
