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

// Default colours of cells.
const (
	ground = "#16181d"
	ink    = "#d8dade"
)

// basicColour returns the picture's version of one of the terminal's sixteen colours.
func basicColour(c ansi.BasicColor) string {
	return [...]string{
		"#16181d", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#abb2bf",
		"#5c6370", "#ef8a92", "#b0d592", "#ffd88a", "#82c4ff", "#d99bea", "#79d2de", "#ffffff",
	}[c%16]
}

func hex(c color.Color, otherwise string) string {
	switch c := c.(type) {
	case nil:
		return otherwise
	case ansi.BasicColor:
		return basicColour(c)
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// svg draws a screen. Each run of cells with the same style is a text element with its own
// position and length, so that columns line up in any font.
func svg(s term.Screen) string {
	height := len(s.Cells)
	width := 0
	if height > 0 {
		width = len(s.Cells[0])
	}
	w, h := float64(width)*cellWidth+2*margin, float64(height)*cellHeight+2*margin
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="%d">`+"\n", w, h, w, h, fontSize)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", ground)
	for y, row := range s.Cells {
		for x := 0; x < len(row); {
			end := x + 1
			for end < len(row) && (row[end].Text == "" || isSameStyle(row[x], row[end])) {
				end++
			}
			draw(&b, row[x:end], x, y)
			x = end
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func isSameStyle(a, b term.Cell) bool {
	a.Text, a.Width, b.Text, b.Width = "", 0, "", 0
	return a == b
}

func draw(b *strings.Builder, cells []term.Cell, x, y int) {
	var text strings.Builder
	for _, c := range cells {
		text.WriteString(c.Text)
	}
	look := cells[0]
	fg, bg := hex(look.Fg, ink), hex(look.Bg, ground)
	if look.Reverse {
		fg, bg = bg, fg
	}
	left, top := margin+float64(x)*cellWidth, margin+float64(y)*cellHeight
	length := float64(len(cells)) * cellWidth
	if bg != ground {
		fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%d" fill="%s"/>`+"\n", left, top, length, cellHeight, bg)
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
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" textLength="%.1f" xml:space="preserve" fill="%s"%s>%s</text>`+"\n",
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
