package theme

import "charm.land/glamour/v2/ansi"

// The terminal's own colours, as stylesheets write them.
const (
	red, green, yellow        = "1", "2", "3"
	blue, magenta, cyan       = "4", "5", "6"
	gray                      = "8"
	brightRed, brightGreen    = "9", "10"
	brightYellow, brightBlue  = "11", "12"
	brightMagenta, brightCyan = "13", "14"
)

// defaultAccents returns the colours of the default style: those that readers chose for their
// terminals, as far as they are legible there.
func defaultAccents(p Palette) accents {
	if p.Background == nil {
		return accents{}
	}
	if p.isDark() {
		a := accents{
			accent: p.pick(cyan, brightCyan, brightBlue),
			lit:    p.pick(brightYellow, yellow, green, brightGreen),
			code:   p.pick(green, yellow, cyan),
			hit:    p.pick(yellow, brightYellow, cyan),
			hitNow: p.pick(magenta, brightMagenta, green),
			dim:    p.dim(gray),
		}
		a.link = a.accent
		a.marks = [Highlights]string{p.pick(green, brightGreen), p.pick(cyan, brightCyan), p.pick(blue, brightBlue), p.pick(magenta, brightMagenta)}
		return a
	}
	a := accents{
		accent: p.pick(blue, brightBlue, magenta, brightMagenta),
		lit:    p.pick(magenta, brightMagenta, red),
		code:   p.pick(red, magenta, blue),
		hit:    p.pick(yellow, blue, brightBlue, red),
		hitNow: p.pick(magenta, brightMagenta, red),
		dim:    p.dim(gray),
	}
	a.link = a.accent
	a.marks = [Highlights]string{p.pick(green, brightGreen, red), p.pick(cyan, brightCyan, brightRed), p.pick(blue, brightBlue), p.pick(magenta, brightMagenta)}
	return a
}

// codeColors are the names that chroma has for the terminal's colours, for literals in code.
var codeColors = map[string]string{
	red: "#ansidarkred", green: "#ansidarkgreen", yellow: "#ansibrown", blue: "#ansidarkblue", magenta: "#ansipurple", cyan: "#ansiteal",
}

// defaultStylesheet returns the default style as a glamour stylesheet.
func defaultStylesheet(p accents) ansi.StyleConfig {
	yes, no, bar, literal := true, false, "│ ", codeColors[p.code]
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
			LiteralString: ansi.StylePrimitive{Color: &literal},
		}},
	}
}
