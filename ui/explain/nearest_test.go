package explain

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"completion", "help", "json", "notes", "outline", "quotes", "search", "text"}
	for typed, want := range map[string]string{
		"quots": "quotes", "qoutes": "quotes", "Quotes": "quotes", "quotations": "", "serch": "search", "serach": "search",
		"out": "outline", "outlien": "outline", "jsno": "json", "test": "text", "nots": "notes", "halp": "help",
		"a.md": "", "tide": "", "no": "", "x": "", "": "", "quotes.md": "", "/very/long/name/of/a/file": "",
	} {
		if got := Nearest(typed, names); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}
