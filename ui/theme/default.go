package theme

import "charm.land/glamour/v2/ansi"

// The terminal's own colours, as stylesheets write them.
const (
	black, red, green, yellow = "0", "1", "2", "3"
	blue, magenta, cyan       = "4", "5", "6"
	brightYellow, brightWhite = "11", "15"
)

// defaultPalette returns the palette of the default style: colours that readers chose for
// their terminals. On an unknown background it uses only magenta, the one colour of the
// eight that has a contrast of at least 3:1 with both black and white in the common
// palettes.
func defaultPalette(g Background) palette {
	p := palette{
		accent: magenta, lit: magenta, link: magenta, code: magenta,
		hit: yellow, onHit: black, hitNow: magenta, onHitNow: brightWhite,
	}
	switch g {
	case Dark:
		p.accent, p.lit, p.link, p.code = cyan, brightYellow, cyan, green
	case Light:
		p.accent, p.lit, p.link, p.code = blue, magenta, blue, red
	case Unknown:
	}
	return p
}

// defaultStylesheet returns the default style as a glamour stylesheet.
func defaultStylesheet(p palette) ansi.StyleConfig {
	yes, no, bar, purple := true, false, "│ ", "#ansipurple"
	block := func(p ansi.StylePrimitive) ansi.StyleBlock { return ansi.StyleBlock{StylePrimitive: p} }
	return ansi.StyleConfig{
		BlockQuote: ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Italic: &yes}, IndentToken: &bar},
		// The levels also differ without colours.
		H1:             block(ansi.StylePrimitive{Bold: &yes, Italic: &no, Underline: &yes, Color: &p.accent}),
		H2:             block(ansi.StylePrimitive{Bold: &yes, Italic: &no}),
		H3:             block(ansi.StylePrimitive{Bold: &yes, Italic: &yes}),
		Heading:        block(ansi.StylePrimitive{Italic: &yes}),
		Strikethrough:  ansi.StylePrimitive{CrossedOut: &yes},
		Emph:           ansi.StylePrimitive{Italic: &yes},
		Strong:         ansi.StylePrimitive{Bold: &yes},
		HorizontalRule: ansi.StylePrimitive{Faint: &yes, Format: "*   *   *"},
		Item:           ansi.StylePrimitive{BlockPrefix: "• "},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		Task:           ansi.StyleTask{Ticked: "☑ ", Unticked: "☐ "},
		Link:           ansi.StylePrimitive{Color: &p.link, Underline: &yes},
		Image:          ansi.StylePrimitive{Color: &p.accent},
		ImageText:      ansi.StylePrimitive{Italic: &yes},
		Code:           block(ansi.StylePrimitive{Color: &p.code}),
		DefinitionTerm: ansi.StylePrimitive{Bold: &yes},
		CodeBlock: ansi.StyleCodeBlock{Chroma: &ansi.Chroma{
			Comment:       ansi.StylePrimitive{Italic: &yes},
			Keyword:       ansi.StylePrimitive{Bold: &yes},
			NameFunction:  ansi.StylePrimitive{Bold: &yes},
			LiteralString: ansi.StylePrimitive{Color: &purple},
		}},
	}
}
