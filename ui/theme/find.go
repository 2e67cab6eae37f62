package theme

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pullquote/content"

	"charm.land/glamour/v2/ansi"
	"charm.land/glamour/v2/styles"
)

// Default is the name of the default theme.
const Default = "default"

// A NameError is the error for a theme that does not exist or a file that cannot be used.
// Package explain turns it into a message for readers.
type NameError struct {
	Name  string
	Names []string // the names of all themes
	Err   error    // why the file cannot be used; nil if the theme does not exist
}

// Error returns a description for logs.
func (e *NameError) Error() string {
	text := fmt.Sprintf("theme %q: unknown", e.Name)
	if e.Err != nil {
		text = fmt.Sprintf("theme %q: %v", e.Name, e.Err)
	}
	return content.SanitizeLine(text).String()
}

func (e *NameError) Unwrap() error { return e.Err }

// A Folder is the path of the folder with the reader's own themes: glamour stylesheets, named
// NAME.json, or NAME-dark.json and NAME-light.json for both kinds of background. "" stands for no
// folder.
type Folder string

// The ends of the names of files in a [Folder].
const (
	fileSuffix  = ".json"
	darkSuffix  = "-dark"
	lightSuffix = "-light"
)

// glamourPair is the theme that is glamour's dark or light one, whatever fits the background.
const glamourPair = "glamour"

// Names returns the names of all themes: the default one, the other ones of pullquote, those of
// glamour, and the reader's own.
func (f Folder) Names() []string {
	names := []string{Default}
	for _, o := range ownThemes {
		names = append(names, o.name)
	}
	glamours := []string{glamourPair}
	for name := range styles.DefaultStyles {
		glamours = append(glamours, name)
	}
	slices.Sort(glamours)
	names = append(names, glamours...)
	for _, own := range f.own() {
		if !slices.Contains(names, own) {
			names = append(names, own)
		}
	}
	return names
}

// own returns the names of the reader's own themes.
func (f Folder) own() []string {
	if f == "" {
		return nil
	}
	files, err := os.ReadDir(string(f))
	if err != nil {
		return nil // it need not exist
	}
	var names []string
	for _, file := range files {
		name, ok := strings.CutSuffix(file.Name(), fileSuffix)
		if !ok || name == "" || name != content.SanitizeLine(name).String() {
			continue
		}
		if pair, ok := strings.CutSuffix(name, lightSuffix); ok && f.has(pair+darkSuffix) {
			continue
		}
		if pair, ok := strings.CutSuffix(name, darkSuffix); ok && f.has(pair+lightSuffix) {
			name = pair
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// has reports whether there is a file for a name.
func (f Folder) has(name string) bool {
	_, err := os.Stat(f.path(name))
	return f != "" && err == nil
}

func (f Folder) path(name string) string { return filepath.Join(string(f), name+fileSuffix) }

// About returns a few words about the theme with a name.
func (f Folder) About(name string) string {
	_, isGlamour := styles.DefaultStyles[name]
	switch {
	case slices.Contains(f.own(), name):
		return "your own"
	case name == Default:
		return "the terminal's sixteen colours"
	case findOwn(name) != nil:
		return findOwn(name).about
	case name == glamourPair:
		return "glamour's dark or light"
	case isGlamour:
		return "glamour's"
	}
	return "a file"
}

// maxStyleFile bounds the size of a style file, in bytes.
const maxStyleFile = 1 << 20

// A Source is a theme returned by [Folder.Find]. The zero Source is the default one.
type Source struct {
	own    *ownTheme         // one of pullquote's own
	config *ansi.StyleConfig // a stylesheet; nil: it is none
	light  *ansi.StyleConfig // the one for a light background; nil: config
}

// A kind is where the colours of a theme come from.
type kind int

const (
	terminalColors kind = iota // the terminal
	ownColors
	stylesheet
)

func (s Source) kind() kind {
	switch {
	case s.own != nil:
		return ownColors
	case s.config != nil:
		return stylesheet
	}
	return terminalColors
}

// variant returns the stylesheet for a terminal.
func (s Source) variant(p Palette) *ansi.StyleConfig {
	if s.light != nil && p.Background != nil && !p.isDark() {
		return s.light
	}
	return s.config
}

// IsDefault reports whether the theme is the default.
func (s Source) IsDefault() bool { return s.kind() == terminalColors }

// Find returns the theme with a name, or reads one from a JSON file. The names "" and
// "auto" mean [Default]. One of the reader's own has precedence over a built-in one. The error
// is a [*NameError].
func (f Folder) Find(name string) (Source, error) {
	if name == "" || name == "auto" || name == Default {
		return Source{}, nil
	}
	fail := func(err error) (Source, error) { return Source{}, &NameError{name, f.Names(), err} }
	if strings.ContainsAny(name, "./\\") {
		c, err := readStyle(name)
		if err != nil {
			return fail(err)
		}
		return Source{config: c}, nil
	}
	s, isOwn, err := f.find(name)
	c, isGlamour := styles.DefaultStyles[name]
	switch {
	case err != nil:
		return fail(err)
	case isOwn:
		return s, nil
	case findOwn(name) != nil:
		return Source{own: findOwn(name)}, nil
	case name == glamourPair:
		return Source{config: styles.DefaultStyles[styles.DarkStyle], light: styles.DefaultStyles[styles.LightStyle]}, nil
	case isGlamour:
		return Source{config: c}, nil
	}
	if _, err := os.Stat(name); err != nil {
		return fail(nil)
	}
	if c, err = readStyle(name); err != nil {
		return fail(err)
	}
	return Source{config: c}, nil
}

// find reads a theme of the folder: a file, or one each for a dark and a light background. It
// reports whether there is one.
func (f Folder) find(name string) (s Source, ok bool, err error) {
	switch {
	case f.has(name):
		s.config, err = readStyle(f.path(name))
		return s, true, err
	case !f.has(name+darkSuffix) || !f.has(name+lightSuffix):
		return s, false, nil
	}
	if s.config, err = readStyle(f.path(name + darkSuffix)); err == nil {
		s.light, err = readStyle(f.path(name + lightSuffix))
	}
	return s, true, err
}

func readStyle(path string) (*ansi.StyleConfig, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, withoutPath(err)
	}
	if !info.Mode().IsRegular() || info.Size() > maxStyleFile {
		return nil, fmt.Errorf("not a regular file of at most %d bytes", maxStyleFile)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, withoutPath(err)
	}
	return decodeStyle(data)
}

// withoutPath returns an error of the file system without its path, which the message
// around it already contains.
func withoutPath(err error) error {
	if p, ok := err.(*os.PathError); ok {
		return p.Err
	}
	return err
}
