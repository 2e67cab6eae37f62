package content

import "testing"

func TestIndex(t *testing.T) {
	p := func(s string) Block { return &Paragraph{Text: PlainInline(s)} }
	a := NewArticle(
		&Heading{Level: 1, Text: PlainInline("A title")}, p("one two three"), &Rule{}, p("four"), &Figure{Alt: "five six"}, p("seven"),
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

func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "one": 1, "one two": 2, "well-known fact": 2, "— … !": 0, "don’t stop": 2, "3.5 km": 2, "漢字かな": 2, "the 漢字 sign": 3, "été\nlà": 2,
		"データベース": 3, "漢字、かな。": 2, "ＡＢ": 1, "한국어 문장": 2, "ภาษาไทย": 2, "ภาษาไทย is Thai": 4, "ព្រះ": 1,
	} {
		if got := CountWords(text); got != want {
			t.Errorf("%q has %d words, not %d", text, got, want)
		}
	}
}

func TestLeaves(t *testing.T) {
	p := func(s string) Block { return &Paragraph{Text: PlainInline(s)} }
	b := &BlockQuote{Blocks: []Block{p("one"), &List{Items: []Item{{Blocks: []Block{p("two"), &Rule{}}}, {Blocks: []Block{p("three")}}}}}}
	if got := b.Plain(); got != "one\ntwo\n\nthree" {
		t.Errorf("the text is %q", got)
	}
	for _, leaf := range Leaves(b) {
		text := leaf.Block.Plain()
		if got := b.Plain()[leaf.Offset : leaf.Offset+len(text)]; got != text {
			t.Errorf("%q is where %q should be", got, text)
		}
	}
}

func TestText(t *testing.T) {
	a := NewArticle(&Paragraph{Text: PlainInline("one two")}, &Paragraph{Text: PlainInline("three")})
	for _, c := range []struct {
		r    Range
		want string
	}{
		{Within(0, 4, 7), "two"},
		{Range{Anchor{0, 4}, Anchor{1, 5}}, "two\n\nthree"},
		{Within(1, 0, 99), "three"},
		{Within(9, 0, 1), ""},
	} {
		if got := a.Text(c.r); got != c.want {
			t.Errorf("%v is %q, not %q", c.r, got, c.want)
		}
	}
}

func TestDuration(t *testing.T) {
	for minutes, want := range map[int]string{1: "1 min", 59: "59 min", 60: "1 h 0 min", 511: "8 h 31 min"} {
		if got := FormatMinutes(minutes); got != want {
			t.Errorf("%d minutes are %q, not %q", minutes, got, want)
		}
	}
}
