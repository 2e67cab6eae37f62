//go:build unix

package main

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	"pullquote/ui/uitest/term"

	"github.com/charmbracelet/x/ansi"
)

// Sizes in pixels.
const (
	cellWidth  = 8.4
	cellHeight = 18
	fontSize   = 14
	margin     = 16
)

// A palette is the colours of a terminal.
type palette struct {
	ground, ink string     // of cells that have no colours
	basic       [16]string // the terminal's sixteen
}

var dark = palette{"#16181d", "#d8dade", [...]string{
	"#16181d", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#abb2bf",
	"#5c6370", "#ef8a92", "#b0d592", "#ffd88a", "#82c4ff", "#d99bea", "#79d2de", "#ffffff",
}}

var light = palette{"#fbfbf9", "#24272e", [...]string{
	"#24272e", "#b3261e", "#39701f", "#8a5a00", "#1f5fb0", "#8a2fa8", "#00707d", "#5b6069",
	"#6f747d", "#c93b33", "#47822b", "#9c6800", "#2f72c8", "#9c45ba", "#0b818e", "#000000",
}}

func (p *palette) hex(c color.Color, otherwise string) string {
	switch c := c.(type) {
	case nil:
		return otherwise
	case ansi.BasicColor:
		return p.basic[c%16]
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// A drawing is the text of a picture in SVG.
type drawing struct {
	palette
	strings.Builder
}

// open begins a picture of that many cells.
func (d *drawing) open(width, height int) {
	w, h := float64(width)*cellWidth+2*margin, float64(height)*cellHeight+2*margin
	fmt.Fprintf(d, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="%d">`+"\n", w, h, w, h, fontSize)
	fmt.Fprintf(d, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", d.ground)
}

// svg draws a screen.
func svg(s term.Screen, colours palette) string {
	d := drawing{palette: colours}
	width := 0
	if len(s.Cells) > 0 {
		width = len(s.Cells[0])
	}
	d.open(width, len(s.Cells))
	for y, row := range s.Cells {
		d.row(row, y)
	}
	d.WriteString("</svg>\n")
	return d.String()
}

// row draws a row. Each run of cells with the same style is a text element with its own position
// and length, so that columns line up in any font.
func (d *drawing) row(row []term.Cell, y int) {
	for x := 0; x < len(row); {
		end := x + 1
		for end < len(row) && (row[end].Text == "" || isSameStyle(row[x], row[end])) {
			end++
		}
		d.cells(row[x:end], x, y)
		x = end
	}
}

func isSameStyle(a, b term.Cell) bool {
	a.Text, a.Width, b.Text, b.Width = "", 0, "", 0
	return a == b
}

// cells draws cells with the same style.
func (d *drawing) cells(cells []term.Cell, x, y int) {
	var text strings.Builder
	for _, c := range cells {
		text.WriteString(c.Text)
	}
	look := cells[0]
	fg, bg := d.hex(look.Fg, d.ink), d.hex(look.Bg, d.ground)
	if look.Reverse {
		fg, bg = bg, fg
	}
	left, top := margin+float64(x)*cellWidth, margin+float64(y)*cellHeight
	length := float64(len(cells)) * cellWidth
	if bg != d.ground {
		fmt.Fprintf(d, `<rect x="%.1f" y="%.1f" width="%.1f" height="%d" fill="%s"/>`+"\n", left, top, length, cellHeight, bg)
	}
	shown := text.String()
	if strings.TrimSpace(shown) == "" {
		return
	}
	lead := len(shown) - len(strings.TrimLeft(shown, " "))
	shown = strings.Trim(shown, " ")
	n := lead + len(strings.TrimRight(text.String()[lead:], " "))
	length -= float64(lead+len(text.String())-n) * cellWidth
	left += float64(lead) * cellWidth
	fmt.Fprintf(d, `<text x="%.1f" y="%.1f" textLength="%.1f" xml:space="preserve" fill="%s"%s>%s</text>`+"\n",
		left, top+cellHeight-4.5, length, fg, attributes(look), html.EscapeString(shown))
}

func attributes(c term.Cell) string {
	var s strings.Builder
	if c.Bold {
		s.WriteString(` font-weight="bold"`)
	}
	if c.Italic {
		s.WriteString(` font-style="italic"`)
	}
	if c.Faint {
		s.WriteString(` opacity="0.6"`)
	}
	switch {
	case c.Underline && c.Strike:
		s.WriteString(` text-decoration="underline line-through"`)
	case c.Underline:
		s.WriteString(` text-decoration="underline"`)
	case c.Strike:
		s.WriteString(` text-decoration="line-through"`)
	}
	return s.String()
}
