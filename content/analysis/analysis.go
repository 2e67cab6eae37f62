// Package analysis finds everything that pullquote knows about an article: its
// quotations and who said them, the people quoted, image notes, outline and word
// counts. The reader and the exports both use it.
//
// An article is read in windows, in any order: the reader begins with the one on the
// screen. A window keeps compact records of what is in it and drops the rest. Who said
// what is decided from the records of all windows, by [Analyzer.Result], so that it does
// not depend on their order.
//
// What always holds: an Analysis is not changed once it has been returned, so that
// it may be used from several goroutines.
package analysis

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/language"
	"pullquote/content/quote"
)

// An Analysis is an article and everything found in it.
type Analysis struct {
	Article *content.Article
	// Language is the one that the article is read in. Its source may say another, or
	// nothing.
	Language language.Code
	Index    *content.Index
	Outline  []content.Section
	Notes    []caption.Note

	// Quotations are numbered from 1; their order is that of the text, except that
	// those in captions come last.
	Quotations []Quotation
	People     []quote.Person // in the order of their first quotations

	order  []int // indexes of Quotations, by where they begin
	person []int // for each quotation, the index of who said it; -1: not known
}

// A Quotation is a [quote.Quotation] and its paragraph.
type Quotation struct {
	quote.Quotation
	Paragraph content.Number // in which it begins; 0 if that has no number
}

// Describe finds everything but the quotations, which take the most time.
func Describe(a *content.Article) *Analysis {
	return &Analysis{Article: a, Language: languageOf(a), Index: content.NewIndex(a), Outline: a.Outline(), Notes: caption.Notes(a)}
}

// languageOf returns the language to read an article in.
func languageOf(a *content.Article) language.Code {
	const sampleSize = 64 << 10 // bytes
	var text strings.Builder
	for _, b := range a.Blocks() {
		switch b.(type) {
		case *content.Paragraph, *content.List, *content.BlockQuote:
			text.WriteString(b.Plain())
			text.WriteString("\n\n")
		}
		if text.Len() >= sampleSize {
			break
		}
	}
	return language.Of(a.Lang, text.String())
}

// Text returns the words of quotation i, without the marks around them.
func (x *Analysis) Text(i int) string { return x.Quotations[i].Text(x.Article) }

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

func (x *Analysis) start(i int) content.Anchor { return x.Quotations[i].Parts[0].Start }

// setFindings adds the quotations and the people.
func (x *Analysis) setFindings(found *quote.Findings) {
	x.People, x.person = found.People, found.PersonOf
	x.Quotations = make([]Quotation, found.Len())
	x.order = make([]int, found.Len())
	for i := range x.Quotations {
		q := found.Quotation(i)
		x.Quotations[i].Quotation = q
		if start := q.Parts[0].Start.Block; content.IsCounted(x.Article.Block(start)) {
			x.Quotations[i].Paragraph = x.Index.Number(start)
		}
		x.order[i] = i
	}
	slices.SortFunc(x.order, func(i, j int) int {
		return cmp.Or(x.start(i).Compare(x.start(j)), cmp.Compare(i, j))
	})
}
