package content

import (
	"fmt"
	"reflect"
	"sync"
	"testing"
)

// bookPiece returns the blocks of piece i of a text. Some pieces have none.
func bookPiece(i int) []Block {
	if i%5 == 3 {
		return nil
	}
	return []Block{
		&Heading{Level: 2, Text: PlainInline(fmt.Sprintf("Part %d", i))},
		&Paragraph{Text: PlainInline(fmt.Sprintf("The tide of day %d turns at noon.", i))},
		&BlockQuote{Blocks: []Block{&Figure{Src: Sanitize("a.png"), Caption: PlainInline("Boats")}, &Paragraph{Text: PlainInline("Low tide.")}}},
		&Rule{},
	}
}

func TestLazy(t *testing.T) {
	const pieces = 40
	whole := &Article{}
	var half *Article
	l := NewLazy(bookPiece, nil)
	l.cache.max = 8 << 10
	for i := range pieces {
		l.Add(bookPiece(i))
		for _, b := range bookPiece(i) {
			whole.Append(b)
		}
		if i == pieces/2 {
			half = &Article{}
			half.SetLazy(l)
		}
	}
	l.AddTarget("end", Anchor{BlockIndex(whole.Len() - 1), 0})
	a := &Article{}
	a.SetLazy(l)
	if a.Len() != whole.Len() || half.Len() >= a.Len() || !a.Extends(half) || half.Extends(a) || whole.Extends(a) {
		t.Errorf("%d and %d blocks, want %d", half.Len(), a.Len(), whole.Len())
	}
	for i, b := range whole.Blocks() {
		if !reflect.DeepEqual(a.Block(i), b) || a.BlockSize(i) != len(b.Plain()) {
			t.Fatalf("block %d is %#v, want %#v", i, a.Block(i), b)
		}
	}
	if !reflect.DeepEqual(a.Outline(), whole.Outline()) || !reflect.DeepEqual(a.Figures(), whole.Figures()) || !reflect.DeepEqual(NewIndex(a), NewIndex(whole)) {
		t.Error("outline, figures or index differ")
	}
	if l.cache.size > l.cache.max || len(l.cache.pieces) == 0 {
		t.Errorf("%d pieces of %d bytes are cached", len(l.cache.pieces), l.cache.size)
	}
	if at, ok := a.Target("end"); !ok || int(at.Block) != a.Len()-1 {
		t.Errorf("target: %v, %v", at, ok)
	}
	if _, ok := half.Target("end"); ok {
		t.Error("an article has a target after its end")
	}
}

// TestLazyConcurrent reads an article while it grows.
func TestLazyConcurrent(t *testing.T) {
	l := NewLazy(bookPiece, nil)
	l.cache.max = 8 << 10
	var readers sync.WaitGroup
	for i := range 60 {
		l.Add(bookPiece(i))
		a := &Article{}
		a.SetLazy(l)
		readers.Go(func() {
			for i, b := range a.Blocks() {
				if NewIndex(a).blockSize(i) != len(b.Plain()) {
					t.Errorf("block %d of %d", i, a.Len())
				}
			}
			a.Target("nowhere")
			a.Outline()
		})
	}
	readers.Wait()
}
