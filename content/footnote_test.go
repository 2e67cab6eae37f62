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
		&List{Marker: Footnote, Start: 1, Items: []Item{{Label: Sanitize("*"), Blocks: item("A star.").Blocks}, item("Counted.")}},
	)
	for _, c := range []struct {
		at   Anchor
		want string // the label of the footnote, or "" if there isn't one
		text string
	}{
		{Anchor{1, 0}, "1", "One.\nMore of it."},
		{Anchor{1, 6}, "1", "One.\nMore of it."},
		{Anchor{1, 17}, "2", "Two."},
		{Anchor{3, 2}, "*", "A star."},
		{Anchor{3, 9}, "2", "Counted."},
		{Anchor{0, 0}, "", ""},
		{Anchor{2, 0}, "", ""},
		{Anchor{9, 0}, "", ""},
		{Anchor{-1, 0}, "", ""},
	} {
		n, ok := a.Footnote(c.at)
		if ok != (c.want != "") || n.Label != c.want || ok && a.Text(n.At) != c.text {
			t.Errorf("at %v: footnote %q %q, %v; want %q %q", c.at, n.Label, a.Text(n.At), ok, c.want, c.text)
		}
	}
}
