package quote

import (
	"testing"

	"golang.org/x/tools/txtar"
)

// TestAdverbBeforeName checks that an adverb that begins a sentence is not taken for the first
// name of the person named after it.
func TestAdverbBeforeName(t *testing.T) {
	for text, want := range map[string]string{
		"Soon Hedda Roos said, “It moved.”":              "Hedda Roos",
		"Presently Roos said, “It moved.”":               "Roos",
		"Unfortunately Roos said, “It moved.”":           "Roos",
		"Suddenly Hedda Roos cried, “It moved.”":         "Hedda Roos",
		"Thus Roos said, “It moved.”":                    "Roos",
		"Stanley Roos said, “It moved.”":                 "Stanley Roos",
		"Emily Roos said, “It moved.”":                   "Emily Roos",
		"Reilly said, “It moved.”":                       "Reilly",
		"Outside, Roos said, “It moved.”":                "Roos",
		"Ever Roos said, “It moved.” They thanked Ever.": "Ever Roos",
	} {
		qs := extract(t, article(txtar.File{Name: "a.txt", Data: []byte(text)}))
		if len(qs) != 1 || qs[0].Speaker != want {
			t.Errorf("%q: got %+v, want %q", text, qs, want)
		}
	}
}
