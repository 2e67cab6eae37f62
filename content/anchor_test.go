package content

import "testing"

func TestRelocate(t *testing.T) {
	article := func(texts ...string) *Article {
		a := &Article{}
		for _, s := range texts {
			a.Blocks = append(a.Blocks, &Paragraph{Text: PlainInline(s)})
		}
		return a
	}
	from := article("One.", "The boats [wait][h] for the tide, as they always did, and nobody minds.", "Three.")
	at := Anchor{1, len("The boats [wait][h] ")}
	for _, c := range []struct {
		name string
		to   *Article
		want Anchor
	}{
		{"nothing has changed", from, at},
		{"blocks above", article("New.", "New.", from.Blocks[1].Plain()), Anchor{2, at.Offset}},
		{"a change in the block, before the place", article("One.", "The boats wait for the tide, as they always did, and nobody minds."), Anchor{1, len("The boats wait ")}},
		{"the nearest of two", article(from.Blocks[1].Plain(), "x", from.Blocks[1].Plain()), Anchor{2, at.Offset}},
		{"all is new", article("a", "b", "c"), Anchor{1, 1}},
		{"less is left", article("a"), Anchor{0, 1}},
		{"nothing is left", article(), Anchor{}},
	} {
		if got := Relocate(from, c.to, at); got != c.want {
			t.Errorf("%s: %v, not %v", c.name, got, c.want)
		}
	}
}
