package theme

import (
	"fmt"
	"image/color"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/ui/layout"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// commonPalettes are palettes of terminals: text, background, and the sixteen colours.
var commonPalettes = []struct{ name, text, background, colors string }{
	{"Solarized dark", "839496", "002b36", "073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5 002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3"},
	{"Solarized light", "657b83", "fdf6e3", "073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5 002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3"},
	{"Gruvbox dark", "ebdbb2", "282828", "282828 cc241d 98971a d79921 458588 b16286 689d6a a89984 928374 fb4934 b8bb26 fabd2f 83a598 d3869b 8ec07c ebdbb2"},
	{"Gruvbox light", "3c3836", "fbf1c7", "fbf1c7 cc241d 98971a d79921 458588 b16286 689d6a 7c6f64 928374 9d0006 79740e b57614 076678 8f3f71 427b58 3c3836"},
	{"GNOME dark", "d0cfcc", "171421", "171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc 5e5c64 f66151 33d17a e9ad0c 2a7bde c061cb 33c7de ffffff"},
	{"GNOME light", "171421", "ffffff", "171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc 5e5c64 f66151 33d17a e9ad0c 2a7bde c061cb 33c7de ffffff"},
	{"Terminal.app", "000000", "ffffff", "000000 990000 00a600 999900 0000b2 b200b2 00a6b2 bfbfbf 666666 e50000 00d900 e5e500 0000ff e500e5 00e5e5 e5e5e5"},
	{"xterm dark", "e5e5e5", "000000", "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"},
	{"xterm light", "000000", "ffffff", "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"},
}

func parsePalette(text, background, colors string) Palette {
	p := Palette{Foreground: hexColor(text), Background: hexColor(background)}
	for i, c := range strings.Fields(colors) {
		p.Colors[i] = hexColor(c)
	}
	return p
}

func hexColor(s string) color.Color {
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil {
		panic(err)
	}
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}
}

// textStyles returns all styles in which text is drawn, by name.
func textStyles(th *Theme) map[string]lipgloss.Style {
	out := map[string]lipgloss.Style{
		"header": th.Header, "footer": th.Footer, "key": th.Key, "title": th.Title, "pane title": th.PaneTitle, "focused pane": th.PaneFocus,
		"dim": th.Dim, "speaker": th.Speaker, "selected": th.Selected, "selected, focused": th.SelectedFocus, "notice": th.Notice, "alert": th.Alert,
		"prompt": th.Prompt, "bar": th.Bar, "label": th.Label, "ticks": th.Tick, "hit ticks": th.TickHit,
	}
	for role, name := range map[layout.Role]string{
		layout.Body: "text", layout.Heading1: "heading 1", layout.Heading2: "heading 2", layout.Heading3: "heading 3", layout.Quoted: "block quote",
		layout.Caption: "caption", layout.Credit: "credit", layout.FigureMark: "figure", layout.Meta: "byline", layout.CodeEdge: "code edge",
		layout.Preformatted: "table", layout.Term: "term", layout.Bullet: "bullet",
	} {
		out[name] = th.Run(layout.Run{Role: role}, Unlit)
	}
	out["link"] = th.Run(layout.Run{Link: "x"}, Unlit)
	out["visited"] = th.Visited(out["link"])
	out["inline code"] = th.Run(layout.Run{Style: content.CodeSpan}, Unlit)
	for lit, name := range map[Lit]string{Quote: "lit", Comment: "comment", Highlight: "highlight 1", Highlight2: "highlight 2", Highlight3: "highlight 3", Highlight4: "highlight 4", Hit: "hit", HitNow: "current hit", Selected: "selection"} {
		out[name] = th.Run(layout.Run{}, lit)
	}
	return out
}

// shownContrast returns the contrast of a style in a palette.
func shownContrast(t *testing.T, st lipgloss.Style, p Palette) float64 {
	t.Helper()
	resolve := func(c, own color.Color) color.Color {
		switch c := c.(type) {
		case nil, lipgloss.NoColor:
			return own
		case ansi.BasicColor:
			return p.Colors[c]
		case color.RGBA: // of one of pullquote's own themes
			return c
		}
		t.Errorf("%v is not one of the terminal's own colours", c)
		return own
	}
	return contrast(resolve(st.GetForeground(), p.Foreground), resolve(st.GetBackground(), p.Background))
}

