// Package quote finds the direct quotations of a text, and who said them.
package quote

import (
	"context"
	"strings"

	"pullquote/content"
	"pullquote/content/language"
)

// A Kind says what a quotation is.
type Kind int

// The kinds.
const (
	Direct   Kind = iota // somebody's words, whole
	Fragment             // some of somebody's words, in a sentence of the author's
	Block                // a passage that the author set off, and named the source of
)

func (k Kind) String() string { return [...]string{"direct", "fragment", "block"}[k] }

// A Quotation is what somebody said or wrote.
type Quotation struct {
	Number  int             // from 1, in reading order; those of captions come last
	Parts   []content.Range // in order, with their marks
	Kind    Kind
	Speaker string        // as the text names them there: "Roman", "a 25-year-old", "she"; "" if nobody is named
	Detail  string        // what the text says of them there: "23", "fire chief", "to NBC News"
	Mention content.Range // the place of Speaker; empty if it was inferred
	// Resolved is the person that Speaker stands for, by their fullest name in
	// the text; "" if that is not known.
	Resolved string
	Evidence
}

// Text returns the words of q, without the marks around them. Parts that an attribution
// split are joined by a space, paragraphs by an empty line.
func (q *Quotation) Text(a *content.Article) string {
	if len(q.Parts) == 1 {
		return unmark(a.Text(q.Parts[0]))
	}
	var s strings.Builder
	for i, r := range q.Parts {
		if i > 0 {
			sep := " "
			if r.Start.Block != q.Parts[i-1].End.Block {
				sep = "\n\n"
			}
			s.WriteString(sep)
		}
		s.WriteString(unmark(a.Text(r)))
	}
	return s.String()
}

// FindText finds the quotations of a bare text. Ranges are in block 0, with offsets into the
// text; declared is the BCP 47 tag of its language, if its source has one. The turns of an
// interview that have no marks are left out, as they are where corpora are labelled: a bare
// text may be a part of one.
func FindText(text, declared string) []Quotation {
	f := newFinder(newTextPassages(text), language.Of(declared, text), windowSize)
	found, err := f.all(context.Background())
	if err != nil { // of a context that is never done
		return nil
	}
	out := make([]Quotation, found.Len())
	for i := range out {
		out[i] = found.Quotation(i)
	}
	return out
}
