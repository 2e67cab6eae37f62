package document

import (
	"context"
	"slices"
	"sort"

	"pullquote/content"
	contentsearch "pullquote/content/search"
	"pullquote/ui/task"
)

// A HitList says which hits of the search to list. A change of it makes a new value.
type HitList struct {
	Len      int
	Filter   string // the text that the listed hits have near them; "": all are listed
	Filtered []int  // their indexes
	IsDone   bool   // whether all hits have been compared with the filter
}

// HitList returns the list of hits. It is nil until all hits are known.
func (d *Document) HitList() *HitList {
	s := &d.search
	if s.hits == nil || !s.hits.isComplete() {
		return nil
	}
	if s.list == nil {
		s.list = &HitList{Len: s.hits.total, IsDone: true}
	}
	return s.list
}

// FilterHits lists only the hits that have a text near them or in the title of their section,
// or all again if the text is "". A task compares them. All hits must be known, unless the text
// is "".
func (d *Document) FilterHits(text string) {
	s := &d.search
	if s.filtering != nil {
		s.filtering.End()
	}
	s.list = nil
	query := contentsearch.Compile(text)
	if query.IsEmpty() {
		return
	}
	s.list = &HitList{Len: s.hits.total, Filter: text}
	s.filtering = task.NewEra(d.era.Context())
	f := hitFilter{hits: s.hits, outline: d.analysis.Outline, searcher: query.NewSearcher()}
	d.tasks.Start(s.filtering, func(ctx context.Context) (func(), bool) {
		found, isDone := f.slice(ctx)
		return func() {
			list := *d.search.list
			list.Filtered, list.IsDone = append(slices.Clip(list.Filtered), found...), isDone
			d.search.list = &list
		}, !isDone
	})
}

// A hitFilter compares hits with a text, in order.
type hitFilter struct {
	hits     *hits
	outline  []content.Section
	searcher *contentsearch.Searcher
	next     content.BlockIndex
}

// nearHit is how much text on both sides of a hit is near it, in bytes.
const nearHit = 120

// slice returns the indexes of some more hits that match, until its time is up, and whether it
// has compared all.
func (f *hitFilter) slice(ctx context.Context) (found []int, isDone bool) {
	for pace := task.StartSlice(ctx); int(f.next) < len(f.hits.counts); f.next++ {
		if pace.IsOver() {
			return found, false
		}
		if f.hits.counts[f.next] == 0 {
			continue
		}
		text, title := f.hits.article.Block(f.next).Plain(), sectionTitle(f.outline, f.next)
		for i, m := range f.hits.in(f.next) {
			near := text[max(m.Start-nearHit, 0):min(m.End+nearHit, len(text))]
			if f.searcher.IsIn(near) || f.searcher.IsIn(title) {
				found = append(found, f.hits.before[f.next]+i)
			}
		}
	}
	return found, true
}

// sectionTitle returns the title of the section that contains a block, or "".
func sectionTitle(outline []content.Section, block content.BlockIndex) string {
	i := sort.Search(len(outline), func(i int) bool { return outline[i].Block > block })
	if i == 0 {
		return ""
	}
	return outline[i-1].Title.String()
}

// HitAt returns hit i, from 0. All hits must be known.
func (d *Document) HitAt(i int) content.Range { return d.search.hits.at(i) }

// NearestHit returns the index of the current hit if it is visible, or else of the first one
// from the screen on. All hits must be known.
func (d *Document) NearestHit() int {
	if d.search.number > 0 && overlaps(d.search.hit, d.visible) {
		return d.search.number - 1
	}
	return d.search.hits.countBefore(d.visible.Start)
}

// GoToHit goes to hit i. All hits must be known.
func (d *Document) GoToHit(i int) Outcome {
	d.remember(d.place)
	d.search.hit, d.search.number = d.search.hits.at(i), i+1
	return Outcome{Show: &d.search.hit, FocusText: true}
}