// TestContrast checks that all text of the default style is legible in common palettes, if the
// terminal tells its colours and if it tells only its background. It logs the contrasts.
func TestContrast(t *testing.T) {
	for _, c := range commonPalettes {
		p := parsePalette(c.text, c.background, c.colors)
		for name, known := range map[string]Palette{"": p, ", only the background known": {Background: p.Background}} {
			var row strings.Builder
			styles := textStyles(Source{}.Open(known, false))
			for _, style := range slices.Sorted(maps.Keys(styles)) {
				st := styles[style]
				got := shownContrast(t, st, p)
				if st.GetForeground() != (lipgloss.NoColor{}) {
					fmt.Fprintf(&row, " · %s %.1f", style, got)
				}
				if got < p.needed()-0.001 {
					t.Errorf("%s%s: the contrast of %s is %.2f, want %.2f", c.name, name, style, got, p.needed())
				}
				if st.GetFaint() {
					t.Errorf("%s is faint", style)
				}
			}
			t.Logf("%s%s: text %.1f, needed %.1f%s", c.name, name, contrast(p.Foreground, p.Background), p.needed(), row.String())
		}
	}
	for style, st := range textStyles(Source{}.Open(Palette{}, false)) {
		if st.GetForeground() != (lipgloss.NoColor{}) || st.GetBackground() != (lipgloss.NoColor{}) {
			t.Errorf("%s has a colour although no colour of the terminal is known", style)
		}
	}
}

// TestAccentsDiffer checks that what stands out in the text looks different from the text and
// from everything else that stands out, in every palette.
func TestAccentsDiffer(t *testing.T) {
	themes := map[string]*Theme{"unknown": Source{}.Open(Palette{}, false)}
	for _, c := range commonPalettes {
		themes[c.name] = Source{}.Open(parsePalette(c.text, c.background, c.colors), false)
		themes[c.name+", background"] = Source{}.Open(Palette{Background: hexColor(c.background)}, false)
	}
	for name, th := range themes {
		seen := map[string]Lit{}
		for _, lit := range []Lit{Unlit, Quote, Hit, HitNow, Selected} {
			s := th.Run(layout.Run{}, lit).Render("x")
			if other, ok := seen[s]; ok {
				t.Errorf("%s: %d looks like %d", name, lit, other)
			}
			seen[s] = lit
		}
	}
}

// TestOwnThemes checks that all text of pullquote's own themes is legible in common palettes, that
// all of their colours are used there, that what stands out differs, and that they follow the
// background.
func TestOwnThemes(t *testing.T) {
	for i := range ownThemes {
		own := &ownThemes[i]
		for _, c := range commonPalettes {
			p := parsePalette(c.text, c.background, c.colors)
			got := own.accents(p)
			want := own.light
			if p.isDark() {
				want = own.dark
			}
			if got.dim == "" {
				want.dim = "" // text may not stand out less than that
			}
			if got != want {
				t.Errorf("%s in %s: colours are missing: %+v", own.name, c.name, got)
			}
			th := Source{own: own}.Open(p, false)
			for name, st := range textStyles(th) {
				if got := shownContrast(t, st, p); got < p.needed()-0.001 {
					t.Errorf("%s in %s: the contrast of %s is %.2f, want %.2f", own.name, c.name, name, got, p.needed())
				}
			}
			seen := map[string]Lit{}
			for _, lit := range []Lit{Unlit, Quote, Comment, Highlight, Highlight2, Highlight3, Highlight4, Hit, HitNow, Selected} {
				s := th.Run(layout.Run{}, lit).Render("x")
				if other, ok := seen[s]; ok {
					t.Errorf("%s in %s: %d looks like %d", own.name, c.name, lit, other)
				}
				seen[s] = lit
			}
		}
		for name, st := range textStyles(Source{own: own}.Open(Palette{}, false)) {
			if st.GetForeground() != (lipgloss.NoColor{}) {
				t.Errorf("%s: %s has a colour although the background is not known", own.name, name)
			}
		}
	}
}

// TestVariants checks that a pair of stylesheets follows the background.
func TestVariants(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"sea-dark": `{"h1": {"prefix": "dark "}}`, "sea-light": `{"h1": {"prefix": "light "}}`, "one": `{}`, "lonely-dark": `{}`, "dracula": `{"h1": {"prefix": "mine "}}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name+".json"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f := Folder(dir)
	if got, want := f.own(), []string{"dracula", "lonely-dark", "one", "sea"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for _, c := range []struct {
		name       string
		background color.Color
		want       string
	}{{"sea", color.Black, "dark "}, {"sea", color.White, "light "}, {"sea", nil, "dark "}, {"dracula", color.White, "mine "}} {
		s, err := f.Find(c.name)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Open(Palette{Background: c.background}, false).Glyphs.Heading[1][0]; got != c.want {
			t.Errorf("%s on %v: %q, want %q", c.name, c.background, got, c.want)
		}
	}
	for _, name := range f.Names() {
		if _, err := f.Find(name); err != nil || f.About(name) == "" {
			t.Errorf("%s: %v, %q", name, err, f.About(name))
		}
	}
}
