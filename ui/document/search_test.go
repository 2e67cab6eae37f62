package document

import (
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
	contentsearch "pullquote/content/search"
)

// found checks the search status.
func (s *screen) found(want string) {
	s.Helper()
	if got := s.doc.SearchStatus(); got != want {
		s.Errorf("the status is %q, want %q", got, want)
	}
}

// search types a text and waits for all hits.
func (s *screen) search(text string) {
	s.doc.OpenSearch()
	for i := range text {
		s.do(s.doc.SetSearch(text[:i+1], contentsearch.Options{}))
		s.work()
	}
	s.finish()
}

// accept keeps the search, or cancels it if there is nothing to keep.
func (s *screen) accept() {
	out, ok := s.doc.AcceptSearch()
	s.do(out)
	if !ok {
		s.do(s.doc.CancelSearch())
	}
}

func TestSearch(t *testing.T) {
	s := show(t, 4, ledger(60))
	s.scroll(10)
	s.search("entry 1")
	s.found("2 of 11")
	s.at(10) // the hit is on screen
	s.accept()
	for _, step := range []struct {
		n      int
		found  string
		notice string
	}{
		{1, "3 of 11", ""},
		{-2, "1 of 11", ""},
		{-1, "11 of 11", "search wrapped to the end"},
		{1, "1 of 11", "search wrapped to the top"},
		{22, "1 of 11", "search wrapped to the top"},
	} {
		s.notices = nil
		s.do(s.doc.StepHit(step.n))
		s.found(step.found)
		s.notice(step.notice)
	}
	s.scroll(30)
	s.do(s.doc.StepHit(-1)) // from the screen
	s.found("11 of 11")
	out, _ := s.doc.Back()
	s.do(out)
	s.at(10) // where the search started
	s.doc.ClearSearch()
	s.found("")
	s.do(s.doc.StepHit(1))
	s.notice("no search yet; press {search}")
}

func TestFirstHit(t *testing.T) {
	text := strings.Repeat("Nothing.\n\n", 5) + "A boat, a boat.\n\n" + strings.Repeat("Nothing.\n\n", 5)
	for from, want := range map[content.BlockIndex]string{0: "1 of 2", 5: "1 of 2", 8: "1 of 2"} {
		s := show(t, 2, markdown.Parse([]byte(text)))
		s.scroll(int(from))
		s.search("boat")
		s.found(want)
	}
}

func TestCancelSearch(t *testing.T) {
	s := show(t, 4, ledger(60))
	s.search("entry 30")
	s.accept()
	s.do(s.doc.StepQuote(1))
	s.quote("It is entry 32,")
	s.do(s.doc.StepNote(1))
	top := s.top
	s.search("entry 50")
	s.at(52)
	s.do(s.doc.CancelSearch())
	s.at(top)
	s.found("1 of 1")
	if s.doc.Note() != 0 {
		t.Error("the image note is no longer current")
	}
	s.search("nowhere")
	s.found("no match")
	s.at(top)
	s.accept()
	if got := s.last(s.alerts); got != "no match for “nowhere”" {
		t.Errorf("the alert is %q", got)
	}
	s.found("1 of 1")
	s.search("")
	s.accept()
	s.found("1 of 1")
}

// long returns an article whose search takes several slices.
func long() *content.Article {
	var s strings.Builder
	for i := range 5_000 {
		fmt.Fprintf(&s, "Entry %d tells of the tide and of the boats, at some length, and of “mussels” and cafés.\n\n", i)
	}
	return markdown.Parse([]byte(s.String()))
}

// TestCancelSearchWhileCounting begins another search before the hits of the last one have been
// counted.
func TestCancelSearchWhileCounting(t *testing.T) {
	s := show(t, 4, ledger(60))
	s.doc.OpenSearch()
	s.do(s.doc.SetSearch("entry 1", contentsearch.Options{}))
	s.work()
	s.found("1 found…")
	s.accept()
	s.doc.OpenSearch()
	s.finish()
	s.do(s.doc.CancelSearch())
	s.finish()
	s.found("1 of 11")
}

