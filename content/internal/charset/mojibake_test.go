package charset

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// encodeTwice decodes a UTF-8 text as another charset and encodes it again.
func encodeTwice(t *testing.T, as *charmap.Charmap, s string) string {
	t.Helper()
	out, err := as.NewDecoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestFixMojibake(t *testing.T) {
	const text = "“It turns,” she said – it’s late in Düsseldorf, für 5 €."
	for _, c := range []struct{ name, in, want string }{
		{"Windows-1252", encodeTwice(t, charmap.Windows1252, strings.Repeat("It’s late – it’s dark – it’s over. ", 3)), strings.Repeat("It’s late – it’s dark – it’s over. ", 3)},
		{"a text about mojibake", "It came out as â€™, â€œ and â€“ instead of marks.", "It came out as â€™, â€œ and â€“ instead of marks."},
		{"Latin-1", encodeTwice(t, charmap.ISO8859_1, text), text},
		{"correct UTF-8", text, text},
		{"correct UTF-8 about mojibake", "Where a page shows â€™ for an apostrophe – “it’s” – it was written twice.", "Where a page shows â€™ for an apostrophe – “it’s” – it was written twice."},
		{"French", "Ça va, grâce à Âme et Ãme; «â»", "Ça va, grâce à Âme et Ãme; «â»"},
		{"truncated", "â", "â"},
		{"invalid UTF-8", "â\x80\x99 â\x80\x99 â\x80\x99", "â\x80\x99 â\x80\x99 â\x80\x99"},
	} {
		if got := fixMojibake([]byte(c.in)); !bytes.Equal(got, []byte(c.want)) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
