package epub

import (
	"errors"
	"io"
	"io/fs"
	"testing"

	"pullquote/content"
)

func TestMedia(t *testing.T) {
	book := makeBook("=== one.xhtml\n<p>It rains.</p><img src='../images/boats%201.jpg' alt='Boats'/><img src='images/encrypted.jpg' alt='Locked'/><img src='images/none.jpg' alt='None'/>\n")
	book = append(book, testFile{"images/boats 1.jpg", "the boats"}, testFile{"images/encrypted.jpg", "encrypted"}, testFile{
		"META-INF/encryption.xml",
		`<encryption><EncryptedData><CipherData><CipherReference URI="images/encrypted.jpg"/></CipherData></EncryptedData></encryption>`,
	})
	a, err := Parse(t.Context(), book.zip(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	open := map[string]func(string, error) bool{
		"Boats":  func(s string, err error) bool { return s == "the boats" && err == nil },
		"Locked": func(_ string, err error) bool { var e *Error; return errors.As(err, &e) && e.Reason == Encrypted },
		"None":   func(_ string, err error) bool { return errors.Is(err, fs.ErrNotExist) },
	}
	for _, b := range a.Blocks() {
		f, ok := b.(*content.Figure)
		if !ok {
			continue
		}
		if s, err := readMedia(t, a.Media, f.Src.String()); !open[f.Alt.String()](s, err) {
			t.Errorf("%s, %q: %q, %v", f.Alt.String(), f.Src.String(), s, err)
		}
		delete(open, f.Alt.String())
	}
	if len(open) > 0 {
		t.Errorf("%d pictures are missing", len(open))
	}
	for _, src := range []string{"", "../mimetype", "/etc/hosts", "images"} {
		if s, err := readMedia(t, a.Media, src); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %q, %v", src, s, err)
		}
	}
}

func readMedia(t *testing.T, m content.Media, src string) (string, error) {
	t.Helper()
	r, err := m.Open(t.Context(), src)
	if err != nil {
		return "", err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	return string(data), err
}
