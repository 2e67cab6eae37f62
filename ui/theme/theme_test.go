package theme

import (
	"errors"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/ui/layout"
)

func TestFind(t *testing.T) {
	for _, name := range append(Folder("").Names(), "", "auto") {
		if _, err := Folder("").Find(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	var unknown *NameError
	if _, err := Folder("").Find("nosuch"); !errors.As(err, &unknown) || unknown.Name != "nosuch" || unknown.Err != nil {
		t.Errorf("got %v", err)
	}
	broken := filepath.Join(t.TempDir(), "broken.json")
	if err := os.WriteFile(broken, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Folder("").Find(broken); !errors.As(err, &unknown) || !strings.Contains(err.Error(), "not JSON") {
		t.Errorf("got %v", err)
	}
}

// TestGlyphsAreSafe checks that a stylesheet cannot add escape sequences.
func TestGlyphsAreSafe(t *testing.T) {
	c, err := decodeStyle([]byte(`{"h1":{"prefix":"\u001b[31m# "},"item":{"block_prefix":"\u0007* "},"block_quote":{"indent_token":"\u009b| "},"hr":{"format":"\n--\u001b--\n"}}`))
	if err != nil {
		t.Fatal(err)
	}
	th := Source{config: c}.Open(Palette{}, false)
	for _, s := range []string{th.Glyphs.Heading[1][0], th.Glyphs.Bullet, th.Glyphs.Bar, th.Glyphs.Rule} {
		if s == "" || strings.ContainsAny(s, "\x1b\x07\u009b") {
			t.Errorf("unsafe glyph %q", s)
		}
	}
}

// TestMonoTheme checks that everything that stands out differs from plain text even without
// colours.
func TestMonoTheme(t *testing.T) {
	th := Source{}.Open(Palette{}, true)
	plain := th.Run(layout.Run{Text: "x"}, Unlit).Render("x")
	seen := map[string]Lit{plain: Unlit}
	for _, lit := range []Lit{Quote, Hit, HitNow} {
		s := th.Run(layout.Run{Text: "x"}, lit).Render("x")
		if other, ok := seen[s]; ok {
			t.Errorf("%d looks like %d: %q", lit, other, s)
		}
		seen[s] = lit
	}
}

// TestHierarchyWithoutColours checks that the title, three levels of heading, captions, block
// quotes and text look different without colours, and that inline code is set off.
func TestHierarchyWithoutColours(t *testing.T) {
	th := Source{}.Open(Palette{}, true)
	seen := map[string]layout.Role{}
	for _, role := range []layout.Role{layout.Body, layout.Heading1, layout.Heading2, layout.Heading3, layout.Heading4} {
		s := th.Run(layout.Run{Text: "x", Role: role}, Unlit).Render("x")
		if other, ok := seen[s]; ok {
			t.Errorf("%d looks like %d: %q", role, other, s)
		}
		seen[s] = role
	}
	if th.Glyphs.Code == [2]string{} {
		t.Error("inline code looks like text")
	}
}

func TestLinks(t *testing.T) {
	th := Source{}.Open(Palette{Background: color.Black}, false)
	for link, want := range map[string]bool{
		"https://example.com/a?b=c": true, "HTTP://example.com": true, "mailto:me@example.com": true,
		"javascript:alert(1)": false, "file:///etc/passwd": false, "a.md": false, "": false, "http://": false,
		"https://example.com/ä": false, "https://example.com/%1b]0;x%07": false, "https://example.com/%C3%A4": true, "https://example.com/a b": false, "https://example.com/" + strings.Repeat("a", 3000): false,
	} {
		s := th.Run(layout.Run{Text: "x", Link: link}, Unlit).Render("x")
		if got := strings.Contains(s, "\x1b]8;"); got != want {
			t.Errorf("%.40q is passed to the terminal: %v", link, got)
		}
	}
}
