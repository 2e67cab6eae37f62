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
	for s, want := range map[string]bool{
		"Jo": false, "Amanda": true, "jo_park-1": true, "山田太郎": true, "Jo Park": false, "1jo": false, "admin": false, "Editor": false, "Published": false, "jo@example": false, "": false,
	} {
		if IsSingleName(s) != want {
			t.Errorf("IsSingleName(%q) is %v", s, !want)
		}
	}
	for s, want := range map[string]bool{"山田太郎": true, "山田 太郎": true, "お米ゴハン": true, "홍길동": true, "王小明": true, "山": false, "山田太郎とその仲間たちの会": false, "Jo Park": false, "山田2": false, "": false} {
		if IsEastAsianName(s) != want {
			t.Errorf("IsEastAsianName(%q) is %v", s, !want)
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
