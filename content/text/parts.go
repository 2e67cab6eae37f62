package text

import (
	"context"

	"pullquote/content"
	"pullquote/content/internal/memory"
)

// Parts returns the parts of a long plain text in UTF-8. Only those are parsed that a
// selection may want. Together they have the blocks that [ParseLazily] returns. Parts changes
// src, which must not be changed afterwards. The buffer that src is in may be nil.
func Parts(ctx context.Context, src []byte, in *memory.Buffer) (content.Parts, error) {
	t, whole := newLazyText(src, in)
	if whole != nil {
		return content.WholePart(whole), nil
	}
	return t.parts(ctx)
}

func (t *lazyText) parts(ctx context.Context) (content.Parts, error) {
	return content.Parts{Article: &t.article, Each: t.eachPart}, ctx.Err()
}

// eachPart yields the pieces, and then the license of a book.
func (t *lazyText) eachPart(ctx context.Context, sel content.Selection, yield func(content.Part) bool) error {
	isMore := yield(content.Part{Blocks: t.first})
	if !isMore {
		return nil
	}
	err := content.EachPart(ctx, len(t.starts)-2, func() func(int) content.Part { return t.partReader(sel) }, func(p content.Part) bool {
		isMore = yield(p)
		return isMore
	})
	if err == nil && isMore && t.license != nil {
		yield(content.Part{Blocks: t.parse(len(t.starts) - 1)})
	}
	return err
}

// partReader returns a function that reads the piece after piece i. The first has been read.
func (t *lazyText) partReader(sel content.Selection) func(i int) content.Part {
	mayWant := sel.NewFilter()
	return func(i int) content.Part {
		i++
		switch {
		case mayWant(string(t.src[t.starts[i]:t.starts[i+1]])):
			return content.Part{Blocks: t.parse(i)}
		case sel.Counts:
			return content.SkippedPart(t.parse(i))
		}
		return content.Part{}
	}
}
