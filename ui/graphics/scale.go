package graphics

import (
	"image"
	"math"

	"golang.org/x/image/draw"
)

// goodPixels bounds the pixels that the good filter reads. It takes ten times as long for
// each pixel as a cheap one.
const goodPixels = 1 << 20

// scale returns a picture scaled to a size. Canvas is the size of the picture; img may be a
// part of it, as the first frame of an animation is.
//
// A large picture is first scaled with a cheap filter to a size that the good filter can
// read in a short time, but at least to twice the size that is wanted.
func scale(img image.Image, canvas, to Size) *image.RGBA {
	f := max(math.Sqrt(goodPixels/float64(to.Area())), 2)
	between := Size{int(float64(to.Width) * f), int(float64(to.Height) * f)}
	if canvas.Width > between.Width && canvas.Height > between.Height {
		img, canvas = resample(draw.ApproxBiLinear, img, canvas, between), between
	}
	return resample(draw.CatmullRom, img, canvas, to)
}

func resample(filter draw.Scaler, img image.Image, canvas, to Size) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, to.Width, to.Height))
	b := img.Bounds()
	area := image.Rect(
		b.Min.X*to.Width/canvas.Width, b.Min.Y*to.Height/canvas.Height,
		ceilDiv(b.Max.X*to.Width, canvas.Width), ceilDiv(b.Max.Y*to.Height, canvas.Height),
	)
	filter.Scale(out, area, img, b, draw.Src, nil)
	return out
}

func ceilDiv(a, b int) int { return (a + b - 1) / b }
