package reading

import (
	"sort"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/ui/graphics"
	"pullquote/ui/intent"
	"pullquote/ui/layout"
)

// Bounds of a picture in the text, in cells. The height is at most two thirds of the pane's, so
// that there is text beside it.
const (
	maxPictureRows    = 40
	minPictureRows    = 4
	minPictureColumns = 16
)

// fitPicture returns the place of a figure's picture in a column.
func (p *Pane) fitPicture(f *content.Figure, width int) layout.Picture {
	room := graphics.Size{Width: width, Height: min(p.height*2/3, maxPictureRows)}
	if room.Width < minPictureColumns || room.Height < minPictureRows {
		return layout.Picture{}
	}
	return p.Pictures.Fit(f.Src.String(), room)
}

// pictureRow returns the cells of a run that shows a part of a picture. They are blank until
// the picture has been drawn.
func (p *Pane) pictureRow(r layout.Run) string {
	if cells, ok := p.Pictures.Row(*r.Picture); ok {
		return cells
	}
	return r.Text
}

// nearbySizes is how many figures above the screen and below it should have a place of the
// right size before the reader gets there.
const nearbySizes = 6

// maxNearbyBlocks is how far a figure may be from the screen to be the next one. Rows are
// composed up to there.
const maxNearbyBlocks = 48

// WantedPictures returns the pictures on the screen, then the next ones below and above it,
// and then those of which only the size is wanted.
func (p *Pane) WantedPictures() []graphics.Wanted {
	notes := p.Analysis.Notes
	if len(notes) == 0 || p.flow.Len() == 0 {
		return nil
	}
	first, last := p.visibleNotes()
	var out []graphics.Wanted
	for i := first; i < last; i++ {
		out = append(out, p.wanted(&notes[i]))
	}
	visible := p.visible()
	if last < len(notes) && notes[last].Block-visible.End.Block < maxNearbyBlocks {
		out = append(out, p.wanted(&notes[last]))
	}
	if first > 0 && visible.Start.Block-notes[first-1].Block < maxNearbyBlocks {
		out = append(out, p.wanted(&notes[first-1]))
	}
	for i := max(first-nearbySizes, 0); i < min(last+nearbySizes, len(notes)); i++ {
		if i < first-1 || i > last {
			out = append(out, graphics.Wanted{Src: notes[i].Src})
		}
	}
	return out
}

// wanted returns the picture of an image note, with its place.
func (p *Pane) wanted(n *caption.Note) graphics.Wanted {
	w := graphics.Wanted{Src: n.Src}
	pos := p.flow.Find(n.At.Start)
	lines := p.flow.Lines(pos)
	if pos.Block != n.Block || pos.Row >= len(lines) {
		return w
	}
	if part, _ := lines[pos.Row].Picture(p.WidthMode); part != nil {
		w.Place = part.Picture
	}
	return w
}

// HasHiddenPicture reports whether a picture on the screen is not shown because it is on the
// web.
func (p *Pane) HasHiddenPicture() bool {
	if p.Pictures == nil || !p.Pictures.CanShow() {
		return false
	}
	for _, w := range p.WantedPictures() {
		if p.Pictures.IsHidden(w.Src) {
			return true
		}
	}
	return false
}

// visibleNotes returns the indexes of the first image note whose figure is on the screen, and of
// the one after the last.
func (p *Pane) visibleNotes() (first, last int) {
	notes, visible := p.Analysis.Notes, p.visible()
	first = sort.Search(len(notes), func(i int) bool { return notes[i].At.End.Compare(visible.Start) >= 0 })
	last = first + sort.Search(len(notes)-first, func(i int) bool { return notes[first+i].At.Start.Compare(visible.End) > 0 })
	return first, last
}

// openPicture asks to show the picture of the current image note alone, or else the first one
// on the screen.
func (p *Pane) openPicture() intent.Intent {
	first, last := p.visibleNotes()
	switch {
	case p.Note >= first && p.Note < last:
		return intent.Picture{Note: p.Note}
	case first < last:
		return intent.Picture{Note: first}
	case len(p.Analysis.Notes) == 0:
		return intent.Notify{Text: "no pictures in this article"}
	}
	return intent.Notify{Text: "no picture on the screen; i goes to the next one"}
}

// pictureAt returns the index of the image note whose picture is at a cell, or -1.
func (p *Pane) pictureAt(x, y int) int {
	rows := p.window()
	if y < 0 || y >= len(rows) {
		return -1
	}
	part, column := rows[y].Line.Picture(p.WidthMode)
	if at := x - rows[y].left - column; part == nil || at < 0 || at >= part.Width {
		return -1
	}
	for i, n := range p.Analysis.Notes {
		if n.Block == rows[y].Block && n.At.Start.Offset == rows[y].Line.Start {
			return i
		}
	}
	return -1
}
