package content

import "testing"

func TestAltOnce(t *testing.T) {
	const caption = "People queue in Almaty at dawn.\nPhoto: Jo Park"
	for _, c := range []struct{ alt, want string }{
		{"People queue in Almaty at dawn.", ""},
		{"people queue in Almaty at dawn. Photo: Jo Park / AP. All rights reserved.", ""},
		{"People queue in Almaty", ""},
		{"People", "People"},
		{"A long street with two lines of people", "A long street with two lines of people"},
		{"", ""},
	} {
		if got := AltOnce(c.alt, caption); got != c.want {
			t.Errorf("AltOnce(%q) = %q, want %q", c.alt, got, c.want)
		}
	}
	if got := AltOnce("A pier", ""); got != "A pier" {
		t.Errorf("AltOnce without a caption = %q", got)
	}
}
