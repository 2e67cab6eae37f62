package ui

import (
	"context"
	"errors"
	"sync"
	"time"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/isolate"
	"pullquote/content/library"
	"pullquote/ui/document"
	"pullquote/ui/explain"
	"pullquote/ui/pane"
	"pullquote/ui/task"

	tea "charm.land/bubbletea/v2"
)

// The reader's place in each article is kept in the library: some seconds after a move, when
// the reader leaves the article, and when the program ends. See resume.go for the way back.

const (
	// keepInterval is the minimum time between two places that are kept while reading.
	keepInterval = 3 * time.Second

	// firstKeep is the time from the first move in an article until its place is kept, and the
	// library is created if there isn't one: at the end of the program, time is short.
	firstKeep = 500 * time.Millisecond

	// lastKeep bounds the time that the end of the program waits for the library.
	lastKeep = 300 * time.Millisecond

	// lastHash bounds the time to compute the hash of a text that was read only briefly.
	lastHash = 100 * time.Millisecond
)

// keepMsg is the message that keepInterval has passed.
type keepMsg struct{}

// A keeper keeps the places of one reader.
type keeper struct {
	library *library.Library // nil: nothing is kept and nothing is looked up
	fresh   bool             // articles open at the start
	era     *task.Era        // of the whole program
	reading *task.Era        // until the program is about to end

	keepsTexts bool
	searching  *task.Era   // of the search in what was read
	found      *pane.Found // what that search has found; nil: nothing yet

	open      document.LinkOpener
	openLinks func(source string) document.LinkOpener
	isDue     bool            // a keepMsg is on its way
	recent    *pane.Recent    // nil: not loaded
	offer     string          // what the reader could continue; "" if there is nothing
	everybody *pane.Everybody // nil: not loaded
	told      map[library.Reason]bool

	// hasBegun means that slowWait has passed: the first frame is on the screen.
	hasBegun bool

	writing sync.Mutex // held by the goroutine that writes changes
	mu      sync.Mutex // protects the fields below
	changes []change
	failed  []error // why changes could not be kept
}

// A change of the library is written outside the update loop.
type change func(context.Context, *library.Library) error

// A record is what the library and the keeper know of a page.
type record struct {
	source  string // as [library.Source] returns it
	isKept  bool
	isFresh bool  // it opens at the start, or at a place that was asked for
	kept    state // what has been kept last
	hasRow  bool  // whether this visit has been kept at all

	found       *library.Document // nil: none
	isLookingUp bool
	resume      *library.Place   // where to go on reading; nil: nowhere
	isAsked     bool             // the reader has asked for that place
	tried       *content.Article // in which the place was looked for last
	notice      string           // what the reader was told about the place

	marks      map[string]content.Locator // by letter
	highlights []keptHighlight

	corrections []content.Correction // in the order in which they were made

	shown     *pane.Highlights // by the panes; nil: none
	locatedIn *content.Article // in which the highlights were looked for last
	isLocated bool             // that article was complete

	isHashing bool
	text      library.Hash       // zero: not known yet
	textOf    *analysis.Analysis // whose text has been kept; nil: none
	isChanged bool               // the text is not the one that the reader left
	entriesOf *content.Article   // the list whose entries have been looked up
	read      map[int]bool       // its entries that have been opened in earlier visits
	changes   *pane.Changes      // from the text before; nil: not known yet
}

// A state is the part of a visit that changes while reading.
type state struct {
	at    content.Anchor
	atEnd bool
}

// state returns the state of the page.
func (p *page) state() state {
	return state{p.doc.Place().At, p.context.Progress.Percent == 100 && p.doc.IsComplete()}
}

// newPage opens a document, and looks up what the library knows of it. Source is the source
// as the library knows it; "" if it has none. IsFresh means that the page does not open where
// it was left.
func (m *root) newPage(r document.Request, source string, isFresh bool) *page {
	p := &page{doc: document.Open(&m.tasks, r, problem), request: r}
	p.record = record{
		source:  source,
		isKept:  m.keeper.library != nil && (source != "" || r.Ref.Spec == ""), // not standard input
		isFresh: isFresh || m.keeper.fresh || r.Ref.Fragment != "",
	}
	if m.settings.follows {
		p.stamp = stampOf(r.Ref.Spec)
	}
	m.lookUp(p)
	return p
}

// keepSoon schedules the next time that places are kept, if there is something to keep.
func (m *root) keepSoon() tea.Cmd {
	k := &m.keeper
	if k.isDue || !m.page.isShown() || !m.page.record.isKept || m.page.state() == m.page.record.kept {
		return nil
	}
	k.isDue = true
	wait := keepInterval
	if !m.page.record.hasRow {
		wait = firstKeep
	}
	return tea.Tick(wait, func(time.Time) tea.Msg { return keepMsg{} })
}

