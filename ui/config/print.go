package config

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"pullquote/ui/keymap"
)

// commentWidth is the width of comments in the printed file.
const commentWidth = 78

// Print writes the settings in force as a file with comments. It returns the first error of w.
func (c *Config) Print(w io.Writer) error {
	var s strings.Builder
	s.WriteString("# The settings of pullquote in force. Each one that is left out of a file has\n# its default.\n")
	table := ""
	for _, set := range settings {
		name := set.key
		if in, rest, ok := strings.Cut(set.key, "."); ok {
			name = rest
			if in != table {
				table = in
				fmt.Fprintf(&s, "\n[%s]\n", in)
			}
		}
		help := set.help
		if set.flag != "" {
			help += " The flag " + set.flag + " overrules it."
		}
		s.WriteString("\n" + comment(help) + name + " = " + set.get(c) + "\n")
	}
	s.WriteString("\n[keys]\n\n" + comment("The keys of each action. A list replaces the default keys, and [] leaves the action without one; the palette still runs it by its name."))
	group := keymap.Group("")
	for _, e := range c.KeyMap().Entries() {
		if e.Group != group {
			group = e.Group
			s.WriteString("\n# " + string(group) + "\n")
		}
		quoted := make([]string, len(e.Keys))
		for i, k := range e.Keys {
			quoted[i] = strconv.Quote(k)
		}
		s.WriteString("\n" + comment(e.Help) + e.Name + " = [" + strings.Join(quoted, ", ") + "]\n")
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// comment returns a text as a comment in lines of at most commentWidth characters.
func comment(text string) string {
	var s strings.Builder
	line := "#"
	for word := range strings.FieldsSeq(text) {
		if len(line)+1+len(word) > commentWidth && line != "#" {
			s.WriteString(line + "\n")
			line = "#"
		}
		line += " " + word
	}
	return s.String() + line + "\n"
}
