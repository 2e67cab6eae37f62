package theme

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/ui/layout"
)

func TestFind(t *testing.T) {
	t.Setenv("GLAMOUR_STYLE", "")
	for _, name := range append(Names(), "", "auto") {
		if _, err := Find(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	var unknown *UnknownStyle
	if _, err := Find("nosuch"); !errors.As(err, &unknown) || unknown.Name != "nosuch" || unknown.Err != nil {
		t.Errorf("got %v", err)
	}
	broken := filepath.Join(t.TempDir(), "broken.json")
	if err := os.WriteFile(broken, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Find(broken); !errors.As(err, &unknown) || !strings.Contains(err.Error(), "not JSON") {
		t.Errorf("got %v", err)
	}
	t.Setenv("GLAMOUR_STYLE", "nosuch")
	if _, err := Find(""); err == nil {
		t.Error("GLAMOUR_STYLE is passed over")
	}
}

// TestSignsAreSafe holds that a stylesheet brings no escapes.
func TestSignsAreSafe(t *testing.T) {
	c, err := decodeStyle([]byte(`{"h1":{"prefix":"\u001b[31m# "},"item":{"block_prefix":"\u0007* "},"block_quote":{"indent_token":"\u009b| "},"hr":{"format":"\n--\u001b--\n"}}`))
	if err != nil {
		t.Fatal(err)
	}
	th := Source{c}.Open(Unknown, false)
	for _, s := range []string{th.Signs.Heading[1][0], th.Signs.Bullet, th.Signs.Bar, th.Signs.Rule} {
		if s == "" || strings.ContainsAny(s, "\x1b\x07\u009b") {
			t.Errorf("a sign is %q", s)
		}
	}
}

// TestWithoutColours holds that everything that is lit differs from plain text
// without colours, too.
func TestWithoutColours(t *testing.T) {
	th := Source{}.Open(Dark, true)
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

func TestLinks(t *testing.T) {
	th := Source{}.Open(Dark, false)
	for link, want := range map[string]bool{
		"https://example.com/a?b=c": true, "HTTP://example.com": true, "mailto:me@example.com": true,
		"javascript:alert(1)": false, "file:///etc/passwd": false, "a.md": false, "": false, "http://": false,
		"https://example.com/ä": false, "https://example.com/%1b]0;x%07": false, "https://example.com/%C3%A4": true, "https://example.com/a b": false, "https://example.com/" + strings.Repeat("a", 3000): false,
	} {
		s := th.Run(layout.Run{Text: "x", Link: link}, Unlit).Render("x")
		if got := strings.Contains(s, "\x1b]8;"); got != want {
			t.Errorf("%.40q reaches the terminal: %v", link, got)
		}
	}
}

// TestForeign holds that code and tables know the places of their text, in every
// style, and that code takes the same cells with colours as without.
func TestForeign(t *testing.T) {
	code := &content.Code{Lang: "go", Source: "func main() {\n    fmt.Println(\"ä\", 42) // ok\n\n}"}
	table := &content.Table{
		Columns: []content.Align{content.AlignLeft, content.AlignRight, content.AlignCenter},
		Header:  []content.Inline{content.PlainInline("Name"), content.PlainInline("Price (€)"), content.PlainInline("*")},
		Rows: [][]content.Inline{
			{content.PlainInline("A long cell whose words go on over several rows, surely"), content.PlainInline("1,000.50"), content.PlainInline("a|b")},
			{content.PlainInline("漢字"), content.PlainInline("-"), content.PlainInline("https://example.com")},
		},
	}
	for _, name := range Names() {
		source, err := Find(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, mono := range []bool{false, true} {
			th := source.Open(Dark, mono)
			foreign := th.Foreign(layout.PerCluster)
			for _, b := range []content.Block{code, table} {
				lines := foreign(b, 60)
				if lines == nil {
					t.Errorf("%s: a %s is not rendered", name, b.Kind())
					continue
				}
				placed(t, name, b, lines)
			}
			if !th.NeedsHighlight(code) {
				continue
			}
			plain := foreign(code, 60)
			th.SetHighlighted(code, th.Highlight(t.Context(), code))
			lines := foreign(code, 60)
			placed(t, name, code, lines)
			if len(lines) != len(plain) || len(lines[0].Runs) < 2 || th.NeedsHighlight(code) {
				t.Errorf("%s: the code is not highlighted: %v", name, lines)
			}
			for i := range lines {
				if lines[i].String() != plain[i].String() || lines[i].Start != plain[i].Start || lines[i].End != plain[i].End {
					t.Errorf("%s: the row %+v is %+v with colours", name, plain[i], lines[i])
				}
			}
			if lines := foreign(table, 20); lines != nil {
				t.Errorf("%s: a table is rendered in too little room: %v", name, lines)
			}
		}
	}
}

func placed(t *testing.T, name string, b content.Block, lines []layout.Line) {
	t.Helper()
	text := b.Plain()
	seen := make([]bool, len(text))
	for _, l := range lines {
		if w := l.Width(layout.PerCluster); w > 60 {
			t.Errorf("%s: a row of %d cells: %q", name, w, l)
		}
		for _, r := range l.Runs {
			if r.Offset < 0 {
				continue
			}
			if got := text[r.Offset : r.Offset+len(r.Text)]; got != r.Text {
				t.Fatalf("%s: the row shows %q where the text has %q", name, r.Text, got)
			}
			for i := range len(r.Text) {
				seen[r.Offset+i] = true
			}
		}
	}
	for i, ok := range seen {
		if !ok && !strings.ContainsRune(" \n\t", rune(text[i])) {
			t.Fatalf("%s: %q is not shown whole: %q is missing", name, text, text[i:])
		}
	}
}
