package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// A Cite is where the last <cite> stands in the text of a block. The zero value
// is none.
type Cite struct {
	open     bool
	from, to int // bytes
}

// Start notes that one starts behind n bytes of the text.
func (c *Cite) Start(n int) { *c = Cite{open: true, from: n} }

// End notes that it ends behind n bytes.
func (c *Cite) End(n int) {
	if c.open {
		c.open, c.to = false, n
	}
}

// mostSource is how long the source of a quoted passage is, in bytes.
const mostSource = 200

// Set puts the source of a quoted passage, which a <cite> at the end of its text
// begins, on a line of its own behind a dash, as people write it.
func (c *Cite) Set(t content.Inline) content.Inline {
	if c.to <= c.from || len(t.Text)-c.from > mostSource {
		return t
	}
	if rest := strings.TrimSpace(t.Text[c.to:]); rest != "" && (rest[0] != ',' && rest[0] != '(' || strings.HasSuffix(rest, ".")) {
		return t // it is in the middle of a sentence
	}
	before, source := t.Slice(0, c.from).Trim(), t.Slice(c.from, len(t.Text)).Trim()
	if source.Text == "" || strings.HasSuffix(before.Text, "—") || strings.HasSuffix(before.Text, "–") || strings.HasSuffix(before.Text, "-") {
		return t
	}
	var b content.InlineBuilder
	if appendTo(&b, before); before.Text != "" {
		b.Add("\n", 0, "")
	}
	appendTo(&b, Source(source))
	return b.Inline()
}

// Source is the source of a quoted passage behind a dash, if it has none of its
// own.
func Source(t content.Inline) content.Inline {
	if strings.HasPrefix(t.Text, "—") || strings.HasPrefix(t.Text, "–") || strings.HasPrefix(t.Text, "-") {
		return t
	}
	var b content.InlineBuilder
	b.Add("— ", 0, "")
	appendTo(&b, t)
	return b.Inline()
}

// NamesSource reports whether a line of a quoted passage names where that is
// from: it begins with a dash and a name.
func NamesSource(line string) bool {
	for _, dash := range []string{"—", "–", "―", "-- "} {
		if name, ok := strings.CutPrefix(line, dash); ok {
			first, _ := utf8.DecodeRuneInString(strings.TrimLeft(name, " "))
			return !unicode.IsLower(first)
		}
	}
	return false
}

func appendTo(b *content.InlineBuilder, t content.Inline) {
	for _, s := range t.Spans {
		b.Add(t.Text[s.Start:s.End], s.Style, s.Link)
	}
}
