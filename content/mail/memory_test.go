package mail

import (
	"strings"
	"testing"

	"pullquote/content/internal/blocktest"
)

// TestMemory checks that only a part of a message with short lines and paragraphs is kept as blocks.
func TestMemory(t *testing.T) {
	const size = 400 << 10
	for _, unit := range []string{"a\n", "a\n\n", "> a\nb\n"} {
		source := []byte("From: jo@quay.example\nSubject: The tide\n\n" + strings.Repeat(unit, size/len(unit)))
		inUse := blocktest.HeapInUse()
		a := Parse(source, Options{})
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
