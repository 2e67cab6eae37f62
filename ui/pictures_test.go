package ui

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/ui/document"
	"pullquote/ui/graphics"
	"pullquote/ui/session"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// A shelfOfPictures has pictures of 400 by 200 pixels, files that are broken in many ways, and
// addresses on the web.
type shelfOfPictures struct{ downloads int }

func (s *shelfOfPictures) Open(_ context.Context, src string) (io.ReadCloser, error) {
	s.downloads++
	return io.NopCloser(bytes.NewReader(somePicture(400, 200))), nil
}

func (s *shelfOfPictures) OpenLocal(_ context.Context, src string) (io.ReadCloser, error) {
	data := somePicture(400, 200)
	switch src {
	case "truncated.png":
		data = data[:len(data)/2]
	case "text.png":
		data = []byte("not a picture")
	case "sign.png":
		data = somePicture(8, 8)
	case "panic.png":
		panic("a bug")
	case "none.png":
		return nil, fs.ErrNotExist
	case "web.png":
		return nil, content.ErrRemote
	case "wide.png":
		data = somePicture(4000, 40)
	case "tall.png":
		data = somePicture(40, 4000)
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}

func somePicture(width, height int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = byte(i) | 0x80
	}
	m.SetRGBA(0, 0, color.RGBA{A: 255})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// lookAt shows an article with pictures in half blocks.
func lookAt(t *testing.T, text string, width, height int) (*reader, *shelfOfPictures) {
	t.Helper()
	shelf := &shelfOfPictures{}
	r := startReader(t, panes, Options{Session: session.Options{Pictures: graphics.UseBlocks}})
	r.update(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	r.resize(width, height)
	a := markdown.Parse([]byte(text))
	a.Media = shelf
	r.send(document.Update{Article: a, Percent: 100})
	return r, shelf
}

// TestOnlyPicturesThatCanBeShown checks that all other figures look as they do without pictures.
func TestOnlyPicturesThatCanBeShown(t *testing.T) {
	for _, name := range []string{"truncated", "text", "sign", "panic", "none", "web"} {
		synctest.Test(t, func(t *testing.T) {
			r, shelf := lookAt(t, "# Boats\n\n![A boat]("+name+".png)\n\nThe end.\n", 80, 24)
			r.see("[1] ▒ A boat", "The end.")
			r.not("▀")
			if shelf.downloads > 0 {
				t.Error("something was downloaded")
			}
		})
	}
	synctest.Test(t, func(t *testing.T) {
		r, _ := lookAt(t, "# Boats\n\n![A boat](boat.png)\n\nThe end.\n", 80, 24)
		r.see("▀▀▀▀", "[1] A boat")
	})
}

// TestRemotePictures checks that p loads pictures on the web, and hides them again.
func TestRemotePictures(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, shelf := lookAt(t, "# Boats\n\n![A boat](web.png)\n\nThe end.\n", 80, 24)
		r.see("▒ A boat", "p pictures")
		r.press("p")
		r.see("▀▀▀▀", "[1] A boat", "are loaded")
		r.press("jk")
		r.not("p pictures")
		r.press("p")
		r.see("▒ A boat", "are hidden")
		r.press("p")
		r.see("▀▀▀▀")
		if shelf.downloads != 1 {
			t.Errorf("%d downloads", shelf.downloads)
		}
	})
}

// TestPicturesDoNotMoveTheText checks that the text at the top of the screen stays there when
// the sizes of pictures above it become known, at any size of the screen.
func TestPicturesDoNotMoveTheText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s strings.Builder
		s.WriteString("# Boats\n")
		for i := range 30 {
			s.WriteString("\n![A boat](boat" + strings.Repeat("x", i) + ".png)\n\nParagraph " + strings.Repeat("i", i+1) + " tells of the tide.\n")
		}
		r, _ := lookAt(t, s.String(), 80, 24)
		r.press("15G")
		r.see("Paragraph " + strings.Repeat("i", 15) + " tells")
		for _, size := range [][2]int{{60, 30}, {120, 40}, {80, 24}} {
			r.resize(size[0], size[1])
			r.see("Paragraph " + strings.Repeat("i", 15) + " tells")
		}
	})
}

// TestPictureOfANoteIsShownWhole checks that going to an image note shows the picture and its
// caption.
func TestPictureOfANoteIsShownWhole(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		text := "# Boats\n" + strings.Repeat("\nThe tide comes in.\n", 30) + "\n![A boat](boat.png)\n" + strings.Repeat("\nThe tide goes out.\n", 30)
		r, _ := lookAt(t, text, 80, 24)
		r.press("i")
		r.see("[1] A boat")
		rows := strings.Count(r.screen(), "▀▀▀")
		r.press("jjkk")
		if now := strings.Count(r.screen(), "▀▀▀"); now < 10 || now > rows {
			t.Errorf("%d rows of the picture, and %d after scrolling:\n%s", rows, now, r.screen())
		}
	})
}

// TestPicturesFit checks at many sizes that there are not too many rows and that none is too
// wide, in the text and with a picture alone.
func TestPicturesFit(t *testing.T) {
	t.Parallel()
	text := "# Boats\n\n![A boat](boat.png)\n\n- one\n\n  ![](wide.png)\n\n> ![A tall boat with a caption that is long. Photo: Ida Brandt](tall.png)\n\n![](web.png)\n"
	synctest.Test(t, func(t *testing.T) {
		r, _ := lookAt(t, text, 80, 24)
		for _, keys := range []string{"", "G", "i", "\r", "j", "j", "j"} {
			r.press(keys)
			for _, width := range []int{1, 5, 16, 20, 40, 70, 110, 200} {
				for _, height := range []int{1, 3, 12, 50} {
					r.resize(width, height)
					rows := strings.Split(r.m.View().Content, "\n")
					if len(rows) > height {
						t.Errorf("%q, %dx%d: %d rows", keys, width, height, len(rows))
					}
					for _, row := range rows {
						if ansi.StringWidth(row) > width {
							t.Errorf("%q, %dx%d: too wide: %q", keys, width, height, ansi.Strip(row))
						}
					}
				}
			}
			r.resize(80, 24)
		}
	})
}

// TestPictureErrors checks that a picture alone says why it cannot be shown.
func TestPictureErrors(t *testing.T) {
	for name, want := range map[string]string{
		"truncated": "data is damaged", "text": "is not a PNG", "panic": "data is damaged", "none": "does not exist", "web": "Press p to load it",
	} {
		synctest.Test(t, func(t *testing.T) {
			r, _ := lookAt(t, "# Boats\n\n![A boat]("+name+".png)\n\nThe end.\n", 80, 24)
			r.press("\r")
			r.see(want, "[1] A boat")
			r.press("\x1b")
			r.see("The end.")
		})
	}
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, markdown.Parse([]byte("# Boats\n\nThe end.\n")))
		r.press("\r")
		r.see("no pictures in this article")
		r.press("p")
		r.see("no pictures in this article")
	})
}

var _ content.Media = (*shelfOfPictures)(nil)
