package document

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/isolate"
	"pullquote/ui/task"
)

// startAnalysis analyses the article in a task.
func (d *Document) startAnalysis() {
	if d.analysing != nil {
		d.analysing.End()
	}
	d.analysing = task.NewEra(d.era.Context())
	s := &windowScan{described: d.analysis, center: d.visible.Start.Block, due: 1}
	if !d.IsComplete() {
		s.limit = maxEarlyWindows
	}
	d.tasks.Start(d.analysing, func(ctx context.Context) (func(), bool) {
		r, err := s.slice(ctx)
		if err != nil {
			return nil, false
		}
		return func() {
			d.applyWindows(r)
			s.center = d.visible.Start.Block
		}, !s.isOver()
	}).OnPanic(d.endAnalysis)
}

// endAnalysis ends an analysis that has panicked. The text stays, with the quotations that are
// known.
func (d *Document) endAnalysis(p *isolate.Panic) {
	x, q := d.analysis, d.quotes
	if q == nil {
		q = newQuotes(x)
	}
	d.setAnalysis(x, q)
	d.post(Outcome{Alert: "quotes are missing: pullquote crashed while looking for them (" + content.SanitizeLine(p.Error()).String() + ")"})
}

// maxEarlyWindows bounds the windows that are scanned before the whole article has been
// opened, because their quotations are found again then.
const maxEarlyWindows = 2

// partialGrowth is how many times as many windows are scanned before the quotations in them
// are shown again.
const partialGrowth = 8

// A windowScan scans the windows of an article from the screen outwards.
type windowScan struct {
	described *analysis.Analysis
	center    content.BlockIndex
	limit     int // of the windows to scan; 0: all

	analyzer *analysis.Analyzer // nil before the first slice
	scanned  []bool             // by window
	from, to int                // the windows around the screen that have been scanned
	due      int                // the number of these at which the quotations are shown
}

// windowsScanned is the result of a slice: the quotations of all windows so far, if they are
// to be shown.
type windowsScanned struct {
	analysis *analysis.Analysis // nil: the quotations are not due
	quotes   *quotes
	from, to content.BlockIndex
	isAll    bool
	percent  int // of the windows that have been scanned
}

// isOver reports whether all windows that were asked for have been scanned.
func (s *windowScan) isOver() bool { return s.to-s.from >= s.count() }

// count returns the number of windows to scan.
func (s *windowScan) count() int {
	n := len(s.scanned)
	if s.limit > 0 {
		n = min(n, s.limit)
	}
	return n
}

// next returns the next window to scan: the one that the reader sees, or else the one before
// or after those around it. Most readers go on, so two after the screen come before one above
// it.
func (s *windowScan) next() int {
	center := s.analyzer.WindowAt(s.center)
	if center < s.from || center >= s.to {
		s.due = 1
		s.from, s.to = center, center
		return center
	}
	if s.to == len(s.scanned) || s.from > 0 && 2*(center-s.from) < s.to-center-1 {
		return s.from - 1
	}
	return s.to
}

// slice scans the next window. It fails only with ctx's error.
func (s *windowScan) slice(ctx context.Context) (windowsScanned, error) {
	if s.analyzer == nil {
		s.analyzer = analysis.NewAnalyzer(s.described)
		s.scanned = make([]bool, s.analyzer.Windows())
	}
	var r windowsScanned
	next := s.next()
	if err := s.analyzer.ScanWindow(ctx, next); err != nil {
		return r, err
	}
	s.scanned[next] = true
	for s.from > 0 && s.scanned[s.from-1] {
		s.from--
	}
	for s.to < len(s.scanned) && s.scanned[s.to] {
		s.to++
	}
	n := s.to - s.from
	for _, isScanned := range s.scanned {
		if isScanned {
			r.percent++
		}
	}
	r.percent, r.isAll = r.percent*100/len(s.scanned), n == len(s.scanned)
	x, err := s.result(ctx, n)
	if x == nil {
		return r, err
	}
	r.analysis, r.quotes = x, newQuotes(x)
	r.from, _ = s.analyzer.WindowBlocks(s.from)
	_, r.to = s.analyzer.WindowBlocks(s.to - 1)
	return r, nil
}

// result returns what the windows scanned so far have, if it is to be shown: of n windows around the
// screen. It is nil otherwise. Most of a long article is shown only when all of it has been scanned.
func (s *windowScan) result(ctx context.Context, n int) (*analysis.Analysis, error) {
	switch {
	case s.isOver():
		return s.analyzer.Finish(ctx)
	case n < s.due, n > s.count()/2:
		return nil, nil
	}
	s.due *= partialGrowth
	return s.analyzer.Result(ctx)
}

