package content

import "testing"

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
