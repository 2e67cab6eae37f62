//go:build unix

package main

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"pullquote/ui/uitest/term"

	"github.com/charmbracelet/x/ansi"
)

func TestSVG(t *testing.T) {
	cell := func(s string) term.Cell { return term.Cell{Text: s, Width: 1} }
	bold := cell("<")
	bold.Bold, bold.Fg = true, ansi.Cyan
	s := term.Screen{Cells: [][]term.Cell{
		{cell(" "), cell("a"), cell("&"), bold, bold, {Text: "漢", Width: 2}, {}, cell("z")},
		{{Text: "x", Width: 1, Reverse: true}, cell(" ")},
	}}
	got := svg(s, dark)
	d := xml.NewDecoder(strings.NewReader(got))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{
		`<text x="24.4" y="29.5" textLength="16.8" xml:space="preserve" fill="#d8dade">a&amp;</text>`,
		`fill="#56b6c2" font-weight="bold">&lt;&lt;</text>`,
		`textLength="25.2" xml:space="preserve" fill="#d8dade">漢z</text>`,
		`<rect x="16.0" y="34.0" width="8.4" height="18" fill="#d8dade"/>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nis not in\n%s", want, got)
		}
	}
}
