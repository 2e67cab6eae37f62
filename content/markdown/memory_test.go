package markdown

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

// TestMemory checks that a source with as much markup as possible takes memory in proportion to
// its length: the tree of each part, and what is kept of the whole.
func TestMemory(t *testing.T) {
	const size = 256 << 10
	units := map[string]string{
		"brackets": "[", "emphasis": "**a** ", "superscript": "a^b^ ", "code spans": "`a` ", "links": "[a](b) ", "tags": "<i>a</i> ",
		"items": "- a\n", "loose items": "- a\n\n", "other lists": "- a\n+ b\n", "quotes": "> a\n", "terms": "a\n: b\n\n", "headings": "# a\n",
		"lines": "a\n", "paragraphs": "a\n\n", "fences": "```\n```\n", "rows": "a|b\n-|-\n", "notes": "a^[b] ", "pictures": "![a](b)\n\n",
		"quotes in quotes": strings.Repeat(">", 60) + "a\n\n", "lists in lists": strings.Repeat("- ", 60) + "a\n\nb\n\n",
	}
	for name, unit := range units {
		t.Run(name, func(t *testing.T) {
			src := []byte(strings.Repeat(unit, size/len(unit)))
			s := newLazySource(src, nil)
			if err := s.split(t.Context(), minPiece); err != nil {
				t.Fatal(err)
			}
			before, most := blocktest.HeapInUse(), 0
			for i := range min(len(s.starts)-1, 4) {
				c, tree := s.convertTree(i)
				most = max(most, blocktest.HeapInUse()-before)
				runtime.KeepAlive(c)
				runtime.KeepAlive(tree)
			}
			if most > 40*size {
				t.Errorf("the tree of a part takes %.1f bytes for each byte of the source", float64(most)/size)
			}
			a := lazily(t, src, minPiece)
			if kept := blocktest.HeapInUse() - before; kept > 24*size+(4<<20) {
				t.Errorf("%.1f bytes are kept for each byte", float64(kept)/size)
			}
			runtime.KeepAlive(a)
			runtime.KeepAlive(s)
		})
	}
}

// TestCutterMemory checks that the lines that begin a part are forgotten when it is too late for it
// to end.
func TestCutterMemory(t *testing.T) {
	const size = 2 << 20
	for _, unit := range []string{"::: a\n", "{{< a >}}\n", "<A>\n"} {
		c := newCutter([]byte(strings.Repeat(unit, size/len(unit))))
		before := blocktest.HeapInUse()
		if err := c.cutAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		if kept := blocktest.HeapInUse() - before; kept > 12*size {
			t.Errorf("%q: %.1f bytes are kept for each byte", unit, float64(kept)/size)
		}
		runtime.KeepAlive(c)
	}
}

// TestHead checks that the search for text before which there are only pictures ends.
func TestHead(t *testing.T) {
	src := strings.Repeat("![a boat](b.png)\n\n", 20_000) + "# The tide\n"
	a := lazily(t, []byte(src), minPiece)
	if n := len(a.Figures()); n != 20_000 {
		t.Errorf("%d figures", n)
	}
	if last, ok := a.Block(20_000).(interface{ Plain() string }); !ok || last.Plain() != "The tide" {
		t.Errorf("the last block is %v", a.Block(20_000))
	}
}

// TestNotesOfManyPieces reads footnotes that are cited in another order than they are defined in. The
// pieces with them may not be parsed for each note.
func TestNotesOfManyPieces(t *testing.T) {
	const notes = 2000
	var src strings.Builder
	for i := range notes {
		fmt.Fprintf(&src, "Tide[^%d].\n\n[^%d]: Note %d.\n\n", i*977%notes, i, i)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	a := lazily(t, []byte(src.String()), minPiece)
	n := 0
	for _, b := range a.Blocks() {
		if l, ok := b.(*content.List); ok {
			n += len(l.Items)
		}
	}
	runtime.ReadMemStats(&after)
	if perByte := int(after.TotalAlloc-before.TotalAlloc) / src.Len(); n != notes || perByte > 4000 {
		t.Errorf("%d notes, and reading them takes %d bytes for each of the source", n, perByte)
	}
}
