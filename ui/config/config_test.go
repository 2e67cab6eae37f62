package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pullquote/content/export"
	"pullquote/ui/keymap"
	"pullquote/ui/theme"
)

// TestLoad reads files with settings and with mistakes.
func TestLoad(t *testing.T) {
	for text, want := range map[string]struct {
		enabled  bool
		problems []string
	}{
		"":                                     {true, nil},
		"# nothing\n":                          {true, nil},
		"[library]\nenabled = false\n":         {false, nil},
		"library.enabled = false":              {false, nil},
		"library = { enabled = false }":        {false, nil},
		"[library]\ntexts = false\n":           {true, nil},
		"[library]\ntexts = 0":                 {true, []string{"2:1: library.texts must be true or false"}},
		"[library]\nenabled = true # yes":      {true, nil},
		"[library]\nenabled = \"no\"":          {true, []string{"2:1: library.enabled must be true or false"}},
		"[library]\n  enabld = false":          {true, []string{`2:3: unknown setting "library.enabld"`}},
		"[libary]\nenabled = false\nx = 1":     {true, []string{`1:2: unknown table "libary"`}},
		"[[library]]\nenabled = false":         {true, []string{`1:3: unknown table "library"`}},
		"library = 3":                          {true, []string{`1:1: unknown setting "library"`}},
		"x = 1\n[library]\nenabled = false":    {false, []string{`1:1: unknown setting "x"`}},
		"[a]\nx = 1\n[library]\nenabled=false": {false, []string{`1:2: unknown table "a"`}},
		"[library]\nenabled = false\n???":      {false, []string{"3:1: "}},
		"enabled = false\x1b[31m\n":            {true, []string{"1:16: "}},
	} {
		file := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got := Load(file, Default())
		problems := got.Problems
		if got.Library.Enabled != want.enabled || got.Library.Texts != !strings.Contains(text, "texts = false") || len(problems) != len(want.problems) {
			t.Errorf("%q: %+v, %v", text, got, problems)
			continue
		}
		for i, p := range problems {
			if !strings.HasPrefix(p.String(), "config.toml:"+want.problems[i]) || strings.Contains(p.String(), "\x1b") {
				t.Errorf("%q: problem %q, want %q", text, p, want.problems[i])
			}
		}
	}
}

// TestCopyQuote reads templates for copied quotations.
func TestCopyQuote(t *testing.T) {
	for text, want := range map[string]string{
		"[copy]\nquote = \"> {text} ({speaker})\"":               "",
		"copy.quote = \"\"\"\n{text}\n{source}\"\"\"":            "",
		"[copy]\nquote = 3":                                      "2:1: copy.quote must be a text",
		"[copy]\nquote = \"{text} {speker}\"":                    "2:17: copy.quote has an unknown placeholder {speker}; use {text}, ",
		"[copy]\nquote = '''\n{text}\n  — {speaker}, {titel}'''": "4:18: copy.quote has an unknown placeholder {titel}",
		"[copy]\nquote = \"{text} {\"":                           "2:17: copy.quote has an unclosed placeholder",
		"[copy]\nnote = \"\"":                                    `2:1: unknown setting "copy.note"`,
	} {
		file := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got := Load(file, Default())
		problems := got.Problems
		switch {
		case want == "" && (len(problems) > 0 || got.Copy == Default().Copy):
			t.Errorf("%q: %v", text, problems)
		case want != "" && (len(problems) != 1 || !strings.HasPrefix(problems[0].String(), "config.toml:"+want) || !reflect.DeepEqual(got.Config, Default())):
			t.Errorf("%q: %v", text, problems)
		}
	}
}

