package layout

import (
	"strings"
	"testing"

	"pullquote/content"
)

// TestWide checks where a block begins that is wider than its column: centred if there is
// room on both sides, and at its indent in a list.
func TestWide(t *testing.T) {
	code := func(width int) content.Block {
		return &content.Code{Source: content.Sanitize(strings.Repeat("x", width) + "\ny")}
	}
	list := &content.List{Items: []content.Item{{Blocks: []content.Block{code(60)}}}}
	for _, c := range []struct {
		name  string
		block content.Block
		wide  int
		left  int
		want  *Wide
	}{
		{"it fits", code(18), 60, 20, nil},
		{"no free width", code(30), 20, 0, &Wide{Lead: 2, Width: 32, View: 20}},
		{"centred", code(38), 60, 20, &Wide{Left: 10, Lead: 2, Width: 40, View: 40}},
		{"more room on the right", code(46), 50, 5, &Wide{Left: 5, Lead: 2, Width: 48, View: 48}},
		{"more room on the left", code(46), 50, 25, &Wide{Left: 23, Lead: 2, Width: 48, View: 48}},
		{"wider than the window", code(90), 60, 20, &Wide{Left: 20, Lead: 2, Width: 92, View: 60}},
		{"in a list", list, 60, 20, &Wide{Lead: 4, Width: 64, View: 40}},
		{"too wide to scroll", code(maxSideways + 1), 60, 20, nil},
	} {
		lines := Compose(c.block, 0, Options{Width: 20, Wide: c.wide, WideLeft: c.left})
		got := lines[0].Wide
		if (got == nil) != (c.want == nil) || got != nil && *got != *c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}

// TestWindow scrolls through rows and checks that each character is visible at some time, at
// its place, that no part is too wide, and that its signs say what is hidden.
func TestWindow(t *testing.T) {
	for _, source := range []string{"0123456789 abcdefghijklmnop", "漢字かな交じり文の長い行です", "e\u0301te\u0301 👩‍👩‍👧 and some more of it", "    indented, and then text"} {
		for _, view := range []int{3, 4, 8, 9} {
			lines := Compose(&content.Code{Source: content.Sanitize(source)}, 0, Options{Width: view, Wide: view, WidthMode: PerCluster, PlainCode: view < 8})
			if len(lines) != 1 || lines[0].Wide == nil {
				t.Fatalf("%q is not wide: %+v", source, lines)
			}
			line, w := lines[0], lines[0].Wide
			seen := map[int]bool{}
			for shift := range w.Width - w.View + 1 {
				part, before, after := line.Window(PerCluster, shift)
				if part.Width(PerCluster) > w.View {
					t.Errorf("%q, %d cells, scrolled by %d: %q is too wide", source, view, shift, part)
				}
				first, last := len(source), 0
				for _, r := range part.Runs {
					if r.Offset < 0 {
						continue
					}
					if source[r.Offset:r.Offset+len(r.Text)] != r.Text {
						t.Fatalf("%q, scrolled by %d: %q is not at %d", source, shift, r.Text, r.Offset)
					}
					first, last = min(first, r.Offset), max(last, r.Offset+len(r.Text))
					for i := range len(r.Text) {
						seen[r.Offset+i] = true
					}
				}
				if first > last {
					continue
				}
				if hidden := strings.TrimSpace(source[:first]) != ""; hidden != before {
					t.Errorf("%q, %d cells, scrolled by %d: text before %q is hidden: %v", source, view, shift, part, before)
				}
				if hidden := strings.TrimSpace(source[last:]) != ""; hidden != after {
					t.Errorf("%q, %d cells, scrolled by %d: text after %q is hidden: %v", source, view, shift, part, after)
				}
			}
			if len(seen) != len(source) {
				t.Errorf("%q, %d cells: %d of %d bytes are visible at some time", source, view, len(seen), len(source))
			}
		}
	}
}
