package explain

import (
	"fmt"

	"pullquote/ui/graphics"
)

// pictureMessage returns the message for a picture that cannot be shown.
func pictureMessage(e *graphics.Error) Message {
	m := Message{Problem: "the picture's data is damaged", Hint: "download or copy it again"}
	switch e.Reason {
	case graphics.UnknownFormat:
		m = Message{Problem: "the picture is not a PNG, JPEG, GIF, WebP, BMP or TIFF", Hint: "open it in another program"}
	case graphics.TooLarge:
		m = Message{Problem: "the picture is too large", Hint: "open it in another program"}
		if !e.Size.IsEmpty() {
			m.Problem = fmt.Sprintf("the picture is too large: %d by %d pixels", e.Size.Width, e.Size.Height)
		}
	case graphics.Broken:
	}
	return m
}
