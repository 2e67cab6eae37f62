package charset

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// twice writes UTF-8 as programs do that take it for Windows-1252, or Latin-1.
func twice(t *testing.T, as *charmap.Charmap, s string) string {
	t.Helper()
	out, err := as.NewDecoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestUndouble(t *testing.T) {
	const text = "“It turns,” she said – it’s late in Düsseldorf, für 5 €."
	for _, c := range []struct{ name, in, want string }{
		{"Windows-1252", twice(t, charmap.Windows1252, strings.Repeat("It’s late – it’s dark – it’s over. ", 3)), strings.Repeat("It’s late – it’s dark – it’s over. ", 3)},
		{"about it alone", "It came out as â€™, â€œ and â€“ instead of marks.", "It came out as â€™, â€œ and â€“ instead of marks."},
		{"Latin-1", twice(t, charmap.ISO8859_1, text), text},
		{"right", text, text},
		{"about it", "Where a page shows â€™ for an apostrophe – “it’s” – it was written twice.", "Where a page shows â€™ for an apostrophe – “it’s” – it was written twice."},
		{"French", "Ça va, grâce à Âme et Ãme; «â»", "Ça va, grâce à Âme et Ãme; «â»"},
		{"cut", "â", "â"},
		{"broken", "â\x80\x99 â\x80\x99 â\x80\x99", "â\x80\x99 â\x80\x99 â\x80\x99"},
	} {
		if got := undouble([]byte(c.in)); !bytes.Equal(got, []byte(c.want)) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
