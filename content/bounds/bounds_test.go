package bounds

import (
	"strings"
	"testing"
)

// TestRows checks that each row says what is bounded, what happens past the bound, and the bound
// itself.
func TestRows(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range All() {
		r := rows[b]
		if r.subject == "" || r.past == "" || r.max <= 0 || seen[r.subject] {
			t.Errorf("row %d: %+v", b, r)
		}
		seen[r.subject] = true
		if s := b.Sentence(); strings.Contains(s, "MAX") || strings.HasSuffix(s, ".") {
			t.Errorf("%s: %q", b, s)
		}
	}
}

func TestFormatSize(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0 bytes", 1000: "1,000 bytes", 1 << 10: "1 KiB", 1<<20 + 1: "1,048,577 bytes", 64 << 20: "64 MiB", 1 << 30: "1 GiB", 3 << 40: "3,072 GiB"} {
		if got := FormatSize(bytes); got != want {
			t.Errorf("%d: %q, want %q", bytes, got, want)
		}
	}
}
