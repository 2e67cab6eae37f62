package export

import "testing"

// TestOffsets moves through a text in both directions.
func TestOffsets(t *testing.T) {
	o := NewOffsets("aé漢🙂z")
	for _, c := range []struct{ bytes, points int }{{0, 0}, {11, 5}, {3, 2}, {3, 2}, {6, 3}, {1, 1}, {10, 4}} {
		if got := o.CodePoints(c.bytes); got != c.points {
			t.Errorf("%d bytes: got %d code points, want %d", c.bytes, got, c.points)
		}
	}
}
