// Package graphics turns picture files into cells of a terminal: as half blocks, or as the
// placeholders and the data of the kitty graphics protocol.
//
// A picture passes three stages. [ReadHeader] reads only its size, so that its place on the
// screen can be set aside. [Decode] decodes it and scales it down to the pixels of that
// place. [Blocks] or [EncodePNG] make it ready for the terminal.
//
// What always holds: no file makes this package panic, and the memory and time that it takes
// are bounded by the size in the file's header, which is checked first.
package graphics

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

// Bounds of a picture.
const (
	maxSide   = 16_384     // pixels
	maxPixels = 40_000_000 // of a picture with one byte for each colour
	maxBytes  = 20 << 20   // of its file
)

// prefixBytes is how much of a file is read to find its size. Only if that is not enough, the
// rest is read too.
const prefixBytes = 64 << 10

// A Size is a width and a height, in pixels or in cells.
type Size struct{ Width, Height int }

// Area returns the number of pixels or cells.
func (s Size) Area() int { return s.Width * s.Height }

// IsEmpty reports whether the area is 0.
func (s Size) IsEmpty() bool { return s.Width <= 0 || s.Height <= 0 }

// A Reason is why a picture cannot be shown.
type Reason int

// The reasons.
const (
	UnknownFormat Reason = iota // it is in none of the formats that can be decoded
	TooLarge                    // it has too many pixels or bytes
	Broken                      // its data is damaged or incomplete
)

// An Error is the error for a picture that cannot be shown. Package explain turns it into a
// sentence.
type Error struct {
	Reason Reason
	Size   Size  // of a picture with too many pixels
	Err    error // from the decoder, or nil
}

// Error returns a description for logs.
func (e *Error) Error() string {
	switch e.Reason {
	case TooLarge:
		return fmt.Sprintf("picture too large: %d by %d pixels", e.Size.Width, e.Size.Height)
	case UnknownFormat:
		return "unknown picture format"
	case Broken:
	}
	return fmt.Sprintf("broken picture: %v", e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// A format is a row of the table of formats.
type format struct {
	magic  string // the first bytes of a file; "?" stands for any byte
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

// formats are the formats that can be decoded. Of an animation, that is its first frame.
var formats = []format{
	{"\x89PNG\r\n\x1a\n", png.DecodeConfig, png.Decode},
	{"\xff\xd8\xff", jpeg.DecodeConfig, jpeg.Decode},
	{"GIF8?a", gif.DecodeConfig, gif.Decode},
	{"RIFF????WEBPVP8", webp.DecodeConfig, webp.Decode},
	{"BM????\x00\x00\x00\x00", bmp.DecodeConfig, bmp.Decode},
	{"II*\x00", tiff.DecodeConfig, tiff.Decode},
	{"MM\x00*", tiff.DecodeConfig, tiff.Decode},
}

func (f *format) matches(data []byte) bool {
	if len(data) < len(f.magic) {
		return false
	}
	for i := range len(f.magic) {
		if f.magic[i] != '?' && f.magic[i] != data[i] {
			return false
		}
	}
	return true
}

// A header is what the beginning of a file says about its picture.
type header struct {
	format      *format
	stored      Size // of the pixels in the file
	orientation orientation
}

// size returns the size of the picture as it is seen.
func (h header) size() Size { return h.orientation.turn(h.stored) }

// ReadHeader returns the size of the picture in a file, in pixels. The error is an [*Error]
// or that of the reader.
func ReadHeader(ctx context.Context, r io.Reader) (Size, error) {
	data, err := io.ReadAll(io.LimitReader(ctxReader{ctx, r}, prefixBytes))
	if err != nil {
		return Size{}, err
	}
	h, err := parseHeader(data)
	var e *Error
	if errors.As(err, &e) && e.Reason == Broken && len(data) == prefixBytes {
		rest, err := readAll(ctx, r, maxBytes-len(data))
		if err != nil {
			return Size{}, err
		}
		h, err = parseHeader(append(data, rest...))
		return h.size(), err
	}
	return h.size(), err
}

// ReadAll returns the bytes of a file, for [Decode]. The error is an [*Error] or that of the
// reader.
func ReadAll(ctx context.Context, r io.Reader) ([]byte, error) { return readAll(ctx, r, maxBytes) }

func readAll(ctx context.Context, r io.Reader, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(ctxReader{ctx, r}, int64(limit)+1))
	if err == nil && len(data) > limit {
		err = &Error{Reason: TooLarge}
	}
	return data, err
}

// parseHeader returns the header of a file, given its beginning.
func parseHeader(data []byte) (h header, err error) {
	defer recoverBroken(&err)
	for i := range formats {
		f := &formats[i]
		if !f.matches(data) {
			continue
		}
		c, err := f.config(bytes.NewReader(data))
		if err != nil {
			return header{}, &Error{Reason: Broken, Err: err}
		}
		h := header{f, Size{c.Width, c.Height}, exifOrientation(data)}
		switch {
		case h.stored.IsEmpty():
			return header{}, &Error{Reason: Broken, Err: errors.New("it has no pixels")}
		case c.Width > maxSide, c.Height > maxSide, h.stored.Area() > maxPixels/pixelWeight(c):
			return header{}, &Error{Reason: TooLarge, Size: h.stored}
		}
		return h, nil
	}
	return header{}, &Error{Reason: UnknownFormat}
}

// pixelWeight returns how many times the memory of an ordinary pixel one of this picture
// takes.
func pixelWeight(c image.Config) int {
	switch c.ColorModel {
	case color.RGBA64Model, color.NRGBA64Model:
		return 2
	}
	return 1
}

// Decode decodes the file of a picture and scales it to a size in pixels. The error is an
// [*Error] or that of the context.
func Decode(ctx context.Context, data []byte, to Size) (*image.RGBA, error) {
	img, err := decode(ctx, data, to)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return img, err
}

func decode(ctx context.Context, data []byte, to Size) (out *image.RGBA, err error) {
	defer recoverBroken(&err)
	h, err := parseHeader(data)
	if err != nil {
		return nil, err
	}
	if to.IsEmpty() || to.Width > maxSide || to.Height > maxSide {
		return nil, &Error{Reason: TooLarge, Size: to}
	}
	img, err := h.format.decode(ctxReader{ctx, bytes.NewReader(data)})
	if err != nil {
		return nil, &Error{Reason: Broken, Err: err}
	}
	return h.orientation.apply(scale(img, h.stored, h.orientation.turn(to))), nil
}

// recoverBroken turns the panic of a decoder into an error.
func recoverBroken(err *error) {
	if p := recover(); p != nil {
		*err = &Error{Reason: Broken, Err: fmt.Errorf("the decoder failed: %v", p)}
	}
}

// A ctxReader fails as soon as its context is done, which ends a decoder that reads from it.
type ctxReader struct {
	ctx context.Context
	r   io.Reader
}

// Read implements [io.Reader].
func (r ctxReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
