package document

import (
	"context"
	"fmt"

	"pullquote/content"
	contentsearch "pullquote/content/search"
	"pullquote/ui/task"
)

// A search is a query and what it finds. It is counted in a task.
type search struct {
	text   string // as it was typed
	query  contentsearch.Query
	hits   *hits         // nil: nothing is searched for
	hit    content.Range // the one that the reader is at; empty: none
	number int           // of the current hit, from 1; 0: not known
	era    *task.Era     // of the task; nil: there is none
	saved  *savedState   // nil: nothing is being typed
}

// savedState is what there was before something was typed, for [Document.CancelSearch].
type savedState struct {
	search search
	place  Place
	origin Place
	isAway bool
	quote  int
	note   int
}

// OpenSearch begins a search from here. [Document.SetSearch] follows, then
// [Document.AcceptSearch] or [Document.CancelSearch].
func (d *Document) OpenSearch() {
	b := savedState{d.search, d.place, d.origin, d.isAway, d.quote, d.note}
	d.search.saved = &b
}

// SetSearch searches for a text. The first hit from where the reader was is an outcome of
// its own, as soon as it is found.
func (d *Document) SetSearch(text string) Outcome {
	d.endSearch()
	d.setQuote(d.quote) // evidence is not lit any more
	d.search = search{text: text, query: contentsearch.Compile(text), saved: d.search.saved}
	if d.search.query.Empty() {
		return Outcome{Place: &d.search.saved.place}
	}
	d.startSearch(d.search.saved.place.At, true)
	return Outcome{}
}

// startSearch searches the article. GoThere says whether to go to the first hit after
// from.
func (d *Document) startSearch(from content.Anchor, goThere bool) {
	d.endSearch()
	era := task.NewEra(d.era.Context())
	s := newScan(d.search.query, d.Article(), d.analysis.Index, from)
	d.search.era, d.search.hits = era, s.hits
	d.tasks.Start(era, func(ctx context.Context) (func(), bool) {
		f := s.slice(ctx)
		first := s.first
		return func() { d.applyScan(f, first, goThere) }, f.before == nil
	})
}

// applyScan takes over what a slice of the search has found. First is the first hit, if it is
// among that.
func (d *Document) applyScan(f scanResult, first content.Range, goThere bool) {
	h := d.search.hits
	h.total += f.total
	for _, offset := range f.offsets {
		h.density.add(offset)
	}
	h.before = f.before
	switch {
	case !goThere || d.search.saved == nil:
	case f.hasFirst:
		d.search.hit = first
		d.post(Outcome{Place: &d.search.saved.place, Show: &first})
	case h.isComplete() && h.total == 0:
		d.post(Outcome{Place: &d.search.saved.place})
	}
	if h.isComplete() && d.search.hit != (content.Range{}) {
		d.search.number = h.countBefore(d.search.hit.Start) + 1
	}
}

// AcceptSearch keeps the search. If nothing was typed or found, it reports false, and
// [Document.CancelSearch] is to follow. It must not be called before
// [Document.IsHitKnown].
func (d *Document) AcceptSearch() (Outcome, bool) {
	switch s := &d.search; {
	case s.query.Empty():
		return Outcome{}, false
	case s.hits.total == 0:
		return Outcome{Alert: fmt.Sprintf("nothing found for “%s”", s.text)}, false
	}
	d.remember(d.search.saved.place)
	d.search.saved = nil
	return Outcome{}, true
}

// CancelSearch brings back what there was before [Document.OpenSearch].
func (d *Document) CancelSearch() Outcome {
	d.endSearch()
	b := *d.search.saved
	d.search = b.search
	d.origin, d.isAway = b.origin, b.isAway
	d.setQuote(b.quote)
	d.setNote(b.note)
	if h := d.search.hits; h != nil && (h.article != d.Article() || !h.isComplete()) {
		d.startSearch(d.search.hit.Start, false)
	}
	return Outcome{Place: &b.place}
}

