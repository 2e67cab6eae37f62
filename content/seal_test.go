package content

import (
	"testing"
	"unsafe"
)

// nested returns a block that contains blocks of every kind, some of them empty.
func nested() *BlockQuote {
	p := func(s string) Block { return &Paragraph{Text: PlainInline(s)} }
	cell := func(s string) Inline { return PlainInline(s) }
	return &BlockQuote{Blocks: []Block{
		&BlockQuote{},
		&List{Items: []Item{{}, {Blocks: []Block{p("one"), &Rule{}, &List{}}}, {Blocks: []Block{p("")}}}},
		&Heading{Level: 2, Text: PlainInline("two")},
		&BlockQuote{Blocks: []Block{&Code{Source: Sanitize("three\nfour")}, &BlockQuote{Blocks: []Block{p("five")}}}},
		&Table{Columns: make([]Align, 2), Header: []Inline{cell("a"), cell("")}, Rows: [][]Inline{{cell("b"), cell("é")}}},
		&Figure{Alt: Sanitize("six")}, &Figure{Alt: Sanitize("six"), Caption: PlainInline("seven")},
	}}
}

// TestSealKeepsTexts checks that adding a block to an article changes none of the texts
// in it, and that they share the memory of one string afterwards.
func TestSealKeepsTexts(t *testing.T) {
	texts := func(b Block) []string {
		var out []string
		var walk func(Block)
		walk = func(b Block) {
			out = append(out, b.Plain())
			switch b := b.(type) {
			case *BlockQuote:
				for _, c := range b.Blocks {
					walk(c)
				}
			case *List:
				for _, item := range b.Items {
					for _, c := range item.Blocks {
						walk(c)
					}
				}
			}
		}
		walk(b)
		return out
	}
	sealed := nested()
	want := texts(nested())
	a := NewArticle(sealed)
	a.SetBlocks([]Block{sealed}) // sealing it again must change nothing
	whole := sealed.Plain()
	for i, got := range texts(a.Block(0)) {
		if got != want[i] {
			t.Errorf("text %d is %q, not %q", i, got, want[i])
		}
		if got != "" && !sharesMemory(whole, got) {
			t.Errorf("%q does not share the memory of the whole text", got)
		}
	}
	table := sealed.Blocks[4].(*Table)
	for _, row := range table.AllRows() {
		for _, cell := range row {
			if cell.String() != "" && !sharesMemory(whole, cell.String()) {
				t.Errorf("the cell %q does not share the memory of the whole text", cell.String())
			}
		}
	}
}

// sharesMemory reports whether part is stored within whole.
func sharesMemory(whole, part string) bool {
	start, end := uintptr(unsafe.Pointer(unsafe.StringData(whole))), uintptr(len(whole))
	at := uintptr(unsafe.Pointer(unsafe.StringData(part)))
	return at >= start && at+uintptr(len(part)) <= start+end
}
