package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// A Cite is the position of the last <cite> in the text of a block. The zero value means
// that there is none.
type Cite struct {
	isOpen   bool
	from, to int // byte offsets
}

// Start records the start of a <cite> at an offset in bytes.
func (c *Cite) Start(offset int) { *c = Cite{isOpen: true, from: offset} }

// End records the end of the open <cite> at an offset in bytes.
func (c *Cite) End(offset int) {
	if c.isOpen {
		c.isOpen, c.to = false, offset
	}
}

// maxSource is the maximum length of the source of a quoted passage, in bytes.
const maxSource = 200

// SplitSource returns t, the text of a quoted passage, with its source on a line of its
// own after a dash. The source begins with a <cite> at the end of the text. If there is no
// such <cite>, it returns t unchanged.
func (c *Cite) SplitSource(t content.Inline) content.Inline {
	if c.to <= c.from || len(t.String())-c.from > maxSource {
		return t
	}
	if rest := strings.TrimSpace(t.String()[c.to:]); rest != "" && (rest[0] != ',' && rest[0] != '(' || strings.HasSuffix(rest, ".")) {
		return t // the <cite> is in the middle of a sentence
	}
	before, source := t.Slice(0, c.from).Trim(), t.Slice(c.from, len(t.String())).Trim()
	if source.String() == "" || strings.HasSuffix(before.String(), "—") || strings.HasSuffix(before.String(), "–") || strings.HasSuffix(before.String(), "-") {
		return t
	}
	var b content.InlineBuilder
	if b.Append(before); before.String() != "" {
		b.Add("\n", 0, "")
	}
	b.Append(WithDash(source))
	return b.Inline()
}

// WithDash returns t, the source of a quoted passage, with a dash before it.
func WithDash(t content.Inline) content.Inline {
	if strings.HasPrefix(t.String(), "—") || strings.HasPrefix(t.String(), "–") || strings.HasPrefix(t.String(), "-") {
		return t
	}
	var b content.InlineBuilder
	b.Add("— ", 0, "")
	b.Append(t)
	return b.Inline()
}

// IsSourceLine reports whether a line of a quoted passage names its source: it begins with
// a dash and a name.
func IsSourceLine(line string) bool {
	for _, dash := range []string{"—", "–", "―", "-- "} {
		if name, ok := strings.CutPrefix(line, dash); ok {
			first, _ := utf8.DecodeRuneInString(strings.TrimLeft(name, " "))
			return !unicode.IsLower(first)
		}
	}
	return false
}
