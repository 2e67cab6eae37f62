package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/content"
)

// TestEarlyPrefix checks that the beginning of a long file is reported first, and then longer
// and longer articles that end with the whole. A file whose format is parsed as a whole is
// reported once.
func TestEarlyPrefix(t *testing.T) {
	prose := "# The tide\n\n" + strings.Repeat("The tide of the day turns at noon, and the boats come in.\n\n", 40_000)
	for _, c := range []struct {
		name, text string
		isLazy     bool
	}{
		{"tide.md", prose, true},
		{"tide.txt", prose, true},
		{"tide.html", "<html><p>" + prose, false},
		{"no-blank-lines.md", strings.ReplaceAll(prose, "\n\n", "\n"), true},
	} {
		path := filepath.Join(t.TempDir(), c.name)
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		var lengths []int
		lengthOf := func(a *content.Article) int {
			return content.NewIndex(a).Offset(content.Anchor{Block: content.BlockIndex(a.Len())})
		}
		a, err := openTyped(t.Context(), path, Options{OnPrefix: func(a *content.Article, _ Origin, percent int) {
			if a.Source.String() != path || percent >= 100 {
				t.Errorf("%s: source %q, %d %%", c.name, a.Source.String(), percent)
			}
			lengths = append(lengths, lengthOf(a))
		}})
		if err != nil {
			t.Fatal(err)
		}
		lengths = append(lengths, lengthOf(a))
		for i := 1; i < len(lengths); i++ {
			if lengths[i] <= lengths[i-1] {
				t.Errorf("%s: lengths %v", c.name, lengths)
			}
		}
		if c.isLazy != (len(lengths) > 2) || c.isLazy && lengths[0] > firstPrefix {
			t.Errorf("%s: lengths %v", c.name, lengths)
		}
	}
}
