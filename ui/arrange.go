package ui

import "pullquote/ui/keymap"

// Widths of the screen from which panes stand beside the text, or open over a
// part of it. Below, a pane takes the text's place.
const (
	wideScreen   = 110
	mediumScreen = 70
)

// mostSide is how wide the panes beside the text are at the most: what a wider
// screen has over goes to the text's margins, where notes can stand.
const mostSide = 44

// An area is a rectangle of the screen, in cells.
type area struct{ x, y, w, h int }

func (a area) holds(x, y int) bool {
	return x >= a.x && x < a.x+a.w && y >= a.y && y < a.y+a.h
}

func (a area) empty() bool { return a.w <= 0 || a.h <= 0 }

// An arrangement is where everything stands. Areas that are not shown are
// empty. A pane's first row is its title.
type arrangement struct {
	head, foot          bool
	body                area
	text, quotes, notes area
	border              int // the blank column between text and panes; -1: none
}

// arrange shares the screen out. Notes is how many notes there are.
func arrange(w, h int, focus keymap.Focus, zen bool, notes int) arrangement {
	a := arrangement{border: -1}
	a.head, a.foot = h >= 4 && !zen, h >= 3 && !zen
	a.body = area{0, 0, w, h}
	if a.head {
		a.body.y, a.body.h = 1, a.body.h-1
	}
	if a.foot {
		a.body.h--
	}
	a.text = a.body
	switch {
	case zen, focus == keymap.Entries:
	case w >= wideScreen:
		side := a.beside(min(w/3, mostSide))
		below := notesRows(side.h, notes)
		a.quotes = area{side.x, side.y, side.w, max(side.h-below-1, 0)} // a blank row between them
		a.notes = area{side.x, side.y + side.h - below, side.w, below}
	case focus == keymap.Text:
	default:
		side := a.body
		if w >= mediumScreen {
			side = a.beside(max(w/3, 28))
		} else {
			a.text = area{}
		}
		if focus == keymap.Quotes {
			a.quotes = side
		} else {
			a.notes = side
		}
	}
	return a
}

// beside takes so many columns off the text, one of them for the border: the
// scrollbar of the text is the line between them.
func (a *arrangement) beside(w int) area {
	a.text.w -= w
	a.border = a.text.w
	return area{a.border + 1, a.body.y, w - 1, a.body.h}
}

// notesRows is how many of the side's rows the notes take.
func notesRows(h, notes int) int {
	if notes == 0 {
		return min(3, h/2)
	}
	return min(2+notes*6, h*2/5)
}

// overlayArea is where an overlay of so many rows stands: in the middle of the
// body, or over all of it where that is small.
func overlayArea(body area, rows int) area {
	if body.w < 50 || body.h < 12 {
		return body
	}
	w, h := min(body.w-6, 80), min(body.h-2, rows+2)
	return area{body.x + (body.w-w)/2, body.y + (body.h-h)/2, w, h}
}