// applyWindows stores the result of a slice.
func (d *Document) applyWindows(r windowsScanned) {
	d.scanned = r.percent
	if r.analysis == nil {
		return
	}
	if r.isAll {
		d.setAnalysis(r.analysis, r.quotes)
		if d.IsComplete() {
			d.postProblem(r.analysis.Problems)
		}
		return
	}
	d.setFindings(findings{analysis: r.analysis, from: r.from, to: r.to}, r.quotes)
}

// setAnalysis stores an analysis of everything that has been opened of the article.
func (d *Document) setAnalysis(x *analysis.Analysis, q *quotes) {
	d.setFindings(findings{analysis: x, to: content.BlockIndex(x.Article.Len()), isAll: true}, q)
}

// show shows what has been found.
func (d *Document) show(found findings, q *quotes) {
	if found.isAll {
		d.analysed = found.analysis.Article
	}
	speaker := d.Speaker()
	d.analysis, d.quotes, d.knownFrom, d.known = found.analysis, q, found.from, found.to
	d.filterBy(speaker)
	d.replayMoves()
	d.updateNotice()
	d.startSigning()
	d.resumeSearch()
}

// filterBy lists only the quotations of the person with a name; all if there isn't one.
func (d *Document) filterBy(speaker string) {
	d.person = -1
	for i, p := range d.analysis.People {
		if speaker != "" && p.Name == speaker {
			d.person = i
		}
	}
}

// AnalysisPercent returns how much of a long article has been searched for quotations.
func (d *Document) AnalysisPercent() int {
	if d.IsAnalysed() {
		return 100
	}
	return d.scanned
}

// areQuotesKnown reports whether all quotations on the screen are known.
func (d *Document) areQuotesKnown() bool {
	return d.visible.Start.Block >= d.knownFrom && d.visible.End.Block < d.known
}

// quotes holds the quotations of an analysis in the orders in which keys step through them.
type quotes struct {
	inOrder  []int           // indexes, by position in the text
	byPerson [][]int         // the same, for each person
	personOf func(i int) int // index of a quotation's person; -1: unknown

	// maxEnd holds, for each quotation of inOrder, the last block of that quotation and all
	// those before it.
	maxEnd []content.BlockIndex
	end    content.BlockIndex // all quotations are before this block
}

func newQuotes(x *analysis.Analysis) *quotes {
	q := &quotes{inOrder: x.InOrder(), byPerson: make([][]int, len(x.People)), personOf: x.PersonOf}
	var reach content.BlockIndex
	for _, i := range q.inOrder {
		reach = max(reach, x.Quotations[i].Range().End.Block)
		q.maxEnd = append(q.maxEnd, reach)
		if p := q.personOf(i); p >= 0 {
			q.byPerson[p] = append(q.byPerson[p], i)
		}
	}
	if len(q.maxEnd) > 0 {
		q.end = reach + 1
	}
	return q
}

// quoteRange returns the range from the start of quotation i to its end.
func (d *Document) quoteRange(i int) content.Range { return d.analysis.Quotations[i].Range() }

func (d *Document) quoteStart(i int) content.Anchor {
	return d.analysis.Quotations[i].Parts[0].Start
}

// firstFrom returns the position in order of the first quotation that starts at or after a.
func (d *Document) firstFrom(order []int, a content.Anchor) int {
	return sort.Search(len(order), func(j int) bool { return d.quoteStart(order[j]).Compare(a) >= 0 })
}

// QuotesIn returns the indexes of the quotations that begin in a block, in order.
func (d *Document) QuotesIn(block content.BlockIndex) []int {
	if d.quotes == nil {
		return nil
	}
	order := d.quotes.inOrder
	from := d.firstFrom(order, content.Anchor{Block: block})
	return order[from:d.firstFrom(order, content.Anchor{Block: block + 1})]
}

// indexIn returns the position of quotation i in order; -1 if it is not there.
func (d *Document) indexIn(order []int, i int) int {
	at, ok := slices.BinarySearchFunc(order, i, func(j, i int) int {
		return cmp.Or(d.quoteStart(j).Compare(d.quoteStart(i)), cmp.Compare(j, i))
	})
	if !ok {
		return -1
	}
	return at
}
