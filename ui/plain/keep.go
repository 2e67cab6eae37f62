package plain

import (
	"context"
	"errors"
	"time"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/ui/keymap"
)

// maxLibrary bounds the time that the reader waits for the library.
const maxLibrary = time.Second

// resume goes to the place where the page was left, or else to its start.
func (r *reader) resume(ctx context.Context) {
	v := r.page
	if len(v.Article.Entries) > 0 {
		return
	}
	if at, place, ok := r.left(ctx); ok {
		r.say("Resumed at %s. %s goes to the start.", place.Percent(), r.key(keymap.Top))
		r.goTo(at.Block)
		return
	}
	r.goTo(0)
}

// left returns the place where the page was left, if it is still in the text.
func (r *reader) left(ctx context.Context) (content.Anchor, *library.Place, bool) {
	if r.Library == nil || r.page.Source == "" || r.Fresh {
		return content.Anchor{}, nil, false
	}
	ctx, cancel := context.WithTimeout(ctx, maxLibrary)
	defer cancel()
	d, err := r.Library.BySource(ctx, r.page.Source)
	r.warn(err)
	if d == nil || !d.Place.IsInside() {
		return content.Anchor{}, nil, false
	}
	at, match := d.Place.Locator.Resolve(r.page.Article)
	return at.Start, d.Place, match != content.Lost
}

// keep keeps the place in the page.
func (r *reader) keep() {
	v := r.page
	if r.Library == nil || v.Source == "" || v.block < 0 {
		return
	}
	a := v.Article
	at := content.Anchor{Block: v.block}
	place := &library.Place{Locator: content.NewLocator(a, content.Range{Start: at, End: at}), Fraction: 1}
	if v.block < r.last() {
		place.Fraction = float64(v.Index.Offset(at)) / float64(max(v.Index.Size(), 1))
	}
	text := library.NewDigest(a)
	for text.Step() {
	}
	ctx, cancel := context.WithTimeout(context.Background(), maxLibrary) // the reader's own may be over
	defer cancel()
	r.warn(r.Library.Keep(ctx, library.Visit{
		Source: v.Source, Text: text.Hash(), Blocks: a.Len(),
		Title: a.Title.String(), Byline: a.Byline.String(), Site: a.Site.String(), Lang: a.Lang.String(), Published: a.Published.String(), Words: v.Index.Words(),
		At: time.Now(), Place: place,
	}))
}

// warn says what has failed in the library, and what it has to say.
func (r *reader) warn(err error) {
	for _, err := range []error{err, r.Library.TakeWarning()} {
		if err != nil && !errors.Is(err, context.Canceled) {
			r.say("Warning: %s.", r.Explain(err))
		}
	}
}
