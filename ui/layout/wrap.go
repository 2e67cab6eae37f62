package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"

	"github.com/go-text/typesetting/segmenter"
)

// A segment is a part of the text to wrap: a part of the source, or a glyph that the theme
// adds.
type segment struct {
	text   string
	offset int // in the source; -1 for a glyph
	style  content.Style
	link   string
}

// Wrap breaks text into lines of at most width cells, where Unicode's line breaking
// algorithm (UAX 14) allows it, and between any graphemes if a word is longer than a line.
// Offsets count from base.
func Wrap(text content.Inline, base, width int, role Role, o Options) []Line {
	segments := decorate(text, base, o.Glyphs)
	var whole strings.Builder
	for _, p := range segments {
		whole.WriteString(p.text)
	}
	shown := whole.String()
	var lines []Line
	cut := cutter{segments: segments, role: role, end: base}
	for _, end := range breaks(shown, max(width, 1), o.WidthMode) {
		lines = append(lines, cut.line(end))
	}
	return lines
}

// WrapString is [Wrap] for text without emphasis.
func WrapString(s string, width int, m WidthMode) []Line {
	return Wrap(content.PlainInline(s), 0, width, Body, Options{WidthMode: m})
}

// Rows are only laid out again with twice as much text if there are fewer than were asked for.
// A cell of any script rarely takes more than rowCellBytes, and a word that the text ends in
// changes at most the last spareRows.
const (
	rowCellBytes = 4
	spareRows    = 2
)

// WrapRows returns at most the first maxRows rows of [WrapString], and reports whether there are
// more. The work depends on these rows, not on the length of the text.
func WrapRows(s string, width, maxRows int, m WidthMode) (rows []Line, hasMore bool) {
	width, maxRows = max(width, 1), max(maxRows, 0)
	for size := (maxRows + spareRows + 1) * width * rowCellBytes; size < len(s); size *= 2 {
		end := size
		for !utf8.RuneStart(s[end]) {
			end--
		}
		if rows = WrapString(s[:end], width, m); len(rows)-spareRows > maxRows {
			return rows[:maxRows:maxRows], true
		}
	}
	rows = WrapString(s, width, m)
	return rows[:min(maxRows, len(rows)):min(maxRows, len(rows))], len(rows) > maxRows
}

// decorate splits text into its spans and adds the theme's glyphs around emphasis.
func decorate(text content.Inline, base int, glyphs Glyphs) []segment {
	var out []segment
	around := []struct {
		style content.Style
		glyph [2]string
	}{{content.Strong, glyphs.Strong}, {content.Emph, glyphs.Emph}, {content.Strike, glyphs.Strike}, {content.CodeSpan, glyphs.Code}}
	for i, s := range text.Spans() {
		var before, after content.Style
		if i > 0 {
			before = text.Span(i - 1).Style
		}
		if i+1 < text.NumSpans() {
			after = text.Span(i + 1).Style
		}
		for _, a := range around {
			if s.Style&a.style != 0 && before&a.style == 0 && a.glyph[0] != "" {
				out = append(out, segment{a.glyph[0], -1, s.Style, s.Link.String()})
			}
		}
		out = append(out, segment{text.String()[s.Start:s.End], base + s.Start, s.Style, s.Link.String()})
		for j := range around {
			a := around[len(around)-1-j]
			if s.Style&a.style != 0 && after&a.style == 0 && a.glyph[1] != "" {
				out = append(out, segment{a.glyph[1], -1, s.Style, s.Link.String()})
			}
		}
	}
	return out
}

// breaks returns the byte offsets of the line ends of s. White space at the end of a line
// may exceed the width.
func breaks(s string, width int, m WidthMode) []int {
	if len(s) <= width && !strings.ContainsAny(s, otherBreaks) { // no character has more cells than bytes
		return lineEnds(s)
	}
	var ends []int
	used := 0 // cells on the line
	for at := 0; at < len(s); {
		size := stretchLen(s[at:])
		words := unbreakables(s[at : at+size])
		if at+size < len(s) {
			words[len(words)-1].endsLine = false
		}
		for _, word := range joinPaths(s[at:at+size], words, width, m) {
			size := word.size
			text := s[at : at+size]
			w := m.Width(strings.TrimRight(text, " \n\u3000"))
			if used > 0 && used+w > width {
				ends = append(ends, at)
				used = 0
			}
			for w > width { // longer than a line
				head, n := m.Cut(s[at:at+size], width)
				if head == "" { // a character wider than the line gets a line of its own
					head, n = m.first(s[at:at+size], width)
				}
				at += len(head)
				size -= len(head)
				w -= n
				if size == 0 {
					used = n
					break
				}
				ends = append(ends, at)
			}
			used += m.Width(strings.TrimRight(s[at:at+size], "\n"))
			at += size
			if word.endsLine && at < len(s) {
				ends = append(ends, at)
				used = 0
			}
		}
	}
	return append(ends, len(s))
}

