package content

import "testing"

func TestIndex(t *testing.T) {
	p := func(s string) Block { return &Paragraph{Text: PlainInline(s)} }
	a := NewArticle(
		&Heading{Level: 1, Text: PlainInline("A title")}, p("one two three"), &Rule{}, p("four"), &Figure{Alt: Sanitize("five six")}, p("seven"),
	)
	x := NewIndex(a)
	if x.Words() != 9 || x.Paragraphs() != 3 {
		t.Errorf("%d words in %d paragraphs, want 9 in 3", x.Words(), x.Paragraphs())
	}
	for i, want := range []Number{0, 1, 1, 2, 2, 3} {
		if got := x.Number(BlockIndex(i)); got != want {
			t.Errorf("block %d is in paragraph %d, not %d", i, got, want)
		}
	}
	for n, want := range map[Number]BlockIndex{1: 1, 2: 3, 3: 5, 99: 5} {
		if got, ok := x.Paragraph(n); !ok || got != want {
			t.Errorf("paragraph %d is block %d, not %d", n, got, want)
		}
	}
	for _, at := range []Anchor{{}, {1, 4}, {3, 2}, {5, 5}} {
		if back := x.At(x.Offset(at)); back != at {
			t.Errorf("At(%d) is %v, not %v", x.Offset(at), back, at)
		}
	}
	if x.WordsBefore(Anchor{3, 0}) != 5 || x.WordsBefore(Anchor{99, 0}) != 9 {
		t.Errorf("%d and %d words before, want 5 and 9", x.WordsBefore(Anchor{3, 0}), x.WordsBefore(Anchor{99, 0}))
	}
}

func TestEmptyIndex(t *testing.T) {
	x := NewIndex(&Article{})
	if _, ok := x.Paragraph(1); ok || x.Size() != 0 || x.Words() != 0 {
		t.Errorf("%+v", x)
	}
}
