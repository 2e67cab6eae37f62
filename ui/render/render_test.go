package render

import (
	"context"
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/ui/layout"
	"pullquote/ui/theme"
)

func open(t *testing.T, style string, mono bool) *Renderer {
	t.Helper()
	source, err := theme.Folder("").Find(style)
	if err != nil {
		t.Fatal(err)
	}
	return New(source.Open(theme.Palette{Background: color.Black}, mono))
}

// TestPrerender checks that code and tables keep the positions of their text in every
// style, and that code takes the same cells with colours as without.
func TestPrerender(t *testing.T) {
	code := &content.Code{Lang: content.Sanitize("go"), Source: content.Sanitize("func main() {\n    fmt.Println(\"ä\", 42) // ok\n\n}")}
	table := &content.Table{
		Columns: []content.Align{content.AlignLeft, content.AlignRight, content.AlignCenter},
		Header:  []content.Inline{content.PlainInline("Name"), content.PlainInline("Price (€)"), content.PlainInline("*")},
		Rows: [][]content.Inline{
			{content.PlainInline("A long cell whose words go on over several rows, surely"), content.PlainInline("1,000.50"), content.PlainInline("a|b")},
			{content.PlainInline("漢字"), content.PlainInline("-"), content.PlainInline("https://example.com")},
		},
	}
	for _, name := range theme.Folder("").Names() {
		for _, mono := range []bool{false, true} {
			r := open(t, name, mono)
			draw := r.Prerender(layout.PerCluster)
			for _, b := range []content.Block{code, table} {
				lines := draw(b, layout.Room{Width: 60}, 0, math.MaxInt)
				if lines == nil {
					t.Errorf("%s: a %s is not drawn", name, b.Kind())
					continue
				}
				placed(t, name, b, lines)
			}
			if lines := draw(table, layout.Room{Width: 20}, 0, math.MaxInt); lines != nil {
				t.Errorf("%s: a table is drawn although it does not fit: %v", name, lines)
			}
			if !r.NeedsHighlight(code) {
				continue
			}
			plain := draw(code, layout.Room{Width: 60}, 0, math.MaxInt)
			r.SetHighlighted(code, r.Highlight(t.Context(), code))
			lines := draw(code, layout.Room{Width: 60}, 0, math.MaxInt)
			placed(t, name, code, lines)
			if len(lines) != len(plain) || len(lines[0].Runs) < 2 || r.NeedsHighlight(code) {
				t.Errorf("%s: the code is not highlighted: %v", name, lines)
			}
			for i := range lines {
				if lines[i].String() != plain[i].String() || lines[i].Start != plain[i].Start || lines[i].End != plain[i].End {
					t.Errorf("%s: row %+v becomes %+v with colours", name, plain[i], lines[i])
				}
			}
		}
	}
}

// placed checks that rows show all of a block's text, each character at its position.
func placed(t *testing.T, name string, b content.Block, lines []layout.Line) {
	t.Helper()
	text := b.Plain()
	seen := make([]bool, len(text))
	for _, l := range lines {
		if w := l.Width(layout.PerCluster); w > 60 {
			t.Errorf("%s: a row of %d cells: %q", name, w, l)
		}
		for _, r := range l.Runs {
			if r.Offset < 0 {
				continue
			}
			if got := text[r.Offset : r.Offset+len(r.Text)]; got != r.Text {
				t.Fatalf("%s: a row shows %q, but the text has %q there", name, r.Text, got)
			}
			for i := range len(r.Text) {
				seen[r.Offset+i] = true
			}
		}
	}
	for i, ok := range seen {
		if !ok && !strings.ContainsRune(" \n\t", rune(text[i])) {
			t.Fatalf("%s: %q is not shown completely: %q is missing", name, text, text[i:])
		}
	}
}

// colours returns code with brackets around the spans that look different from plain code.
func colours(r *Renderer, b *content.Code) string {
	r.SetHighlighted(b, r.Highlight(context.Background(), b))
	var s strings.Builder
	for i, l := range r.Prerender(layout.PerRune)(b, layout.Room{Width: 80}, 0, math.MaxInt) {
		if i > 0 {
			s.WriteByte('\n')
		}
		for _, run := range l.Runs {
			if *run.Cell != *r.code.plain() {
				run.Text = "[" + run.Text + "]"
			}
			s.WriteString(run.Text)
		}
	}
	return s.String()
}

