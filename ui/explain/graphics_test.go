package explain

import (
	"testing"

	"pullquote/ui/graphics"
)

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		err  *graphics.Error
		want string
	}{
		{&graphics.Error{Reason: graphics.UnknownFormat}, "the picture is not a PNG, JPEG, GIF, WebP, BMP or TIFF; open it in another program"},
		{&graphics.Error{Reason: graphics.TooLarge}, "the picture is too large; open it in another program"},
		{&graphics.Error{Reason: graphics.TooLarge, Size: graphics.Size{Width: 20_000, Height: 10}}, "the picture is too large: 20000 by 10 pixels; open it in another program"},
		{&graphics.Error{Reason: graphics.Broken}, "the picture's data is damaged; download or copy it again"},
	} {
		if got := Screen(c.err).String(); got != c.want {
			t.Errorf("%v: %s", c.err, got)
		}
	}
}
