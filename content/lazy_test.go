package content

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
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

// TestLargePiece checks that a piece that is too large for the cache is parsed once, though
// several readers ask for it and for other pieces.
func TestLargePiece(t *testing.T) {
	const readers = 4
	var started sync.WaitGroup
	started.Add(readers)
	var large, small atomic.Int32
	long := func() []Block { return []Block{&Paragraph{Text: PlainInline(strings.Repeat("tide ", 1000))}} }
	l := NewLazy(func(piece int) []Block {
		if piece > 0 {
			small.Add(1)
			return bookPiece(piece)
		}
		large.Add(1)
		started.Wait() // so that all of them ask before there is an answer
		return long()
	}, nil)
	l.cache.max = 8 << 10
	l.Add(long())
	for i := 1; i < 60; i++ {
		l.Add(bookPiece(i))
	}
	l.cache.large = nil
	a := &Article{}
	a.SetLazy(l)
	var group sync.WaitGroup
	for range readers {
		group.Go(func() {
			started.Done()
			for i := range BlockIndex(a.Len()) {
				a.Block(i)
				a.Block(0)
			}
		})
	}
	group.Wait()
	if large.Load() != 1 || small.Load() == 0 {
		t.Errorf("the large piece was parsed %d times, the others %d times", large.Load(), small.Load())
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
