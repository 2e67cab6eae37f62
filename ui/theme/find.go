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
	return content.SanitizeLine(text)
}

func (e *NameError) Unwrap() error { return e.Err }

// A Folder is the path of the folder with the reader's own themes: glamour stylesheets, named
// NAME.json. "" stands for no folder.
type Folder string

// ownSuffix is the end of the names of files in a [Folder].
const ownSuffix = ".json"

// Names returns the names of all themes: the default one, the built-in ones, and the reader's
// own.
func (f Folder) Names() []string {
	var names []string
	for name := range styles.DefaultStyles {
		names = append(names, name)
	}
	slices.Sort(names)
	names = append([]string{Default}, names...)
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
		if name, ok := strings.CutSuffix(file.Name(), ownSuffix); ok && name != "" && name == content.SanitizeLine(name) {
			names = append(names, name)
		}
	}
	return names
}

// About returns a few words about the theme with a name.
func (f Folder) About(name string) string {
	switch _, isBuiltIn := styles.DefaultStyles[name]; {
	case name == Default:
		return "the terminal's sixteen colours"
	case slices.Contains(f.own(), name):
		return "your own"
	case isBuiltIn:
		return "glamour"
	}
	return "a file"
}

// maxStyleFile bounds the size of a style file, in bytes.
const maxStyleFile = 1 << 20

// A Source is a theme returned by [Folder.Find].
type Source struct {
	config *ansi.StyleConfig // nil: the default theme
}

// IsDefault reports whether the theme is the default.
func (s Source) IsDefault() bool { return s.config == nil }

// Find returns the theme with a name, or reads one from a JSON file. The names "" and
// "auto" mean [Default]. One of the reader's own has precedence over a built-in one. The error
// is a [*NameError].
func (f Folder) Find(name string) (Source, error) {
	if name == "" || name == "auto" || name == Default {
		return Source{}, nil
	}
	path := name
	if isName := !strings.ContainsAny(name, "./\\"); isName {
		own := filepath.Join(string(f), name+ownSuffix)
		_, err := os.Stat(own)
		switch c, isBuiltIn := styles.DefaultStyles[name]; {
		case f != "" && err == nil:
			path = own
		case isBuiltIn:
			return Source{c}, nil
		default:
			if _, err := os.Stat(name); err != nil {
				return Source{}, &NameError{Name: name, Names: f.Names()}
			}
		}
	}
	c, err := readStyle(path)
	if err != nil {
		return Source{}, &NameError{name, f.Names(), err}
	}
	return Source{c}, nil
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
