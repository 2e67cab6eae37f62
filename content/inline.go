package content

import "strings"

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
	Link       string // a URL, absolute or relative to the article's, or ""
}

// An Inline is text with styles and links. A newline in it is a line break by the
// author.
type Inline struct {
	Text string
	// Spans cover Text from start to end without gaps. There are none if Text is
	// empty.
	Spans []Span
}

// PlainInline returns text without styles or links, made safe by [Sanitize].
func PlainInline(text string) Inline {
	var b InlineBuilder
	b.Add(text, 0, "")
	return b.Inline()
}

// Slice returns the part of t between two byte offsets, with its styles and links.
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

// Trim returns t without spaces and newlines at its ends.
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

// An InlineBuilder builds an [Inline]. It is where text leaves a parser: everything
// that is added passes [Sanitize]. The zero value is empty and ready to use.
type InlineBuilder struct {
	text  strings.Builder
	clean sanitizer
	spans []Span
}

// Add appends text. The parser must have decoded the entities and escapes of its
// format. White space is kept as it is.
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

// Append appends t with its styles and links.
func (b *InlineBuilder) Append(t Inline) {
	for _, s := range t.Spans {
		b.Add(t.Text[s.Start:s.End], s.Style, s.Link)
	}
}

// Len returns the number of bytes of text so far.
func (b *InlineBuilder) Len() int { return b.text.Len() }

// Inline returns the text so far.
func (b *InlineBuilder) Inline() Inline { return Inline{b.text.String(), b.spans} }