// minStretch is how much text is divided into words at a time, at least, in bytes. The algorithm
// takes many times the memory of the text.
const minStretch = 16 << 10

// stretchLen returns how much of s is divided into words at a time: up to a space between two
// letters, where a line may break whatever else is around, or up to a Chinese character beside
// another.
func stretchLen(s string) int {
	if len(s) <= minStretch {
		return len(s)
	}
	var before [2]rune // the last two characters
	for i, r := range s[minStretch:] {
		switch {
		case before[1] == ' ' && unicode.IsLetter(before[0]) && unicode.IsLetter(r),
			unicode.Is(unicode.Han, before[1]) && unicode.Is(unicode.Han, r):
			return minStretch + i
		}
		before = [2]rune{before[1], r}
	}
	return len(s)
}

// otherBreaks are the characters after which a line must end, besides the newline (UAX #14).
const otherBreaks = "\v\f\r\u0085\u2028\u2029"

// lineEnds returns the byte offsets of the line ends of s, if no line is too long.
func lineEnds(s string) []int {
	var ends []int
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '\n')
		if at += i + 1; i < 0 || at == len(s) {
			return append(ends, len(s))
		}
		ends = append(ends, at)
	}
}

// An unbreakable is a part of a text in which a line should not break.
type unbreakable struct {
	size     int  // bytes
	endsLine bool // a line must end after it
}

// unbreakables returns the parts of s. The algorithm lets Korean break between any two
// syllables, but readers expect it to break between words.
func unbreakables(s string) []unbreakable {
	var out []unbreakable
	var seg segmenter.Segmenter
	seg.Init([]rune(s))
	last := rune(0)
	for words := seg.LineIterator(); words.Next(); {
		word := words.Line()
		size := 0
		for _, r := range word.Text {
			size += utf8.RuneLen(r)
		}
		if n := len(out); n > 0 && isInKoreanWord(last, word.Text[0]) {
			out[n-1].size += size
			out[n-1].endsLine = word.IsMandatoryBreak
		} else {
			out = append(out, unbreakable{size, word.IsMandatoryBreak})
		}
		last = word.Text[len(word.Text)-1]
	}
	return out
}

// joinPaths joins the parts of s that end in a slash with what follows, if the whole fits into
// a line. The algorithm lets a path or an address break after each slash.
func joinPaths(s string, parts []unbreakable, width int, m WidthMode) []unbreakable {
	if !strings.Contains(s, "/") {
		return parts
	}
	var out []unbreakable
	at := 0
	for i := 0; i < len(parts); i++ {
		joined, last := parts[i], i
		for last+1 < len(parts) && s[at+joined.size-1] == '/' && !joined.endsLine {
			last++
			joined.size += parts[last].size
			joined.endsLine = parts[last].endsLine
		}
		if last > i && m.Width(strings.TrimRight(s[at:at+joined.size], " \n\u3000")) > width {
			out = append(out, parts[i:last+1]...)
		} else {
			out = append(out, joined)
		}
		at += joined.size
		i = last
	}
	return out
}

// isInKoreanWord reports whether two adjacent characters belong to one word: particles follow
// names and numbers in other scripts without a space.
func isInKoreanWord(a, b rune) bool {
	isPart := func(r rune) bool {
		return isHangul(r) || r < unicode.MaxLatin1 && (unicode.IsLetter(r) || unicode.IsDigit(r))
	}
	return (isHangul(a) || isHangul(b)) && isPart(a) && isPart(b)
}

// isHangul reports whether r is a Korean syllable.
func isHangul(r rune) bool { return r >= 0xac00 && r <= 0xd7a3 }

// A cutter cuts segments into lines, in order.
type cutter struct {
	segments []segment
	role     Role
	at       int // bytes consumed, including glyphs
	end      int // end of the last line in the source
}

// line returns the line up to end.
func (c *cutter) line(end int) Line {
	l := Line{Start: c.end, End: c.end}
	for c.at < end {
		p := &c.segments[0]
		n := min(end-c.at, len(p.text))
		l.Runs = append(l.Runs, Run{Text: p.text[:n], Role: c.role, Style: p.style, Link: p.link, Offset: p.offset})
		c.at += n
		if p.offset >= 0 {
			p.offset += n
			l.End = p.offset
		}
		if p.text = p.text[n:]; p.text == "" {
			c.segments = c.segments[1:]
		}
	}
	c.end = l.End
	l.trim()
	return l
}

// trim removes white space from the end of the row.
func (l *Line) trim() {
	for n := len(l.Runs) - 1; n >= 0; n-- {
		l.Runs[n].Text = strings.TrimRight(l.Runs[n].Text, " \n\u3000")
		if l.Runs[n].Text != "" {
			break
		}
		l.Runs = l.Runs[:n]
	}
}
