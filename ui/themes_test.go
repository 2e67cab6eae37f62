package ui

import (
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content/markdown"
	"pullquote/ui/config"
	"pullquote/ui/document"
	"pullquote/ui/keymap"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// themed starts a reader with a theme on a dark background.
func themed(t *testing.T, name string, o Options) *reader {
	source, err := o.Themes.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	o.Style, o.Theme = source, name
	r := startReader(t, panes, o)
	r.update(tea.BackgroundColorMsg{Color: color.Black})
	r.resize(100, 30)
	r.send(document.Update{Article: markdown.Parse([]byte(everyBlock)), Percent: 100})
	return r
}

// has reports whether the screen has a colour, as in "127;180;224".
func (r *reader) has(rgb string) bool { return strings.Contains(r.m.View().Content, rgb) }

// The colours of headings in the theme "ink", and that of "forest" on a dark background.
const (
	inkDark, inkLight = "127;180;224", "31;95;153"
	forestDark        = "143;203;155"
)

// TestThemeFollowsBackground checks that the colours follow the background of the terminal while
// the program runs.
func TestThemeFollowsBackground(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := themed(t, "ink", Options{})
		if !r.has(inkDark) || r.has(inkLight) {
			t.Fatal("the colours are not those for a dark background")
		}
		_, cmd := r.m.Update(uv.LightColorSchemeEvent{})
		if cmd == nil {
			t.Fatal("the terminal is not asked for its colours again")
		}
		r.run(cmd)
		r.drain()
		r.update(tea.BackgroundColorMsg{Color: color.White})
		r.drain()
		if r.has(inkDark) || !r.has(inkLight) {
			t.Error("the colours are not those for a light background")
		}
	})
}

// TestThemeList shows themes over the text. Only the one that is chosen is kept.
func TestThemeList(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var saved []string
		r := themed(t, "ink", Options{SaveState: func(s config.State) error {
			saved = append(saved, *s.Theme)
			return nil
		}})
		for _, leave := range []string{"\x1b", "q", "T", "t\x1b", ":\x1b\x1b"} {
			r.press("Tjj")
			if !r.has(forestDark) || !r.has("forest") {
				t.Fatal("the text does not show the selected theme")
			}
			r.press(leave)
			if !r.has(inkDark) || r.has(forestDark) {
				t.Errorf("%q does not take back the theme", leave)
			}
			r.not("Themes")
		}
		if len(saved) > 0 {
			t.Errorf("%q was kept", saved)
		}
		r.press("Tjj\r")
		r.see("theme forest")
		if !r.has(forestDark) || len(saved) != 1 || saved[0] != "forest" {
			t.Errorf("kept: %q", saved)
		}
		r.press(":theme ink\r")
		if !r.has(inkDark) || len(saved) != 2 || saved[1] != "ink" {
			t.Errorf("kept: %q", saved)
		}
	})
}

// TestWidthIsKept checks that a width that the reader chose is kept, but not that of a window that
// has no more room.
func TestWidthIsKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var saved []int
		r := themed(t, theme.Default, Options{SaveState: func(s config.State) error {
			saved = append(saved, *s.Width)
			return nil
		}})
		r.resize(60, 30)
		r.press("+")
		r.see("the widest that fits")
		if len(saved) > 0 {
			t.Errorf("%d was kept", saved)
		}
		r.press(":set width 40\r")
		r.see("40 columns wide")
		if len(saved) != 1 || saved[0] != 40 {
			t.Errorf("kept: %d", saved)
		}
	})
}

// TestSettingsOverruleChoices checks that a theme or a width that the settings name comes back.
func TestSettingsOverruleChoices(t *testing.T) {
	file := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(file, []byte("theme = \"ink\"\nwidth = 50\nmouze = true\nfoo = 1"), 0o600); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		loaded := config.Load(file, config.Default())
		r := themed(t, "ink", Options{Settings: &loaded, Width: 50, SaveState: func(config.State) error {
			t.Error("a choice is kept")
			return nil
		}})
		r.see("2 mistakes, see :config · config.toml:3:1: unknown setting \"mouze\"; did you mean \"mouse\"?")
		r.press(":config\r")
		r.see("2 mistakes in", "config.toml:4:1: unknown setting \"foo\"")
		r.press("q:theme forest\r")
		r.see("theme forest, until you quit: your settings name another one")
		r.press(":set width 60\r")
		r.see("60 columns wide")
	})
}

// TestKeysInForce checks that the footer, the help and messages name the keys of the reader.
func TestKeysInForce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rows, _ := keymap.Rebind(keymap.Table(), []keymap.Binding{
			{Action: keymap.Help, Keys: []string{"f2"}},
			{Action: keymap.Search, Keys: []string{"ctrl+f"}},
			{Action: keymap.PageDown, Keys: []string{"space"}},
			{Action: keymap.Mouse, Keys: []string{"f3"}},
			{Action: keymap.NextHit, Keys: []string{}},
			{Action: keymap.PromptCancel, Keys: []string{"ctrl+x"}},
		})
		r := startReader(t, panes, Options{Keys: keymap.New(rows)})
		r.resize(100, 30)
		r.send(document.Update{Article: markdown.Parse([]byte(everyBlock)), Percent: 100})
		r.see("ctrl+f search", "f2 help")
		r.update(namedKey("f3"))
		r.see("f3 turns it on")
		r.press("/")
		r.see("/ is not a key here · f2 help")
		r.press("N")
		r.see("no search yet; press ctrl+f")
		r.update(namedKey("f2"))
		r.see("Keys")
		r.update(namedKey("ctrl+f"))
		r.press("next hit")
		r.see(":next-hit")
		r.update(namedKey("ctrl+x"))
		r.see("ctrl+f search")
	})
}
