package layout

import (
	"strconv"
	"strings"

	"pullquote/content"
)

// A Note is the number of a figure and the parts of its caption.
type Note struct {
	Number int // from 1
	// Description is the part of the caption that describes the picture. The rest is the credit.
	Description string
	Where       string // place and date, one per line, for the margin
}

// pictureGlyph stands for a picture.
const pictureGlyph = "▒ "

// figure composes a part of a figure. The first part begins with a picture, or the placeholder of
// one: its number and glyph, followed by its caption. If captions are in the margin or elsewhere,
// the column shows only a name of the picture.
func (c *composer) figure(b *content.Figure, here span, f *inset) {
	var note Note
	if c.o.Note != nil {
		note = c.o.Note(content.Anchor{Block: c.index, Offset: c.offset})
	}
	first := len(c.lines)
	isShown := here.from == 0 && c.picture(b, f)
	mark := pictureGlyph
	if isShown {
		mark = ""
	}
	if note.Number > 0 {
		mark = "[" + strconv.Itoa(note.Number) + "] " + mark
	}
	in := f.inner(c.o, blanks(c.o.WidthMode.Width(mark)), glyph(mark, FigureMark))
	if here.from > 0 {
		in.first = in.rest
	}
	caption := b.Caption
	if caption.String() == "" {
		caption = b.Alt.Inline()
		note.Description = ""
	}
	switch {
	case caption.String() == "" && isShown:
		c.emit([]Line{{Start: c.offset, End: c.offset}}, in)
	case caption.String() == "":
		c.emit(c.figureName(b, in, false), in)
	case c.o.Aside == 0 && !c.o.NoCaption:
		c.emit(Wrap(here.slice(caption), c.offset+here.from, in.textWidth(), Caption, c.o), in)
	default:
		rows := c.figureName(b, in, isShown)
		rows[0].End += len(caption.String())
		c.emit(rows, in)
		if !c.o.NoCaption {
			c.lines[first].Aside = c.aside(caption, note, mark)
		}
	}
}

// picture composes the rows of a figure's picture. It reports false if the picture is not
// shown.
func (c *composer) picture(b *content.Figure, f *inset) bool {
	if c.o.Picture == nil {
		return false
	}
	p := c.o.Picture(b, f.textWidth())
	if p.IsEmpty() {
		return false
	}
	rows := make([]Line, p.Height)
	for i := range rows {
		run := blanks(p.Width)
		run.Role, run.Picture = PictureCells, &PictureRow{p, i}
		rows[i] = Line{Runs: []Run{run}, Start: c.offset, End: c.offset}
	}
	c.emit(rows, f)
	return true
}

// maxNameRows bounds the rows of the name of a picture.
const maxNameRows = 40

// figureName returns the rows in the column for a figure whose caption is elsewhere: its
// alt text, unless the caption says the same. It is then not part of the block's text.
// IsShown means that its picture is above it.
func (c *composer) figureName(b *content.Figure, in *inset, isShown bool) []Line {
	name := "picture"
	alt := content.AltOnce(b.Alt.String(), b.Caption.String())
	switch {
	case alt != "" && b.Caption.String() != "":
		name = alt
	case isShown:
		return []Line{{Start: c.offset, End: c.offset}}
	}
	rows, _ := WrapRows(name, in.textWidth(), maxNameRows, c.o.WidthMode)
	for i := range rows {
		rows[i].Start, rows[i].End = c.offset, c.offset
		for j := range rows[i].Runs {
			rows[i].Runs[j].Role, rows[i].Runs[j].Offset = Caption, -1
		}
	}
	return rows
}

// aside composes a note for the margin: the number, and below it the caption, with the
// description and the credit on separate rows.
func (c *composer) aside(caption content.Inline, note Note, mark string) []Line {
	rows := []Line{{Runs: []Run{glyph(c.o.WidthMode.Truncate(mark, c.o.Aside), FigureMark)}, Start: c.offset, End: c.offset}}
	add := func(start, end int, role Role) {
		start = end - len(strings.TrimLeft(caption.String()[start:end], " \n"))
		if start < end {
			rows = append(rows, Wrap(caption.Slice(start, end), c.offset+start, c.o.Aside, role, c.o)...)
		}
	}
	start := max(strings.Index(caption.String(), note.Description), 0)
	end := start + len(note.Description)
	if note.Description == "" || !strings.HasPrefix(caption.String()[start:], note.Description) { // the caption is not split
		start, end = 0, len(caption.String())
	}
	add(0, start, Credit)
	add(start, end, Caption)
	if note.Where != "" {
		for _, l := range WrapString(note.Where, c.o.Aside, c.o.WidthMode) {
			for j := range l.Runs {
				l.Runs[j].Role, l.Runs[j].Offset = Meta, -1
			}
			rows = append(rows, Line{Runs: l.Runs, Start: c.offset + end, End: c.offset + end})
		}
	}
	add(end, len(caption.String()), Credit)
	return rows
}
