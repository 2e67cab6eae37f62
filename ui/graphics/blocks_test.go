package graphics

import (
	"image"
	"image/color"
	"testing"
)

func TestBlocks(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 5, 2))
	red, half := color.RGBA{255, 0, 0, 255}, color.RGBA{0, 0, 100, 200}
	m.SetRGBA(0, 0, red)
	m.SetRGBA(0, 1, half)
	m.SetRGBA(1, 0, red)
	m.SetRGBA(1, 1, half)
	m.SetRGBA(2, 0, red)
	m.SetRGBA(3, 1, red)
	got := Blocks(m)
	want := "\x1b[38;2;255;0;0;48;2;0;0;127m▀▀\x1b[;38;2;255;0;0m▀▄\x1b[m \x1b[m"
	if len(got) != 1 || got[0] != want {
		t.Errorf("%q, want %q", got, want)
	}
}
