package layout

import (
	"strconv"

	"pullquote/content"
)

// figure sets a picture's place: its number and sign, and beside them its
// caption. Where notes stand in the margin, the caption goes there, and the
// column names the picture only.
func (c *composer) figure(b *content.Figure, f *frame) {
	mark := orElse(c.o.Signs.Picture, "▒") + " "
	if n := c.o.Numbers[content.Anchor{Block: c.index, Offset: c.offset}]; n > 0 {
		mark = "[" + strconv.Itoa(n) + "] " + mark
	}
	in := f.within(c.o, blanks(c.o.Method.Width(mark)), sign(mark, FigureMark))
	text := b.Caption
	if text.Text == "" {
		text = content.Inline{Text: b.Alt, Spans: []content.Span{{End: len(b.Alt)}}}
	}
	if text.Text == "" {
		c.emit([]Line{{Runs: []Run{sign("picture", Caption)}, Start: c.offset, End: c.offset}}, in)
		return
	}
	if c.o.Aside == 0 {
		c.emit(Wrap(text, c.offset, in.text(c.o), Caption, c.o), in)
		return
	}
	aside := Wrap(text, c.offset, c.o.Aside, Caption, c.o)
	if len(aside) > 0 {
		number := sign(c.o.Method.Truncate(mark, c.o.Aside), FigureMark)
		aside = append([]Line{{Runs: []Run{number}, Start: c.offset, End: c.offset}}, aside...)
	}
	row := Line{Start: c.offset, End: c.offset + len(text.Text), Aside: aside}
	row.Runs = []Run{sign(c.o.Method.Truncate(asideName(b), in.text(c.o)), Caption)}
	c.emit([]Line{row}, in)
}

// asideName is what the column says of a picture whose caption stands in the
// margin.
func asideName(b *content.Figure) string {
	if b.Alt != "" && b.Caption.Text != "" {
		return b.Alt
	}
	return "picture"
}
