package content

import "testing"

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"", 3, ""},
		{"The boat", 8, "The boat"},
		{"The boat left.", 8, "The boat…"},
		{"The boat left.", 10, "The boat…"},
		{"The boat, late", 9, "The boat…"},
		{"one\ntwo three", 7, "one\ntwo…"},
		{"Frühstücksbrötchen", 9, "Frühstück…"},
		{"今日は晴れ", 3, "今日は…"},
	} {
		got, isCut := Shorten(c.text, c.n)
		if got != c.want || isCut != (got != c.text) {
			t.Errorf("%q to %d: %q, %t, want %q", c.text, c.n, got, isCut, c.want)
		}
	}
}

func TestFileSize(t *testing.T) {
	for n, want := range map[int64]string{0: "0 bytes", 1: "1 byte", 999: "999 bytes", 1000: "1 kB", 999_499: "999 kB", 999_500: "1.0 MB", 12_345_678: "12.3 MB"} {
		if got := FileSize(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestIsWebAddress(t *testing.T) {
	for s, want := range map[string]bool{
		"https://example.org/": true, "HTTP://example.org": true, "ftp://example.org/": false, "example.org": false, "mailto:a@example.org": false, "": false,
	} {
		if IsWebAddress(s) != want {
			t.Errorf("%q: %t", s, !want)
		}
	}
}
