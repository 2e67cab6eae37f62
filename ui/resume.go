package ui

import (
	"context"
	"fmt"
	"time"

	"pullquote/content"
	"pullquote/content/isolate"
	"pullquote/content/library"
	"pullquote/ui/document"
	"pullquote/ui/keymap"
	"pullquote/ui/task"
)

// An article opens where the reader left it. Until the place is known and that part of the
// article has been opened, keys wait in the queue, so that they mean the same whenever they
// are pressed. The place does not change if the reader has moved with the mouse.

// maxLookup bounds the time that keys wait for the library.
const maxLookup = 300 * time.Millisecond

// isPending reports whether the page may still move to the place where it was left.
func (r *record) isPending() bool { return r.isLookingUp || r.resume != nil }

// lookUp starts to look up a page by its source.
func (m *root) lookUp(p *page) {
	k, r := &m.keeper, &p.record
	if !r.isKept || r.source == "" {
		return
	}
	r.isLookingUp = true
	m.tasks.Start(p.doc.Era(), func(ctx context.Context) (func(), bool) {
		f := k.find(ctx, r.source)
		return func() {
			m.tell(f.errs...)
			if r.isLookingUp {
				r.isLookingUp = false
				m.setFound(p, f)
			}
		}, false
	})
}

// A found is what the library knows of a page.
type found struct {
	document    *library.Document // nil: nothing
	annotations []library.Annotation
	corrections []content.Correction
	errs        []error
}

// find looks up a source, for at most [maxLookup].
func (k *keeper) find(ctx context.Context, source string) found {
	ctx, cancel := context.WithTimeout(ctx, maxLookup)
	defer cancel()
	looked := make(chan found, 1)
	isolate.Go(func() {
		d, err := k.library.BySource(ctx, source)
		f := k.withAdditions(ctx, d, err)
		f.errs = append(f.errs, k.library.TakeWarning(), k.library.Problem(ctx))
		looked <- f
	}, func(p *isolate.Panic) { looked <- found{errs: []error{p}} })
	select {
	case f := <-looked:
		return f
	case <-ctx.Done():
		return found{}
	}
}

// withAdditions adds what the reader has added to a document, which may be nil.
func (k *keeper) withAdditions(ctx context.Context, d *library.Document, err error) found {
	f := found{document: d, errs: []error{err}}
	if d != nil {
		f.annotations, err = k.library.Annotations(ctx, d.ID)
		f.errs = append(f.errs, err)
		f.corrections, err = k.library.Corrections(ctx, d.ID)
		f.errs = append(f.errs, err)
	}
	return f
}

// setFound stores what the library knows of a page.
func (m *root) setFound(p *page, f found) {
	d, r := f.document, &p.record
	r.found = d
	for _, a := range f.annotations {
		if a.Kind != library.Mark {
			r.addHighlight(a)
		} else if _, isSet := r.marks[a.Name]; !isSet {
			r.setMark(a.Name, a.Locator)
		}
	}
	m.addCorrections(p, f.corrections)
	if d == nil || r.isFresh || !d.Place.IsInside() {
		return
	}
	r.resume, r.tried = d.Place, nil
}

// resume goes to the place where the page was left, if it has been opened so far.
func (m *root) resume() {
	p, r := m.page, &m.page.record
	if r.resume == nil || !p.isShown() || !m.session.IsSized() || r.tried == p.doc.Article() {
		return
	}
	if (p.doc.Place() != document.Place{}) || p.home.Alone {
		r.resume = nil
		return
	}
	a, place, isComplete := p.doc.Article(), r.resume, p.doc.IsComplete()
	r.tried = a
	m.tasks.Start(p.doc.Era(), func(context.Context) (func(), bool) {
		at, match := content.Range{}, content.Lost
		if isComplete {
			at, match = place.Locator.Resolve(a)
		} else if here := place.Locator.At; content.NewLocator(a, here) == place.Locator {
			at, match = here, content.Same
		}
		return func() {
			switch {
			case r.resume != place:
			case m.page != p || !p.doc.Article().Extends(a):
				r.tried = nil
			case match != content.Lost && r.isAsked:
				r.resume = nil
				m.applyOutcome(p.doc.Jump(at))
			case match != content.Lost:
				m.resumeAt(at.Start, "")
			case isComplete && r.isAsked:
				m.resumeAt(content.Anchor{}, "that passage is no longer in the article")
			case isComplete:
				m.resumeAt(content.Anchor{}, fmt.Sprintf("your place at %s is gone", place.Percent()))
			}
		}, false
	})
}

