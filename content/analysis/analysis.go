// Package analysis finds everything that pullquote knows about an article: its
// quotations and who said them, the people quoted, image notes, outline and word
// counts. The reader and the exports both use it.
//
// What always holds: an Analysis is not changed once it has been returned, so that
// it may be used from several goroutines.
package analysis

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/quote"
)

// An Analysis is an article and everything found in it.
type Analysis struct {
	Article *content.Article
	Index   *content.Index
	Outline []content.Section
	Notes   []caption.Note

	// Quotations are numbered from 1; their order is that of the text, except that
	// those in captions come last.
	Quotations []Quotation
	People     []quote.Person // in the order of their first quotations

	order  []int // indexes of Quotations, by where they begin
	person []int // for each quotation, the index of who said it; -1: not known
}

// A Quotation is a [quote.Quotation] with its text.
type Quotation struct {
	quote.Quotation
	Text      string         // without the marks around it
	Paragraph content.Number // in which it begins; 0 if that has no number
}

// Describe finds everything but the quotations, which take the most time.
func Describe(a *content.Article) *Analysis {
	return &Analysis{Article: a, Index: content.NewIndex(a), Outline: a.Outline(), Notes: caption.Notes(a)}
}

// Run finds everything. The error is ctx's.
func Run(ctx context.Context, a *content.Article) (*Analysis, error) {
	x := Describe(a)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	found := quote.Extract(a)
	x.People = quote.People(a, found)
	for i, q := range found {
		item := Quotation{Quotation: q, Text: q.Text(a)}
		if start := q.Parts[0].Start.Block; content.Counted(a.Block(start)) {
			item.Paragraph = x.Index.Number(start)
		}
		x.Quotations = append(x.Quotations, item)
		x.order = append(x.order, i)
		x.person = append(x.person, -1)
	}
	slices.SortFunc(x.order, func(i, j int) int {
		return cmp.Or(x.start(i).Compare(x.start(j)), cmp.Compare(i, j))
	})
	for i, p := range x.People {
		for _, q := range p.Quotations {
			x.person[q] = i
		}
	}
	return x, ctx.Err()
}

func (x *Analysis) start(i int) content.Anchor { return x.Quotations[i].Parts[0].Start }

// InOrder returns the indexes of the quotations in the order of the text. The
// caller must not change it.
func (x *Analysis) InOrder() []int { return x.order }

// Person returns who said quotation i. It reports false if that is not known.
func (x *Analysis) Person(i int) (*quote.Person, bool) {
	if x.person[i] < 0 {
		return nil, false
	}
	return &x.People[x.person[i]], true
}

// Unattributed returns how many quotations there are that nobody is named for.
func (x *Analysis) Unattributed() int {
	n := len(x.Quotations)
	for _, p := range x.People {
		n -= len(p.Quotations)
	}
	return n
}

// QuoteAfter returns the position in [Analysis.InOrder] of the first quotation that
// begins at a or later. If there is none it is how many there are.
func (x *Analysis) QuoteAfter(a content.Anchor) int {
	return sort.Search(len(x.order), func(j int) bool { return x.start(x.order[j]).Compare(a) >= 0 })
}
