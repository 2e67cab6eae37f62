package analysis

import (
	"context"

	"pullquote/content"
	"pullquote/content/quote"
)

// An Analyzer analyses one article, window by window. Only one goroutine may use it at
// a time.
type Analyzer struct {
	described *Analysis
	finder    *quote.Finder
}

// NewAnalyzer describes an article and returns an Analyzer for it.
func NewAnalyzer(a *content.Article) *Analyzer { return Continue(Describe(a)) }

// Continue returns an Analyzer for an article that [Describe] has already described.
func Continue(x *Analysis) *Analyzer {
	return &Analyzer{described: x, finder: quote.NewFinder(x.Article, x.Language)}
}

// Windows returns the number of windows: 1 unless the article is long.
func (z *Analyzer) Windows() int { return z.finder.Windows() }

// WindowOf returns the index of the window that a block is in.
func (z *Analyzer) WindowOf(b content.BlockIndex) int { return z.finder.WindowOf(b) }

// ScanWindow finds the quotations in window i unless it has been scanned already. The
// windows may be scanned in any order. If ctx ends, ScanWindow returns its error within a
// few milliseconds, and the window has not been scanned.
func (z *Analyzer) ScanWindow(ctx context.Context, i int) error { return z.finder.ScanWindow(ctx, i) }

// Result decides who said what in the windows scanned so far, and returns everything
// found in them. It may be called again after more windows. It fails only with ctx's
// error.
func (z *Analyzer) Result(ctx context.Context) (*Analysis, error) {
	found, err := z.finder.Resolve(ctx)
	if err != nil {
		return nil, err
	}
	x := *z.described
	x.setFindings(found)
	return &x, nil
}

// Run analyses a whole article. It fails only with ctx's error.
func Run(ctx context.Context, a *content.Article) (*Analysis, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	z := NewAnalyzer(a)
	for i := range z.Windows() {
		if err := z.ScanWindow(ctx, i); err != nil {
			return nil, err
		}
	}
	return z.Result(ctx)
}
