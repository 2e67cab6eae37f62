package document

import (
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
)

// TestThePreviousNoteBeforeThereIsOne asks for the previous image note while the beginning
// that has arrived has none.
func TestThePreviousNoteBeforeThereIsOne(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.send(Piece{Article: markdown.Parse([]byte("One.\n\nTwo.\n")), Percent: 20})
	if !s.doc.NoteNeedsMore(-1, func(content.Range) bool { return true }) {
		t.Error("the previous image note is known")
	}
}

// TestCancellingASearchInAnArticleThatHasGrown searches in a beginning whose last block goes
// on in the rest, so that no quotation is known when the search is cancelled.
func TestCancellingASearchInAnArticleThatHasGrown(t *testing.T) {
	whole := ledger(manyParagraphs)
	cut := markdown.Parse([]byte("“No boats,” said Jo Park.\n"))
	s := wait(t, 4, Ref{})
	s.send(Piece{Article: cut, Percent: 20})
	if s.doc.Quote() < 0 {
		t.Fatal("no quotation is current")
	}
	s.doc.OpenSearch()
	s.do(s.doc.SetSearch("boats"))
	s.receive(Piece{Article: whole, Percent: 100})
	for s.doc.Article() != whole {
		if !s.work() {
			t.Fatal("it does not grow")
		}
	}
	if s.doc.quotes != nil {
		t.Skip("the quotations are known already")
	}
	s.do(s.doc.CancelSearch())
}
