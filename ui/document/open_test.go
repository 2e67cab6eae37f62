package document

import (
	"context"
	"fmt"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
)

// TestArticleGrows opens an article in two updates, and looks for all of the reader's state
// in the second.
func TestArticleGrows(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.send(Update{Article: ledger(60), Percent: 20})
	s.scroll(20)
	s.doc.BeginStep(QuoteStep)
	s.do(s.doc.StepQuote(1))
	s.notice("quote 8 of 21 · Jo Park")
	s.search("entry 2")
	s.found("2 of 11…") // there may be more
	s.accept()
	top, hit := s.top, s.doc.Hit()
	s.doc.LeaveText()

	s.send(Update{Article: ledger(300), Percent: 100})
	s.at(top)
	s.notice("quote 8 of 101 · Jo Park")
	s.found("2 of 111")
	if s.doc.Hit() != hit {
		t.Errorf("the current hit is at %v, want %v", s.doc.Hit(), hit)
	}
	s.do(s.doc.ReturnToText())
	s.at(top)
	out, _ := s.doc.Back()
	s.do(out)
	s.at(20)
}

// TestArticleGrowsAtTheStart opens an article whose second update inserts text at the
// start.
func TestArticleGrowsAtTheStart(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.send(Update{Article: ledger(60), Percent: 20})
	s.scroll(20)
	s.doc.BeginStep(JumpStep)
	s.scroll(20)
	s.do(s.doc.StepNote(1))
	s.do(s.doc.Jump(content.Range{Start: content.Anchor{Block: 30}, End: content.Anchor{Block: 30}}))
	longer := markdown.Parse([]byte("A preface.\n"))
	for _, b := range ledger(300).Blocks() {
		longer.Append(b)
	}
	s.send(Update{Article: longer, Percent: 100})
	s.at(31)
	s.quote("It is entry 26,") // the reading line has not reached the next one
	out, _ := s.doc.Back()     // from the image note
	s.do(out)
	s.at(2)
	out, _ = s.doc.Back()
	s.do(out)
	s.at(21)
}

func TestOpenAtFragment(t *testing.T) {
	a := ledger(300)
	a.Targets = map[string]content.Anchor{"late": {Block: 200}}
	s := wait(t, 4, Ref{Fragment: "late"})
	s.send(Update{Article: ledger(60), Percent: 20})
	s.at(0)
	s.send(Update{Article: a, Percent: 100})
	s.at(200)

	s = wait(t, 4, Ref{Fragment: "late"})
	s.send(Update{Article: ledger(60), Percent: 20})
	s.scroll(10)
	s.send(Update{Article: a, Percent: 100})
	s.at(10) // the reader has moved

	s = wait(t, 4, Ref{Fragment: "nowhere"})
	s.send(Update{Article: a, Percent: 100})
	s.notice("the link's target is not in this article")
}

func TestProblemsAreReported(t *testing.T) {
	a := ledger(6)
	a.AddProblems("a table was left out")
	show(t, 4, a).notice("a table was left out")
}

// manyParagraphs makes an article long enough to be shown before it is analysed.
const manyParagraphs = 6000

// TestReadBeforeAnalysis scrolls before and after the quotations are known. In the end, the
// same quotation is always current.
func TestReadBeforeAnalysis(t *testing.T) {
	a := ledger(manyParagraphs)
	moves := []int{3, 1, 1, 1, -2, 9, 1, 1, -1, 5, 4, -1}
	play := func(analysed int, begin func(s *screen)) string {
		s := wait(t, 4, Ref{})
		begin(s)
		for i := range len(moves) + 1 {
			if i == analysed {
				s.finish()
				if !s.doc.IsAnalysed() {
					t.Fatal("the article is not analysed")
				}
			}
			if i < len(moves) {
				s.scroll(moves[i])
			}
		}
		return fmt.Sprintf("block %d, quotation %d", s.top, s.doc.Quote())
	}
	whole := func(s *screen) {
		s.receive(Update{Article: a, Percent: 100})
		if s.doc.IsAnalysed() {
			t.Fatal("the article is analysed before it is shown")
		}
	}
	want := play(0, whole)
	for i := range len(moves) + 1 {
		if got := play(i, whole); got != want {
			t.Errorf("analysed after %d moves: got %s, want %s", i, got, want)
		}
	}
	beginning := func(s *screen) {
		s.send(Update{Article: ledger(60), Percent: 2})
		s.receive(Update{Article: a, Percent: 100})
	}
	for i := range len(moves) + 1 {
		if got := play(i, beginning); got != want {
			t.Errorf("after a first update, analysed after %d moves: got %s, want %s", i, got, want)
		}
	}
}

// TestProvisionalQuotations checks that quotations at the beginning stay until all of them
// are known.
func TestProvisionalQuotations(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.send(Update{Article: ledger(60), Percent: 2})
	s.do(s.doc.StepQuote(2))
	s.receive(Update{Article: ledger(manyParagraphs), Percent: 100})
	for !s.doc.IsComplete() {
		s.work()
	}
	s.quote("It is entry 2,")
	s.notice("quote 2 of 21 · Jo Park")
	canShow := func(content.Range) bool { return true }
	if s.doc.QuoteNeedsMore(1, canShow) || !s.doc.QuoteNeedsMore(50, canShow) || !s.doc.CopyNeedsMore() {
		t.Error("the wrong steps wait for the analysis")
	}
	s.finish()
	s.quote("It is entry 2,")
	s.notice("quote 2 of 2001 · Jo Park")
}

// TestClose checks that a closed document does no more work.
func TestClose(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.receive(Update{Article: ledger(manyParagraphs), Percent: 100})
	s.doc.Close()
	if s.work() {
		t.Error("there is still work to do")
	}
}

// TestOpenEntry opens entries of a list: texts in the list, and links.
func TestOpenEntry(t *testing.T) {
	held := func() *content.Article { return markdown.Parse([]byte("In short.\n")) }
	a := markdown.Parse([]byte("# News\n"))
	a.Source = content.Sanitize("https://example.com/feed")
	a.Entries = []content.Entry{
		{Title: content.Sanitize("Held"), Article: held},
		{Title: content.Sanitize("Linked"), Link: content.Sanitize("/one")},
		{Title: content.Sanitize("Neither")},
		{Title: content.Sanitize("In part"), Article: held, IsPartial: true, Link: content.Sanitize("/two")},
	}
	s := wait(t, 1, Ref{})
	var asked []string
	s.send(Update{Article: a, Percent: 100, OpenLink: func(_ context.Context, r Ref) <-chan Update {
		asked = append(asked, r.Spec)
		out := make(chan Update, 1)
		out <- Update{Err: fmt.Errorf("there is no %s", r.Spec)}
		close(out)
		return out
	}})
	first := func(i int) Update {
		t.Helper()
		out := s.doc.OpenEntry(i)
		if out.Open == nil {
			t.Fatalf("entry %d opens nothing: %+v", i, out)
		}
		p := <-out.Open.Updates(t.Context())
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
	s.notice("this entry has neither text nor a link")
	if p := first(3); p.Article == nil || len(p.Article.Problems) != 1 || p.Article.Problems[0].String() != "only the summary is shown: there is no https://example.com/two" {
		t.Errorf("a partial text: %+v", p)
	}
	if len(asked) != 2 || !s.doc.Visits().HasEntry(1) || s.doc.Visits().HasEntry(2) {
		t.Errorf("opened %q", asked)
	}
	s.do(s.doc.CopyEntry(1))
	s.notice("copied https://example.com/one")
	s.do(s.doc.CopyEntry(2))
	s.notice("this entry has no link")
}