func TestSearchLongArticle(t *testing.T) {
	s := show(t, 4, long())
	s.scroll(2_500)
	s.doc.OpenSearch()
	s.do(s.doc.SetSearch("tells", contentsearch.Options{}))
	if s.doc.IsHitKnown(nil) {
		t.Error("the first hit is known before the search")
	}
	s.found("searching…")
	s.work()
	s.found("1 found…")
	s.at(2_500)
	if !s.doc.IsHitKnown(nil) {
		t.Error("the first hit was found but is not known")
	}
	s.accept()
	if !s.doc.HitNeedsMore(1, nil) {
		t.Error("the next hit is known before it is found")
	}
	s.finish()
	s.found("2501 of 5000")
	s.do(s.doc.StepHit(1))
	s.found("2502 of 5000")
	// Another letter cancels the previous search.
	s.doc.OpenSearch()
	s.do(s.doc.SetSearch("t", contentsearch.Options{}))
	s.work()
	s.do(s.doc.SetSearch("tz", contentsearch.Options{}))
	s.finish()
	s.found("no match")
}

// TestScrollbarRows compares the marks on the scrollbar with the position of each hit and
// quotation.
func TestScrollbarRows(t *testing.T) {
	for _, paragraphs := range []int{1, 7, 60, 3000} {
		s := show(t, 1, ledger(paragraphs))
		s.search("entry 1")
		x := s.doc.Analysis().Index
		for _, height := range []int{1, 3, 20, 57} {
			hits, quotes := make([]int, height), make([]int, height)
			row := func(a content.Anchor) int { return min(x.Offset(a)*height/x.Size(), height-1) }
			for i := range s.doc.search.hits.total {
				hits[row(s.doc.search.hits.at(i).Start)]++
			}
			for i := range s.doc.Analysis().Quotations {
				quotes[row(s.doc.quoteStart(i))]++
			}
			got := s.doc.HitRows(height)
			for y := range got { // several hits in one part count once, and a part may reach into the next row
				if got[y] > hits[y]+1 || got[y] == 0 && hits[y] > 0 {
					t.Errorf("%d paragraphs, %d rows: hits on %v, want %v", paragraphs, height, got, hits)
					break
				}
			}
			if got := s.doc.QuoteRows(height); fmt.Sprint(got) != fmt.Sprint(quotes) {
				t.Errorf("%d paragraphs, %d rows: quotations on %v, want %v", paragraphs, height, got, quotes)
			}
		}
	}
}

// TestSearchProblem types a query that is not valid: nothing moves, and the search before it
// stays.
func TestSearchProblem(t *testing.T) {
	s := show(t, 4, ledger(60))
	s.search("entry 30")
	s.found("1 of 1")
	s.at(32)
	for _, text := range []string{"entry 30 in:nowhere", "in:quotes", "re:(entry"} {
		s.do(s.doc.SetSearch(text, contentsearch.Options{}))
		s.finish()
		s.at(32)
		if !strings.Contains(s.doc.SearchStatus(), "in:") && !strings.Contains(s.doc.SearchStatus(), "broken") {
			t.Errorf("%s: the status is %q", text, s.doc.SearchStatus())
		}
		if !s.doc.IsHitKnown(nil) {
			t.Errorf("%s: enter waits", text)
		}
	}
	s.do(s.doc.SetSearch("entry 40", contentsearch.Options{}))
	s.finish()
	s.found("1 of 1")
	s.do(s.doc.SetSearch("entry 4(", contentsearch.Options{Regexp: true}))
	s.accept()
	if got := s.last(s.alerts); got != "broken expression: missing closing ) entry 4(" {
		t.Errorf("the alert is %q", got)
	}
	s.at(0)
	s.found("")
}

