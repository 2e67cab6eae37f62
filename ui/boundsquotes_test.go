package ui

import (
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/bounds"
)

// analyse returns what the reader is told of the quotations of paragraphs, and how many have a
// speaker beside them.
func analyse(t *testing.T, paragraphs ...string) (told string, named int) {
	t.Helper()
	a := &content.Article{}
	for _, p := range paragraphs {
		a.Append(&content.Paragraph{Text: content.PlainInline(p)})
	}
	x, err := analysis.Run(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range x.Problems {
		told += p.String()
	}
	for _, q := range x.Quotations {
		if q.Mention != (content.Range{}) {
			named++
		}
	}
	return told, named
}

// passTokens analyses a paragraph of that many words and marks, with a quotation at its start and
// one at its end, whose speaker comes last.
func passTokens(t *testing.T, amount int) passing {
	const start, end = "“Yes,” said Bo. ", ". “No,” said Bo"
	const inBoth = 7 + 7
	told, found := analyse(t, start+strings.Repeat("a ", amount-inBoth)+end, "“Well,” said Bo.")
	return passing{told, found == 3, found >= 2}
}

// passQuotations analyses a text of a fixed length.
func passQuotations(t *testing.T, amount int) passing {
	const more, quotation = 3000, "“a,” said Bo."
	paragraphs := make([]string, amount+more, amount+more+1)
	for i := range paragraphs {
		paragraphs[i] = quotation
	}
	const length = more * bounds.BytesPerQuotation
	paragraphs = append(paragraphs, strings.Repeat("a", length-len(paragraphs)*len(quotation)))
	told, found := analyse(t, paragraphs...)
	return passing{told, found == amount+more, found >= bounds.MaxQuotations+more}
}
