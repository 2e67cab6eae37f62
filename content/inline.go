package content

import (
	"iter"
	"slices"
	"strings"
)

// A Style is a set of inline styles.
type Style uint16

// The inline styles.
const (
	Emph Style = 1 << iota
	Strong
	Strike
	CodeSpan
	Mark // highlighted by the author
	Sub
	Sup
	Image // alt text in place of a picture in the middle of a line
)

// A Span is a part of an [Inline]'s text with one style and at most one link.
type Span struct {
	Start, End int // byte offsets
	Style      Style
	Link       Text // a URL, absolute or relative to the article's, or empty
}

// An Inline is text with styles and links. A newline in it is a line break by the
// author. Like a [Text] it is safe to draw; only an [InlineBuilder] adds to one.
type Inline struct {
	text   string
	styles *styles // nil: there are no styles and no links
}

// Styles says which parts of a text have which style and link. There is one for each
// paragraph of a large document with some markup, so it is compact.
type styles struct {
	spans []compactSpan // cover the text from start to end without gaps
	links []Text
}

// A compactSpan is a span that starts where the one before it ends.
type compactSpan struct {
	end   uint32 // byte offset
	link  uint32 // 0 for none, otherwise the number of a link, counted from 1
	style Style
}

// PlainInline returns text without styles or links, made safe by [Sanitize].
func PlainInline(text string) Inline { return Sanitize(text).Inline() }

// String returns the text without styles and links.
func (t Inline) String() string { return t.text }

// NumSpans returns the number of spans. They cover the text from start to end without gaps.
// An empty text has none.
func (t Inline) NumSpans() int {
	switch {
	case t.text == "":
		return 0
	case t.styles == nil:
		return 1
	}
	return len(t.styles.spans)
}

// Span returns span i.
func (t Inline) Span(i int) Span {
	if t.styles == nil {
		return Span{End: len(t.text)}
	}
	c := t.styles.spans[i]
	s := Span{End: int(c.end), Style: c.style}
	if i > 0 {
		s.Start = int(t.styles.spans[i-1].end)
	}
	if c.link > 0 {
		s.Link = t.styles.links[c.link-1]
	}
	return s
}

// Spans yields the spans in order.
func (t Inline) Spans() iter.Seq2[int, Span] {
	return func(yield func(int, Span) bool) {
		for i := range t.NumSpans() {
			if !yield(i, t.Span(i)) {
				return
			}
		}
	}
}

// Slice returns the part of t between two byte offsets, with its styles and links.
func (t Inline) Slice(start, end int) Inline {
	out := Inline{text: t.text[start:end]}
	if t.styles == nil || start == end {
		return out
	}
	if start == 0 && end == len(t.text) {
		return t
	}
	first, _ := slices.BinarySearchFunc(t.styles.spans, start+1, func(s compactSpan, at int) int { return int(s.end) - at })
	var b spanBuilder
	for i := first; i < len(t.styles.spans); i++ {
		s := t.Span(i)
		if s.Start >= end {
			break
		}
		b.add(min(s.End, end)-start, s.Style, s.Link)
	}
	out.styles = b.styles()
	return out
}

// Trim returns t without spaces and newlines at its ends.
func (t Inline) Trim() Inline {
	start := len(t.text) - len(strings.TrimLeft(t.text, " \n"))
	end := len(strings.TrimRight(t.text, " \n"))
	if start >= end {
		return Inline{}
	}
	return t.Slice(start, end)
}

// An InlineBuilder builds an [Inline]. It is where text leaves a parser: everything
// that is added passes [Sanitize]. The zero value is empty and ready to use.
type InlineBuilder struct {
	text  strings.Builder
	clean sanitizer
	spans spanBuilder
	link  string // the last link, as it was added
	safe  Text   // that link, made safe
}

// Add appends text. The parser must have decoded the entities and escapes of its
// format. White space is kept as it is.
func (b *InlineBuilder) Add(text string, style Style, link string) {
	start := b.text.Len()
	b.clean.write(&b.text, text)
	if b.text.Len() == start {
		return
	}
	if link != b.link {
		b.link, b.safe = link, SanitizeURL(link)
	}
	b.spans.add(b.text.Len(), style, b.safe)
}

// Append appends t with its styles and links.
func (b *InlineBuilder) Append(t Inline) {
	for _, s := range t.Spans() {
		b.Add(t.text[s.Start:s.End], s.Style, s.Link.s)
	}
}

// Len returns the number of bytes of text so far.
func (b *InlineBuilder) Len() int { return b.text.Len() }

// Inline returns the text so far.
func (b *InlineBuilder) Inline() Inline { return Inline{b.text.String(), b.spans.styles()} }

// A spanBuilder collects spans. Neighbours with the same style and link become one.
type spanBuilder struct {
	spans []compactSpan
	links []Text
}

// add appends the span that starts where the last one ends.
func (b *spanBuilder) add(end int, style Style, link Text) {
	var number uint32
	if !link.IsEmpty() {
		if n := len(b.links); n == 0 || b.links[n-1] != link {
			b.links = append(b.links, link)
		}
		number = uint32(len(b.links))
	}
	if n := len(b.spans); n > 0 && b.spans[n-1].style == style && b.spans[n-1].link == number {
		b.spans[n-1].end = uint32(end)
		return
	}
	b.spans = append(b.spans, compactSpan{uint32(end), number, style})
}

// styles returns the spans so far; nil if they all are plain.
func (b *spanBuilder) styles() *styles {
	if len(b.spans) == 0 || len(b.spans) == 1 && b.spans[0].style == 0 && b.spans[0].link == 0 {
		return nil
	}
	return &styles{slices.Clone(b.spans), slices.Clone(b.links)}
}
