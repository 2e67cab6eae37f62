package session

import (
	"slices"
	"strings"
	"testing"

	"pullquote/content/bounds"
)

// TestClipboard checks which program copies a text in which environment.
func TestClipboard(t *testing.T) {
	for _, c := range []struct {
		environ, installed []string
		want               string
	}{
		{[]string{"DISPLAY=:0"}, []string{"xclip", "xsel"}, "xclip"},
		{[]string{"DISPLAY=:0"}, []string{"xsel"}, "xsel"},
		{[]string{"DISPLAY=:0", "WAYLAND_DISPLAY=wayland-0"}, []string{"xclip", "wl-copy"}, "wl-copy"},
		{[]string{"TMUX=/tmp/tmux-1/default,1,0", "DISPLAY=:0"}, []string{"tmux", "xclip"}, "tmux"},
		{[]string{"TMUX=/tmp/tmux-1/default,1,0", "SSH_TTY=/dev/pts/1"}, []string{"tmux"}, "tmux"},
		{[]string{"DISPLAY=:10", "SSH_CONNECTION=a b c d"}, []string{"xclip"}, ""},
		{[]string{"DISPLAY="}, []string{"xclip"}, ""},
		{nil, []string{"pbcopy"}, "pbcopy"},
		{nil, nil, ""},
	} {
		s := New(Options{Environ: c.environ, OwnsProcess: true})
		got, _ := s.clipboard(func(name string) bool { return slices.Contains(c.installed, name) })
		if got.name != c.want {
			t.Errorf("with %v and %v: %q, want %q", c.environ, c.installed, got.name, c.want)
		}
		if _, ok := New(Options{Environ: c.environ}).clipboard(func(string) bool { return true }); ok {
			t.Error("a session that does not own the process runs a program")
		}
	}
}

// TestTerminalCopy checks that the terminal gets no more than it takes.
func TestTerminalCopy(t *testing.T) {
	const fits = bounds.MaxCopy / 4 * 3
	for size, isTooLong := range map[int]bool{0: false, fits: false, fits + 1: true, 8 << 20: true} {
		msg := New(Options{}).Copy(strings.Repeat("a", size))()
		if c, ok := msg.(Copied); ok != isTooLong || c.IsTooLong != isTooLong {
			t.Errorf("%d bytes: %T", size, msg)
		}
	}
}
