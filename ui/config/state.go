package config

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// A State is what the reader has chosen in the program. Nil: nothing.
type State struct {
	Theme *string
	Width *int // as [Config.Width]
}

// LoadState returns settings with what a state file says on top. What is wrong in that file, such
// as a theme that is gone, is ignored: the reader has not written it.
func LoadState(file string, base Config) Config {
	s := Load(file, base)
	base.Theme, base.Width = s.Theme, s.Width
	return base
}

// Save writes what has been chosen to a state file, and keeps what that file says about anything
// else.
func (s State) Save(file string, themes Config) error {
	before := Load(file, themes)
	if s.Theme == nil && before.Sets("theme") {
		s.Theme = &before.Theme
	}
	if s.Width == nil && before.Sets("width") {
		s.Width = &before.Width
	}
	var text strings.Builder
	text.WriteString("# What was chosen in the program. config.toml overrules it.\n")
	if s.Theme != nil {
		fmt.Fprintf(&text, "theme = %s\n", quote(*s.Theme))
	}
	if s.Width != nil {
		fmt.Fprintf(&text, "width = %d\n", *s.Width)
	}
	return replace(file, text.String())
}

// replace writes a file in such a way that it is always whole.
func replace(file, text string) error {
	dir := filepath.Dir(file)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, "state-*.toml")
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the other error is more important
	}
	return err
}

// quote returns a text as a TOML string.
func quote(text string) string {
	quoted := strconv.Quote(text)
	if !strings.Contains(quoted, `\`) {
		return quoted
	}
	data, err := toml.Marshal(map[string]string{"v": text})
	if err != nil {
		return quoted
	}
	return strings.TrimSpace(strings.TrimPrefix(string(data), "v = "))
}
