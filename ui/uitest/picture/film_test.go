//go:build unix

package main

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"pullquote/ui/uitest/term"
)

// screenOf returns a screen with rows of text.
func screenOf(rows ...string) term.Screen {
	var s term.Screen
	for _, row := range rows {
		var cells []term.Cell
		for _, r := range row {
			cells = append(cells, term.Cell{Text: string(r), Width: 1})
		}
		s.Cells = append(s.Cells, cells)
	}
	return s
}

// TestAnimated checks that each row is drawn once for as long as it stays the same.
func TestAnimated(t *testing.T) {
	got := animated([]frame{
		{screenOf("head", "one "), "press )", 1},
		{screenOf("head", "two "), "press )", 1},
		{screenOf("head", "    "), "press w", 2},
	}, light)
	for d := xml.NewDecoder(strings.NewReader(got)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for text, n := range map[string]int{
		">head<": 1, ">one<": 1, ">two<": 1, ">press )<": 1, ">press w<": 1,
		`<g class="f0-1">`: 1, `<g class="f1-2">`: 1, `<g class="f0-2">`: 1,
		"@keyframes f0-1 { 0.00% { visibility: visible } 25.00% { visibility: hidden } }":                            1,
		"@keyframes f1-2 { 0% { visibility: hidden } 25.00% { visibility: visible } 50.00% { visibility: hidden } }": 1,
		"animation: f1-2 4.0s step-end infinite":                                                                     1,
		"@media (prefers-reduced-motion: reduce)":                                                                    1,
		"g.f2-3 { visibility: visible }":                                                                             1,
		"g.f0-1 { visibility: visible }":                                                                             0,
		"@keyframes f0-3":                                                                                            0,
	} {
		if found := strings.Count(got, text); found != n {
			t.Errorf("%q is there %d times, want %d, in\n%s", text, found, n, got)
		}
	}
}
