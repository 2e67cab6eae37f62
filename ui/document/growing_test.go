package document

import (
	"errors"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
	contentsearch "pullquote/content/search"
)

// TestPreviousNoteOfAPrefix asks for the previous image note while the part that has been
// opened has none.
func TestPreviousNoteOfAPrefix(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.send(Update{Article: markdown.Parse([]byte("One.\n\nTwo.\n")), Percent: 20})
	if !s.doc.NoteNeedsMore(-1, func(content.Range) bool { return true }) {
		t.Error("the previous image note is certain")
	}
}

// TestCancelSearchWhileGrowing starts a search in a prefix of an article and cancels it at
// several moments after the whole has arrived. The current quotation is the same as without
// the search.
func TestCancelSearchWhileGrowing(t *testing.T) {
	whole := ledger(manyParagraphs)
	for name, prefix := range map[string]*content.Article{
		"cut block":    markdown.Parse([]byte("# The ledger\n\n“It is entry 2,” said Jo\n")),
		"cut after it": ledger(20),
	} {
		for slices := range 4 {
			s := wait(t, 4, Ref{})
			s.receive(Update{Article: prefix, Percent: 20})
			s.finish()
			s.scroll(4)
			s.doc.OpenSearch()
			s.do(s.doc.SetSearch("entry 1", contentsearch.Options{}))
			s.receive(Update{Article: whole, Percent: 100})
			for s.doc.Article() != whole {
				if !s.work() {
					t.Fatalf("%s: the article does not grow", name)
				}
			}
			for range slices {
				s.work()
			}
			s.do(s.doc.CancelSearch())
			s.finish()

			want := wait(t, 4, Ref{})
			want.receive(Update{Article: prefix, Percent: 20})
			want.finish()
			want.scroll(4)
			want.receive(Update{Article: whole, Percent: 100})
			want.finish()
			if s.top != want.top || s.doc.Quote() != want.doc.Quote() {
				t.Errorf("%s: cancelled after %d slices: block %d, quotation %d; without the search: block %d, quotation %d",
					name, slices, s.top, s.doc.Quote(), want.top, want.doc.Quote())
			}
		}
	}
}

// TestFootnoteWhileGrowing opens a footnote in a prefix of an article, and goes to it when
// the whole has arrived.
func TestFootnoteWhileGrowing(t *testing.T) {
	text := "The tide was late.[^a]\n\n[^a]: By an hour, says the log.\n\n"
	s := wait(t, 4, Ref{})
	s.send(Update{Article: markdown.Parse([]byte(text)), Percent: 20})
	a := s.doc.Article()
	for id := range a.Targets {
		if s.do(s.doc.FollowLink("#" + id)); s.footnote != nil {
			break
		}
	}
	if s.footnote == nil {
		t.Fatal("no footnote is shown")
	}
	s.send(Update{Article: markdown.Parse([]byte(text + strings.Repeat("The boats went out.\n\n", 40))), Percent: 100})
	s.do(s.doc.JumpToFootnote())
	end := s.doc.Article().Len() - 1
	if got := s.doc.Article().Block(content.BlockIndex(end)).Plain(); !strings.Contains(got, "By an hour") || int(s.top)+s.height <= end {
		t.Errorf("blocks %d to %d of %d are shown, and the last is %q", s.top, int(s.top)+s.height-1, end+1, got)
	}
}

// TestFailureWhileGrowing checks that an article is complete after a failure, even if an
// older update is applied later.
func TestFailureWhileGrowing(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.send(Update{Article: ledger(20), Percent: 20})
	s.receive(Update{Article: ledger(60), Percent: 50})
	s.receive(Update{Err: errors.New("the connection broke off")})
	s.finish()
	if !s.doc.IsAnalysed() || s.doc.Article().Len() < 60 || s.err == nil {
		t.Errorf("analysed: %v, %d blocks, error: %v", s.doc.IsAnalysed(), s.doc.Article().Len(), s.err)
	}
}
