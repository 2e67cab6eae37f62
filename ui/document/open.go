package document

import (
	"context"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/source"
)

// A Update is what is known of an article while it is being opened: more and more of it,
// and in the end all.
type Update struct {
	Article *content.Article
	Percent int   // of the source that has been parsed; 100 in the last update
	Err     error // why it could not be opened; then there is no article

	// OpenLink opens what the article asks for. If it is nil, nothing can be opened.
	OpenLink LinkOpener

	// Read and Total are bytes of a source that is still being read, in an update without
	// an article. Total is 0 if it is not known.
	Read, Total int64
}

// A LinkOpener opens what the links and the entries of one document lead to, as far as a
// document from there may ask for it. It sends updates until the context is done.
type LinkOpener func(context.Context, Ref) <-chan Update

// A Ref says what to open.
type Ref struct {
	Spec     string // a path or an address
	Name     string // what it is called until it has a title
	Fragment string // a place in it: a key of its targets
}

// Stream opens a source in the background. What open sends comes out of the channel,
// which is closed when open returns, until the context is done. If open panics, that is
// an error of this source, and the terminal can be restored before it is shown.
func Stream(ctx context.Context, ref Ref, open func(send func(Update))) <-chan Update {
	updates := make(chan Update)
	send := func(p Update) {
		select {
		case updates <- p:
		case <-ctx.Done():
		}
	}
	go func() {
		defer close(updates)
		defer func() {
			if p := recover(); p != nil {
				send(Update{Err: source.Crash(ref.Name, p)})
			}
		}()
		open(send)
	}()
	return updates
}

// An opening is how much of an article has been opened.
type opening struct {
	ref      Ref
	read     int64 // bytes of the source
	total    int64 // 0: not known
	percent  int   // of the source that has been parsed
	openLink LinkOpener
	failed   error // why nothing could be opened
	opened   func()
}

// maxInline is the size of an article that is analysed before it is shown, in bytes of
// its text. That takes about as long as drawing it.
const maxInline = 256 << 10

// receiveUpdates starts the task that receives the updates of the article.
func (d *Document) receiveUpdates(r Request) {
	updates := r.Updates(d.era.Context())
	if updates == nil {
		return
	}
	d.tasks.Start(d.era, func(ctx context.Context) (func(), bool) {
		select {
		case p, ok := <-updates:
			if !ok {
				return nil, false
			}
			return d.prepare(ctx, p), true
		case <-ctx.Done():
			return nil, false
		}
	})
}

// prepare does what takes time about an update. It returns what is to be done on the loop.
func (d *Document) prepare(ctx context.Context, p Update) func() {
	if p.Article == nil {
		return func() { d.receiveProgress(p) }
	}
	x := analysis.Describe(p.Article)
	if x.Index.Size() > maxInline {
		return func() { d.receive(p, x, nil) }
	}
	full, err := analysis.Run(ctx, p.Article)
	if err != nil {
		return nil // the document has been closed
	}
	q := newQuotes(full)
	return func() { d.receive(p, full, q) }
}

func (d *Document) receiveProgress(p Update) {
	if p.Err == nil {
		d.opening.read, d.opening.total = p.Read, p.Total
		return
	}
	if !d.HasText() {
		d.opening.failed = p.Err
		return
	}
	d.opening.percent = 100
	d.post(Outcome{Err: p.Err})
}

// receive shows an update: the first, or one that is longer than what is shown. Q is nil if
// x has no quotations yet.
func (d *Document) receive(p Update, x *analysis.Analysis, q *quotes) {
	if d.HasText() {
		d.replace(p, x, q)
		return
	}
	d.analysis = x
	d.applyUpdate(p, q)
}

// applyUpdate takes over what an update says beside its text.
func (d *Document) applyUpdate(p Update, q *quotes) {
	d.opening.openLink, d.opening.percent = p.OpenLink, p.Percent
	if q != nil {
		d.setAnalysis(d.analysis, q)
	} else {
		d.startAnalysis()
	}
	d.seek()
	if problems := d.Article().Problems; len(problems) > 0 && p.Percent == 100 {
		d.post(Outcome{Notice: problems[0]})
	}
}

// seek goes to the place of the article that was asked for, as soon as so much has been
// opened, unless the reader has gone elsewhere.
func (d *Document) seek() {
	if d.opening.ref.Fragment == "" {
		return
	}
	at, ok := d.target(d.opening.ref.Fragment)
	switch {
	case !ok && !d.IsComplete():
		return
	case !ok:
		d.post(Outcome{Notice: "the link's target is not in this article"})
	case d.place == Place{}:
		d.post(Outcome{Place: &Place{At: at}})
	}
	d.opening.ref.Fragment = ""
}

// Shown tells the document that it has become the one on screen.
func (d *Document) Shown() {
	if d.opening.opened != nil {
		d.opening.opened()
		d.opening.opened = nil
	}
}

// Ref returns what is being opened, or has been.
func (d *Document) Ref() Ref { return d.opening.ref }

// Progress returns how many bytes of the source have been read, of how many in all, and
// how many percent of it have been parsed. The total is 0 if it is not known.
func (d *Document) Progress() (read, total int64, percent int) {
	return d.opening.read, d.opening.total, d.opening.percent
}