// ClearSearch drops the search and its hits.
func (d *Document) ClearSearch() {
	d.endSearch()
	d.search = search{}
}

// HasSearch reports whether there is a search.
func (d *Document) HasSearch() bool { return !d.search.query.Empty() }

func (d *Document) endSearch() {
	if d.search.era != nil {
		d.search.era.End()
	}
}

// restartSearch searches a longer article. Moved returns where a place of the shorter one
// is in it.
func (d *Document) restartSearch(moved func(content.Anchor) content.Anchor) {
	s := &d.search
	s.hit.Start, s.hit.End = moved(s.hit.Start), moved(s.hit.End)
	s.number = 0
	switch {
	case s.hits == nil:
	case s.saved != nil:
		s.hit = content.Range{}
		d.startSearch(s.saved.place.At, true)
	default:
		d.startSearch(s.hit.Start, false)
	}
}

// Query returns what is searched for.
func (d *Document) Query() contentsearch.Query { return d.search.query }

// Hit returns the hit that the reader is at. It is empty if there is none.
func (d *Document) Hit() content.Range { return d.search.hit }

// SearchStatus says how many hits there are. While more may come, the number ends in an
// ellipsis.
func (d *Document) SearchStatus() string {
	s := &d.search
	if s.hits == nil {
		return ""
	}
	isFinal := s.hits.isComplete() && d.IsComplete()
	more := "…"
	if isFinal {
		more = ""
	}
	switch {
	case s.hits.total == 0 && isFinal:
		return "nothing found"
	case s.hits.total == 0:
		return "searching" + more
	case s.number == 0:
		return fmt.Sprintf("%d%s found", s.hits.total, more)
	}
	return fmt.Sprintf("%d of %d%s", s.number, s.hits.total, more)
}

// IsHitKnown reports whether it is known which hit the search goes to first. More of the
// article does not change it if canShow reports that of it.
func (d *Document) IsHitKnown(canShow func(content.Range) bool) bool {
	s := &d.search
	switch {
	case s.query.Empty():
		return true
	case s.hit == content.Range{}:
		return s.hits.isComplete() && d.IsComplete()
	}
	return d.IsComplete() || s.hit.End.Compare(s.saved.place.At) > 0 && canShow(s.hit)
}

// StepHit goes to the n'th next hit, or previous one if n is negative, and around at the
// ends. It must not be called while [Document.HitNeedsMore].
func (d *Document) StepHit(n int) Outcome {
	h := d.search.hits
	if h == nil {
		return Outcome{Notice: "no search yet; press /"}
	}
	if h.total == 0 {
		return Outcome{Notice: "nothing found"}
	}
	var out Outcome
	to := d.hitStep(n)
	switch {
	case to >= h.total:
		out.Notice = "search wrapped to the top"
	case to < 0:
		out.Notice = "search wrapped to the end"
	}
	to = (to%h.total + h.total) % h.total
	d.search.hit, d.search.number = h.at(to), to+1
	out.Show, out.FocusText = &d.search.hit, true
	return out
}

// hitStep returns the index of the hit to which n steps lead: from the current one if it
// is on screen, else from the screen. It is out of range past the first and the last.
func (d *Document) hitStep(n int) int {
	s := &d.search
	if s.number > 0 && overlaps(s.hit, d.visible) {
		return s.number - 1 + n
	}
	at := s.hits.countBefore(d.visible.Start)
	if n > 0 {
		at--
	}
	return at + n
}

// HitNeedsMore reports whether it is not known yet where n steps from hit to hit lead.
// More of the article does not change it if canShow reports that of the place.
func (d *Document) HitNeedsMore(n int, canShow func(content.Range) bool) bool {
	h := d.search.hits
	switch {
	case h == nil:
		return false
	case !h.isComplete():
		return true
	case d.IsComplete():
		return false
	case h.total == 0:
		return true
	}
	to := d.hitStep(n)
	return to < 0 || to >= h.total || !canShow(h.at(to))
}
