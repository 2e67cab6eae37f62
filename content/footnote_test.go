package content

import "testing"

func TestFootnote(t *testing.T) {
	item := func(texts ...string) Item {
		var blocks []Block
		for _, s := range texts {
			blocks = append(blocks, &Paragraph{PlainInline(s)})
		}
		return Item{Blocks: blocks}
	}
	a := NewArticle(
		&Paragraph{PlainInline("Text.")},
		&List{Marker: Footnote, Start: 1, Items: []Item{item("One.", "More of it."), item("Two.")}},
		&List{Marker: Numbered, Start: 1, Items: []Item{item("No note.")}},
	)
	for _, c := range []struct {
		at   Anchor
		want int // the number of the footnote; 0 if there is none
		text string
	}{
		{Anchor{1, 0}, 1, "One.\nMore of it."},
		{Anchor{1, 6}, 1, "One.\nMore of it."},
		{Anchor{1, 17}, 2, "Two."},
		{Anchor{0, 0}, 0, ""},
		{Anchor{2, 0}, 0, ""},
		{Anchor{9, 0}, 0, ""},
		{Anchor{-1, 0}, 0, ""},
	} {
		n, ok := a.Footnote(c.at)
		if ok != (c.want > 0) || n.Number != c.want || ok && a.Text(n.At) != c.text {
			t.Errorf("at %v: footnote %d %q, %v; want %d %q", c.at, n.Number, a.Text(n.At), ok, c.want, c.text)
		}
	}
}
