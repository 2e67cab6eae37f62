package markdown

import (
	"strings"

	"pullquote/content"
)

// A cite is where the last <cite> stands in the text of a block, in bytes.
type cite struct {
	open     bool
	from, to int
}

// mostSource is how long the source of a quoted passage is, in bytes.
const mostSource = 200

// set puts the source of a quoted passage, which a <cite> at the end of its text
// begins, on a line of its own behind a dash, as people write it.
func (c cite) set(t content.Inline) content.Inline {
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
	add := func(t content.Inline) {
		for _, s := range t.Spans {
			b.Add(t.Text[s.Start:s.End], s.Style, s.Link)
		}
	}
	if add(before); before.Text != "" {
		b.Add("\n", 0, "")
	}
	if leadsSource(source.Text) {
		b.Add("— ", 0, "")
	}
	add(source)
	return b.Inline()
}

// leadsSource reports whether a source has no dash of its own.
func leadsSource(text string) bool {
	return !strings.HasPrefix(text, "—") && !strings.HasPrefix(text, "–") && !strings.HasPrefix(text, "-")
}
