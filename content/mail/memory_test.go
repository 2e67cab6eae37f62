package mail

import (
	"runtime"
	"strings"
	"testing"
)

// TestMemory checks that a message with short lines and paragraphs is parsed without many copies of them.
func TestMemory(t *testing.T) {
	const size = 1 << 20
	for unit, limit := range map[string]float64{"a\n": 80, "a\n\n": 300} {
		source := []byte("From: jo@quay.example\nSubject: The tide\n\n" + strings.Repeat(unit, size/len(unit)))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		a := Parse(source, Options{})
		runtime.ReadMemStats(&after)
		if perByte := float64(after.TotalAlloc-before.TotalAlloc) / size; perByte > limit {
			t.Errorf("%q: parsing takes %.1f bytes for each byte of the source", unit, perByte)
		}
		letters := 0
		for _, b := range a.Blocks() {
			letters += strings.Count(b.Plain(), "a")
		}
		if want := size / len(unit); letters < want {
			t.Errorf("%q: %d of %d letters are left", unit, letters, want)
		}
	}
}
