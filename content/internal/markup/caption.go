package markup

import (
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/caption"
)

// NewFigure returns a figure with a picture. The title of the picture, which a browser
// shows on hover, is its caption.
func NewFigure(src, alt, title string) *content.Figure {
	return &content.Figure{
		Src:     content.SanitizeLine(src),
		Alt:     content.SanitizeLine(alt),
		Caption: content.PlainInline(OneLine(title)),
	}
}

// WithAlts returns t with the alt texts of the pictures before it.
func WithAlts(pictures []*content.Figure, t content.Inline) content.Inline {
	if len(pictures) == 0 {
		return t
	}
	var l Line
	for _, f := range pictures {
		if !f.Alt.IsEmpty() {
			l.Add(f.Alt.String(), content.Image, "")
			l.Space(" ", 0, "")
		}
	}
	l.Append(t)
	return l.Inline()
}

// IsCaption reports whether a text below a picture looks like its caption: all of it is
// emphasized, except perhaps for a full stop, a link or a credit at its end.
func IsCaption(t content.Inline) bool {
	emphasised := 0
	for emphasised < t.NumSpans() {
		s := t.Span(emphasised)
		if s.Style&content.Emph == 0 && !IsWordless(t.String()[s.Start:s.End]) {
			break
		}
		emphasised++
	}
	switch {
	case emphasised == 0 || t.Span(0).Style&content.Emph == 0:
		return false
	case emphasised == t.NumSpans():
		return true
	}
	for i, s := range t.Spans() {
		if i >= emphasised && s.Link.IsEmpty() && !IsWordless(t.String()[s.Start:s.End]) {
			return caption.IsCredited(t.String())
		}
	}
	return true
}

// IsWordless reports whether s contains no letters and no digits.
func IsWordless(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// TightenBrackets returns a caption without white space inside its brackets, which comes from
// elements for the credit: "( Jo Park )".
func TightenBrackets(t content.Inline) content.Inline {
	s := t.String()
	isLoose := func(i int) bool {
		return (s[i] == ' ' || s[i] == '\n') && (i > 0 && (s[i-1] == '(' || s[i-1] == '[') || i+1 < len(s) && (s[i+1] == ')' || s[i+1] == ']'))
	}
	var b content.InlineBuilder
	start := 0
	for i := range len(s) {
		if isLoose(i) {
			b.Append(t.Slice(start, i))
			start = i + 1
		}
	}
	if start == 0 {
		return t
	}
	b.Append(t.Slice(start, len(s)))
	return b.Inline()
}

// WithoutEmphasis returns a caption without its emphasis.
func WithoutEmphasis(t content.Inline) content.Inline {
	var b content.InlineBuilder
	for _, s := range t.Spans() {
		b.Add(t.String()[s.Start:s.End], s.Style&^content.Emph, s.Link.String())
	}
	return b.Inline()
}
