package epub

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"pullquote/content/internal/blocktest"
)

// unpack writes the files of a book into a new folder.
func (b testBook) unpack(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range b {
		path := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(f.data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestFolder checks that an unpacked book is the same as the archive.
func TestFolder(t *testing.T) {
	b := makeBook(`=== metadata
<dc:title>The Harbour</dc:title>
=== text/nav.xhtml
<ol><li><a href="one.xhtml">One</a></li><li><a href="TWO.xhtml">Two</a></li></ol>
=== text/one.xhtml
<p>It rains. <img src="../images/quay%20wall.jpg" alt="The quay"/></p>
=== text/two.xhtml
<p>It stops.</p>
=== images/quay wall.jpg
picture`)
	dir := b.unpack(t)
	if !IsFolder(dir) || IsFolder(filepath.Join(dir, "text")) || IsFolder(filepath.Join(dir, "gone")) {
		t.Error("IsFolder does not go by the container file")
	}
	packed, err := Parse(t.Context(), b.zip(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := ParseFolder(t.Context(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := blocktest.Dump(a), blocktest.Dump(packed); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	r, err := a.Media.Open(t.Context(), "images/quay wall.jpg")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if data, err := io.ReadAll(r); err != nil || string(data) != "picture" {
		t.Errorf("%q, %v", data, err)
	}
}

// TestFolderLinks checks that no link leads out of the folder, not even one that replaces a
// file after the book was opened.
func TestFolderLinks(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.xhtml")
	if err := os.WriteFile(secret, []byte("<html><body><p>secret</p></body></html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := makeBook("=== one.xhtml\n<p>It rains.</p>\n=== two.xhtml\n<p>It stops.</p>\n=== quay.jpg\nx").unpack(t)
	link := func(name string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(secret, path); err != nil {
			t.Skip(err)
		}
	}
	link("two.xhtml")
	a, err := ParseFolder(t.Context(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	const want = "problem: a part of the book, \"two.xhtml\", is not shown: it is not in the archive\np It rains.\ntarget one.xhtml: block 0, 0\n"
	if got := blocktest.Dump(a); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	link("quay.jpg")
	if r, err := a.Media.Open(t.Context(), "quay.jpg"); err == nil {
		r.Close()
		t.Error("a link out of the folder was followed")
	}
}
