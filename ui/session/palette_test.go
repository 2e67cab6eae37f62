package session

import (
	"image/color"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"

	tea "charm.land/bubbletea/v2"
)

// TestPalette receives the colours of a terminal, in order and out of order.
func TestPalette(t *testing.T) {
	s := New(Options{})
	for _, sequence := range []string{"\x1b]4;1;rgb:cd/00/00\x1b\\", "\x1b]4;15;rgb:ffff/ffff/ffff\a", "\x1b]4;16;rgb:00/00/00\a", "\x1b]4;2;what\a", "\x1b]4\a"} {
		if change, cmd := s.Update(uv.UnknownOscEvent(sequence)); change.Look || cmd != nil {
			t.Errorf("%q: the screen changes before the background is known", sequence)
		}
	}
	if change, _ := s.Update(tea.BackgroundColorMsg{Color: color.Black}); !change.Look {
		t.Error("the background changes nothing")
	}
	if got := s.Palette.Colors; got[1] != (color.RGBA{0xcd, 0, 0, 0xff}) || got[15] == nil || got[2] != nil {
		t.Errorf("got %v", got)
	}
	_, cmd := s.Update(uv.UnknownOscEvent("\x1b]4;2;rgb:00/cd/00\a"))
	_, again := s.Update(uv.UnknownOscEvent("\x1b]4;3;rgb:cd/cd/00\a"))
	if cmd == nil || again != nil {
		t.Error("late colours are not waited for, or more than once")
	}
	if change, _ := s.Update(paletteSettled{}); !change.Look {
		t.Error("late colours change nothing")
	}
}
