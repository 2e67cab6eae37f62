package quote

import (
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
)

// TestManyBlocks has thousands of block quotes and list items.
func TestManyBlocks(t *testing.T) {
	for _, unit := range []string{"> We lost it all.\n>\n> — Jo Park\n\ntext\n\n", "- “We lost it all,” said Jo Park.\n"} {
		a := markdown.Parse([]byte(strings.Repeat(unit, 5000)))
		if n := len(extract(t, a)); n != 5000 {
			t.Errorf("got %d quotations in 5000 × %q", n, unit)
		}
	}
}

// TestOpenBeforeBlockQuote checks that an open quotation does not continue into a block quote.
func TestOpenBeforeBlockQuote(t *testing.T) {
	a := markdown.Parse([]byte("“We lost it all. It is gone.\n\n> “Keep out of it.\n>\n> — Jo Park\n"))
	end := content.Anchor{}
	for _, q := range extract(t, a) {
		for _, r := range q.Parts {
			if r.Start.Compare(end) < 0 {
				t.Errorf("%v begins before %v", r, end)
			}
			end = r.End
		}
	}
}
