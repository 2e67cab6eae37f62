package mail

import (
	"runtime"
	"strings"
	"testing"

	"pullquote/content/internal/blocktest"
)

// TestMemory checks that a message with short lines and paragraphs is parsed without many copies of
// them, and that only a part of it is kept as blocks.
func TestMemory(t *testing.T) {
	const size = 400 << 10
	for unit, limit := range map[string]float64{"a\n": 120, "a\n\n": 400, "> a\nb\n": 700} {
		source := []byte("From: jo@quay.example\nSubject: The tide\n\n" + strings.Repeat(unit, size/len(unit)))
		inUse := blocktest.HeapInUse()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		a := Parse(source, Options{})
		runtime.ReadMemStats(&after)
		if perByte := float64(after.TotalAlloc-before.TotalAlloc) / size; perByte > limit {
			t.Errorf("%q: parsing takes %.1f bytes for each byte of the source", unit, perByte)
		}
		if kept := blocktest.HeapInUse() - inUse; kept > 12*size+(4<<20) {
			t.Errorf("%q: %.1f bytes are kept for each byte", unit, float64(kept)/size)
		}
		letters := 0
		for _, b := range a.Blocks() {
			letters += strings.Count(b.Plain(), "a")
		}
		if want := size / len(unit) * strings.Count(unit, "a"); letters < want {
			t.Errorf("%q: %d of %d letters are left", unit, letters, want)
		}
	}
}
