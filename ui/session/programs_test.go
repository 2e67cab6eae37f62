package session

import (
	"slices"
	"testing"
)

func TestEditorAtLine(t *testing.T) {
	for editor, want := range map[string][]string{
		"vi":                    {"+7", "/a b.md"},
		"/usr/bin/nvim":         {"+7", "/a b.md"},
		"hx":                    {"/a b.md:7"},
		"code":                  {"--goto", "/a b.md:7"},
		"/opt/some/editor-of-x": {"/a b.md"},
	} {
		if got := atLine(editor, "/a b.md", 7); !slices.Equal(got, want) {
			t.Errorf("%s gets %q, want %q", editor, got, want)
		}
	}
}

func TestBrowser(t *testing.T) {
	for variable, want := range map[string][]string{
		"BROWSER=firefox --new-tab:w3m": {"firefox", "--new-tab", "https://example.com/a b"},
		"BROWSER=show --at=%s -q":       {"show", "--at=https://example.com/a b", "-q"},
	} {
		s := New(Options{Environ: []string{variable}})
		if got := s.browser("https://example.com/a b"); !slices.Equal(got, want) {
			t.Errorf("with %s: %q, want %q", variable, got, want)
		}
	}
}
