package document

import (
	"context"
	"fmt"

	"pullquote/content"
	contentsearch "pullquote/content/search"
	"pullquote/ui/task"
)

// A search is a query and its hits. A task finds them.
type search struct {
	text    string // as typed
	options contentsearch.Options
	query   contentsearch.Query
	problem error         // why the text typed last is not searched for; nil: it is
	hits    *hits         // nil: there is no query
	hit     content.Range // the current hit; empty: none
	number  int           // of the current hit, from 1; 0: unknown
	era     *task.Era     // of the task; nil: none was started
	saved   *savedState   // nil: no search is being typed

	list      *HitList  // nil: not made yet
	filtering *task.Era // of the task that compares hits with a filter; nil: none was started
}

// savedState is the state that [Document.CancelSearch] restores.
type savedState struct {
	search search
	place  Place
	origin Place
	isAway bool
	quote  int
	note   int
	moves  int // number of moves in the log
	shown  *ShownBlocks

	isChosen bool // the reader chose the quotation
}

// OpenSearch starts a search at the current place. It must be followed by calls of
// [Document.SetSearch], and then [Document.AcceptSearch] or [Document.CancelSearch].
func (d *Document) OpenSearch() {
	b := savedState{d.search, d.place, d.origin, d.isAway, d.quote, d.note, d.moves.count(), d.shown, d.isChosen}
	d.search.saved = &b
	d.shown = nil
}

// SetSearch searches for a text. The first hit from the starting place arrives as a
// separate outcome when it is found. If the text is not a valid query, the search before it
// goes on, and [Document.SearchStatus] says what is wrong.
func (d *Document) SetSearch(text string, o contentsearch.Options) Outcome {
	saved := d.search.saved
	query, err := contentsearch.Parse(text, o)
	if err != nil {
		d.search.problem = err
		return Outcome{}
	}
	d.endSearch()
	d.evidence = content.Range{}
	d.search = search{text: text, options: o, query: query, saved: saved}
	if query.IsEmpty() {
		return Outcome{Place: &saved.place}
	}
	d.startSearch()
	return Outcome{}
}

// startSearch searches the article from the reader's place on. While a search is being typed, it
// goes to the first hit. A search for quotations waits until they are known: see
// [Document.setAnalysis].
func (d *Document) startSearch() {
	d.endSearch()
	h := &hits{article: d.Article(), query: d.search.query}
	d.search.hits, d.search.list = h, nil
	if h.query.NeedsQuotes() {
		if d.quotes == nil || !d.IsAnalysed() {
			return
		}
		h.quoted = d.analysis.Quoted()
	}
	d.search.era = task.NewEra(d.era.Context())
	s := newScan(h, d.analysis.Index, d.searchCenter(), d.signatures)
	s.seeksFirst = d.search.saved != nil
	d.tasks.Start(d.search.era, func(ctx context.Context) (func(), bool) {
		f := s.slice(ctx)
		return func() {
			d.applyScan(f)
			s.setCenter(d.searchCenter())
		}, f.before == nil
	})
}

// searchCenter returns the place from which the hits are wanted.
func (d *Document) searchCenter() content.Anchor {
	if saved := d.search.saved; saved != nil {
		return saved.place.At
	}
	return d.visible.Start
}

// resumeSearch starts a search that has been waiting for the quotations.
func (d *Document) resumeSearch() {
	if s := &d.search; s.hits != nil && s.query.NeedsQuotes() && !s.hits.isComplete() {
		d.startSearch()
	}
}

// applyScan adds the result of a slice to the search.
func (d *Document) applyScan(f scanResult) {
	s := &d.search
	s.hits.add(f)
	if s.saved != nil && s.hit == (content.Range{}) {
		first, _, ok := s.hits.step(s.saved.place.At, 1)
		switch {
		case ok:
			s.hit = first
			d.post(Outcome{Place: &s.saved.place, Show: &first})
		case s.hits.isComplete():
			d.post(Outcome{Place: &s.saved.place})
		}
	}
	s.setNumber()
}

// setNumber numbers the current hit once all hits are known.
func (s *search) setNumber() {
	if s.hits.isComplete() && s.hit != (content.Range{}) {
		s.number = s.hits.countBefore(s.hit.Start) + 1
	}
}

// AcceptSearch keeps the search. It reports false if there is nothing to keep; the caller
// must then call [Document.CancelSearch]. It must not be called before
// [Document.IsHitKnown].
func (d *Document) AcceptSearch() (Outcome, bool) {
	switch s := &d.search; {
	case s.problem != nil:
		return Outcome{Alert: s.problem.Error()}, false
	case s.query.IsEmpty():
		return Outcome{}, false
	case s.hits.total == 0 && s.hits.withoutCase > 0:
		return Outcome{Alert: d.SearchStatus()}, false
	case s.hits.total == 0:
		return Outcome{Alert: fmt.Sprintf("no match for “%s”", s.text)}, false
	}
	d.remember(d.search.saved.place)
	d.search.saved = nil
	return Outcome{}, true
}

// RepeatSearch goes on with the search that was cleared last, if there is no search.
func (d *Document) RepeatSearch() {
	if d.HasText() && d.search.hits == nil {
		d.continueSearch(d.lastSearch)
	}
}

// continueSearch goes on with an earlier search. It keeps its hits if they are all that there are.
func (d *Document) continueSearch(s search) {
	d.search = s
	switch h := s.hits; {
	case h == nil:
	case h.article != d.Article(), !h.isComplete(), h.query.NeedsQuotes():
		d.startSearch()
	default:
		d.search.setNumber() // they may have become known since
	}
}

