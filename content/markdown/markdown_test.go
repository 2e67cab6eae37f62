package markdown

import (
	"flag"
	"strings"
	"testing"

	"pullquote/content/internal/blocktest"
)

var update = flag.Bool("update", false, "write what comes out into the cases")

func TestParse(t *testing.T) { blocktest.Run(t, Parse, *update) }

func FuzzParse(f *testing.F) {
	f.Add("# Title\n\nText *with* `code`, [a link](http://example.com/) and\n![alt](p.png \"t\")\n\n*caption*\n")
	f.Add("---\ntitle: a\n---\n> - 1. x\n\n| a | b |\n|--|:-:|\n| c |\n\n&#27;[31m \x1b[0m \u202e[^1]\n\n[^1]: note\n")
	f.Add("<div>text<img src=a alt=b>\n<script>x</script>\n\nterm\n: description\n")
	f.Fuzz(func(t *testing.T, source string) {
		if err := blocktest.Check(Parse([]byte(source))); err != nil {
			t.Fatal(err)
		}
	})
}

// TestDeepNesting holds that nesting costs no more than its length.
func TestDeepNesting(t *testing.T) {
	for name, source := range map[string]string{
		"quotes":    strings.Repeat(">", 100_000) + " deep",
		"lists":     strings.Repeat("- ", 50_000) + "deep",
		"lines":     strings.Repeat(strings.Repeat("> ", 500)+"deep\n", 200),
		"emphasis":  strings.Repeat("*", 100_000) + "deep",
		"brackets":  strings.Repeat("[", 50_000) + "deep",
		"backticks": strings.Repeat("`a", 50_000) + "deep",
	} {
		t.Run(name, func(t *testing.T) {
			a := Parse([]byte(source))
			if err := blocktest.Check(a); err != nil {
				t.Error(err)
			}
			found := false
			for _, b := range a.Blocks {
				found = found || strings.Contains(b.Plain(), "deep")
			}
			if !found {
				t.Error("the text is lost")
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	part := "## Section\n\nA paragraph of *some* words with a [link](https://example.com/) and “a quotation”, she said.\n\n- one\n- two\n\n> quoted\n\n"
	source := []byte(strings.Repeat(part, 1<<20/len(part)))
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		Parse(source)
	}
}
