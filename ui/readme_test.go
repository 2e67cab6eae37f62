package ui

import (
	"flag"
	"os"
	"strings"
	"testing"

	"pullquote/content/bounds"
	"pullquote/ui/config"
	"pullquote/ui/keymap"
)

var update = flag.Bool("update", false, "write the tables into the README")

// TestReadme checks that the README contains the tables of keys, settings and bounds. To update it:
//
//	go test ./ui -run TestReadme -update
func TestReadme(t *testing.T) {
	const path = "../README.md"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	for name, table := range map[string]string{"keys": keymap.Markdown(), "settings": config.Markdown(), "bounds": bounds.Markdown()} {
		begin, end := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->"
		before, rest, ok := strings.Cut(readme, begin)
		old, after, ok2 := strings.Cut(rest, end)
		switch {
		case !ok || !ok2:
			t.Fatalf("the README has no %q", strings.TrimSpace(begin))
		case *update:
			readme = before + begin + table + end + after
		case old != table:
			t.Errorf("the README's table of %s is out of date; run go test ./ui -run TestReadme -update", name)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(readme), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
