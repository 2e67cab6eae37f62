package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// A Cite is the place of the last <cite> in the text of a block. The zero value is
// none.
type Cite struct {
	isOpen   bool
	from, to int // offsets in bytes
}

// Start begins a <cite> at an offset.
func (c *Cite) Start(offset int) { *c = Cite{isOpen: true, from: offset} }

// End ends it at an offset.
func (c *Cite) End(offset int) {
	if c.isOpen {
		c.isOpen, c.to = false, offset
	}
}

// maxSource is how long the source of a quoted passage is, in bytes.
const maxSource = 200

// SplitSource returns the text of a quoted passage with its source on a line of its own, after
// a dash, as people write it. The source begins with a <cite> at the end of the text.
func (c *Cite) SplitSource(t content.Inline) content.Inline {
	if c.to <= c.from || len(t.Text)-c.from > maxSource {
		return t
	}
	if rest := strings.TrimSpace(t.Text[c.to:]); rest != "" && (rest[0] != ',' && rest[0] != '(' || strings.HasSuffix(rest, ".")) {
		return t // the cite is in the middle of a sentence
	}
	before, source := t.Slice(0, c.from).Trim(), t.Slice(c.from, len(t.Text)).Trim()
	if source.Text == "" || strings.HasSuffix(before.Text, "—") || strings.HasSuffix(before.Text, "–") || strings.HasSuffix(before.Text, "-") {
		return t
	}
	var b content.InlineBuilder
	if b.Append(before); before.Text != "" {
		b.Add("\n", 0, "")
	}
	b.Append(WithDash(source))
	return b.Inline()
}

// WithDash returns the source of a quoted passage with a dash before it.
func WithDash(t content.Inline) content.Inline {
	if strings.HasPrefix(t.Text, "—") || strings.HasPrefix(t.Text, "–") || strings.HasPrefix(t.Text, "-") {
		return t
	}
	var b content.InlineBuilder
	b.Add("— ", 0, "")
	b.Append(t)
	return b.Inline()
}

// IsSourceLine reports whether a line of a quoted passage says where the passage is
// from: it begins with a dash and a name.
func IsSourceLine(line string) bool {
	for _, dash := range []string{"—", "–", "―", "-- "} {
		if name, ok := strings.CutPrefix(line, dash); ok {
			first, _ := utf8.DecodeRuneInString(strings.TrimLeft(name, " "))
			return !unicode.IsLower(first)
		}
	}
	return false
}