// TestNoFile reads files that do not exist, cannot be read or are too large.
func TestNoFile(t *testing.T) {
	dir := t.TempDir()
	for _, file := range []string{"", filepath.Join(dir, "none.toml")} {
		if got := Load(file, Default()); !reflect.DeepEqual(got.Config, Default()) || len(got.Problems) > 0 || got.Exists {
			t.Errorf("%q: %+v", file, got)
		}
	}
	got := Load(dir, Default())
	if !reflect.DeepEqual(got.Config, Default()) || len(got.Problems) != 1 || !strings.HasPrefix(got.Problems[0].String(), filepath.Base(dir)+": cannot read the settings: ") {
		t.Errorf("a folder: %+v", got)
	}
	large := filepath.Join(dir, "large.toml")
	write(t, large, "width = 60\n"+strings.Repeat("#", maxFile))
	got = Load(large, Default())
	if !reflect.DeepEqual(got.Config, Default()) || len(got.Problems) != 1 || got.Problems[0].String() != "large.toml: cannot read the settings: it is larger than 1048576 bytes" {
		t.Errorf("a large file: %+v", got)
	}
}

// TestSettings reads settings of all kinds, right and wrong.
func TestSettings(t *testing.T) {
	themes := t.TempDir()
	write(t, filepath.Join(themes, "mine.json"), "{}")
	write(t, filepath.Join(themes, "broken.json"), "{")
	for text, want := range map[string]string{
		"theme = \"dracula\"\nwidth = 60\ncolor = \"never\"\nmouse = false\nspeakers = true\n[library]\nresume = false": "",
		"theme = \"mine\"":              "",
		"theme = \"draculla\"":          `1:1: theme names an unknown theme "draculla"; did you mean dracula?`,
		"theme = \"minne\"":             `1:1: theme names an unknown theme "minne"; did you mean mine?`,
		"theme = \"broken\"":            `1:1: theme names a file that cannot be used: not JSON`,
		"theme = 3":                     "1:1: theme must be the name of a theme",
		"width = \"60\"":                "1:1: width must be a number from 0 to 1000",
		"width = -1":                    "1:1: width must be a number from 0 to 1000",
		"width = 6.5":                   "1:1: width must be a number from 0 to 1000",
		"\n  color = \"sometimes\"":     `2:3: color must be "auto", "always" or "never"`,
		"pictures = \"sixel\"":          `1:1: pictures must be "auto", "kitty", "blocks" or "off"`,
		"mouse = 1":                     "1:1: mouse must be true or false",
		"wdith = 60":                    `1:1: unknown setting "wdith"; did you mean "width"?`,
		"enabled = true":                `1:1: unknown setting "enabled"; did you mean "library.enabled"?`,
		"[library]\nresum = true":       `2:1: unknown setting "library.resum"; did you mean "library.resume"?`,
		"[key]\nquit = []":              `1:2: unknown table "key"; did you mean "keys"?`,
		"[keys]\nnext-quoet = [\"n\"]":  `2:1: unknown action "next-quoet"; did you mean "next-quote"?`,
		"[keys]\nquit = \"x\"":          "2:1: keys.quit must be a list of keys",
		"[keys]\nquit = [\"x\", 3]":     "2:1: keys.quit must be a list of keys in quotation marks",
		"[keys]\nzen = [\"x1\"]":        `2:8: keys.zen: "x1" cannot be a key: no key has this name`,
		"[keys]\nzen = [\"1\"]":         `2:8: keys.zen: "1" cannot be a key: digits are counts`,
		"[keys]\nzen = [\"n\"]":         `2:8: "n" would be both zen and next-hit; both keep their default keys`,
		"keys = { zen = [\"ctrl+i\"] }": `1:17: keys.zen: "ctrl+i" cannot be a key: terminals send it as tab`,
		"[keys]\nquit = []\nclose = []": "2:1: no key would quit; quit and close keep their default keys",
	} {
		file := filepath.Join(t.TempDir(), "config.toml")
		write(t, file, text)
		base := Default()
		base.Themes = theme.Folder(themes)
		got := Load(file, base)
		switch {
		case want == "" && (len(got.Problems) > 0 || reflect.DeepEqual(got.Config, base)):
			t.Errorf("%q: %v", text, got.Problems)
		case want != "" && (len(got.Problems) != 1 || !strings.HasPrefix(got.Problems[0].String(), "config.toml:"+want) || !reflect.DeepEqual(got.Config, base)):
			t.Errorf("%q: %v", text, got.Problems)
		}
	}
}

