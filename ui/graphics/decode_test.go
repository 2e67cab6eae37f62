package graphics

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"testing"
	"testing/iotest"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// halves returns a picture whose left half is red and whose right half is blue.
func halves(width, height int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{R: 255, A: 255}
			if x >= width/2 {
				c = color.RGBA{B: 255, A: 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

// file returns a picture as a file.
func file(t testing.TB, encode func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngFile(t testing.TB, m image.Image) []byte {
	return file(t, func(w io.Writer) error { return png.Encode(w, m) })
}

// A webp of 32 by 32 red pixels, made by hand: a lossless stream with one colour.
func webpFile() []byte {
	bits := &bitWriter{}
	bits.add(0x2f, 8)
	bits.add(31, 14)
	bits.add(31, 14)
	bits.add(0, 1)                                    // no alpha
	bits.add(0, 3)                                    // version
	bits.add(0, 1)                                    // no transform
	bits.add(0, 1)                                    // no colour cache
	bits.add(0, 1)                                    // no meta codes
	for _, symbol := range []int{0, 255, 0, 255, 0} { // green, red, blue, alpha, distance
		bits.add(1, 1) // a simple code
		bits.add(0, 1) // of one symbol
		bits.add(1, 1) // of eight bits
		bits.add(symbol, 8)
	}
	data := bits.bytes()
	if len(data)%2 == 1 {
		data = append(data, 0)
	}
	out := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(12+len(data)))
	out = binary.LittleEndian.AppendUint32(append(out, "WEBPVP8L"...), uint32(len(data)))
	return append(out, data...)
}

type bitWriter struct {
	out  []byte
	used int
}

func (b *bitWriter) add(value, n int) {
	for i := range n {
		if b.used%8 == 0 {
			b.out = append(b.out, 0)
		}
		b.out[b.used/8] |= byte(value>>i&1) << (b.used % 8)
		b.used++
	}
}

func (b *bitWriter) bytes() []byte { return b.out }

func TestFormats(t *testing.T) {
	m := halves(64, 32)
	for name, data := range map[string][]byte{
		"png":  pngFile(t, m),
		"jpeg": file(t, func(w io.Writer) error { return jpeg.Encode(w, m, nil) }),
		"gif":  file(t, func(w io.Writer) error { return gif.Encode(w, m, nil) }),
		"bmp":  file(t, func(w io.Writer) error { return bmp.Encode(w, m) }),
		"tiff": file(t, func(w io.Writer) error { return tiff.Encode(w, m, &tiff.Options{Compression: tiff.Deflate}) }),
	} {
		size, err := ReadHeader(t.Context(), bytes.NewReader(data))
		if err != nil || size != (Size{64, 32}) {
			t.Errorf("%s: size %v, %v", name, size, err)
		}
		got, err := Decode(t.Context(), data, Size{8, 4})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if left, right := got.RGBAAt(0, 2), got.RGBAAt(7, 2); left.R < 200 || left.B > 60 || right.B < 200 || right.R > 60 {
			t.Errorf("%s: the halves are %v and %v", name, left, right)
		}
	}
	got, err := Decode(t.Context(), webpFile(), Size{4, 4})
	if err != nil || got.RGBAAt(1, 1) != (color.RGBA{255, 0, 0, 255}) {
		t.Errorf("webp: %v", err)
	}
}

// withSize changes the size in the header of a PNG file.
func withSize(data []byte, width, height uint32) []byte {
	out := bytes.Clone(data)
	binary.BigEndian.PutUint32(out[16:], width)
	binary.BigEndian.PutUint32(out[20:], height)
	binary.BigEndian.PutUint32(out[29:], crc32.ChecksumIEEE(out[12:29]))
	return out
}

// bomb returns a small PNG file of many pixels.
func bomb(t testing.TB, width, height int) []byte {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	row := make([]byte, width+1)
	for range height {
		if _, err := z.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	out := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, data []byte) {
		out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
		body := append([]byte(kind), data...)
		out = binary.BigEndian.AppendUint32(append(out, body...), crc32.ChecksumIEEE(body))
	}
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(width)), uint32(height))
	chunk("IHDR", append(header, 8, 0, 0, 0, 0)) // grey
	chunk("IDAT", packed.Bytes())
	chunk("IEND", nil)
	return out
}

// animation returns a GIF file of many frames.
func animation(t testing.TB, frames int) []byte {
	g := &gif.GIF{}
	frame := image.NewPaletted(image.Rect(0, 0, 32, 32), color.Palette{color.Black, color.White})
	for range frames {
		g.Image, g.Delay = append(g.Image, frame), append(g.Delay, 1)
	}
	return file(t, func(w io.Writer) error { return gif.EncodeAll(w, g) })
}

func TestHostileFiles(t *testing.T) {
	small := pngFile(t, halves(64, 32))
	photo := file(t, func(w io.Writer) error { return jpeg.Encode(w, halves(640, 320), nil) })
	for name, c := range map[string]struct {
		data []byte
		want Reason
	}{
		"empty":               {nil, UnknownFormat},
		"text":                {[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), UnknownFormat},
		"huge width":          {withSize(small, 1<<31-1, 1), TooLarge},
		"huge area":           {withSize(small, 16_000, 16_000), TooLarge},
		"no width":            {withSize(small, 0, 32), Broken},
		"no height":           {withSize(small, 32, 0), Broken},
		"only a signature":    {small[:8], Broken},
		"only a header":       {small[:33], Broken},
		"truncated":           {small[:len(small)-30], Broken},
		"truncated photo":     {photo[:len(photo)/4], Broken},
		"bomb":                {withSize(bomb(t, 16, 16), 16_384, 16_384), TooLarge},
		"larger than it says": {withSize(small, 64, 31)[:60], Broken},
	} {
		_, err := Decode(t.Context(), c.data, Size{8, 4})
		var e *Error
		if !errors.As(err, &e) || e.Reason != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, data := range map[string][]byte{
		"one pixel":           pngFile(t, halves(1, 1)),
		"a line":              pngFile(t, halves(5000, 1)),
		"10,000 frames":       animation(t, 10_000),
		"a bomb that is fine": bomb(t, 6000, 6000),
	} {
		if _, err := Decode(t.Context(), data, Size{8, 4}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDeepPictures checks that pictures with 16 bits a colour, which take twice the memory,
// have half as many pixels at most.
func TestDeepPictures(t *testing.T) {
	data := pngFile(t, image.NewNRGBA64(image.Rect(0, 0, 4, 4)))
	for _, c := range []struct {
		height uint32
		ok     bool
	}{{1900, true}, {2100, false}} {
		if _, err := parseHeader(withSize(data, 10_000, c.height)); err == nil != c.ok {
			t.Errorf("10,000 by %d: %v", c.height, err)
		}
	}
}

func TestReadAllIsBounded(t *testing.T) {
	_, err := ReadAll(t.Context(), io.LimitReader(zeros{}, maxBytes+1))
	var e *Error
	if !errors.As(err, &e) || e.Reason != TooLarge {
		t.Error(err)
	}
	failed := errors.New("disk")
	if _, err := ReadHeader(t.Context(), iotest.ErrReader(failed)); !errors.Is(err, failed) {
		t.Error(err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestDecodeEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Decode(ctx, pngFile(t, halves(64, 32)), Size{8, 4}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestLongHeader checks a photo whose size comes after a large colour profile.
func TestLongHeader(t *testing.T) {
	photo := file(t, func(w io.Writer) error { return jpeg.Encode(w, halves(64, 32), nil) })
	out := bytes.Clone(photo[:2])
	for range 4 {
		out = append(out, 0xff, 0xe2, 0xff, 0xf0)
		out = append(out, make([]byte, 0xfff0-2)...)
	}
	out = append(out, photo[2:]...)
	if size, err := ReadHeader(t.Context(), bytes.NewReader(out)); err != nil || size != (Size{64, 32}) {
		t.Error(size, err)
	}
}

// TestFrameOfAnAnimation checks that a first frame that covers a part of the picture stays in
// its place.
func TestFrameOfAnAnimation(t *testing.T) {
	frame := image.NewPaletted(image.Rect(16, 0, 32, 32), color.Palette{color.White})
	data := file(t, func(w io.Writer) error {
		return gif.EncodeAll(w, &gif.GIF{Image: []*image.Paletted{frame}, Delay: []int{0}, Config: image.Config{Width: 32, Height: 32}})
	})
	got, err := Decode(t.Context(), data, Size{4, 4})
	if err != nil {
		t.Fatal(err)
	}
	if left, right := got.RGBAAt(0, 1).A, got.RGBAAt(3, 1).A; left != 0 || right != 255 {
		t.Error(left, right)
	}
}

// FuzzDecode checks that no file makes the package panic, and that a decoded picture has the
// size that was asked for.
func FuzzDecode(f *testing.F) {
	m := halves(16, 8)
	f.Add(pngFile(f, m))
	f.Add(file(f, func(w io.Writer) error { return jpeg.Encode(w, m, nil) }))
	f.Add(file(f, func(w io.Writer) error { return gif.Encode(w, m, nil) }))
	f.Add(file(f, func(w io.Writer) error { return bmp.Encode(w, m) }))
	f.Add(file(f, func(w io.Writer) error { return tiff.Encode(w, m, nil) }))
	f.Add(webpFile())
	f.Add(turned(f, 6))
	f.Fuzz(func(t *testing.T, data []byte) {
		size, err := ReadHeader(t.Context(), bytes.NewReader(data))
		if err == nil && (size.IsEmpty() || size.Area() > maxPixels) {
			t.Fatalf("the size is %v", size)
		}
		if size.Area() > 1<<20 {
			return // as safe, but too slow here
		}
		to := Size{8, 4}
		img, err := Decode(t.Context(), data, to)
		if err == nil && img.Rect != image.Rect(0, 0, to.Width, to.Height) {
			t.Fatalf("the picture has the size %v", img.Rect)
		}
	})
}
