package content

import "strings"

// A Style is a set of emphases.
type Style uint16

// The emphases.
const (
	Emph Style = 1 << iota
	Strong
	Strike
	CodeSpan
	Mark // highlighted by the author
	Sub
	Sup
	Image // stands for a picture in the middle of a line
)

// A Span is a run of an [Inline]'s text with emphasis and an optional link.
type Span struct {
	Start, End int // bytes
	Style      Style
	Link       string // an address, absolute or relative to the article's, or ""
}

// An Inline is text with emphasis and links. A newline in it is a break that
// the author asked for.
type Inline struct {
	Text string
	// Spans cover Text from start to end without gaps. None when Text is
	// empty.
	Spans []Span
}

// PlainInline is text without emphasis or links, made safe by [Sanitize].
func PlainInline(text string) Inline {
	var b InlineBuilder
	b.Add(text, 0, "")
	return b.Inline()
}

// Slice returns the part of t between two byte offsets.
func (t Inline) Slice(start, end int) Inline {
	out := Inline{Text: t.Text[start:end]}
	for _, s := range t.Spans {
		s.Start, s.End = max(s.Start, start)-start, min(s.End, end)-start
		if s.Start < s.End {
			out.Spans = append(out.Spans, s)
		}
	}
	return out
}

// Trim returns t without white space at its ends.
func (t Inline) Trim() Inline {
	start := len(t.Text) - len(strings.TrimLeft(t.Text, " \n"))
	end := len(strings.TrimRight(t.Text, " \n"))
	if start >= end {
		return Inline{}
	}
	if start == 0 && end == len(t.Text) {
		return t
	}
	return t.Slice(start, end)
}

// An InlineBuilder puts an [Inline] together. It is where text crosses a
// parser's edge: all that is added passes [Sanitize]. The zero value is empty
// and ready.
type InlineBuilder struct {
	text  strings.Builder
	clean sanitizer
	spans []Span
}

// Add appends text, decoded: entities and escapes of the source's format are
// the parser's to resolve. White space is kept as it is.
func (b *InlineBuilder) Add(text string, style Style, link string) {
	start := b.text.Len()
	b.clean.write(&b.text, text)
	end := b.text.Len()
	if start == end {
		return
	}
	link = SanitizeURL(link)
	if n := len(b.spans); n > 0 && b.spans[n-1].Style == style && b.spans[n-1].Link == link {
		b.spans[n-1].End = end
		return
	}
	b.spans = append(b.spans, Span{start, end, style, link})
}

// Append appends what another builder made, with its emphasis and links.
func (b *InlineBuilder) Append(t Inline) {
	for _, s := range t.Spans {
		b.Add(t.Text[s.Start:s.End], s.Style, s.Link)
	}
}

// Len is the number of bytes so far.
func (b *InlineBuilder) Len() int { return b.text.Len() }

// Inline returns what was added.
func (b *InlineBuilder) Inline() Inline { return Inline{b.text.String(), b.spans} }
