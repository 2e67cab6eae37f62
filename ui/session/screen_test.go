package session

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"

	"pullquote/ui/graphics"

	"github.com/charmbracelet/x/ansi"
)

// testScreen returns a screen and what is written to it.
func testScreen() (*screen, *bytes.Buffer) {
	var b bytes.Buffer
	return newScreen(&b, func(sequence string) string { return sequence }), &b
}

// TestNumbersAreUsedInTurn checks that a number is given again only after all others, and that
// what has it is then deleted first.
func TestNumbersAreUsedInTurn(t *testing.T) {
	s, _ := testScreen()
	for i := range 2 * graphics.MaxID {
		if id := s.nextID(); id != i%graphics.MaxID+1 {
			t.Fatalf("the %dth number is %d", i, id)
		}
	}
	if parts := graphics.Transmit(7, []byte("x"), graphics.Size{Width: 1, Height: 1}); parts[0] != graphics.Delete(7) {
		t.Errorf("%q", parts)
	}
}

// TestPicturesAreSentInOrder checks that pictures are written one after the other, in the order
// of the calls, whichever command runs first.
func TestPicturesAreSentInOrder(t *testing.T) {
	s, b := testScreen()
	var all []*transmission
	var want strings.Builder
	for i := range 20 {
		parts := []string{fmt.Sprintf("<%d", i), strings.Repeat("x", maxWrite), ">"}
		all = append(all, s.enqueue(i+1, parts))
		want.WriteString(strings.Join(parts, ""))
	}
	var running sync.WaitGroup
	for _, transmission := range all {
		running.Go(func() { s.send(transmission) })
	}
	running.Wait()
	if b.String() != want.String() {
		t.Error("they are not in order")
	}
}

// TestLeavingTheScreen checks that pictures are deleted before the screen is left, that
// nothing is sent until it is back, and that nothing waits when the program has ended.
func TestLeavingTheScreen(t *testing.T) {
	s, b := testScreen()
	s.send(s.enqueue(3, []string{"picture"}))
	stale := s.enqueue(4, []string{"stale"})
	if _, err := s.Write([]byte("frame" + ansi.ResetModeAltScreenSaveCursor)); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "picture"+graphics.Delete(3)+"frame"+ansi.ResetModeAltScreenSaveCursor; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if !s.takeLeft() || s.takeLeft() {
		t.Error("it was left once")
	}
	b.Reset()
	next := s.enqueue(5, []string{"next"})
	sent := make(chan struct{})
	go func() { s.send(next); close(sent) }()
	s.send(stale)
	if _, err := s.Write([]byte(ansi.SetModeAltScreenSaveCursor)); err != nil {
		t.Fatal(err)
	}
	<-sent
	if got := b.String(); got != ansi.SetModeAltScreenSaveCursor+"next" {
		t.Errorf("%q", got)
	}
	_ = s.leave()
	s.end()
	s.send(s.enqueue(6, []string{"late"}))
	if strings.Contains(b.String(), "late") {
		t.Error("it is sent after the end")
	}
}
