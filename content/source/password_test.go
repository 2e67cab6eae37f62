package source

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/content/internal/blocktest"
)

// TestNoPassword holds that nothing of an article repeats the password of the
// address that it was asked for by, or of the one that it is said to be from.
func TestNoPassword(t *testing.T) {
	const text = `<!doctype html><title>The tide</title><link rel="canonical" href="https://me:sesame@tide.example.org/a"><p>The tide <a href="/b">turns</a> at noon, and the boats wait for it at the quay.</p>`
	s := httptest.NewServer(send("text/html", text))
	defer s.Close()
	path := filepath.Join(t.TempDir(), "a.html")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ spec, base string }{
		{strings.Replace(s.URL, "://", "://me:sesame@", 1) + "/a", ""},
		{path, ""},
		{path, "https://me:sesame@tide.example.org/a?b=c@d"},
		{path, "https://me:ses%ame@tide.example.org/a"},
	} {
		a, err := get(t.Context(), loopback(), c.spec, Options{Origin: Typed(), Base: c.base, Limits: patient()})
		if err != nil {
			t.Errorf("%s: %v", c.spec, err)
			continue
		}
		if dump := blocktest.Dump(a); strings.Contains(dump, "sesame") || strings.Contains(dump, "ses%") {
			t.Errorf("%+v:\n%s", c, dump)
		}
	}
}

func TestWithoutUser(t *testing.T) {
	for address, want := range map[string]string{
		"https://me:sesame@example.org/a@b?c=d@e": "https://example.org/a@b?c=d@e",
		"HTTP://me@example.org":                   "HTTP://example.org",
		"https://example.org":                     "https://example.org",
		"notes/me:you@here://x":                   "notes/me:you@here://x",
	} {
		if got := withoutUser(address); got != want {
			t.Errorf("%q: %q", address, got)
		}
	}
	for name, want := range map[string]string{
		"https://me:sesame@example.org/": "https://me:xxxxx@example.org/",
		"https://me:s/e%sam@example.org": "https://example.org",
		"me@home.md":                     "me@home.md",
	} {
		if got := withoutPassword(name); got != want {
			t.Errorf("%q: %q", name, got)
		}
	}
}
