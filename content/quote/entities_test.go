package quote

import (
	"testing"

	"golang.org/x/tools/txtar"
)

// TestAdverbsAreNoNames holds that a word which opens a sentence is no first name of
// who is named after it.
func TestAdverbsAreNoNames(t *testing.T) {
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
			t.Errorf("%q: %+v, not %q", text, qs, want)
		}
	}
}
