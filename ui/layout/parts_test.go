package layout

import (
	"strings"
	"testing"
)

// TestLastCluster checks that the last grapheme of a text without spaces is found from its end, as it
// is from its start.
func TestLastCluster(t *testing.T) {
	for _, unit := range []string{"x", "e\u0301\u0302", "潮汐", "👩‍👩‍👧", "🇩🇪", "น้ำ", "क्ष", "조수", "a\u200d👩"} {
		for _, n := range []int{1, 2, 3, 150, 151, 1000, 1001} {
			for _, cut := range []int{0, 1, 2, 3, 4} {
				s := strings.Repeat(unit, n)
				s = strings.ToValidUTF8(s[:max(len(s)-cut, 1)], "")
				want := 0
				for c := range PerCluster.clusters(s) {
					want = c.start
				}
				if want == 0 {
					continue // a single grapheme
				}
				if got := lastCluster(s); got != want {
					t.Errorf("%d times %q without %d bytes: got %d, want %d", n, unit, cut, got, want)
				}
			}
		}
	}
}
