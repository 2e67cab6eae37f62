package graphics

import (
	"fmt"
	"image"
	"strings"
)

// Half blocks: the upper half of a cell in the colour of the text, or the lower one.
const (
	upperHalf = "▀"
	lowerHalf = "▄"
)

// blockPixels is the number of pixels in a cell of half blocks.
var blockPixels = Size{1, 2}

// Blocks returns a picture as rows of cells. Each cell shows two pixels, one above the other;
// a transparent one has the colour of the background.
func Blocks(img *image.RGBA) []string {
	size := img.Rect.Size()
	rows := make([]string, 0, size.Y/blockPixels.Height)
	for y := 0; y+1 < size.Y; y += blockPixels.Height {
		var s strings.Builder
		style := ""
		for x := range size.X {
			top, hasTop := pixel(img, x, y)
			bottom, hasBottom := pixel(img, x, y+1)
			glyph, now := " ", "\x1b[m"
			switch {
			case hasTop && hasBottom:
				glyph, now = upperHalf, "\x1b[38;2;"+top+";48;2;"+bottom+"m"
			case hasTop:
				glyph, now = upperHalf, "\x1b[;38;2;"+top+"m"
			case hasBottom:
				glyph, now = lowerHalf, "\x1b[;38;2;"+bottom+"m"
			}
			if now != style {
				s.WriteString(now)
				style = now
			}
			s.WriteString(glyph)
		}
		s.WriteString("\x1b[m")
		rows = append(rows, s.String())
	}
	return rows
}

// pixel returns the colour of a pixel as the parameters of an escape sequence. It reports
// false for a pixel that is mostly transparent.
func pixel(img *image.RGBA, x, y int) (string, bool) {
	p := img.Pix[img.PixOffset(x, y):][:4]
	a := int(p[3])
	if a < 0x80 {
		return "", false
	}
	whole := func(v byte) int { return min(int(v)*0xff/a, 0xff) }
	return fmt.Sprintf("%d;%d;%d", whole(p[0]), whole(p[1]), whole(p[2])), true
}