func TestHighlight(t *testing.T) {
	for _, c := range []struct{ lang, source, want string }{
		{"go", "func main() {\n  return \"a\n  b\" // ok\n}", "[func] [main]() {\n  [return] [\"a]\n[  b\"] [// ok]\n}"},
		{"nosuch", "words of no language", "words of no language"},
		{"", "#!/bin/sh\n\n\nif true; then", "[#!/bin/sh]\n\n\n[if] true; [then]"},
		{"http", "GET / HTTP/1.1\nContent-Type: application/json\n\n{\"a\": null}", "[GET] / [HTTP]/1.1\nContent-Type: application/json\n\n{\"a\": [null]}"},
		{"svelte", "{#if a}<p>x</p>{/if}", "{[#if] a}<p>x</p>{[/if]}"},
		{"markdown", "````\n```autoit\n" + strings.Repeat("\n", 2000) + "```\n````", ""}, // its lexer cannot be stopped
	} {
		want := c.want
		if want == "" {
			want = c.source
		}
		if got := colours(open(t, theme.Default, false), &content.Code{Lang: content.Sanitize(c.lang), Source: content.Sanitize(c.source)}); got != want {
			t.Errorf("%s: %q is highlighted as %q, want %q", c.lang, c.source, got, want)
		}
	}
}

// TestHighlightStops checks that a lexer that takes hours is stopped after the current
// token, and that guessing the language of code does not take hours either.
func TestHighlightStops(t *testing.T) {
	slow := strings.Repeat("\n", bounds.MaxCode-1)
	r := open(t, theme.Default, false)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, lang := range []string{"autoit", ""} {
		if h := r.Highlight(ctx, &content.Code{Lang: content.Sanitize(lang), Source: content.Sanitize(slow + "x")}); h.lines != nil {
			t.Errorf("%q is highlighted", lang)
		}
	}
}

