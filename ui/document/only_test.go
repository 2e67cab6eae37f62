package document

import (
	"slices"
	"testing"

	"pullquote/content"
	"pullquote/content/quote"
)

// TestToggleMatches steps through quotations and image notes while only the blocks with a hit
// are shown. A hidden one that is chosen shows all again.
func TestToggleMatches(t *testing.T) {
	s := show(t, 4, ledger(30))
	if out := s.doc.ToggleMatches(); out.Notice == "" || s.doc.ShownBlocks() != nil {
		t.Error("blocks are hidden without a search")
	}
	s.search("entry 2")
	s.accept()
	s.do(s.doc.ToggleMatches())
	shown := s.doc.ShownBlocks()
	if shown == nil {
		t.Fatal("no blocks are hidden")
	}
	for i := range shown.Blocks {
		s.do(s.doc.StepQuote(1))
		at := s.doc.quoteStart(s.doc.Quote())
		if !slices.Contains(shown.Blocks, at.Block) {
			t.Fatalf("step %d leads to a hidden quotation, in block %d", i, at.Block)
		}
	}
	if s.doc.ShownBlocks() != shown {
		t.Error("a step shows all blocks again")
	}
	hidden := slices.IndexFunc(s.doc.Analysis().Quotations, func(q quote.Quotation) bool {
		return !slices.Contains(shown.Blocks, q.Parts[0].Start.Block)
	})
	s.doc.Reveal(s.doc.ShowQuote(hidden).Show.Start)
	if s.doc.ShownBlocks() != nil {
		t.Error("a hidden quotation is not shown")
	}
	s.do(s.doc.ToggleMatches())
	s.doc.OpenSearch()
	if s.doc.ShownBlocks() != nil {
		t.Error("a new search searches only what is shown")
	}
	s.do(s.doc.CancelSearch())
	if s.doc.ShownBlocks() == nil {
		t.Error("a cancelled search shows all blocks")
	}
	s.doc.ClearSearch()
	if s.doc.ShownBlocks() != nil {
		t.Error("blocks are hidden without a search")
	}
}

// TestHitList filters the list of hits.
func TestHitList(t *testing.T) {
	s := show(t, 4, ledger(60))
	s.search("entry")
	s.accept()
	all := s.doc.HitList()
	if all == nil || all.Len == 0 || !all.IsDone {
		t.Fatalf("got %+v", all)
	}
	s.doc.FilterHits("entry 12")
	s.finish()
	list := s.doc.HitList()
	if list == all || !list.IsDone || len(list.Filtered) == 0 {
		t.Fatalf("got %+v", list)
	}
	for _, i := range list.Filtered {
		r := s.doc.HitAt(i)
		if text := s.doc.Article().Text(content.Within(r.Start.Block, 0, r.End.Offset+3)); text == "" {
			t.Errorf("hit %d is not in the text", i)
		}
	}
	s.do(s.doc.GoToHit(list.Filtered[0]))
	if s.doc.NearestHit() != list.Filtered[0] {
		t.Errorf("hit %d is nearest, not %d", s.doc.NearestHit(), list.Filtered[0])
	}
	s.doc.FilterHits("")
	if got := s.doc.HitList(); got.Filter != "" || got.Len != all.Len {
		t.Errorf("got %+v", got)
	}
}

// TestFilterHitsAfterCancel filters the list of hits of a search after another one was given up.
func TestFilterHitsAfterCancel(t *testing.T) {
	s := show(t, 4, ledger(60))
	s.search("entry 1")
	s.accept()
	s.search("entry 2")
	s.do(s.doc.CancelSearch())
	s.doc.FilterHits("entry 12")
	s.finish()
	if list := s.doc.HitList(); !list.IsDone || len(list.Filtered) != 1 {
		t.Errorf("listed %v, done: %v", list.Filtered, list.IsDone)
	}
}
