package document

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
)

// longLedger returns a Markdown source with a quotation in every third of its paragraphs, of
// about n bytes.
func longLedger(n int) string {
	var s strings.Builder
	s.WriteString("# The ledger\n\n")
	for i := 0; s.Len() < n; i++ {
		if i%3 == 2 {
			fmt.Fprintf(&s, "“It is entry %d,” said Jo Park, who keeps the ledger of the harbour.\n\n", i)
			continue
		}
		fmt.Fprintf(&s, "Entry %d tells of the tide and of the boats, at some length, as it always has.\n\n", i)
	}
	return s.String()
}

// grow returns the articles of a long source: each extends the one before, and the last is
// the whole.
func grow(t *testing.T, src string) []*content.Article {
	t.Helper()
	var out []*content.Article
	whole, err := markdown.ParseLazily(context.Background(), []byte(src), nil, func(a *content.Article, _ int) { out = append(out, a) })
	if err != nil {
		t.Fatal(err)
	}
	return append(out, whole)
}

// TestGrowingInPlace checks that the reader's place and the quotations on the screen stay while
// a long article grows, and that all quotations are known in the end.
func TestGrowingInPlace(t *testing.T) {
	articles := grow(t, longLedger(2<<20))
	if len(articles) < 3 {
		t.Fatalf("the article grew %d times", len(articles))
	}
	s := wait(t, 4, Ref{})
	s.send(Update{Article: articles[0], Percent: 10})
	s.scroll(600)
	quote := s.doc.Quote()
	if quote < 0 || s.doc.QuoteNeedsMore(1, func(content.Range) bool { return true }) {
		t.Fatalf("the next quotation is not known; the current one is %d", quote)
	}
	for i, a := range articles[1:] {
		percent := 50
		if i == len(articles)-2 {
			percent = 100
		}
		s.receive(Update{Article: a, Percent: percent})
		if s.doc.Article() != a || s.top != 600 {
			t.Errorf("article %d: block %d at the top", i, s.top)
		}
		s.finish()
		if s.top != 600 || s.doc.Quote() != quote {
			t.Errorf("article %d: block %d at the top, quotation %d, want %d", i, s.top, s.doc.Quote(), quote)
		}
	}
	whole := articles[len(articles)-1]
	if n := len(s.doc.Analysis().Quotations); !s.doc.IsAnalysed() || n != whole.Len()/3 {
		t.Errorf("%d quotations in %d blocks", n, whole.Len())
	}
}

// TestWindowsFromTheScreen checks that the quotations around the screen are found first, and
// that keys whose targets are not certain wait.
func TestWindowsFromTheScreen(t *testing.T) {
	articles := grow(t, longLedger(3<<20))
	whole := articles[len(articles)-1]
	s := wait(t, 4, Ref{})
	s.receive(Update{Article: whole, Percent: 100})
	middle := content.BlockIndex(whole.Len() / 2)
	s.top = middle
	s.follow()
	s.doc.startAnalysis()
	always := func(content.Range) bool { return true }
	for s.doc.quotes == nil {
		if !s.work() {
			t.Fatal("no quotation was found")
		}
	}
	if s.doc.IsAnalysed() || s.doc.knownFrom == 0 || s.doc.knownFrom > middle || s.doc.known <= middle || int(s.doc.known) >= whole.Len() {
		t.Errorf("the quotations from %d to %d are known, the screen is at %d", s.doc.knownFrom, s.doc.known, middle)
	}
	if s.doc.QuoteNeedsMore(1, always) || !s.doc.QuoteNeedsMore(-1<<20, always) || !s.doc.QuoteNeedsMore(1<<20, always) || !s.doc.QuoteIndexNeedsMore(0, always) {
		t.Error("a key waits that need not, or the other way round")
	}
	s.top = 0
	s.follow()
	for s.doc.knownFrom > 0 {
		if !s.work() {
			t.Fatal("the quotations at the new place were not found")
		}
	}
	if s.doc.IsAnalysed() {
		t.Error("the quotations at the new place were not found first")
	}
	s.do(s.doc.StepQuote(1))
	start := s.doc.quoteStart(s.doc.Quote())
	if percent := s.doc.AnalysisPercent(); percent <= 0 || percent >= 100 {
		t.Errorf("%d %% have been searched", percent)
	}
	s.finish()
	if !s.doc.IsAnalysed() || s.doc.AnalysisPercent() != 100 || s.doc.quoteStart(s.doc.Quote()) != start {
		t.Errorf("the current quotation has changed to %d", s.doc.Quote())
	}
	if s.work() {
		t.Error("there is work left")
	}
}
