package ui

import (
	"context"
	"os"
	"time"
)

// A file that is followed is opened again whenever it has changed, at the place where the reader
// is. A reader who is at its end stays at its end, so that what a program appends is read as it
// comes.

// followInterval is the time between two looks at a file that is followed.
const followInterval = 500 * time.Millisecond

// A stamp tells one state of a file from another. The zero stamp is that of no file.
type stamp struct {
	size     int64
	modified time.Time
}

// stampOf returns the stamp of a regular file.
func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
}

// watch starts to look for changes of the page's file, if files are to be followed.
func (m *root) watch() {
	p := m.page
	if p.stamp == (stamp{}) || p.isWatched || !p.doc.IsComplete() {
		return
	}
	p.isWatched = true
	path, opened := p.request.Ref.Spec, p.stamp
	m.tasks.Start(p.doc.Era(), func(ctx context.Context) (func(), bool) {
		look := time.NewTicker(followInterval)
		defer look.Stop()
		for {
			select {
			case <-look.C:
			case <-ctx.Done():
				return nil, false
			}
			if now := stampOf(path); now != opened && now != (stamp{}) {
				return func() { m.followChange(p) }, false
			}
		}
	})
}

// followChange opens a page again whose file has changed. If another page is shown or about to
// be, it waits until the page is back.
func (m *root) followChange(p *page) {
	p.isWatched = false
	if m.page != p || m.pending != nil || m.isTyping() || m.overlay.pane != nil || p.doc.HasSelection() {
		return
	}
	isAtEnd := p.state().atEnd
	m.reload()
	if m.pending == nil {
		return
	}
	m.notice = notice{}
	m.pending.isQuiet = true
	if isAtEnd {
		m.pending.record.resume = nil
		m.pending.start = Start{AtEnd: true}
	}
}
