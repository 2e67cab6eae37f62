package layout

import (
	"strconv"
	"strings"

	"pullquote/content"
)

// A Note is what is known of a figure: its number in the text, and the parts
// of its caption.
type Note struct {
	Number int // from 1
	// Start and End are where the description stands in the caption, in bytes.
	// What stands beside it is the credit. Equal where the caption is not taken
	// apart.
	Start, End int
	Where      string // place and date, each on a line, for the margin
}

// picture is the sign of a picture, with its blank.
const picture = "▒ "

// figure sets a picture's place: its number and sign, and beside them its
// caption. Where notes stand in the margin, the caption goes there, and the
// column names the picture only.
func (c *composer) figure(b *content.Figure, f *frame) {
	note := c.o.Notes[content.Anchor{Block: c.index, Offset: c.offset}]
	mark := picture
	if note.Number > 0 {
		mark = "[" + strconv.Itoa(note.Number) + "] " + mark
	}
	in := f.within(c.o, blanks(c.o.Method.Width(mark)), sign(mark, FigureMark))
	caption := b.Caption
	if caption.Text == "" {
		caption = content.Inline{Text: b.Alt, Spans: []content.Span{{End: len(b.Alt)}}}
		note.Start, note.End = 0, 0
	}
	switch {
	case caption.Text == "":
		c.emit([]Line{{Runs: []Run{sign("picture", Caption)}, Start: c.offset, End: c.offset}}, in)
	case c.o.Aside == 0:
		c.emit(Wrap(caption, c.offset, in.text(c.o), Caption, c.o), in)
	default:
		rows := named(b, in.text(c.o), c.o.Method)
		for i := range rows {
			rows[i].Start, rows[i].End = c.offset, c.offset
		}
		rows[0].End += len(caption.Text)
		rows[0].Aside = c.aside(caption, note, mark)
		c.emit(rows, in)
	}
}

// named is what the column says of a picture whose caption stands in the
// margin: its alt text, which is no part of the block's text then.
func named(b *content.Figure, width int, m Method) []Line {
	name := "picture"
	if b.Alt != "" && b.Caption.Text != "" {
		name = b.Alt
	}
	rows := WrapString(name, width, m)
	for i := range rows {
		for j := range rows[i].Runs {
			rows[i].Runs[j].Role, rows[i].Runs[j].Offset = Caption, -1
		}
	}
	return rows
}

// aside sets a note for the margin: the number, and under it the caption, its
// description and its credit on rows of their own.
func (c *composer) aside(caption content.Inline, note Note, mark string) []Line {
	rows := []Line{{Runs: []Run{sign(c.o.Method.Truncate(mark, c.o.Aside), FigureMark)}, Start: c.offset, End: c.offset}}
	add := func(start, end int, role Role) {
		start = end - len(strings.TrimLeft(caption.Text[start:end], " \n"))
		if start < end {
			rows = append(rows, Wrap(caption.Slice(start, end), c.offset+start, c.o.Aside, role, c.o)...)
		}
	}
	if note.Start == note.End {
		note.End = len(caption.Text)
	}
	add(0, note.Start, Credit)
	add(note.Start, note.End, Caption)
	if note.Where != "" {
		for _, l := range WrapString(note.Where, c.o.Aside, c.o.Method) {
			for j := range l.Runs {
				l.Runs[j].Role, l.Runs[j].Offset = Meta, -1
			}
			rows = append(rows, Line{Runs: l.Runs, Start: c.offset + note.End, End: c.offset + note.End})
		}
	}
	add(note.End, len(caption.Text), Credit)
	return rows
}
