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
	"pullquote/content/export"

	"github.com/pelletier/go-toml/v2/unstable"
)

// A Config holds the settings. [Default] returns those that apply without a file.
type Config struct {
	Library Library
	Copy    Copy
}

// Library is the table [library].
type Library struct {
	Enabled bool // whether anything is kept between runs
	Texts   bool // whether the texts of articles are kept, too
}

// Copy is the table [copy].
type Copy struct {
	Quote export.Template // the form of a copied quotation
}

// Default returns the default settings.
func Default() Config { return Config{Library: Library{Enabled: true, Texts: true}} }

// A setting is a row of the table of settings.
type setting struct {
	key string

	// set stores a value. It returns what is wrong with it; nil if it is valid.
	set func(c *Config, value *unstable.Node) *mistake
}

// A mistake says what is wrong with a value.
type mistake struct {
	text  string // after the key: "must be true or false"
	where string // the part of the value that is wrong; "": all of it
}

// settings are all settings.
var settings = []setting{
	{"library.enabled", boolean(func(c *Config) *bool { return &c.Library.Enabled })},
	{"library.texts", boolean(func(c *Config) *bool { return &c.Library.Texts })},
	{"copy.quote", template(func(c *Config) *export.Template { return &c.Copy.Quote })},
}

// boolean returns the set function of a setting that is true or false.
func boolean(field func(*Config) *bool) func(*Config, *unstable.Node) *mistake {
	return func(c *Config, value *unstable.Node) *mistake {
		if value.Kind != unstable.Bool {
			return &mistake{text: "must be true or false"}
		}
		*field(c) = string(value.Data) == "true"
		return nil
	}
}

// template returns the set function of a setting that is a template.
func template(field func(*Config) *export.Template) func(*Config, *unstable.Node) *mistake {
	return func(c *Config, value *unstable.Node) *mistake {
		if value.Kind != unstable.String {
			return &mistake{text: "must be a text with placeholders, such as \"{text} ({speaker})\""}
		}
		t, err := export.ParseTemplate(string(value.Data))
		var wrong *export.TemplateError
		if errors.As(err, &wrong) {
			return &mistake{"has an " + wrong.Text, wrong.Where}
		}
		*field(c) = t
		return nil
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
