// Package config reads the reader's settings from a TOML file, and keeps what is chosen in
// the program in another one.
//
// The table of settings says which keys there are. What always holds: a mistake in the file
// never keeps the reader from reading. Each one is reported with its line and column, and
// all other settings apply.
package config

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"pullquote/content"
	"pullquote/content/export"
	"pullquote/ui/graphics"
	"pullquote/ui/keymap"
	"pullquote/ui/theme"
)

// A Config holds the settings. [Default] returns those that apply without a file.
type Config struct {
	Theme    string // as [theme.Folder.Find] takes it
	Width    int    // of the text, in cells; 0: the default
	Color    theme.Color
	Mouse    bool // whether the program takes the mouse
	Speakers bool // whether the speaker margin is shown
	Plain    bool // whether to read line by line
	Pictures graphics.Setting

	Library Library
	Copy    Copy
	Keys    []keymap.Binding // without mistakes

	Themes theme.Folder // where the reader's own themes are; not a setting
}

// Library is the table [library].
type Library struct {
	Enabled bool // whether anything is kept between runs
	Texts   bool // whether the texts of articles are kept, too
	Resume  bool // whether articles open where they were left
}

// Copy is the table [copy].
type Copy struct {
	Quote export.Template // the form of a copied quotation
}

// Default returns the default settings.
func Default() Config {
	return Config{Theme: theme.Default, Color: theme.Auto, Mouse: true, Pictures: graphics.Auto, Library: Library{Enabled: true, Texts: true, Resume: true}}
}

// KeyMap returns the keys in force.
func (c *Config) KeyMap() *keymap.Map {
	rows, _ := keymap.Rebind(keymap.Table(), c.Keys)
	return keymap.New(rows)
}

// A Problem is a mistake in the file.
type Problem struct {
	File         string
	Line, Column int // from 1; 0 if the file could not be read
	Text         string
}

// String returns the problem as compilers print it, with the name of the file only, so that
// it fits the footer.
func (p Problem) String() string { return p.in(filepath.Base(p.File)) }

// Long returns the problem as compilers print it.
func (p Problem) Long() string { return p.in(p.File) }

func (p Problem) in(file string) string {
	if p.Line == 0 {
		return content.SanitizeLine(fmt.Sprintf("%s: %s", file, p.Text)).String()
	}
	return content.SanitizeLine(fmt.Sprintf("%s:%d:%d: %s", file, p.Line, p.Column, p.Text)).String()
}

// A Loaded is what a file says.
type Loaded struct {
	Config
	File     string // "": none
	Exists   bool   // whether there is such a file
	Problems []Problem

	set map[string]bool
}

// Sets reports whether the file sets a setting to a value without mistakes.
func (l *Loaded) Sets(key string) bool { return l.set[key] }

// maxFile bounds a file of settings, in bytes. It may be a pipe, so its size is not known before.
const maxFile = 1 << 20

// readSettings reads a file of settings.
func readSettings(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = fmt.Errorf("it is larger than %d bytes", maxFile)
	}
	return data, err
}

// Load returns the settings in a file, on top of others, and the mistakes in it. A file that
// does not exist holds no settings; "" stands for no file.
func Load(file string, base Config) Loaded {
	l := Loaded{Config: base, File: file}
	if file == "" {
		return l
	}
	data, err := readSettings(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return l
	case err != nil:
		var path *fs.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		l.Problems = []Problem{{File: file, Text: "cannot read the settings: " + err.Error()}}
		return l
	}
	l.Exists = true
	r := reader{file: file, loaded: &l}
	r.parse(data)
	slices.SortStableFunc(l.Problems, func(a, b Problem) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) })
	return l
}