// TestEveryMistake reads a file with many mistakes. All are reported, and the rest holds.
func TestEveryMistake(t *testing.T) {
	file := filepath.Join(t.TempDir(), "config.toml")
	write(t, file, `width = "wide"
theme = "dracula"
mouze = true

[keys]
zen = ["n", "b"]
next-quote = [")", "ctrl+y"]
page-up = ["f"]
help = ["?", "F1"]
`)
	got := Load(file, Default())
	want := []string{"1:1: width must", "3:1: unknown setting \"mouze\"; did you mean \"mouse\"?", "6:8: \"n\" would be both zen and next-hit", "8:12: \"f\" would be both page-up and page-down", "9:14: keys.help: \"F1\" cannot be a key"}
	if len(got.Problems) != len(want) {
		t.Fatalf("%v", got.Problems)
	}
	for i, p := range got.Problems {
		if !strings.HasPrefix(p.String(), "config.toml:"+want[i]) {
			t.Errorf("%q, want %q", p, want[i])
		}
	}
	if len(got.Keys) != 1 || got.KeyMap().Key(keymap.NextQuote) != ")" || got.Theme != "dracula" || !got.Sets("keys.next-quote") || got.Sets("width") {
		t.Errorf("%+v", got)
	}
	if e, ok := got.KeyMap().Find("ctrl+y", keymap.Text); !ok || e.Action != keymap.NextQuote {
		t.Error("the keys without mistakes do not hold")
	}
}

// TestPrint checks that the printed settings are those in force, when they are read again.
func TestPrint(t *testing.T) {
	c := Default()
	c.Theme, c.Width, c.Color, c.Mouse, c.Library.Texts = "tokyo-night", 60, theme.Never, false, false
	c.Copy.Quote, _ = export.ParseTemplate("\"{text}\"\n\t— {speaker}")
	c.Keys = []keymap.Binding{{Action: keymap.NextQuote, Keys: []string{"ctrl+y", "\\"}}, {Action: keymap.Zen, Keys: []string{}}}
	var s strings.Builder
	if err := c.Print(&s); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "config.toml")
	write(t, file, s.String())
	got := Load(file, Default())
	if len(got.Problems) > 0 {
		t.Fatalf("%v\n%s", got.Problems, s.String())
	}
	if want := c.KeyMap().Entries(); !reflect.DeepEqual(got.KeyMap().Entries(), want) {
		t.Errorf("%+v, want %+v", got.KeyMap().Entries(), want)
	}
	got.Keys = c.Keys
	if !reflect.DeepEqual(got.Config, c) {
		t.Errorf("%+v, want %+v", got.Config, c)
	}
	for line := range strings.Lines(s.String()) {
		if strings.HasPrefix(line, "#") && len(line) > commentWidth+1 {
			t.Errorf("a long comment: %q", line)
		}
	}
}

// TestState keeps choices.
func TestState(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state", "state.toml")
	name, width := "dracula", 60
	for _, s := range []State{{Theme: &name}, {Width: &width}} {
		if err := s.Save(file, Default()); err != nil {
			t.Fatal(err)
		}
	}
	if got := LoadState(file, Default()); got.Theme != name || got.Width != width {
		t.Errorf("%+v", got)
	}
	write(t, file, "theme = \"gone\"\nwidth = 70\n[library]\nenabled = false")
	if got := LoadState(file, Default()); got.Theme != theme.Default || got.Width != 70 || !got.Library.Enabled {
		t.Errorf("%+v", got)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
