package document

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/ui/task"
)

// startAnalysis analyses the article in a task.
func (d *Document) startAnalysis() {
	if d.analysing != nil {
		d.analysing.End()
	}
	d.analysing = task.NewEra(d.era.Context())
	described := d.analysis
	d.tasks.Start(d.analysing, func(ctx context.Context) (func(), bool) {
		x, err := analysis.Complete(ctx, described)
		if err != nil {
			return nil, false
		}
		q := newQuotes(x)
		return func() { d.setAnalysis(x, q) }, false
	})
}

// setAnalysis stores an analysis of everything that has been opened of the article.
func (d *Document) setAnalysis(x *analysis.Analysis, q *quotes) {
	d.analysis, d.analysed, d.quotes, d.known = x, x.Article, q, content.BlockIndex(x.Article.Len())
	d.replayMoves()
	d.updateNotice()
	d.startSigning()
	d.resumeSearch()
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
