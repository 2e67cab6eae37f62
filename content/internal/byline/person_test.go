package byline

import "testing"

func TestPersons(t *testing.T) {
	for s, want := range map[string]bool{"Jo Park": true, "Jo Ann Park": true, "Jo": false, "Jo park": false, "Jo Park, AP": false, "A B C D": false, "Jo 4": false, "": false} {
		if IsPerson(s) != want {
			t.Errorf("IsPerson(%q) is %v", s, !want)
		}
	}
	for s, want := range map[string]bool{"Jo Park": true, "Jo van Berg": true, "Jo Park and Ana Ruiz": true, "Jo": false, "the sea and Jo": false, "": false} {
		if LooksLikeNames(s) != want {
			t.Errorf("LooksLikeNames(%q) is %v", s, !want)
		}
	}
	for name, want := range map[string]string{
		"Park, Jo": "Jo Park", "van Berg, Jo": "Jo van Berg", "Jo Park": "Jo Park", "Jo Park, Ana Ruiz": "Jo Park, Ana Ruiz", "Harbour, Inc.": "Harbour, Inc.",
		"Park, PhD": "Park, PhD", "Park, Editor": "Park, Editor", "Park, Jo, Ana": "Park, Jo, Ana",
	} {
		if got := GivenFirst(name); got != want {
			t.Errorf("GivenFirst(%q) is %q, want %q", name, got, want)
		}
	}
}
