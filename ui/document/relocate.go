package document

import (
	"context"
	"slices"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/caption"
	"pullquote/ui/task"
)

// A relocation maps places of an article to a longer version of it.
type relocation struct {
	from, to *content.Article
	same     content.BlockIndex // number of leading blocks that are the same in both
	moved    map[content.Anchor]content.Anchor
}

// anchor returns the place of a in the longer article. It reports false if that is not
// known yet.
func (r *relocation) anchor(a content.Anchor) (content.Anchor, bool) {
	if a.Block < r.same {
		return a, true
	}
	to, ok := r.moved[a]
	return to, ok
}

// slice relocates places until its time is up. It returns those that are left.
func (r *relocation) slice(ctx context.Context, places []content.Anchor) []content.Anchor {
	pace := task.StartSlice(ctx)
	for !pace.IsOver() && int(r.same) < min(r.from.Len(), r.to.Len()) && r.from.Block(r.same).Plain() == r.to.Block(r.same).Plain() {
		r.same++
	}
	for !pace.IsOver() && len(places) > 0 {
		if _, ok := r.anchor(places[0]); !ok {
			r.moved[places[0]] = content.Relocate(r.from, r.to, places[0])
		}
		places = places[1:]
	}
	return places
}

// maxRelocations bounds the attempts to relocate places while the reader keeps moving.
// After that, an approximate place is used.
const maxRelocations = 3

// replace shows a longer version of the article, after relocating the reader's places in a
// task. If all places stay the same, it does so at once.
func (d *Document) replace(p Update, x *analysis.Analysis, q *quotes) {
	if d.replacing != nil {
		d.replacing.End()
	}
	if x.Article == d.Article() || x.Article.IsSame(d.Article()) {
		x = inArticle(x, x.Article.Keeping(d.Article()))
		d.grow(x, q)
		d.applyUpdate(p, q)
		return
	}
	d.replacing = task.NewEra(d.era.Context())
	r := &relocation{from: d.Article(), to: x.Article, moved: map[content.Anchor]content.Anchor{}}
	places := d.anchors()
	rounds, done := 0, false
	d.tasks.Start(d.replacing, func(ctx context.Context) (func(), bool) {
		if done {
			return nil, false
		}
		if places = r.slice(ctx, places); len(places) > 0 {
			return nil, true
		}
		return func() {
			rounds++
			places = slices.DeleteFunc(d.anchors(), func(a content.Anchor) bool { _, ok := r.anchor(a); return ok })
			if len(places) == 0 || rounds >= maxRelocations {
				done = true
				d.relocate(r, x, q)
				d.applyUpdate(p, q)
			}
		}, true
	})
}

// anchors returns all places that must be relocated.
func (d *Document) anchors() []content.Anchor {
	var out []content.Anchor
	d.eachAnchor(func(a content.Anchor) content.Anchor {
		out = append(out, a)
		return a
	})
	for _, i := range []int{d.note, d.nearestNote} {
		if i >= 0 {
			out = append(out, d.analysis.Notes[i].At.Start)
		}
	}
	return out
}

// eachAnchor replaces each place with the result of move.
func (d *Document) eachAnchor(move func(content.Anchor) content.Anchor) {
	d.place.At, d.origin.At, d.line = move(d.place.At), move(d.origin.At), move(d.line)
	ranges := []*content.Range{&d.visible, &d.search.hit}
	if d.footnote != (content.Range{}) {
		ranges = append(ranges, &d.footnote)
	}
	if b := d.search.saved; b != nil {
		b.place.At, b.origin.At = move(b.place.At), move(b.origin.At)
		ranges = append(ranges, &b.search.hit)
	}
	for i := range d.moves.moves {
		s := &d.moves.moves[i]
		ranges = append(ranges, &s.visible)
		s.quote = move(s.quote)
	}
	for _, way := range [][]Place{d.jumps.back, d.jumps.forward} {
		for i := range way {
			way[i].At = move(way[i].At)
		}
	}
	for _, r := range ranges {
		r.Start, r.End = move(r.Start), move(r.End)
	}
}

// inArticle returns x with an article that has the same blocks at its start.
func inArticle(x *analysis.Analysis, a *content.Article) *analysis.Analysis {
	if a == x.Article {
		return x
	}
	out := *x
	out.Article, out.Index, out.Outline = a, content.NewIndex(a), a.Outline()
	return &out
}

// grow switches to another part of the article, which has all of the reader's places, and
// keeps the quotations that are known. Q is nil if x has no quotations yet.
func (d *Document) grow(x *analysis.Analysis, q *quotes) {
	move := func(a content.Anchor) content.Anchor { return a }
	if old := d.Article(); !x.Article.Extends(old) {
		move = func(a content.Anchor) content.Anchor { return x.Article.Translate(old, a) }
		d.eachAnchor(move)
		if d.known > 0 {
			d.knownFrom, d.known = move(content.Anchor{Block: d.knownFrom}).Block, move(content.Anchor{Block: d.known - 1}).Block+1
		}
	}
	if q == nil {
		x = d.analysis.MoveTo(x, move)
		if d.quotes != nil {
			d.quotes = newQuotes(x)
		}
	}
	d.analysis = x
	d.restartSearch(move)
}

// provisional returns a longer article with the quotations that are known.
func (d *Document) provisional(longer *analysis.Analysis) *analysis.Analysis {
	return d.analysis.MoveTo(longer, func(a content.Anchor) content.Anchor { return a })
}

// relocate switches to a longer article, and moves all the reader's places to it.
func (d *Document) relocate(r *relocation, x *analysis.Analysis, q *quotes) {
	move := func(a content.Anchor) content.Anchor {
		if to, ok := r.anchor(a); ok {
			return to
		}
		return content.Anchor{Block: min(a.Block, content.BlockIndex(max(r.to.Len()-1, 0)))}
	}
	note := func(i int) int {
		if i < 0 {
			return -1
		}
		at := move(d.analysis.Notes[i].At.Start)
		return slices.IndexFunc(x.Notes, func(n caption.Note) bool { return n.At.Start == at })
	}
	d.note, d.nearestNote = note(d.note), note(d.nearestNote)
	if b := d.search.saved; b != nil {
		b.note = note(b.note)
	}
	d.eachAnchor(move)
	if q == nil && d.quotes != nil && d.quotes.end <= r.same {
		x, d.known = d.provisional(x), r.same
	} else {
		d.quotes, d.knownFrom, d.known = nil, 0, 0
		d.setQuote(-1)
		if b := d.search.saved; b != nil {
			b.quote = -1
		}
	}
	d.analysis = x
	d.EndSelection()
	place := d.place
	d.post(Outcome{Place: &place})
	d.restartSearch(move)
}
