package ui

import (
	"strings"
	"testing"
)

// TestLineOf finds the line of a passage in a source with markup.
func TestLineOf(t *testing.T) {
	source := "# Tides\n\nThe tide turned early,\nand *nobody* had seen it.\n\nThe tide turned again.\n\n“It **always** turns,” said Jo.\n\nThe tide turned again.\n"
	for _, c := range []struct {
		passage  string
		fraction float64
		line     int
	}{
		{"The tide turned early, and nobody had seen it.", 0.1, 3},
		{"turned early, and nobody had seen it.", 0.1, 3},
		{"The tide turned again.", 0.5, 6},
		{"The tide turned again.", 1, 10},
		{"\"It always turns,\" said Jo.", 0.7, 8},
		{"nothing of this is in it", 0.5, 6},
		{"", 0, 1},
	} {
		if got := lineOf(source, c.passage, c.fraction); got != c.line {
			t.Errorf("%q is on line %d, want %d: %s", c.passage, got, c.line, strings.Split(source, "\n")[got-1])
		}
	}
}
