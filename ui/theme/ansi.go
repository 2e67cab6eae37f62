package theme

import (
	"image/color"
	"strings"

	"pullquote/content"
	"pullquote/ui/layout"

	"github.com/charmbracelet/x/ansi"
)

// penned is text of one look in what glamour made.
type penned struct {
	text string
	pen  *layout.CellStyle
}

// parseANSI splits rendered text into rows of text with their looks. All but
// SGR sequences is dropped.
func parseANSI(s string) [][]penned {
	var rows [][]penned
	var row []penned
	var text strings.Builder
	pen := &layout.CellStyle{}
	flush := func() {
		if text.Len() > 0 {
			row = append(row, penned{content.Sanitize(text.String()), pen})
			text.Reset()
		}
	}
	p := ansi.NewParser()
	var state byte
	for s != "" {
		seq, _, n, next := ansi.DecodeSequence(s, state, p)
		s, state = s[n:], next
		switch {
		case seq == "\n":
			flush()
			rows, row = append(rows, row), nil
		case strings.HasPrefix(seq, "\x1b["):
			if ansi.Cmd(p.Command()).Final() == 'm' {
				flush()
				pen = sgr(*pen, p.Params())
			}
		case seq != "" && (seq[0] >= ' ' && seq[0] != 0x7f):
			text.WriteString(seq)
		}
	}
	flush()
	return append(rows, row)
}

// sgr is pen after a Select Graphic Rendition (ECMA-48, 8.3.117).
func sgr(pen layout.CellStyle, params ansi.Params) *layout.CellStyle {
	if len(params) == 0 {
		return &layout.CellStyle{}
	}
	for i := 0; i < len(params); i++ {
		switch v := params[i].Param(0); {
		case v == 0:
			pen = layout.CellStyle{}
		case v == 1:
			pen.Bold = true
		case v == 2:
			pen.Faint = true
		case v == 3:
			pen.Italic = true
		case v == 4:
			pen.Underline = true
		case v == 7:
			pen.Reverse = true
		case v == 9:
			pen.Strike = true
		case v == 22:
			pen.Bold, pen.Faint = false, false
		case v == 23:
			pen.Italic = false
		case v == 24:
			pen.Underline = false
		case v == 27:
			pen.Reverse = false
		case v == 29:
			pen.Strike = false
		case v >= 30 && v <= 37:
			pen.Fg = ansi.BasicColor(v - 30)
		case v >= 90 && v <= 97:
			pen.Fg = ansi.BasicColor(v - 90 + 8)
		case v >= 40 && v <= 47:
			pen.Bg = ansi.BasicColor(v - 40)
		case v >= 100 && v <= 107:
			pen.Bg = ansi.BasicColor(v - 100 + 8)
		case v == 39:
			pen.Fg = nil
		case v == 49:
			pen.Bg = nil
		case v == 38 || v == 48:
			var c color.Color
			n := ansi.ReadStyleColor(params[i:], &c)
			if n == 0 {
				return &pen
			}
			if v == 38 {
				pen.Fg = c
			} else {
				pen.Bg = c
			}
			i += n - 1
		}
	}
	return &pen
}
