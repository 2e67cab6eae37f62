package session

import "testing"

func TestModes(t *testing.T) {
	for _, c := range []struct{ written, reset, again string }{
		{"plain \x1b[31mred\x1b[m \x1b[2J", "", ""},
		{"\x1b[?1049h\x1b[?25l\x1b[?1002;1006h", "\x1b[?25h\x1b[?1002l\x1b[?1006l\x1b[?1049l", "\x1b[?1049h\x1b[?1006h\x1b[?1002h\x1b[?25l"},
		{"\x1b[?1049h\x1b[?25l\x1b[?25h\x1b[?1049l", "", ""},
		{"\x1b[?7l\x1b[?7h", "", ""},
		{"\x1b[?7l", "\x1b[?7h", "\x1b[?7l"},
		{"\x1b[>1u\x1b[>4;2m", "\x1b[<1u\x1b[>4m", "\x1b[>4;2m\x1b[>1u"},
		{"\x1b[>1u\x1b[<1u\x1b[>4;2m\x1b[>4m\x1b[>4;0m", "", ""},
		{"\x1b[6 q", "\x1b[0 q", "\x1b[6 q"},
		{"\x1b[6 q\x1b[0 q", "", ""},
		{"\x1b]0;Tide\a\x1b]11;#000000\x1b\\\x1b]12;red\a", "\x1b]2;\a\x1b]111\a\x1b]112\a", "\x1b]0;Tide\a\x1b]11;#000000\a\x1b]12;red\a"},
		{"\x1b]2;Tide\a\x1b]2;\a\x1b]10;red\a\x1b]110\a", "", ""},
		{"\x1b]11;?\a\x1b]52;c;QQ==\a\x1b]4;0;?\a", "", ""}, // a question, the clipboard, the palette
		{"cut \x1b[?1049", "", ""},
		{"cut \x1b]2;Tide", "", ""},
		{"cut \x1b", "", ""},
	} {
		var m modes
		m.track([]byte(c.written))
		if m.reset() != c.reset || m.again() != c.again {
			t.Errorf("after %q: reset %q, want %q; again %q, want %q", c.written, m.reset(), c.reset, m.again(), c.again)
		}
		again := m.again()
		m.track([]byte(m.reset()))
		if left := m.reset(); left != "" {
			t.Errorf("after %q: the reset leaves %q", c.written, left)
		}
		m.track([]byte(again))
		if m.again() != c.again {
			t.Errorf("after %q: got %q the second time", c.written, m.again())
		}
	}
}
