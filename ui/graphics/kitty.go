package graphics

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// The kitty graphics protocol, with Unicode placeholders: the terminal gets the data of a
// picture under a number (transmit), and shows a part of it in every cell whose text is a
// placeholder with the row and the column of that part, and whose colour is the number. So a
// picture moves, is covered and disappears with the text of its cells.
// See https://sw.kovidgoyal.net/kitty/graphics-protocol/.

// MaxID is the highest number of a picture. Numbers begin with 1. They fit into the 256
// colours, which reach the terminal as they are.
const MaxID = 255

// queryID is the number in [KittyQuery].
const queryID = 31

// CellSizeQuery asks for the size of a cell in pixels.
const CellSizeQuery = "\x1b[16t"

// KittyQuery asks whether the terminal knows the protocol.
func KittyQuery() string {
	return ansi.KittyGraphics([]byte("AAAA"), fmt.Sprintf("i=%d", queryID), "s=1", "v=1", "a=q", "t=d", "f=24")
}

// IsKittyAnswer reports whether an answer of the terminal is that to [KittyQuery], and says
// that it knows the protocol.
func IsKittyAnswer(id int, payload []byte) (isAnswer, isKnown bool) {
	return id == queryID, id == queryID && string(payload) == "OK"
}

// EncodePNG returns a picture in the format that it is transmitted in.
func EncodePNG(img *image.RGBA) ([]byte, error) {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	err := encoder.Encode(&b, img)
	return b.Bytes(), err
}

// Transmit returns the sequences that transmit a picture under a number, to be shown in
// some columns and rows of placeholders. They must be sent in this order, with no other
// graphics between them. The first one deletes what has that number.
func Transmit(id int, data []byte, cells Size) []string {
	out := []string{Delete(id)}
	encoded := base64.StdEncoding.AppendEncode(nil, data)
	options := []string{"a=T", "U=1", "f=100", "t=d", "q=2", fmt.Sprintf("i=%d", id), fmt.Sprintf("c=%d", cells.Width), fmt.Sprintf("r=%d", cells.Height)}
	for {
		n := min(len(encoded), kitty.MaxChunkSize)
		more := 0
		if n < len(encoded) {
			more = 1
		}
		out = append(out, ansi.KittyGraphics(encoded[:n], append(options, fmt.Sprintf("m=%d", more))...))
		if encoded = encoded[n:]; len(encoded) == 0 {
			return out
		}
		options = []string{"q=2"}
	}
}

// Delete returns the sequence that deletes a picture and its data.
func Delete(id int) string {
	return ansi.KittyGraphics(nil, "a=d", "d=I", "q=2", fmt.Sprintf("i=%d", id))
}

// maxPlaceholders bounds the rows and the columns of a picture: there are no numbers for
// more.
const maxPlaceholders = 255

// Placeholders returns the rows of cells that show a picture.
func Placeholders(id int, cells Size) []string {
	rows := make([]string, cells.Height)
	for y := range rows {
		var s strings.Builder
		fmt.Fprintf(&s, "\x1b[38;5;%dm", id)
		for x := range cells.Width {
			s.WriteRune(kitty.Placeholder)
			s.WriteRune(kitty.Diacritic(y))
			s.WriteRune(kitty.Diacritic(x))
		}
		s.WriteString("\x1b[m")
		rows[y] = s.String()
	}
	return rows
}
