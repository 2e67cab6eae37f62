package document

import (
	"context"
	"slices"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/isolate"
	"pullquote/content/source"
)

// An Update reports the progress of opening an article: the bytes read so far, the article
// so far, and finally the whole article or an error.
type Update struct {
	Article *content.Article
	Percent int   // of the source that has been parsed; 100 in the last update
	Err     error // why the article could not be opened; Article is then nil

	// OpenLink opens the links of the article. If it is nil, nothing can be opened.
	OpenLink LinkOpener

	// Read and Total count bytes of a source that is still being read, in an update without
	// an article. Total is 0 if it is unknown.
	Read, Total int64
}

// A LinkOpener opens the targets of links and entries of one document, if a document from
// that origin may open them. It sends updates until the context is done.
type LinkOpener func(context.Context, Ref) <-chan Update

// A Ref says what to open.
type Ref struct {
	Spec     string // a path or an address
	Name     string // shown until there is a title
	Fragment string // a place in it: see [content.Article.Target]
}

// Stream calls open in the background and returns a channel of the updates that it sends
// until the context is done. The channel is closed when open returns. A panic in open
// becomes an error of this source, so that the terminal can be restored before the error is
// shown.
func Stream(ctx context.Context, ref Ref, open func(send func(Update))) <-chan Update {
	updates := make(chan Update)
	send := func(p Update) {
		select {
		case updates <- p:
		case <-ctx.Done():
		}
	}
	isolate.Go(func() {
		open(send)
		close(updates)
	}, func(p *isolate.Panic) {
		send(Update{Err: source.Crash(ref.Name, p)})
		close(updates)
	})
	return updates
}

// An opening is the progress of opening an article.
type opening struct {
	ref      Ref
	read     int64 // bytes of the source
	total    int64 // 0: unknown
	percent  int   // of the source that has been parsed
	openLink LinkOpener
	failed   error // why the article could not be opened at all
	opened   func()
}

// maxInline bounds the articles that are analysed before they are shown, in bytes of text.
// That much takes about as long to analyse as to draw.
const maxInline = 256 << 10

// receiveUpdates starts the task that receives updates of the article.
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
			var apply func()
			if err := source.Isolate(d.opening.ref.Name, func() error {
				apply = d.prepare(ctx, p)
				return nil
			}); err != nil {
				return func() { d.receiveProgress(Update{Err: err}) }, true
			}
			return apply, true
		case <-ctx.Done():
			return nil, false
		}
	})
}

// prepare does the slow part of receiving an update. It returns the rest, for the loop.
func (d *Document) prepare(ctx context.Context, p Update) func() {
	if p.Article == nil {
		return func() { d.receiveProgress(p) }
	}
	x := analysis.Describe(p.Article)
	if x.Index.Size() > maxInline {
		return func() { d.receive(p, x, nil) }
	}
	var full *analysis.Analysis
	var err error
	if panicked := isolate.Run(func() { full, err = analysis.Complete(ctx, x) }); panicked != nil {
		return func() { d.receive(p, x, nil) } // [Document.startAnalysis] will tell
	}
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

// receive shows the article of an update: the first, or a longer one. Q is nil if x has no
// quotations yet.
func (d *Document) receive(p Update, x *analysis.Analysis, q *quotes) {
	if d.HasText() {
		d.replace(p, x, q)
		return
	}
	d.analysis = x
	d.applyUpdate(p, q)
}

// applyUpdate applies everything in an update except the text.
func (d *Document) applyUpdate(p Update, q *quotes) {
	// After a failure, the percentage is 100 although an older update may still follow.
	d.opening.openLink, d.opening.percent = p.OpenLink, max(p.Percent, d.opening.percent)
	if q != nil {
		d.setAnalysis(d.analysis, q)
	} else {
		d.startAnalysis()
	}
	d.seek()
	if p.Percent == 100 {
		d.postProblem(slices.Concat(d.Article().Problems, d.analysis.Problems))
	}
}

// postProblem tells the reader the first of some problems.
func (d *Document) postProblem(problems []content.Text) {
	if len(problems) > 0 {
		d.post(Outcome{Notice: problems[0].String()})
	}
}

// seek goes to the requested fragment once it has been opened, unless the reader has moved.
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

// Shown tells the document that it is now on screen.
func (d *Document) Shown() {
	if d.opening.opened != nil {
		d.opening.opened()
		d.opening.opened = nil
	}
}

// Ref returns the reference that the document was opened by.
func (d *Document) Ref() Ref { return d.opening.ref }

// Progress returns how many bytes of the source have been read, how many there are, and
// what percentage has been parsed. The total is 0 if it is unknown.
func (d *Document) Progress() (read, total int64, percent int) {
	return d.opening.read, d.opening.total, d.opening.percent
}
