package theme

import (
	"image/color"
	"math"
	"strconv"
)

// A Palette is what is known about the colours of a terminal. A nil colour is unknown.
type Palette struct {
	Foreground, Background color.Color
	Colors                 [16]color.Color
}

// Equal reports whether two palettes have the same colours.
func (p Palette) Equal(other Palette) bool {
	for i := range p.Colors {
		if !sameColor(p.Colors[i], other.Colors[i]) {
			return false
		}
	}
	return sameColor(p.Foreground, other.Foreground) && sameColor(p.Background, other.Background)
}

func sameColor(a, b color.Color) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	r, g, bl, al := a.RGBA()
	r2, g2, bl2, al2 := b.RGBA()
	return r == r2 && g == g2 && bl == bl2 && al == al2
}

// minContrast is the minimum contrast of text with its background, as WCAG 2 defines it.
const minContrast = 4.5

// isDark reports whether the background is dark.
func (p Palette) isDark() bool { return luminance(p.Background) < luminance(color.Gray{Y: 118}) }

// needed returns the contrast that text needs: minContrast, or that of the palette's own text
// if it is lower.
func (p Palette) needed() float64 {
	if p.Foreground == nil || p.Background == nil {
		return minContrast
	}
	return min(minContrast, contrast(p.Foreground, p.Background))
}

// Colours that are legible in all common palettes with a dark or a light background.
var (
	legibleOnDark  = []string{cyan, green}
	legibleOnLight = []string{red}
)

// isLegible reports whether text in one of the terminal's colours is legible. If only the
// background is known, so are the colours that are legible in all common palettes.
func (p Palette) isLegible(name string) bool {
	i, err := strconv.Atoi(name)
	switch {
	case err != nil || i >= len(p.Colors) || p.Background == nil:
		return false
	case p.Colors[i] != nil:
		return contrast(p.Colors[i], p.Background) >= p.needed()
	}
	legible := legibleOnLight
	if p.isDark() {
		legible = legibleOnDark
	}
	for _, other := range legible {
		if other == name {
			return true
		}
	}
	return false
}

// pick returns the first colour that is legible, or "" for the terminal's own text colour.
func (p Palette) pick(names ...string) string {
	for _, name := range names {
		if p.isLegible(name) {
			return name
		}
	}
	return ""
}

// dim returns a colour for text that matters less, or "" if it is not legible or stands out
// more than other text.
func (p Palette) dim(name string) string {
	name = p.pick(name)
	if i, err := strconv.Atoi(name); err != nil || p.Foreground == nil || contrast(p.Colors[i], p.Background) >= contrast(p.Foreground, p.Background) {
		return ""
	}
	return name
}

// contrast returns the contrast of two colours, from 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance returns the relative luminance of a colour, from 0 to 1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / math.MaxUint16
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
