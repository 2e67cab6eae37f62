// Package config reads the reader's settings from a TOML file.
//
// The table of settings says which keys there are. What always holds: a mistake in the file
// never keeps the reader from reading. Each one is reported with its line and column, and
// all other settings apply.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"pullquote/content"

	"github.com/pelletier/go-toml/v2/unstable"
)

// A Config holds the settings. [Default] returns those that apply without a file.
type Config struct {
	Library Library
}

// Library is the table [library].
type Library struct {
	Enabled bool // whether anything is kept between runs
	Texts   bool // whether the texts of articles are kept, too
}

// Default returns the default settings.
func Default() Config { return Config{Library: Library{Enabled: true, Texts: true}} }

// A setting is a row of the table of settings.
type setting struct {
	key string

	// set stores a value. It returns what the value has to be; "" if it is valid.
	set func(c *Config, value *unstable.Node) string
}

// settings are all settings.
var settings = []setting{
	{"library.enabled", boolean(func(c *Config) *bool { return &c.Library.Enabled })},
	{"library.texts", boolean(func(c *Config) *bool { return &c.Library.Texts })},
}

// boolean returns the set function of a setting that is true or false.
func boolean(field func(*Config) *bool) func(*Config, *unstable.Node) string {
	return func(c *Config, value *unstable.Node) string {
		if value.Kind != unstable.Bool {
			return "true or false"
		}
		*field(c) = string(value.Data) == "true"
		return ""
	}
}

// A Problem is a mistake in the file.
type Problem struct {
	File         string
	Line, Column int // from 1; 0 if the file could not be read
	Text         string
}

// String returns the problem as compilers print it, with the name of the file only, so that
// it fits the footer.
func (p Problem) String() string {
	name := filepath.Base(p.File)
	if p.Line == 0 {
		return content.SanitizeLine(fmt.Sprintf("%s: %s", name, p.Text))
	}
	return content.SanitizeLine(fmt.Sprintf("%s:%d:%d: %s", name, p.Line, p.Column, p.Text))
}

// Load returns the settings in a file, and the mistakes in it. A file that does not exist
// holds no settings; "" stands for no file.
func Load(file string) (Config, []Problem) {
	if file == "" {
		return Default(), nil
	}
	data, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Default(), nil
	case err != nil:
		var path *fs.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return Default(), []Problem{{File: file, Text: "cannot read the settings: " + err.Error()}}
	}
	return parse(file, data)
}
