package graphics

import "testing"

func TestFit(t *testing.T) {
	for _, c := range []struct{ picture, room, cell, want Size }{
		{Size{1200, 800}, Size{72, 40}, Size{}, Size{72, 24}},           // as wide as the room
		{Size{1200, 800}, Size{72, 12}, Size{}, Size{36, 12}},           // as high as the room
		{Size{1200, 800}, Size{72, 40}, Size{10, 20}, Size{72, 24}},     // the same proportions
		{Size{160, 160}, Size{72, 40}, Size{}, Size{20, 10}},            // not larger than it is
		{Size{160, 160}, Size{72, 40}, Size{16, 32}, Size{10, 5}},       // in larger cells
		{Size{16_000, 40}, Size{72, 40}, Size{}, Size{}},                // a line
		{Size{1, 1}, Size{72, 40}, Size{}, Size{}},                      // a counter
		{Size{16, 16}, Size{72, 40}, Size{}, Size{}},                    // a sign
		{Size{1200, 800}, Size{0, 40}, Size{}, Size{}},                  // no room
		{Size{1200, 800}, Size{1000, 1000}, Size{1, 1}, Size{255, 170}}, // as far as there are numbers
	} {
		if got := Fit(c.picture, c.room, c.cell); got != c.want {
			t.Errorf("%v in %v of %v: %v, want %v", c.picture, c.room, c.cell, got, c.want)
		}
	}
	if got := Fill(Size{16, 16}, Size{80, 30}, Size{}); got != (Size{60, 30}) {
		t.Error(got)
	}
}
