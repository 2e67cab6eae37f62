package layout

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pullquote/content"
)

// invent returns an article generated from a seed: every kind of block, nested lists and
// quotes, wide and combining characters, words longer than a line.
func invent(seed uint64, blocks int) *content.Article {
	rng := rand.New(rand.NewPCG(seed, 1))
	words := []string{"a", "lamp", "harbour", "—", "“quoted”", "well-known", "漢字かな交じり文。", "e\u0301te\u0301", "👩‍👩‍👧", "https://example.com/a/rather/long/path?with=query", "x\ny", "Donaudampfschifffahrtsgesellschaft"}
	inline := func(n int) content.Inline {
		var b content.InlineBuilder
		for i := range n {
			if i > 0 {
				b.Add(" ", 0, "")
			}
			b.Add(words[rng.IntN(len(words))], content.Style(rng.IntN(4)), "")
		}
		return b.Inline()
	}
	var block func(depth int) content.Block
	block = func(depth int) content.Block {
		kinds := 11
		if depth > 2 {
			kinds = 5
		}
		switch rng.IntN(kinds) {
		case 0:
			return &content.Heading{Level: 1 + rng.IntN(6), Text: inline(3)}
		case 1:
			return &content.Code{Source: content.Sanitize("if x {\n    return \"a long line of code that no narrow window can show whole\"\n}")}
		case 2:
			return &content.Figure{Alt: content.Sanitize("alt"), Caption: inline(rng.IntN(9))}
		case 3:
			return &content.Rule{}
		case 5:
			l := &content.List{Marker: content.Marker(rng.IntN(4)), Start: 1 + rng.IntN(200), IsTight: rng.IntN(2) == 0}
			for range 1 + rng.IntN(4) {
				item := content.Item{Task: content.Task(rng.IntN(3)), IsTerm: rng.IntN(3) == 0}
				for range rng.IntN(3) {
					item.Blocks = append(item.Blocks, block(depth+1))
				}
				l.Items = append(l.Items, item)
			}
			return l
		case 6:
			q := &content.BlockQuote{}
			for range rng.IntN(3) {
				q.Blocks = append(q.Blocks, block(depth+1))
			}
			return q
		case 9:
			return &content.Preformatted{Text: inline(rng.IntN(12) + 1)}
		case 10:
			return &content.Verse{Text: inline(rng.IntN(12) + 1)}
		case 7:
			t := &content.Table{Columns: make([]content.Align, 3), Header: []content.Inline{inline(1), inline(2), inline(1)}}
			for range rng.IntN(4) {
				t.Rows = append(t.Rows, []content.Inline{inline(2), inline(1), inline(4)})
			}
			return t
		}
		return &content.Paragraph{Text: inline(1 + rng.IntN(40))}
	}
	a := &content.Article{Title: content.Sanitize("T")}
	for range blocks {
		a.Append(block(0))
	}
	return a
}

// TestLazyIsWhole tests generated articles at many widths. The fuzz target extends it.
func TestLazyIsWhole(t *testing.T) {
	for seed := range uint64(40) {
		for _, width := range []int{1, 2, 7, 20, 40, 72} {
			lazyIsWhole(t, seed, width, 12)
		}
	}
}

func FuzzLazyIsWhole(f *testing.F) {
	f.Add(uint64(1), uint8(40), uint8(10))
	f.Add(uint64(7), uint8(1), uint8(1))
	f.Fuzz(func(t *testing.T, seed uint64, width, height uint8) {
		lazyIsWhole(t, seed, int(width)%120+1, int(height)%50+1)
	})
}

// lazyIsWhole scrolls through an article in large steps and compares every window with the
// rows of the whole article.
func lazyIsWhole(t *testing.T, seed uint64, width, height int) {
	t.Helper()
	for _, size := range []int{16, 100, maxPart} {
		partsAreWhole(t, seed, width, height, size)
	}
}

