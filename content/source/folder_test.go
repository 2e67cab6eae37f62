package source

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pullquote/content/internal/blocktest"
)

// makeFolder makes a folder with readable, unreadable, hidden and linked files.
func makeFolder(t *testing.T, dir string) {
	t.Helper()
	when := time.Date(2026, 3, 4, 12, 0, 0, 0, time.Local)
	for _, name := range []string{
		"b.md", "a.html.gz", "5% #1? \x1b[31m.txt", "c.EPUB", "-", "-.md", "picture.png", "noextension", ".hidden.md", "old/x.md", "empty/.keep", ".git/x.md",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("# Text"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(dir, "b.md"), filepath.Join(dir, "d.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "e.md")); err != nil {
		t.Fatal(err)
	}
}

// TestFolder lists a folder, and checks that the links of its entries lead to files.
func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Desk")
	makeFolder(t, dir)
	a, err := openTyped(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := blocktest.Check(a); err != nil {
		t.Error(err)
	}
	want := `title: Desk
source: DIR
h1 Desk
bullets
  item
    p <a DIR/empty>empty/</a>
  item
    p <a DIR/old>old/</a>
  item
    p <a DIR/-.md>-.md</a> (6 bytes, 2026-03-04)
  item
    p <a DIR/5%25%20%231%3F%20%1B%5B31m.txt>5% #1? .txt</a> (6 bytes, 2026-03-04)
  item
    p <a DIR/a.html.gz>a.html.gz</a> (6 bytes, 2026-03-04)
  item
    p <a DIR/b.md>b.md</a> (6 bytes, 2026-03-04)
  item
    p <a DIR/c.EPUB>c.EPUB</a> (6 bytes, 2026-03-04)
  item
    p <a DIR/d.md>d.md</a> (6 bytes, 2026-03-04)
entry "empty/" by "", : "" <DIR/empty>
entry "old/" by "", : "" <DIR/old>
entry "-.md" by "", 2026-03-04: "6 bytes" <DIR/-.md>
entry "5% #1? .txt" by "", 2026-03-04: "6 bytes" <DIR/5%25%20%231%3F%20%1B%5B31m.txt>
entry "a.html.gz" by "", 2026-03-04: "6 bytes" <DIR/a.html.gz>
entry "b.md" by "", 2026-03-04: "6 bytes" <DIR/b.md>
entry "c.EPUB" by "", 2026-03-04: "6 bytes" <DIR/c.EPUB>
entry "d.md" by "", 2026-03-04: "6 bytes" <DIR/d.md>
`
	if got := strings.ReplaceAll(blocktest.Dump(a), dir, "DIR"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for i, e := range a.Entries {
		if u, err := url.Parse(e.Link.String()); err != nil {
			t.Error(err)
		} else if _, err := os.Stat(filepath.FromSlash(u.Path)); err != nil {
			t.Errorf("entry %d: %v", i, err)
		}
	}
}

// TestNestedFolder checks that the entries of a folder do not depend on the form of its
// path.
func TestNestedFolder(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a", "b.md")
	if err := os.MkdirAll(filepath.Join(dir, "a", "empty"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("# Text"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, spec := range []string{"a", "./a/", dir + "/a", "file://" + dir + "/a"} {
		a, err := openTyped(t.Context(), spec, Options{})
		if err != nil || a.Title.String() != "a" || len(a.Entries) != 2 || a.Entries[1].Link.String() != path {
			t.Errorf("%s: %+v, %v", spec, a, err)
		}
	}
	_, err := openTyped(t.Context(), "a/empty", Options{})
	sameError(t, err, Error{Name: "a/empty", Reason: EmptyFolder})
}

// TestFeedsInFolder checks that an XML file is listed only if it is a feed.
func TestFeedsInFolder(t *testing.T) {
	dir := t.TempDir()
	const feed = "<?xml version='1.0'?><rss><channel><title>Tides</title>"
	for name, data := range map[string]string{
		"a.xml": feed + strings.Repeat(" ", 1<<20), "b.XML": "<feed xmlns='http://www.w3.org/2005/Atom'>", "c.xml.gz": string(gzipped(feed)),
		"d.xml": "<catalogue/>", "e.xml": "", "f.xml.gz": "\x1f\x8b\x08", "g.dat": feed,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a, err := openTyped(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range a.Entries {
		names = append(names, e.Title.String())
	}
	if got := strings.Join(names, " "); got != "a.xml b.XML c.xml.gz" {
		t.Error(got)
	}
}

// TestLargeFolder checks that the reader is told if not every file is listed.
func TestLargeFolder(t *testing.T) {
	dir := t.TempDir()
	for i := range 5 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.md", i)), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a, err := listFolder(dir, 4)
	if err != nil || len(a.Entries) != 4 || len(a.Problems) != 1 {
		t.Errorf("%+v, %v", a, err)
	}
}
