package ui

import (
	"context"
	"errors"
	"time"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/content/source"
	"pullquote/ui/document"
	"pullquote/ui/entries"
)

// An article that is kept to read later need not have been opened. Its text is then opened in
// the background, by the same rules as if the reader had opened it, so that it can be read and
// searched without its source.

// A laterArticle is an article to keep for later.
type laterArticle struct {
	visit library.Visit
	open  func(context.Context) <-chan document.Update // nil: its text is kept already, or need not be
}

// toggleLater keeps the article on the page for later, or the selected entry of a list; or no
// longer.
func (m *root) toggleLater() {
	k, p := &m.keeper, m.page
	if k.library == nil {
		m.notice.text = "nothing is kept: the library is off"
		return
	}
	a := laterArticle{visit: library.Visit{Source: p.record.source, Text: p.record.text, Title: p.doc.Name()}}
	if list, ok := p.pane(p.home).(*entries.Pane); ok {
		i, ok := list.Selected()
		if !ok {
			return
		}
		e := p.doc.Article().Entries[i]
		a.visit = library.Visit{Source: library.EntrySource(p.doc.Article(), i), Title: e.Title.String(), Byline: e.Byline.String(), Published: e.Published.String(), Site: p.doc.Article().Title.String()}
		if request := p.doc.OpenEntry(i).Open; request != nil {
			a.open = request.Updates
		}
	}
	m.tasks.Start(k.era, func(ctx context.Context) (func(), bool) {
		d, err := k.library.BySource(ctx, a.visit.Source)
		isLater := d == nil || d.Later.IsZero()
		a.visit.At = time.Now()
		if err == nil {
			err = k.library.SetLater(ctx, a.visit, isLater)
		}
		return func() {
			switch {
			case errors.Is(err, library.ErrNotFindable):
				m.notice.text = "this cannot be kept for later: it has no address"
			case err != nil:
				m.tell(err)
			case isLater:
				m.notice.text = "kept to read later: " + a.visit.Title
				m.keepLaterText(a)
			default:
				m.notice.text = "no longer kept to read later"
			}
		}, false
	})
}

// setLater keeps a document of the library for later, or no longer.
func (m *root) setLater(d library.Document, isLater bool) {
	a := laterArticle{visit: library.Visit{Source: d.Source, Title: d.Title, Byline: d.Byline, Site: d.Site, Lang: d.Lang, Published: d.Published, At: time.Now()}}
	notice := "no longer kept to read later"
	if isLater {
		notice = "kept to read later: " + d.Title
	}
	m.changeShelf(notice, func(ctx context.Context, l *library.Library) error { return l.SetLater(ctx, a.visit, isLater) })
	if open := m.keeper.open; isLater && open != nil && d.Source != library.BuiltIn && !d.IsFeed {
		a.open = func(ctx context.Context) <-chan document.Update {
			return open(ctx, document.Ref{Spec: d.Source, Name: d.Title})
		}
		m.keepLaterText(a)
	}
}

// errNoText means that what was opened is a list, or nothing.
var errNoText = errors.New("it has no text")

// keepLaterText keeps the text of an article that has just been kept for later.
func (m *root) keepLaterText(a laterArticle) {
	k := &m.keeper
	if a.open == nil || !k.keepsTexts {
		return
	}
	kept := m.notice.text
	m.tasks.Start(k.reading, func(ctx context.Context) (func(), bool) {
		text, err := k.keepLaterText(ctx, a)
		var refused *source.Error
		isRefused := errors.As(err, &refused) && refused.Reason == source.PrivateNetwork
		var failed error
		if isRefused {
			failed = k.forget(ctx, a.visit)
		}
		return func() {
			m.tell(failed)
			switch {
			case isRefused:
				m.notice.text = "not kept for later: " + problem(refused)
			case err != nil:
				m.notice.text = "kept only the link: " + problem(err)
			case text == nil || m.notice.text != kept:
			case len(text.Problems) > 0:
				m.notice.text = "kept to read later · " + text.Problems[0].String()
			default:
				m.notice.text = "kept to read later with its text: " + a.visit.Title
			}
			if m.keeper.recent != nil {
				m.loadRecent()
			}
		}, false
	})
}

// forget takes back that an article was kept for later.
func (k *keeper) forget(ctx context.Context, v library.Visit) error {
	d, err := k.library.BySource(ctx, v.Source)
	switch {
	case err != nil || d == nil:
		return err
	case d.Added.UnixMilli() == v.At.UnixMilli(): // it was not known before
		return k.library.Remove(ctx, d.ID)
	}
	return k.library.SetLater(ctx, v, false)
}

// keepLaterText opens an article, keeps its text and returns it. If a text has been kept before,
// it returns nil.
func (k *keeper) keepLaterText(ctx context.Context, later laterArticle) (*content.Article, error) {
	v := later.visit
	if d, err := k.library.BySource(ctx, v.Source); d != nil && err == nil {
		if kept, err := k.library.TextOf(ctx, d); kept != nil || err != nil {
			return nil, err
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var a *content.Article
	for u := range later.open(ctx) {
		if u.Err != nil {
			return nil, u.Err
		}
		if u.Article != nil && u.Percent == 100 {
			a = u.Article
		}
	}
	if a == nil || len(a.Entries) > 0 {
		return nil, errNoText
	}
	return a, k.library.KeepUnread(ctx, v, a)
}