// resumeAt goes to the place where the page was left. Notice replaces the usual notice.
func (m *root) resumeAt(at content.Anchor, notice string) {
	p := m.page
	left := p.record.resume.Percent()
	p.record.resume = nil
	if p.doc.Place() != (document.Place{}) {
		return
	}
	m.applyOutcome(document.Outcome{Place: &document.Place{At: at}})
	p.record.kept = p.state()
	switch {
	case notice != "":
	case p.isReload:
		notice = reloaded
	default:
		if p.doc.IsComplete() { // else the percentage on screen is that of a part
			left = fmt.Sprintf("%d%%", p.context.Progress.Percent)
		}
		notice = fmt.Sprintf("resumed at %s · %s for the start", left, m.keys.Key(keymap.Top))
	}
	if p.record.isChanged {
		notice += " · " + m.keys.Expand(changed)
	}
	if m.notice.text == "" && !p.isQuiet {
		m.notice.text, p.record.notice = notice, notice
	}
}

// changed is the notice for a text that is not the one that the reader left.
const changed = "changed since you read it · {changes} shows how"

// stopResuming stays where the page is.
func (p *page) stopResuming() { p.record.isLookingUp, p.record.resume = false, nil }

// identify computes the hash of the page's text, and looks the page up by it. The document
// with that text is the right one, whatever the source says.
func (m *root) identify() {
	p, r := m.page, &m.page.record
	if m.keeper.library == nil || !m.keeper.hasBegun || r.isHashing || !p.isShown() || !p.doc.IsComplete() || r.isLookingUp {
		return
	}
	r.isHashing = true
	digest := library.NewDigest(p.doc.Article())
	m.tasks.Start(p.doc.Era(), func(ctx context.Context) (func(), bool) {
		for pace := task.StartSlice(ctx); !pace.IsOver(); {
			if !digest.Step() {
				text := digest.Hash()
				d, err := m.keeper.library.ByText(ctx, text)
				f := m.keeper.withAdditions(ctx, d, err)
				return func() {
					m.tell(f.errs...)
					m.setText(p, text, f)
				}, false
			}
		}
		return nil, true
	})
}

// hash computes the hash of the page's text if it is not known yet, until a time.
func (p *page) hash(end time.Time) {
	r := &p.record
	if !r.isKept || r.text != (library.Hash{}) || !p.isShown() || !p.doc.IsComplete() {
		return
	}
	digest := library.NewDigest(p.doc.Article())
	for digest.Step() {
		if time.Now().After(end) {
			return
		}
	}
	r.text = digest.Hash()
}

// setText stores the hash of a page's text, and what the library knows of that text.
func (m *root) setText(p *page, text library.Hash, f found) {
	d, r := f.document, &p.record
	r.text = text
	bySource := r.found
	r.isKept = r.isKept || d != nil // standard input that was marked before
	switch {
	case d != nil && (bySource == nil || bySource.ID != d.ID):
		m.setFound(p, f)
	case d == nil && bySource != nil && bySource.Place != nil && bySource.Place.Version != (library.Hash{}):
		r.isChanged = true
	}
	switch {
	case !r.isChanged || r.isPending() || m.page != p:
	case m.notice.text == "" && !p.isQuiet:
		m.notice.text = m.keys.Expand(changed)
	case r.notice != "" && m.notice.text == r.notice:
		m.notice.text += " · " + m.keys.Expand(changed)
	}
}
