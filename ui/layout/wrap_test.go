package layout

import (
	"strings"
	"testing"
)

// TestLongLine checks that all rows of a line that is divided into words in stretches are full, and
// that none has more or fewer of them where two stretches meet.
func TestLongLine(t *testing.T) {
	const width = 10
	for _, row := range []string{"abcd efgh ", "潮水在正午", "ab, cd’s. ", "кто где я ", "a/b c/d-e ", "마을이 큰 "} {
		rows := WrapString(strings.Repeat(row, 20*minStretch/len(row)), width, PerCluster)
		want := strings.TrimSpace(row)
		for i, l := range rows {
			if l.String() != want {
				t.Errorf("%q: row %d of %d is %q", row, i, len(rows), l.String())
				break
			}
		}
		if wanted := 20 * minStretch / len(row); len(rows) != wanted {
			t.Errorf("%q: %d rows, want %d", row, len(rows), wanted)
		}
	}
}
