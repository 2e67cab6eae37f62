package analysis

import (
	"context"
	"sort"

	"pullquote/content"
	"pullquote/content/quote"
)

// An Analyzer analyses one article, window by window. Only one goroutine may use it at
// a time.
type Analyzer struct {
	described *Analysis
	finder    *quote.Finder
}

// NewAnalyzer returns an Analyzer for an article that [Describe] has described.
func NewAnalyzer(x *Analysis) *Analyzer {
	return &Analyzer{described: x, finder: quote.NewFinder(x.Article, x.Language)}
}

// Windows returns the number of windows: 1 unless the article is long.
func (z *Analyzer) Windows() int { return z.finder.Windows() }

// WindowBlocks returns the first block of window i, and the one after its last.
func (z *Analyzer) WindowBlocks(i int) (from, to content.BlockIndex) {
	return z.finder.WindowBlocks(i)
}

// WindowAt returns the window that contains a block, or the last one.
func (z *Analyzer) WindowAt(block content.BlockIndex) int {
	n := z.Windows()
	return min(sort.Search(n, func(i int) bool { _, to := z.WindowBlocks(i); return block < to }), n-1)
}

// ScanWindow finds the quotations in window i unless it has been scanned already. The
// windows may be scanned in any order. If ctx ends, ScanWindow returns its error within a
// few milliseconds, and the window has not been scanned.
func (z *Analyzer) ScanWindow(ctx context.Context, i int) error { return z.finder.ScanWindow(ctx, i) }

// Result decides who said what in the windows scanned so far, and returns everything
// found in them. It may be called again after more windows. It fails only with ctx's
// error.
func (z *Analyzer) Result(ctx context.Context) (*Analysis, error) {
	return z.result(z.finder.Resolve(ctx))
}

// Finish is like [Analyzer.Result], but needs less memory: z cannot be used afterwards.
func (z *Analyzer) Finish(ctx context.Context) (*Analysis, error) {
	return z.result(z.finder.Finish(ctx))
}

// result adds findings to what is known.
func (z *Analyzer) result(found *quote.Findings, err error) (*Analysis, error) {
	if err != nil {
		return nil, err
	}
	x := *z.described
	x.setFindings(found)
	return &x, nil
}

// Complete adds the quotations and the people to what [Describe] found. It does not change
// x. It fails only with ctx's error.
func Complete(ctx context.Context, x *Analysis) (*Analysis, error) {
	z := NewAnalyzer(x)
	for i := range z.Windows() {
		if err := z.ScanWindow(ctx, i); err != nil {
			return nil, err
		}
	}
	return z.Finish(ctx)
}

// Run analyses a whole article. It fails only with ctx's error.
func Run(ctx context.Context, a *content.Article) (*Analysis, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return Complete(ctx, Describe(a))
}
