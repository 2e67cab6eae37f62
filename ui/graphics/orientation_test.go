package graphics

import (
	"bytes"
	"image/jpeg"
	"io"
	"testing"
)

// turned returns a photo of 64 by 32 pixels, red on the left and blue on the right, with an
// orientation.
func turned(t testing.TB, o byte) []byte {
	photo := file(t, func(w io.Writer) error { return jpeg.Encode(w, halves(64, 32), nil) })
	exif := append([]byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), o, 0, 0)
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1, 0, byte(len(exif) + 2)}, exif...)
	return append(out, photo[2:]...)
}

func TestOrientation(t *testing.T) {
	// Where the red half is once the photo is turned.
	for o, red := range []string{"left", "left", "right", "right", "left", "top", "top", "bottom", "bottom"} {
		data := turned(t, byte(o))
		want := Size{64, 32}
		if o >= 5 {
			want = Size{32, 64}
		}
		size, err := ReadHeader(t.Context(), bytes.NewReader(data))
		if err != nil || size != want {
			t.Errorf("orientation %d: size %v, %v", o, size, err)
		}
		img, err := Decode(t.Context(), data, Size{size.Width / 8, size.Height / 8})
		if err != nil {
			t.Fatal(err)
		}
		w, h := img.Rect.Dx(), img.Rect.Dy()
		at := map[string][2]int{"left": {0, h / 2}, "right": {w - 1, h / 2}, "top": {w / 2, 0}, "bottom": {w / 2, h - 1}}
		for side, p := range at {
			c := img.RGBAAt(p[0], p[1])
			isWhole := side == "left" || side == "right"
			if (red == "top" || red == "bottom") == isWhole {
				continue // half red, half blue
			}
			if isRed := c.R > c.B; isRed != (side == red) {
				t.Errorf("orientation %d: the %s is %v", o, side, c)
			}
		}
	}
}

func TestBrokenEXIF(t *testing.T) {
	data := turned(t, 6)
	for i := range 40 {
		if o := exifOrientation(data[:i]); o > 8 {
			t.Errorf("%d bytes: %d", i, o)
		}
	}
	if o := exifOrientation(turned(t, 99)); o != 0 {
		t.Error(o)
	}
}
