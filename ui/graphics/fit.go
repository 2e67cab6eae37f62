package graphics

// defaultCell is the size of a cell, in pixels, that is assumed until the terminal tells it.
var defaultCell = Size{8, 16}

// minPixels is the width and the height of the smallest picture that is worth showing:
// smaller ones are signs, spacers and counters.
const minPixels = 24

// minColumns and minRows are the size of the smallest place, in cells, in which something can
// be seen.
const (
	minColumns = 4
	minRows    = 2
)

// Fit returns the cells that a picture takes, at most those of the room. It keeps its
// proportions, and is not made larger than it is. The result is empty if the picture is too
// small to be shown, or too long and narrow for the room.
func Fit(picture, room, cell Size) Size {
	if cell.IsEmpty() {
		cell = defaultCell
	}
	if picture.Width < minPixels || picture.Height < minPixels {
		return Size{}
	}
	s := fit(picture, Size{min(room.Width, ceilDiv(picture.Width, cell.Width)), room.Height}, cell)
	if s.Width < minColumns || s.Height < minRows {
		return Size{}
	}
	return s
}

// Fill is like [Fit], but makes a small picture as large as the room.
func Fill(picture, room, cell Size) Size {
	if cell.IsEmpty() {
		cell = defaultCell
	}
	return fit(picture, room, cell)
}

func fit(picture, room, cell Size) Size {
	room.Width, room.Height = min(room.Width, maxPlaceholders), min(room.Height, maxPlaceholders)
	if picture.IsEmpty() || room.IsEmpty() {
		return Size{}
	}
	s := Size{room.Width, divRound(room.Width*cell.Width*picture.Height, picture.Width*cell.Height)}
	if s.Height > room.Height {
		s = Size{divRound(room.Height*cell.Height*picture.Width, picture.Height*cell.Width), room.Height}
	}
	return Size{max(s.Width, 1), max(s.Height, 1)}
}

// divRound returns a/b, rounded to the nearest integer.
func divRound(a, b int) int { return (2*a + b) / (2 * b) }

// Pixels returns the size in pixels to which a picture is scaled for some cells.
func Pixels(cells Size, mode Mode, cell Size) Size {
	if mode == HalfBlocks {
		return Size{cells.Width * blockPixels.Width, cells.Height * blockPixels.Height}
	}
	if cell.IsEmpty() {
		cell = defaultCell
	}
	return Size{cells.Width * cell.Width, cells.Height * cell.Height}
}
