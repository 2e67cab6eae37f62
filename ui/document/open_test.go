package document

import (
	"context"
	"fmt"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
)

// TestALongArticleGrows opens an article in two pieces, and looks for everything that the
// reader is at in the second.
func TestALongArticleGrows(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.send(Piece{Article: ledger(60), Percent: 20})
	s.scroll(20)
	s.doc.Begin(QuoteStep)
	s.do(s.doc.StepQuote(1))
	s.notice("quote 9 of 21 · Ana Ruiz")
	s.search("entry 2")
	s.found("5 of 11…") // there may be more
	s.accept()
	top, hit := s.top, s.doc.Hit()
	s.doc.LeaveText()

	s.send(Piece{Article: ledger(300), Percent: 100})
	s.at(top)
	s.notice("quote 9 of 101 · Ana Ruiz")
	s.found("5 of 111")
	if s.doc.Hit() != hit {
		t.Errorf("the current hit is at %v, it was at %v", s.doc.Hit(), hit)
	}
	s.do(s.doc.ReturnToText())
	s.at(top)
	out, _ := s.doc.Back()
	s.do(out)
	s.at(20)
}

// TestAHeadingIsPutBefore opens an article whose second piece is not a continuation of
// the first.
func TestAHeadingIsPutBefore(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.send(Piece{Article: ledger(60), Percent: 20})
	s.scroll(20)
	s.doc.Begin(Leap)
	s.scroll(20)
	s.do(s.doc.StepNote(1))
	s.do(s.doc.Jump(content.Range{Start: content.Anchor{Block: 30}, End: content.Anchor{Block: 30}}))
	longer := markdown.Parse([]byte("A preface.\n"))
	for _, b := range ledger(300).Blocks() {
		longer.Append(b)
	}
	s.send(Piece{Article: longer, Percent: 100})
	s.at(31)
	s.quote("It was entry 29,")
	out, _ := s.doc.Back() // from the image note
	s.do(out)
	s.at(2)
	out, _ = s.doc.Back()
	s.do(out)
	s.at(21)
}

func TestOpeningAtAPlace(t *testing.T) {
	a := ledger(300)
	a.Targets = map[string]content.Anchor{"late": {Block: 200}}
	s := wait(t, 4, Ref{Fragment: "late"})
	s.send(Piece{Article: ledger(60), Percent: 20})
	s.at(0)
	s.send(Piece{Article: a, Percent: 100})
	s.at(200)

	s = wait(t, 4, Ref{Fragment: "late"})
	s.send(Piece{Article: ledger(60), Percent: 20})
	s.scroll(10)
	s.send(Piece{Article: a, Percent: 100})
	s.at(10) // the reader has gone elsewhere

	s = wait(t, 4, Ref{Fragment: "nowhere"})
	s.send(Piece{Article: a, Percent: 100})
	s.notice("the link's target is not in this article")
}

func TestProblemsAreTold(t *testing.T) {
	a := ledger(6)
	a.Problems = []string{"a table was left out"}
	show(t, 4, a).notice("a table was left out")
}

// long articles are analysed while they can be read already.
const manyParagraphs = 6000

// TestReadingBeforeTheAnalysis scrolls and chooses before and after the quotations are
// known. In the end the same one is current.
func TestReadingBeforeTheAnalysis(t *testing.T) {
	a := ledger(manyParagraphs)
	moves := []int{3, 1, 1, 1, -2, 9, 1, 1, -1, 5, 4, -1}
	play := func(analysed int, begin func(s *screen)) string {
		s := wait(t, 4, Ref{})
		begin(s)
		for i := range len(moves) + 1 {
			if i == analysed {
				s.finish()
				if !s.doc.IsAnalysed() {
					t.Fatal("it is not analysed")
				}
			}
			if i < len(moves) {
				s.scroll(moves[i])
			}
		}
		return fmt.Sprintf("block %d, quotation %d", s.top, s.doc.Quote())
	}
	whole := func(s *screen) {
		s.receive(Piece{Article: a, Percent: 100})
		if s.doc.IsAnalysed() {
			t.Fatal("it is analysed at once")
		}
	}
	want := play(0, whole)
	for i := range len(moves) + 1 {
		if got := play(i, whole); got != want {
			t.Errorf("analysed after %d moves: %s, not %s", i, got, want)
		}
	}
	beginning := func(s *screen) {
		s.send(Piece{Article: ledger(60), Percent: 2})
		s.receive(Piece{Article: a, Percent: 100})
	}
	for i := range len(moves) + 1 {
		if got := play(i, beginning); got != want {
			t.Errorf("with a beginning, analysed after %d moves: %s, not %s", i, got, want)
		}
	}
}

