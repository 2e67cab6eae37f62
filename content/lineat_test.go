package content

import "testing"

func TestLineAt(t *testing.T) {
	a := NewArticle(
		&Heading{Level: 1, Text: PlainInline("Title")},
		&Preformatted{Text: PlainInline("one\ntwo\nthree")},
		&Rule{},
		&Paragraph{Text: PlainInline("Text.")},
	)
	for _, c := range []struct {
		line int
		want Anchor
		ok   bool
	}{
		{0, Anchor{}, true},
		{1, Anchor{}, true},
		{2, Anchor{}, true}, // the empty line below
		{3, Anchor{1, 0}, true},
		{4, Anchor{1, 4}, true},
		{5, Anchor{1, 8}, true},
		{7, Anchor{2, 0}, true},
		{9, Anchor{3, 0}, true},
		{11, Anchor{3, 0}, false},
		{1 << 40, Anchor{3, 0}, false},
	} {
		if got, ok := a.LineAt(c.line); got != c.want || ok != c.ok {
			t.Errorf("LineAt(%d) = %v, %t, want %v, %t", c.line, got, ok, c.want, c.ok)
		}
	}
	if got, ok := (&Article{}).LineAt(3); got != (Anchor{}) || ok {
		t.Errorf("an empty article has line 3 at %v", got)
	}
}
