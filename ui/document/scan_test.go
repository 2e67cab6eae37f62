package document

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
	contentsearch "pullquote/content/search"
)

// scanBlock searches one block, as in a slice whose time is up at once. It reports whether the search
// goes on.
func (s *screen) scanBlock(scan *scan) bool {
	over, end := context.WithCancel(context.Background())
	end()
	f := scan.slice(over)
	s.doc.applyScan(f)
	scan.setCenter(s.doc.searchCenter())
	s.catchUp()
	return f.before == nil
}

// searchSlowly begins the search again. Its blocks are searched by [screen.scanBlock].
func (s *screen) searchSlowly() *scan {
	s.doc.search.hit, s.doc.search.number = content.Range{}, 0
	s.doc.startSearch()
	s.doc.endSearch()
	return newScan(s.doc.search.hits, s.doc.analysis.Index, s.doc.searchCenter(), nil)
}

// TestStepBeforeAllHitsAreKnown goes to the next and the previous hit in the middle and at both ends of
// an article. Each is known after a few blocks, and is the right one; its number follows.
func TestStepBeforeAllHitsAreKnown(t *testing.T) {
	for _, c := range []struct {
		top, n        int
		block         content.BlockIndex
		notice, found string
	}{
		{500, 1, 500, "", "501 of 1000"},
		{500, 3, 502, "", "503 of 1000"},
		{500, -1, 499, "", "500 of 1000"},
		{500, -3, 497, "", "498 of 1000"},
		{0, 1, 0, "", "1 of 1000"},
		{0, -1, 999, "search wrapped to the end", "1000 of 1000"},
		{999, 3, 0, "search wrapped to the top", "1 of 1000"},
		{999, -1, 997, "", "998 of 1000"},
	} {
		s := show(t, 2, markdown.Parse([]byte(strings.Repeat("The tide tells of the boats.\n\n", 1000))))
		s.search("tells")
		s.accept()
		s.scroll(c.top)
		scan := s.searchSlowly()
		for range 8 {
			s.scanBlock(scan)
		}
		s.found("8 found…")
		if s.doc.HitNeedsMore(c.n, nil) {
			t.Errorf("from block %d, %d steps: the hit is not known", c.top, c.n)
			continue
		}
		s.notices = nil
		s.do(s.doc.StepHit(c.n))
		s.notice(c.notice)
		if got := s.doc.Hit().Start.Block; got != c.block {
			t.Errorf("from block %d, %d steps: at the hit in block %d, want %d", c.top, c.n, got, c.block)
		}
		for s.scanBlock(scan) {
		}
		s.found(c.found)
	}
}

// TestScanFollowsReader goes far away while a search is in progress.
func TestScanFollowsReader(t *testing.T) {
	s := show(t, 2, ledger(1000))
	s.search("entry")
	s.accept()
	scan := s.searchSlowly()
	s.scanBlock(scan)
	for _, to := range []int{700, -300, 500, -880} {
		s.scroll(to)
		for range 4 {
			s.scanBlock(scan)
		}
		for _, n := range []int{1, -1} {
			if s.doc.HitNeedsMore(n, nil) {
				t.Errorf("at block %d, %d steps: the hit is not known", s.top, n)
			}
		}
	}
	for s.scanBlock(scan) {
	}
	s.found("1000 found")
}

// TestStepsAreCertain compares steps during a search with the same steps after it. Those that are
// known do not change.
func TestStepsAreCertain(t *testing.T) {
	texts := []string{"A tide, a tide.", "Nothing.", "Nothing.", "Tide.", strings.Repeat("tide ", 2*markHits)}
	var source strings.Builder
	for i := range 40 {
		source.WriteString(texts[i*i%7%len(texts)] + "\n\n")
	}
	s := show(t, 3, markdown.Parse([]byte(source.String())))
	s.search("tide")
	s.accept()
	all := s.doc.search.hits
	known := 0
	for top := range 38 {
		s.scroll(top - int(s.top))
		scan := s.searchSlowly()
		for goesOn := true; goesOn; {
			goesOn = s.scanBlock(scan)
			for _, n := range []int{1, 2, 3, 7, 3000, 1_000_000, -1, -2, -3, -7, -3000, -1_000_000} {
				s.doc.search.hits, all = all, s.doc.search.hits
				want, wantWraps, _ := s.doc.hitStep(n)
				s.doc.search.hits, all = all, s.doc.search.hits
				got, wraps, ok := s.doc.hitStep(n)
				if ok && (got != want || wraps != wantWraps) {
					t.Fatalf("from block %d, %d steps: %v, wraps: %v; want %v, wraps: %v", top, n, got, wraps, want, wantWraps)
				}
				if ok {
					known++
				} else if !goesOn {
					t.Fatalf("from block %d, %d steps: not known after the search", top, n)
				}
			}
		}
	}
	if known == 0 {
		t.Error("no step is known")
	}
}

// TestStepWhileOpening goes to hits in the part of an article that has been opened. Beyond it, nothing
// is known.
func TestStepWhileOpening(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.send(Update{Article: ledger(60), Percent: 50})
	s.search("entry")
	s.accept()
	s.scroll(20)
	s.doc.ClearSearch()
	s.doc.RepeatSearch()
	s.finish()
	can := func(content.Range) bool { return true }
	for n, needsMore := range map[int]bool{1: false, -1: false, 43: true, -19: true} {
		if s.doc.HitNeedsMore(n, can) != needsMore {
			t.Errorf("%d steps need more: %v", n, !needsMore)
		}
	}
	s.do(s.doc.StepHit(1))
	s.found("19 of 60…")
	s.send(Update{Article: ledger(120), Percent: 100})
	s.found("19 of 120")
}

// TestScanWithSignatures compares searches that skip blocks in both directions with one that does not.
func TestScanWithSignatures(t *testing.T) {
	var source strings.Builder
	for i := range 2_000 {
		fmt.Fprintf(&source, "Entry %d tells of the tide and of the boats, at some length.\n\n", i)
	}
	a := markdown.Parse([]byte(source.String()))
	x := contentsearch.NewIndex()
	for i := range a.Len() {
		x.Add(a.Block(content.BlockIndex(i)))
	}
	for _, text := range []string{"entry 1999", "entry 1000", "entry 3", "nowhere", "tide"} {
		query := contentsearch.Compile(text)
		for _, center := range []content.BlockIndex{0, 700, 1999} {
			h := &hits{article: a, query: query}
			scan := newScan(h, content.NewIndex(a), content.Anchor{Block: center}, x)
			for !h.isComplete() {
				h.add(scan.slice(t.Context()))
			}
			all := query.All(a, nil)
			if h.total != len(all) {
				t.Fatalf("%s from block %d: %d hits, want %d", text, center, h.total, len(all))
			}
			for i, want := range all {
				if got := h.at(i); got != want {
					t.Fatalf("%s from block %d: hit %d is at %v, want %v", text, center, i, got, want)
				}
			}
		}
	}
}
