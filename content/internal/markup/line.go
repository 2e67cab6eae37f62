package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// whiteSpace is the white space of the HTML standard.
const whiteSpace = " \t\n\r\f"

// A Line builds the text of a block and collapses white space as a browser does: a run of
// white space becomes one space, and there is none at the start or after a line break. The
// zero value is an empty line.
type Line struct {
	text  content.InlineBuilder
	last  rune // the last character
	base  Base // of an index that comes next
	style content.Style
	link  string

	hasSpace    bool   // white space was read and is not yet written
	hasLineEnd  bool   // a line of the source ends in it
	spaceFormat format // of the white space
	isFresh     bool   // nothing was written since the last line break
}

type format struct {
	style content.Style
	link  string
}

// Len returns the number of bytes so far.
func (l *Line) Len() int { return l.text.Len() }

// Last returns the last character so far, or 0 if there isn't one.
func (l *Line) Last() rune { return l.last }

// HasLineEnd reports whether a line of the source has ended since the last word.
func (l *Line) HasLineEnd() bool { return l.hasLineEnd }

// Inline returns the text so far.
func (l *Line) Inline() content.Inline { return l.text.Inline() }

// Add appends text in a style. In code that is on one line of the source, spaces are kept.
func (l *Line) Add(s string, style content.Style, link string) {
	if style&content.CodeSpan != 0 && !strings.Contains(s, "\n") {
		if strings.Trim(s, whiteSpace) == "" && s != "" {
			l.Space(s, style, link)
			return
		}
		l.write(s, style, link)
		return
	}
	if style&(content.Sup|content.Sub) != 0 {
		if core := strings.Trim(s, whiteSpace); core != "" {
			s = strings.Replace(s, core, l.raise(core, style, link, !strings.HasPrefix(s, core)), 1)
		}
	}
	words := strings.TrimLeft(s, whiteSpace)
	if len(words) < len(s) {
		l.Space(s[:len(s)-len(words)], style, link)
	}
	if words == "" {
		return
	}
	after := words[len(strings.TrimRight(words, whiteSpace)):]
	l.write(collapse(words[:len(words)-len(after)]), style, link)
	if after != "" {
		l.Space(after, style, link)
	}
}

// raise returns a superscript or subscript as it is written. With a space before it, which
// isApart reports, it is not an index.
func (l *Line) raise(s string, style content.Style, link string, isApart bool) string {
	if isApart || l.hasSpace || l.isFresh {
		return Raise(s, style)
	}
	return l.base.Raise(s, style, link)
}

// CanAttachIndex reports whether s, a superscript or subscript at the end of the line,
// would be an index in a formula.
func (l *Line) CanAttachIndex(s string, style content.Style) bool {
	return !l.hasSpace && !l.isFresh && l.base.CanAttachIndex(s, style)
}

// collapse replaces each run of white space in s by one space. It removes the run if a line
// of the source ends in it and ideographs are on both sides.
func collapse(s string) string {
	if !strings.ContainsAny(s, "\t\n\r\f") && !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		end := strings.IndexAny(s, whiteSpace)
		if end < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:end])
		next := strings.TrimLeft(s[end:], whiteSpace)
		before, _ := utf8.DecodeLastRuneInString(s[:end])
		after, _ := utf8.DecodeRuneInString(next)
		if !strings.ContainsAny(s[end:len(s)-len(next)], "\n\r") || !content.IsIdeographic(before) || !content.IsIdeographic(after) {
			b.WriteByte(' ')
		}
		s = next
	}
}

// Space appends white space.
func (l *Line) Space(s string, style content.Style, link string) {
	if !l.hasSpace {
		l.spaceFormat = format{style, link}
	}
	l.hasSpace = true
	l.hasLineEnd = l.hasLineEnd || strings.ContainsAny(s, "\n\r")
}

// Glue appends text right after the last word, before the white space that was added since.
func (l *Line) Glue(s string, style content.Style, link string) {
	space, wraps, in := l.hasSpace, l.hasLineEnd, l.spaceFormat
	l.hasSpace, l.hasLineEnd = false, false
	l.write(s, style, link)
	l.hasSpace, l.hasLineEnd, l.spaceFormat = space, wraps, in
}

// Append appends t without collapsing its white space.
func (l *Line) Append(t content.Inline) {
	for _, s := range t.Spans() {
		l.write(t.String()[s.Start:s.End], s.Style, s.Link.String())
	}
}

// Break appends a line break.
func (l *Line) Break(style content.Style, link string) {
	if l.text.Len() > 0 {
		l.text.Add("\n", style, link)
		l.last = '\n'
	}
	l.hasSpace, l.hasLineEnd, l.isFresh = false, false, true
}

func (l *Line) write(s string, style content.Style, link string) {
	l.writeSpace(s, style, link)
	l.style, l.link = style, link
	if r, n := utf8.DecodeLastRuneInString(s); n > 0 {
		l.last = r
	}
	l.base.Update(s, style)
	l.text.Add(s, style, link)
}

// writeSpace writes the pending white space, if it is between two words. The space gets the
// styles and the link that it shares with both of them.
func (l *Line) writeSpace(before string, style content.Style, link string) {
	space, wraps := l.hasSpace && !l.isFresh && l.text.Len() > 0, l.hasLineEnd
	l.hasSpace, l.hasLineEnd, l.isFresh = false, false, false
	if first, _ := utf8.DecodeRuneInString(before); !space || wraps && content.IsIdeographic(l.last) && content.IsIdeographic(first) {
		return
	}
	style = style & l.style & l.spaceFormat.style
	if link != l.link || link != l.spaceFormat.link {
		link = ""
	}
	l.base = Base{}
	l.text.Add(" ", style, link)
}

// TrimSpace returns t without Unicode white space at its ends.
func TrimSpace(t content.Inline) content.Inline {
	start := len(t.String()) - len(strings.TrimLeftFunc(t.String(), unicode.IsSpace))
	end := len(strings.TrimRightFunc(t.String(), unicode.IsSpace))
	if start >= end {
		return content.Inline{}
	}
	return t.Slice(start, end)
}
