package reading

import (
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/analysis"
)

// TestFigureNotesDoNotParse asks for the notes of a long article with a picture in each piece. No
// piece may be parsed for that: the update loop asks, and an article may have thousands.
func TestFigureNotesDoNotParse(t *testing.T) {
	const pieces = 1000
	parsed := 0
	piece := func(i int) []content.Block {
		parsed++
		return []content.Block{
			&content.Figure{Src: content.Sanitize("a.png"), Caption: content.PlainInline(fmt.Sprintf("Boats wait on day %d. Photo: Jo Park", i))},
			&content.Paragraph{Text: content.PlainInline(strings.Repeat("The tide turned. ", 500))}, // more than is kept
		}
	}
	l := content.NewLazy(piece, nil)
	for i := range pieces {
		l.Add(piece(i))
	}
	a := &content.Article{}
	a.SetLazy(l)
	x := analysis.Describe(a)
	parsed = 0
	note := figureNote(x)
	for i := range pieces {
		if got := note(content.Anchor{Block: content.BlockIndex(2 * i)}); got.Number != i+1 {
			t.Fatalf("figure %d has number %d", i+1, got.Number)
		}
	}
	if got := note(content.Anchor{Block: 1}); got.Number != 0 || parsed > 0 {
		t.Errorf("a paragraph has number %d; %d pieces were parsed again", got.Number, parsed)
	}
}
