package layout

import (
	"iter"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// A WidthMode is the way in which a terminal measures text in cells.
type WidthMode int

const (
	// PerRune adds up the widths of code points, like terminals that do not know grapheme
	// clusters (wcwidth).
	PerRune WidthMode = iota
	// PerCluster adds up the widths of grapheme clusters, like terminals that confirm mode
	// 2027.
	PerCluster
)

// A cluster is a grapheme cluster: what readers perceive as one character.
type cluster struct {
	start, end int // bytes
	width      int // cells
}

// clusters iterates over the grapheme clusters of s.
func (m WidthMode) clusters(s string) iter.Seq[cluster] {
	return func(yield func(cluster) bool) {
		g := displaywidth.StringGraphemes(s)
		at := 0
		for g.Next() {
			text := g.Value()
			w := g.Width()
			if m == PerRune && len(text) > 1 {
				w = runeWidths(text)
			}
			if !yield(cluster{at, at + len(text), w}) {
				return
			}
			at += len(text)
		}
	}
}

// Width returns the width of s in cells.
func (m WidthMode) Width(s string) int {
	if n, ok := asciiWidth(s); ok {
		return n
	}
	if m == PerRune {
		return runeWidths(s)
	}
	return displaywidth.String(s)
}

func asciiWidth(s string) (int, bool) {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return 0, false
		}
	}
	return len(s), true
}

func runeWidths(s string) int {
	n := 0
	for _, r := range s {
		n += displaywidth.Rune(r)
	}
	return n
}

// Fits reports whether s takes at most width cells. Unlike [WidthMode.Width], it does not measure
// more of a long text than that.
func (m WidthMode) Fits(s string, width int) bool {
	head, _ := m.Cut(s, width)
	return head == s
}

// Cut returns the longest prefix of s that fits into width cells, and its width. It never
// splits a grapheme.
func (m WidthMode) Cut(s string, width int) (string, int) {
	at := 0
	for c := range m.clusters(s) {
		if at+c.width > width {
			return s[:c.start], at
		}
		at += c.width
	}
	return s, at
}

// Drop returns s without the graphemes in its first width cells, and the width of those.
func (m WidthMode) Drop(s string, width int) (string, int) {
	at := 0
	for c := range m.clusters(s) {
		if at >= width {
			return s[c.start:], at
		}
		at += c.width
	}
	return "", at
}

// first returns the first grapheme of s, and its width. A terminal that knows no graphemes may break
// one that is wider than width, so then it returns the code points that fit, at least one.
func (m WidthMode) first(s string, width int) (string, int) {
	for c := range m.clusters(s) {
		if m != PerRune || c.width <= width {
			return s[:c.end], c.width
		}
		at := 0
		for i, r := range s[:c.end] {
			w := displaywidth.Rune(r)
			if i > 0 && at+w > width {
				return s[:i], at
			}
			at += w
		}
		return s[:c.end], at
	}
	return s, 0
}

// Truncate cuts s to width cells. If it drops anything, the result ends in an ellipsis.
func (m WidthMode) Truncate(s string, width int) string {
	if width <= 0 {
		return ""
	}
	if m.Fits(s, width) {
		return s
	}
	if width == 1 {
		return "…"
	}
	head, _ := m.Cut(s, width-1)
	return strings.TrimRight(head, " ") + "…"
}

// Pad makes s exactly width cells wide: it truncates it or appends spaces.
func (m WidthMode) Pad(s string, width int) string {
	s = m.Truncate(s, width)
	return s + strings.Repeat(" ", max(width-m.Width(s), 0))
}