// TestHighlightKeepsGraphemes checks that the style does not change within a grapheme: the
// widths of its parts do not add up to its width.
func TestHighlightKeepsGraphemes(t *testing.T) {
	source := "a\u0301\n👩‍👩‍👧x"
	styles := []*layout.CellStyle{{}, {Bold: true}}
	lines := codeLines(source, func(yield func(string, *layout.CellStyle) bool) {
		for i, r := range []rune(source) {
			if !yield(string(r), styles[i%2]) {
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

// TestConcurrentRenderers highlights the same code in two styles at the same time.
func TestConcurrentRenderers(t *testing.T) {
	b := &content.Code{Lang: content.Sanitize("go"), Source: content.Sanitize("func main() {}")}
	names := []string{"dracula", "tokyo-night"}
	found := make([]Highlighted, len(names))
	var wg sync.WaitGroup
	for i, name := range names {
		r := open(t, name, false)
		wg.Go(func() { found[i] = r.Highlight(t.Context(), b) })
	}
	wg.Wait()
	if a, b := found[0].lines[0].Runs[0].Cell.Fg, found[1].lines[0].Runs[0].Cell.Fg; a == b || a == nil || b == nil {
		t.Errorf("the colours of the keyword are %v and %v", a, b)
	}
}

// TestHighlightedIsBounded checks that the cache keeps the newest code, bounded by number
// and by size.
func TestHighlightedIsBounded(t *testing.T) {
	for _, size := range []int{1, bounds.MaxCode} {
		h := highlighted{lines: map[codeKey][]layout.Line{}}
		for i := range 3 * maxHighlighted {
			b := &content.Code{Source: content.Sanitize(strings.Repeat("x", size) + string(rune(i+1)))}
			h.put(b, nil)
			if _, ok := h.get(b); !ok {
				t.Fatalf("block %d of %d bytes is not in the cache", i, size)
			}
		}
		bytes := 0
		for k := range h.lines {
			bytes += len(k.source)
		}
		if len(h.lines) > maxHighlighted || len(h.lines) != len(h.order) || bytes > maxHighlightedBytes || bytes != h.bytes {
			t.Errorf("the cache has %d blocks and %d bytes, but counts %d and %d", len(h.lines), bytes, len(h.order), h.bytes)
		}
	}
}

func text(s string) content.Inline { return content.PlainInline(s) }

// TestTables checks that a table is as wide as its text, or narrower with the widest
// columns cut first.
func TestTables(t *testing.T) {
	table := &content.Table{
		Columns: []content.Align{content.AlignDefault, content.AlignRight, content.AlignCenter},
		Header:  []content.Inline{text("Boat"), text("Tons"), text("What it caught")},
		Rows: [][]content.Inline{
			{text("Ida"), text("12"), text("mussels")},
			{text("Gull of the north"), text("1,000"), text("nothing, as the tide was late again")},
		},
	}
	r := open(t, theme.Default, false)
	for width, want := range map[int]string{
		80: `
 Boat              │  Tons │           What it caught
───────────────────┼───────┼─────────────────────────────────────
 Ida               │    12 │               mussels
 Gull of the north │ 1,000 │ nothing, as the tide was late again`,
		50: `
 Boat              │  Tons │    What it caught
───────────────────┼───────┼──────────────────────
 Ida               │    12 │        mussels
 Gull of the north │ 1,000 │ nothing, as the tide
                   │       │    was late again`,
		32: `
 Boat       │  Tons │  What it
            │       │   caught
────────────┼───────┼───────────
 Ida        │    12 │  mussels
 Gull of    │ 1,000 │  nothing,
 the north  │       │   as the
            │       │  tide was
            │       │ late again`,
	} {
		var got strings.Builder
		for _, l := range r.Prerender(layout.PerRune)(table, layout.Room{Width: width}, 0, math.MaxInt) {
			if w := l.Width(layout.PerRune); w > width {
				t.Errorf("a row of %d cells: %q", w, l)
			}
			got.WriteString("\n" + strings.TrimRight(l.String(), " "))
		}
		if got.String() != want {
			t.Errorf("at width %d: got\n%s\nwant\n%s", width, got.String(), want)
		}
	}
	if lines := r.Prerender(layout.PerRune)(&content.Table{Columns: table.Columns, Rows: table.Rows[:1]}, layout.Room{Width: 40}, 0, math.MaxInt); len(lines) != 1 {
		t.Errorf("a table of one row without a header has %d rows", len(lines))
	}
}

// TestLinesOfCells checks that each line of a cell is on a row of its own, and that the
// column is as wide as the longest of them.
func TestLinesOfCells(t *testing.T) {
	table := &content.Table{
		Columns: make([]content.Align, 2), Header: []content.Inline{text("Day"), text("Hours")},
		Rows: [][]content.Inline{{text("Monday"), text("8 to 12\n13 to 17")}, {text("Tuesday"), text("closed")}},
	}
	want := []string{" Day     │ Hours", "─────────┼──────────", " Monday  │ 8 to 12", "         │ 13 to 17", " Tuesday │ closed"}
	var got []string
	for _, l := range open(t, theme.Default, false).Prerender(layout.PerRune)(table, layout.Room{Width: 40}, 0, math.MaxInt) {
		got = append(got, strings.TrimRight(l.String(), " "))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestTableSeparators checks that a table uses the separators of the stylesheet.
func TestTableSeparators(t *testing.T) {
	b := &content.Table{Columns: make([]content.Align, 2), Header: []content.Inline{text("a"), text("b")}}
	var got []string
	for _, l := range open(t, "ascii", false).Prerender(layout.PerRune)(b, layout.Room{Width: 40}, 0, math.MaxInt) {
		got = append(got, strings.TrimRight(l.String(), " "))
	}
	if want := " a | b\n---|---"; strings.Join(got, "\n") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for in, want := range map[string]string{"|": "|", "": "x", "ab": "x", "\x1b": "x", "┃": "┃"} {
		if got := singleCell(in, "x"); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// TestWideTables checks what a table does that does not fit into a column of 30 cells: it
// takes the free width, then breaks its cells between words, then becomes as wide as it must.
func TestWideTables(t *testing.T) {
	numbers := &content.Table{Columns: make([]content.Align, 12), Header: make([]content.Inline, 12), Rows: make([][]content.Inline, 1)}
	for j := range numbers.Header {
		numbers.Header[j] = text(fmt.Sprintf("M%d", j+1))
		numbers.Rows[0] = append(numbers.Rows[0], text(fmt.Sprint(1000+j)))
	}
	prose := &content.Table{
		Columns: make([]content.Align, 2), Header: []content.Inline{text("Option"), text("Meaning")},
		Rows: [][]content.Inline{{text("--column-width"), text("how wide the text is, in cells, at most")}},
	}
	for _, c := range []struct {
		name  string
		table *content.Table
		wide  int
		rows  int // with the header and the rule
		width int
	}{
		{"twelve columns fit into the window", numbers, 100, 3, 82},
		{"twelve columns are wider than the window", numbers, 40, 3, 82},
		{"prose is not wider than the column", prose, 100, 4, 48},
		{"prose is broken between words", prose, 36, 5, 36},
		{"several words of each column are visible", prose, 20, 4, 46},
	} {
		lines := open(t, theme.Default, false).Prerender(layout.PerRune)(c.table, layout.Room{Width: 30, Wide: c.wide}, 0, math.MaxInt)
		widest := 0
		for _, l := range lines {
			widest = max(widest, len([]rune(strings.TrimRight(l.String(), " "))))
		}
		if len(lines) != c.rows || widest != c.width {
			t.Errorf("%s: %d rows, %d cells wide:\n%v", c.name, len(lines), widest, lines)
		}
	}
}

// TestHighlightInTime checks that code keeps the colours for which there was time, and that code
// in a language whose lexer is too slow stays plain after a few blocks.
func TestHighlightInTime(t *testing.T) {
	r := open(t, theme.Default, false)
	ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	block := func(i int) *content.Code {
		return &content.Code{Lang: content.Sanitize("go"), Source: content.Sanitize(fmt.Sprintf("func main%d() {}", i))}
	}
	for i := range maxSlow {
		if !r.NeedsHighlight(block(i)) {
			t.Fatalf("block %d stays plain", i)
		}
		r.SetHighlighted(block(i), r.Highlight(ctx, block(i)))
	}
	if r.NeedsHighlight(block(maxSlow)) {
		t.Error("a slow lexer is tried again")
	}
}
