package content

import (
	"context"
	"testing"
)

// TestEachPart checks that parts come in order, and that no more of them are read than are
// needed once the caller has enough, or the context is done.
func TestEachPart(t *testing.T) {
	const n = 1000
	newReader := func() func(int) Part {
		return func(i int) Part { return Part{Paragraphs: Number(i)} }
	}
	next := 0
	err := EachPart(t.Context(), n, newReader, func(p Part) bool {
		if int(p.Paragraphs) != next {
			t.Fatalf("part %d comes after part %d", p.Paragraphs, next-1)
		}
		next++
		return true
	})
	if err != nil || next != n {
		t.Errorf("%d parts, %v", next, err)
	}
	next = 0
	err = EachPart(t.Context(), n, newReader, func(Part) bool { next++; return next < 5 })
	if err != nil || next != 5 {
		t.Errorf("%d parts of the 5 that were wanted, %v", next, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = EachPart(ctx, n, newReader, func(Part) bool { cancel(); return true })
	if err != context.Canceled {
		t.Errorf("after cancelling: %v", err)
	}
}
