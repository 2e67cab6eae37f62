package content

import (
	"testing"
	"unsafe"
)

// nested is a block that holds blocks of every kind, some of them empty.
func nested() *BlockQuote {
	p := func(s string) Block { return &Paragraph{Text: PlainInline(s)} }
	cell := func(s string) Inline { return PlainInline(s) }
	return &BlockQuote{Blocks: []Block{
		&BlockQuote{},
		&List{Items: []Item{{}, {Blocks: []Block{p("one"), &Rule{}, &List{}}}, {Blocks: []Block{p("")}}}},
		&Heading{Level: 2, Text: PlainInline("two")},
		&BlockQuote{Blocks: []Block{&Code{Source: "three\nfour"}, &BlockQuote{Blocks: []Block{p("five")}}}},
		&Table{Columns: make([]Align, 2), Header: []Inline{cell("a"), cell("")}, Rows: [][]Inline{{cell("b"), cell("é")}}},
		&Figure{Alt: "six"}, &Figure{Alt: "six", Caption: PlainInline("seven")},
	}}
}

// TestSealedTexts holds that a block and all that it holds say the same before and
// after an article gets it, and have their texts in one string then.
func TestSealedTexts(t *testing.T) {
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
	a.SetBlocks([]Block{sealed}) // the same once more
	whole := sealed.Plain()
	for i, got := range texts(a.Block(0)) {
		if got != want[i] {
			t.Errorf("text %d is %q, not %q", i, got, want[i])
		}
		if got != "" && !isPartOf(whole, got) {
			t.Errorf("%q has a string of its own", got)
		}
	}
	table := sealed.Blocks[4].(*Table)
	for _, row := range table.AllRows() {
		for _, cell := range row {
			if cell.Text != "" && !isPartOf(whole, cell.Text) {
				t.Errorf("the cell %q has a string of its own", cell.Text)
			}
		}
	}
}

// isPartOf reports whether the bytes of part lie within those of whole.
func isPartOf(whole, part string) bool {
	start, end := uintptr(unsafe.Pointer(unsafe.StringData(whole))), uintptr(len(whole))
	at := uintptr(unsafe.Pointer(unsafe.StringData(part)))
	return at >= start && at+uintptr(len(part)) <= start+end
}
