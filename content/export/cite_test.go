package export

import "testing"

func TestCite(t *testing.T) {
	x := example(t)
	if got, want := CiteQuote(x, 0), "“it turns,”\n— Jo Park, 52, Über die Ebbe"; got != want {
		t.Errorf("got %q", got)
	}
	if got, want := CiteNote(x, 0), "Boats in Grimsand, Norland, March 3, 2021.\n— Ida Brandt, Über die Ebbe"; got != want {
		t.Errorf("got %q", got)
	}
}
