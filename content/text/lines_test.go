package text

import (
	"strings"
	"testing"

	"pullquote/content/internal/blocktest"
)

// TestLineNeighbours checks that every block has something to show, for all combinations of
// up to three lines. Two rules may classify a line differently, and only combinations of
// lines show where they disagree.
func TestLineNeighbours(t *testing.T) {
	lines := []string{
		"The ferry leaves at six.", "the ferry leaves at six", "The harbour votes", "THE HARBOUR", "",
		"Ida Brandt, Reuters", "By Ida Brandt", "March 3, 2021", "REUTERS/Ida Brandt", "Getty Images", "Ida Brandt, AP", "© Ida Brandt",
		"Boats wait. Photo: Ida Brandt", "Boats wait. Ida Brandt, Bloomberg", "Image source, Reuters", "Image caption, Boats wait",
		"- one boat", "1. one boat", "> one boat", "> Ida Brandt, Reuters", "    “Yes,” she said.", "    Ida Brandt, Reuters", "one   two", "* * *", "----",
	}
	check := func(lines ...string) {
		source := strings.Join(lines, "\n")
		defer func() {
			if problem := recover(); problem != nil {
				t.Fatalf("%q: %v", source, problem)
			}
		}()
		if err := blocktest.Check(Parse([]byte(source))); err != nil {
			t.Fatalf("%q: %v", source, err)
		}
	}
	for _, a := range lines {
		for _, b := range lines {
			check(a, b)
			for _, c := range lines {
				check(a, b, c)
			}
		}
	}
}