// partsAreWhole is [lazyIsWhole] with blocks in parts of at most size bytes.
func partsAreWhole(t *testing.T, seed uint64, width, height, size int) {
	t.Helper()
	a := invent(seed, 12)
	o := Options{Width: width, WidthMode: PerCluster}
	var whole []string
	for i, b := range a.Blocks() {
		f := NewFlow(a, o)
		f.maxPart, f.partSize = size, size
		for part := range cutParts(b, size, Options{}) {
			for _, l := range f.Lines(Pos{Block: i, Part: part}) {
				whole = append(whole, l.String())
			}
		}
	}
	f := NewFlow(a, o)
	f.maxCached = 4 // so that blocks are dropped and composed again
	f.maxPart, f.partSize = size, size
	rng := rand.New(rand.NewPCG(seed, 2))
	at, pos := 0, Pos{}
	for range 30 {
		n := rng.IntN(4*height) - 2*height + 1
		at = min(max(at+n, 0), len(whole)-1)
		pos = f.Move(pos, n)
		var got []string
		for _, r := range f.Window(pos, height) {
			got = append(got, r.Line.String())
		}
		want := whole[at:min(at+height, len(whole))]
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Fatalf("seed %d, width %d, row %d: got\n%s\nwant\n%s", seed, width, at, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestOffsets checks that rows know the positions of their text, cell by cell: a run shows
// the text at its offset, every visible character is shown once, and no row is too wide.
func TestOffsets(t *testing.T) {
	for seed := range uint64(60) {
		for _, width := range []int{1, 8, 30, 72} {
			a := invent(seed, 8)
			for i, b := range a.Blocks() {
				for _, o := range []Options{{Width: width, WidthMode: PerCluster}, {Width: width, Wide: width + 20, WideLeft: 10, WidthMode: PerCluster}} {
					places(t, b, Compose(b, i, o), o)
					for _, size := range []int{8, 40, 300} {
						places(t, b, composeParts(b, i, size, o), o)
					}
				}
			}
		}
	}
}

// TestLongTexts checks the same of texts that are longer than a part within a block that is not
// cut otherwise: a cell of a table and the caption of a figure.
func TestLongTexts(t *testing.T) {
	words := content.PlainInline(strings.TrimSpace(strings.Repeat("the tide turns at nine and ", maxCell/20)))
	few := content.PlainInline("a boat")
	for _, b := range []content.Block{
		&content.Table{Columns: make([]content.Align, 2), Header: []content.Inline{few, few}, Rows: [][]content.Inline{{few, words}, {words, few}, {few, few}}},
		&content.Table{Columns: make([]content.Align, 1), Rows: [][]content.Inline{{words}, {few}}},
		&content.Figure{Caption: words},
		&content.Figure{Alt: content.Sanitize(words.String())},
		&content.List{Items: []content.Item{{Blocks: []content.Block{&content.Figure{Caption: words}}}, {Blocks: []content.Block{&content.Paragraph{Text: few}}}}},
	} {
		for _, width := range []int{8, 40} {
			o := Options{Width: width, WidthMode: PerCluster}
			for _, size := range []int{300, partSize} {
				rows := composeParts(b, 0, size, o)
				places(t, b, rows, o)
				if parts, want := len(cutParts(b, size, Options{})), len(b.Plain())/size; parts < want {
					t.Errorf("a %s of %d bytes has %d parts, want %d", b.Kind(), len(b.Plain()), parts, want)
				}
			}
		}
	}
}

// TestEmptyCells checks that a record names the columns of its empty cells, the last one too.
func TestEmptyCells(t *testing.T) {
	table := &content.Table{
		Columns: make([]content.Align, 2), Header: []content.Inline{content.PlainInline("Boat"), content.PlainInline("Tons")},
		Rows: [][]content.Inline{{content.PlainInline("Ida"), {}}, {content.PlainInline("Gull"), {}}},
	}
	var got []string
	for _, l := range Compose(table, 0, Options{Width: 40}) {
		got = append(got, strings.TrimRight(l.String(), " "))
	}
	if want := []string{"Boat  Ida", "Tons", "", "Boat  Gull", "Tons"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestWrapRows checks that the first rows of a text are the same as if the whole text were
// wrapped, and that little of a long text is.
func TestWrapRows(t *testing.T) {
	for _, text := range []string{
		"", "one", strings.Repeat("the tide turns at nine ", 400), strings.Repeat("x", 9000), strings.Repeat("a/b", 3000), strings.Repeat(" ", 9000) + "x",
		strings.Repeat("a\n", 900), strings.Repeat("潮汐在黎明时转向", 400), strings.Repeat("e\u0301\u0302", 900), strings.Repeat("조수가 새벽에 ", 400), strings.Repeat("👩‍👩‍👧 ", 300),
	} {
		for _, width := range []int{1, 2, 7, 40, 100} {
			whole := WrapString(text, width, PerCluster)
			for _, n := range []int{0, 1, 2, 5, 40} {
				got, hasMore := WrapRows(text, width, n, PerCluster)
				if want := whole[:min(n, len(whole))]; fmt.Sprint(got) != fmt.Sprint(want) || hasMore != (len(whole) > n) {
					t.Errorf("%.20q, %d rows of %d cells: got %v, %t, want %v", text, n, width, got, hasMore, want)
				}
			}
		}
	}
}

// TestNarrow checks that indents and names of pictures fit into narrow columns.
func TestNarrow(t *testing.T) {
	for _, b := range []content.Block{
		&content.Figure{Src: content.Sanitize("a.png")},
		&content.Verse{Text: content.PlainInline("    Ada Berg keeps the light\nand the boats")},
	} {
		for width := 1; width < 12; width++ {
			for _, l := range Compose(b, 0, Options{Width: width, WidthMode: PerCluster}) {
				if got := l.Width(PerCluster); got > max(width, 2) {
					t.Errorf("%T at width %d: %d cells: %q", b, width, got, l)
				}
			}
		}
	}
}

// composeParts returns the rows of all parts of a block. A part has at most size bytes.
func composeParts(b content.Block, i content.BlockIndex, size int, o Options) []Line {
	var out []Line
	cuts := append(cutParts(b, size, Options{Whole: o.Whole}), math.MaxInt)
	for n := range len(cuts) - 1 {
		out = append(out, composePart(b, i, span{cuts[n], cuts[n+1]}, o)...)
	}
	return out
}

func places(t *testing.T, b content.Block, lines []Line, o Options) {
	t.Helper()
	text := b.Plain()
	shown := make([]int, len(text))
	for _, l := range lines {
		if w := l.Width(o.WidthMode); w > max(o.Width, 2) && l.Wide == nil {
			t.Errorf("width %d: %d cells: %q", o.Width, w, l)
		}
		for _, r := range l.Runs {
			if r.Offset < 0 {
				continue
			}
			if got := text[r.Offset : r.Offset+len(r.Text)]; got != r.Text {
				t.Fatalf("width %d: a row shows %q, but the text has %q there", o.Width, r.Text, got)
			}
			for j := range len(r.Text) {
				shown[r.Offset+j]++
			}
			x, ok := l.Column(o.WidthMode, r.Offset)
			back, ok2 := l.Offset(o.WidthMode, x)
			if o.WidthMode.Width(r.Text) > 0 && (!ok || !ok2 || back != r.Offset) {
				t.Fatalf("offset %d of %q is at column %d (%v), which has offset %d (%v)", r.Offset, l, x, ok, back, ok2)
			}
		}
	}
	for _, leaf := range content.Leaves(b) {
		own := leaf.Block.Plain()
		for j, r := range own {
			n := shown[leaf.Offset+j]
			if n != 1 && !strings.ContainsRune(" \n\t\u3000", r) {
				t.Fatalf("width %d: %q, byte %d, is shown %d times, of %q\n%s", o.Width, r, j, n, own, dump(lines))
			}
		}
	}
}

func dump(lines []Line) string {
	var s strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&s, "%q\n", l.String())
	}
	return s.String()
}

// TestFind checks the row of every offset, and the place of every row.
func TestFind(t *testing.T) {
	a := invent(3, 20)
	f := NewFlow(a, Options{Width: 24, WidthMode: PerCluster})
	f.maxPart, f.partSize = 100, 100
	for i, b := range a.Blocks() {
		for offset, r := range b.Plain() {
			at := content.Anchor{Block: content.BlockIndex(i), Offset: offset}
			pos := f.Find(at)
			if pos.Block != at.Block || f.Lines(pos)[pos.Row].Gap {
				t.Fatalf("%v is on row %v, which is empty or in another block", at, pos)
			}
			l := f.Lines(pos)[pos.Row]
			if _, ok := l.Column(PerCluster, offset); !ok && !unicode.IsSpace(r) {
				t.Fatalf("%v, %q, is on row %v, which does not show it: %q", at, r, pos, l)
			}
		}
	}
}

// TestMarginNotes checks that a note in the margin continues next to the paragraphs below
// its figure, has its credit on a row of its own, and is the same after scrolling. A note
// that would be cut off by the next figure or by the end must be in the column.
func TestMarginNotes(t *testing.T) {
	caption := content.PlainInline("Boats wait for the tide. Photo: Jo Park")
	figure := func(alt string) content.Block { return &content.Figure{Alt: content.Sanitize(alt), Caption: caption} }
	a := content.NewArticle(
		&content.Paragraph{Text: content.PlainInline("Before the pictures.")},
		figure("a cat"), figure("boats"),
		&content.Paragraph{Text: content.PlainInline("After them, a paragraph that is long enough for some rows, five to be exact, so that the note ends beside it, and not later than it does in the column.")},
		figure("gulls"),
	)
	notes := map[content.Anchor]Note{}
	for i, block := range []content.BlockIndex{1, 2, 4} {
		notes[content.Anchor{Block: block}] = Note{Number: i + 1, Description: "Boats wait for the tide.", Where: "Grimsand\n1989"}
	}
	f := NewFlow(a, Options{Width: 40, Aside: 18, WidthMode: PerCluster, Note: func(at content.Anchor) Note { return notes[at] }})
	rows := func(p Pos) string {
		var out strings.Builder
		for _, r := range f.Window(p, 20) {
			fmt.Fprintf(&out, "%s\n", strings.TrimRight(fmt.Sprintf("%-41s|%s", r.Line, r.Aside), " "))
		}
		return out.String()
	}
	want := `                                         |
Before the pictures.                     |
                                         |
[1] ▒ Boats wait for the tide. Photo: Jo |
      Park                               |
                                         |
[2] ▒ boats                              |[2] ▒
                                         |Boats wait for the
After them, a paragraph that is long     |tide.
enough for some rows, five to be exact,  |Grimsand
so that the note ends beside it, and not |1989
later than it does in the column.        |Photo: Jo Park
                                         |
[3] ▒ Boats wait for the tide. Photo: Jo |
      Park                               |
`
	if got := rows(Pos{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	later := strings.Join(strings.SplitAfter(want, "\n")[9:], "")
	if got := rows(f.Move(Pos{}, 9)); got != later {
		t.Errorf("scrolled by nine rows: got\n%s\nwant\n%s", got, later)
	}
}

// TestWhole checks that blocks have the same rows in parts that end only at line ends, even if a
// line is longer than a part.
func TestWhole(t *testing.T) {
	long := strings.Repeat("The tide of the day came in at noon and was low. ", 12)
	para := &content.Paragraph{Text: content.PlainInline(long + "\n" + long)}
	items := &content.List{Marker: content.Numbered, Start: 9}
	for range 9 {
		items.Items = append(items.Items, content.Item{Blocks: []content.Block{para, &content.Code{Source: content.Sanitize("a\n\nb\n" + long)}}}, content.Item{Blocks: []content.Block{&content.Paragraph{Text: content.PlainInline("noon")}}})
	}
	for _, b := range []content.Block{para, items, &content.BlockQuote{Blocks: []content.Block{items, para}}, &content.Verse{Text: para.Text}, &content.Heading{Level: 2, Text: para.Text}} {
		a := content.NewArticle(b)
		for _, width := range []int{20, 72, 1 << 30} {
			o := Options{Width: width, Whole: true}
			if got, want := dump(composeParts(a.Block(0), 0, 200, o)), dump(Compose(b, 0, o)); got != want {
				t.Errorf("a %s at width %d in parts:\n%s\nwant\n%s", b.Kind(), width, got, want)
			}
		}
	}
}

// TestPartsAtLines checks that a list, a table and code look the same in parts, because they are
// cut between items, rows and lines.
func TestPartsAtLines(t *testing.T) {
	list := &content.List{Marker: content.Numbered, Start: 9, IsTight: true}
	table := &content.Table{Columns: make([]content.Align, 2), Header: []content.Inline{content.PlainInline("day"), content.PlainInline("tide")}}
	quoted := &content.BlockQuote{}
	source := ""
	for i := range 40 {
		text := content.PlainInline(fmt.Sprintf("The tide of day %d came in at noon and was low.", i))
		list.Items = append(list.Items, content.Item{Blocks: []content.Block{&content.Paragraph{Text: text}}})
		table.Rows = append(table.Rows, []content.Inline{content.PlainInline(fmt.Sprint(i)), text})
		quoted.Blocks = append(quoted.Blocks, &content.Paragraph{Text: text})
		source += text.String() + "\n"
	}
	for _, b := range []content.Block{list, table, quoted, &content.Code{Source: content.Sanitize(source)}, &content.Preformatted{Text: content.PlainInline(source)}, &content.Verse{Text: content.PlainInline(source)}} {
		a := content.NewArticle(b)
		o := Options{Width: 30}
		if got, want := dump(composeParts(a.Block(0), 0, 200, o)), dump(Compose(b, 0, o)); got != want || len(cutParts(b, 200, Options{})) < 9 {
			t.Errorf("a %s in %d parts:\n%s\nwant\n%s", b.Kind(), len(cutParts(b, 200, Options{})), got, want)
		}
	}
}
