package render

import (
	"image/color"
	"strings"

	"pullquote/content"
	"pullquote/ui/layout"

	"github.com/charmbracelet/x/ansi"
)

// styledText is text in one style.
type styledText struct {
	text  string
	style *layout.CellStyle
}

// parseANSI splits the output of a formatter into rows of styled text. It drops all
// sequences except SGR.
func parseANSI(s string) [][]styledText {
	var rows [][]styledText
	var row []styledText
	var text strings.Builder
	style := &layout.CellStyle{}
	flush := func() {
		if text.Len() > 0 {
			row = append(row, styledText{content.Sanitize(text.String()).String(), style})
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
				style = sgr(*style, p.Params())
			}
		case seq != "" && (seq[0] >= ' ' && seq[0] != 0x7f):
			text.WriteString(seq)
		}
	}
	flush()
	return append(rows, row)
}

// sgr applies a Select Graphic Rendition (ECMA-48, 8.3.117) to a style.
func sgr(style layout.CellStyle, params ansi.Params) *layout.CellStyle {
	if len(params) == 0 {
		return &layout.CellStyle{}
	}
	for i := 0; i < len(params); i++ {
		switch v := params[i].Param(0); {
		case v == 0:
			style = layout.CellStyle{}
		case v == 1:
			style.Bold = true
		case v == 2:
			style.Faint = true
		case v == 3:
			style.Italic = true
		case v == 4:
			style.Underline = true
		case v == 7:
			style.Reverse = true
		case v == 9:
			style.Strike = true
		case v == 22:
			style.Bold, style.Faint = false, false
		case v == 23:
			style.Italic = false
		case v == 24:
			style.Underline = false
		case v == 27:
			style.Reverse = false
		case v == 29:
			style.Strike = false
		case v >= 30 && v <= 37:
			style.Fg = ansi.BasicColor(v - 30)
		case v >= 90 && v <= 97:
			style.Fg = ansi.BasicColor(v - 90 + 8)
		case v >= 40 && v <= 47:
			style.Bg = ansi.BasicColor(v - 40)
		case v >= 100 && v <= 107:
			style.Bg = ansi.BasicColor(v - 100 + 8)
		case v == 39:
			style.Fg = nil
		case v == 49:
			style.Bg = nil
		case v == 38 || v == 48:
			var c color.Color
			n := ansi.ReadStyleColor(params[i:], &c)
			if n == 0 {
				return &style
			}
			if v == 38 {
				style.Fg = c
			} else {
				style.Bg = c
			}
			i += n - 1
		}
	}
	return &style
}
