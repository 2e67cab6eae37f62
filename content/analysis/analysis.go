// Package analysis finds everything that pullquote knows about an article: its
// quotations and who said them, the people quoted, image notes, outline and word
// counts. The reader and the exports both use it.
//
// A long article is scanned in windows, in any order. Each window leaves only compact
// records of its quotations. [Analyzer.Result] decides who said what from the records
// of all scanned windows, so the order does not matter. [Run] scans every window.
//
// What always holds: an Analysis does not change once it has been returned, so several
// goroutines may use it.
package analysis

import (
	"cmp"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/language"
	"pullquote/content/quote"
)

// An Analysis is an article and everything found in it.
type Analysis struct {
	Article *content.Article
	// Language is the language that the article is analysed in. Its source may declare
	// another one, or none.
	Language language.Code
	Index    *content.Index
	Outline  []content.Section
	Notes    []caption.Note

	// Quotations are numbered from 1, in the order of the text; those in captions come
	// last.
	Quotations []quote.Quotation
	People     []quote.Person // in the order of their first quotations

	Problems []content.Text // sentences for the reader about quotations that are missing

	order  []int // indexes into Quotations, by where they begin
	person []int // for each quotation, the index of its speaker in People; -1 if not known

	uncorrected *Analysis                    // nil: the reader has not corrected anything
	corrections map[int][]content.Correction // by quotation
}

// Describe returns everything but the quotations and the people, which take the most
// time to find.
func Describe(a *content.Article) *Analysis {
	return &Analysis{Article: a, Language: languageOf(a), Index: content.NewIndex(a), Outline: a.Outline(), Notes: caption.Notes(a)}
}

// languageOf returns the language to analyse an article in.
func languageOf(a *content.Article) language.Code {
	if a.LangChosen {
		return language.Parse(a.Lang.String())
	}
	// A source that is nearly all markup has few letters in a great many blocks.
	const sampleSize, maxSampled = 64 << 10, 8 << 10 // bytes, blocks
	sampled := 0
	var text strings.Builder
	for _, b := range a.Blocks() {
		switch b.(type) {
		case *content.Paragraph, *content.List, *content.BlockQuote, *content.Verse:
			text.WriteString(b.Plain())
			text.WriteString("\n\n")
			sampled++
		}
		if text.Len() >= sampleSize || sampled == maxSampled {
			break
		}
	}
	return language.Of(a.Lang.String(), text.String())
}

// Text returns the words of quotation i, without the marks around them.
func (x *Analysis) Text(i int) string { return x.Quotations[i].Text }

// InOrder returns the indexes of the quotations in the order of the text. The
// caller must not change the slice.
func (x *Analysis) InOrder() []int { return x.order }

// PersonOf returns the index in People of the speaker of quotation i, or -1 if the speaker
// is not known.
func (x *Analysis) PersonOf(i int) int { return x.person[i] }

// Unattributed returns the number of quotations whose speaker is not known.
func (x *Analysis) Unattributed() int {
	n := len(x.Quotations)
	for _, p := range x.People {
		n -= len(p.Quotations)
	}
	return n
}

func (x *Analysis) start(i int) content.Anchor { return x.Quotations[i].Parts[0].Start }

// ParagraphOf returns the number of the paragraph in which quotation i begins; 0 if that block has
// no number.
func (x *Analysis) ParagraphOf(i int) content.Number {
	if block := x.start(i).Block; x.Index.HasNumber(block) {
		return x.Index.Number(block)
	}
	return 0
}

// setFindings adds the quotations and the people.
func (x *Analysis) setFindings(found *quote.Findings) {
	x.Quotations, x.People, x.person = found.Quotations, found.People, found.PersonOf
	x.Problems = nil
	for _, problem := range found.Problems {
		x.Problems = append(x.Problems, content.SanitizeLine(problem))
	}
	x.order = make([]int, len(x.Quotations))
	for i := range x.order {
		x.order[i] = i
	}
	slices.SortFunc(x.order, func(i, j int) int {
		return cmp.Or(x.start(i).Compare(x.start(j)), cmp.Compare(i, j))
	})
}
