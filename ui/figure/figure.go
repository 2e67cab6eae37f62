// Package figure is the overlay that shows one picture alone, as large as the window, with
// its image note below it.
package figure

import (
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/ui/explain"
	"pullquote/ui/graphics"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/pane"
	"pullquote/ui/widget"

	"charm.land/lipgloss/v2"
)

// ID names the overlay.
const ID pane.ID = "figure"

// A Pane shows the picture of an image note. Make one with [New].
type Pane struct {
	*pane.Context
	index         int // of the image note
	width, height int
}

// New returns a pane without a size that shows the picture of an image note.
func New(c *pane.Context, index int) *Pane { return &Pane{Context: c, index: index} }

// IsWhole implements [pane.Whole].
func (p *Pane) IsWhole() bool { return true }

// Refresh implements [pane.Pane]. Nothing is kept from the context.
func (p *Pane) Refresh() {}

// Resize implements [pane.Pane].
func (p *Pane) Resize(width, height int) { p.width, p.height = width, height }

// Title implements [pane.Pane].
func (p *Pane) Title() string { return "Picture" }

// Hints implements [pane.Pane].
func (p *Pane) Hints() []keymap.Action {
	if p.Pictures.IsHidden(p.note().Src) {
		return []keymap.Action{keymap.RemotePictures, keymap.Enter}
	}
	return []keymap.Action{keymap.Enter}
}

// Act implements [pane.Pane]. Keys that move go to another picture.
func (p *Pane) Act(a keymap.Action, count int) intent.Intent {
	n, last := max(count, 1), len(p.Analysis.Notes)-1
	to := p.index
	switch a {
	case keymap.Enter:
		return intent.Jump{To: p.note().At}
	case keymap.LineDown, keymap.PageDown, keymap.HalfDown:
		to += n
	case keymap.LineUp, keymap.PageUp, keymap.HalfUp:
		to -= n
	case keymap.Top:
		to = 0
	case keymap.Bottom:
		to = last
	default:
		return nil
	}
	to = min(max(to, 0), last)
	if to == p.index {
		return intent.Notify{Text: fmt.Sprintf("picture %d of %d", p.index+1, last+1)}
	}
	p.index = to
	return intent.Notify{Text: fmt.Sprintf("picture %d of %d", p.index+1, last+1)}
}

// Click implements [pane.Pane]. There is nothing to select.
func (p *Pane) Click(int, int) intent.Intent { return nil }

func (p *Pane) note() *caption.Note { return &p.Analysis.Notes[p.index] }

// WantedPictures returns the picture on screen, and then the next one.
func (p *Pane) WantedPictures() []graphics.Wanted {
	wanted := []graphics.Wanted{{Src: p.note().Src, Place: p.place(p.index)}}
	if next := p.index + 1; next < len(p.Analysis.Notes) {
		wanted = append(wanted, graphics.Wanted{Src: p.Analysis.Notes[next].Src, Place: p.place(next)})
	}
	return wanted
}

// place returns the place of the picture of an image note.
func (p *Pane) place(index int) layout.Picture {
	const gap = 1
	n := &p.Analysis.Notes[index]
	return p.Pictures.Fill(n.Src, graphics.Size{Width: p.width, Height: p.height - gap - len(p.caption(n))})
}

// View implements [pane.Pane]. The picture is in the middle, and the note is below it.
func (p *Pane) View() []string {
	note := p.note()
	place, caption := p.place(p.index), p.caption(note)
	var picture []string
	if place.IsEmpty() {
		picture = p.message(note)
	}
	for y := range place.Height {
		cells, ok := p.Pictures.Row(layout.PictureRow{Picture: place, Row: y})
		if !ok {
			cells = strings.Repeat(" ", place.Width)
		}
		left := (p.width - place.Width) / 2
		picture = append(picture, strings.Repeat(" ", left)+cells+strings.Repeat(" ", p.width-left-place.Width))
	}
	blank := strings.Repeat(" ", max(p.width, 0))
	room := p.height - len(caption) - 1
	var rows []string
	for range (room - len(picture)) / 2 {
		rows = append(rows, blank)
	}
	rows = append(rows, picture...)
	for len(rows) <= room {
		rows = append(rows, blank)
	}
	rows = append(rows, caption...)
	if len(rows) > p.height {
		rows = rows[:max(p.height, 0)]
	}
	return rows
}

// maxText is the width of the note, in cells.
const maxText = 72

// caption returns the rows of an image note: at most half of the pane's.
func (p *Pane) caption(n *caption.Note) []string {
	width := min(p.width, maxText)
	left := max(p.width-width, 0) / 2
	var rows []string
	add := func(text string, st lipgloss.Style) {
		if text == "" || width <= 0 {
			return
		}
		for _, l := range widget.Wrap(text, width, max(p.height/2, 0), p.WidthMode) {
			row := strings.Repeat(" ", left) + p.Paint(l, st, nil, width)
			rows = append(rows, row+strings.Repeat(" ", max(p.width-left-width, 0)))
		}
	}
	what := n.Description
	if what == "" {
		what = n.Alt
	}
	add(strings.TrimSpace(fmt.Sprintf("[%d] %s", n.Number, what)), p.Theme.Plain)
	add(strings.Join(n.Unsaid(), " · "), p.Theme.Dim)
	add(n.Credit, p.Theme.Speaker)
	if alt := content.AltOnce(n.Alt, n.Description); alt != "" && n.Description != "" {
		add("alt: "+alt, p.Theme.Dim)
	}
	return rows[:min(len(rows), max(p.height/2, 0))]
}

// message returns the rows that say why there is no picture.
func (p *Pane) message(n *caption.Note) []string {
	text := ""
	switch err := p.Pictures.Err(n.Src); {
	case n.Src == "":
		text = "This figure has no picture."
	case err != nil:
		text = explain.Screen(err).Problem
	case p.Pictures.IsOff():
		text = "Pictures are off, or the terminal has too few colours for them."
	case p.Pictures.IsHidden(n.Src):
		text = "This picture is on the web. Press p to load it."
	}
	var list widget.List
	list.Width, list.Height = p.width, min(max(p.height, 0), 3)
	return p.Message(text, &list)
}
