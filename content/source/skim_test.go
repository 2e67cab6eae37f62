package source

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSkim skims files of several parts, whose parts meet in the middle of characters.
func TestSkim(t *testing.T) {
	long := strings.Repeat("Nobody saw the tide, “nobody” at the café. ", 30_000)
	for _, c := range []struct {
		name, content string
		options       Options
		want          bool // with a filter that finds "dredger"
	}{
		{"a.txt", "the dredger", Options{}, true},
		{"a.txt", "the ferry", Options{}, false},
		{"a.md", "# The ferry", Options{}, false},
		{"noname", "The ferry is late.", Options{}, false},
		{"a.txt", long, Options{}, false},
		{"a.txt", long + "dredger", Options{}, true},
		{"a.txt", long[:skimSize-4] + "dredger" + long, Options{}, true},
		{"a.txt", long[:skimSize-1] + "dredger" + long, Options{}, true},
		// Other formats and charsets are opened, and so is everything that is in doubt.
		{"a.html", "<p>the ferry</p>", Options{}, true},
		{"a.txt", "the ferry", Options{Type: "html"}, true},
		{"a.html", "the ferry", Options{Type: "text"}, false},
		{"a.txt", "the ferry", Options{Charset: "utf-8"}, true},
		{"a.txt", "caf\xe9", Options{}, true},
		{"a.txt", "t\x00h\x00e\x00", Options{}, true},
		{"a.txt", "", Options{}, true},
		{"a.txt", "the ferry", Options{Limits: Limits{Source: 4}}, true},
	} {
		file := filepath.Join(t.TempDir(), c.name)
		if err := os.WriteFile(file, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		c.options.Origin = Typed()
		got := Skim(t.Context(), file, c.options, func() func(string) bool {
			return func(part string) bool {
				return strings.Contains(part, "dredger") || strings.ContainsRune(part, '\ufffd')
			}
		})
		if got != c.want {
			t.Errorf("%s, %d bytes, %+v: %v, want %v", c.name, len(c.content), c.options, got, c.want)
		}
	}
	for _, spec := range []string{"nosuch.txt", ".", "-", "https://example.com/"} {
		if !Skim(t.Context(), spec, Options{Origin: Typed()}, nil) {
			t.Errorf("%s is ruled out", spec)
		}
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.md", "a/c.txt", "a/d.png", ".git/e.md", "a/.f.md", "g.md.gz", "h.xml"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("text"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, file := range Files(dir) {
		name, err := filepath.Rel(dir, file)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, filepath.ToSlash(name))
	}
	if want := []string{"a/c.txt", "b.md", "g.md.gz"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, spec := range []string{"nosuch.md", "-", "https://example.com/", filepath.Join(dir, ".git", "e.md"), t.TempDir()} {
		if got := Files(spec); !slices.Equal(got, []string{spec}) {
			t.Errorf("%s stands for %q", spec, got)
		}
	}
}
