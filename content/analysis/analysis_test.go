package analysis

import (
	"context"
	"errors"
	"slices"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
)

const tides = `# Tides

“It turns,” said Jo Park, 52.

![Alt](p.jpg "Jo Park: “I see it.” Photo: Ida Brandt")

## Evening

“Who knows?” Nobody answered. “It turns again,” said Park. “Nobody minds that it does,” a bystander said.
`

func TestRun(t *testing.T) {
	x, err := Run(context.Background(), markdown.Parse([]byte(tides)))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	var paragraphs []content.Number
	for _, i := range x.InOrder() {
		texts = append(texts, x.Text(i))
		paragraphs = append(paragraphs, x.Quotations[i].Paragraph)
	}
	if want := []string{"It turns,", "I see it.", "Who knows?", "It turns again,", "Nobody minds that it does,"}; !slices.Equal(texts, want) {
		t.Errorf("the quotations are %q", texts)
	}
	if want := []content.Number{1, 0, 2, 2, 2}; !slices.Equal(paragraphs, want) {
		t.Errorf("they are in the paragraphs %v", paragraphs)
	}
	if p, ok := x.Person(0); !ok || p.Name != "Jo Park" {
		t.Errorf("the first is by %v", p)
	}
	if len(x.Outline) != 2 || len(x.Notes) != 1 || x.Index.Paragraphs() != 2 {
		t.Errorf("%d headings, %d notes, %d paragraphs", len(x.Outline), len(x.Notes), x.Index.Paragraphs())
	}
	if got := x.QuoteAfter(content.Anchor{Block: 4}); got != 2 {
		t.Errorf("after the second heading comes quotation %d", got)
	}
}

func TestRunIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if x, err := Run(ctx, markdown.Parse([]byte(tides))); !errors.Is(err, context.Canceled) || x != nil {
		t.Errorf("%v, %v", x, err)
	}
}
