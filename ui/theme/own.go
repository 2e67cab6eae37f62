package theme

import (
	"image/color"

	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
)

// An ownTheme is one of pullquote's own themes. It colours what stands out; the text and the
// background are the terminal's.
type ownTheme struct {
	name, about string
	dark, light accents // for the terminal's background
}

// ownThemes are all of pullquote's own themes but the default one.
var ownThemes = []ownTheme{
	{
		"ink", "blue and gold",
		accents{
			accent: "#7fb4e0", link: "#7fb4e0", lit: "#e6c07b", hit: "#d8c46a", hitNow: "#d3a4f5", code: "#98c379", dim: "#a3adb8",
			marks: [Highlights]string{"#98c379", "#6cc7c7", "#8fb6ff", "#dca0e0"},
		},
		accents{
			accent: "#1f5f99", link: "#1f5f99", lit: "#874600", hit: "#715300", hitNow: "#8a2bb0", code: "#2b6a2b", dim: "#59636d",
			marks: [Highlights]string{"#2b6a2b", "#0a6868", "#2050b0", "#8a2b8a"},
		},
	},
	{
		"paper", "warm, as print on old paper",
		accents{
			accent: "#e3ab76", link: "#d9b98c", lit: "#f2d48c", hit: "#e8c35a", hitNow: "#f2a286", code: "#bccb8e", dim: "#b8aa9a",
			marks: [Highlights]string{"#bccb8e", "#93c9b8", "#a3bde0", "#e0a6b8"},
		},
		accents{
			accent: "#84461a", link: "#6f4a20", lit: "#962a1c", hit: "#745400", hitNow: "#9a2f6a", code: "#4f6310", dim: "#675c50",
			marks: [Highlights]string{"#4f6310", "#1f665a", "#2f5590", "#963a5c"},
		},
	},
	{
		"forest", "green and moss",
		accents{
			accent: "#8fcb9b", link: "#8ccfc4", lit: "#e5d67e", hit: "#d9c65e", hitNow: "#eba0ba", code: "#a9d18e", dim: "#a5b3a6",
			marks: [Highlights]string{"#a9d18e", "#86d0d0", "#9cbcf0", "#e2a4d4"},
		},
		accents{
			accent: "#27653a", link: "#1b6262", lit: "#684b00", hit: "#665700", hitNow: "#962c5a", code: "#3d6418", dim: "#536153",
			marks: [Highlights]string{"#3d6418", "#0f6464", "#2d5299", "#8c2f80"},
		},
	},
	{
		"contrast", "strong colours, easy to tell apart",
		accents{
			accent: "#9fd3ff", link: "#9fd3ff", lit: "#ffe08a", hit: "#ffd75f", hitNow: "#ffb3e6", code: "#b5f0b0",
			marks: [Highlights]string{"#b5f0b0", "#8ff0f0", "#b8ccff", "#ffb8ff"},
		},
		accents{
			accent: "#003d80", link: "#003d80", lit: "#6b1a00", hit: "#574000", hitNow: "#6a006a", code: "#0b4d0b",
			marks: [Highlights]string{"#0b4d0b", "#004d4d", "#1f2f99", "#750075"},
		},
	},
}

// findOwn returns the theme with a name; nil if there isn't one.
func findOwn(name string) *ownTheme {
	for i := range ownThemes {
		if ownThemes[i].name == name {
			return &ownThemes[i]
		}
	}
	return nil
}

// accents returns the colours of the theme that are legible in a terminal: none if its background
// is not known.
func (o *ownTheme) accents(p Palette) accents {
	if p.Background == nil {
		return accents{}
	}
	a := o.light
	if p.isDark() {
		a = o.dark
	}
	for _, c := range []*string{&a.accent, &a.link, &a.lit, &a.hit, &a.hitNow, &a.code, &a.dim, &a.marks[0], &a.marks[1], &a.marks[2], &a.marks[3]} {
		if *c != "" && contrast(hex(*c), p.Background) < p.needed() {
			*c = ""
		}
	}
	if a.dim != "" && p.Foreground != nil && contrast(hex(a.dim), p.Background) >= contrast(p.Foreground, p.Background) {
		a.dim = ""
	}
	return a
}

// hex returns the colour that a text such as "#7fb4e0" stands for.
func hex(text string) color.Color { return lipgloss.Color(text) }

// ownStylesheet returns the stylesheet of one of pullquote's own themes: the default one with its
// colours, and more colours in code.
func ownStylesheet(p accents) ansi.StyleConfig {
	c := defaultStylesheet(p)
	yes := true
	c.CodeBlock.Chroma = &ansi.Chroma{
		Comment:       ansi.StylePrimitive{Italic: &yes, Color: &p.dim},
		Keyword:       ansi.StylePrimitive{Bold: &yes, Color: &p.accent},
		NameFunction:  ansi.StylePrimitive{Bold: &yes, Color: &p.lit},
		NameClass:     ansi.StylePrimitive{Bold: &yes, Color: &p.lit},
		NameTag:       ansi.StylePrimitive{Color: &p.accent},
		NameAttribute: ansi.StylePrimitive{Color: &p.link},
		LiteralString: ansi.StylePrimitive{Color: &p.code},
		LiteralNumber: ansi.StylePrimitive{Color: &p.hit},
		GenericStrong: ansi.StylePrimitive{Bold: &yes},
	}
	return c
}
