package analysis

import (
	"context"

	"pullquote/content"
	"pullquote/content/quote"
)

// An Analyzer analyses one article, window by window. It is used by one goroutine at a
// time.
type Analyzer struct {
	described *Analysis
	finder    *quote.Finder
}

// NewAnalyzer returns an Analyzer for an article of which everything but the quotations
// is known.
func NewAnalyzer(a *content.Article) *Analyzer { return Continue(Describe(a)) }

// Continue returns an Analyzer for an article that [Describe] has described.
func Continue(x *Analysis) *Analyzer {
	return &Analyzer{described: x, finder: quote.NewFinder(x.Article, x.Language)}
}

// Windows returns how many windows the article has: one, unless it is long.
func (z *Analyzer) Windows() int { return z.finder.Windows() }

// WindowOf returns the window that a block is in.
func (z *Analyzer) WindowOf(b content.BlockIndex) int { return z.finder.WindowOf(b) }

// Window finds the quotations in window i, if that has not been done. The windows may be
// asked for in any order. The error is ctx's, which is noticed within a few milliseconds;
// the window has not been read then.
func (z *Analyzer) Window(ctx context.Context, i int) error { return z.finder.Read(ctx, i) }

// Result decides who said what in the windows that have been read, and returns everything
// found in them. It may be called again when more have been. The error is ctx's.
func (z *Analyzer) Result(ctx context.Context) (*Analysis, error) {
	found, err := z.finder.Resolve(ctx)
	if err != nil {
		return nil, err
	}
	x := *z.described
	x.setFindings(found)
	return &x, nil
}

// Run finds everything. The error is ctx's.
func Run(ctx context.Context, a *content.Article) (*Analysis, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	z := NewAnalyzer(a)
	for i := range z.Windows() {
		if err := z.Window(ctx, i); err != nil {
			return nil, err
		}
	}
	return z.Result(ctx)
}
