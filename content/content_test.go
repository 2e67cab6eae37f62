package content

import "testing"

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