func TestSearchWithoutCase(t *testing.T) {
	s := show(t, 4, ledger(60))
	s.search("JO PARK")
	s.found("no match · JO PARK has 11 without case")
	s.accept()
	if got := s.last(s.alerts); got != "no match · JO PARK has 11 without case" {
		t.Errorf("the alert is %q", got)
	}
	s.doc.OpenSearch()
	s.do(s.doc.SetSearch("JO PARK", contentsearch.Options{Case: contentsearch.IgnoreCase}))
	s.finish()
	s.found("1 of 11")
}

// TestSearchQuotes searches in quotations, also before they are known.
func TestSearchQuotes(t *testing.T) {
	for _, c := range []struct{ query, found string }{
		{"entry in:quotes", "1 of 20"},
		{"entry who:park", "1 of 10"},
		{`entry 1 who:"ana ruiz"`, "1 of 2"},
		{"boats in:quotes", "1 of 1"},
		{"boats in:notes", "1 of 1"},
		{"park in:quotes", "no match"},
		{"entry in:quotes -park", "1 of 10"},
	} {
		s := wait(t, 4, Ref{})
		s.receive(Update{Article: ledger(60), Percent: 100})
		s.search(c.query)
		s.found(c.found)
	}
	s := show(t, 4, ledger(3_000))
	s.doc.OpenSearch()
	s.doc.quotes = nil // as before the analysis
	s.do(s.doc.SetSearch("entry in:quotes", contentsearch.Options{}))
	s.work()
	s.found("searching…")
	if s.doc.IsHitKnown(nil) {
		t.Error("the first hit is known before the quotations are")
	}
	s.doc.setAnalysis(s.doc.analysis, newQuotes(s.doc.analysis))
	s.finish()
	s.found("1 of 1000")
}

// TestRepeatSearch steps to a hit of the last search after it has ended.
func TestRepeatSearch(t *testing.T) {
	s := show(t, 4, ledger(60))
	s.doc.RepeatSearch()
	s.found("")
	s.search("entry 1")
	s.accept()
	s.doc.ClearSearch()
	s.found("")
	s.scroll(14)
	s.doc.RepeatSearch()
	if s.doc.HitNeedsMore(1, nil) {
		t.Error("the hits are not known any more")
	}
	s.found("11 found")
	s.do(s.doc.StepHit(1))
	s.found("4 of 11")
	// A search that was given up is not repeated.
	s.search("entry 2")
	s.do(s.doc.CancelSearch())
	s.doc.ClearSearch()
	s.doc.RepeatSearch()
	if got := s.doc.SearchText(); got != "entry 1" {
		t.Errorf("searching for %q", got)
	}
}

// TestRepeatSearchInLongerArticle clears a search, and steps to a hit when more has been opened.
func TestRepeatSearchInLongerArticle(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.send(Update{Article: ledger(40), Percent: 50})
	s.search("entry 1")
	s.accept()
	s.doc.ClearSearch()
	s.send(Update{Article: ledger(200), Percent: 100})
	s.doc.RepeatSearch()
	s.finish()
	s.do(s.doc.StepHit(1))
	s.found("1 of 111")
}

// TestSignatures checks that a search that uses signatures finds the same hits.
func TestSignatures(t *testing.T) {
	var text strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&text, "Entry %d tells of the tide and of the boats, at some length, and of “mussels”.\n\n", i)
	}
	s := show(t, 4, markdown.Parse([]byte(text.String())))
	if s.doc.signatures == nil {
		t.Fatal("there are no signatures")
	}
	signatures := s.doc.signatures
	for _, query := range []string{"entry 1999", "Entry 19999", "of the", "re:entry 7+ ", "nowhere"} {
		var found []string
		for _, x := range []*contentsearch.Index{signatures, nil} {
			s.doc.signatures = x
			s.top = 300
			s.follow()
			s.search(query)
			found = append(found, fmt.Sprint(s.doc.SearchStatus(), " at ", s.top))
			s.do(s.doc.CancelSearch())
		}
		if found[0] != found[1] {
			t.Errorf("%s: %s with signatures, %s without", query, found[0], found[1])
		}
	}
}
