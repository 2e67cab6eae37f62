//go:build linux

package session

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/creack/pty"
)

func TestFit(t *testing.T) {
	for window, want := range map[[2]int][2]int{
		{80, 24}: {80, 24}, {0, 0}: {0, 0}, {640, 180}: {640, 180}, {850, 120}: {850, 120}, {400, 500}: {400, 500},
		{1000, 500}: {1000, 90}, {5000, 2000}: {1000, 90}, {5000, 1}: {1000, 1}, {1, 5000}: {1, 500},
	} {
		s, size := New(Options{}), tea.WindowSizeMsg{Width: window[0], Height: window[1]}
		s.Update(size)
		bubbleTea := (&watchdog{}).filter(nil, size)
		if s.Width != want[0] || s.Height != want[1] || bubbleTea != tea.Msg(tea.WindowSizeMsg{Width: want[0], Height: want[1]}) {
			t.Errorf("%v: got %dx%d, and %v for Bubble Tea, want %v", window, s.Width, s.Height, bubbleTea, want)
		}
	}
}

// TestLargeWindow checks that only a part of a very large window is used, also at the start, and
// that other sizes are still seen.
func TestLargeWindow(t *testing.T) {
	s := startSlowIn(t, 20000, 9000)
	s.wait("1000x90")
	for _, c := range []struct {
		size pty.Winsize
		want string
	}{{pty.Winsize{Cols: 90, Rows: 30}, "90x30"}, {pty.Winsize{Cols: 30000, Rows: 40}, "1000x40"}} {
		if err := pty.Setsize(s.screen, &c.size); err != nil {
			t.Fatal(err)
		}
		s.wait(c.want)
	}
	s.press("q")
	s.end(0)
}
