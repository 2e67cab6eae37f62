package ui

import (
	"context"
	"fmt"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/isolate"
	"pullquote/content/library"
	"pullquote/ui/document"

	tea "charm.land/bubbletea/v2"
)

// The shelf is the list of what was read: this file changes what is on it.

// maxRefreshing bounds the feeds that are refreshed at the same time.
const maxRefreshing = 4

// refreshFeeds refreshes all feeds that the reader has added.
func (m *root) refreshFeeds() {
	k := &m.keeper
	if k.library == nil || k.open == nil {
		m.notice.text = "there are no feeds"
		return
	}
	m.notice.text = "refreshing…"
	m.tasks.Start(k.era, func(ctx context.Context) (func(), bool) {
		feeds, err := k.library.Feeds(ctx)
		if err != nil {
			return func() { m.tell(err) }, false
		}
		r := refresh{keeper: k, at: time.Now(), left: make(chan library.Document, len(feeds)), done: make(chan int, len(feeds))}
		for _, d := range feeds {
			r.left <- d
		}
		close(r.left)
		for range maxRefreshing {
			isolate.Go(func() { r.work(ctx) }, func(*isolate.Panic) {})
		}
		added, failed := 0, 0
		for range feeds {
			if n := <-r.done; n < 0 {
				failed++
			} else {
				added += n
			}
		}
		return func() {
			m.notice.text = refreshed(len(feeds), added, failed)
			if m.keeper.recent != nil {
				m.loadRecent()
			}
		}, false
	})
}

// A refresh is the state of refreshing feeds.
type refresh struct {
	*keeper
	at   time.Time
	left chan library.Document
	done chan int // new entries of a feed; -1: it could not be opened
}

// work refreshes feeds until none are left.
func (r *refresh) work(ctx context.Context) {
	for d := range r.left {
		added := -1
		_ = isolate.Run(func() { added = r.refresh(ctx, d) }) // then it could not be opened
		r.done <- added
	}
}

func (r *refresh) refresh(ctx context.Context, d library.Document) int {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var a *content.Article
	for u := range r.open(ctx, document.Ref{Spec: d.Source, Name: d.Title}) {
		if u.Err != nil {
			return -1
		}
		if u.Article != nil {
			a = u.Article
		}
	}
	if a == nil {
		return -1
	}
	n, err := r.library.KeepEntries(ctx, d.Source, a.Title.String(), library.EntrySources(a), r.at)
	if err != nil {
		return -1
	}
	return n
}

// refreshed says what refreshing feeds has brought.
func refreshed(feeds, added, failed int) string {
	if feeds == 0 {
		return "there are no feeds; pullquote library add ADDRESS adds one"
	}
	text := fmt.Sprintf("refreshed %s · %d new", content.Pluralize(feeds-failed, "feed"), added)
	if failed > 0 {
		text += fmt.Sprintf(" · %d could not be opened", failed)
	}
	return text
}

// changeShelf changes the library, and loads the list of what was read again.
func (m *root) changeShelf(notice string, c change) {
	k := &m.keeper
	if k.library == nil {
		return
	}
	k.queue(c)
	m.loadRecent()
	m.notice.text = notice
}

// editTags opens the prompt for the tags of a document.
func (m *root) editTags(d library.Document) {
	m.line.open(m.keys, "tags: ", strings.Join(d.Tags, ", "), func(text string) tea.Cmd {
		tags := library.ParseTags(text)
		m.changeShelf("tags kept", func(ctx context.Context, l *library.Library) error { return l.SetTags(ctx, d.ID, tags) })
		return nil
	})
}

// removeDocument removes a document from the library.
func (m *root) removeDocument(d library.Document) {
	m.changeShelf("removed "+d.Title, func(ctx context.Context, l *library.Library) error { return l.Remove(ctx, d.ID) })
}

// keepEntries keeps the entries of a list that is a feed of the reader's, and looks up which of
// them have been opened.
func (m *root) keepEntries() {
	k, p := &m.keeper, m.page
	r := &p.record
	a := p.doc.Article()
	if k.library == nil || !k.hasBegun || !p.home.Alone || !p.doc.IsComplete() || r.entriesOf == a || r.source == "" {
		return
	}
	r.entriesOf = a
	sources := make([]string, len(a.Entries))
	for i := range a.Entries {
		sources[i] = library.EntrySource(a, i)
	}
	m.tasks.Start(p.doc.Era(), func(ctx context.Context) (func(), bool) {
		_, err := k.library.KeepEntries(ctx, r.source, a.Title.String(), library.EntrySources(a), time.Now())
		opened, err2 := k.library.Opened(ctx, sources)
		return func() {
			m.tell(err, err2)
			read := map[int]bool{}
			for i, s := range sources {
				if opened[s] {
					read[i] = true
				}
			}
			r.read = read
			m.refresh()
		}, false
	})
}
