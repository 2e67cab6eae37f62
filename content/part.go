package content

import (
	"context"
	"runtime"

	"pullquote/content/isolate"
)

// Parts is a source that is read in parts, once and in order, by those who need neither an
// article of it nor most of its blocks: a search does.
type Parts struct {
	// Article has the metadata of the source, but no blocks. Its problems are complete after
	// the last part.
	Article *Article

	// Each yields the parts in order until yield returns false.
	Each func(ctx context.Context, sel Selection, yield func(Part) bool) error
}

// WholePart returns the parts of an article, which is one.
func WholePart(a *Article) Parts {
	return Parts{a, func(_ context.Context, _ Selection, yield func(Part) bool) error {
		blocks := make([]Block, 0, a.Len())
		for _, b := range a.Blocks() {
			blocks = append(blocks, b)
		}
		yield(Part{Blocks: blocks})
		return nil
	}}
}

// A Part is some consecutive blocks of a source.
type Part struct {
	Blocks []Block

	// Paragraphs and Section describe a part that was skipped, which has no Blocks.
	// Paragraphs is how many of its blocks have a [Number]. Section returns the title of its
	// last top-level heading; it is nil if the part has no such heading. Neither is set if
	// the selection does not count.
	Paragraphs Number
	Section    func() string
}

// SkippedPart returns the part with these blocks as if it had been skipped.
func SkippedPart(blocks []Block) Part {
	var p Part
	for _, b := range blocks {
		if IsCounted(b) {
			p.Paragraphs++
		}
		if h, ok := b.(*Heading); ok {
			p.Section = func() string { return h.Text.String() }
		}
	}
	return p
}

// A Selection says which parts of a source are wanted. The others are skipped.
type Selection struct {
	// NewFilter returns a function that reports whether a text in the source may be wanted.
	// Each of these functions is used by one goroutine.
	NewFilter func() func(source string) bool

	// Counts says that the paragraphs and headings of skipped parts matter.
	Counts bool
}

// EachPart reads n parts, several at a time, and yields them in order until yield returns false.
// NewReader returns a function that reads part i; each of these is used by one goroutine. It
// fails only with ctx's error, and panics if a reader does.
func EachPart(ctx context.Context, n int, newReader func() func(i int) Part, yield func(Part) bool) error {
	const perBatch = 16 // one part is little work
	ctx, cancel := context.WithCancel(ctx)
	var workers isolate.Group
	defer func() { _ = workers.Wait() }() // the results have the panics
	defer cancel()
	type result struct {
		parts    []Part
		panicked *isolate.Panic
	}
	type batch struct {
		from   int
		result chan result
	}
	todo := make(chan batch)
	inOrder := make(chan batch, 2*runtime.GOMAXPROCS(0))
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var read func(i int) Part
			for b := range todo {
				var r result
				r.panicked = isolate.Run(func() {
					if read == nil {
						read = newReader()
					}
					for i := b.from; i < min(b.from+perBatch, n) && ctx.Err() == nil; i++ {
						r.parts = append(r.parts, read(i))
					}
				})
				b.result <- r
			}
		})
	}
	workers.Go(func() {
		defer close(todo)
		defer close(inOrder)
		for from := 0; from < n; from += perBatch {
			b := batch{from, make(chan result, 1)}
			select {
			case inOrder <- b:
			case <-ctx.Done():
				return
			}
			todo <- b
		}
	})
	for b := range inOrder {
		r := <-b.result
		if r.panicked != nil {
			panic(r.panicked)
		}
		for _, p := range r.parts {
			if !yield(p) {
				return nil
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return ctx.Err()
}
