package mail

import (
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/text"
)

// Only the innermost of several nested quotations has text. The others are not parsed as texts,
// which would take as long as the text itself for each depth.
func TestNestedQuotesAreParsedOnce(t *testing.T) {
	lines := []line{{5, "a"}, {5, ""}, {3, ""}, {5, "b"}, {1, ""}, {4, "c"}}
	x := plainBuilder{token: unusedToken(lines)}
	x.add(lines, 0, len(lines), 0)
	got := x.blocks(func(s string) []content.Block {
		t.Errorf("parsed %q, which is not text", s)
		return text.Blocks(s)
	})
	if want := "[[[[[a]][[b]]]][[[c]]]]"; shape(got) != want {
		t.Errorf("got %s, want %s", shape(got), want)
	}
}

// shape returns the text of blocks, with brackets around quotations.
func shape(blocks []content.Block) string {
	var s strings.Builder
	for _, b := range blocks {
		if q, ok := b.(*content.BlockQuote); ok {
			s.WriteString("[" + shape(q.Blocks) + "]")
		} else {
			s.WriteString(b.Plain())
		}
	}
	return s.String()
}
