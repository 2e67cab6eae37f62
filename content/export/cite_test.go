package export

import "testing"

func TestCite(t *testing.T) {
	x := example(t)
	if got, want := CiteQuote(x, 0), "“it turns” — Jo Park, 52, in Über die Ebbe"; got != want {
		t.Errorf("got %q", got)
	}
	if got, want := CiteNote(x, 0), "Boats in Grimsand, Norland, March 3, 2021. — Ida Brandt, in Über die Ebbe"; got != want {
		t.Errorf("got %q", got)
	}
}
