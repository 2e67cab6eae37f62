//go:build unix

package term

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/png"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// A Kitty is what a terminal with the kitty graphics protocol knows after everything that a
// program has written. Make one with [ReadKitty].
type Kitty struct {
	Images   map[int]Image
	Sent     int      // how many pictures have been transmitted
	Asked    int      // how many times the terminal was asked if it knows the protocol
	Problems []string // what is wrong with the sequences

	deleted map[int]bool // numbers that were deleted after they had been used last
	open    *transmission
}

// An Image is a picture that the terminal shows in placeholders.
type Image struct {
	Columns, Rows int
	Width, Height int // in pixels
}

// A transmission is a picture of which not all chunks have arrived.
type transmission struct {
	id      int
	image   Image
	payload []byte
}

const (
	apc    = "\x1b_G"
	dcs    = "\x1bPtmux;"
	st     = "\x1b\\"
	altOn  = ansi.SetModeAltScreenSaveCursor
	altOff = ansi.ResetModeAltScreenSaveCursor
)

// ReadKitty reads everything that a program has written. In tmux, only what is passed through
// reaches the terminal.
func ReadKitty(raw string, inTmux bool) *Kitty {
	k := &Kitty{Images: map[int]Image{}, deleted: map[int]bool{}}
	k.read(raw, inTmux)
	return k
}

func (k *Kitty) read(raw string, inTmux bool) {
	isAlt := false
	for i := 0; i < len(raw); {
		rest := raw[i:]
		switch {
		case strings.HasPrefix(rest, altOn):
			isAlt = true
		case strings.HasPrefix(rest, altOff):
			isAlt = false
			if len(k.Images) > 0 || k.open != nil {
				k.problem("%d pictures are left when the screen is left", len(k.Images))
			}
		case strings.HasPrefix(rest, dcs):
			body, length, ok := cutPassthrough(rest)
			if !ok {
				return // the rest has not been written yet
			}
			if !inTmux {
				k.problem("passed through a tmux that is not there")
			}
			k.commands(body, isAlt)
			i += length
			continue
		case strings.HasPrefix(rest, apc):
			end := strings.Index(rest, st)
			if end < 0 {
				return
			}
			if inTmux {
				k.problem("tmux would read %.40q", rest[:end])
			}
			k.command(rest[len(apc):end], isAlt)
			i += end + len(st)
			continue
		}
		i++
	}
}

// cutPassthrough returns what tmux passes on of the sequence at the start of a text, and the
// length of the sequence.
func cutPassthrough(text string) (body string, length int, ok bool) {
	var b strings.Builder
	for i := len(dcs); i+1 < len(text); i++ {
		if text[i] != '\x1b' {
			b.WriteByte(text[i])
			continue
		}
		if text[i+1] == '\\' {
			return b.String(), i + len(st), true
		}
		b.WriteByte('\x1b')
		i++ // an escape is written twice
	}
	return "", 0, false
}

// commands reads sequences that tmux has passed on.
func (k *Kitty) commands(text string, isAlt bool) {
	for text != "" {
		rest, ok := strings.CutPrefix(text, apc)
		body, after, ok2 := strings.Cut(rest, st)
		if !ok || !ok2 {
			k.problem("passed through: %.40q", text)
			return
		}
		k.command(body, isAlt)
		text = after
	}
	if k.open != nil {
		k.problem("picture %d is passed through in pieces", k.open.id)
	}
}

func (k *Kitty) problem(format string, args ...any) {
	k.Problems = append(k.Problems, fmt.Sprintf(format, args...))
}

// command reads one sequence, without its start and end.
func (k *Kitty) command(text string, isAlt bool) {
	head, payload, _ := strings.Cut(text, ";")
	options := map[string]string{}
	for option := range strings.SplitSeq(head, ",") {
		name, value, _ := strings.Cut(option, "=")
		options[name] = value
	}
	number := func(name string) int {
		n, _ := strconv.Atoi(options[name])
		return n
	}
	id := number("i")
	switch action := options["a"]; {
	case action == "q":
		k.Asked++
		return
	case options["q"] != "2":
		k.problem("an answer is not suppressed: %.40q", head)
	case !isAlt:
		k.problem("%.40q is sent outside the program's screen", head)
	}
	switch options["a"] {
	case "d":
		if options["d"] != "I" || id < 1 || id > 255 {
			k.problem("unexpected deletion %q", head)
		}
		k.open = nil
		k.deleted[id] = true
		delete(k.Images, id)
	case "T":
		if id < 1 || id > 255 || options["U"] != "1" || options["f"] != "100" || options["t"] != "d" || k.open != nil {
			k.problem("unexpected transmission %q", head)
		}
		if !k.deleted[id] {
			k.problem("number %d is used without being deleted first", id)
		}
		k.deleted[id] = false
		k.open = &transmission{id: id, image: Image{Columns: number("c"), Rows: number("r")}}
		k.chunk(payload, options["m"] == "1")
	case "":
		if k.open == nil {
			k.problem("a chunk of nothing: %.40q", head)
			return
		}
		k.chunk(payload, options["m"] == "1")
	default:
		k.problem("unexpected action in %q", head)
	}
}

// chunk reads a part of a picture.
func (k *Kitty) chunk(payload string, hasMore bool) {
	if len(payload) > kitty.MaxChunkSize || hasMore && len(payload)%4 != 0 {
		k.problem("a chunk has %d bytes", len(payload))
	}
	t := k.open
	t.payload = append(t.payload, payload...)
	if hasMore {
		return
	}
	k.open = nil
	data, err := base64.StdEncoding.DecodeString(string(t.payload))
	if err != nil {
		k.problem("picture %d: %v", t.id, err)
		return
	}
	c, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		k.problem("picture %d: %v", t.id, err)
		return
	}
	t.image.Width, t.image.Height = c.Width, c.Height
	k.Images[t.id] = t.image
	k.Sent++
}

// Show checks the placeholders on a screen, and returns how many cells of each picture it
// shows. A placeholder without marks continues the one on its left: the emulator loses the
// marks of a cell that it gets in two pieces.
func (k *Kitty) Show(s Screen) map[int]int {
	cells := map[int]int{}
	for y, row := range s.Cells {
		line, column := 0, -1
		for x, c := range row {
			text := []rune(c.Text)
			if len(text) == 0 || text[0] != kitty.Placeholder {
				line, column = 0, -1
				continue
			}
			column++
			if len(text) > 1 {
				line = diacritic(text[1])
			}
			if len(text) > 2 {
				column = diacritic(text[2])
			}
			id, ok := paletteIndex(c)
			image, isKnown := k.Images[id]
			switch {
			case !ok || !isKnown:
				k.problem("the placeholder at %d, %d is for the unknown picture %d", x, y, id)
			case line < 0, line >= image.Rows, column < 0, column >= image.Columns:
				k.problem("the placeholder at %d, %d is for row %d and column %d of %d by %d", x, y, line, column, image.Columns, image.Rows)
			}
			cells[id]++
		}
	}
	return cells
}

// diacritic returns the number that a mark of a placeholder stands for, or -1.
func diacritic(mark rune) int {
	for i := range 256 {
		if kitty.Diacritic(i) == mark {
			return i
		}
	}
	return -1
}

// paletteIndex returns the number of a cell's colour in the palette.
func paletteIndex(c Cell) (int, bool) {
	switch fg := c.Fg.(type) {
	case ansi.IndexedColor:
		return int(fg), true
	case ansi.BasicColor:
		return int(fg), true
	}
	return 0, false
}
