package theme

import (
	"context"
	"strings"
	"sync"
	"testing"

	"pullquote/content"
	"pullquote/ui/layout"

	"charm.land/glamour/v2/ansi"
)

// colours returns the stretches of code that look different from plain code, each in
// brackets.
func colours(th *Theme, b *content.Code) string {
	th.SetHighlighted(b, th.Highlight(context.Background(), b))
	var s strings.Builder
	for i, l := range th.Foreign(layout.PerRune)(b, 80) {
		if i > 0 {
			s.WriteByte('\n')
		}
		for _, r := range l.Runs {
			if *r.Pen != *th.codeLook.plain() {
				r.Text = "[" + r.Text + "]"
			}
			s.WriteString(r.Text)
		}
	}
	return s.String()
}

func TestHighlight(t *testing.T) {
	for _, c := range []struct{ lang, source, want string }{
		{"go", "func main() {\n\treturn \"a\n\tb\" // ok\n}", "[func] [main]() {\n\t[return] [\"a]\n[\tb\"] [// ok]\n}"},
		{"nosuch", "words of no language", "words of no language"},
		{"", "#!/bin/sh\n\n\nif true; then", "[#!/bin/sh]\n\n\n[if] true; [then]"},
		{"http", "GET / HTTP/1.1\nContent-Type: application/json\n\n{\"a\": null}", "[GET] / [HTTP]/1.1\nContent-Type: application/json\n\n{\"a\": [null]}"},
		{"svelte", "{#if a}<p>x</p>{/if}", "{[#if] a}<p>x</p>{[/if]}"},
		{"markdown", "````\n```autoit\n" + strings.Repeat("\n", 2000) + "```\n````", ""}, // its lexer could not be stopped
	} {
		th := Source{}.Open(Dark, false)
		want := c.want
		if want == "" {
			want = c.source
		}
		if got := colours(th, &content.Code{Lang: c.lang, Source: c.source}); got != want {
			t.Errorf("%s: %q is highlighted as %q, want %q", c.lang, c.source, got, want)
		}
	}
}

// TestHighlightStops holds that a lexer that takes hours is left after the token
// that it is at, and that unnamed code is not searched for hours for what it may be.
func TestHighlightStops(t *testing.T) {
	slow := strings.Repeat("\n", maxCode-1)
	th := Source{}.Open(Dark, false)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, lang := range []string{"autoit", ""} {
		if h := th.Highlight(ctx, &content.Code{Lang: lang, Source: slow + "x"}); h.lines != nil {
			t.Errorf("%q is highlighted", lang)
		}
	}
}

// TestColoursKeepGraphemes holds that a look does not change within a character, as
// the widths of its parts are not that of the whole.
func TestColoursKeepGraphemes(t *testing.T) {
	source := "a\u0301\n👩‍👩‍👧x"
	pens := []*layout.Pen{{}, {Bold: true}}
	lines := codeLines(source, func(yield func(string, *layout.Pen) bool) {
		for i, r := range []rune(source) {
			if !yield(string(r), pens[i%2]) {
				return
			}
		}
	})
	var got []string
	for _, l := range lines {
		for _, r := range l.Runs {
			got = append(got, r.Text)
		}
	}
	if want := []string{"a\u0301", "👩‍👩‍👧", "x"}; strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("the runs are %q, want %q", got, want)
	}
}

// TestThemesKeepTheirColours highlights the same code in two themes at once.
func TestThemesKeepTheirColours(t *testing.T) {
	red, blue := "#ff0000", "#0000ff"
	b := &content.Code{Lang: "go", Source: "func main() {}"}
	themes := map[string]*Theme{}
	for _, c := range []*string{&red, &blue} {
		sheet := ansi.StyleConfig{CodeBlock: ansi.StyleCodeBlock{Chroma: &ansi.Chroma{Keyword: ansi.StylePrimitive{Color: c}}}}
		themes[*c] = Source{&sheet}.Open(Dark, false)
	}
	var wg sync.WaitGroup
	found := map[string]*Highlighted{red: {}, blue: {}}
	for c, h := range found {
		wg.Go(func() { *h = themes[c].Highlight(t.Context(), b) })
	}
	wg.Wait()
	if r, b := found[red].lines[0].Runs[0].Pen.Fg, found[blue].lines[0].Runs[0].Pen.Fg; r == b || r == nil {
		t.Errorf("the keyword is %v and %v", r, b)
	}
}

// TestHighlightedIsBounded holds that the newest colours are kept, by number and by
// size.
func TestHighlightedIsBounded(t *testing.T) {
	for _, size := range []int{1, maxCode} {
		h := highlighted{lines: map[codeKey][]layout.Line{}}
		for i := range 3 * maxHighlighted {
			b := &content.Code{Source: strings.Repeat("x", size) + string(rune(i+1))}
			h.put(b, nil)
			if _, ok := h.get(b); !ok {
				t.Fatalf("block %d of %d bytes is not kept", i, size)
			}
		}
		bytes := 0
		for k := range h.lines {
			bytes += len(k.source)
		}
		if len(h.lines) > maxHighlighted || len(h.lines) != len(h.order) || bytes > maxHighlightedBytes || bytes != h.bytes {
			t.Errorf("%d blocks and %d bytes are kept, counted as %d and %d", len(h.lines), bytes, len(h.order), h.bytes)
		}
	}
}
