package mail

import (
	"runtime"
	"strings"
	"testing"
)

// TestMemory checks that a message with short lines is parsed without many copies of them.
func TestMemory(t *testing.T) {
	const size = 1 << 20
	source := []byte("From: jo@quay.example\nSubject: The tide\n\n" + strings.Repeat("a\n", size/2))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	a := Parse(source, Options{})
	runtime.ReadMemStats(&after)
	if perByte := float64(after.TotalAlloc-before.TotalAlloc) / size; perByte > 80 {
		t.Errorf("parsing takes %.1f bytes for each byte of the source", perByte)
	}
	letters := 0
	for _, b := range a.Blocks() {
		letters += strings.Count(b.Plain(), "a")
	}
	if letters < size/2 {
		t.Errorf("%d of %d letters are left", letters, size/2)
	}
}
