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

func TestFixControls(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"punctuation", "don\u0092t \u0096 \u0093yes\u0094, 5 \u0080\u0085", "don’t – “yes”, 5 €…"},
		{"at the ends", "\u0091x\u0092", "‘x’"},
		{"letters after the same byte", "© ±\u0097²", "© ±—²"},
		{"a code without a character", "a\u0081b", "a\u0081b"},
		{"a control sequence", "\u009b31mred\u0092s", "\u009b31mred\u0092s"},
		{"nothing to change", "don’t © £", "don’t © £"},
		{"truncated", "a\xc2", "a\xc2"},
	} {
		if got := string(fixControls([]byte(c.in))); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