// CancelSearch restores the state before [Document.OpenSearch].
func (d *Document) CancelSearch() Outcome {
	d.endSearch()
	b := *d.search.saved
	d.shown = b.shown
	d.origin, d.isAway = b.origin, b.isAway
	d.moves.moves = d.moves.first(b.moves)
	d.setQuote(b.quote)
	d.isChosen, d.isShowing = b.isChosen, true
	d.setNote(b.note)
	d.continueSearch(b.search)
	return Outcome{Place: &b.place}
}

// ClearSearch drops the search, until [Document.RepeatSearch] goes on with it. There must be one.
func (d *Document) ClearSearch() {
	d.endSearch()
	d.lastSearch, d.search, d.shown = d.search, search{}, nil
	d.lastSearch.hit, d.lastSearch.number = content.Range{}, 0
}

// HasSearch reports whether there is a search.
func (d *Document) HasSearch() bool { return !d.search.query.IsEmpty() }

func (d *Document) endSearch() {
	for _, era := range []*task.Era{d.search.era, d.search.filtering} {
		if era != nil {
			era.End()
		}
	}
}

// restartSearch searches a longer article. Moved maps places of the shorter article to it.
func (d *Document) restartSearch(moved func(content.Anchor) content.Anchor) {
	s := &d.search
	s.hit.Start, s.hit.End = moved(s.hit.Start), moved(s.hit.End)
	s.number, d.shown = 0, nil
	if s.hits == nil {
		return
	}
	if s.saved != nil {
		s.hit = content.Range{}
	}
	d.startSearch()
}

// Query returns the query of the search. It is empty if there is no search.
func (d *Document) Query() contentsearch.Query { return d.search.query }

// Hit returns the current hit, or an empty range if there isn't one.
func (d *Document) Hit() content.Range { return d.search.hit }

// SearchText returns the text that is searched for, or "".
func (d *Document) SearchText() string { return d.search.text }

// SearchStatus returns the number of hits in words, or what is wrong with the query; "" if
// there is no search. An ellipsis means that more hits may follow.
func (d *Document) SearchStatus() string {
	s := &d.search
	if s.problem != nil {
		return s.problem.Error()
	}
	if s.hits == nil {
		return ""
	}
	isFinal := s.hits.isComplete() && d.IsComplete()
	more := "…"
	if isFinal {
		more = ""
	}
	switch {
	case s.hits.total == 0 && isFinal && s.hits.withoutCase > 0:
		return fmt.Sprintf("no match · %s has %d without case", s.text, s.hits.withoutCase)
	case s.hits.total == 0 && isFinal:
		return "no match"
	case s.hits.total == 0:
		return "searching" + more
	case s.number == 0:
		return fmt.Sprintf("%d found%s", s.hits.total, more)
	}
	return fmt.Sprintf("%d of %d%s", s.number, s.hits.total, more)
}

// HitsIn returns the hits in a block of the article that overlap a part of its text. It is
// exact if the part is the whole text; otherwise it looks only into the part.
func (d *Document) HitsIn(block content.BlockIndex, start, end int) []contentsearch.Match {
	h := d.search.hits
	if h == nil || int(block) >= h.article.Len() {
		return nil
	}
	return h.query.NewSearcher().Part(block, h.article.Block(block), start, end, h.quoted)
}

// IsHitKnown reports whether the first hit of the search is certain. The rest of the
// article cannot change it if canShow reports true for it.
func (d *Document) IsHitKnown(canShow func(content.Range) bool) bool {
	s := &d.search
	switch {
	case s.query.IsEmpty(), s.problem != nil:
		return true
	case s.hit == content.Range{}:
		return s.hits.isComplete() && d.IsComplete()
	}
	return d.IsComplete() || s.hit.End.Compare(s.saved.place.At) > 0 && canShow(s.hit)
}

// StepHit goes to the n'th next hit, or to the n'th previous one if n is negative, and
// wraps around at the ends. It must not be called while [Document.HitNeedsMore] reports
// true.
func (d *Document) StepHit(n int) Outcome {
	h := d.search.hits
	if h == nil {
		return Outcome{Notice: "no search yet; press {search}"}
	}
	if h.total == 0 {
		return Outcome{Notice: "no match"}
	}
	var out Outcome
	to, wraps, _ := d.hitStep(n)
	switch {
	case wraps && n > 0:
		out.Notice = "search wrapped to the top"
	case wraps:
		out.Notice = "search wrapped to the end"
	}
	d.search.hit, d.search.number = to, 0
	d.search.setNumber()
	out.Show, out.FocusText = &d.search.hit, true
	return out
}

// hitStep returns the hit that is n steps away from the current hit, or from the screen if the
// current hit is not visible: see [hits.step].
func (d *Document) hitStep(n int) (to content.Range, wraps, ok bool) {
	from := d.visible.Start
	if hit := d.search.hit; overlaps(hit, d.visible) {
		from = hit.Start
		if n > 0 {
			from = hit.End
		}
	}
	return d.search.hits.step(from, n)
}

// HitNeedsMore reports whether the target of n steps is still unknown. The rest of the
// article cannot change it if canShow reports true for it.
func (d *Document) HitNeedsMore(n int, canShow func(content.Range) bool) bool {
	h := d.search.hits
	if h == nil || h.isComplete() && d.IsComplete() {
		return false
	}
	to, wraps, ok := d.hitStep(n)
	return !ok || !d.IsComplete() && (wraps || !canShow(to))
}