// keep keeps the visit to a page, unless it has been kept already.
func (m *root) keep(p *page) {
	k := &m.keeper
	if k.add(p) {
		m.writeChanges()
	}
}

// writeChanges starts to write the queued changes.
func (m *root) writeChanges() {
	k := &m.keeper
	m.tasks.Start(k.era, func(ctx context.Context) (func(), bool) {
		k.write(ctx)
		return func() { m.tell(k.takeFailures()...) }, false
	})
}

// queueChange queues a change, and starts to write it.
func (m *root) queueChange(c change) {
	if m.keeper.library != nil {
		m.keeper.queue(c)
		m.writeChanges()
	}
}

// queue queues a change.
func (k *keeper) queue(c change) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.changes = append(k.changes, c)
}

// add queues the visit to a page. It reports false if it has been kept already.
func (k *keeper) add(p *page) bool {
	r := &p.record
	if !p.isShown() || !r.isKept || r.isPending() {
		return false
	}
	now := p.state()
	if r.hasRow && now == r.kept {
		return false
	}
	v := p.visit(now)
	r.hasRow, r.kept = true, now
	k.queue(func(ctx context.Context, l *library.Library) error { return l.Keep(ctx, v) })
	return true
}

// visit returns the visit to the page so far.
func (p *page) visit(now state) library.Visit {
	a, r := p.doc.Article(), &p.record
	v := library.Visit{
		Source: r.source, Text: r.text, Blocks: a.Len(),
		Title: p.doc.Name(), Byline: a.Byline.String(), Site: a.Site.String(), Lang: a.Lang.String(), Published: a.Published.String(),
		At: time.Now(),
	}
	if p.doc.IsComplete() {
		v.Words = p.doc.Analysis().Index.Words()
	}
	if now == r.kept || p.home.Alone {
		return v
	}
	v.Place = &library.Place{Locator: content.NewLocator(a, content.Range{Start: now.at, End: now.at}), Fraction: 1}
	if !now.atEnd {
		v.Place.Fraction = float64(min(p.context.Progress.Percent, 99)) / 100
	}
	return v
}

// write writes the queued changes, in order.
func (k *keeper) write(ctx context.Context) {
	k.writing.Lock()
	defer k.writing.Unlock()
	for {
		k.mu.Lock()
		if len(k.changes) == 0 {
			k.mu.Unlock()
			return
		}
		c := k.changes[0]
		k.changes = k.changes[1:]
		k.mu.Unlock()
		if err := errors.Join(c(ctx, k.library), k.library.TakeWarning()); err != nil {
			k.mu.Lock()
			k.failed = append(k.failed, err)
			k.mu.Unlock()
		}
	}
}

func (k *keeper) takeFailures() []error {
	k.mu.Lock()
	defer k.mu.Unlock()
	errs := k.failed
	k.failed = nil
	return errs
}

// finish keeps the visit to the last page and closes the library. It gives up after
// [lastKeep]. It returns what has failed and has not been told.
func (k *keeper) finish(last *page) []error {
	if k.library == nil {
		return nil
	}
	k.reading.End()
	last.hash(time.Now().Add(lastHash))
	k.add(last)
	ctx, cancel := context.WithTimeout(context.Background(), lastKeep)
	defer cancel()
	k.addText(last)
	done := make(chan error, 1)
	isolate.Go(func() {
		k.write(ctx)
		done <- k.library.Close()
	}, func(p *isolate.Panic) { done <- p })
	var errs []error
	select {
	case err := <-done:
		errs = append(k.takeFailures(), err)
	case <-ctx.Done():
		errs = []error{&library.Error{Path: k.library.Path(), Reason: library.Late, Err: ctx.Err()}}
	}
	return k.untold(errs)
}

// abandon writes the changes that are queued, because the program ends while the update loop is
// busy. It gives up after [lastKeep].
func (k *keeper) abandon() {
	if k.library == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), lastKeep)
	defer cancel()
	written := make(chan struct{})
	isolate.Go(func() {
		k.write(ctx)
		close(written)
	}, func(*isolate.Panic) { close(written) })
	select {
	case <-written:
	case <-ctx.Done():
	}
}

// untold returns the errors of the library that the reader has not been told yet. Each
// reason is told once.
func (k *keeper) untold(errs []error) []error {
	var out []error
	for _, err := range errs {
		var e *library.Error
		if !errors.As(err, &e) || k.told[e.Reason] {
			continue
		}
		if k.told == nil {
			k.told = map[library.Reason]bool{}
		}
		k.told[e.Reason] = true
		out = append(out, e)
	}
	return out
}

// tell shows what has failed in the library.
func (m *root) tell(errs ...error) {
	for _, err := range m.keeper.untold(errs) {
		m.notice.alert = explain.Screen(err).Problem
	}
}
