package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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
		got, problems := Load(file)
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
		got, problems := Load(file)
		switch {
		case want == "" && (len(problems) > 0 || got.Copy == Default().Copy):
			t.Errorf("%q: %v", text, problems)
		case want != "" && (len(problems) != 1 || !strings.HasPrefix(problems[0].String(), "config.toml:"+want) || got != Default()):
			t.Errorf("%q: %v", text, problems)
		}
	}
}

// TestNoFile reads files that do not exist or cannot be read.
func TestNoFile(t *testing.T) {
	dir := t.TempDir()
	for _, file := range []string{"", filepath.Join(dir, "none.toml")} {
		if got, problems := Load(file); got != Default() || len(problems) > 0 {
			t.Errorf("%q: %+v, %v", file, got, problems)
		}
	}
	if got, problems := Load(dir); got != Default() || len(problems) != 1 || !strings.HasPrefix(problems[0].String(), filepath.Base(dir)+": cannot read the settings: ") {
		t.Errorf("a folder: %+v, %v", got, problems)
	}
}
