package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"pullquote/content"
	"pullquote/content/feed"
	"pullquote/content/library"

	"github.com/spf13/cobra"
)

// maxOPML bounds a list of feeds, in bytes.
const maxOPML = 16 << 20

// addToLibrary adds feeds, articles to be read later, and lists of feeds in OPML.
func (r *runner) addToLibrary(cmd *cobra.Command, args []string) error {
	l := library.New(dataFolder())
	var failed error // the last one; earlier errors have been reported
	for _, arg := range args {
		if err := r.add(cmd, l, arg); err != nil {
			report(failed, cmd.ErrOrStderr())
			failed = err
		}
	}
	return errors.Join(failed, l.Close())
}

func (r *runner) add(cmd *cobra.Command, l *library.Library, arg string) error {
	if !content.IsWebAddress(arg) {
		return r.addList(cmd.Context(), l, arg)
	}
	a, _, err := open(cmd.Context(), arg, r.sourceOptions())
	now, source := time.Now(), library.Source(arg)
	switch {
	case err != nil:
		return err
	case len(a.Entries) == 0:
		v := library.Visit{Source: source, Title: a.Title.String(), Byline: a.Byline.String(), Site: a.Site.String(), Lang: a.Lang.String(), Published: a.Published.String(), At: now}
		if err := l.SetLater(cmd.Context(), v, true); err != nil {
			return err
		}
		fmt.Fprintln(r.stdout, "to be read later:", content.SanitizeLine(cmp.Or(a.Title.String(), source)).String())
		if !r.settings(cmd, false).Library.Texts { // mistakes in it are reported when reading
			return nil
		}
		return l.KeepUnread(cmd.Context(), v, a)
	}
	isNew, err := l.AddFeed(cmd.Context(), source, a.Title.String(), now)
	if err != nil {
		return err
	}
	if _, err := l.KeepEntries(cmd.Context(), source, a.Title.String(), library.EntrySources(a), now); err != nil {
		return err
	}
	r.sayAdded(isNew, cmp.Or(a.Title.String(), source))
	return nil
}

func (r *runner) sayAdded(isNew bool, title string) {
	what := "added the feed"
	if !isNew {
		what = "already there:"
	}
	fmt.Fprintln(r.stdout, what, content.SanitizeLine(title).String())
}

// addList adds the feeds in a list in OPML, without opening them.
func (r *runner) addList(ctx context.Context, l *library.Library, path string) error {
	data, err := r.readList(path)
	if err != nil {
		return err
	}
	list, err := feed.ParseOPML(data)
	isCut := errors.Is(err, feed.ErrCutOPML)
	if err != nil && !isCut {
		return fmt.Errorf("cannot add %q: %w; use an address or a file in OPML", content.SanitizeLine(path).String(), err)
	}
	for _, s := range list {
		isNew, err := l.AddFeed(ctx, library.Source(s.Address), s.Title, time.Now())
		if err != nil {
			return err
		}
		r.sayAdded(isNew, cmp.Or(s.Title, s.Address))
	}
	switch {
	case isCut:
		return fmt.Errorf("cannot add all of %q: %w", content.SanitizeLine(path).String(), err)
	case len(list) == 0:
		return fmt.Errorf("cannot add %q: there is no feed in it", content.SanitizeLine(path).String())
	}
	return nil
}

func (r *runner) readList(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(io.LimitReader(r.stdin, maxOPML))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	return io.ReadAll(io.LimitReader(f, maxOPML))
}

// writeFeeds prints the feeds in OPML.
func (r *runner) writeFeeds(cmd *cobra.Command, l *library.Library) error {
	feeds, err := l.Feeds(cmd.Context())
	if err != nil {
		return err
	}
	var list []feed.Subscription
	for _, d := range feeds {
		list = append(list, feed.Subscription{Title: d.Title, Address: d.Source})
	}
	if len(list) == 0 {
		return errNothingFound
	}
	return writeBuffered(r.stdout, func(w io.Writer) error { return feed.WriteOPML(w, list) })
}