// TestQuotationsOfTheBeginningStay checks that they do until all of them are known.
func TestQuotationsOfTheBeginningStay(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.send(Piece{Article: ledger(60), Percent: 2})
	s.do(s.doc.StepQuote(1))
	s.receive(Piece{Article: ledger(manyParagraphs), Percent: 100})
	for !s.doc.IsComplete() {
		s.work()
	}
	s.quote("It is entry 2,")
	s.notice("quote 2 of 21 · Jo Park")
	canShow := func(content.Range) bool { return true }
	if s.doc.QuoteNeedsMore(1, canShow) || !s.doc.QuoteNeedsMore(50, canShow) || !s.doc.CopyNeedsMore() {
		t.Error("the wrong steps have to wait")
	}
	s.finish()
	s.quote("It is entry 2,")
	s.notice("quote 2 of 2001 · Jo Park")
}

// TestClosing checks that a document that is closed does no more work.
func TestClosing(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.receive(Piece{Article: ledger(manyParagraphs), Percent: 100})
	s.doc.Close()
	if s.work() {
		t.Error("it goes on")
	}
}

// TestOpeningEntries opens texts of a list, as the list has them or by their links.
func TestOpeningEntries(t *testing.T) {
	held := func() *content.Article { return markdown.Parse([]byte("In short.\n")) }
	a := markdown.Parse([]byte("# News\n"))
	a.Source = "https://example.com/feed"
	a.Entries = []content.Entry{
		{Title: "Held", Article: held},
		{Title: "Linked", Link: "/one"},
		{Title: "Neither"},
		{Title: "In part", Article: held, IsPartial: true, Link: "/two"},
	}
	s := wait(t, 1, Ref{})
	var asked []string
	s.send(Piece{Article: a, Percent: 100, OpenLink: func(_ context.Context, r Ref) <-chan Piece {
		asked = append(asked, r.Spec)
		out := make(chan Piece, 1)
		out <- Piece{Err: fmt.Errorf("there is no %s", r.Spec)}
		close(out)
		return out
	}})
	first := func(i int) Piece {
		t.Helper()
		out := s.doc.OpenEntry(i)
		if out.Open == nil {
			t.Fatalf("entry %d opens nothing: %+v", i, out)
		}
		p := <-out.Open.Pieces(t.Context())
		out.Open.Opened()
		return p
	}
	if p := first(0); p.Article == nil || p.OpenLink == nil || p.Percent != 100 {
		t.Errorf("the list's own text: %+v", p)
	}
	if p := first(1); p.Err == nil {
		t.Errorf("a link: %+v", p)
	}
	s.do(s.doc.OpenEntry(2))
	s.notice("this entry has neither a text nor a link")
	if p := first(3); p.Article == nil || len(p.Article.Problems) != 1 || p.Article.Problems[0] != "only the summary is shown: there is no https://example.com/two" {
		t.Errorf("a text in part: %+v", p)
	}
	if len(asked) != 2 || !s.doc.Visits().HasEntry(1) || s.doc.Visits().HasEntry(2) {
		t.Errorf("asked for %q", asked)
	}
	s.do(s.doc.CopyEntry(1))
	s.notice("copied https://example.com/one")
	s.do(s.doc.CopyEntry(2))
	s.notice("this entry has no link")
}
