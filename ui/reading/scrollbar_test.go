package reading

import "testing"

// TestMinMarked checks that quotations are marked where there are clearly more of them than
// elsewhere, if they are nearly everywhere.
func TestMinMarked(t *testing.T) {
	for _, c := range []struct {
		name   string
		quotes []int
		want   []bool
	}{
		{"few", []int{0, 2, 0, 0, 1, 0}, []bool{false, true, false, false, true, false}},
		{"as many everywhere", []int{3, 3, 4, 3, 3, 3}, make([]bool, 6)},
		{"many in one part", []int{1, 1, 9, 8, 1, 1}, []bool{false, false, true, true, false, false}},
	} {
		enough := minMarked(c.quotes)
		for y, n := range c.quotes {
			if isMarked := n >= enough; isMarked != c.want[y] {
				t.Errorf("%s: row %d is marked: %v", c.name, y, isMarked)
			}
		}
	}
}
