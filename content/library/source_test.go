package library

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWebSource(t *testing.T) {
	for spec, want := range map[string]string{
		"https://example.com": "https://example.com/",
		"HTTPS://Jo:secret@Example.COM:443/A?utm_source=x&b=2&a=1#part": "https://example.com/A?a=1&b=2",
		"http://example.com:8080/?fbclid=1":                             "http://example.com:8080/",
		"https://example.com/a?id=1&id=0&UTM_Medium=mail&":              "https://example.com/a?id=1&id=0",
		"http://[::1]:80/a":                 "http://[::1]/a",
		"https://example.com/a%20b?q=a%20b": "https://example.com/a%20b?q=a%20b",
		"-":                                 "",
		"":                                  "",
		"/dev/fd/63":                        "",
		"/proc/self/fd/0":                   "",
	} {
		if got := Source(spec); got != want {
			t.Errorf("%q is %q, want %q", spec, got, want)
		}
	}
}

func TestFileSource(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	file := filepath.Join(dir, "tide.txt")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, spec := range []string{"tide.txt", "./tide.txt", file, filepath.Join("..", filepath.Base(dir), "tide.txt")} {
		if got := Source(spec); got != file {
			t.Errorf("%q is %q, want %q", spec, got, file)
		}
	}
	if err := os.Symlink(file, "link.txt"); err != nil {
		t.Skip("this system has no symbolic links: ", err)
	}
	if got := Source("link.txt"); got != file {
		t.Errorf("a link is %q, want %q", got, file)
	}
}
