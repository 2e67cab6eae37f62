package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// blanks are what HTML counts as white space.
const blanks = " \t\n\r\f"

// A Line gathers the text of a block as a browser sets it: a run of white space
// is one blank, and there is none at the start or behind a break. The zero value
// is empty and ready.
type Line struct {
	text  content.InlineBuilder
	last  rune // the last character written
	base  Base // of an index right behind
	style content.Style
	link  string

	blank bool // white space was read and not written yet
	wraps bool // with the end of a line of the source in it
	in    look // what it stood in
	fresh bool // nothing was written since the last break
}

type look struct {
	style content.Style
	link  string
}

// Len is the number of bytes so far.
func (l *Line) Len() int { return l.text.Len() }

// Last is the last character so far.
func (l *Line) Last() rune { return l.last }

// Wraps reports whether a line of the source has ended since the last word.
func (l *Line) Wraps() bool { return l.wraps }

// Inline returns what was gathered.
func (l *Line) Inline() content.Inline { return l.text.Inline() }

// Add appends the text of one piece of markup. In code that stands on one line
// of the source, blanks are part of it.
func (l *Line) Add(s string, style content.Style, link string) {
	if style&content.CodeSpan != 0 && !strings.Contains(s, "\n") {
		if strings.Trim(s, blanks) == "" && s != "" {
			l.Space(s, style, link)
			return
		}
		l.write(s, style, link)
		return
	}
	if style&(content.Sup|content.Sub) != 0 {
		if core := strings.Trim(s, blanks); core != "" {
			s = strings.Replace(s, core, l.raise(core, style, link, !strings.HasPrefix(s, core)), 1)
		}
	}
	words := strings.TrimLeft(s, blanks)
	if len(words) < len(s) {
		l.Space(s[:len(s)-len(words)], style, link)
	}
	if words == "" {
		return
	}
	behind := words[len(strings.TrimRight(words, blanks)):]
	l.write(collapse(words[:len(words)-len(behind)]), style, link)
	if behind != "" {
		l.Space(behind, style, link)
	}
}

// raise is what stands for a raised or lowered text, which a blank may part from
// the line.
func (l *Line) raise(s string, style content.Style, link string, parted bool) string {
	if parted || l.blank || l.fresh {
		return Raise(s, style)
	}
	return l.base.Raise(s, style, link)
}

// TakesIndex reports whether a raised or lowered text right behind the line would
// be the index of a formula.
func (l *Line) TakesIndex(s string, style content.Style) bool {
	return !l.blank && !l.fresh && l.base.Takes(s, style)
}

// collapse makes each run of white space one blank, or nothing where a line of
// the source ends within writing that sets no blanks.
func collapse(s string) string {
	if !strings.ContainsAny(s, "\t\n\r\f") && !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		end := strings.IndexAny(s, blanks)
		if end < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:end])
		next := strings.TrimLeft(s[end:], blanks)
		before, _ := utf8.DecodeLastRuneInString(s[:end])
		after, _ := utf8.DecodeRuneInString(next)
		if !strings.ContainsAny(s[end:len(s)-len(next)], "\n\r") || !content.IsIdeographic(before) || !content.IsIdeographic(after) {
			b.WriteByte(' ')
		}
		s = next
	}
}

// Space notes the white space s.
func (l *Line) Space(s string, style content.Style, link string) {
	if !l.blank {
		l.in = look{style, link}
	}
	l.blank = true
	l.wraps = l.wraps || strings.ContainsAny(s, "\n\r")
}

// Glue appends text right behind the last word, before the white space that was
// read.
func (l *Line) Glue(s string, style content.Style, link string) {
	blank, wraps, in := l.blank, l.wraps, l.in
	l.blank, l.wraps = false, false
	l.write(s, style, link)
	l.blank, l.wraps, l.in = blank, wraps, in
}

// Append appends text with its markup, as it is.
func (l *Line) Append(t content.Inline) {
	for _, s := range t.Spans {
		l.write(t.Text[s.Start:s.End], s.Style, s.Link)
	}
}

// Break breaks the line.
func (l *Line) Break(style content.Style, link string) {
	if l.text.Len() > 0 {
		l.text.Add("\n", style, link)
		l.last = '\n'
	}
	l.blank, l.wraps, l.fresh = false, false, true
}

func (l *Line) write(s string, style content.Style, link string) {
	l.space(s, style, link)
	l.style, l.link = style, link
	if r, n := utf8.DecodeLastRuneInString(s); n > 0 {
		l.last = r
	}
	l.base.Read(s, style)
	l.text.Add(s, style, link)
}

// space writes the white space that was read, if it is between two words. It
// looks as all three do.
func (l *Line) space(before string, style content.Style, link string) {
	blank, wraps := l.blank && !l.fresh && l.text.Len() > 0, l.wraps
	l.blank, l.wraps, l.fresh = false, false, false
	if first, _ := utf8.DecodeRuneInString(before); !blank || wraps && content.IsIdeographic(l.last) && content.IsIdeographic(first) {
		return
	}
	style = style & l.style & l.in.style
	if link != l.link || link != l.in.link {
		link = ""
	}
	l.base = Base{}
	l.text.Add(" ", style, link)
}

// Trim is t without white space at its ends, that which does not break too.
func Trim(t content.Inline) content.Inline {
	start := len(t.Text) - len(strings.TrimLeftFunc(t.Text, unicode.IsSpace))
	end := len(strings.TrimRightFunc(t.Text, unicode.IsSpace))
	if start >= end {
		return content.Inline{}
	}
	return t.Slice(start, end)
}
